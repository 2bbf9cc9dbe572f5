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
        if not (text := text_of(plan, base.fields)):
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
    assert "qualitaet.wirksamkeit  Wirksamkeit" in lines
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
