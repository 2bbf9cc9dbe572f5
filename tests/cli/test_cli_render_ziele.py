"""`tdocs render` where a target cannot be written: the others are, nothing is left half done."""

import io
import os
from pathlib import Path

import pytest

from cli.aufruf import Tdocs
from teilhabe_docs.loading.files import writer

FORMATE = ("--format", "md")


def reste(ordner: Path) -> list[str]:
    return [p.name for p in ordner.rglob("*") if p.name.startswith(".") or p.name.endswith(".neu")]


@pytest.fixture
def gesperrt(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing can take the place of the Fachkonzept."""
    echt = os.replace

    def replace(quelle: Path, ziel: Path) -> None:
        if ziel.name.startswith("fachkonzept"):
            raise PermissionError(13, "Permission denied")
        echt(quelle, ziel)

    monkeypatch.setattr(os, "replace", replace)


def test_a_locked_target_is_named_and_the_others_are_written(
    tdocs: Tdocs, haus: Path, gesperrt: None
) -> None:
    ergebnis = tdocs("render", "haus", *FORMATE)
    assert ergebnis.code == 2
    assert ergebnis.out.split() == [
        f"haus/ausgabe/haus/{art}.md" for art in ("leistungsvereinbarung", "leistungsbeschreibung")
    ]
    meldung = "»haus/ausgabe/haus/fachkonzept.md« lässt sich nicht schreiben: Der Ordner nimmt"
    assert meldung in ergebnis.err.replace("\\", "/")


def test_open_places_are_counted_for_what_was_written(tdocs: Tdocs, haus: Path, gesperrt: None) -> None:
    ergebnis = tdocs("render", "haus", *FORMATE)
    assert "haus, leistungsbeschreibung: " in ergebnis.err
    assert "haus, fachkonzept: " not in ergebnis.err


def test_a_locked_file_stays_as_it_was_and_nothing_lies_beside_it(
    tdocs: Tdocs, haus: Path, gesperrt: None
) -> None:
    datei = haus / "ausgabe/haus/fachkonzept.md"
    datei.parent.mkdir(parents=True)
    datei.write_bytes(b"alt")
    tdocs("render", "haus", *FORMATE)
    assert (datei.read_bytes(), reste(haus)) == (b"alt", [])


def test_a_disk_without_room_leaves_nothing_half_written(
    tdocs: Tdocs, haus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Voll(io.BytesIO):
        def write(self, _: object) -> int:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(writer, "open", lambda *_: Voll(), raising=False)
    ergebnis = tdocs("render", "haus", *FORMATE)
    assert (ergebnis.code, ergebnis.out) == (2, "")
    assert [p for p in (haus / "ausgabe").rglob("*") if p.is_file()] == []


@pytest.mark.parametrize("art", [FileNotFoundError, PermissionError])
def test_a_folder_that_cannot_be_made_is_wrong_usage(
    tdocs: Tdocs, haus: Path, monkeypatch: pytest.MonkeyPatch, art: type[OSError]
) -> None:
    def mkdir(pfad: Path, *_: object, **__: object) -> None:
        if "ausgabe" in str(pfad):
            raise art(1, "not possible")
        echt(pfad)

    echt = os.mkdir
    monkeypatch.setattr(os, "mkdir", mkdir)
    ergebnis = tdocs("render", "haus", *FORMATE)
    assert (ergebnis.code, ergebnis.out) == (2, "")
    assert ergebnis.err.count("lässt sich nicht schreiben") == 3


def test_a_file_where_the_folder_must_be_is_wrong_usage(tdocs: Tdocs, haus: Path) -> None:
    (haus / "ausgabe").write_bytes(b"x")
    ergebnis = tdocs("render", "haus", *FORMATE)
    assert (ergebnis.code, ergebnis.out) == (2, "")
    assert (haus / "ausgabe").read_bytes() == b"x"


def test_a_folder_where_a_document_must_be_costs_only_this_document(tdocs: Tdocs, haus: Path) -> None:
    (haus / "ausgabe/haus/fachkonzept.md").mkdir(parents=True)
    ergebnis = tdocs("render", "haus", *FORMATE)
    assert (ergebnis.code, len(ergebnis.out.split()), reste(haus)) == (2, 2, [])


def test_a_folder_that_is_spelt_otherwise_on_the_disk_is_remarked_on(tdocs: Tdocs, haus: Path) -> None:
    (haus.parent / "Fertig").mkdir()
    ergebnis = tdocs("render", "haus", "--out", "fertig")
    assert (ergebnis.code, (haus.parent / "Fertig" / "haus").is_dir()) == (0, True)
    assert ergebnis.err.startswith("--out: ")
    assert "»Fertig«" in ergebnis.err
