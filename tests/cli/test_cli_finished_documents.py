"""`tdocs lint DATEI.docx`, from outside: what is said, where, in which formats, and what cannot be asked."""

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from cli.aufruf import Tdocs
from reading.word_samples import paragraph, style, styled, word_file

STYLES = "".join(
    (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="de-DE"/></w:rPr></w:rPrDefault></w:docDefaults>',
        style("T", "Title"),
        *(
            style(f"H{level}", f"heading {level}", properties=f'<w:outlineLvl w:val="{level - 1}"/>')
            for level in (1, 2, 3)
        ),
    )
)


def word(*lines: str, title: str = "Fachkonzept Haus am See") -> bytes:
    """A Word file; `# ` and `## ` begin headings, `| ` the row of a table."""
    body = [paragraph(title, styled("T"))]
    for line in lines:
        marks = len(line) - len(line.lstrip("#"))
        if line.startswith("| "):
            cells = "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in line[2:].split(" | "))
            row = f"<w:tr>{cells}</w:tr>"
            if body[-1].endswith("</w:tbl>"):
                body[-1] = body[-1].removesuffix("</w:tbl>") + f"{row}</w:tbl>"
            else:
                body.append(f"<w:tbl>{row}</w:tbl>")
        else:
            body.append(paragraph(line[marks:].strip(), styled(f"H{marks}") if marks else ""))
    return word_file("".join(body), styles=STYLES)


def found(tdocs: Tdocs, *arguments: str) -> dict[str, Any]:
    """What `lint` says as JSON."""
    answer: dict[str, Any] = json.loads(tdocs("lint", *arguments, "--format", "json", "-q").out)
    return answer


def of(answer: dict[str, Any], code: str) -> list[dict[str, Any]]:
    """The findings of a rule."""
    return [finding for finding in answer["findings"] if finding["code"] == code]


def test_a_citation_is_told_at_its_paragraph(tdocs: Tdocs, tmp_path: Path) -> None:
    (tmp_path / "k.docx").write_bytes(
        word("# 1 Träger", "Wir sind da.", "# 2 Grundlagen", "Es gilt § 53 SGB XII und mehr.")
    )
    (finding,) = of(found(tdocs, "k.docx"), "TD603")
    assert finding["place"] == {"heading": "2 Grundlagen", "paragraph": 5, "page": None}
    assert (finding["file"], finding["line"], finding["column"], finding["path"]) == ("k.docx", 1, 1, "")
    text = tdocs("lint", "k.docx")
    assert text.code == 1
    assert "k.docx:1:1: TD603 Fehler: 2 Grundlagen, Absatz 5: " in text.out
    assert "  | Es gilt § 53 SGB XII und mehr." in text.out


def test_requirements_are_a_table_and_never_errors(tdocs: Tdocs, tmp_path: Path) -> None:
    (tmp_path / "k.docx").write_bytes(
        word("# Personenkreis", "Erwachsene mit geistiger Behinderung leben hier.", "# Beschwerde", "folgt")
    )
    answer = found(tdocs, "k.docx", "--profile", "allgemein")
    rows = {row["requirement"]: row for row in answer["requirements"]}
    assert rows["personenkreis"]["state"] == "found"
    assert rows["personenkreis"]["places"][0]["heading"] == "Personenkreis"
    assert rows["beschwerde"]["state"] == "empty"
    assert rows["gewaltschutz"]["state"] == "missing"
    missing = {f["requirement"]: f for f in of(answer, "TD851")}
    assert "§ 37a" in missing["gewaltschutz"]["source"]
    assert {f["severity"] for f in answer["findings"]} <= {"warning", "hint"}
    assert [f["requirement"] for f in of(answer, "TD852")] == ["beschwerde"]
    text = tdocs("lint", "k.docx", "--profile", "allgemein")
    assert text.code == 0
    assert "k.docx als Fachkonzept, Profil »allgemein«: " in text.out
    assert "nicht gefunden" in text.out


def test_without_a_profile_the_best_match_is_said(tdocs: Tdocs, tmp_path: Path) -> None:
    (tmp_path / "k.docx").write_bytes(
        word("# Personenkreis", "Erwachsene leben hier.", title="Leistungsbeschreibung")
    )
    answer = tdocs("lint", "k.docx")
    assert "wird als Leistungsbeschreibung nach dem Profil »" in answer.err
    (tmp_path / "b.docx").write_bytes(word("Sehr geehrte Damen und Herren,", title="Einladung"))
    assert "nach keinem Profil beurteilt" in tdocs("lint", "b.docx").err


@pytest.mark.parametrize(
    ("lines", "code", "words"),
    [
        (
            ["# Umfang", "Das Angebot hat 24 Plätze.", "# Platzzahl", "Vereinbart sind 20 Plätze."],
            "TD481",
            "20 Plätze",
        ),
        (
            ["# Personal", "Die Fachkraftquote beträgt 60%.", "# Stellen", "Fachkraftquote: 70 %"],
            "TD481",
            "70 %",
        ),
        (
            ["# Personal", "Der Personalschlüssel beträgt 1:4.", "# Stellen", "Im Verhältnis 1 : 5."],
            "TD481",
            "1 : 5",
        ),
        (
            [
                "# Laufzeit",
                "Die Vereinbarung gilt ab 01.01.2026.",
                "# Schluss",
                "Die Vereinbarung gilt ab 1. Mai 2026.",
            ],
            "TD482",
            "Mai 2026",
        ),
        (
            ["# Träger", "Muster Hilfen gGmbH, Musterstadt", "# Sitz", "Muster Hilfen e. V., Musterstadt"],
            "TD483",
            "Muster Hilfen e. V.",
        ),
        (
            ["# Stellen", "| Funktion | VZÄ", "| Leitung | 1,00", "| Team | 6,00", "| Summe | 8,00"],
            "TD481",
            "8,00",
        ),
    ],
)
def test_what_contradicts_itself(
    lines: list[str], code: str, words: str, tdocs: Tdocs, tmp_path: Path
) -> None:
    (tmp_path / "k.docx").write_bytes(word(*lines))
    (finding,) = of(found(tdocs, "k.docx"), code)
    assert words in finding["message"]


@pytest.mark.parametrize(
    "lines",
    [
        ["# Umfang", "Das Angebot hat 24 Plätze.", "# Platzzahl", "Alle 24 Plätze sind vereinbart."],
        ["# Umfang", "Das Angebot hat 24 Plätze.", "# Früher", "Bis 2019 gab es 20 Plätze."],
        ["# Umfang", "Es sind 24 Plätze.", "# Häuser", "Nord hat 10 Plätze.", "Süd hat 14 Plätze."],
        ["# Stellen", "| Funktion | VZÄ", "| Leitung | 1,00", "| Team | 6,00", "| Summe | 7,00"],
        ["# Träger", "Muster Hilfen e. V.", "# Dank", "Den Mustern Hilfen e. V. gilt Dank."],
    ],
)
def test_what_agrees_is_left_alone(lines: list[str], tdocs: Tdocs, tmp_path: Path) -> None:
    (tmp_path / "k.docx").write_bytes(word(*lines))
    codes = {finding["code"] for finding in found(tdocs, "k.docx")["findings"]}
    assert codes.isdisjoint({"TD481", "TD482", "TD483"})


def test_files_of_one_offer_are_held_against_each_other(tdocs: Tdocs, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(
        word("# Umfang", "Es gibt 24 Plätze.", title="Leistungsvereinbarung Haus am See")
    )
    (tmp_path / "b.docx").write_bytes(word("# Umfang", "Es gibt 20 Plätze.", title="Fachkonzept Haus am See"))
    (tmp_path / "c.docx").write_bytes(word("# Umfang", "Es gibt 18 Plätze.", title="Fachkonzept Mühle Nord"))
    (finding,) = of(found(tdocs, "a.docx", "b.docx", "c.docx"), "TD481")
    assert finding["file"] == "b.docx"
    assert finding["related"][0]["file"] == "a.docx"
    assert finding["related"][0]["place"]["paragraph"] == 3


def test_legends_of_forms_are_no_placeholders(tdocs: Tdocs, tmp_path: Path) -> None:
    form = ["# Antrag", "Geburtsdatum (TT.MM.JJJJ): ________", "(bitte ankreuzen)", "Name: ____________"]
    (tmp_path / "f.docx").write_bytes(word(*form, "Inhalt ........ 3", "Musterstadt, den ________"))
    assert of(found(tdocs, "f.docx"), "TD701") == []
    open_ = ["# Umfang", "Die Vereinbarung gilt ab TT.MM.JJJJ.", "Es sind ____ Plätze für alle vereinbart."]
    (tmp_path / "o.docx").write_bytes(word(*open_, "Die Leitung (bitte ergänzen) ist da."))
    assert len(of(found(tdocs, "o.docx"), "TD701")) == 3


def test_a_heading_with_nothing_below_is_no_open_place(tdocs: Tdocs, tmp_path: Path) -> None:
    empty = [
        "# Angaben zur Vertretung",
        "# Angaben zum Personal",
        "Drei Kräfte arbeiten hier.",
        "# Ort, Datum",
    ]
    (tmp_path / "k.docx").write_bytes(word("# Haus", "Wir sind da.", *empty))
    assert of(found(tdocs, "k.docx"), "TD701") == []
    (tmp_path / "k.docx").write_bytes(
        word("# Haus", "Wir sind da.", "# [Name der Einrichtung]", "# Ziele", "Text.")
    )
    (finding,) = of(found(tdocs, "k.docx"), "TD701")
    assert finding["place"]["heading"] == "[Name der Einrichtung]"


def test_no_advice_speaks_of_fields(tdocs: Tdocs, tmp_path: Path) -> None:
    (tmp_path / "k.docx").write_bytes(word("# Kontakt", "Rufen Sie an: 0171 39200 55."))
    (finding,) = of(found(tdocs, "k.docx"), "TD705")
    assert "kontakt«" not in finding["message"]


AGREEMENT = "Leistungsvereinbarung Wohnverbund Talblick"
CLOSED = "Die Parteien schließen diese Vereinbarung nach § 77 SGB VIII."


@pytest.mark.parametrize(
    ("lines", "arguments", "told"),
    [
        (["# Grundlagen", "Es gelten §§ 78a bis 78c SGB VIII.", CLOSED], [], False),
        (["Vereinbarung nach § 78b SGB VIII", "# Grundlagen", CLOSED], [], True),
        (["# Grundlagen", CLOSED], ["--profile", "sgb8-78b"], True),
    ],
)
def test_another_basis_is_told_only_where_somebody_has_said_which(
    lines: list[str], arguments: list[str], told: bool, tdocs: Tdocs, tmp_path: Path
) -> None:
    (tmp_path / "v.docx").write_bytes(word(*lines, title=AGREEMENT))
    said = of(found(tdocs, "v.docx", *arguments), "TD608")
    assert bool(said) is told
    assert all("Angebot »" not in finding["message"] for finding in said)


@pytest.mark.parametrize(
    ("below", "told"),
    [
        (["(1) Hier steht Absatz eins.", "(2) Hier steht Absatz zwei."], True),
        (
            ["(1) Eins.", "(2) Zwei.", "## a) Weiteres", "(3) Drei."],
            False,
        ),
        (["(1) Eins.", "(2) Zwei.", "## (3) Zeiten", "Das Haus ist an allen Tagen geöffnet."], False),
    ],
)
def test_absaetze_below_further_headings_belong_to_their_paragraph(
    below: list[str], told: bool, tdocs: Tdocs, tmp_path: Path
) -> None:
    others = [f"# § {number} Regelung {number}" for number in (1, 3, 4)]
    agreed = [others[0], "Es gilt § 2 Abs. 3 dieser Vereinbarung.", "# § 2 Öffnung", *below]
    lines = [*agreed, others[1], "Text.", others[2], "Text."]
    (tmp_path / "v.docx").write_bytes(word(*lines, title=AGREEMENT))
    assert bool(of(found(tdocs, "v.docx"), "TD607")) is told


def test_faults_of_structure(tdocs: Tdocs, tmp_path: Path) -> None:
    lines = ["# Eins", "Text.", "### Drei", "Text.", "| A | B", "| 1 | 2", "| 3 | 4"]
    (tmp_path / "k.docx").write_bytes(word(*lines))
    codes = {f["code"] for f in found(tdocs, "k.docx")["findings"] if f["code"].startswith("TD86")}
    assert codes == {"TD862", "TD864"}
    bold = [
        paragraph(text, look="<w:b/>" if text[0].isdigit() else "") for text in ("1 Ziele", "Wir sind da.")
    ] * 2
    (tmp_path / "b.docx").write_bytes(word_file("".join([*bold, paragraph("Ende.")])))
    codes = {f["code"] for f in found(tdocs, "b.docx")["findings"] if f["code"].startswith("TD86")}
    assert codes == {"TD861", "TD863"}


def test_exceptions_name_the_heading(tdocs: Tdocs, tmp_path: Path) -> None:
    (tmp_path / "k.docx").write_bytes(word("# 2 Wohnen", "Jeder Hilfeempfänger lebt hier."))
    entry = (
        "ausnahmen:\n  - {{regel: TD702, ort: {}, datei: k.docx, person: QM,"
        " grund: Wörtliches Zitat aus dem Gesetz.}}\n"
    )
    for place, left in (("2 Wohnen", 0), ("Wohnen", 0), ('"*"', 0), ("Essen", 1)):
        (tmp_path / "tdocs.yaml").write_text(entry.format(place), "utf-8")
        assert len(of(found(tdocs, "k.docx"), "TD702")) == left, place
    (tmp_path / "tdocs.yaml").write_text("regeln: {schwere: {TD702: aus}}\n", "utf-8")
    assert of(found(tdocs, "k.docx"), "TD702") == []


def test_the_fingerprint_stays_when_a_paragraph_comes_in(tdocs: Tdocs, tmp_path: Path) -> None:
    def prints(*lines: str) -> list[str]:
        (tmp_path / "k.docx").write_bytes(word(*lines))
        report = json.loads(tdocs("lint", "k.docx", "--format", "gitlab", "-q").out)
        return [issue["fingerprint"] for issue in report if issue["description"].startswith("TD6")]

    before = prints("# 2 Recht", "Es gilt § 53 SGB XII hier.")
    assert prints("Neu.", "# 3 Recht", "Noch ein Satz.", "Es gilt § 53 SGB XII hier.") == before
    assert prints("# 2 Recht", "Es gilt § 54 SGB XII hier.") != before


@pytest.mark.parametrize(
    "form", ["full", "concise", "json", "sarif", "github", "gitlab", "junit", "markdown"]
)
def test_every_format_names_the_place(form: str, tdocs: Tdocs, tmp_path: Path) -> None:
    (tmp_path / "k.docx").write_bytes(word("# 2 Recht", "Es gilt § 53 SGB XII."))
    answer = tdocs("lint", "k.docx", "--format", form, "-q")
    assert answer.code == 1
    assert "2 Recht" in answer.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["lint", "k.docx", "haus"], "beides zusammen"),
        (["validate", "k.docx"], "»tdocs lint k.docx« prüft es"),
        (["lint", "haus", "--profile", "allgemein"], "--profiles"),
        (["lint", "k.docx", "--profile", "algemein"], "Gemeint: »allgemein«"),
        (
            ["lint", "k.docx", "--profile", "rahmen", "--profile", "integrationshilfe"],
            "je Dokument nur ein Profil",
        ),
        (
            ["lint", "k.docx", "--profile", "rahmen", "--profile", "sgb9-125"],
            "keine der Dateien nennt sich so",
        ),
        (["lint", "-"], "nicht von stdin"),
        (["lint", "haus", "--comments", "o.docx"], "nur für Word-Dateien"),
        (["lint", "k.docx", "--comments", "k.docx", "--force"], "ist die Datei selbst"),
        (["lint", "k.docx", "--comments", "o.txt"], "auf .docx enden"),
        (["lint", "k.docx", "k2.docx", "--comments", "o.docx"], "nur eine nennen"),
        (["lint", "k.docx", "--write-baseline"], "nicht für Word-Dateien"),
        (["lint", "nix.docx"], "gibt es nicht"),
    ],
)
def test_wrong_usage_is_said_in_words(
    arguments: list[str], said: str, tdocs: Tdocs, haus: Path, tmp_path: Path
) -> None:
    (tmp_path / "k.docx").write_bytes(word("# Ziele", "Wir sind da."))
    (tmp_path / "k2.docx").write_bytes(word("# Ziele", "Wir sind da."))
    answer = tdocs(*arguments)
    assert answer.code == 2
    assert said in answer.err
    assert not (tmp_path / "o.docx").exists()


@pytest.mark.parametrize("name", ["a.doc", "a.odt", "a.pdf", "a.docx"])
def test_what_is_no_word_file_is_a_finding_with_the_way_out(name: str, tdocs: Tdocs, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"%PDF-1.7")
    answer = tdocs("lint", name)
    assert answer.code == 1
    assert "als »Word-Dokument (.docx)« speichern" in answer.out


def test_a_copy_with_comments_is_no_other_file(tdocs: Tdocs, tmp_path: Path) -> None:
    source = word("# 2 Recht", "Es gilt § 53 SGB XII.")
    (tmp_path / "k.docx").write_bytes(source)
    assert tdocs("lint", "k.docx", "--comments", "o.docx").code == 1
    assert (tmp_path / "k.docx").read_bytes() == source
    with zipfile.ZipFile(tmp_path / "o.docx") as copy:
        assert "§ 53 SGB XII" in copy.read("word/comments.xml").decode("utf-8")
    (tmp_path / "fremd.docx").write_bytes(b"fremd")
    assert tdocs("lint", "k.docx", "--comments", "fremd.docx").code == 1
    assert (tmp_path / "fremd.docx").read_bytes() == b"fremd"
    assert tdocs("lint", "k.docx", "--comments", "fremd.docx", "--force").code == 1
    assert (tmp_path / "fremd.docx").read_bytes() != b"fremd"


def test_more_text_than_anybody_writes_is_not_judged(
    tdocs: Tdocs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "k.docx").write_bytes(word("# Recht", "Es gilt § 53 SGB XII."))
    monkeypatch.setattr("teilhabe_docs.application.word_lint.MOST_TEXT", 10)
    answer = tdocs("lint", "k.docx")
    assert answer.code == 1
    assert "TD063" in answer.out
    assert "TD603" not in answer.out
