"""Annotations of GitHub Actions, read back as its runner reads them."""

import re

import pytest

from reporting.befunde import BOESE, FEHLT, FEINDLICH, OFFER, REPORT, viele
from teilhabe_docs.diagnostics import Finding, Severity, Span
from teilhabe_docs.reporting import github_format
from teilhabe_docs.reporting.report import Report

BEFEHL = re.compile(r"::(error|warning|notice) ([^\n]*?)::(.*)")


def gelesen(report: Report) -> list[tuple[str, dict[str, str], str]]:
    """Level, properties and message of each line; a line that is no command is an error."""
    ergebnis = []
    for zeile in github_format.render(report).split("\n")[:-1]:
        treffer = BEFEHL.fullmatch(zeile)
        assert treffer, zeile
        angaben = dict(angabe.split("=", 1) for angabe in treffer[2].split(","))
        werte = {name: zurueck(wert, "%3A:", "%2C,") for name, wert in angaben.items()}
        ergebnis.append((treffer[1], werte, zurueck(treffer[3])))
    return ergebnis


def zurueck(text: str, *weitere: str) -> str:
    for paar in (*weitere, "%0D\r", "%0A\n", "%25%"):
        text = text.replace(paar[:3], paar[3:])
    return text


def test_a_finding_has_its_place_and_name() -> None:
    fund = Finding("TD705", "mobilnummer-im-text", Severity.WARNING, "Weg damit.", OFFER, Span(9, 4, 9, 17))
    ((stufe, angaben, text),) = gelesen(Report((fund,), ()))
    assert (stufe, text) == ("warning", "Weg damit.")
    assert angaben == {
        "file": OFFER,
        "line": "9",
        "endLine": "9",
        "col": "4",
        "endColumn": "17",
        "title": "TD705 mobilnummer-im-text",
    }


def test_over_several_lines_there_are_no_columns() -> None:
    ((_, angaben, _),) = gelesen(Report((FEHLT,), ()))
    assert angaben == {"file": OFFER, "line": "3", "endLine": "4", "title": "TD301 pflichtabschnitt-fehlt"}


def test_the_severest_come_first() -> None:
    assert [stufe for stufe, _, _ in gelesen(REPORT)] == ["error"] * 3 + ["warning"] * 3 + ["notice"]


def test_whatever_stands_in_a_text_it_is_text() -> None:
    ((_, angaben, text),) = gelesen(Report((FEINDLICH,), ()))
    assert angaben["file"] == FEINDLICH.file
    assert text == re.sub("[\x00\x1b\u202e]", "\N{REPLACEMENT CHARACTER}", BOESE)


@pytest.mark.parametrize(
    ("zeichen", "im_text", "im_namen"),
    [
        ("%", "%25", "%25"),
        ("\r", "%0D", "%0D"),
        ("\n", "%0A", "%0A"),
        (":", ":", "%3A"),
        (",", ",", "%2C"),
        ("%0A", "%250A", "%250A"),
        ("\N{NO-BREAK SPACE}", "\N{NO-BREAK SPACE}", "\N{NO-BREAK SPACE}"),
    ],
)
def test_a_character_that_means_something_is_escaped(zeichen: str, im_text: str, im_namen: str) -> None:
    fund = Finding("TD201", "x", Severity.ERROR, f"a{zeichen}b", f"c{zeichen}d")
    zeile = github_format.render(Report((fund,), ()))
    assert zeile.startswith(f"::error file=c{im_namen}d,line=1,")
    assert zeile.endswith(f"::a{im_text}b\n")


def gezeigt(report: Report) -> list[str]:
    """The messages that GitHub shows: the first ten of each level."""
    zahl = dict.fromkeys(("error", "warning", "notice"), 0)
    texte = []
    for stufe, _, text in gelesen(report):
        zahl[stufe] += 1
        if zahl[stufe] <= 10:
            texte.append(text)
    return texte


SCHLUSS = "GitHub zeigt je Schritt und Stufe höchstens 10 Anmerkungen. Nicht gezeigt: "


@pytest.mark.parametrize(
    ("anzahl", "fehlen"),
    [
        ({"error": 11}, "1 Fehler"),
        ({"error": 13, "warning": 11, "hint": 9}, "3 Fehler, 1 Warnung"),
        ({"error": 11, "hint": 10}, "1 Fehler, 1 Hinweis"),
        ({"hint": 12}, "3 Hinweise"),
        ({"error": 1, "warning": 30, "hint": 30}, "20 Warnungen, 21 Hinweise"),
    ],
)
def test_a_notice_tells_what_github_drops(anzahl: dict[str, int], fehlen: str) -> None:
    report = viele(**anzahl)
    texte = gezeigt(report)
    assert texte[-1] == f"{SCHLUSS}{fehlen}. Alle Befunde stehen im Protokoll dieses Schritts."
    weg = sum(int(wort) for wort in re.findall(r"\d+", fehlen))
    assert len(texte) - 1 == len(report.findings) - weg
    assert len(gelesen(report)) == len(report.findings) + 1


@pytest.mark.parametrize("anzahl", [{}, {"error": 10, "warning": 10, "hint": 10}])
def test_without_anything_dropped_there_is_no_notice(anzahl: dict[str, int]) -> None:
    assert len(gelesen(viele(**anzahl))) == sum(anzahl.values())
