"""What the README shows of the command line is what the command line says."""

import re
import shutil
from pathlib import Path

import pytest

from cli.aufruf import Tdocs
from examples import INCOMPLETE
from teilhabe_docs.reporting.finding_formats import FINDING_FORMATS

README = (Path(__file__).resolve().parents[2] / "README.md").read_text("utf-8")
BLOECKE = re.findall(r"```console\n\$ tdocs (.+)\n((?:.+\n)+?)```", README)


def test_the_readme_shows_the_first_steps() -> None:
    befehle = [befehl.split()[0] for befehl, _ in BLOECKE]
    assert befehle == ["init", "render", "outline", "validate", "lint", "lint"]


@pytest.mark.parametrize(("befehl", "gezeigt"), BLOECKE, ids=[befehl.split()[0] for befehl, _ in BLOECKE])
def test_what_it_shows_is_what_comes_out(tdocs: Tdocs, befehl: str, gezeigt: str) -> None:
    if befehl.startswith("lint"):
        shutil.copytree(INCOMPLETE, "examples/unvollstaendig")
    elif not befehl.startswith("init"):
        tdocs(*BLOECKE[0][0].split())
    if befehl.startswith("validate"):
        datei = Path("neu/offer.yaml")
        datei.write_text(datei.read_text("utf-8").replace("\nplaetze:\n", "\nplätze: 24\n"), "utf-8")
    ausgabe = tdocs(*befehl.split()).alles.splitlines()
    assert [zeile for zeile in gezeigt.splitlines() if zeile.strip() != "…" and zeile not in ausgabe] == []


def test_the_keys_it_shows_are_those_that_init_writes(tdocs: Tdocs) -> None:
    tdocs(*BLOECKE[0][0].split())
    (gezeigt,) = re.findall(r"```yaml\n(# Zahl(?:.*\n)+?)```", README)
    assert gezeigt in Path("neu/offer.yaml").read_text("utf-8")


def test_every_command_and_every_exit_code_is_listed(tdocs: Tdocs) -> None:
    befehle = re.findall(r"(?m)^  (\w+) ", tdocs("--help").out.partition("Befehle:")[2])
    assert befehle == re.findall(r"\| `tdocs (\w+)", README)
    assert re.findall(r"(?m)^\| (\d+) \|", README) == ["0", "1", "2", "3", "70", "130"]


def test_every_format_of_findings_is_listed() -> None:
    tabelle = README.partition("| format | for | says |")[2].partition("\n\n")[0]
    erste = [zeile.split("|")[1] for zeile in tabelle.splitlines() if zeile.startswith("| `")]
    assert re.findall(r"`(\w+)`", " ".join(erste)) == list(FINDING_FORMATS)
