"""Lists below a heading or behind an introduction, and tables by the heads of their columns."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from teilhabe_docs.documents.found_values.document_texts import DocumentText
from teilhabe_docs.documents.found_values.found_value import FoundValue, GivenValue
from teilhabe_docs.documents.found_values.known_values import with_ids
from teilhabe_docs.documents.found_values.printed_values import printed_value
from teilhabe_docs.documents.found_values.value_words import value_words
from teilhabe_docs.documents.found_values.values_as_typed import text_value, written_value
from teilhabe_docs.documents.recognition.word_forms import without_number
from teilhabe_docs.model.field_path import FieldPath
from teilhabe_docs.model.fields import FieldCatalogue, fields_of
from teilhabe_docs.model.shared import Zeitfenster
from teilhabe_docs.near_names import plain

_LIST = "Es ist die Liste unter »{}«."
_TABLE = "Es ist die Tabelle mit den Spalten »{}«."
_NO_ENTRY = re.compile(r"(?i)^(?:summe|gesamt|insgesamt|zusammen)\b")
_NAMED = re.compile(r"[A-ZÄÖÜ][^\W\d]+(?: (?:und|der|des|in) [^\W\d]+| [^\W\d]+)?: \S")
"""An entry of which one to three words say what it is about."""
_RANGE = re.compile(r"(\d{1,3}) ?(?:bis|-|–) ?(\d{1,3})")
_LONGEST_ENTRY = 300


def listed_values(texts: Sequence[DocumentText], catalogue: FieldCatalogue) -> Iterator[FoundValue]:
    """The lists that stand alone below a heading or an introduction that names their field."""
    foreign = value_words().foreign
    fields = _fields()
    number = 0
    while number < len(texts):
        text = texts[number]
        first_of_section = text.place.paragraph == 0
        if first_of_section and text.listed:
            label, begin = text.place.heading, number
        elif text.text.endswith(":") and number + 1 < len(texts) and texts[number + 1].listed:
            label, begin = text.text.rstrip(":"), number + 1
        else:
            number += 1
            continue
        end = begin
        while (
            end < len(texts) and texts[end].listed and texts[end].place.section == texts[begin].place.section
        ):
            end += 1
        path = fields.get(plain(without_number(label)))
        if path:
            above = text.headings[1:] if label == text.place.heading else text.headings
            doubtful = any(foreign.search(one) or _elsewhere(one) for one in above)
            yield from _list(path, texts[begin:end], label, catalogue, sure=not doubtful)
        number = max(end, number + 1)


def _elsewhere(heading: str) -> bool:
    return any(word in heading for word in value_words().file.listen_nicht_unter)


@cache
def _fields() -> Mapping[str, FieldPath]:
    return {
        plain(word): FieldPath(path) for path, words in value_words().file.listen.items() for word in words
    }


def _list(
    path: FieldPath, texts: Sequence[DocumentText], label: str, catalogue: FieldCatalogue, *, sure: bool
) -> Iterator[FoundValue]:
    values = [_entry(text.text, path, catalogue) for text in texts]
    if catalogue.at(path).typ is Zeitfenster:
        opened = [written_value(text.text, path, catalogue) for text in texts]
        values = [one for hours in opened for one in (hours if isinstance(hours, list) else [None])]
    if all(value is not None for value in values):
        words = "; ".join(text.text for text in texts)
        yield FoundValue(path, list(values), texts[0].place, sure, _LIST.format(label), words)


def _entry(text: str, path: FieldPath, catalogue: FieldCatalogue) -> GivenValue | None:
    text = text.rstrip(",;").removesuffix(" und").strip()
    if not text or len(text) > _LONGEST_ENTRY or "\n" in text:
        return None
    info = catalogue.at(path)
    typ, form = info.typ, getattr(info.typ, "kurzform", "")
    if form:
        read = printed_value(text, info, entry=True) if _NAMED.match(text) else None
        return read if isinstance(read, dict) else {form: text}
    return text if typ is str else None


def tables(texts: Sequence[DocumentText], catalogue: FieldCatalogue) -> Iterator[FoundValue]:
    """The tables whose first row is the head of a known one."""
    number = 0
    while number < len(texts):
        head, rows = texts[number], number + 1
        while rows < len(texts) and texts[rows].is_row and texts[rows].place.section == head.place.section:
            rows += 1
        if head.is_row:
            yield from _table(head, texts[number + 1 : rows], catalogue)
        number = rows if head.is_row else number + 1


def _table(
    head: DocumentText, rows: Sequence[DocumentText], catalogue: FieldCatalogue
) -> Iterator[FoundValue]:
    columns = [plain(cell) for cell in head.text.split(" | ")]
    for path, known in value_words().file.tabellen.items():
        names = {plain(word): name for name, words in known.items() for word in words}
        members = [names.get(column) for column in columns]
        if not members or not all(members) or len(set(members)) < len(members) or len(members) < 2:
            continue
        field = FieldPath(path)
        entries = []
        for row in rows:
            cells = row.text.split(" | ")
            if _NO_ENTRY.match(cells[0]):
                continue
            entry = _row(cells, [str(one) for one in members], field, catalogue)
            if entry is None:
                return
            entries.append(entry)
        if entries:
            reason = _TABLE.format(", ".join(head.text.split(" | ")))
            made = with_ids(entries, field, catalogue)
            yield FoundValue(field, list(made), head.place, True, reason, head.text)
        return


def _row(
    cells: Sequence[str], members: Sequence[str], field: FieldPath, catalogue: FieldCatalogue
) -> dict[str, GivenValue] | None:
    if len(cells) != len(members):
        return None
    typ = catalogue.at(field).typ
    found: dict[str, GivenValue] = {}
    for cell, name in zip(cells, members, strict=True):
        if cell.strip() in ("–", "-", ""):
            continue
        if not isinstance(typ, type) or name not in fields_of(typ):
            return None
        if (between := _RANGE.fullmatch(cell.strip())) and f"{name}_max" in fields_of(typ):
            found |= {f"{name}_min": int(between[1]), f"{name}_max": int(between[2])}
            continue
        value = written_value(cell, field / name, catalogue) or text_value(cell)
        if value is None:
            return None
        found[name] = value
    return found
