"""Packages: checked alone, agreed on by version, binding for members, recorded in documents."""

import json
import os
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pikepdf
import pytest

from cli.aufruf import Tdocs, prozess
from helpers import build_tree
from sampling import few

LB = "leistungsbeschreibung"
NORM = "§ 27 Abs. 3 LRV Musterland"
PACKAGE = f"""\
name: verband-nord
version: "2027.1"
tdocs: ">=0.1"
profile: {{{LB}: nord}}
pflichtregeln: ["TD301:fahrdienst"]
"""
DUTY = f"""\
anforderungen:
  fahrdienst:
    titel: Fahrdienst
    norm: {{sgb9_125: {NORM}}}
    verlangt_in: [{LB}]
"""
NORD = f"""\
profil: nord
dokument: {LB}
titel: Nord
erweitert: rahmen
felder:
  angebot.eigene.fahrdienst: {{art: langer_text, beschreibung: Fahrdienst}}
einfuegen:
  - nach: umfang
    id: fahrdienst
    titel: Fahrdienst
    erfuellt: fahrdienst
    braucht: angebot.eigene.fahrdienst
"""
HAUS = f"""\
profil: haus
dokument: {LB}
titel: Haus
erweitert: nord
"""
CONFIG = 'paket: {ordner: ../verband, version: "2027.1"}\n'
OFFER = f"""\
id: eins
bezeichnung: Haus
vertragsgrundlage: sgb9_125
stand: 2027-03-01
plaetze: 12
profil: {{{LB}: nord}}
"""
GIVEN = "eigene:\n  fahrdienst: Ein Kleinbus holt alle zwischen sieben und acht Uhr ab und bringt sie heim.\n"
OUTLINE = f"{LB}/nord/gliederung.yaml"
FILES = {"paket.yaml": PACKAGE, "anforderungen.yaml": DUTY, OUTLINE: NORD}


def package(**changed: str) -> None:
    """The package in the folder `verband`, some files otherwise."""
    build_tree(Path("verband"), {**FILES, **changed})


def member(name: str = "mitglied", **changed: str) -> None:
    """A member of the association in a folder."""
    files = {"provider.yaml": "name: Träger\n", "staffing.yaml": "", "offer.yaml": OFFER + GIVEN}
    build_tree(Path(name), {**files, "tdocs.yaml": CONFIG, **changed})


def house(outline: str) -> dict[str, str]:
    """A member's own profile that extends that of the package, and the offer that takes it."""
    offer = OFFER.replace(": nord", ": haus") + GIVEN
    return {f"profile/{LB}/haus/gliederung.yaml": outline, "offer.yaml": offer}


def said(tdocs: Tdocs, command: str, *paths: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(tdocs(command, *paths, "--format", "json").out)["findings"]
    return found


def places(findings: list[dict[str, Any]], *codes: str) -> list[tuple[str, str, int]]:
    return [(f["code"], f["file"], f["line"]) for f in findings if not codes or f["code"] in codes]


def test_a_member_in_order_and_a_package_alone_have_no_findings(tdocs: Tdocs) -> None:
    package()
    member()
    for path in ("mitglied", "verband", "verband/paket.yaml", "."):
        result = tdocs("validate", path)
        assert (result.code, "Keine Befunde" in result.out) == (0, True), path
    assert tdocs("lint", "verband").code == 0


def test_the_schemas_know_the_fields_of_the_package(tdocs: Tdocs, monkeypatch: pytest.MonkeyPatch) -> None:
    package()
    member()
    monkeypatch.chdir("mitglied")
    assert tdocs("schema", "--write").code == 0
    known = json.loads(Path(".tdocs/offer.schema.json").read_text("utf-8"))["definitions"]
    assert known["angebot_eigene"]["properties"].keys() == {"fahrdienst"}


MISTAKES = {
    "paket.yaml": {
        PACKAGE.replace("version:", "verison:"): ("TD201", 2),
        PACKAGE.replace('">=0.1"', '">=99"'): ("TD815", 3),
        PACKAGE.replace('">=0.1"', "0.1"): ("TD205", 3),
        PACKAGE.replace(": nord}", ": norrd}"): ("TD204", 4),
        PACKAGE.replace(": nord}", ": [nord, norrd]}"): ("TD204", 4),
        PACKAGE.replace("leistungsbeschreibung", "leistungsbeschreibng"): ("TD204", 4),
        PACKAGE.replace(":fahrdienst", ":fahrdinst"): ("TD204", 5),
        PACKAGE.replace("TD301", "TD999"): ("TD204", 5),
        PACKAGE + "pflichtregeln: {": ("TD018", 6),
        "[]\n": ("TD021", 1),
    },
    "anforderungen.yaml": {DUTY.replace("titel", "tittel"): ("TD201", 3)},
    OUTLINE: {
        NORD.replace("nach: umfang", "nach: umfangg"): ("TD801", 8),
        NORD.replace("erweitert: rahmen", "erweitert: nord"): ("TD801", 4),
        NORD.replace("erfuellt: fahrdienst", "erfuellt: fahrdinst"): ("TD801", 11),
    },
    f"{LB}s/west/gliederung.yaml": {NORD.replace("nord", "west"): ("TD801", 1)},
    f"{LB}/west/gliederung.yaml": {
        NORD.replace("profil: nord\n", "profil: west\n") + "x: 1\n": ("TD201", 13)
    },
}


@pytest.mark.parametrize(
    ("file", "text", "expected"),
    few([(file, text, one) for file, texts in MISTAKES.items() for text, one in texts.items()], 3),
)
def test_a_mistake_in_a_package_is_told_once_at_its_place_whoever_is_asked(
    tdocs: Tdocs, file: str, text: str, expected: tuple[str, int]
) -> None:
    package(**{file: text})
    for name in ("eins", "zwei", "drei"):
        member(name)
    code, line = expected
    alone = tdocs("validate", "verband", "--format", "json")
    assert alone.code == 1
    assert places(json.loads(alone.out)["findings"], code).count((code, file, line)) == 1
    together = said(tdocs, "validate", ".")
    assert places(together, code).count((code, f"verband/{file}", line)) == 1
    assert [f for f in together if f["code"] == code and not f["file"].startswith("verband/")] == []


def test_a_broken_package_leaves_a_good_one_and_its_members_alone(tdocs: Tdocs) -> None:
    package(**{"paket.yaml": "name: [\n"})
    build_tree(Path("anderer"), FILES)
    member("eins")
    member("zwei", **{"tdocs.yaml": CONFIG.replace("verband", "anderer")})
    assert {f["file"] for f in said(tdocs, "validate", ".")} == {"verband/paket.yaml"}
    assert tdocs("validate", "zwei").code == 0


@pytest.mark.parametrize("now", ["2027.2", "2026.3", "frühling"])
def test_another_version_is_told_where_it_was_agreed_and_stops_nothing(tdocs: Tdocs, now: str) -> None:
    changes = (
        'aenderungen:\n  - {version: "2027.2", text: Der Fahrdienst ist neu., abschnitte: fahrdienst}\n'
        '  - {version: "2027.1", text: Anfang}\n'
    )
    package(**{"paket.yaml": PACKAGE.replace("2027.1", now) + changes})
    member()
    (finding,) = said(tdocs, "validate", "mitglied")
    assert places([finding]) == [("TD814", "tdocs.yaml", 1)]
    assert all(word in finding["message"] for word in (now, "2027.1", "verband-nord"))
    assert ("Der Fahrdienst ist neu; Abschnitte »fahrdienst«" in finding["message"]) == (now == "2027.2")
    assert "Anfang" not in finding["message"]
    assert tdocs("render", "mitglied", "--format", "md").code == 0


def test_without_a_version_the_one_to_enter_is_told(tdocs: Tdocs) -> None:
    package()
    member(**{"tdocs.yaml": "paket: {ordner: ../verband}\n"})
    (finding,) = said(tdocs, "validate", "mitglied")
    assert finding["code"] == "TD814"
    assert "2027.1" in finding["message"]


def test_a_folder_that_is_not_there_or_no_package(tdocs: Tdocs) -> None:
    member()
    result = tdocs("validate", "mitglied")
    assert result.code == 2
    assert "tdocs.yaml, Zeile 1: Den Ordner »../verband«" in result.err
    build_tree(Path("verband"), {OUTLINE: NORD})
    assert ("TD040", "../verband/paket.yaml", 1) in places(said(tdocs, "validate", "mitglied"))


@pytest.mark.parametrize("chosen", ["rahmen", "haus"])
def test_the_profile_that_is_prescribed_may_be_extended_not_left(tdocs: Tdocs, chosen: str) -> None:
    package()
    member(**house(HAUS) | {"offer.yaml": OFFER.replace(": nord", f": {chosen}")})
    told = places(said(tdocs, "validate", "mitglied"))
    assert told == ([] if chosen == "haus" else [("TD816", "offer.yaml", 6)])
    assert tdocs("render", "mitglied", "--format", "md").code == (0 if chosen == "haus" else 1)


def test_a_document_that_is_not_kept_needs_no_profile(tdocs: Tdocs) -> None:
    package()
    offer = OFFER.replace(": nord", ": rahmen")
    member(**{"offer.yaml": offer, "tdocs.yaml": CONFIG + "dokumente: [fachkonzept]\n"})
    assert said(tdocs, "validate", "mitglied") == []


def test_a_member_s_profile_of_the_same_name_does_not_take_its_place(tdocs: Tdocs) -> None:
    package()
    member(**{f"profile/{OUTLINE}": NORD.split("felder")[0]})
    assert places(said(tdocs, "validate", "mitglied")) == [("TD801", f"profile/{OUTLINE}", 1)]


BARE = OFFER + "eigene: {}\n"
OFF = {
    "ausser": {"tdocs.yaml": CONFIG + "regeln: {ausser: [TD301]}\n"},
    "nur": {"tdocs.yaml": CONFIG + "regeln: {nur: [TD704]}\n"},
    "schwere": {"tdocs.yaml": CONFIG + "regeln: {schwere: {'TD301:fahrdienst': aus}}\n"},
    "ausnahme": {
        "tdocs.yaml": CONFIG
        + "ausnahmen:\n  - {regel: TD301:fahrdienst, ort: eigene.fahrdienst, grund: Der Bus kommt im Mai.}\n"
    },
    "kommentar": {
        "offer.yaml": OFFER + "# tdocs: ignore[TD301:fahrdienst] Der Bus kommt erst im Mai.\neigene: {}\n"
    },
}


@pytest.mark.parametrize("way", OFF)
def test_a_rule_of_the_package_is_switched_off_by_nobody_and_that_is_told(tdocs: Tdocs, way: str) -> None:
    package()
    member(**{"offer.yaml": BARE, **OFF[way]})
    found = said(tdocs, "lint", "mitglied")
    assert [f["severity"] for f in found if f.get("requirement") == "fahrdienst"] == ["error"]
    (told,) = [f for f in found if f["code"] == "TD906"]
    assert told["file"] == ("offer.yaml" if way == "kommentar" else "tdocs.yaml")
    assert "verband-nord" in told["message"]


NARROWED = [
    "aendern:\n  fahrdienst: {pflicht: nein}\n",
    "aendern:\n  fahrdienst: {wenn: angebot.pool.vorgesehen, weil: es einen Pool gibt}\n",
    "entfernen:\n  fahrdienst: Alle kommen zu Fuß.\n",
]
WHY = "  # tdocs: ignore[TD308:fahrdienst] Das Amt weiß es und hat zugestimmt.\n"


@pytest.mark.parametrize("reason", ["", WHY])
@pytest.mark.parametrize("how", NARROWED)
def test_a_member_that_narrows_a_duty_is_told_in_its_file_whatever_its_reason(
    tdocs: Tdocs, how: str, reason: str
) -> None:
    package()
    first, _, rest = how.partition("\n")
    member(**house(f"{HAUS}{first}\n{reason}{rest}"))
    file, line = f"profile/{LB}/haus/gliederung.yaml", 7 if reason else 6
    told = [f for f in said(tdocs, "lint", "mitglied") if f["file"] == file]
    assert [(f["line"], f["source"]) for f in told if f["code"] == "TD308"] == [(line, NORM)]
    assert [f["code"] for f in told] == [*(["TD906"] if reason else []), "TD308"]


def changed_by(where: str, format_: str) -> list[str]:
    """What `render --check` names, in a process that has read nothing before."""
    call = ("render", where, "--check", "--doc", LB, "--format", format_)
    done = prozess(*call)
    (line,) = done.stdout.decode("utf-8").splitlines() or [""]
    assert done.returncode == (1 if line else 0)
    return [part for part in line.partition("geändert: ")[2].rstrip(".").split(", ") if part]


@pytest.mark.parametrize("format_", few(["docx", "md", "html", "pdf"]))
def test_documents_record_the_package_and_know_when_it_changes(tdocs: Tdocs, format_: str) -> None:
    package()
    member(**{"tdocs.yaml": CONFIG + f"formate: [{format_}]\n"})
    assert tdocs("render", "mitglied", "--doc", LB, "--format", format_).code == 0
    file = Path(f"mitglied/ausgabe/eins/{LB}.{format_}")
    if format_ == "docx":
        with ZipFile(file) as parts:
            assert b"verband-nord 2027.1" in parts.read("docProps/core.xml")
    elif format_ == "pdf":
        with pikepdf.open(file) as pdf:
            assert str(pdf.docinfo["/Keywords"]) == "Paket verband-nord 2027.1"
    else:
        assert "verband-nord 2027.1" in file.read_text("utf-8")
    assert changed_by("mitglied", format_) == changed_by(".", format_) == []
    package(**{OUTLINE: NORD.replace("titel: Fahrdienst", "titel: Unser Fahrdienst")})
    assert changed_by("mitglied", format_) == ["das Paket verband-nord 2027.1"]
    package(**{"paket.yaml": PACKAGE.replace("2027.1", "2027.2")})
    assert changed_by(".", format_) == ["das Paket verband-nord 2027.1", "jetzt verband-nord 2027.2"]
    package(**{"paket.yaml": PACKAGE + "# geprüft\n"})
    assert changed_by("mitglied", format_) == []


def test_status_names_who_is_affected_by_a_new_package_and_by_what(tdocs: Tdocs) -> None:
    package()
    for name in ("eins", "zwei"):
        member(name, **{"tdocs.yaml": CONFIG + f"formate: [md]\ndokumente: [{LB}]\n"})
    build_tree(
        Path("frei"),
        {"provider.yaml": "name: T\n", "staffing.yaml": "", "offer.yaml": OFFER.split("profil")[0]},
    )
    build_tree(Path("frei"), {"tdocs.yaml": f"formate: [md]\ndokumente: [{LB}]\n"})
    assert tdocs("render", ".").code == 0
    package(**{OUTLINE: NORD.replace("titel: Fahrdienst", "titel: Unser Fahrdienst")})
    offers = json.loads(prozess("status", ".", "--format", "json").stdout)["offers"]
    changed = {o["repository"]: [d["changed"] for d in o["documents"]] for o in offers}
    package_ = [["package:verband-nord 2027.1"]]
    assert changed == {"eins": package_, "zwei": package_, "frei": [[]]}


def test_a_new_repository_names_its_package_and_takes_its_profiles(tdocs: Tdocs) -> None:
    fk = "profil: nord-fk\ndokument: fachkonzept\ntitel: FK\nerweitert: allgemein\n"
    both = PACKAGE.replace(": nord}", ": nord, fachkonzept: nord-fk}")
    package(**{"paket.yaml": both, "fachkonzept/nord-fk/gliederung.yaml": fk})
    assert tdocs("init", "neu", "--profile", "nord", "--profiles", "verband").code == 0
    assert tdocs("validate", "neu").code == 0
    assert "ordner: ../verband" in Path("neu/tdocs.yaml").read_text("utf-8")
    again = tdocs("init", "neu/zwei", "--profile", "nord", "--profiles", "verband")
    assert (again.code, Path("neu/zwei/tdocs.yaml").exists()) == (0, False)
    assert "eintragen" not in again.alles


def test_a_second_offer_is_told_what_to_enter_above(tdocs: Tdocs) -> None:
    package()
    build_tree(Path("alt"), {"provider.yaml": "name: Träger\n"})
    result = tdocs("init", "alt/zwei", "--profile", "nord", "--profiles", "verband")
    assert not Path("alt/zwei/tdocs.yaml").exists()
    assert "»alt/tdocs.yaml«" in result.err
    assert "ordner: ../verband" in result.err


def test_somebody_else_s_configuration_decides_on_packages(tdocs: Tdocs) -> None:
    package()
    member(**{"tdocs.yaml": "regeln: {ausser: [TD301]}\n", "offer.yaml": BARE})
    build_tree(Path("pruefung"), {"tdocs.yaml": CONFIG})
    call = ("lint", "mitglied", "--trusted-config", "pruefung/tdocs.yaml", "--format", "json")
    assert "fahrdienst" in {f.get("requirement") for f in json.loads(tdocs(*call).out)["findings"]}
    member()
    build_tree(Path("pruefung"), {"tdocs.yaml": "freigegeben: [paket]\n"})
    assert "außerhalb des Repositorys" in tdocs(*call).alles


@pytest.mark.parametrize(
    "target", ["nirgends", "paket.yaml", ""], ids=["into nowhere", "to itself", "a pipe"]
)
def test_a_package_whose_file_is_none_is_told(tdocs: Tdocs, target: str) -> None:
    file = Path("verband/paket.yaml")
    file.parent.mkdir(exist_ok=True)
    file.unlink(missing_ok=True)
    file.symlink_to(target) if target else os.mkfifo(file)
    (told,) = said(tdocs, "validate", "verband")
    assert (told["file"], told["severity"]) == ("paket.yaml", "error")
