"""The checks that look at words alone, over a finished document: what they find, at its place there."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from teilhabe_docs.diagnostics import Finding, Related, Severity, Span
from teilhabe_docs.rules.engine.declared_check import all_checks
from teilhabe_docs.rules.engine.match import Match, TextStretch
from teilhabe_docs.rules.engine.rule import all_rules
from teilhabe_docs.rules.finished.finished_document import FinishedDocument

_MOST_OF_A_RULE = 1000
"""So many findings of one rule in a document get a place of their own; nobody reads more."""


def findings_on_words(document: FinishedDocument) -> Iterator[Finding]:
    """What the rules say of the words of a document; of very many of a rule the last stands for the rest."""
    told: Counter[tuple[str, Severity | None]] = Counter()
    last: dict[tuple[str, Severity | None], Finding] = {}
    for check in all_checks():
        for match in check(document) if check.of_words else ():
            if not isinstance(match.place, TextStretch):
                continue
            kind = match.code, match.severity
            told[kind] += 1
            if told[kind] < _MOST_OF_A_RULE:
                yield _finding(match, match.place, document)
            elif kind not in last:
                last[kind] = _finding(match, match.place, document)
    for kind, finding in last.items():
        yield replace(finding, count=told[kind] - _MOST_OF_A_RULE + 1)


def _finding(match: Match, stretch: TextStretch, document: FinishedDocument) -> Finding:
    rule = all_rules()[match.code]
    section = document.section(stretch.source)
    begin, end = (stretch.source.searched.as_typed(at) for at in (stretch.begin, stretch.end))
    related = None
    there, words = match.related or ("", "")
    if isinstance(there, TextStretch):
        place = document.section(there.source).place(there.source.searched.as_typed(there.begin))
        related = Related(document.file, Span(), words, place)
    return Finding(
        code=match.code,
        name=rule.name,
        severity=match.severity or rule.severity,
        message=match.text,
        file=document.file,
        source=match.source or rule.quelle,
        related=related,
        place=section.place(begin),
        words=section.words(begin, end),
    )
