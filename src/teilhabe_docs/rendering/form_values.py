"""Values of an offer as lines for a form: in the words of documents, texts and lists as plain paragraphs."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from teilhabe_docs.documents.annexes import anlagen
from teilhabe_docs.documents.blocks import (
    AnlageReference,
    Block,
    Heading,
    ItemList,
    ListItem,
    OpenPlace,
    Paragraph,
    Picture,
    TableBlock,
    TextRun,
    mapped,
    nodes,
)
from teilhabe_docs.documents.clauses import full_path
from teilhabe_docs.documents.display import as_inline
from teilhabe_docs.documents.extent import Extent
from teilhabe_docs.documents.template.view import OpenField, SlotValue, View, Viewing, value_in, views
from teilhabe_docs.loading.loaded_concept import LoadedConcept
from teilhabe_docs.model.choices import Choice
from teilhabe_docs.model.field_path import EntryId, FieldPath
from teilhabe_docs.rendering.plain_words import plain
from teilhabe_docs.rendering.quotation_marks import with_german_quotes
from teilhabe_docs.rendering.slot_texts import SlotReader


class FormValue(NamedTuple):
    """The lines of a value; without any, `reason` says in German why."""

    lines: tuple[str, ...] = ()
    reason: str = ""


class FormValues:
    """The values of one offer."""

    def __init__(self, loaded: LoadedConcept) -> None:
        self._konzept = loaded.konzept
        self._names = views(loaded.konzept, Viewing())
        self._annexes = anlagen(loaded.konzept)
        self._slots = SlotReader(loaded, "dezimal", [], Extent())

    def value(self, path: str) -> FormValue:
        """What stands at the path of a field, that of the offer without its root."""
        try:
            found = value_in(self._names, self._by_index(FieldPath(full_path(path))))
        except (LookupError, TypeError, StopIteration):
            return FormValue(reason=f"Einen Eintrag »{path}« gibt es in diesem Angebot nicht.")
        if isinstance(found, OpenField) or (isinstance(found, View) and found.leer):
            return FormValue(reason=f"Die Angabe fehlt im Konzept ({found.pfad.in_file}).")
        blocks = tuple(mapped(block, self._named_annex) for block in self._blocks(found))
        for node in (node for block in blocks for node in nodes(block)):
            if isinstance(node, OpenPlace):
                return FormValue(reason=f"Ein Teil der Angabe fehlt im Konzept: {node.hinweis}.")
            if isinstance(node, Picture):
                return FormValue(reason="Der Text enthält ein Bild; tdocs setzt in Formulare nur Text ein.")
        lines = tuple(with_german_quotes(line) for line in _lines(blocks) if line.strip())
        return FormValue(lines) if lines else FormValue(reason="Die Angabe ist leer.")

    def _by_index(self, path: FieldPath) -> FieldPath:
        """The path with the places of entries that it names by their ids; raises `LookupError`."""
        here = FieldPath()
        for step in path.steps:
            if isinstance(step, EntryId):
                entries = self._konzept.values_at(here)[0][1]
                step = next(n for n, one in enumerate(entries) if getattr(one, "id", None) == step)
            here /= step
        return here

    def _named_annex(self, node: Any) -> Any:
        """An annex in words: in a form it has no number."""
        if not isinstance(node, AnlageReference):
            return node
        entry = self._annexes.get(node.id)
        return TextRun(f"»{entry.titel}«" if entry and not entry.beigefuegt else "die Anlage")

    def _blocks(self, value: Any) -> tuple[Block, ...]:
        if isinstance(value, SlotValue):
            return self._slots.bloecke(value, 1)
        if isinstance(value, tuple) and not all(isinstance(one, Choice | int) for one in value):
            items = tuple(ListItem((Paragraph(as_inline(one)),)) for one in value)
            return (ItemList("strich", items),) if len(items) > 1 else items[0].kinder
        return (Paragraph(as_inline(value)),)


def _lines(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph(content) | Heading(_, content):
                yield plain(content)
            case ItemList():
                for number, item in enumerate(block.punkte, block.beginn):
                    mark = f"{number}. " if block.art == "zahl" else "– "
                    for place, line in enumerate(_lines(item.kinder)):
                        yield line if place else mark + line
            case TableBlock():
                rows = (*([block.kopf] if any(block.kopf) else []), *block.zeilen)
                yield from (" | ".join(map(plain, row)) for row in rows)
