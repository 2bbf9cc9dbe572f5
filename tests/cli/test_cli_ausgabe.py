"""What reaches pipes and consoles: encodings, colour, and a reader that leaves."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from cli.aufruf import Tdocs, prozess
from helpers import build_tree
from sampling import few, one_of

FREMD = "id: haus\nbezeichnung: H\nvertragsgrundlage: sgb9_125\n日本✓: 1\n"


@pytest.fixture
def fremd(haus: Path) -> Path:
    """A repository with a finding that speaks in characters no Windows code page has."""
    return build_tree(haus, {"offer.yaml": FREMD})


@pytest.mark.parametrize("format_", ["full", "concise", "json"])
def test_a_pipe_gets_utf_8_whatever_the_console_has(fremd: Path, format_: str) -> None:
    umgebung = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    ergebnis = prozess("validate", str(fremd), "--format", format_, umgebung=umgebung)
    assert (ergebnis.returncode, ergebnis.stderr) == (1, b"")
    assert "»日本✓«" in ergebnis.stdout.decode("utf-8")


@pytest.mark.parametrize(
    ("wunsch", "gezeigt"),
    few(
        [
            ("cp1252", "gibt es hier nicht".encode("cp1252")),
            ("cp1252", b"\xbb???\xab"),
            ("cp1252:strict", b"\xbb???\xab"),
            ("cp1252:backslashreplace", b"\xbb\\u65e5\\u672c\\u2713\xab"),
            ("ascii", b"?????"),
            ("ascii:surrogateescape", b"?????"),
            ("utf-16-le", "»日本✓«".encode("utf-16-le")),
            (":strict", "»日本✓«".encode()),
            ("", "»日本✓«".encode()),
        ],
        3,
    ),
)
def test_whoever_names_an_encoding_gets_it(fremd: Path, wunsch: str, gezeigt: bytes) -> None:
    for argumente, strom in one_of(
        ((("validate", str(fremd)), "stdout"), (("render", str(fremd)), "stderr")), len(wunsch)
    ):
        ergebnis = prozess(*argumente, umgebung={**os.environ, "PYTHONIOENCODING": wunsch})
        assert ergebnis.returncode == 1
        assert gezeigt in getattr(ergebnis, strom)


@pytest.mark.parametrize("kodierung", few(["ascii", "cp1252", "cp437", "utf-16-le"], 3))
def test_json_is_whole_in_any_encoding(fremd: Path, kodierung: str) -> None:
    build_tree(fremd, {"offer.yaml": FREMD + "\N{GRINNING FACE}: 1\n"})
    aufruf = ("validate", str(fremd), "--format", "json")
    ergebnis = prozess(*aufruf, umgebung={**os.environ, "PYTHONIOENCODING": kodierung})
    assert json.loads(ergebnis.stdout.decode(kodierung)) == json.loads(prozess(*aufruf).stdout)


def test_an_isolated_python_hears_no_wish(fremd: Path) -> None:
    befehl = [sys.executable, "-I", "-m", "teilhabe_docs", "validate", str(fremd)]
    umgebung = {**os.environ, "PYTHONIOENCODING": "cp1252"}
    ergebnis = subprocess.run(befehl, env=umgebung, capture_output=True, check=False)
    assert "»日本✓«".encode() in ergebnis.stdout


def test_a_table_in_another_encoding_has_no_byte_order_mark(haus: Path) -> None:
    umgebung = {**os.environ, "PYTHONIOENCODING": "cp1252"}
    assert prozess("synopse", str(haus), "--format", "csv", umgebung=umgebung).stdout.startswith(b"Angebot;")


GANZ = {"provider.yaml": "name: Träger\r\nanschrift: {strasse: Weg 1, plz: 01067, ort: Musterstadt}\r\n"}
AUFRUFE = [
    ("fix", "haus", "--diff"),
    ("fix", "haus", "--diff", "--color", "always"),
    ("lint", "haus"),
    ("lint", "haus", "--format", "json"),
    ("lint", "haus", "--format", "github"),
    ("outline", "haus"),
    ("personal", "haus"),
    ("profiles",),
    ("recht",),
    ("render", "haus", "--check"),
    ("rules",),
    ("schema", "offer"),
    ("status", "haus", "--format", "html"),
    ("synopse", "haus"),
    ("synopse", "haus", "--format", "csv"),
    ("--help",),
    ("lint", "--help"),
]


@pytest.mark.parametrize("aufruf", AUFRUFE, ids=" ".join)
def test_line_ends_reach_a_pipe_as_they_are(
    tdocs: Tdocs, haus: Path, monkeypatch: pytest.MonkeyPatch, aufruf: tuple[str, ...]
) -> None:
    """Also where Python writes a text with the line ends of Windows."""
    build_tree(haus, GANZ)
    richtig = tdocs(*aufruf)
    stroeme = [io.TextIOWrapper(io.BytesIO(), "cp1252", newline="\r\n") for _ in range(2)]
    monkeypatch.setattr(sys, "stdout", stroeme[0])
    monkeypatch.setattr(sys, "stderr", stroeme[1])
    assert tdocs(*aufruf).code == richtig.code
    out, err = (strom.buffer.getvalue().decode("utf-8") for strom in stroeme)  # type: ignore[attr-defined]
    assert (out, err) == (richtig.out, richtig.err)
    assert "\r\r" not in out


def test_a_console_without_a_character_shows_a_substitute(
    tdocs: Tdocs, fremd: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Konsole:
        """A console of an old Windows."""

        encoding, errors = "cp1252", "strict"

        def __init__(self) -> None:
            self.bytes = b""

        def reconfigure(self, *, errors: str, encoding: str = encoding) -> None:
            self.errors, self.encoding = errors, encoding

        def isatty(self) -> bool:
            return True

        def write(self, text: str) -> int:
            self.bytes += text.encode(self.encoding, self.errors)
            return len(text)

        def flush(self) -> None:
            pass

    konsole = Konsole()
    monkeypatch.setattr(sys, "stdout", konsole)
    assert tdocs("validate", "haus").code == 1
    assert "Den Schlüssel »???« gibt es hier nicht".encode("cp1252") in konsole.bytes


def test_piped_lines_are_as_long_as_they_are(tdocs: Tdocs, haus: Path) -> None:
    lang = "x" * 300
    build_tree(haus, {"offer.yaml": f"id: haus\nbezeichnung: H\nvertragsgrundlage: sgb9_125\n{lang}: 1\n"})
    zeilen = tdocs("validate", "haus").out.splitlines()
    assert zeilen[2] == f"4 | {lang}: 1"


def test_control_characters_of_a_file_do_not_reach_the_terminal(tdocs: Tdocs, haus: Path) -> None:
    build_tree(haus, {"offer.yaml": 'id: haus\n"\\e[31mrot": 1\n\x1b]0;x\x07: 2\n'})
    ergebnis = tdocs("validate", "haus")
    assert ergebnis.code == 1
    assert not {"\x1b", "\x07"} & set(ergebnis.alles)


@pytest.mark.parametrize("befehl", [("validate",), ("outline",)])
def test_colour_comes_when_asked_for(tdocs: Tdocs, fremd: Path, befehl: tuple[str, ...]) -> None:
    assert "\x1b[" in tdocs(*befehl, "haus", "--color", "always").out
    assert "\x1b[" not in tdocs(*befehl, "haus").out


def test_colour_for_findings_beside_the_result(tdocs: Tdocs, fremd: Path) -> None:
    assert "\x1b[31;1mFehler" in tdocs("render", "haus", "--color", "always").err
    assert "\x1b[" not in tdocs("render", "haus").err


@pytest.mark.parametrize(("variable", "wunsch", "bunt"), [
    ("", "auto", True), ("1", "auto", False), ("1", "always", True), ("", "never", False),
])  # fmt: skip
def test_a_terminal_gets_colour_unless_switched_off(
    tdocs: Tdocs, fremd: Path, monkeypatch: pytest.MonkeyPatch, variable: str, wunsch: str, bunt: bool
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    monkeypatch.setenv("NO_COLOR", variable)
    assert ("\x1b[31;1mFehler" in tdocs("validate", "haus", "--color", wunsch).out) is bunt


def test_json_is_never_coloured(tdocs: Tdocs, fremd: Path) -> None:
    json.loads(tdocs("validate", "haus", "--format", "json", "--color", "always").out)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no /dev/full")
@pytest.mark.parametrize("argumente", [["profiles"], ["--version"], ["lint", "--help"]], ids=str)
def test_an_output_that_cannot_be_written_is_wrong_usage(argumente: list[str]) -> None:
    with Path("/dev/full").open("wb") as voll:
        befehl = [sys.executable, "-m", "teilhabe_docs", *argumente]
        ergebnis = subprocess.run(befehl, stdout=voll, stderr=subprocess.PIPE, check=False)
    assert ergebnis.returncode == 2
    assert ergebnis.stderr.decode("utf-8").startswith("Die Ausgabe lässt sich nicht schreiben.")
