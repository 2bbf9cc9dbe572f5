"""`tdocs render --check`: are the committed documents current?"""

import json
import os
from pathlib import Path

import docx
import pytest

from cli.aufruf import Tdocs
from helpers import build_tree
from rendering.bausteine import png
from rendering.hausdateien import LIBREOFFICE, hausdatei

ZIEL = Path("haus/ausgabe/haus")
FK, FK_MD = ZIEL / "fachkonzept.docx", ZIEL / "fachkonzept.md"


@pytest.fixture
def geschrieben(tdocs: Tdocs, haus: Path) -> Path:
    """A repository that commits both formats of all documents."""
    build_tree(haus, {"tdocs.yaml": "formate: [docx, md]\n"})
    assert tdocs("render", "haus").code == 0
    return haus


def test_current_documents_pass_and_nothing_is_written(tdocs: Tdocs, geschrieben: Path) -> None:
    vorher = {p: p.stat().st_mtime_ns for p in geschrieben.rglob("*")}
    ergebnis = tdocs("render", "haus", "--check")
    assert (ergebnis.code, ergebnis.out) == (0, "")
    assert "6 von 6 Dateien aktuell." in ergebnis.err
    assert {p: p.stat().st_mtime_ns for p in geschrieben.rglob("*")} == vorher


def test_a_stale_document_is_named_with_what_has_changed(tdocs: Tdocs, geschrieben: Path) -> None:
    build_tree(geschrieben, {"texte/leitbild.md": "Wir sind noch da.\n"})
    ergebnis = tdocs("render", "haus", "--check")
    assert ergebnis.code == 1
    assert f"{FK.as_posix()} ist nicht aktuell; geändert: texte/leitbild.md.\n" in ergebnis.out
    assert "4 von 6 Dateien aktuell." in ergebnis.err


def test_a_missing_document_is_named(tdocs: Tdocs, geschrieben: Path) -> None:
    FK.unlink()
    ergebnis = tdocs("render", "haus", "--check")
    assert (ergebnis.code, ergebnis.out) == (1, f"{FK.as_posix()} fehlt.\n")


def test_an_edited_document_is_named(tdocs: Tdocs, geschrieben: Path) -> None:
    dokument = docx.Document(str(FK))
    dokument.paragraphs[0].runs[0].text = "Unser Konzept"
    dokument.save(str(FK))
    ergebnis = tdocs("render", "haus", "--check")
    assert (ergebnis.code, ergebnis.out) == (
        1,
        f"{FK.as_posix()} wurde von Hand bearbeitet; 1 Stelle geändert.\n",
    )


def test_a_document_of_somebody_else_in_its_place_is_named(tdocs: Tdocs, geschrieben: Path) -> None:
    FK.write_bytes(LIBREOFFICE)
    ergebnis = tdocs("render", "haus", "--check")
    assert (ergebnis.code, ergebnis.out) == (1, f"{FK.as_posix()} stammt nicht von tdocs.\n")


def test_windows_line_ends_in_markdown_do_not_count(tdocs: Tdocs, geschrieben: Path) -> None:
    FK_MD.write_bytes(FK_MD.read_bytes().replace(b"\n", b"\r\n"))
    assert tdocs("render", "haus", "--check").code == 0


def test_other_files_in_the_folder_are_named_and_do_not_fail(tdocs: Tdocs, geschrieben: Path) -> None:
    build_tree(ZIEL, {"brief.docx": LIBREOFFICE, "~$chkonzept.docx": b"offen", "fachkonzept.pdf": b"%PDF"})
    ergebnis = tdocs("render", "haus", "--check")
    assert (ergebnis.code, ergebnis.out) == (
        0,
        f"{(ZIEL / 'brief.docx').as_posix()} gehört zu keinem Dokument dieses Konzepts.\n",
    )


@pytest.mark.parametrize(("written", "asked"), [("md", "docx"), ("docx", "md")])
def test_a_document_in_a_form_not_asked_for_was_not_checked(
    tdocs: Tdocs, haus: Path, written: str, asked: str
) -> None:
    build_tree(haus, {"tdocs.yaml": f"formate: [{asked}]\ndokumente: [fachkonzept]\n"})
    assert tdocs("render", "haus").code == 0
    assert tdocs("render", "haus", "--format", written).code == 0
    ergebnis = tdocs("render", "haus", "--check")
    assert (ergebnis.code, ergebnis.out) == (
        0,
        f"{(ZIEL / f'fachkonzept.{written}').as_posix()} wurde nicht geprüft; "
        f"»tdocs render --check --format {written}« prüft es.\n",
    )
    assert tdocs("render", "haus", "--check", "--format", written).code == 0


def test_what_somebody_else_has_put_beside_a_document_belongs_to_none(tdocs: Tdocs, haus: Path) -> None:
    assert tdocs("render", "haus").code == 0
    build_tree(ZIEL, {"fachkonzept.md": "# Notizen\n"})
    assert "fachkonzept.md gehört zu keinem Dokument" in tdocs("render", "haus", "--check").out


def test_capitals_in_the_ending_hide_no_document(tdocs: Tdocs, geschrieben: Path) -> None:
    build_tree(ZIEL, {"BRIEF.DOCX": LIBREOFFICE})
    assert tdocs("render", "haus", "--check").out.startswith(f"{(ZIEL / 'BRIEF.DOCX').as_posix()} gehört zu ")


@pytest.mark.parametrize("out", [".", "haus"])
def test_where_the_repository_lies_in_the_folder_other_files_are_none_of_ours(
    tdocs: Tdocs, haus: Path, out: str
) -> None:
    build_tree(haus, {"brief.md": "Guten Tag!\n"})
    assert tdocs("render", "haus", "--out", out).code == 0
    ergebnis = tdocs("render", "haus", "--out", out, "--check")
    assert (ergebnis.code, ergebnis.out) == (0, "")


def test_what_was_asked_for_is_checked_alone(tdocs: Tdocs, geschrieben: Path) -> None:
    FK.unlink()
    assert tdocs("render", "haus", "--check", "--doc", "leistungsvereinbarung").code == 0
    assert tdocs("render", "haus", "--check", "--format", "md").code == 0
    assert tdocs("render", "haus", "--check", "--format", "docx").code == 1


def test_the_house_file_is_a_source(tdocs: Tdocs, haus: Path) -> None:
    build_tree(haus, {"tdocs.yaml": "hausvorlage: haus.docx\n", "haus.docx": hausdatei()})
    assert tdocs("render", "haus").code == 0
    assert tdocs("render", "haus", "--check").code == 0
    build_tree(haus, {"haus.docx": LIBREOFFICE})
    ergebnis = tdocs("render", "haus", "--check")
    assert ergebnis.code == 1
    assert f"{FK.as_posix()} ist nicht aktuell; geändert: die Hausvorlage.\n" in ergebnis.out


def test_machines_get_the_state_of_every_file(tdocs: Tdocs, geschrieben: Path) -> None:
    FK.unlink()
    build_tree(geschrieben, {"provider.yaml": "name: Lebensräume Musterstadt e. V.\n"})
    ergebnis = tdocs("render", "haus", "--check", "--format", "json")
    assert ergebnis.code == 1
    bericht = json.loads(ergebnis.out)
    assert bericht["version"] == 1
    staende = {e["file"]: (e["offer"], e["document"], e["state"], e["changed"]) for e in bericht["documents"]}
    assert staende[FK.as_posix()] == ("haus", "fachkonzept", "missing", [])
    geaendert = ["provider.yaml", "texte/leitbild.md"]
    assert staende[FK_MD.as_posix()] == ("haus", "fachkonzept", "stale", geaendert)


def test_on_github_each_document_gets_an_annotation_at_its_place_in_the_checkout(
    tdocs: Tdocs, geschrieben: Path, tmp_path: Path
) -> None:
    (tmp_path / ".git").mkdir()
    FK.unlink()
    FK_MD.write_bytes(FK_MD.read_bytes().replace(b"Wir sind da", b"Wir waren da"))
    build_tree(geschrieben, {"texte/leitbild.md": "Wir sind noch da.\n"})
    build_tree(ZIEL, {"a\n::stop-commands::x,y%.docx": LIBREOFFICE})
    ergebnis = tdocs("render", "haus", "--check", "--format", "github")
    assert ergebnis.code == 1
    zeilen = ergebnis.out.splitlines()
    kopf = "::error file=haus/ausgabe/haus/{},title=tdocs render --check::{} "
    assert [zeile for zeile in zeilen if "fachkonzept" in zeile] == [
        kopf.format("fachkonzept.docx", "fachkonzept.docx") + "fehlt. »tdocs render« schreibt es.",
        kopf.format("fachkonzept.md", "fachkonzept.md")
        + "wurde von Hand bearbeitet; geändert: texte/leitbild.md. "
        + "Bitte die Änderung in die Angaben übernehmen; »tdocs render --force« schreibt es dann neu.",
    ]
    assert zeilen[-1].startswith(
        "::notice file=haus/ausgabe/haus/a%0A%3A%3Astop-commands%3A%3Ax%2Cy%25.docx,"
    )
    assert len(zeilen) == 3


def test_check_writes_nothing_and_therefore_forces_nothing(tdocs: Tdocs, haus: Path) -> None:
    assert tdocs("render", "haus", "--check", "--force").code == 2
    assert tdocs("render", "haus", "--format", "json").code == 2
    assert tdocs("render", "haus", "--format", "github").code == 2


def test_a_picture_beside_the_markdown_is_current(tdocs: Tdocs, haus: Path) -> None:
    build_tree(haus, {"texte/leitbild.md": "![Haus](haus.png)\n", "texte/haus.png": png(4, 4)})
    assert tdocs("render", "haus", "--format", "md").code == 0
    ergebnis = tdocs("render", "haus", "--check", "--format", "md")
    assert (ergebnis.code, ergebnis.out) == (0, "")
    assert "4 von 4 Dateien aktuell." in ergebnis.err


def test_a_document_that_cannot_be_read_is_named(
    tdocs: Tdocs, geschrieben: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    echt = os.open

    def gesperrt(pfad: str, *rest: int, **__: object) -> int:
        if Path(pfad).name == FK.name:
            raise PermissionError(13, "Permission denied", pfad)
        return echt(pfad, *rest)

    monkeypatch.setattr(os, "open", gesperrt)
    ergebnis = tdocs("render", "haus", "--check")
    assert ergebnis.code == 1
    assert (
        "lässt sich nicht prüfen: Die Datei lässt sich nicht öffnen. Bitte die Rechte prüfen.\n"
        in ergebnis.out
    )


@pytest.mark.parametrize("call", ["nord", "sued"])
def test_from_an_offers_folder_the_documents_of_its_sibling_are_no_strangers(
    call: str, tdocs: Tdocs, haus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offer = (haus / "offer.yaml").read_text("utf-8")
    (haus / "offer.yaml").unlink()
    build_tree(haus, {".git/HEAD": "", "tdocs.yaml": "formate: [md]\n"})
    build_tree(
        haus, {f"{id_}/offer.yaml": offer.replace("id: haus", f"id: {id_}") for id_ in ("nord", "sued")}
    )
    build_tree(haus, {f"{id_}/texte/leer.txt": "" for id_ in ("nord", "sued")})
    assert tdocs("render", "haus").code == 0
    own = haus / "ausgabe" / call
    (own / "alt.md").write_bytes((own / "fachkonzept.md").read_bytes())
    assert tdocs("render", "haus", "--check").out.count("gehört zu keinem") == 1
    assert tdocs("render", f"haus/{call}", "--check").out.count("gehört zu keinem") == 1
    (own / "alt.md").unlink()
    monkeypatch.chdir(haus / call)
    called = tdocs("render", "--check")
    assert (called.out, called.code) == ("", 0)
