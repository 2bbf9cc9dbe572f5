"""Notation in every place of an offer, and what only looks like it: tests/cases/stille/notation.yaml."""

from pathlib import Path
from typing import Any

import pytest

from helpers import build_tree
from rules.linten import lint
from rules.silence_notation import CODES, cases, offer_of, plain, words
from sampling import few
from teilhabe_docs.loading.yaml.yaml_writer import as_yaml
from teilhabe_docs.rendering.markdown.markdown_reader import read_slot

OFFER = {"id": "a", "bezeichnung": "A", "vertragsgrundlage": "sgb9_125"}
IN_TEXTS = ("absatz", "listenpunkt", "tabellenzelle")
PRINTED = [
    case
    for case in cases()
    if "gedruckt" in case and case["stelle"] in IN_TEXTS and "{{ plaetze }}" not in case["text"]
]


@pytest.mark.parametrize("case", few(cases(), 2), ids=lambda case: case["id"])
def test_notation_is_told_and_nothing_else(case: dict[str, Any], tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "provider.yaml": "name: T\n",
        "offer.yaml": as_yaml(OFFER | offer_of(case)),
    }
    if case.get("pfad_existiert"):
        files[case["text"].strip()] = "Text\n"
    build_tree(tmp_path, files)
    found = [finding for finding in lint(tmp_path) if finding.code in CODES]
    assert bool(found) == (case["art"] == "notation"), [finding.message for finding in found]


@pytest.mark.parametrize("case", PRINTED, ids=lambda case: case["id"])
def test_what_is_no_notation_is_printed_as_typed(case: dict[str, Any]) -> None:
    text = offer_of(case)["kurzbeschreibung"]
    read = read_slot(text, ebene=1, zwischentitel=False, feld=lambda path: None, bild=lambda alt, target: "")
    assert plain(case["gedruckt"]) in plain(" ".join(words(read.bloecke)))
