"""What `tdocs profiles --show` says of a built-in profile is enough to build on it."""

import json
from pathlib import Path

import pytest

from cli.aufruf import Tdocs
from helpers import build_tree
from sampling import few
from teilhabe_docs.documents.profile.profil import Profil
from teilhabe_docs.documents.profile.profile_check import check_profile
from teilhabe_docs.documents.profile.resolve import all_profiles, resolved
from teilhabe_docs.documents.profile.shelf import BUILT_IN, ProfileFolder, Shelf
from teilhabe_docs.loading.files.folders import DiskFolder
from teilhabe_docs.reporting.profile_outline import text_of

PROFILES = list(all_profiles())


@pytest.mark.parametrize("base", PROFILES, ids=[p.name for p in PROFILES])
def test_each_text_can_be_the_beginning_of_an_own_one(tmp_path: Path, base: Profil) -> None:
    said = {}
    for number, plan in enumerate(few(list(base.alle()), 12)):
        if not (text := text_of(base, plan.id)):
            continue
        root = tmp_path / str(number)
        head = f"profil: haus\ndokument: {base.dokument}\ntitel: Haus\nerweitert: {base.name}\n"
        folder = f"{base.dokument}/haus"
        build_tree(root, {f"{folder}/gliederung.yaml": head, f"{folder}/{plan.id}.md": text})
        shelf = Shelf((*BUILT_IN.ordner, ProfileFolder(DiskFolder(root), "profile")))
        if found := check_profile(resolved(base.dokument, "haus", shelf)):
            said[plan.id] = [f.message for f in found]
    assert said == {}


def test_a_profile_is_shown_with_all_that_one_needs_to_change_it(tdocs: Tdocs) -> None:
    lines = [line.strip() for line in tdocs("profiles", "--show", "sgb9-134").out.splitlines()]
    assert "Erweitert: sgb9-125" in lines
    assert "qualitaet.wirksamkeit  (Teil)  Wirksamkeit" in lines
    assert "braucht angebot.qualitaet.wirksamkeit" in lines
    assert "wenn angebot.pool.vorgesehen" in lines
    (shown,) = json.loads(tdocs("profiles", "--show", "sgb9-134", "--format", "json").out)
    built_in = next(p for p in PROFILES if p.name == "sgb9-134")
    assert [s["id"] for s in shown["sections"]] == [plan.id for plan in built_in.alle()]
    pool = next(s for s in shown["sections"] if s["id"] == "pool")
    assert pool["requirements"] == ["gemeinsame-inanspruchnahme"]


def test_a_text_is_asked_for_by_profile_and_section(tdocs: Tdocs) -> None:
    assert tdocs("profiles", "--show", "sgb9-125", "--text", "qualitaet").out.startswith("(@massstaebe) ")
    wrong = tdocs("profiles", "--show", "sgb9-125", "--text", "qualitat")
    assert (wrong.code, "Gemeint: »qualitaet«?" in wrong.err) == (2, True)
    assert tdocs("profiles", "--text", "qualitaet").code == 2


def test_a_text_that_several_documents_have_is_chosen_by_document(tdocs: Tdocs) -> None:
    call = ("profiles", "--show", "assistenz", "--text", "umfang")
    several = tdocs(*call)
    assert (several.code, several.out) == (2, "")
    assert "--doc leistungsvereinbarung oder --doc leistungsbeschreibung" in several.err
    of_lv, of_lb = (tdocs(*call, "--doc", f"leistungs{end}").out for end in ("vereinbarung", "beschreibung"))
    assert of_lv.startswith("(@bemessung)") and of_lb and of_lb != of_lv
    assert tdocs(*call, "--doc", "fachkonzept").code == 2


def test_a_file_that_the_shell_has_just_made_is_no_text_to_start_from(tdocs: Tdocs, tmp_path: Path) -> None:
    place = "profile/leistungsbeschreibung/haus"
    head = "profil: haus\ndokument: leistungsbeschreibung\ntitel: Haus\nerweitert: rahmen\n"
    own = "einfuegen: [{nach: ziel, id: neu, titel: Neu, braucht: traeger.kontakt}]\n"
    outline = {f"{place}/gliederung.yaml": head + own}
    build_tree(tmp_path, outline)
    for section in ("neu", "ziel"):
        before = tdocs("profiles", "--show", "haus", "--text", section).out
        build_tree(tmp_path, {f"{place}/{section}.md": ""})
        assert tdocs("profiles", "--show", "haus", "--text", section).out == before != ""


def test_a_part_is_no_section_and_is_told_so(tdocs: Tdocs, tmp_path: Path) -> None:
    shown = tdocs("profiles", "--show", "assistenz", "--doc", "leistungsvereinbarung").out
    assert "umfang.fachleistungsstunde  (Teil)  Fachleistungsstunde" in shown
    head = "profil: haus\ndokument: leistungsvereinbarung\ntitel: Haus\nerweitert: assistenz\n"
    part = "umfang.fachleistungsstunde"
    for verb, told in {
        f"einfuegen: [{{nach: {part}, id: neu, titel: Neu, braucht: traeger.name}}]": "gemeint: »umfang«?",
        f"aendern: {{{part}: {{titel: Neu}}}}": "Bitte unter »umfang« bei »teile« ändern.",
        f"reihenfolge: [{part}]": "Bitte hier streichen.",
    }.items():
        root = tmp_path / verb.partition(":")[0]
        build_tree(root, {"leistungsvereinbarung/haus/gliederung.yaml": f"{head}{verb}\n"})
        shelf = Shelf((*BUILT_IN.ordner, ProfileFolder(DiskFolder(root), "profile")))
        found = [one.message for one in check_profile(resolved("leistungsvereinbarung", "haus", shelf))]
        assert any("ist kein Abschnitt, sondern ein Teil von »umfang«" in m and told in m for m in found)
