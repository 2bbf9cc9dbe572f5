"""`--trusted-config`: a stranger's repository sets only what who checks it has left to it."""

from pathlib import Path

import pytest

from cli.aufruf import HAUS, Tdocs
from helpers import build_tree
from rendering.hausdateien import hausdatei

MOBIL = "Sie erreichen uns unter 0171 39200 55.\n"
PRIVAT: dict[str, str | bytes] = {**HAUS, "texte/leitbild.md": f"Wir sind da. {MOBIL}"}
"""A repository with one finding: TD705."""
PROFIL: dict[str, str | bytes] = {
    "profile/fachkonzept/knapp/gliederung.yaml": "titel: Knapp\nquelle: Haus\n"
    "vertragsgrundlagen: [sgb9_125]\nabschnitte:\n  - {id: leitbild, titel: Leitbild, text: leitbild.md}\n",
    "profile/fachkonzept/knapp/leitbild.md": "{{ text(provider.leitbild) }}\n",
}
AUSNAHME = "ausnahmen:\n  - {regel: TD705, ort: leitbild, grund: Diensttelefon, person: Leitung}\n"


@pytest.fixture
def fremd(tmp_path: Path) -> Path:
    """The repository of a stranger, and beside it what its checker says (`regeln.yaml`)."""
    build_tree(tmp_path, {"wir/regeln.yaml": "formate: [docx]\n"})
    return build_tree(tmp_path / "fremd", PRIVAT)


def gefunden(tdocs: Tdocs, *weitere: str) -> bool:
    return ": TD705" in tdocs("lint", "fremd", "--format", "concise", *weitere).out


ABSCHALTEN: dict[str, dict[str, str | bytes]] = {
    "regeln.nur": {"tdocs.yaml": "regeln: {nur: [TD704]}\n"},
    "regeln.ausser": {"tdocs.yaml": "regeln: {ausser: [TD705]}\n"},
    "regeln.schwere": {"tdocs.yaml": "regeln: {schwere: {TD705: aus}}\n"},
    "ausnahmen": {"tdocs.yaml": AUSNAHME},
    "kommentar": {
        "provider.yaml": str(HAUS["provider.yaml"]).replace(
            "leitbild:", "# tdocs: ignore[TD705] Diensttelefon\nleitbild:"
        )
    },
}


@pytest.mark.parametrize("wie", ABSCHALTEN)
def test_the_repository_switches_no_rule_off(tdocs: Tdocs, fremd: Path, wie: str) -> None:
    build_tree(fremd, ABSCHALTEN[wie])
    assert not gefunden(tdocs)
    assert gefunden(tdocs, "--trusted-config", "wir/regeln.yaml")


@pytest.mark.parametrize("wie", ABSCHALTEN)
def test_what_the_checker_leaves_to_it_counts(tdocs: Tdocs, fremd: Path, wie: str) -> None:
    build_tree(fremd, ABSCHALTEN[wie])
    build_tree(fremd.parent, {"wir/regeln.yaml": "freigegeben: [regeln, ausnahmen]\n"})
    assert not gefunden(tdocs, "--trusted-config", "wir/regeln.yaml")


@pytest.mark.parametrize("ziel", ["fremd/angebote", "fremd/angebote/offer.yaml"])
def test_a_configuration_further_in_counts_as_little(tdocs: Tdocs, fremd: Path, ziel: str) -> None:
    aus = "regeln: {ausser: [TD705]}\n"
    offer = f"{HAUS['offer.yaml']}kurzbeschreibung: {MOBIL}"
    build_tree(fremd / "angebote", {**HAUS, "tdocs.yaml": aus, "offer.yaml": offer})
    assert ": TD705" not in tdocs("lint", ziel, "--format", "concise").out
    aufruf = ("lint", ziel, "--format", "concise", "--trusted-config", "wir/regeln.yaml")
    assert ": TD705" in tdocs(*aufruf).out


def test_what_does_not_count_is_said(tdocs: Tdocs, fremd: Path) -> None:
    build_tree(fremd, {**ABSCHALTEN["kommentar"], "tdocs.yaml": f"formate: [md]\nausgabe: dort\n{AUSNAHME}"})
    fehler = tdocs("lint", "fremd", "--trusted-config", "wir/regeln.yaml").err
    assert "fremd/tdocs.yaml: »ausgabe«, »formate« zählen hier nicht" in fehler
    assert "2 Ausnahmen des Repositorys zählen nicht" in fehler


def test_the_rules_of_the_checker_hold_whatever_is_left_to_others(tdocs: Tdocs, fremd: Path) -> None:
    build_tree(fremd, {"tdocs.yaml": f"regeln: {{ausser: [TD705]}}\n{AUSNAHME}"})
    build_tree(
        fremd.parent,
        {"wir/regeln.yaml": "freigegeben: [regeln, ausnahmen, pflichtregeln]\npflichtregeln: [TD705]\n"},
    )
    assert gefunden(tdocs, "--trusted-config", "wir/regeln.yaml")


def test_exceptions_of_the_checker_count_and_nothing_is_said_of_those_not_needed(
    tdocs: Tdocs, fremd: Path
) -> None:
    andere = "  - {regel: TD704, ort: leitbild, grund: anderswo, person: Leitung}\n"
    build_tree(fremd.parent, {"wir/regeln.yaml": AUSNAHME + andere})
    ergebnis = tdocs("lint", "fremd", "--format", "concise", "--trusted-config", "wir/regeln.yaml")
    assert ": TD705" not in ergebnis.out
    assert "TD902" not in ergebnis.alles


@pytest.mark.parametrize(
    "einstellung",
    ["ausgabe: dort\n", "dokumente: [fachkonzept]\n", "formate: [md]\n", "dateiname: 'x-{dokument}'\n"],
)
def test_the_repository_moves_no_document_out_of_sight(tdocs: Tdocs, fremd: Path, einstellung: str) -> None:
    build_tree(fremd, {"tdocs.yaml": einstellung})
    assert tdocs("render", "fremd").code == 0
    assert tdocs("render", "fremd", "--check").code == 0
    ergebnis = tdocs("render", "fremd", "--check", "--trusted-config", "wir/regeln.yaml")
    assert ergebnis.code == 1
    assert "fremd/ausgabe/haus/leistungsvereinbarung.docx fehlt.\n" in ergebnis.out


def test_its_own_profiles_are_unknown_unless_they_are_left_to_it(tdocs: Tdocs, fremd: Path) -> None:
    build_tree(fremd, PROFIL)
    aufruf = ("profiles", "fremd", "--trusted-config", "wir/regeln.yaml")
    assert "knapp" in tdocs("profiles", "fremd").out
    assert "knapp" not in tdocs(*aufruf).out
    build_tree(fremd.parent, {"wir/regeln.yaml": "freigegeben: [profile]\n"})
    assert "knapp" in tdocs(*aufruf).out


def test_profiles_and_house_file_of_the_checker_lie_where_its_file_lies(tdocs: Tdocs, fremd: Path) -> None:
    build_tree(fremd.parent / "wir", {**PROFIL, "haus.docx": hausdatei()})
    build_tree(fremd.parent, {"wir/regeln.yaml": "hausvorlage: haus.docx\nprofilordner: profile\n"})
    build_tree(fremd, {"tdocs.yaml": "hausvorlage: gibt-es-nicht.docx\nprofilordner: gibt-es-nicht\n"})
    assert "knapp (aus profile)" in tdocs("profiles", "fremd", "--trusted-config", "wir/regeln.yaml").out
    assert tdocs("render", "fremd", "--trusted-config", "wir/regeln.yaml").code == 0
    assert tdocs("render", "fremd").code == 2


@pytest.mark.parametrize("name", ["hausvorlage", "profilordner"])
def test_what_is_left_to_the_repository_lies_inside_it(tdocs: Tdocs, fremd: Path, name: str) -> None:
    build_tree(fremd.parent, {"wir/regeln.yaml": f"freigegeben: [{name}]\n", "geheim/haus.docx": hausdatei()})
    build_tree(fremd, {"tdocs.yaml": f"{name}: ../geheim{'/haus.docx' if name == 'hausvorlage' else ''}\n"})
    ergebnis = tdocs("render", "fremd", "--trusted-config", "wir/regeln.yaml")
    assert (ergebnis.code, ergebnis.out) == (1, "")
    assert f"tdocs.yaml, {name}: »../geheim" in ergebnis.err
    assert "außerhalb" in ergebnis.err


def test_what_is_left_to_the_repository_starts_from_its_own_folder(tdocs: Tdocs, fremd: Path) -> None:
    build_tree(fremd.parent, {"wir/regeln.yaml": "freigegeben: [hausvorlage, profilordner]\n"})
    build_tree(fremd, {f"eigene/{name}": text for name, text in PROFIL.items()})
    build_tree(fremd, {"eigene/haus.docx": hausdatei()})
    build_tree(fremd, {"tdocs.yaml": "hausvorlage: eigene/haus.docx\nprofilordner: eigene/profile\n"})
    assert "knapp" in tdocs("profiles", "fremd", "--trusted-config", "wir/regeln.yaml").out
    assert tdocs("render", "fremd", "--trusted-config", "wir/regeln.yaml").code == 0


def test_of_a_configuration_with_a_mistake_nothing_counts_and_its_line_is_shown(
    tdocs: Tdocs, fremd: Path
) -> None:
    build_tree(fremd.parent, {"wir/regeln.yaml": "freigegeben: [regeln, formate]\n"})
    build_tree(fremd, {"tdocs.yaml": "regeln: {ausser: [TD705]}\nformate: docx\n"})
    aus = tdocs("lint", "fremd", "--trusted-config", "wir/regeln.yaml").out
    assert " TD705 " in aus
    assert " | formate: docx\n" in aus


def test_what_is_odd_about_its_configuration_is_told_once(tdocs: Tdocs, fremd: Path) -> None:
    build_tree(fremd, {"Tdocs.yaml": "formate: [docx]\n"})
    ergebnis = tdocs("validate", "fremd", "--format", "concise", "--trusted-config", "wir/regeln.yaml")
    assert (ergebnis.code, ergebnis.alles.count("Diese Datei heißt »Tdocs.yaml«")) == (0, 1)


def test_without_exceptions_nothing_is_said_of_them(tdocs: Tdocs, fremd: Path) -> None:
    assert "--trusted-config" not in tdocs("lint", "fremd", "--trusted-config", "wir/regeln.yaml").err
    build_tree(fremd, ABSCHALTEN["kommentar"])
    build_tree(fremd, ABSCHALTEN["ausnahmen"])
    assert (
        "2 Ausnahmen des Repositorys zählen nicht: --trusted-config gibt keine frei."
        in tdocs("lint", "fremd", "--trusted-config", "wir/regeln.yaml").err
    )


def test_exceptions_that_are_left_to_the_repository_are_not_said_to_count_for_nothing(
    tdocs: Tdocs, fremd: Path
) -> None:
    build_tree(fremd, ABSCHALTEN["ausnahmen"])
    build_tree(fremd.parent, {"wir/regeln.yaml": "freigegeben: [ausnahmen]\n"})
    assert "--trusted-config" not in tdocs("lint", "fremd", "--trusted-config", "wir/regeln.yaml").err


def test_a_folder_means_the_configuration_that_holds_there(tdocs: Tdocs, fremd: Path) -> None:
    build_tree(fremd, {"tdocs.yaml": "regeln: {ausser: [TD705]}\n"})
    build_tree(fremd.parent, {"basis/.git/HEAD": "", "basis/tdocs.yaml": "regeln: {ausser: [TD705]}\n"})
    (fremd.parent / "basis" / "neu").mkdir()
    (fremd.parent / "leer").mkdir()
    assert not gefunden(tdocs, "--trusted-config", "basis/neu")
    assert not gefunden(tdocs, "--trusted-config", "basis")
    assert gefunden(tdocs, "--trusted-config", "leer")


def test_mistakes_are_the_callers_or_findings(tdocs: Tdocs, fremd: Path) -> None:
    build_tree(fremd.parent, {"wir/falsch.yaml": "freigegeben: [alles]\n"})
    assert tdocs("lint", "fremd", "--trusted-config", "wir/falsch.yaml").code == 2
    assert tdocs("lint", "fremd", "--trusted-config", "wir/fehlt.yaml").code == 2
    assert (
        tdocs("lint", "fremd", "--trusted-config", "wir/regeln.yaml", "--config", "wir/regeln.yaml").code == 2
    )
    assert tdocs("lint", "fremd", "--trusted-config", "wir/regeln.yaml", "--write-baseline").code == 2
    build_tree(fremd, {"tdocs.yaml": "regeln: [\n"})
    assert tdocs("lint", "fremd", "--trusted-config", "wir/regeln.yaml").code == 1


@pytest.mark.parametrize(
    "befehl", ["validate", "lint", "render", "outline", "synopse", "personal", "status", "profiles"]
)
def test_every_command_with_a_configuration_takes_it(tdocs: Tdocs, fremd: Path, befehl: str) -> None:
    build_tree(fremd, {"tdocs.yaml": "profilordner: ../geheim\nhausvorlage: ../geheim.docx\n"})
    assert tdocs(befehl, "fremd", "--trusted-config", "wir/regeln.yaml").code in (0, 1)
    assert tdocs(befehl, "fremd", "--trusted-config", "fehlt.yaml").code == 2


@pytest.mark.parametrize("befehl", ["validate", "lint", "status"])
def test_a_broken_configuration_of_one_member_is_a_finding_and_the_others_are_checked(
    tdocs: Tdocs, fremd: Path, befehl: str
) -> None:
    build_tree(fremd.parent / "heil", {**HAUS, "offer.yaml": "id: heil\nbezeichnung: Haus am See\n"})
    build_tree(fremd, {"tdocs.yaml": "formate: docx\n"})
    form = "json" if befehl == "status" else "concise"
    ergebnis = tdocs(befehl, "fremd", "heil", "--format", form, "--trusted-config", "wir/regeln.yaml")
    assert ergebnis.code in (0, 1)
    assert "fremd/tdocs.yaml" in ergebnis.out or befehl == "status"
    assert "TD203" in ergebnis.out or befehl == "status"
    assert '"id": "heil"' in ergebnis.out or befehl != "status"


@pytest.mark.parametrize("befehl", ["render", "outline", "synopse", "personal"])
def test_one_command_on_one_repository_ends_with_it(tdocs: Tdocs, fremd: Path, befehl: str) -> None:
    build_tree(fremd, {"tdocs.yaml": "formate: docx\n"})
    ergebnis = tdocs(befehl, "fremd", "--trusted-config", "wir/regeln.yaml")
    assert ergebnis.code == 1
    assert "TD203" in ergebnis.err


def test_a_folder_that_leads_out_of_the_checkout_is_not_checked(tdocs: Tdocs, fremd: Path) -> None:
    build_tree(fremd, {".git/HEAD": ""})
    build_tree(fremd.parent / "anderswo", PRIVAT)
    (fremd / "konzept").symlink_to(fremd.parent / "anderswo")
    ergebnis = tdocs("lint", "fremd/konzept", "--trusted-config", "wir/regeln.yaml")
    assert ergebnis.code == 1
    assert "führt über eine Verknüpfung aus dem Repository hinaus" in ergebnis.err
