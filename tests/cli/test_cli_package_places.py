"""Where a package may lie and where a repository says that it lies."""

import json
from pathlib import Path

import pytest

from cli.aufruf import Tdocs
from cli.test_cli_packages import CONFIG, DUTY, FILES, LB, NORD, OUTLINE, member, package, places, said
from helpers import build_tree

WRONG = {
    "..": "Gemeint: »../verband«?",
    f"../verband/{LB}": "Gemeint: »../verband«?",
    f"../verband/{LB}/nord": "",
    ".": "",
    "texte": "",
    "../mitglied/": "",
}


@pytest.mark.parametrize("folder", WRONG)
def test_a_folder_that_is_no_package_is_the_fault_of_the_settings_that_name_it(
    tdocs: Tdocs, folder: str
) -> None:
    package()
    member(**{"tdocs.yaml": CONFIG.replace("../verband", folder), "texte/a.md": "Text.\n"})
    member("gut")
    result = tdocs("validate", "mitglied")
    assert result.code == 2
    assert f"tdocs.yaml, Zeile 1: Der Ordner »{folder}« ist kein Paket" in result.err
    assert ("Gemeint" in result.err, WRONG[folder] in result.err) == (bool(WRONG[folder]), True)
    found = said(tdocs, "validate", ".")
    assert places([f for f in found if f["severity"] == "error"]) == [("TD040", "mitglied/tdocs.yaml", 1)]


def test_a_member_may_stand_in_the_folder_of_its_package(tdocs: Tdocs) -> None:
    old = NORD.replace("fahrdienst: {art", "fahrdienst: {frueher: bus, art")
    build_tree(Path("verband"), {**FILES, OUTLINE: old, "anforderungen.yaml": DUTY})
    bus = "Ein Kleinbus holt alle zwischen sieben und acht Uhr ab und bringt sie heim."
    member("verband/mitglied", **{"tdocs.yaml": CONFIG.replace("../verband", "..")})
    offer = Path("verband/mitglied/offer.yaml")
    offer.write_text(offer.read_text("utf-8").partition("eigene")[0] + f"eigene: {{bus: {bus}}}\n", "utf-8")
    before = Path("verband", OUTLINE).read_bytes()
    for where in ("verband/mitglied", "verband", "."):
        found = said(tdocs, "validate", where)
        assert [f["code"] for f in found if f["file"].endswith("offer.yaml")] == ["TD818"]
    assert tdocs("migrate", ".").code == 0
    assert "eigene: {fahrdienst:" in offer.read_text("utf-8")
    assert Path("verband", OUTLINE).read_bytes() == before
    assert said(tdocs, "validate", ".") == []
    assert json.loads(tdocs("status", ".", "--format", "json").out)["offers"]


@pytest.mark.parametrize("where", ["verband", "mitglied/profile"])
@pytest.mark.parametrize("name", ["Nord", "NORD", "Rahmen"])
def test_a_profile_whose_name_differs_in_capitals_alone_is_told_once(
    tdocs: Tdocs, name: str, where: str
) -> None:
    package()
    member()
    file = f"{where}/{LB}/{name}/gliederung.yaml"
    outline = f"profil: {name}\ndokument: {LB}\ntitel: Nord\nerweitert: rahmen\n"
    build_tree(Path(), {file: outline})
    if sorted(one.name for one in Path(where, LB).iterdir()) == [name.lower()]:
        return  # a disk that tells no capitals apart
    found = said(tdocs, "validate", ".")
    assert places([f for f in found if "Groß- und Kleinschreibung" in f["message"]]) == [("TD801", file, 1)]
