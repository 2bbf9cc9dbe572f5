"""`tdocs explain` says of a requirement what the settings of its folder make of it, as `tdocs lint` does."""

import json
import re
from pathlib import Path

import pytest

from cli.aufruf import Tdocs
from helpers import build_tree

OFFER = "id: a\nbezeichnung: A\nvertragsgrundlage: sgb9_125\nprofil: {fachkonzept: allgemein}\n"
KINDS = ("TD301:vernetzung", "TD301:gewaltschutz", "TD301")
SETTINGS = {
    **{
        f"{kind} {word}": f"schwere: {{'{kind}': {word}}}"
        for kind in KINDS
        for word in ("fehler", "hinweis", "aus")
    },
    "ausser": "ausser: [TD301]",
    "nur": "nur: [TD704]",
    "nur mit": "nur: ['TD301:vernetzung']",
    "nichts": "ausser: [TD704]",
}
WORDS = {"error": "Fehler", "warning": "Warnung", "hint": "Hinweis"}


def weighed(tdocs: Tdocs, slug: str) -> str | None:
    """The weight that lint gives the requirement; None where it is not told."""
    found = json.loads(tdocs("lint", ".", "--format", "json").out)["findings"]
    told = {
        WORDS[one["severity"]] for one in found if (one["code"], one.get("requirement")) == ("TD301", slug)
    }
    assert len(told) < 2
    return next(iter(told), None)


@pytest.mark.parametrize("duty", ["", "pflichtregeln: ['TD301:vernetzung']\n"])
@pytest.mark.parametrize("name", SETTINGS)
@pytest.mark.parametrize("slug", ["vernetzung", "gewaltschutz"])
def test_the_settings_of_the_folder_are_told(tdocs: Tdocs, slug: str, name: str, duty: str) -> None:
    build_tree(Path(), {"provider.yaml": "name: T\n", "staffing.yaml": "", "offer.yaml": OFFER})
    plain = weighed(tdocs, slug)
    build_tree(Path(), {"tdocs.yaml": f"regeln: {{{SETTINGS[name]}}}\n{duty}"})
    now = weighed(tdocs, slug)
    here = re.findall(
        r"(?m)^In diesem Ordner (.*) \(tdocs\.yaml, »regeln«\)\.$", tdocs("explain", f"TD301:{slug}").out
    )
    if here:
        assert here == ["wird das nicht gemeldet" if now is None else f"wiegt das immer: {now}"]
    else:
        assert now == plain
