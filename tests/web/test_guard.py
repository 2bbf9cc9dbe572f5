"""Only who has the address may ask, from the page itself; whatever else asks is refused."""

import asyncio
from typing import Any

import pytest

from teilhabe_docs.web.guard import Guard
from web.asgi import HOST, TOKEN, ask

LIMIT = 100
SAME = ("origin", f"http://{HOST}")


async def echo(scope: Any, receive: Any, send: Any) -> None:
    """Answers with the path and what was sent to it."""
    body = b""
    while True:
        message = await receive()
        body += message.get("body", b"")
        if not message.get("more_body"):
            break
    headers = [(b"content-type", b"text/plain")]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": scope["path"].encode() + b"|" + body})


GUARD = Guard(echo, hosts=[HOST, "localhost:8123"], token=TOKEN, limit=LIMIT)


def test_who_has_the_address_gets_in() -> None:
    answer = ask(GUARD, f"/{TOKEN}/dokument")
    assert (answer.status, answer.text) == (200, "/dokument|")


def test_without_the_last_slash_the_address_is_completed() -> None:
    answer = ask(GUARD, f"/{TOKEN}")
    assert (answer.status, answer.headers["location"]) == (308, f"/{TOKEN}/")


@pytest.mark.parametrize(
    "path",
    ["/", "", "/dokument", f"/{TOKEN}x/", f"/{TOKEN[:-1]}/", f"/{TOKEN.upper()}/", f"//{TOKEN}/", "/\ud800/"],
)
def test_without_the_token_there_is_nothing(path: str) -> None:
    answer = ask(GUARD, path)
    assert answer.status == 404
    assert TOKEN not in answer.text


@pytest.mark.parametrize(
    "headers",
    [
        [],
        [("host", "boese.example:8123")],
        [("host", "127.0.0.1")],
        [("host", "127.0.0.1:80")],
        [("host", f"{HOST}.boese.example")],
        [("host", HOST), ("host", "boese.example")],
        [("host", "boese.example"), ("host", HOST)],
    ],
)
def test_another_name_for_this_machine_is_refused(headers: list[tuple[str, str]]) -> None:
    """DNS rebinding: a page elsewhere whose name leads here now."""
    assert ask(GUARD, f"/{TOKEN}/", headers=headers).status == 421


@pytest.mark.parametrize(
    "header",
    [
        ("origin", "http://boese.example"),
        ("origin", "null"),
        ("origin", f"https://{HOST}"),
        ("origin", "http://localhost:8123"),
        ("origin", "http://127.0.0.1:9999"),
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_another_origin_is_refused(method: str, header: tuple[str, str]) -> None:
    headers = [("host", HOST), header]
    assert ask(GUARD, f"/{TOKEN}/stand", method=method, headers=headers).status == 403


def test_who_types_the_address_may_read_and_only_read() -> None:
    typed = [("host", HOST), ("sec-fetch-site", "none")]
    assert ask(GUARD, f"/{TOKEN}/", headers=typed).status == 200
    assert ask(GUARD, f"/{TOKEN}/", method="POST", headers=[*typed, SAME]).status == 403


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_who_changes_something_says_from_where(method: str) -> None:
    assert ask(GUARD, f"/{TOKEN}/", method=method).status == 403
    headers = [("host", HOST), SAME, ("sec-fetch-site", "same-origin")]
    assert ask(GUARD, f"/{TOKEN}/", method=method, headers=headers).status == 200


@pytest.mark.parametrize("pieces", [[b"x" * LIMIT], [b"x" * 50, b"y" * 50]])
def test_a_body_up_to_the_limit_is_taken(pieces: list[bytes]) -> None:
    answer = ask(GUARD, f"/{TOKEN}/", method="POST", headers=[("host", HOST), SAME], body=pieces)
    assert answer.body == b"/|" + b"".join(pieces)


@pytest.mark.parametrize("pieces", [[b"x" * (LIMIT + 1)], [b"x" * 50, b"y" * 50, b"z"]])
def test_a_body_beyond_the_limit_is_refused_as_it_comes(pieces: list[bytes]) -> None:
    answer = ask(GUARD, f"/{TOKEN}/", method="POST", headers=[("host", HOST), SAME], body=pieces)
    assert answer.status == 413


@pytest.mark.parametrize("length", [str(LIMIT + 1), "9" * 5000, "-1", "1e9", "zehn"])
def test_a_body_that_is_announced_as_too_large_is_not_read(length: str) -> None:
    headers = [("host", HOST), SAME, ("content-length", length)]
    assert ask(GUARD, f"/{TOKEN}/", method="POST", headers=headers).status == 413


def test_nothing_is_kept_shown_elsewhere_or_told_to_others() -> None:
    headers = ask(GUARD, f"/{TOKEN}/").headers
    assert headers["cache-control"] == "no-store"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-content-type-options"] == "nosniff"
    policy = dict(part.strip().partition(" ")[::2] for part in headers["content-security-policy"].split(";"))
    assert policy["default-src"] == policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert {word for words in policy.values() for word in words.split()} == {"'none'", "'self'", "data:"}


def test_refusals_say_as_little_to_others() -> None:
    assert ask(GUARD, "/").headers["cross-origin-resource-policy"] == "same-origin"


def test_nobody_gets_a_websocket() -> None:
    sent = []

    async def send(message: Any) -> None:
        sent.append(message)

    asyncio.run(GUARD({"type": "websocket", "path": f"/{TOKEN}/"}, None, send))  # type: ignore[arg-type]
    assert sent == [{"type": "websocket.close"}]
