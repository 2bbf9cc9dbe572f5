"""Each format, held against what one list of findings must look like."""

import json
import re
from dataclasses import replace
from pathlib import PurePath

import pytest

from teilhabe_docs.application.repository_reports import RepositoryReport, united
from teilhabe_docs.diagnostics import DocumentPlace, Finding, Related, Severity, Span
from teilhabe_docs.reporting import json_format, text_format
from teilhabe_docs.reporting.finding_formats import FINDING_FORMATS
from teilhabe_docs.reporting.report import Report, merged, report_on

UNBEKANNT = Finding(
    code="TD201",
    name="schluessel-unbekannt",
    severity=Severity.ERROR,
    message="Den Schlüssel »plätze« gibt es hier nicht. Gemeint: »plaetze«?",
    file="offer.yaml",
    span=Span(2, 1, 2, 7),
    path="plätze",
)
FEHLT = Finding(
    code="TD301",
    name="pflichtabschnitt-fehlt",
    severity=Severity.WARNING,
    message="Der Umfang der Leistung fehlt.",
    file="offer.yaml",
    span=Span(3, 3, 4, 2),
    path="umfang.beschreibung",
    requirement="umfang",
    source="§ 125 Abs. 2 Satz 1 Nr. 3 SGB IX",
    documents=(
        DocumentPlace("leistungsvereinbarung", "umfang", "§ 9"),
        DocumentPlace("leistungsbeschreibung", "umfang", "6"),
    ),
)
DATEI = Finding("TD031", "personal-fehlt", Severity.HINT, "Es gibt keine\nstaffing.yaml.", "sued/offer.yml")
QUELLE = "id: haus\nplätze: 12  # 日本\n\tumfang:\r\n x\n"
REPORT = Report(
    (UNBEKANNT, FEHLT, DATEI),
    ("offer.yaml", "provider.yaml", "sued/offer.yml"),
    {"offer.yaml": QUELLE, "sued/offer.yml": "\n"},
)
LEER = Report((), ("offer.yaml",))

FULL = """\
offer.yaml:2:1: TD201 Fehler: Den Schlüssel »plätze« gibt es hier nicht. Gemeint: »plaetze«?
  |
2 | plätze: 12  # 日本
  | ^^^^^^
offer.yaml:3:3: TD301 Warnung: Der Umfang der Leistung fehlt.
  |
3 |     umfang:
  |      ^^^^^^
sued/offer.yml:1:1: TD031 Hinweis: Es gibt keine staffing.yaml.
1 Fehler, 1 Warnung, 1 Hinweis in 3 Dateien.
"""

CONCISE = """\
offer.yaml:2:1: TD201 Den Schlüssel »plätze« gibt es hier nicht. Gemeint: »plaetze«?
offer.yaml:3:3: TD301 Der Umfang der Leistung fehlt.
sued/offer.yml:1:1: TD031 Es gibt keine staffing.yaml.
"""

JSON = {
    "version": 1,
    "findings": [
        {
            "code": "TD201",
            "name": "schluessel-unbekannt",
            "severity": "error",
            "message": "Den Schlüssel »plätze« gibt es hier nicht. Gemeint: »plaetze«?",
            "file": "offer.yaml",
            "line": 2,
            "column": 1,
            "end_line": 2,
            "end_column": 7,
            "path": "plätze",
        },
        {
            "code": "TD301",
            "name": "pflichtabschnitt-fehlt",
            "severity": "warning",
            "message": "Der Umfang der Leistung fehlt.",
            "file": "offer.yaml",
            "line": 3,
            "column": 3,
            "end_line": 4,
            "end_column": 2,
            "path": "umfang.beschreibung",
            "requirement": "umfang",
            "source": "§ 125 Abs. 2 Satz 1 Nr. 3 SGB IX",
            "documents": [
                {"document": "leistungsvereinbarung", "section": "umfang", "number": "§ 9"},
                {"document": "leistungsbeschreibung", "section": "umfang", "number": "6"},
            ],
        },
        {
            "code": "TD031",
            "name": "personal-fehlt",
            "severity": "hint",
            "message": "Es gibt keine\nstaffing.yaml.",
            "file": "sued/offer.yml",
            "line": 1,
            "column": 1,
            "end_line": 1,
            "end_column": 1,
            "path": "",
        },
    ],
    "summary": {"files": 3, "errors": 1, "warnings": 1, "hints": 1, "suppressed": 0},
}


def test_full_shows_the_line_with_a_mark_under_the_place() -> None:
    assert text_format.full(REPORT) == FULL


def test_full_shows_of_a_very_long_line_what_stands_around_the_place() -> None:
    zeile = "a" * 1000 + "HIER" + "b" * 1_000_000
    fund = Finding("TD201", "x", Severity.ERROR, "Falsch.", "offer.yaml", Span(1, 1001, 1, 1005))
    gezeigt = text_format.full(Report((fund,) * 3, ("offer.yaml",), {"offer.yaml": zeile})).splitlines()
    quelle, marke = gezeigt[2], gezeigt[3]
    assert quelle == f"1 | …{'a' * 400}HIER{'b' * 596}…"
    assert quelle[marke.index("^") : len(marke)] == "HIER"


def test_concise_has_one_line_for_each_finding() -> None:
    assert text_format.concise(REPORT) == CONCISE


def test_json_has_the_keys_of_the_contract_in_their_order() -> None:
    text = json_format.render(REPORT)
    assert json.loads(text) == JSON
    assert list(json.loads(text)["findings"][1]) == list(JSON["findings"][1])  # type: ignore[index]
    assert "plätze" in text


def test_without_findings_full_says_how_much_was_read() -> None:
    assert text_format.full(LEER) == "Keine Befunde in 1 Datei.\n"


def test_without_findings_concise_says_nothing() -> None:
    assert text_format.concise(LEER) == ""


def test_colour_adds_nothing_but_colour() -> None:
    bunt = text_format.full(REPORT, color=True)
    assert bunt.startswith("\x1b[1moffer.yaml:2:1:\x1b[0m TD201 \x1b[31;1mFehler\x1b[0m: ")
    for zeichen in ("\x1b[1m", "\x1b[31;1m", "\x1b[33;1m", "\x1b[36;1m", "\x1b[0m"):
        bunt = bunt.replace(zeichen, "")
    assert bunt == FULL


def test_the_mark_stands_right_under_wide_and_combined_characters() -> None:
    quelle = "日本: [a\u0308, x]\n"
    finding = Finding("TD201", "x", Severity.ERROR, "Hier.", "a", Span(1, 10, 1, 11))
    text = text_format.full(Report((finding,), ("a",), {"a": quelle}))
    zeile, marke = text.splitlines()[2:4]
    breite = len("日本") + len(zeile.replace("\u0308", "").partition("x")[0])
    assert (marke.index("^"), zeile[-2]) == (breite, "x")


def test_a_line_separator_in_a_text_does_not_shift_the_lines() -> None:
    finding = Finding("TD201", "x", Severity.ERROR, "Hier.", "a", Span(2, 1, 2, 5))
    text = text_format.full(Report((finding,), ("a",), {"a": "eins \u2028 und \x0c\nzwei\n"}))
    assert "2 | zwei\n" in text


def test_characters_that_act_on_a_terminal_are_replaced() -> None:
    finding = Finding("TD201", "x", Severity.ERROR, "\x1b[2J weg", "a\x07", Span())
    report = Report((finding,), ("a\x07",), {"a\x07": "\x1b]0;x\x07\n"})
    for text in (text_format.full(report), text_format.concise(report)):
        assert not {"\x1b", "\x07"} & set(text)


def test_reports_become_one_in_order_and_nothing_twice() -> None:
    eins = Report((FEHLT,), ("offer.yaml",), {"offer.yaml": QUELLE})
    zwei = Report((FEHLT, UNBEKANNT), ("offer.yaml", "provider.yaml"), {"provider.yaml": "x"})
    beide = merged([eins, zwei])
    assert beide.findings == (UNBEKANNT, FEHLT)
    assert beide.files == ("offer.yaml", "provider.yaml")
    assert set(beide.sources) == {"offer.yaml", "provider.yaml"}


DOPPELT = Finding(
    "TD020",
    "doppelter-schluessel",
    Severity.ERROR,
    "Der Schlüssel »id« steht hier zum zweiten Mal. Bitte einen von beiden entfernen, damit eines gilt.",
    "offer.yaml",
    Span(3, 1, 3, 3),
    related=Related("offer.yaml", Span(1, 1, 1, 3), "hier zuerst"),
)
ANDERSWO = replace(DOPPELT, related=Related("nord/offer.yaml", Span(1, 1, 1, 3), "dieselbe Id"))
ZWEI_STELLEN = Report((DOPPELT,), ("offer.yaml",), {"offer.yaml": "id: a\nx: 1\nid: b\n"})


def test_full_marks_both_places() -> None:
    assert text_format.full(ZWEI_STELLEN).splitlines()[1:-1] == [
        "  |",
        "1 | id: a",
        "  | -- hier zuerst",
        "  |",
        "3 | id: b",
        "  | ^^",
    ]


def test_full_names_the_file_of_a_second_place_elsewhere() -> None:
    report = Report((ANDERSWO,), (), {"offer.yaml": "id: a\nx: 1\nid: b\n", "nord/offer.yaml": "id: b\n"})
    assert text_format.full(report).splitlines()[1:5] == [
        "  nord/offer.yaml:1:1:",
        "  |",
        "1 | id: b",
        "  | -- dieselbe Id",
    ]


def test_json_has_the_second_place() -> None:
    (finding,) = json.loads(json_format.render(ZWEI_STELLEN))["findings"]
    assert finding["related"] == [
        {
            "message": "hier zuerst",
            "file": "offer.yaml",
            "line": 1,
            "column": 1,
            "end_line": 1,
            "end_column": 3,
        }
    ]


@pytest.mark.parametrize("color", [False, True])
def test_on_a_terminal_no_line_is_wider_than_it_is(color: bool) -> None:
    langer = replace(UNBEKANNT, span=Span(1, 301, 1, 307))
    report = Report((DOPPELT, langer), (), {"offer.yaml": "id: " + "wort " * 100 + "\nx\nid: b\n"})
    zeilen = re.sub("\x1b[^m]*m", "", text_format.full(report, color=color, width=80)).splitlines()
    assert max(map(len, zeilen)) <= 80
    assert zeilen[0].startswith("offer.yaml:3:1: TD020 Fehler: Der Schlüssel")
    assert zeilen[1].startswith("    ")
    quelle, marke = zeilen[-3], zeilen[-2]
    assert quelle[marke.index("^") : marke.index("^") + 6] == ("wort " * 100)[296:302]


def test_piped_a_finding_stays_on_its_line() -> None:
    assert DOPPELT.message in text_format.full(ZWEI_STELLEN).splitlines()[0]


LACKS = Finding(
    "TD301", "x", Severity.WARNING, "Ziele fehlen.", "offer.yaml", Span(3, 1), "ziele", "ziele", adds="»A«"
)
LACKED = [
    LACKS,
    replace(LACKS, severity=Severity.ERROR, message="Ziele!", requirement="art", adds="»B«"),
    replace(LACKS, path="umfang", message="Umfang fehlt."),
    replace(LACKS, code="TD303"),
]


@pytest.mark.parametrize("name", FINDING_FORMATS)
def test_people_read_once_what_a_place_lacks_machines_for_each_requirement(name: str) -> None:
    report = RepositoryReport("", PurePath("/nirgends"), report_on(LACKED, ("offer.yaml",), {}))
    shown = united([report], name)
    assert [shown.count(severity) for severity in Severity] == [1, 3, 0]
    messages = [finding.message for finding in shown.findings]
    if FINDING_FORMATS[name].for_people:
        assert messages == ["Umfang fehlt.", "Ziele! Gilt auch für »A«.", "Ziele fehlen."]
    else:
        assert len(messages) == len(LACKED)
