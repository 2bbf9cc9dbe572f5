"""Every command says that a file is only nearly called like one of ours."""

from pathlib import Path

import pytest

from cli.aufruf import HAUS, Tdocs
from helpers import build_tree

COMMANDS = ("validate", "lint", "render", "outline", "personal", "synopse", "status", "fix")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_names_the_file_where_there_is_no_offer(command: str, tdocs: Tdocs, haus: Path) -> None:
    (haus / "offer.yaml").rename(haus / "angebot.yaml")
    called = tdocs(command, "haus")
    assert "angebot.yaml" in called.alles
    assert "offer.yaml" in called.alles
    assert "Keine Befunde" not in called.alles
    assert called.code == {"validate": 1, "lint": 1, "fix": 0}.get(command, 3)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_names_it_beside_an_offer(command: str, tdocs: Tdocs, haus: Path) -> None:
    build_tree(haus, {"offer - Kopie.yaml": HAUS["offer.yaml"]})
    called = tdocs(command, "haus")
    if command == "status":
        assert "Befunde:" in called.out
        assert "1 Warnung" in called.out
    else:
        assert "offer - Kopie.yaml" in called.alles


def test_one_file_alone_is_checked_as_ever(tdocs: Tdocs, haus: Path) -> None:
    (haus / "offer.yaml").rename(haus / "angebot.yaml")
    assert tdocs("validate", "haus/staffing.yaml").out == "Keine Befunde in 1 Datei.\n"


def test_a_named_folder_of_profiles_may_be_called_as_it_likes(tdocs: Tdocs, haus: Path) -> None:
    build_tree(haus, {"profil/fachkonzept/x/gliederung.yaml": ""})
    assert "TD033" in tdocs("validate", "haus").out
    build_tree(haus, {"tdocs.yaml": "profilordner: profil\n"})
    assert "TD033" not in tdocs("validate", "haus").out


def test_lint_says_that_no_profile_is_chosen_as_render_does(tdocs: Tdocs, haus: Path) -> None:
    (haus / "offer.yaml").write_bytes(b"id: haus\nbezeichnung: Haus\n")
    assert "TD803" not in tdocs("validate", "haus").out
    assert tdocs("lint", "haus").out.count("TD803 Fehler") == 1
    assert tdocs("render", "haus").err.count("TD803 Fehler") == 1
