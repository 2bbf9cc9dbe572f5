"""Each section and each part of each built-in profile, taken out or left without its needs by a house.

Nothing is ever said of a built-in file, which nobody there can mend; a part alone goes without a word.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from helpers import build_tree
from sampling import few
from teilhabe_docs.diagnostics import Finding
from teilhabe_docs.documents.profile.profil import Profil
from teilhabe_docs.documents.profile.profile_check import check_profile
from teilhabe_docs.documents.profile.resolve import all_profiles, resolved
from teilhabe_docs.documents.profile.shelf import BUILT_IN, ProfileFolder, Shelf
from teilhabe_docs.loading.files.folders import DiskFolder

REASON = "Der Leistungsträger hat im Gespräch vom März darauf verzichtet."
PROFILES = list(all_profiles())


def of_house(root: Path, base: Profil, rest: str) -> tuple[Finding, ...]:
    """What is said of a profile of a house that extends a built-in one."""
    head = f"profil: haus\ndokument: {base.dokument}\ntitel: Haus\nerweitert: {base.name}\n{rest}\n"
    build_tree(root, {f"{base.dokument}/haus/gliederung.yaml": head})
    shelf = Shelf((*BUILT_IN.ordner, ProfileFolder(DiskFolder(root), "profile")))
    return check_profile(resolved(base.dokument, "haus", shelf))


def parts_of(base: Profil) -> Iterator[str]:
    for plan in base.alle():
        yield from (f"{plan.id}.{mark.id}" for mark in plan.marken if mark.id)


@pytest.mark.parametrize("base", few(PROFILES, 2), ids=lambda base: base.name)
def test_a_part_goes_without_a_word(tmp_path: Path, base: Profil) -> None:
    said = {}
    for number, part in enumerate(few(list(parts_of(base)), 16)):
        found = of_house(tmp_path / str(number), base, f"entfernen:\n  {part}: {REASON}")
        others_rest_on_it = any("Verweis" in f.message or "»braucht«" in f.message for f in found)
        once_here = [(f.file.split("/")[0], f.span.line) for f in found] == [("profile", 6)]
        if found and not (others_rest_on_it and once_here):
            said[part] = [(f.file, f.message) for f in found]
    assert said == {}


@pytest.mark.parametrize("base", few(PROFILES, 2), ids=lambda base: base.name)
@pytest.mark.parametrize("verb", ["entfernen:\n  {}: " + REASON, "aendern:\n  {}:\n    braucht: []"])
def test_a_section_is_told_at_the_line_that_touches_it(tmp_path: Path, base: Profil, verb: str) -> None:
    said = {}
    for number, plan in enumerate(few(list(base.alle()), 12)):
        found = of_house(tmp_path / str(number), base, verb.format(plan.id))
        if any(not f.file.startswith("profile/") for f in found) or len({f.span for f in found}) < len(found):
            said[plan.id] = [(f.file, f.span.line, f.message) for f in found]
    assert said == {}
