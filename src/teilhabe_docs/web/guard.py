"""Who may ask for the page: only who has its address, from the page itself or by typing it.

Refused are other hosts (DNS rebinding), other tokens, other origins, bodies that are too large. Sources: RFC
9110 (host), the Fetch standard (`Origin`), W3C Fetch Metadata (`Sec-Fetch-Site`), CSP 3.
"""

from collections.abc import Iterable, MutableMapping
from hmac import compare_digest
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

MAX_BODY = 6_000_000
"""Largest body of a request, in bytes: what people paste, and a little around it."""

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "frame-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
"""What the page may load and do; an answer may set its own."""

_HEADERS = {
    b"cache-control": b"no-store",
    b"content-security-policy": POLICY.encode(),
    b"cross-origin-opener-policy": b"same-origin",
    b"cross-origin-resource-policy": b"same-origin",
    b"referrer-policy": b"no-referrer",
    b"x-content-type-options": b"nosniff",
}
_READS = ("GET", "HEAD")
_WORDS = {
    403: "Diese Anfrage kommt nicht von der Seite selbst und wird abgelehnt.",
    404: "Diese Seite gibt es nicht. Die richtige Adresse steht im Terminal.",
    413: "Das ist zu viel auf einmal.",
    421: "Diese Adresse wird hier nicht bedient.",
}


class _TooLargeError(Exception):
    """A body goes on beyond the limit."""


class Guard:
    """Lets through to `app` what may pass, without the token in its path; answers all else itself.

    `hosts` are the names by which this machine is asked, with the port: `127.0.0.1:8000`.
    """

    def __init__(self, app: "ASGIApp", *, hosts: Iterable[str], token: str, limit: int = MAX_BODY) -> None:
        self._app = app
        self._hosts = frozenset(host.encode() for host in hosts)
        self._token = token.encode()
        self._limit = limit

    async def __call__(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        """One request, as ASGI has it."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
        elif scope["type"] == "http":
            await self._http(scope, receive, send)
        else:
            await send({"type": f"{scope['type']}.close"})

    async def _http(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        first, slash, rest = scope["path"].removeprefix("/").partition("/")
        if refused := self._refused(scope, first.encode("utf-8", "replace")):
            await _answer(send, refused)
            return
        if not slash:
            await _answer(send, 308, {b"location": b"/" + self._token + b"/"})
            return
        started = False
        left = self._limit

        async def sending(message: "Message") -> None:
            nonlocal started
            if left < 0:
                return  # what a framework says of the error below
            if message["type"] == "http.response.start":
                started = True
                message = {**message, "headers": _with_headers(message.get("headers", ()))}
            await send(message)

        async def receiving() -> "Message":
            nonlocal left
            message = await receive()
            left -= len(message.get("body", b""))
            if left < 0:
                raise _TooLargeError
            return message

        try:
            path = f"/{rest}"
            await self._app({**scope, "path": path, "raw_path": path.encode()}, receiving, sending)
        except _TooLargeError:
            if started:
                raise
            await _answer(send, 413)

    def _refused(self, scope: "Scope", token: bytes) -> int | None:
        """The status with which a request is refused; None where it may pass."""
        headers: MutableMapping[bytes, list[bytes]] = {}
        for name, value in scope["headers"]:
            headers.setdefault(name.lower(), []).append(value)
        host = headers.get(b"host", [])
        if len(host) != 1 or host[0] not in self._hosts:
            return 421
        if not compare_digest(token, self._token):
            return 404
        if not _from_page(headers, host[0], reads=scope["method"] in _READS):
            return 403
        length = headers.get(b"content-length", [b"0"])
        if len(length) != 1 or not length[0].isdigit() or int(length[0][:20]) > self._limit:
            return 413
        return None


def _from_page(headers: MutableMapping[bytes, list[bytes]], host: bytes, *, reads: bool) -> bool:
    """Whether a request comes from the page itself, or, where it only `reads`, from an address that is typed.

    Browsers say which origin a request has; a program that is none of them knows the token and is believed.
    """
    origins = headers.get(b"origin", [])
    if any(origin != b"http://" + host for origin in origins) or not (origins or reads):
        return False
    allowed = (b"same-origin", b"none") if reads else (b"same-origin",)
    return all(site in allowed for site in headers.get(b"sec-fetch-site", []))


def _with_headers(headers: Iterable[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    given = [(bytes(name).lower(), bytes(value)) for name, value in headers]
    named = {name for name, _ in given}
    return [*given, *((name, value) for name, value in _HEADERS.items() if name not in named)]


async def _answer(send: "Send", status: int, headers: dict[bytes, bytes] | None = None) -> None:
    body = _WORDS.get(status, "").encode()
    kind: dict[bytes, Any] = {
        b"content-type": b"text/plain; charset=utf-8",
        b"content-length": str(len(body)).encode(),
        b"connection": b"close",
    }
    written = _with_headers((kind | (headers or {})).items())
    await send({"type": "http.response.start", "status": status, "headers": written})
    await send({"type": "http.response.body", "body": body})
