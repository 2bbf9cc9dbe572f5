"""Bytes to a document: what is kept, what is refused, and where."""

import pytest
import yaml

from teilhabe_docs.diagnostics import Finding
from teilhabe_docs.loading.yaml.document import Document
from teilhabe_docs.loading.yaml.yaml_reader import read_yaml


def read(text: str | bytes) -> Document:
    document, findings = read_yaml(text.encode() if isinstance(text, str) else text, "offer.yaml")
    assert document is not None, findings
    assert findings == ()
    return document


def places(text: str | bytes) -> list[str]:
    _, findings = read_yaml(text.encode() if isinstance(text, str) else text, "offer.yaml")
    return [place(finding) for finding in findings]


def place(finding: Finding) -> str:
    return f"{finding.code} {finding.span.line}:{finding.span.column}"


def test_libyaml_is_there() -> None:
    assert yaml.__with_libyaml__


@pytest.mark.parametrize(
    "typed",
    [
        "01067",
        "0351123456",
        "8:30",
        "1:12",
        "1:4,5",
        "NO",
        "on",
        "yes",
        "0,75",
        "1e3",
        "3.10",
        "1_000",
        "2024-02-30",
        "2027-01-01",
        "Null",
        "NULL",
        "0x1f",
        "ja",
        "24",
        "62,5 %",
        ".inf",
        "=",
    ],
)
def test_a_scalar_is_the_text_as_typed(typed: str) -> None:
    assert read(f"wert: {typed}\n").data == {"wert": typed}


@pytest.mark.parametrize("typed", ["", "~", "null"])
def test_only_these_are_nothing(typed: str) -> None:
    assert read(f"wert: {typed}\n").data == {"wert": None}


@pytest.mark.parametrize("typed", ['""', "'null'", '"~"'])
def test_a_quoted_value_is_text(typed: str) -> None:
    assert read(f"wert: {typed}\n").data == {"wert": typed.strip("\"'")}


def test_merge_keys_are_resolved_and_own_keys_win() -> None:
    text = "a: &a {x: 1, y: 1}\nb: {<<: *a, y: 2}\nc: {<<: [*a, {x: 3, z: 3}]}\n"
    data = read(text).data
    assert data["b"] == {"x": "1", "y": "2"}
    assert data["c"] == {"x": "1", "y": "1", "z": "3"}


def test_a_quoted_merge_key_is_a_key() -> None:
    assert read('"<<": 5\n').data == {"<<": "5"}


@pytest.mark.parametrize("text", ["", "\n", "# nur ein Kommentar\n", "---\n", "\ufeff"])
def test_an_empty_file_is_an_empty_mapping(text: str) -> None:
    assert read(text).data == {}


def test_a_byte_order_mark_and_crlf_change_nothing() -> None:
    document = read("\ufeffa: 1\r\nb: |\r\n  eins\r\n  zwei\r\n".encode())
    assert document.data == {"a": "1", "b": "eins\nzwei\n"}
    assert document.span(("a",)).column == 4
    assert document.text == "a: 1\nb: |\n  eins\n  zwei\n"


SLIPS = {
    "colon in a sentence": ("name: Träger: GmbH\n", "TD011 1:13"),
    "colon in a continued value": ("a: Text\n  weiter: so\n", "TD011 2:9"),
    "bold at the start of an entry": ("a:\n  - **Ziel** ist\n", "TD012 2:5"),
    "alias to nothing": ("a: *Ziel\n", "TD012 1:4"),
    "star and more words": ("a: *Ziel ist\n", "TD012 1:4"),
    "at sign": ("a: @haus\n", "TD012 1:4"),
    "backtick": ("a: `x`\n", "TD012 1:4"),
    "percent sign": ("a: %x\n", "TD012 1:4"),
    "greater than": ("a: > 5\n", "TD012 1:4"),
    "bar with text behind": ("a: |x\n  b\n", "TD012 1:4"),
    "exclamation mark": ("a: !Wichtig heute\n", "TD012 1:4"),
    "python tag": ("a: !!python/object:os.system x\n", "TD012 1:4"),
    "undefined tag handle": ("a: !x!y z\n", "TD012 1:4"),
    "ampersand": ("a: &Raum gGmbH\n", "TD012 1:4"),
    "tab as indentation": ("a:\n\tb: 1\n", "TD013 2:1"),
    "tab after a value": ("a: 1\n\tb: 1\n", "TD013 2:1"),
    "unclosed double quote": ('a: "offen\nb: 1\n', "TD014 1:4"),
    "unclosed single quote": ("a: 'offen\nb: 1\n", "TD014 1:4"),
    "text behind a quote": ('a: "x" und y\n', "TD014 1:8"),
    "no-break spaces": ("a:\n\xa0\xa0b: 1\n", "TD015 2:1"),
    "no-break space after blanks": ("a:\n  b: 1\n \xa0c: 1\n", "TD015 3:1"),
    "missing colon": ("a: 1\nb\nc: 2\n", "TD016 2:1"),
    "uneven indentation": ("a:\n   b: 1\n  c: 2\n", "TD017 3:3"),
    "key among entries": ("a:\n  - x\n  b: 1\n", "TD017 3:3"),
    "entry behind a key": ("a: - b\n", "TD017 1:4"),
    "unclosed bracket": ("a: [1, 2\nb: 3\n", "TD018 1:4"),
    "unclosed brace": ("a: {x: 1\n", "TD018 1:4"),
    "backslash in double quotes": ('a: "C:\\Users"\n', "TD019 1:9"),
    "stray comma": ("a: , x\n", "TD010 1:4"),
    "duplicate key": ("a: 1\nb: 2\na: 3\n", "TD020 3:1"),
    "duplicate key below": ("a:\n  b: 1\n  b: 2\n", "TD020 3:3"),
    "list at the root": ("- a\n", "TD021 1:1"),
    "text at the root": ("\nnur Text\n", "TD021 2:1"),
    "two documents": ("a: 1\n---\nb: 2\n", "TD022 2:1"),
    "braces unquoted": ("a: {{ plaetze }}\n", "TD023 1:5"),
    "list as a key": ("? [a, b]\n: 1\n", "TD023 1:3"),
    "alias to itself": ("a: &a [*a]\n", "TD024 1:8"),
    "merge of a text": ("a: {<<: 5}\n", "TD025 1:5"),
    "NUL": ("a: x\0y\n", "TD004 1:5"),
    "vertical tab": ("a: 1\nb: x\x0by\n", "TD004 2:5"),
    "line separator": ("a: x\u2028y\n", "TD004 1:5"),
    "mark of the engine": ("a: x\ue000y\n", "TD004 1:5"),
    "last mark of the engine": ("a: x\ue00fy\n", "TD004 1:5"),
    "escaped mark of the engine": ('a: "\\uE002@x\\uE003"\n', "TD004 1:4"),
    "escaped control character": ('a: "x\\0"\n', "TD004 1:4"),
}


@pytest.mark.parametrize(("text", "expected"), SLIPS.values(), ids=SLIPS.keys())
def test_a_slip_has_its_code_and_place(text: str, expected: str) -> None:
    assert places(text) == [expected]


@pytest.mark.parametrize(("text", "expected"), SLIPS.values(), ids=SLIPS.keys())
def test_a_slip_stands_at_the_same_place_with_crlf(text: str, expected: str) -> None:
    assert places(text.replace("\n", "\r\n")) == [expected]


@pytest.mark.parametrize(("text", "expected"), SLIPS.values(), ids=SLIPS.keys())
def test_without_libyaml_a_slip_is_the_same(
    text: str, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("teilhabe_docs.loading.yaml.composer._LADER", yaml.SafeLoader)
    assert places(text) == [expected]


def test_windows_1252_is_told_with_its_first_place() -> None:
    text = "name: Haus\nort: Köln\n".encode("cp1252")
    _, (finding,) = read_yaml(text, "provider.yaml")
    assert place(finding) == "TD003 2:7"
    assert "vermutlich Windows-1252" in finding.message
    assert "»ö«" in finding.message


def test_utf_16_is_told() -> None:
    _, (finding,) = read_yaml("name: Haus\n".encode("utf-16"), "provider.yaml")
    assert place(finding) == "TD003 1:1"
    assert "UTF-16" in finding.message


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"PK\x03\x04\x14\0\x06\0\x08\0 word/document.xml", "Word-Datei"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "alte Word-Datei"),
        (b"{\\rtf1\\ansi\\deff0 {\\fonttbl Arial;} Haus}", "RTF-Datei"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "eine PDF-Datei"),
        (b"\x89PNG\r\n\x1a\n" + bytes(8), "ein Bild"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "ein Bild"),
    ],
)
def test_what_a_text_program_saves_is_called_by_its_kind(content: bytes, kind: str) -> None:
    _, (finding,) = read_yaml(content, "offer.yaml")
    assert place(finding) == "TD003 1:1"
    assert kind in finding.message


def test_the_later_of_two_keys_counts_and_both_places_are_named() -> None:
    document, (finding,) = read_yaml(b"a: 1\n  \nb: 2\na: 3\n", "offer.yaml")
    assert document is not None
    assert document.data == {"a": "3", "b": "2"}
    assert "Zeile 1, Spalte 1" in finding.message
    assert (finding.span.line, finding.span.end_column) == (4, 2)


HOSTILE = {
    "brackets": (b"[" * 25_000, "TD005 1:61"),
    "braces": (b"{a: " * 25_000, "TD005 1:241"),
    "dashes": (b"- " * 25_000, "TD005 1:121"),
    "aliases in aliases": (
        b"a: &a [x]\n"
        + b"".join(b"a%d: &a%d [*a%s]\n" % (i, i, b"%d" % (i - 1) if i else b"") for i in range(200)),
        "TD005 60:12",
    ),
    "billion laughs": (
        b"a: &a [x]\n"
        + b"".join(
            b"a%d: &a%d [%s]\n" % (i, i, b", ".join([b"*a%d" % (i - 1) if i else b"*a"] * 10))
            for i in range(9)
        ),
        "TD006 6:15",
    ),
    "merges": (
        b"a: &a {x: 1}\n"
        + b"".join(
            b"a%d: &a%d {%s}\n"
            % (i, i, b", ".join(b"k%d: {<<: *a%s}" % (k, b"%d" % (i - 1) if i else b"") for k in range(20)))
            for i in range(9)
        ),
        "TD006 4:314",
    ),
    "many values": (b"- a\n" * 1_200_000, "TD006 50000:3"),
    "too large": (b"a" * 5_000_001, "TD002 1:1"),
}


@pytest.mark.parametrize(("content", "expected"), HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_file_ends_in_one_finding(content: bytes, expected: str) -> None:
    assert places(content) == [expected]
