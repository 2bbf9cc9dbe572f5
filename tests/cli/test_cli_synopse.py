"""`tdocs synopse`: the coverage table in three formats, with exceptions and own texts."""

import csv
import io
import re
import sys
import zipfile
from pathlib import Path

import pytest

from cli.aufruf import Tdocs
from helpers import build_tree

OFFER = """\
id: haus
bezeichnung: Haus
stand: 2027-03-01
vertragsgrundlage: sgb9_125
kurzbeschreibung: Ein Haus für alle.
gewaltschutz: {anlage: schutz}
anlagen: [{id: schutz, titel: Schutzkonzept}]
profil: {leistungsvereinbarung: klein}
"""
PROFIL = """\
profil: klein
dokument: leistungsvereinbarung
titel: Kleine Vereinbarung
erweitert: sgb9-125
entfernen: {qualitaet: die Stadt prüft selbst}
"""
AUSNAHMEN = "ausnahmen: [{regel: 'TD301:ziel', ort: ziele, grund: Umzug, person: Leitung, bis: 2027-06-30}]\n"


@pytest.fixture
def haus(tmp_path: Path) -> Path:
    return build_tree(
        tmp_path / "haus",
        {
            "provider.yaml": "name: Träger\n",
            "offer.yaml": OFFER,
            "staffing.yaml": "",
            "tdocs.yaml": AUSNAHMEN,
            "profile/leistungsvereinbarung/klein/gliederung.yaml": PROFIL,
            "profile/leistungsvereinbarung/klein/ziele.md": "(@) Unsere Ziele:\n\n{{ angebot.ziele }}\n",
        },
    )


def tabelle(text: str) -> dict[tuple[str, str, str], dict[str, str]]:
    """The rows by document, requirement and section."""
    zeilen = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";")
    return {(z["Dokument"], z["Anforderung"], z["Nummer"]): z for z in zeilen}


def test_csv_has_requirement_norm_section_place_and_state(tdocs: Tdocs, haus: Path) -> None:
    zeilen = tabelle(tdocs("synopse", "haus", "--format", "csv").out)
    zeile = zeilen["Fachkonzept", "gewaltschutz", "6.4"]
    assert (zeile["Angebot"], zeile["Norm"], zeile["Abschnitt"]) == (
        "haus",
        "§ 37a Abs. 1 SGB IX",
        "Gewaltprävention und Kinderschutz",
    )
    assert (zeile["Datei"], zeile["Angabe"], zeile["Stand"]) == ("offer.yaml", "gewaltschutz", "fehlt")
    assert zeilen["Leistungsvereinbarung", "gewaltschutz", "§ 12"]["Stand"] == "in einer Anlage"


def test_an_exception_stands_with_person_and_end(tdocs: Tdocs, haus: Path) -> None:
    zeile = tabelle(tdocs("synopse", "haus", "--format", "csv").out)["Fachkonzept", "ziel", "2.3"]
    assert [zeile[s] for s in ("Stand", "Ausnahme", "Person", "Gilt bis")] == [
        "fehlt",
        "Umzug",
        "Leitung",
        "2027-06-30",
    ]
    assert "**fehlt**; Ausnahme: Umzug (Leitung, bis 30. Juni 2027)" in tdocs("synopse", "haus").out
    assert "Ausnahme: Umzug" not in tdocs("synopse", "haus", "--date", "2027-07-01").out


def test_own_texts_and_what_a_profile_leaves_out_are_named(tdocs: Tdocs, haus: Path) -> None:
    zeilen = tabelle(tdocs("synopse", "haus", "--format", "csv").out)
    assert {z["Abschnitt"] for z in zeilen.values() if z["Eigener Text"] == "klein"} == {"Ziele"}
    assert zeilen["Leistungsvereinbarung", "wirksamkeit", ""]["Stand"] == "kein Abschnitt"


def test_an_exception_for_what_a_profile_leaves_out_stands_with_person_and_end(
    tdocs: Tdocs, haus: Path
) -> None:
    where = "regel: 'TD308:wirksamkeit', ort: entfernen.qualitaet"
    build_tree(
        haus, {"tdocs.yaml": f"ausnahmen: [{{{where}, grund: Umzug, person: Leitung, bis: 2027-06-30}}]\n"}
    )
    zeilen = tabelle(tdocs("synopse", "haus", "--format", "csv").out)
    zeile = zeilen["Leistungsvereinbarung", "wirksamkeit", ""]
    assert [zeile[s] for s in ("Ausnahme", "Person", "Gilt bis")] == ["Umzug", "Leitung", "2027-06-30"]


def test_what_may_not_fall_away_is_missing_whatever_the_reason(tdocs: Tdocs, haus: Path) -> None:
    build_tree(haus, {"offer.yaml": OFFER + "ziele: {entfaellt: noch offen}\n"})
    zeilen = tabelle(tdocs("synopse", "haus", "--format", "csv").out)
    assert zeilen["Fachkonzept", "ziel", "2.3"]["Stand"] == "fehlt"


def test_markdown_goes_to_stdout_and_word_into_a_file(tdocs: Tdocs, haus: Path) -> None:
    assert tdocs("synopse", "haus").out.startswith("# Nachweis des Pflichtinhalts\n")
    assert tdocs("synopse", "haus", "--format", "docx").out == "haus/ausgabe/synopse.docx\n"
    assert (haus / "ausgabe" / "synopse.docx").read_bytes().startswith(b"PK")
    assert tdocs("synopse", "haus", "--format", "csv", "--out", "s.csv").out == "s.csv\n"
    assert Path("s.csv").read_bytes().startswith(b"\xef\xbb\xbfAngebot;")


def test_it_carries_the_digest_of_each_source(tdocs: Tdocs, haus: Path) -> None:
    named = re.findall(r"^(tdocs:\S+) [0-9a-f]{64}$", tdocs("synopse", "haus").out, re.MULTILINE)
    sources = ("offer.yaml", "provider.yaml", "staffing.yaml")
    assert named == ["tdocs:parts", *(f"tdocs:source:{name}" for name in sources)]


def test_the_document_speaks_of_no_file_key_or_profile(tdocs: Tdocs, haus: Path) -> None:
    text = tdocs("synopse", "haus").out.partition("<!-- tdocs")[0]
    assert "| Vertragsparteien | § 123 Abs. 1 Satz 1 SGB IX | Leistungsvereinbarung |" in text
    assert "Name des Trägers mit Rechtsform; Anschrift des Trägers" in text
    assert "§ 5 Ziele (eigener Text: Kleine Vereinbarung)" in text
    assert "Vertragsgrundlage: § 125 SGB IX." in text
    assert not [word for word in (".yaml", "sgb9", "»klein«", "ja oder nein", "\\") if word in text]


@pytest.mark.parametrize(
    ("land", "cited"),
    [("ni", set()), ("nrw", {"Arbeitshilfe NRW", "LRV NRW"}), ("bw", {"LRV BW"}), (None, set())],
)
def test_papers_are_cited_where_they_hold(
    tdocs: Tdocs, haus: Path, land: str | None, cited: set[str]
) -> None:
    """The model of Baden-Württemberg is one for § 134 SGB IX."""
    build_tree(haus, {"offer.yaml": OFFER + (f"land: {land}\n" if land else "")})
    for form in ((), ("--format", "csv")):
        text = tdocs("synopse", "haus", *form).out
        named = {
            "Arbeitshilfe NRW",
            "LRV NRW",
            "LRV BW",
            "Muster BW",
            "Leistungsbeschreibung Integrationshilfe,",
        }
        assert {paper for paper in named if paper in text} <= cited
    if land == "nrw":
        assert "§ 37a Abs. 1 SGB IX; Arbeitshilfe NRW Nr. 6" in text


def test_check_knows_the_table_and_says_when_somebody_edited_it(tdocs: Tdocs, haus: Path) -> None:
    """It says the same of any other name that the table got; a document of an offer that is gone is none."""
    tdocs("render", "haus", "--force")
    for target in ("synopse.docx", "nachweis.md"):
        tdocs("synopse", "haus", "--format", target.rpartition(".")[2], "--out", f"haus/ausgabe/{target}")
    assert tdocs("render", "haus", "--check").out == ""
    table, text = haus / "ausgabe/synopse.docx", haus / "ausgabe/nachweis.md"
    text.write_text(text.read_text("utf-8").replace("fehlt", "liegt vor", 1), "utf-8")
    with zipfile.ZipFile(table) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    with zipfile.ZipFile(table, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data.replace(b"fehlt", b"ist da"))
    lines = tdocs("render", "haus", "--check").out.splitlines()
    assert [line.partition(" ")[2] for line in lines] == [
        "ist ein Nachweis des Pflichtinhalts und wurde von Hand bearbeitet; "
        "»tdocs synopse« schreibt ihn mit --force neu."
    ] * 2
    (haus / "ausgabe" / "haus").rename(haus / "ausgabe" / "alt")
    assert "alt/fachkonzept.docx gehört zu keinem Dokument" in tdocs("render", "haus", "--check").out


@pytest.mark.parametrize("format_", ["csv", "md"])
def test_a_pipe_gets_the_bytes_that_a_file_gets(tdocs: Tdocs, haus: Path, format_: str) -> None:
    """Excel knows UTF-8 by the byte order mark, from wherever it comes."""
    tdocs("synopse", "haus", "--format", format_, "--out", "s")
    assert tdocs("synopse", "haus", "--format", format_).out.encode("utf-8") == Path("s").read_bytes()


def test_a_terminal_gets_no_byte_order_mark(
    tdocs: Tdocs, haus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    assert tdocs("synopse", "haus", "--format", "csv").out.startswith("Angebot;")


def test_with_an_error_in_a_file_nothing_is_written(tdocs: Tdocs, haus: Path) -> None:
    build_tree(haus, {"offer.yaml": OFFER + "plätze: 1\n"})
    ergebnis = tdocs("synopse", "haus", "--format", "docx")
    assert (ergebnis.code, ergebnis.out) == (1, "")
    assert "TD201" in ergebnis.err
    assert tdocs("synopse", "haus", "--format", "odt").code == 2


def test_what_a_link_leads_to_is_not_overwritten(tdocs: Tdocs, haus: Path) -> None:
    ours = haus / "ausgabe" / "synopse.md"
    assert tdocs("synopse", "haus", "--out", str(ours)).code == 0
    link = haus.parent / "tabelle.md"
    link.symlink_to(ours)
    ergebnis = tdocs("synopse", "haus", "--out", "tabelle.md")
    assert (ergebnis.code, link.is_symlink()) == (1, True)


def test_a_file_of_somebody_else_is_not_overwritten(tdocs: Tdocs, haus: Path) -> None:
    vorher = (haus / "offer.yaml").read_bytes()
    (haus / "brief.docx").write_bytes(b"von Hand")
    for format_ in ("md", "csv", "docx"):
        assert tdocs("synopse", "haus", "--format", format_, "--out", "haus/brief.docx").code == 1
        assert tdocs("synopse", "haus", "--format", format_, "--out", "haus/offer.yaml").code == 2
        assert tdocs("synopse", "haus", "--format", format_, "--out", "haus").code == 2
    assert (haus / "offer.yaml").read_bytes() == vorher
    for _ in range(2):
        assert tdocs("synopse", "haus", "--out", "s.md").code == 0
    assert tdocs("synopse", "haus", "--format", "csv", "--out", "s.md", "--force").code == 0


def test_what_falls_away_stands_with_its_reason(tdocs: Tdocs, haus: Path) -> None:
    build_tree(
        haus, {"offer.yaml": OFFER + "ausstattung: {sachmittel: {entfaellt: die Stadt stellt alles}}\n"}
    )
    assert "entfällt: die Stadt stellt alles" in tdocs("synopse", "haus").out
    build_tree(haus, {"offer.yaml": OFFER + "ziele: {entfaellt: keine Zeit}\n"})
    assert "»ziele« soll entfallen, ist hier aber verlangt." in tdocs("lint", "haus").out
    assert "Angegeben ist: »keine Zeit«" in tdocs("lint", "haus", "--no-ignores").out


@pytest.mark.parametrize(
    ("wert", "zelle"),
    [
        ("=1+1", "'=1+1"),
        ("Umzug,=1+1", "Umzug,'=1+1"),
        ("Umzug; @x", "Umzug; '@x"),
        ('Umzug,"-1', "Umzug,\"'-1"),
        ("Umzug im Mai - hoffentlich", "Umzug im Mai - hoffentlich"),
    ],
)
def test_no_cell_is_a_formula(tdocs: Tdocs, haus: Path, wert: str, zelle: str) -> None:
    """Also where a program splits the lines at commas."""
    build_tree(haus, {"tdocs.yaml": AUSNAHMEN.replace("Umzug", f"'{wert}'")})
    zeile = tabelle(tdocs("synopse", "haus", "--format", "csv").out)["Fachkonzept", "ziel", "2.3"]
    assert zeile["Ausnahme"] == zelle
