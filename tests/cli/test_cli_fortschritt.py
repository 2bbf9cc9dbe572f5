"""A bar shows how far a long run is: on a terminal, not in a pipeline, not in what is piped."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from cli.aufruf import HAUS, prozess
from helpers import build_tree
from sampling import one_of

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no pseudo-terminal to look at")

BEFEHLE = [("lint", "."), ("render", ".", "--out", "aus", "--doc", "leistungsbeschreibung")]


def viele(ordner: Path, anzahl: int) -> Path:
    offer = str(HAUS["offer.yaml"])
    angebote = {f"angebote/{n}/offer.yaml": offer.replace("id: haus", f"id: haus-{n}") for n in range(anzahl)}
    return build_tree(ordner, {k: v for k, v in HAUS.items() if k != "offer.yaml"} | angebote)


def auf_terminal(ordner: Path, *argumente: str, **umgebung: str) -> str:
    """What stderr shows where it is a terminal."""
    unser, ihr = os.openpty()
    umwelt = {name: wert for name, wert in os.environ.items() if name != "CI"}
    befehl = [sys.executable, "-m", "teilhabe_docs", *argumente]
    with subprocess.Popen(
        befehl, cwd=ordner, env=umwelt | {"TERM": "xterm"} | umgebung, stdout=subprocess.DEVNULL, stderr=ihr
    ):
        os.close(ihr)
        gezeigt = b""
        try:
            while stueck := os.read(unser, 65_536):
                gezeigt += stueck
        except OSError:  # the other side is closed
            pass
    os.close(unser)
    return gezeigt.decode("utf-8", errors="replace")


@pytest.mark.parametrize("befehl", BEFEHLE, ids=lambda befehl: befehl[0])
def test_a_long_run_on_a_terminal_shows_how_far_it_is(tmp_path: Path, befehl: tuple[str, ...]) -> None:
    assert "100%" in auf_terminal(viele(tmp_path, 20), *befehl)


@pytest.mark.parametrize("befehl", one_of(BEFEHLE, 0), ids=lambda befehl: befehl[0])
def test_a_pipeline_gets_no_bar(tmp_path: Path, befehl: tuple[str, ...]) -> None:
    assert "%" not in auf_terminal(viele(tmp_path, 20), *befehl, CI="true")


@pytest.mark.parametrize("befehl", one_of(BEFEHLE, 1), ids=lambda befehl: befehl[0])
def test_what_is_piped_gets_no_bar(tmp_path: Path, befehl: tuple[str, ...]) -> None:
    assert b"%" not in prozess(*befehl, cwd=viele(tmp_path, 20)).stderr


def test_a_short_run_shows_nothing(tmp_path: Path) -> None:
    assert "%" not in auf_terminal(viele(tmp_path, 2), "lint", ".")
