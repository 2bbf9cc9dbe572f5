"""The texts of a concept file with what was pasted into them written as Markdown, in YAML and beside it."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import PurePath
from typing import NamedTuple

from teilhabe_docs.loading.concept_file import ConceptFile
from teilhabe_docs.loading.covered_text import HIDDEN, Covering
from teilhabe_docs.loading.files.reader import Obstacle
from teilhabe_docs.loading.hidden_signs import without_hidden
from teilhabe_docs.loading.pasted_text import mended
from teilhabe_docs.loading.source_tree import SourceTree
from teilhabe_docs.loading.yaml.document import Document
from teilhabe_docs.loading.yaml.node_tree import DataPath, PlainValue
from teilhabe_docs.loading.yaml.rewritten_texts import Edit, TextEdits
from teilhabe_docs.loading.yaml.yaml_reader import read_yaml
from teilhabe_docs.model.text_slot import ReadFileSlot
from teilhabe_docs.model.values import Zitat
from teilhabe_docs.model.walk import all_values

_NAMES = frozenset(("id", "datei", "anlage"))
"""Fields whose value names something as it is spelt there."""


class _Text(NamedTuple):
    """A text that changes: where it stands, and the ways to write it."""

    paths: tuple[DataPath, ...]
    ways: tuple[Edit, ...]


def mended_in_place(read: ConceptFile, content: bytes, covering: Covering) -> tuple[bytes, int]:
    """A concept file with mended texts in it, and how many; `content` says the same as that file.

    A text is mended only where the file is then read as it was but for that text.
    """
    document, findings = read_yaml(content, read.file)
    if document is None or findings or read.modell is None:
        return content, 0
    texts = sorted(_changing(read, document, content, covering), key=lambda text: text.ways[0].start)
    first = [text.ways[0] for text in texts]
    changed = _rewritten(content, first)
    if _reads(changed, document, [(text.paths, edit) for text, edit in zip(texts, first, strict=True)]):
        return changed, len(texts)
    taken: list[tuple[tuple[DataPath, ...], Edit]] = []
    for text in texts:
        for edit in text.ways:
            tried = [*taken, (text.paths, edit)]
            if _reads(_rewritten(content, [edit for _, edit in tried]), document, tried):
                taken = tried
                break
    return _rewritten(content, [edit for _, edit in taken]), len(taken)


def mended_files(
    read: ConceptFile, tree: SourceTree, covering: Covering
) -> Iterator[tuple[PurePath, bytes, bytes]]:
    """The text files that a concept file refers to and that change: place, content as is, as mended.

    A byte order mark stays.
    """
    named = dict.fromkeys(slot.datei for _, slot in read.slots if isinstance(slot, ReadFileSlot))
    for file in named:
        found = tree.finde("", file)
        content = found if isinstance(found, Obstacle) else tree.lies(found.ort)
        if isinstance(found, Obstacle) or isinstance(content, Obstacle):
            continue
        mark, text = _parted(content)
        new = f"{mark}{mended(text, covering)}".encode()
        if new != content:
            yield found.ort, content, new


def _parted(content: bytes) -> tuple[str, str]:
    """The byte order mark, if there is one, and the text behind it."""
    text = content.decode("utf-8")
    bare = text.removeprefix("\ufeff")
    return text[: len(text) - len(bare)], bare


def _changing(read: ConceptFile, document: Document, content: bytes, covering: Covering) -> Iterator[_Text]:
    """Each text that changes, once, however many places refer to it."""
    texts: dict[int, _Text] = {}
    edits = TextEdits(document, _parted(content)[1], covering)
    for path, mend in _mending(read, covering):
        ways = tuple(edits.ways(path, mend))
        if ways:
            known = texts.get(ways[0].start)
            texts[ways[0].start] = _Text((*known.paths, path) if known else (path,), ways)
    yield from texts.values()


def _mending(read: ConceptFile, covering: Covering) -> Iterator[tuple[DataPath, Callable[[str], str]]]:
    """The texts of the file itself, and the values of one line, in which only hidden characters go."""
    for path, slot in read.slots:
        if not isinstance(slot, ReadFileSlot):
            yield read.rest.ursprung(path), partial(mended, covering=covering)
    for path, value in all_values(read.modell, (str, ReadFileSlot)):
        if type(value) in (str, Zitat) and path[-1] not in _NAMES and HIDDEN.search(value):
            yield read.rest.ursprung(path), without_hidden


def _rewritten(content: bytes, changes: Sequence[Edit]) -> bytes:
    """The file with these changes in it, and each byte beside them as it was."""
    mark, text = _parted(content)
    shifts = [found.start() - number for number, found in enumerate(re.finditer("\r\n", text))]
    parts, at = [mark], 0
    for change in sorted(changes):
        start, stop = (_typed(index, shifts) for index in (change.start, change.end))
        parts += [text[at:start], change.written]
        at = stop
    return "".join([*parts, text[at:]]).encode("utf-8")


def _typed(index: int, shifts: Sequence[int]) -> int:
    """Where in the file that stands which stands at `index` where each line end is one character."""
    return index + bisect_left(shifts, index)


def _reads(content: bytes, document: Document, taken: list[tuple[tuple[DataPath, ...], Edit]]) -> bool:
    """Whether the file is read as before but for these texts, and these as they should."""
    new, findings = read_yaml(content, document.file)
    if new is None or findings:
        return False
    expected = {path: edit.text.strip("\n") for paths, edit in taken for path in paths}
    return _same(document.data, new.data, (), expected)


def _same(old: PlainValue, new: PlainValue, path: DataPath, expected: dict[DataPath, str]) -> bool:
    if path in expected:
        return isinstance(new, str) and new.strip("\n") == expected[path]
    if isinstance(old, dict) and isinstance(new, dict):
        return list(old) == list(new) and all(_same(old[k], new[k], (*path, k), expected) for k in old)
    if isinstance(old, list) and isinstance(new, list):
        pairs = enumerate(zip(old, new, strict=False))
        return len(old) == len(new) and all(_same(a, b, (*path, n), expected) for n, (a, b) in pairs)
    return old == new
