"""Where printed words stand in the files of an offer: file, line and YAML path."""

import re
from collections.abc import Iterable
from functools import lru_cache
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

from teilhabe_docs.application.repository_reports import name_from
from teilhabe_docs.application.traced_words import value_at
from teilhabe_docs.diagnostics import Finding
from teilhabe_docs.loading.discovery import FileKind
from teilhabe_docs.model.field_path import FieldPath
from teilhabe_docs.model.text_slot import Markdown, ReadFileSlot

if TYPE_CHECKING:
    from pathlib import PurePath

    from teilhabe_docs.loading.loaded_concept import LoadedConcept

_WORD = re.compile(r"\w+")
_ENOUGH = 8
"""So many words tell a paragraph from the others of its text."""
_OBJECTS = frozenset(map(str, FileKind))


class SourcePlace(NamedTuple):
    """File, first and last line, and path in it; `prose` where it is a stretch of a text."""

    file: str
    line: int
    end_line: int
    path: str
    prose: bool = False

    def holds(self, finding: Finding) -> bool:
        """Whether a finding is about what stands here."""
        if finding.file != self.file:
            return False
        if self.prose and finding.span.line != finding.span.end_line:
            return finding.span.line <= self.line and self.end_line <= finding.span.end_line
        if self.prose:
            return self.line <= finding.span.line <= self.end_line
        return bool(self.path) and FieldPath(finding.path).is_inside(self.path)


class SourcePlaces:
    """The places of one offer's words, asked for in the order in which a document prints them.

    Files are named as they are seen from `before` their repository.
    """

    def __init__(self, loaded: "LoadedConcept", before: "PurePath") -> None:
        self._loaded = loaded
        self._before = before
        self._known: dict[FieldPath, SourcePlace] = {}
        self._end: dict[FieldPath, int] = {}

    def of(self, path: FieldPath, words: str = "") -> SourcePlace | None:
        """The place of a field; of `words` of a text, escaped as in a page, their own. None for no field."""
        if path.root not in _OBJECTS:
            return None
        if path not in self._known:
            file, span, inside = self._loaded.ort(path)
            self._known[path] = SourcePlace(name_from(self._before, file), span.line, span.end_line, inside)
        value = value_at(self._loaded.konzept, path) if words else None
        if isinstance(value, Markdown | ReadFileSlot):
            return self._in_text(path, value, words)
        return self._known[path]

    def _in_text(self, path: FieldPath, value: Markdown | ReadFileSlot, words: str) -> SourcePlace:
        """The stretch of a text that prints these words: the next one behind those asked for before."""
        pattern = _pattern(tuple(_WORD.findall(unescape(words))[:_ENOUGH]))
        found = pattern.search(value.text, self._end.get(path, 0)) or pattern.search(value.text)
        start = found.start() if found else self._end.get(path, 0)
        end = value.text.find("\n\n", start)
        paragraph = end if end >= 0 else len(value.text)
        file, span, inside = self._loaded.ort_im_text(path, value, start, max(paragraph, start + 1))
        self._end[path] = start
        return SourcePlace(name_from(self._before, file), span.line, span.end_line, inside, prose=True)


@lru_cache(maxsize=4096)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(r"[\W_]+".join(map(re.escape, words)))


def findings_at(place: SourcePlace, findings: Iterable[Finding]) -> list[Finding]:
    """Those of the findings that are about what stands at a place."""
    return [finding for finding in findings if place.holds(finding)]
