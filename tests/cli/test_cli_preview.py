"""`tdocs preview`: a page that is written, and what keeps one from being shown."""

import re
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
import webbrowser
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.aufruf import HAUS, Tdocs
from examples import EXAMPLES, INCOMPLETE
from sampling import few

ONCE = ("--once", "vorschau.html")


def test_a_page_that_needs_nothing_else_is_written(tdocs: Tdocs, haus: Path) -> None:
    result = tdocs("preview", "haus", *ONCE)
    assert (result.code, result.out, result.err) == (0, "vorschau.html\n", "")
    page = Path("vorschau.html").read_text("utf-8")
    assert page.count("<iframe ") == 3
    assert re.findall(r'\b(?:src|action)="[^"]*"|<link[^>]*href="(?!data:)', page) == []
    assert str(haus.parent) not in page


@pytest.mark.parametrize("folder", [*few(EXAMPLES, 1), INCOMPLETE], ids=lambda folder: folder.name)
def test_the_same_folder_gives_the_same_page_without_a_place_on_this_machine(
    tdocs: Tdocs, folder: Path, tmp_path: Path
) -> None:
    tdocs("preview", str(folder), "--once", "eins.html")
    tdocs("preview", str(folder), "--once", "zwei.html")
    page = Path("eins.html").read_bytes()
    assert page == Path("zwei.html").read_bytes()
    assert str(folder.parent).encode() not in page and str(tmp_path).encode() not in page


def test_the_policy_of_the_page_fits_what_is_in_it(tdocs: Tdocs, haus: Path) -> None:
    from base64 import b64encode
    from hashlib import sha256
    from html import unescape

    tdocs("preview", "haus", *ONCE)
    page = Path("vorschau.html").read_text("utf-8")
    policy = unescape(re.findall(r'Policy" content="([^"]*)"', page)[0])
    inside = unescape("".join(re.findall(r'srcdoc="([^"]*)"', page)))
    for kind, text in (("style", page), ("script", page), ("style", inside)):
        found = re.findall(rf"<{kind}>(.*?)</{kind}>", text, re.DOTALL)
        assert found
        for one in found:
            assert f"'sha256-{b64encode(sha256(one.encode()).digest()).decode()}'" in policy


def test_it_is_written_over_unless_somebody_has_edited_it(tdocs: Tdocs, haus: Path) -> None:
    tdocs("preview", "haus", *ONCE)
    (haus / "offer.yaml").write_text(str(HAUS["offer.yaml"]).replace("plaetze: 12", "plaetze: 14"), "utf-8")
    assert tdocs("preview", "haus", *ONCE).code == 0
    page = Path("vorschau.html")
    page.write_text(page.read_text("utf-8").replace("Haus", "Hof"), "utf-8")
    result = tdocs("preview", "haus", *ONCE)
    assert result.code == 1 and "--force" in result.err
    assert tdocs("preview", "haus", *ONCE, "--force").code == 0


def test_an_offer_that_cannot_be_read_makes_it_incomplete(tdocs: Tdocs, haus: Path) -> None:
    (haus / "offer.yaml").write_text("id: [\n", "utf-8")
    result = tdocs("preview", "haus", *ONCE)
    assert result.code == 1 and "unvollständig" in result.err
    assert "nicht lesbar" in Path("vorschau.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("weg",), 2, "gibt es nicht"),
        (("haus/offer.yaml",), 2, "kein Ordner"),
        (("leer",), 3, "keine Konzeptdatei"),
        (("haus", "--open", *ONCE), 2, "schließen sich aus"),
        (("haus", "--force"), 2, "gehört zu --once"),
        (("haus", "--config", "weg.yaml"), 2, "weg.yaml"),
        (("haus", "--once", "offer.yaml"), 2, "gehört zum Konzept"),
    ],
)
def test_wrong_calls_are_told(
    tdocs: Tdocs, haus: Path, arguments: tuple[str, ...], code: int, said: str
) -> None:
    Path("leer").mkdir()
    result = tdocs("preview", *arguments)
    assert result.code == code and said in result.err


def test_what_is_not_installed_is_named_with_the_way_out(
    tdocs: Tdocs, haus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from teilhabe_docs.cli import preview

    monkeypatch.setattr(preview, "find_spec", lambda name: None if name != "uvicorn" else object())
    result = tdocs("preview", "haus")
    assert result.code == 2
    assert "»starlette« und »watchfiles«" in result.err and "pip install" in result.err
    assert tdocs("preview", "haus", *ONCE).code == 0


@pytest.mark.skipif(sys.platform == "win32", reason="signals of a Unix terminal")
@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_it_listens_on_this_machine_alone_until_the_terminal_ends_it(
    haus: Path, ending: signal.Signals
) -> None:
    command = [sys.executable, "-m", "teilhabe_docs", "preview", str(haus)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        try:
            with asked_around(running):
                running.send_signal(ending)
                said = running.communicate(timeout=60)[1]
        finally:
            running.kill()
    assert running.returncode == 130
    assert said.count("\n") == 1 and "Strg+C" in said


def asked_around(running: "subprocess.Popen[str]") -> socket.socket:
    """Asked for the page, by a wrong token, and for its states, which somebody still waits for."""
    assert running.stdout
    found = re.fullmatch(r"http://([\d.]+):(\d+)/([\w-]{43})/", running.stdout.readline().strip())
    assert found
    host, port, token = found.groups()
    assert host == "127.0.0.1"
    with urllib.request.urlopen(found[0]) as answer:
        assert b"Haus am See" in answer.read()
    waiting = socket.create_connection((host, int(port)))
    waiting.sendall(f"GET /{token}/stand HTTP/1.1\r\nHost: {host}:{port}\r\n\r\n".encode())
    with waiting.makefile("rb") as stream:
        assert b"data: 1\n" in iter(stream.readline, b"")
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(f"http://localhost:{port}/{token[::-1]}/")
    refused.value.close()
    assert refused.value.code == 404
    return waiting


@pytest.mark.parametrize("asked", [False, True])
@pytest.mark.parametrize("quiet", [False, True])
def test_a_browser_is_opened_only_where_that_is_asked_for(
    tdocs: Tdocs, haus: Path, monkeypatch: pytest.MonkeyPatch, asked: bool, quiet: bool
) -> None:
    from teilhabe_docs.cli import preview
    from teilhabe_docs.web import server

    class AtOnce:
        def __init__(self, target: Callable[[str], None], args: tuple[str], daemon: bool) -> None:
            self.start = lambda: target(*args)

    opened: list[str] = []
    monkeypatch.setattr(preview, "Thread", AtOnce)
    monkeypatch.setattr(webbrowser, "open", opened.append)
    monkeypatch.setattr(server, "serve", lambda _folder, _first, ready: ready("http://127.0.0.1:1/x/"))
    result = tdocs("preview", "haus", *["--open"] * asked, *["-q"] * quiet)
    assert (result.code, result.out) == (0, "http://127.0.0.1:1/x/\n")
    assert opened == ["http://127.0.0.1:1/x/"] * asked
    assert ("Strg+C" in result.err) is not quiet
    assert ("kein Browser" in result.err) is asked
