"""`tdocs render --final` leaves no place open and no placeholder in a text, unless `--allow-open` says so."""

import shutil
from pathlib import Path

import pytest

from cli.aufruf import Tdocs

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "schulkindergarten-bw"
FINAL = ("render", "haus", "--final", "--format", "md")


@pytest.fixture
def complete(tmp_path: Path) -> Path:
    """A concept without an open place."""
    shutil.copytree(EXAMPLE, tmp_path / "haus", ignore=shutil.ignore_patterns("ausgabe"))
    return tmp_path / "haus"


def test_what_is_only_expected_may_stay_open_if_that_is_meant(tdocs: Tdocs, complete: Path) -> None:
    provider = complete / "provider.yaml"
    text = provider.read_text("utf-8")
    start = text.index("leitbild:")
    end = next(i for i in range(start + 1, len(text)) if text[i - 1] == "\n" and text[i] not in " #\n")
    provider.write_text(text[:start] + text[end:], "utf-8")
    refused = tdocs(*FINAL)
    assert (refused.code, refused.out) == (1, "")
    assert "»leitbild« fehlt." in refused.err
    assert "mit --allow-open bleibt offen, was kein Pflichtinhalt ist." in refused.err
    assert not (complete / "ausgabe").exists()
    written = tdocs(*FINAL, "--allow-open")
    assert written.code == 0
    assert any("[offen:" in Path(name).read_text("utf-8") for name in written.out.split())


def test_a_placeholder_in_a_text_is_refused(tdocs: Tdocs, complete: Path) -> None:
    offer = complete / "offer.yaml"
    text = offer.read_text("utf-8")
    key = "kurzbeschreibung:"
    start = text.index(key)
    end = next(i for i in range(start + 1, len(text)) if text[i - 1] == "\n" and text[i] not in " #\n")
    offer.write_text(
        f"{text[:start]}{key} Das Angebot besteht seit XX.XX.20XX am Bach.\n{text[end:]}", "utf-8"
    )
    refused = tdocs(*FINAL)
    assert (refused.code, refused.out) == (1, "")
    assert "TD701 Fehler: »XX.XX.20XX« ist ein Platzhalter." in refused.err
    assert tdocs(*FINAL, "--allow-open").code == 0


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("Wohnverbund {{ angebot.id }} am Bach in Musterstadt", "TD331 Fehler: »{{ angebot.id }}« wird hier"),
        ("{% if x %}Wohnverbund am Bach in Musterstadt", "TD331 Fehler: »{% if x %}« wird nicht ausgewertet"),
        ("Wohnverbund am Bach <!-- Name klären -->", "TD330 Fehler: Der Kommentar »<!-- Name klären -->«"),
    ],
)
def test_what_would_be_signed_as_it_is_typed_is_refused(
    value: str, found: str, tdocs: Tdocs, complete: Path
) -> None:
    offer = complete / "offer.yaml"
    text = offer.read_text("utf-8")
    line = next(line for line in text.split("\n") if line.startswith("bezeichnung:"))
    offer.write_text(text.replace(line, f'bezeichnung: "{value}"'), "utf-8")
    refused = tdocs(*FINAL)
    assert (refused.code, refused.out) == (1, "")
    assert found in refused.err
    assert not (complete / "ausgabe").exists()
    assert found in tdocs("lint", "haus").out


def test_it_belongs_to_final(tdocs: Tdocs, complete: Path) -> None:
    refused = tdocs("render", "haus", "--allow-open")
    assert (refused.code, refused.err) == (2, "--allow-open gehört zu --final.\n")
