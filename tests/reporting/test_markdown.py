"""The comment for a merge request, read as the platforms read it."""

from dataclasses import replace

from markdown_it import MarkdownIt
from markdown_it.token import Token

from reporting.befunde import BOESE, FEHLT, FEINDLICH, REPORT, viele
from teilhabe_docs.reporting import markdown_format
from teilhabe_docs.reporting.report import Report

GFM = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def zellen(report: Report) -> list[list[Token]]:
    """The content of each cell below the head of the table."""
    tokens = GFM.parse(markdown_format.render(report))
    daten = [n for n, token in enumerate(tokens) if token.type == "td_open"]
    return [tokens[n + 1].children or [] for n in daten]


def test_the_first_line_lets_a_pipeline_find_its_comment() -> None:
    assert markdown_format.render(REPORT).splitlines()[0] == "<!-- tdocs -->"


def test_the_severest_come_first() -> None:
    worte = [zelle[0].content for zelle in zellen(REPORT)[::3]]
    assert worte == ["Fehler"] * 3 + ["Warnung"] * 3 + ["Hinweis"]


def test_whatever_stands_in_a_text_it_is_text() -> None:
    _, stelle, befund = zellen(Report((FEINDLICH,), ()))
    assert {token.type for token in stelle} <= {"text", "text_special"}
    assert [t.type for t in befund if t.type not in ("text", "text_special")] == [
        "strong_open",
        "strong_close",
    ]
    assert "".join(t.content for t in stelle) == f"{FEINDLICH.file}:1:1"
    erwartet = BOESE.replace("\r\n", " ").replace("@", "@\N{ZERO WIDTH SPACE}")
    for zeichen in "\x00\x1b\u202e":
        erwartet = erwartet.replace(zeichen, "\N{REPLACEMENT CHARACTER}")
    assert "".join(t.content for t in befund) == f"TD201 {erwartet}"


def test_without_findings_there_is_no_table() -> None:
    text = markdown_format.render(Report((), ("offer.yaml",)))
    assert text == "<!-- tdocs -->\n### tdocs: Keine Befunde in 1 Datei.\n"


def test_it_is_never_too_long_for_a_comment() -> None:
    report = viele(error=2000, hint=2000)
    text = markdown_format.render(report)
    assert len(text) < 65_536
    gezeigt = len(zellen(report)) // 3
    assert f"Hier nicht gezeigt: {4000 - gezeigt} von 4000 Befunden." in text


def test_one_finding_that_is_too_long_is_counted() -> None:
    text = markdown_format.render(Report((replace(FEHLT, message="lang " * 20_000),), ()))
    assert "Hier nicht gezeigt: 1 von 1 Befunden." in text


def test_an_address_in_a_finding_is_no_link() -> None:
    boese = "https://boese.example.org www.boese.example.org mailto:x@example.org"
    text = markdown_format.render(Report((replace(FEHLT, message=boese),), ()))
    assert not any(teil in text for teil in ("://boese", "www.boese", "mailto:x"))
