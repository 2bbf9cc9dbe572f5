"""`tdocs import`, from outside: what comes over, what is said of it, and what cannot be asked."""

import json
from pathlib import Path
from typing import Any

import pytest

from cli.aufruf import HAUS, Tdocs
from cli.test_cli_finished_documents import word
from helpers import build_tree

CONCEPT = (
    *("# 1 Leitbild", "Wir begleiten Menschen auf Augenhöhe und achten ihren Willen."),
    *("# 2 Zielgruppe", "Erwachsene mit geistiger Behinderung aus Musterstadt leben hier."),
    *("# 3 Beschwerde", "Beschwerden nimmt die Leitung an und beantwortet sie binnen zwei Wochen."),
    *("# 4 Apfelkuchen", "Der Teig ruht sieben Stunden."),
)


def made(tdocs: Tdocs, *arguments: str) -> dict[str, Any]:
    """What `import` says as JSON."""
    answer: dict[str, Any] = json.loads(tdocs("import", *arguments, "--format", "json", "-q").out)
    return answer


def tree(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@pytest.fixture
def source(tmp_path: Path) -> Path:
    place = tmp_path / "fk.docx"
    place.write_bytes(word(*CONCEPT))
    return place


def test_a_new_repository_holds_the_texts_and_is_valid(tdocs: Tdocs, source: Path, tmp_path: Path) -> None:
    done = tdocs("import", "fk.docx", "neu")
    assert done.code == 0
    assert "»fk.docx« wird als Fachkonzept nach dem Profil »allgemein« übernommen" in done.err
    leitbild = (tmp_path / "neu/texte/leitbild.md").read_text("utf-8")
    assert leitbild == "Wir begleiten Menschen auf Augenhöhe und achten ihren Willen.\n"
    assert "leitbild:\n  datei: texte/leitbild.md\n" in (tmp_path / "neu/provider.yaml").read_text("utf-8")
    assert tdocs("validate", "neu").code == 0
    assert tdocs("render", "neu", "--format", "md").code == 0


def test_what_belongs_to_no_field_stands_in_a_file_of_its_own(
    tdocs: Tdocs, source: Path, tmp_path: Path
) -> None:
    answer = made(tdocs, "fk.docx", "neu")
    rest = {entry["target"]: entry for entry in answer["left"] if entry["target"]}
    (garden,) = [name for name in rest if "apfel" in name]
    assert (tmp_path / "neu" / garden).read_text("utf-8") == (
        "### 4 Apfelkuchen\n\nDer Teig ruht sieben Stunden.\n"
    )
    assert rest[garden]["place"]["heading"] == "4 Apfelkuchen"


def test_the_same_again_changes_no_byte(tdocs: Tdocs, source: Path, tmp_path: Path) -> None:
    tdocs("import", "fk.docx", "neu")
    before = tree(tmp_path / "neu")
    again = tdocs("import", "fk.docx", "neu")
    assert (again.code, tree(tmp_path / "neu")) == (0, before)
    assert tdocs("import", "fk.docx", "neu", "--dry-run").code == 0


def test_a_dry_run_writes_nothing_and_fails(tdocs: Tdocs, source: Path, tmp_path: Path) -> None:
    done = tdocs("import", "fk.docx", "neu", "--dry-run")
    assert done.code == 1
    assert not (tmp_path / "neu").exists()


def test_values_that_stand_there_stay(tdocs: Tdocs, source: Path, tmp_path: Path) -> None:
    build_tree(tmp_path / "haus", HAUS)
    answer = made(tdocs, "fk.docx", "haus")
    assert (tmp_path / "haus/texte/leitbild.md").read_bytes() == HAUS["texte/leitbild.md"].encode()  # type: ignore[union-attr]
    (left,) = [one for one in answer["left"] if one["path"] == "traeger.leitbild"]
    assert left["text"] == "Wir begleiten Menschen auf Augenhöhe und achten ihren Willen."
    offer = (tmp_path / "haus/offer.yaml").read_text("utf-8")
    assert offer.startswith("id: haus\nbezeichnung: Haus am See\nvertragsgrundlage: sgb9_125\nplaetze: 12\n")
    assert "datei: texte/zielgruppe-beschreibung.md" in offer


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("fk.docx",), "Es fehlt der Ordner"),
        (("fk.docx", "ziel.docx"), "»ziel.docx« ist kein Ordner"),
        (("fk.docx", "plan.xlsx"), "»plan.xlsx« ist kein Ordner"),
        (("-", "neu"), "liest nicht von stdin"),
        (("fehlt.docx", "neu"), "gibt es nicht"),
        (("fk.docx", "neu", "--profile", "gibtsnicht"), "Ein Profil »gibtsnicht« gibt es nicht"),
        (
            ("fk.docx", "neu", "--profile", "sgb9-125", "--profile", "rahmen"),
            "keine der Dateien nennt sich so",
        ),
        (("fk.docx", "neu", "--format", "xml"), "xml"),
    ],
)
def test_what_cannot_be_asked(
    tdocs: Tdocs, source: Path, tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    done = tdocs("import", *arguments)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert not (tmp_path / "neu").exists()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("alt.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "Word"),
        ("a.pdf", b"%PDF-1.7", "PDF"),
        ("a.docx", b"PK\x03\x04kaputt", "Word"),
    ],
)
def test_what_is_no_word_file_says_the_way_out(
    tdocs: Tdocs, tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    (tmp_path / name).write_bytes(content)
    done = tdocs("import", name, "neu")
    assert (done.code, done.out) == (1, "")
    assert said in done.err
    assert "Es wurde nichts übernommen." in done.err
    assert not (tmp_path / "neu").exists()


def test_a_copy_says_in_its_margin_where_each_text_went(tdocs: Tdocs, source: Path, tmp_path: Path) -> None:
    done = tdocs("import", "fk.docx", "neu", "--comments", "kopie.docx")
    assert "kopie.docx: Kopie mit " in done.err
    again = made(tdocs, "kopie.docx", "neu2")
    said = {(one["place"]["heading"], one["text"].split()[0]) for one in again["comments"]}
    assert ("1 Leitbild", "Übernommen") in said
    assert ("4 Apfelkuchen", "Ohne") in said
    for target, files in (("fk.docx", ["fk.docx"]), ("k.docx", ["fk.docx", "kopie.docx"])):
        refused = tdocs("import", *files, "neu3", "--comments", target)
        assert (refused.code, refused.out) == (2, "")
    assert not (tmp_path / "neu3").exists()


def test_nothing_is_taken_over_where_the_copy_cannot_be_written(tdocs: Tdocs, source: Path) -> None:
    Path("kopie.docx").write_bytes(b"von jemand anderem")
    refused = tdocs("import", "fk.docx", "neu", "--comments", "kopie.docx")
    assert (refused.code, refused.out) == (1, "")
    assert not Path("neu").exists()


TABLE = (
    *("| Funktion | Qualifikation | VZÄ", "| Gruppe |  | ", "| Gruppenleitung | Heilpädagogik | 1,00"),
    *("| Assistenz |  | 2,5", "| Summe |  | 3,5", "| Leitung |  | ", "| Hausleitung | Soziale Arbeit | 0,5"),
)


def test_a_table_of_positions_becomes_the_staffing(tdocs: Tdocs, tmp_path: Path) -> None:
    (tmp_path / "lb.docx").write_bytes(word("# 1 Leitbild", "Wir achten Menschen.", "# 2 Personal", *TABLE))
    answer = made(tdocs, "lb.docx", "neu")
    assert [one["path"] for one in answer["taken"] if one["path"].startswith("personal")] == [
        "personal.positionen"
    ]
    staffing = (tmp_path / "neu/staffing.yaml").read_text("utf-8")
    listed = staffing[staffing.index("positionen:") :].partition("\n  #")[0]
    assert listed.splitlines()[1:] == [
        "  - id: gruppenleitung",
        "    funktion: Gruppenleitung",
        "    bereich: gruppe",
        "    berufsgruppe: Heilpädagogik",
        "    vzae: 1",
        "  - id: assistenz",
        "    funktion: Assistenz",
        "    bereich: gruppe",
        "    vzae: 2,50",
        "  - id: hausleitung",
        "    funktion: Hausleitung",
        "    bereich: leitung",
        "    berufsgruppe: Soziale Arbeit",
        "    vzae: 0,50",
    ]
    assert tdocs("validate", "neu").code == 0
