"""What makes a finding the same finding in the next run."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from hashlib import sha256

from teilhabe_docs.diagnostics import Finding
from teilhabe_docs.loading.places import range_of

_AROUND = 8
"""So many characters of the sentence on each side tell one place of a text from another."""
_SENTENCE_ENDS = re.compile(r"[.!?:](?:\s|\Z)")
_COUNTED = re.compile(r"(?:§\s*)?[\dIVX]+(?:\.\d+)*[a-z]?[.)]*\s+|[a-z]\)\s+")
"""The number in front of a heading."""
_VALUE_BEGINS = re.compile(r"[:\-\[{,?]\s*[\"']?\Z")
_VALUE_ENDS = re.compile(r"[\"']?\s*(?:[,\]}#].*)?\Z")


def fingerprints(findings: Iterable[Finding], sources: Mapping[str, str]) -> list[str]:
    """The fingerprint of each finding: SHA-256 over code, requirement, file and YAML path.

    Lines and words of the message are no part of it, so that a finding stays the same while its file changes
    around it. One that marks a part of a text has a fifth: what it marks and what stands right beside that in
    `sources`, so that it stays the same whatever else is found in the text. The second finding with the same
    parts carries the number 2 as another one, and so on in their order: a platform takes equal fingerprints
    for one finding. In a Word file the parts are code, requirement, file, the heading without its number, and
    the words: not the paragraph, which moves with each that comes in before it.
    """
    gesehen: Counter[tuple[str, ...]] = Counter()
    ergebnis = []
    for finding in findings:
        marked = _in_word(finding) if finding.place else _marked(finding, sources.get(finding.file, ""))
        teile: tuple[str, ...] = (finding.code, finding.requirement, finding.file, finding.path, *marked)
        gesehen[teile] += 1
        if gesehen[teile] > 1:
            teile = (*teile, str(gesehen[teile]))
        ergebnis.append(sha256("\0".join(teile).encode("utf-8", "surrogatepass")).hexdigest())
    return ergebnis


def _in_word(finding: Finding) -> tuple[str, ...]:
    heading = _COUNTED.sub("", finding.place.heading, count=1) if finding.place else ""
    return (heading, finding.words)


def _marked(finding: Finding, text: str) -> tuple[str, ...]:
    """What a finding marks, with a little around; nothing where that is a whole value, a key or a file."""
    if (found := range_of(text, finding.span)) is None:
        return ()
    begin, end = found
    before, after = text[begin - finding.span.column + 1 : begin], text[end:].partition("\n")[0]
    if begin >= end or (finding.file.endswith((".yaml", ".yml")) and _is_whole(before, after)):
        return ()
    left = _SENTENCE_ENDS.split(before[-_AROUND:])[-1]
    right = _SENTENCE_ENDS.split(after[:_AROUND])[0]
    return (" ".join(f"{left}{text[begin:end]}{right}".split()),)


def _is_whole(before: str, after: str) -> bool:
    """Whether what stands between them on a line of YAML is a key or a whole value."""
    return after.startswith(":") or bool(_VALUE_BEGINS.search(before) and _VALUE_ENDS.match(after))
