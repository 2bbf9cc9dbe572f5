"""The formats for platforms: chosen, several at once, into files, without a change of the exit code."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from cli.aufruf import Tdocs, prozess
from helpers import build_tree
from sampling import few
from teilhabe_docs.reporting.finding_formats import FINDING_FORMATS

FEHLER = "id: haus\nbezeichnung: Haus am See\nvertragsgrundlage: sgb9_125\nplätze: 12\n"
MOBIL = "kurzbeschreibung: Das Angebot ist unter 0171 39200 55 zu erreichen.\n"
NUR_MOBIL = "regeln: {nur: [TD705]}\n"
AUSNAHME = "ausnahmen: [{regel: TD705, ort: kurzbeschreibung, grund: Bereitschaft, person: Leitung}]\n"


@pytest.fixture(autouse=True)
def _keine_zusammenfassung(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)


@pytest.fixture
def warnung(haus: Path) -> Path:
    """A repository with one warning."""
    offer = (haus / "offer.yaml").read_text("utf-8")
    return build_tree(haus, {"offer.yaml": offer + MOBIL, "tdocs.yaml": NUR_MOBIL})


@pytest.mark.parametrize("format_", FINDING_FORMATS)
def test_the_format_never_changes_the_exit_code(tdocs: Tdocs, warnung: Path, format_: str) -> None:
    assert tdocs("lint", "haus", "--format", format_).code == 0
    assert tdocs("lint", "haus", "--format", format_, "--fail-on", "warning").code == 1
    assert tdocs("lint", "haus", "--output", f"{format_}=b.txt", "--fail-on", "warning").code == 1
    build_tree(warnung, {"offer.yaml": FEHLER})
    assert tdocs("validate", "haus", "--format", format_).code == 1
    Path("leer").mkdir()
    assert tdocs("validate", "leer", "--format", format_).code == 3


@pytest.mark.parametrize("format_", FINDING_FORMATS)
def test_a_file_holds_what_stdout_would(tdocs: Tdocs, warnung: Path, format_: str) -> None:
    vorgabe = tdocs("lint", "haus")
    allein = tdocs("lint", "haus", "--format", format_)
    ergebnis = tdocs("lint", "haus", "--output", f"{format_}=neu/befunde.txt")
    assert (ergebnis.out, ergebnis.err) == (vorgabe.out, "")
    assert Path("neu/befunde.txt").read_text("utf-8") == allein.out
    assert [p.name for p in Path("neu").iterdir()] == ["befunde.txt"]


def test_several_files_at_once(tdocs: Tdocs, warnung: Path) -> None:
    dateien = ["sarif=b.sarif", "junit=b.xml", "gitlab=b.json", "sarif=zwei.sarif"]
    aufruf = [teil for datei in dateien for teil in ("--output", datei)]
    ergebnis = tdocs("lint", "haus", "--format", "concise", *aufruf)
    assert ergebnis.out.startswith("offer.yaml:5:41: TD705 ")
    assert json.loads(Path("b.sarif").read_bytes())["version"] == "2.1.0"
    assert Path("b.sarif").read_bytes() == Path("zwei.sarif").read_bytes()
    assert Path("b.xml").read_bytes().startswith(b"<?xml")
    assert len(json.loads(Path("b.json").read_bytes())) == 1


def test_an_older_file_is_replaced(tdocs: Tdocs, warnung: Path) -> None:
    Path("b.json").write_text("alt" * 10_000)
    tdocs("lint", "haus", "--output", "gitlab=b.json")
    assert len(json.loads(Path("b.json").read_bytes())) == 1


@pytest.mark.parametrize(
    ("aufruf", "sagt"),
    [
        (["--format", "sarf"], "--format: »sarf« gibt es nicht. Gemeint: »sarif«?"),
        (["--output", "gitlb=b.json"], "--output: »gitlb« gibt es nicht. Gemeint: »gitlab«?"),
        (["--output", "befunde.sarif"], "»befunde.sarif« nennt kein Format. Gemeint: »sarif=befunde.sarif«?"),
        (["--output", "sarif"], "--output: Zu »sarif« fehlt die Datei, etwa sarif=befunde.txt."),
        (["--output", "sarif="], "--output: Zu »sarif« fehlt die Datei"),
        (["--output", "sarif=b", "--output", "junit=./b"], "--output: »b« steht zweimal."),
        (["--output", "sarif=haus"], "--output: »haus« lässt sich nicht schreiben: Dort steht ein Ordner"),
        (["--output", "sarif=haus/offer.yaml/b"], "lässt sich nicht schreiben: Wo ein Ordner sein müsste"),
        (["--output", "json=haus/offer.yaml"], "»haus/offer.yaml« gehört zum Konzept."),
        (["--output", "json=haus/tdocs.yaml"], "»haus/tdocs.yaml« gehört zum Konzept."),
        (["--output", "markdown=haus/texte/leitbild.md"], "»haus/texte/leitbild.md« gehört zum Konzept."),
        (["--output", "sarif=b", "--write-baseline"], "--output passt nicht dazu."),
    ],
    ids=lambda wert: " ".join(wert) if isinstance(wert, list) else "",
)
def test_what_cannot_be_meant_is_wrong_usage(
    tdocs: Tdocs, warnung: Path, aufruf: list[str], sagt: str
) -> None:
    vorher = {p: p.read_bytes() for p in warnung.rglob("*") if p.is_file()}
    ergebnis = tdocs("lint", "haus", *aufruf)
    assert (ergebnis.code, ergebnis.out) == (2, "")
    assert sagt in ergebnis.err
    assert {p: p.read_bytes() for p in warnung.rglob("*") if p.is_file()} == vorher


def test_a_concept_file_is_no_target_even_where_another_one_is_checked(tdocs: Tdocs, haus: Path) -> None:
    ergebnis = tdocs("lint", "haus/offer.yaml", "--output", "json=haus/provider.yaml")
    assert ergebnis.code == 2
    assert (haus / "provider.yaml").read_text("utf-8").startswith("name: ")


def test_a_file_that_cannot_be_written_comes_before_findings(tdocs: Tdocs, haus: Path) -> None:
    build_tree(haus, {"offer.yaml": FEHLER})
    assert tdocs("validate", "haus", "--output", "sarif=haus").code == 2


def test_an_excepted_finding_is_a_suppressed_result(tdocs: Tdocs, warnung: Path) -> None:
    schwer = "regeln: {nur: [TD705], schwere: {TD705: fehler}}\n"
    build_tree(warnung, {"tdocs.yaml": schwer + AUSNAHME})
    ergebnis = tdocs("lint", "haus", "--format", "sarif")
    ((eines,),) = (lauf["results"] for lauf in json.loads(ergebnis.out)["runs"])
    assert ergebnis.code == 0
    assert (eines["ruleId"], eines["level"]) == ("TD705", "error")
    assert eines["suppressions"] == [{"kind": "external", "justification": "Bereitschaft"}]


def test_so_is_one_of_the_stock_taken_at_the_beginning(tdocs: Tdocs, warnung: Path) -> None:
    tdocs("lint", "haus", "--write-baseline")
    (lauf,) = json.loads(tdocs("lint", "haus", "--format", "sarif").out)["runs"]
    gruende = {e["ruleId"]: [s["justification"] for s in e.get("suppressions", ())] for e in lauf["results"]}
    assert gruende["TD705"] == ["Bestand"]


def test_a_rule_that_is_switched_off_has_nothing_to_suppress(tdocs: Tdocs, warnung: Path) -> None:
    build_tree(warnung, {"tdocs.yaml": "regeln: {nur: [TD704]}\n" + AUSNAHME})
    assert json.loads(tdocs("lint", "haus", "--format", "json").out)["summary"]["suppressed"] == 0


def test_a_repository_that_is_named_twice_is_counted_once(tdocs: Tdocs, warnung: Path) -> None:
    build_tree(warnung, {"tdocs.yaml": NUR_MOBIL + AUSNAHME})
    assert json.loads(tdocs("lint", "haus", "haus", "--format", "json").out)["summary"]["suppressed"] == 1


def orte(tdocs: Tdocs, *ziele: str) -> list[Any]:
    aus = tdocs("lint", *ziele, "--format", "gitlab").out
    return [befund["location"]["path"] for befund in json.loads(aus)]


def test_platforms_find_a_file_from_the_root_of_the_checkout(
    tdocs: Tdocs, warnung: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert orte(tdocs, "haus") == ["offer.yaml"]
    (tmp_path / ".git").mkdir()
    assert orte(tdocs, "haus") == ["haus/offer.yaml"]
    assert tdocs("lint", "haus", "--format", "concise").out.startswith("offer.yaml:5:41:")
    monkeypatch.chdir(warnung)
    assert orte(tdocs) == ["haus/offer.yaml"]
    assert orte(tdocs, str(warnung / "offer.yaml")) == ["haus/offer.yaml"]


def test_several_repositories_of_a_checkout_too(tdocs: Tdocs, warnung: Path, tmp_path: Path) -> None:
    inhalt = {p.relative_to(warnung).as_posix(): p.read_bytes() for p in warnung.rglob("*") if p.is_file()}
    build_tree(tmp_path / "Süd & Ost", dict(inhalt))
    assert orte(tdocs, "haus", "Süd & Ost") == ["Süd & Ost/offer.yaml", "haus/offer.yaml"]
    (tmp_path / ".git").mkdir()
    assert orte(tdocs, str(warnung), "Süd & Ost") == ["Süd & Ost/offer.yaml", "haus/offer.yaml"]


@pytest.mark.parametrize("aufruf", [("--format", "github"), ("--output", "github=b.txt")])
def test_github_gets_a_summary_behind_what_stands_there(
    tdocs: Tdocs, warnung: Path, monkeypatch: pytest.MonkeyPatch, aufruf: tuple[str, str]
) -> None:
    markdown = tdocs("lint", "haus", "--format", "markdown").out
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", "schritt.md")
    Path("schritt.md").write_text("# Davor\n", "utf-8")
    assert tdocs("lint", "haus", *aufruf).code == 0
    assert Path("schritt.md").read_text("utf-8") == f"# Davor\n{markdown}"


def test_other_formats_leave_the_summary_alone(
    tdocs: Tdocs, warnung: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", "schritt.md")
    for format_ in set(FINDING_FORMATS) - {"github"}:
        tdocs("lint", "haus", "--format", format_)
    assert not Path("schritt.md").exists()


def test_a_summary_that_cannot_be_written_is_told(
    tdocs: Tdocs, warnung: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", "haus")
    ergebnis = tdocs("lint", "haus", "--format", "github")
    assert (ergebnis.code, ergebnis.out) == (2, "")
    assert "GITHUB_STEP_SUMMARY: »haus« lässt sich nicht schreiben." in ergebnis.err


@pytest.mark.parametrize("format_", FINDING_FORMATS)
def test_texts_that_are_no_text_break_no_format(tdocs: Tdocs, haus: Path, format_: str) -> None:
    boese = r'"\ud800\0\x1b]0;x\a ]]> <b> %0A ::error::| `x`\r\n\u2028"'
    build_tree(haus, {"offer.yaml": f"{FEHLER}{boese}: 1\n? {boese}\n"})
    ergebnis = tdocs("validate", "haus", "--format", format_, "--output", f"{format_}=b.txt")
    assert ergebnis.code == 1
    assert Path("b.txt").read_bytes().decode("utf-8")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
@pytest.mark.parametrize("format_", few(FINDING_FORMATS, 3))
def test_a_name_that_is_no_text_breaks_no_format(haus: Path, format_: str) -> None:
    build_tree(haus / os.fsdecode(b"s\xfcd"), {"offer.yaml": FEHLER.replace("haus", "sued")})
    ergebnis = prozess("validate", str(haus), "--format", format_, "--output", f"{format_}=b.txt", cwd=haus)
    assert (ergebnis.returncode, ergebnis.stderr) == (1, b"")
    assert (haus / "b.txt").read_bytes() == ergebnis.stdout
    ergebnis.stdout.decode("utf-8")


def test_no_format_loads_the_rules() -> None:
    modules = ", ".join(f"teilhabe_docs.reporting.{form.modul}" for form in FINDING_FORMATS.values())
    code = f"import sys, {modules}; print('teilhabe_docs.rules' in sys.modules)"
    command = [sys.executable, "-c", code]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == "False\n"


def test_only_what_explains_codes_asks_for_them() -> None:
    assert [name for name, form in FINDING_FORMATS.items() if form.explains] == ["sarif"]
