"""The texts of a concept that only point elsewhere or promise: open places wherever nobody asks for that."""

from functools import lru_cache

from teilhabe_docs.documents.emptiness import shortfall_of
from teilhabe_docs.model.field_path import FieldPath
from teilhabe_docs.model.konzept import Konzept
from teilhabe_docs.model.text_slot import Markdown, ReadFileSlot
from teilhabe_docs.model.walk import all_values

_NO_TEXT = ("kurz",)
"""What a text beside an annex is called; the annex stays where it says nothing."""


@lru_cache(maxsize=2)  # each document of an offer asks
def vague_texts(konzept: Konzept) -> frozenset[FieldPath]:
    """The paths of the text slots whose text says nothing by itself, judged as by the needs for them."""
    found = []
    for root, model in konzept.models():
        for path, text in all_values(model, (Markdown, ReadFileSlot)):
            field = FieldPath.of(root, *path)
            if path[-1] in _NO_TEXT:
                continue
            if shortfall_of(text, (konzept.fields.at(field.field).description,)):
                found.append(field)
    return frozenset(found)
