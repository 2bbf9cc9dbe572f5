"""Rendered documents of the examples as sections, and what their concepts hold."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from examples import EXAMPLES
from teilhabe_docs.documents.recognition.given_section import GivenSection
from teilhabe_docs.model.field_path import FieldPath
from teilhabe_docs.model.fields import BUILT_IN_FIELDS, UnknownField
from teilhabe_docs.reading.word_reader import read_word
from teilhabe_docs.reading.word_units import unit_sections, word_units
from teilhabe_docs.reading.word_views import view

DOCUMENTS = tuple(
    sorted(file for example in EXAMPLES for file in (example / "ausgabe").rglob("leistung*.docx"))
) + tuple(sorted(file for example in EXAMPLES for file in (example / "ausgabe").rglob("fachkonzept.docx")))
"""The committed documents of all examples."""


@cache
def sections_of(file: Path) -> tuple[GivenSection, ...]:
    """A Word file as import hands it over."""
    document = read_word(file.read_bytes(), file.name).document
    assert document
    shown = view(document)
    return unit_sections(word_units(shown), shown.notes).sections


def concept_of(file: Path) -> dict[FieldPath, Any]:
    """The scalars, lists and structures in lists of the concept that a document is made from, by path."""
    offer = next(
        path
        for example in EXAMPLES
        for path in example.rglob("*offer.yaml")
        if example in file.parents and f"id: {file.parent.name}\n" in path.read_text("utf-8")
    )
    found: dict[FieldPath, Any] = {}
    for name, root in (("provider", "traeger"), ("offer", "angebot"), ("staffing", "personal")):
        below = offer.parent / offer.name.replace("offer", name)
        at = (
            below
            if below.is_file()
            else next(p for p in (offer.parents[0], *offer.parents) if (p / f"{name}.yaml").is_file())
            / f"{name}.yaml"
        )
        _leaves(yaml.load(at.read_text("utf-8"), yaml.BaseLoader), FieldPath(root), found)
    return found


def _leaves(value: Any, path: FieldPath, found: dict[FieldPath, Any]) -> None:
    try:
        info = BUILT_IN_FIELDS.at(path) if path.parts[1:] else None
    except UnknownField:
        return
    if info and info.ist_slot:
        return
    if isinstance(value, dict) and "entfaellt" not in value:
        for key, inner in value.items():
            _leaves(inner, path / key, found)
    elif value not in (None, "", [], ()):
        found[path] = value
