"""What stands twice in a file: an entry of a list, the title of an annex, a text file."""

from collections.abc import Iterator
from itertools import islice

from teilhabe_docs.diagnostics import Finding, Related
from teilhabe_docs.loading import codes
from teilhabe_docs.loading.yaml.document import Document
from teilhabe_docs.loading.yaml.node_tree import DataPath, PlainValue
from teilhabe_docs.model.value_errors import shown_value

_TITLED = "anlagen"


def double_entries(document: Document) -> Iterator[Finding]:
    """A finding for each list with an entry or title that stands in it twice, and for each such text file."""
    files: dict[str, DataPath] = {}
    for path, value in _collections(document.data, ()):
        if isinstance(value, list):
            yield from islice(_in_list(document, path, value), 1)
        elif isinstance(file := value.get("datei"), str) and len(value) == 1:
            yield from _twice(document, files, file, (*path, "datei"), _FILE)


def _in_list(document: Document, path: DataPath, entries: list[PlainValue]) -> Iterator[Finding]:
    texts: dict[str, DataPath] = {}
    for number, entry in enumerate(entries):
        here: DataPath = (*path, number)
        if isinstance(entry, str):
            yield from _twice(document, texts, entry, here, _ENTRY)
        elif path == (_TITLED,) and isinstance(entry, dict) and isinstance(entry.get("titel"), str):
            yield from _twice(document, texts, str(entry["titel"]), (*here, "titel"), _TITLE)


def _twice(
    document: Document, seen: dict[str, DataPath], text: str, path: DataPath, message: str
) -> Iterator[Finding]:
    same = " ".join(text.split())
    if not same:
        return
    if first := seen.get(same):
        related = Related(document.file, document.span(first), "hier zuerst")
        yield codes.STEHT_ZWEIMAL.finding(
            message.format(shown_value(same)),
            document.file,
            document.span(path),
            document.path_text(path),
            related,
        )
    seen.setdefault(same, path)


def _collections(
    value: PlainValue, path: DataPath
) -> Iterator[tuple[DataPath, list[PlainValue] | dict[str, PlainValue]]]:
    if isinstance(value, list):
        yield path, value
        for number, entry in enumerate(value):
            yield from _collections(entry, (*path, number))
    elif isinstance(value, dict):
        yield path, value
        for key, below in value.items():
            yield from _collections(below, (*path, key))


_ENTRY = "{} steht in dieser Liste schon einmal. Bitte einen der beiden Einträge löschen."
_TITLE = "Eine andere Anlage heißt auch {}. Bitte einen Titel ändern, oder eine Anlage löschen."
_FILE = "{} ist in dieser Datei schon einmal genannt; der Text würde zweimal gedruckt. Bitte prüfen."
