"""A concept takes in what has been found elsewhere: only where it is empty, and all or nothing."""

import os
from pathlib import Path

import pytest

from helpers import build_tree
from teilhabe_docs.application.check import check, reading_for
from teilhabe_docs.application.import_filling import ABOVE, FULL, REFUSED, SAME, UNKNOWN, ImportValue, fill
from teilhabe_docs.application.import_target import ImportTarget, begun_with, import_target
from teilhabe_docs.application.impossible import ImpossibleError
from teilhabe_docs.application.workspace import open_files
from teilhabe_docs.documents.starter.starter import accompanied
from teilhabe_docs.loading.files.writer import NotWritableError
from teilhabe_docs.loading.files.written_together import write_together
from teilhabe_docs.model.field_path import FieldPath

VALUES = [
    ImportValue(FieldPath("angebot.bezeichnung"), "Haus: Birke"),
    ImportValue(FieldPath("angebot.plaetze"), 24),
    ImportValue(FieldPath("angebot.rechtsgrundlagen"), ["§ 113 SGB IX"]),
    ImportValue(FieldPath("angebot.zielgruppe.drohende_behinderung"), "ja"),
    ImportValue(FieldPath("angebot.zielgruppe.beschreibung"), text="Alle.\n\n- a\n", note="Unsicher: 3.2"),
    ImportValue(FieldPath("traeger.leitbild"), text="Wir sind da."),
    ImportValue(FieldPath("traeger.vertretungsberechtigte[0].name"), "Erika Mustermann"),
    ImportValue(FieldPath("traeger.vertretungsberechtigte[0].funktion"), "Vorstand"),
]


def opened(folder: Path, values: list[ImportValue] = VALUES) -> ImportTarget:
    target = import_target(str(folder))
    profiles = accompanied("sgb9-134", "leistungsvereinbarung", target.workspace.shelf)
    return begun_with(target, profiles, "leistungsvereinbarung", [one.path.field for one in values])


def tree(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_a_new_repository_holds_the_values_and_is_valid(tmp_path: Path) -> None:
    target = opened(tmp_path / "neu")
    done = fill(target, VALUES)
    assert [value for value, _ in done.put] == VALUES
    write_together(target.folder, done.contents)
    offer = (tmp_path / "neu" / "offer.yaml").read_text("utf-8")
    assert "# Unsicher: 3.2\n  beschreibung:\n    datei: texte/zielgruppe-beschreibung.md\n" in offer
    assert (tmp_path / "neu" / "texte" / "leitbild.md").read_text("utf-8") == "Wir sind da.\n"
    workspace = open_files(str(tmp_path / "neu"))
    assert not check(workspace, reading_for(workspace)).findings


def test_the_same_again_changes_nothing_and_other_values_fill_only_what_is_empty(tmp_path: Path) -> None:
    first = opened(tmp_path / "neu")
    write_together(first.folder, fill(first, VALUES).contents)
    again = fill(opened(tmp_path / "neu"), VALUES)
    assert not again.contents
    assert {one.reason for one in again.not_put} == {SAME}
    others = [
        ImportValue(FieldPath("angebot.plaetze"), 30),
        ImportValue(FieldPath("traeger.leitbild"), text="Anders."),
        ImportValue(FieldPath("angebot.leistungsbezeichnung"), "Assistenz"),
    ]
    better = fill(opened(tmp_path / "neu", others), others)
    assert [one.reason for one in better.not_put] == [FULL, FULL]
    assert list(better.contents) == ["offer.yaml"]
    before = tree(tmp_path / "neu")["offer.yaml"].decode()
    now = better.contents["offer.yaml"].decode()
    assert now == before.replace("leistungsbezeichnung:\n", "leistungsbezeichnung: Assistenz\n")


def test_an_empty_file_of_a_slot_is_filled(tmp_path: Path) -> None:
    texts = {"texte/a.md": "\n", "provider.yaml": "name: A\nleitbild: {datei: texte/a.md}\n"}
    build_tree(tmp_path, {"offer.yaml": "id: a\nbezeichnung: A\n", **texts})
    done = fill(opened(tmp_path), VALUES)
    assert done.contents["texte/a.md"] == b"Wir sind da.\n"


def test_what_the_model_refuses_or_does_not_know_is_said(tmp_path: Path) -> None:
    values = [
        ImportValue(FieldPath("angebot.stand"), "gestern"),
        ImportValue(FieldPath("angebot.quatsch"), "x"),
        ImportValue(FieldPath("angebot.plaetze"), 24),
    ]
    done = fill(opened(tmp_path / "neu", values[2:]), values)
    assert [one.reason for one in done.not_put] == [UNKNOWN, REFUSED]
    assert [value for value, _ in done.put] == values[2:]


def test_a_provider_above_is_not_touched(tmp_path: Path) -> None:
    build_tree(tmp_path, {"provider.yaml": "name: A\n"})
    done = fill(opened(tmp_path / "angebot"), VALUES)
    assert {one.reason for one in done.not_put} == {ABOVE}
    assert "provider.yaml" not in done.contents


def test_another_text_of_that_name_is_not_overwritten(tmp_path: Path) -> None:
    build_tree(tmp_path, {"texte/leitbild.md": "Von gestern.\n"})
    done = fill(opened(tmp_path), VALUES)
    assert done.contents["texte/leitbild-2.md"] == b"Wir sind da.\n"
    assert "texte/leitbild.md" not in done.contents


@pytest.mark.parametrize("name", ["ziel.docx", "plan.XLSX", "da.txt"])
def test_a_folder_that_looks_like_a_file_is_refused(tmp_path: Path, name: str) -> None:
    build_tree(tmp_path, {"da.txt": ""})
    with pytest.raises(ImpossibleError, match="kein Ordner"):
        import_target(str(tmp_path / name))


def test_several_offers_are_refused(tmp_path: Path) -> None:
    build_tree(tmp_path, {f"{name}/offer.yaml": f"id: {name}\nbezeichnung: A\n" for name in "ab"})
    with pytest.raises(ImpossibleError, match="mehrere Angebote"):
        import_target(str(tmp_path))


@pytest.mark.parametrize("cause", [KeyboardInterrupt, OSError, NotWritableError])
def test_what_is_interrupted_leaves_the_folder_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cause: type[BaseException]
) -> None:
    before = tree(build_tree(tmp_path / "da", {"a.md": "alt\n"}))
    replace, count = os.replace, iter(range(9))

    def fails(source: str, place: str) -> None:
        if next(count) == 2:
            raise cause("ended")
        replace(source, place)

    monkeypatch.setattr(os, "replace", fails)
    contents = {"a.md": b"neu\n", "neu/b.md": b"b\n", "c.md": b"c\n"}
    with pytest.raises((cause, NotWritableError)):
        write_together(tmp_path / "da", contents)
    assert tree(tmp_path / "da") == before
    assert not (tmp_path / "da" / "neu").exists()


def test_a_file_outside_is_neither_read_nor_written(tmp_path: Path) -> None:
    outside = build_tree(tmp_path / "anderswo", {"offer.yaml": "id: a\nbezeichnung: A\n"})
    build_tree(tmp_path / "haus", {"provider.yaml": "name: A\n"})
    (tmp_path / "haus" / "offer.yaml").symlink_to(outside / "offer.yaml")
    with pytest.raises(ImpossibleError):
        import_target(str(tmp_path / "haus"))
