"""The texts of a concept file with what was pasted into them written as Markdown, in YAML and beside it."""

import re
from collections.abc import Iterator
from pathlib import PurePath
from typing import Any

from teilhabe_docs.loading.concept_file import ConceptFile
from teilhabe_docs.loading.pasted_text import mended
from teilhabe_docs.loading.source_tree import SourceTree
from teilhabe_docs.loading.yaml.yaml_reader import read_yaml
from teilhabe_docs.model.text_slot import ReadFileSlot


def mended_in_place(read: ConceptFile, content: bytes) -> tuple[bytes, int]:
    """A concept file with mended texts in it, and how many; `content` has the lines of that file.

    Only texts behind a plain `|` are mended, and only where the file is then read as it was but for them.
    """
    if read.dokument is None:
        return content, 0
    count = 0
    paths = [read.rest.ursprung(path) for path, slot in read.slots if not isinstance(slot, ReadFileSlot)]
    blocks = {lines.start: lines for path in paths if (lines := read.dokument.block_lines(path))}
    for _, lines in sorted(blocks.items(), reverse=True):
        changed = _with_mended_lines(content, lines)
        if changed != content and _leaves(changed, read.file) == _leaves(content, read.file):
            content, count = changed, count + 1
    return content, count


def mended_files(read: ConceptFile, tree: SourceTree) -> Iterator[tuple[PurePath, bytes, bytes]]:
    """The text files that a concept file refers to and that change: place, content as is, as mended."""
    named = dict.fromkeys(slot.datei for _, slot in read.slots if isinstance(slot, ReadFileSlot))
    for file in named:
        place = tree.wurzel / file
        content = tree.lies(place)
        if isinstance(content, bytes):
            new = mended(content.decode("utf-8")).encode("utf-8")
            if new != content:
                yield place, content, new


def _with_mended_lines(content: bytes, lines: range) -> bytes:
    text = content.decode("utf-8")
    end = "\r\n" if "\r\n" in text else "\n"
    every = text.split(end)
    block = every[lines.start : lines.stop]
    indent = min((len(line) - len(line.lstrip(" ")) for line in block if line.strip()), default=0)
    inner = [line[indent:] if line.strip() else line for line in block]
    new = [f"{' ' * indent}{line}" if line.strip() else line for line in mended("\n".join(inner)).split("\n")]
    return end.join([*every[: lines.start], *new, *every[lines.stop :]]).encode("utf-8")


def _leaves(content: bytes, name: str) -> Any:
    """What a file says but for the signs that mending changes; None where it is not read without findings."""
    document, findings = read_yaml(content, name)
    if document is None or findings:
        return None
    return _bare(document.data)


def _bare(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _bare(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_bare(part) for part in value]
    if not isinstance(value, str) or "\n" not in value:
        return value
    return re.sub(r"(?i)<br\s*/?>|\b[a-z]\)|[^\w]|_|(?m:^\s*(?:o|\d{1,2})\b)", "", value)
