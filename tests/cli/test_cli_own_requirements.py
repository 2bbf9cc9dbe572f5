"""Requirements that a folder of profiles adds are citizens everywhere; built-in ones are only extended."""

import json
from pathlib import Path
from typing import Any

import pytest

from cli.aufruf import Tdocs
from helpers import build_tree
from teilhabe_docs.documents.profile.resolve import resolved
from teilhabe_docs.documents.profile.shelf import BUILT_IN, ProfileFolder, Shelf
from teilhabe_docs.documents.recognition.given_section import GivenSection
from teilhabe_docs.documents.recognition.judge import judge
from teilhabe_docs.documents.recognition.verdicts import Recognised
from teilhabe_docs.loading.files.folders import DiskFolder

LB = "leistungsbeschreibung"
NORM = "§ 27 Abs. 3 LRV Musterland"
FILE = "profile/anforderungen.yaml"
OWN = f"""\
anforderungen:
  fahrdienst:
    titel: Fahrdienst
    norm: {{sgb9_125: {NORM}}}
    verlangt_in: [{LB}]
"""
OUTLINE = f"""\
profil: haus
dokument: {LB}
titel: Haus
erweitert: rahmen
einfuegen:
  - {{nach: umfang, id: fahrdienst, titel: Fahrdienst, erfuellt: fahrdienst, braucht: angebot.vernetzung}}
"""
OFFER = (
    f"id: eins\nbezeichnung: Haus\nvertragsgrundlage: sgb9_125\nstand: 2027-03-01\nprofil: {{{LB}: haus}}\n"
)
GIVEN = (
    "vernetzung: Ein Kleinbus holt alle zwischen sieben und acht Uhr ab und bringt sie am Nachmittag heim.\n"
)


def built(requirements: str = OWN, outline: str = OUTLINE, offer: str = OFFER, **files: str) -> None:
    """A repository with a profile that meets a requirement of its own, in the current folder."""
    tree = {"provider.yaml": "name: Träger\n", "staffing.yaml": "", "offer.yaml": offer, FILE: requirements}
    build_tree(Path(), {**tree, f"profile/{LB}/haus/gliederung.yaml": outline, **files})


def said(tdocs: Tdocs, command: str, *options: str) -> list[dict[str, Any]]:
    findings: list[dict[str, Any]] = json.loads(tdocs(command, ".", "--format", "json", *options).out)[
        "findings"
    ]
    return findings


def of_own(findings: list[dict[str, Any]]) -> list[tuple[str, str, str]]:
    return [(f["code"], f["severity"], f["source"]) for f in findings if f.get("requirement") == "fahrdienst"]


def test_what_is_missing_is_told_with_its_own_norm_and_weighs_what_it_says(tdocs: Tdocs) -> None:
    built()
    assert said(tdocs, "validate") == []
    assert of_own(said(tdocs, "lint")) == [("TD301", "error", NORM)]


def test_what_is_given_is_let_be(tdocs: Tdocs) -> None:
    built(offer=OFFER + GIVEN)
    assert of_own(said(tdocs, "lint")) == []


@pytest.mark.parametrize("head", ["", "verlangt: fahrdienst\n"])
def test_without_a_section_it_is_missing_there(tdocs: Tdocs, head: str) -> None:
    entry = OWN if not head else OWN.replace(f"    verlangt_in: [{LB}]\n", "")
    built(entry, OUTLINE.replace("erfuellt: fahrdienst, ", "") + head)
    (finding,) = [f for f in said(tdocs, "lint") if f["code"] == "TD308"]
    assert (finding["requirement"], finding["source"]) == ("fahrdienst", NORM)
    assert finding["file"] == f"profile/{LB}/haus/gliederung.yaml"


def test_an_exception_names_it_and_mandatory_rules_do(tdocs: Tdocs) -> None:
    built(offer=f"# tdocs: ignore[TD301:fahrdienst] Der Bus wird erst im Mai geliefert.\n{OFFER}")
    assert of_own(said(tdocs, "lint")) == []
    assert of_own(said(tdocs, "lint", "--mandatory", "TD301:fahrdienst")) == [("TD301", "error", NORM)]
    assert "gemeint: »fahrdienst«?" in tdocs("lint", ".", "--mandatory", "TD301:fahrdinst").err


def test_settings_name_it(tdocs: Tdocs) -> None:
    built(**{"tdocs.yaml": "regeln: {nur: ['TD301:fahrdienst']}\n"})
    assert [f["requirement"] for f in said(tdocs, "lint")] == ["fahrdienst"]


def test_explain_and_the_coverage_table_know_it(tdocs: Tdocs) -> None:
    built(offer=OFFER + GIVEN)
    text = tdocs("explain", "TD301:fahrdienst").out
    assert "## Anforderung fahrdienst: Fahrdienst" in text
    assert f"- sgb9_125: {NORM} (in jedem Profil: Leistungsbeschreibung)" in text
    assert "- Leistungsbeschreibung »haus«: ein Fehler" in text
    assert f"eins;fahrdienst;Fahrdienst;{NORM};" in tdocs("synopse", ".", "--format", "csv").out


def test_a_folder_elsewhere_may_add_it(tdocs: Tdocs, tmp_path: Path) -> None:
    built()
    (tmp_path / "profile").rename(tmp_path / "verband-pflicht")
    assert of_own(said(tdocs, "lint", "--profiles", "verband-pflicht")) == [("TD301", "error", NORM)]
    assert "fahrdienst" in tdocs("explain", "TD301:fahrdienst", "--profiles", "verband-pflicht").out


def test_a_built_in_one_gets_a_norm_and_documents_and_keeps_its_own(tdocs: Tdocs) -> None:
    extended = "  {}: {{norm: {{sgb9_125: {} LRV Musterland}}}}\n"
    built(OWN + extended.format("ziel", "§ 5") + extended.format("vernetzung", "§ 4"))
    sources = {f["requirement"]: f["source"] for f in said(tdocs, "lint") if f.get("requirement")}
    assert sources["ziel"] == "§ 125 Abs. 2 Satz 1 Nr. 3 SGB IX; § 5 LRV Musterland"
    assert sources["vernetzung"] == "§ 4 LRV Musterland"


HEADINGS = "ueberschriften: [Shuttle und Bus, {name: Abholung, dokument: leistungsbeschreibung}]"


@pytest.mark.parametrize("heading", ["Fahrdienst", "4. Shuttle und Bus", "Abholung"])
def test_finished_documents_are_searched_for_its_headings(tdocs: Tdocs, heading: str) -> None:
    built(OWN.replace("titel: Fahrdienst", f"titel: Fahrdienst\n    {HEADINGS}"))
    shelf = Shelf((*BUILT_IN.ordner, ProfileFolder(DiskFolder(Path("profile")), "profile")))
    section = GivenSection(1, heading, ("Der Kleinbus fährt morgens um sieben am Markt ab.",))
    verdicts = judge([section], resolved(LB, "haus", shelf)).verdicts
    assert [v.state for v in verdicts if v.requirement == "fahrdienst"] == [Recognised.FOUND]


WEAKER = {
    "ziel: {grad: nein}": "herabsetzen",
    "ziel: {grad: {sgb9_125: soll}}": "herabsetzen",
    "ziel: {verlangt_in: []}": "verlangt bleibt sie auch in",
    "ziel: {verlangt_in: [leistungsbeschreibung]}": "fachkonzept, leistungsvereinbarung",
    "ziel: {ab: 2040-01-01}": "später gilt sie dadurch nicht",
    "ziel: {soweit_erforderlich: sgb9_125}": "entfallen darf sie dadurch nicht",
    "ziel: {titel: Wünsche}": "ihr Titel bleibt »Ziele«",
}


@pytest.mark.parametrize("entry", WEAKER)
def test_a_built_in_one_is_never_weakened(tdocs: Tdocs, entry: str) -> None:
    built(f"{OWN}  {entry}\n")
    (finding,) = said(tdocs, "validate")
    assert (finding["file"], finding["line"], finding["code"]) == (FILE, 6, "TD801")
    assert "»ziel« bringt tdocs mit" in finding["message"]
    assert WEAKER[entry] in finding["message"]
    missing = [f for f in said(tdocs, "lint") if f.get("requirement") == "ziel" and f["code"] == "TD301"]
    assert [f["severity"] for f in missing] == ["error"]


WRONG = {
    "  neu: {tittel: Neu, norm: {sgb9_125: § 1 X}}": "Gemeint: »titel«?",
    "  neu: {titel: Neu, norm: {sgb9_126: § 1 X}}": "»sgb9_126« gibt es hier nicht; möglich: sgb9",
    "  neu: {titel: Neu, norm: {sgb9_125: § 1 X}, grad: {sgb9_152: ja}}": "»sgb9_152« gibt es hier nicht",
    "  neu: {titel: Neu, norm: {sgb9_125: § 1 X}, grad: muss}": "ja, soll, nein",
    "  neu: {titel: Neu, norm: {sgb9_125: § 1 X}, verlangt_in: [fachkonzepte]}": "»fachkonzept«",
    "  neu: {titel: Neu}": "woher sie kommt",
    "  gewaltschuz: {norm: {sgb9_125: § 1 X}}": "Gemeint: »gewaltschutz«?",
    "  Neu!: {titel: Neu, quelle: Muster}": "taugt nicht als Kennung",
    "  ziel:": "Ein leerer Wert",
    "  ziel: {ueberschriften: [Was wir wollen, Datenschutz]}": "schon ein Name der Anforderung »Datenschutz«",
    "  ziel: {ueberschriften: Personal}": "der Name allein entscheidet nichts",
    "  ziel: {ueberschriften: [Inhaltsverzeichnis]}": "zu keiner Anforderung gehören",
    "  ziel: {ueberschriften: [Was wir wollen, Was wir wollen]}": "steht hier schon",
    "  ziel: {ueberschriften: ['12.3']}": "kein Wort",
    "  ziel: {ueberschriften: {name: Was wir wollen, dokument: konzept}}": "fachkonzept",
}


@pytest.mark.parametrize("entry", WRONG)
def test_what_is_wrong_is_told_once_where_it_stands(tdocs: Tdocs, entry: str) -> None:
    members = {f"{name}/offer.yaml": OFFER.replace("eins", name) for name in ("zwei", "drei")}
    built(f"{OWN}{entry}\n", **members)
    (finding,) = said(tdocs, "validate")
    assert (finding["file"], finding["line"]) == (FILE, 6)
    assert WRONG[entry] in finding["message"]


@pytest.mark.parametrize(
    "broken", [OWN.replace("}", ""), "- fahrdienst\n", "anforderungen: [fahrdienst]\n", "a: {"]
)
def test_a_broken_file_is_told_alone(tdocs: Tdocs, broken: str) -> None:
    """What the profiles name in it is not called unknown."""
    built(broken)
    assert {f["file"] for f in said(tdocs, "validate")} == {FILE}
    assert tdocs("lint", ".").code == 1


def test_an_unknown_one_is_told_with_what_was_meant(tdocs: Tdocs) -> None:
    built(outline=OUTLINE.replace("erfuellt: fahrdienst", "erfuellt: fahrdinst"))
    (finding,) = said(tdocs, "validate")
    assert "»fahrdinst« steht nicht im Katalog; gemeint: »fahrdienst«?" in finding["message"]


def test_two_folders_that_say_it_differently_are_told(tdocs: Tdocs) -> None:
    built(**{"verband-zwei/anforderungen.yaml": OWN.replace("§ 27", "§ 28")})
    (finding,) = said(tdocs, "validate", "--profiles", "verband-zwei")
    assert (finding["file"], finding["line"]) == ("verband-zwei/anforderungen.yaml", 2)
    assert "in einem anderen Ordner anders" in finding["message"]


@pytest.mark.parametrize(
    "slug", ["1", "2027", "null", "~", "ja", "nein", "true", "off", "1-a", "-a", "A", "ä"]
)
def test_a_slug_that_is_no_name_is_told_at_its_place(tdocs: Tdocs, slug: str) -> None:
    build_tree(
        Path(), {"provider.yaml": "name: T\n", "staffing.yaml": "", "offer.yaml": "id: a\nbezeichnung: A\n"}
    )
    build_tree(Path(), {"profile/anforderungen.yaml": f"anforderungen:\n  {slug}: {{titel: A, quelle: B}}\n"})
    outline = "profil: haus\ndokument: fachkonzept\ntitel: Haus\nerweitert: allgemein\n"
    build_tree(Path(), {"profile/fachkonzept/haus/gliederung.yaml": outline})
    found = json.loads(tdocs("validate", ".", "--format", "json").out)["findings"]
    told = [(f["file"], f["line"]) for f in found if "taugt nicht als Kennung" in f["message"]]
    assert told == [("profile/anforderungen.yaml", 2)]


@pytest.mark.parametrize("rule", ["TD301:x", "TD301:gewaltschutz", "TD301", "pflichtabschnitt-fehlt"])
def test_a_rule_beside_schwere_is_told_where_it_belongs(tdocs: Tdocs, rule: str) -> None:
    build_tree(Path(), {"provider.yaml": "name: T\n", "tdocs.yaml": f'regeln: {{"{rule}": aus}}\n'})
    said_where = f'unter »schwere«: regeln: {{schwere: {{"{rule}": …}}}}'
    result = tdocs("lint", ".")
    assert (result.code, said_where in result.alles) == (2, True)
