"""A value of the data in one line of German, also where no document prints it so."""

from typing import Any

from teilhabe_docs.documents.blocks import TextRun
from teilhabe_docs.documents.display import with_unit
from teilhabe_docs.documents.field_labels import field_labels
from teilhabe_docs.model.base import Entfaellt, Model, OwnStructure
from teilhabe_docs.model.field_path import FieldPath
from teilhabe_docs.model.fields import fields_of
from teilhabe_docs.model.konzept import Konzept
from teilhabe_docs.model.text_slot import AnlageVerweis, Datei, Markdown, ReadFileSlot

_NAMES = ("bezeichnung", "funktion", "titel", "name", "zitat", "stelle", "id")
NOTHING = "–"
"""What stands for no value."""


def is_text(value: Any) -> bool:
    """Whether a value is a text of the author's, in place or in a file."""
    return isinstance(value, Markdown | ReadFileSlot)


def in_words(value: Any) -> str:
    """The value as documents print it; of a structure all that is given, each with what it is called."""
    if value is None or value == ():
        return NOTHING
    if isinstance(value, Markdown | ReadFileSlot):
        return value.text.strip()
    if isinstance(value, AnlageVerweis):
        short = f" ({value.kurz.text.strip()})" if value.kurz else ""
        return f"Anlage »{value.anlage}«{short}"
    if isinstance(value, Datei):
        return f"Text aus {value.datei}"
    if isinstance(value, Entfaellt):
        return f"entfällt: {value.entfaellt}"
    if isinstance(value, Model):
        return "; ".join(_members(value)) or NOTHING
    if isinstance(value, tuple):
        between = " | " if any(isinstance(one, Model) for one in value) else ", "
        return between.join(map(in_words, value))
    return "".join(part.text for part in with_unit(value) if isinstance(part, TextRun))


def value_label(konzept: Konzept, path: FieldPath) -> str:
    """What a value is called: its field, before that the structures and entries that it is in.

    `path` has the indices of entries: `Positionen »Leitung« – Stellenumfang in Vollzeitäquivalenten`.
    """
    around = [one for one in path.around() if one.parent][::-1]
    said: list[str] = []
    for one in around:
        if isinstance(one.steps[-1], int):
            found = konzept.values_at(one)
            said[-1] += f" »{_entry_name(found[0][1], one.steps[-1])}«" if found else ""
        else:
            said.append(field_labels((one,), konzept.fields)[0])
    return " – ".join(dict.fromkeys(said))


def _entry_name(entry: Any, index: int) -> str:
    """What an entry of a list is called; its place where it has no name."""
    names = (getattr(entry, name, None) for name in _NAMES)
    return next((name for name in names if isinstance(name, str)), str(index + 1))


def _members(value: Model) -> list[str]:
    infos = fields_of(type(value))
    found = []
    for name, info in type(value).model_fields.items():
        member = getattr(value, name)
        if member in (None, ()) or (not info.is_required() and member == info.default):
            continue
        if name == "id" and not isinstance(value, OwnStructure):
            continue  # the name by which others refer to an entry says nothing to a reader
        words = in_words(member)
        if words != NOTHING:
            found.append(f"{infos[name].description}: {words}")
    return found
