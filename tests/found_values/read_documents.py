"""Rendered documents of the examples as sections, and what their concepts hold."""

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from examples import EXAMPLES
from teilhabe_docs.documents.recognition.given_section import GivenSection
from teilhabe_docs.model.field_path import FieldPath
from teilhabe_docs.model.fields import BUILT_IN_FIELDS, UnknownField
from teilhabe_docs.reading.word_model import (
    NoteMark,
    WordBlock,
    WordNote,
    WordParagraph,
    WordTable,
    paragraphs_in,
)
from teilhabe_docs.reading.word_reader import read_word
from teilhabe_docs.reading.word_views import sections, view

DOCUMENTS = tuple(
    sorted(file for example in EXAMPLES for file in (example / "ausgabe").rglob("leistung*.docx"))
) + tuple(sorted(file for example in EXAMPLES for file in (example / "ausgabe").rglob("fachkonzept.docx")))
"""The committed documents of all examples."""


@cache
def sections_of(file: Path) -> tuple[GivenSection, ...]:
    """A Word file as import hands it over: items and notes marked."""
    document = read_word(file.read_bytes(), file.name).document
    assert document
    shown = view(document)
    notes = {(note.kind, note.id): note for note in shown.notes}
    return tuple(
        GivenSection(
            one.heading.heading.level if one.heading and one.heading.heading else 0,
            " ".join(f"{one.heading.number} {one.heading.text}".split()) if one.heading else "",
            tuple(_paragraphs(one.blocks, notes)),
        )
        for one in sections(shown.blocks)
    )


def _paragraphs(blocks: Iterable[WordBlock], notes: dict[tuple[str, str], WordNote]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, WordTable):
            for row in block.rows:
                cells = ["\n".join(p.text for p in paragraphs_in(cell.blocks)) for cell in row.cells]
                yield " | ".join(cell.strip() for cell in cells)
        elif block.role != "toc" and block.text.strip():
            yield f"{'- ' if block.listed == 'bullet' else ''}{block.text}"
            yield from _notes(block, notes)


def _notes(paragraph: WordParagraph, notes: dict[tuple[str, str], WordNote]) -> Iterator[str]:
    for piece in paragraph.pieces:
        if isinstance(piece.inner, NoteMark):
            for inside in paragraphs_in(notes[piece.inner.kind, piece.inner.id].blocks):
                yield f"[^1]: {inside.text}"


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
