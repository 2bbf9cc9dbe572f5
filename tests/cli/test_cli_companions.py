"""Companions of a profile that extends another: each document alone, so that naming one loses no other."""

import json
import re
from pathlib import Path

import pytest

from cli.aufruf import Tdocs
from helpers import build_tree
from teilhabe_docs.documents.profile.outline_file import read_outline
from teilhabe_docs.documents.profile.resolve import resolved

LB = "profile/leistungsbeschreibung/haus-lb/gliederung.yaml"
LV = "profile/leistungsvereinbarung/haus/gliederung.yaml"
HEAD = "profil: haus\ndokument: leistungsvereinbarung\ntitel: Haus\nerweitert: assistenz\n"
OF_LB = "profil: haus-lb\ndokument: leistungsbeschreibung\ntitel: Haus\nerweitert: assistenz\n"


@pytest.mark.parametrize(
    ("named", "expected"),
    [
        ("", ("assistenz", "assistenz")),
        ("begleiter: {leistungsbeschreibung: haus-lb}\n", ("assistenz", "haus-lb")),
        ("begleiter: {fachkonzept: erwachsene}\n", ("erwachsene", "assistenz")),
        ("begleiter: {fachkonzept: erwachsene, leistungsbeschreibung: haus-lb}\n", ("erwachsene", "haus-lb")),
    ],
)
def test_a_new_concept_begins_with_the_profiles_that_make_its_documents(
    tdocs: Tdocs, tmp_path: Path, named: str, expected: tuple[str, str]
) -> None:
    resolved.cache_clear()  # as in a new process: the profile changes between calls
    read_outline.cache_clear()
    build_tree(tmp_path, {f"v/{LV}": HEAD + named, f"v/{LB}": OF_LB})
    assert tdocs("init", "neu", "--profile", "haus", "--profiles", "v/profile").code == 0
    text = (tmp_path / "neu/offer.yaml").read_text("utf-8")
    begun = tuple(
        re.search(rf"^  {document}: (.*)$", text, re.M)[1]  # type: ignore[index]
        for document in ("fachkonzept", "leistungsbeschreibung")
    )
    assert begun == expected
    offer = "id: a\nbezeichnung: A\nvertragsgrundlage: sgb9_125\nprofil: {leistungsvereinbarung: haus}\n"
    build_tree(tmp_path / "neu", {"offer.yaml": offer})
    outline = json.loads(tdocs("outline", "neu", "--format", "json").out)
    used = {one["document"]: one["profile"] for one in outline}
    assert (used["fachkonzept"], used["leistungsbeschreibung"]) == expected


def test_a_companion_brings_its_own_companion_along(tdocs: Tdocs, tmp_path: Path) -> None:
    alone = (
        "profil: haus\ndokument: leistungsvereinbarung\ntitel: Haus\nzaehlung: dezimal\nquelle: Beschluss\n"
        "vertragsgrundlage: sgb9_125\nbegleiter: {leistungsbeschreibung: assistenz}\n"
        "abschnitte: [{id: kopf, titel: Haus, braucht: traeger.name}]\n"
    )
    resolved.cache_clear()
    read_outline.cache_clear()
    build_tree(tmp_path, {f"v/{LV}": alone})
    assert tdocs("init", "neu", "--profile", "haus", "--profiles", "v/profile").code == 0
    assert "  fachkonzept: assistenz\n" in (tmp_path / "neu/offer.yaml").read_text("utf-8")
