"""How tdocs is called: help, version, and what it says of a mistyped command line."""

import subprocess
import sys
from pathlib import Path

import pytest

from cli.aufruf import Tdocs, prozess
from teilhabe_docs import __version__

BEFEHLE = ("init", "validate", "fix", "render", "outline", "profiles", "schema")
ENGLISCH = ("Usage", "Options", "Arguments", "Commands", "default:", "required", "Show this", "Error")


def test_without_arguments_it_shows_the_help(tdocs: Tdocs) -> None:
    ergebnis = tdocs()
    assert (ergebnis.code, ergebnis.err) == (0, "")
    assert all(f"\n  {befehl} " in ergebnis.out for befehl in BEFEHLE)


@pytest.mark.parametrize("befehl", [(), *((befehl,) for befehl in BEFEHLE)], ids=" ".join)
def test_the_help_is_german(tdocs: Tdocs, befehl: tuple[str, ...]) -> None:
    ergebnis = tdocs(*befehl, "--help")
    assert ergebnis.code == 0
    assert ergebnis.out.startswith("Aufruf: ")
    assert not [wort for wort in ENGLISCH if wort in ergebnis.out]


@pytest.mark.parametrize(("call", "shown"), [((), "tdocs "), (("lint",), "tdocs lint ")])
def test_it_calls_itself_tdocs_however_it_is_started(call: tuple[str, ...], shown: str) -> None:
    assert prozess(*call, "--help").stdout.decode().startswith(f"Aufruf: {shown}")


def test_the_version_is_told(tdocs: Tdocs) -> None:
    assert tdocs("--version").out == f"tdocs {__version__}\n"


@pytest.mark.parametrize(
    ("aufruf", "sagt"),
    [
        (["–version"], "»–version« beginnt mit einem Gedankenstrich"),
        (["render", "—out=x"], "»—out=x« beginnt mit einem Gedankenstrich"),
        (["render", "-–final"], "»-–final« beginnt mit einem Gedankenstrich"),
        (["rendr"], "Den Befehl »rendr« gibt es nicht. Gemeint: »render«?"),
        (["render", "--ou", "x"], "Die Option »--ou« gibt es nicht. Gemeint: »--out«?"),
        (["render", "--out"], "Die Option »--out« braucht einen Wert."),
        (["render", "--final=ja"], "Die Option »--final« nimmt keinen Wert."),
        (["render", "a", "b", "c"], "Zu viele Angaben: b c."),
        (["render", "--doc", "fachkonzep"], "--doc: »fachkonzep« gibt es nicht. Gemeint: »fachkonzept«?"),
        (["render", "--format", "dox"], "--format: »dox« gibt es nicht. Gemeint: »docx«?"),
        (["render", "--color", "blau"], "--color: »blau« gibt es nicht. Möglich: auto, always, never."),
        (["render", "--offer", "hau"], "--offer: »hau« gibt es nicht. Gemeint: »haus«?"),
        (["render", "--config", "nix.yaml"], "»nix.yaml« gibt es nicht."),
        (["render", "--config", "texte"], "--config: »texte« ist keine Datei."),
        (["render", "text"], "»text« gibt es nicht. Gemeint: »texte«?"),
        (["validate", "texte/leitbld.md"], "»texte/leitbld.md« gibt es nicht. Gemeint: »texte/leitbild.md«?"),
        (["render", "offer.yaml"], "»offer.yaml« ist kein Ordner."),
        (["render", ""], "Der Pfad ist leer."),
        (["render", "x" * 5000], "gibt es nicht."),
        (["validate", "--format", "jsn"], "--format: »jsn« gibt es nicht. Gemeint: »json«?"),
        (["validate", "--output", "jsn=x"], "--output: »jsn« gibt es nicht. Gemeint: »json«?"),
        (["validate", "texte/leitbild.md"], "»texte/leitbild.md« ist keine Konzeptdatei. Geprüft werden: "),
        (["validate", "-"], "Zu »-« gehört --stdin-filename"),
        (["validate", "-", "--stdin-filename", ""], "Zu »-« gehört --stdin-filename"),
        (["validate", "-", "--stdin-filename", "texte"], "»texte« ist ein Ordner. Nennen Sie eine Datei"),
        (["validate", "-", "--stdin-filename", "."], "».« ist ein Ordner. Nennen Sie eine Datei"),
        (["outline", "--format", "xml"], "--format: »xml« gibt es nicht. Möglich: text, json."),
        (["profiles", "--format", "xml"], "--format: »xml« gibt es nicht."),
        (["schema"], "Nennen Sie eine Dateiart: provider, offer, staffing, config, profil"),
        (["schema", "ofer"], "»ofer« gibt es nicht. Gemeint: »offer«?"),
        (["schema", "offer", "--write"], "--write schreibt alle Schemas"),
        (["init", "neu"], "Es fehlt: --profile NAME oder --example NAME. Profile: allgemein, "),
        (["init", "neu", "--profile", "sgb9_134"], "»sgb9_134« gibt es nicht. Gemeint: »sgb9-134«?"),
        (["init", "offer.yaml", "--profile", "rahmen"], "»offer.yaml« ist kein Ordner."),
    ],
    ids=lambda wert: " ".join(wert)[:40] if isinstance(wert, list) else "",
)
def test_a_wrong_call_is_told_in_german_with_a_way_out(
    tdocs: Tdocs, haus: Path, monkeypatch: pytest.MonkeyPatch, aufruf: list[str], sagt: str
) -> None:
    monkeypatch.chdir(haus)
    ergebnis = tdocs(*aufruf)
    assert (ergebnis.code, ergebnis.out) == (2, "")
    assert sagt in ergebnis.err


@pytest.mark.parametrize(
    "aufruf",
    [
        *(
            [c, "fehlt", "--config", "a.yaml", "--trusted-config", "b.yaml"]
            for c in ("outline", "personal", "profiles")
        ),
        ["synopse", "--date", "x", "--profiles", "fehlt"],
    ],
    ids=lambda aufruf: aufruf[0],
)
def test_of_two_mistakes_in_a_call_a_folder_that_is_not_there_is_told(
    tdocs: Tdocs, haus: Path, monkeypatch: pytest.MonkeyPatch, aufruf: list[str]
) -> None:
    monkeypatch.chdir(haus)
    ergebnis = tdocs(*aufruf)
    assert (ergebnis.code, ergebnis.out, ergebnis.err) == (2, "", "»fehlt« gibt es nicht.\n")


def test_wrong_usage_comes_before_errors_in_the_content(tdocs: Tdocs, haus: Path) -> None:
    (haus / "offer.yaml").write_text("id: [", "utf-8")
    assert tdocs("validate", "haus", "nix").code == 2


def test_an_interruption_has_its_own_code(tdocs: Tdocs, monkeypatch: pytest.MonkeyPatch) -> None:
    def unterbrochen(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("teilhabe_docs.documents.profile.resolve.all_profiles", unterbrochen)
    assert tdocs("profiles").code == 130


def test_an_error_of_tdocs_itself_has_its_own_code_and_no_traceback(
    tdocs: Tdocs, monkeypatch: pytest.MonkeyPatch
) -> None:
    def kaputt(*_: object) -> None:
        raise LookupError("abc")

    monkeypatch.setattr("teilhabe_docs.documents.profile.resolve.all_profiles", kaputt)
    ergebnis = tdocs("profiles")
    assert (ergebnis.code, ergebnis.out) == (70, "")
    assert ergebnis.err == "Interner Fehler (LookupError): abc. Bitte melden Sie ihn.\n"


def test_nothing_heavy_is_imported_before_a_command_runs() -> None:
    code = "import sys, teilhabe_docs.cli; print(*sys.modules)"
    geladen = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    schwer = {"pydantic", "jinja2", "docx", "lxml", "yaml", "rich", "markdown_it"}
    assert not schwer & set(geladen.stdout.split())


def test_the_overview_tells_in_full_what_each_command_does(tdocs: Tdocs) -> None:
    worte = " ".join(tdocs("--help").out.split())
    assert "schema Gibt das JSON-Schema einer Dateiart aus oder schreibt alle für den Editor." in worte
