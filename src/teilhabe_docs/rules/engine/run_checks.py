"""All checks over one offer: what they find, at its place in the files."""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import replace

from teilhabe_docs.diagnostics import Finding, Related, Span
from teilhabe_docs.documents.profile.profil import entry_span
from teilhabe_docs.loading.loaded_concept import LoadedConcept
from teilhabe_docs.loading.places import stretch
from teilhabe_docs.rules.engine.declared_check import Check, all_checks
from teilhabe_docs.rules.engine.match import (
    FilePlace,
    Match,
    OutlineEntry,
    OutlineStretch,
    Place,
    ProfileStretch,
    TextStretch,
)
from teilhabe_docs.rules.engine.rule import all_rules
from teilhabe_docs.rules.engine.subject import Subject

_MOST_IN_A_TEXT = 1000
"""So many findings of one kind in one text get a place of their own."""


def run_checks(subject: Subject, checks: Iterable[Check] | None = None) -> Iterator[Finding]:
    """The findings of all checks, or of some, on one offer.

    Of very many of one rule and weight in one text the last stands for those behind it: exceptions are about
    all of them or none.
    """
    in_a_text: Counter[Hashable] = Counter()
    last: dict[Hashable, Match] = {}
    for check in all_checks() if checks is None else checks:
        for match in check(subject):
            if not isinstance(match.place, str | FilePlace):
                text = id(match.place.source) if isinstance(match.place, TextStretch) else match.place.file
                kind = (match.code, match.severity, match.requirement, text)
                in_a_text[kind] += 1
                if in_a_text[kind] >= _MOST_IN_A_TEXT:
                    last.setdefault(kind, match)
                    continue
            yield finding_at(match, subject.geladen)
    for many, match in last.items():
        count = in_a_text[many] - _MOST_IN_A_TEXT + 1
        yield replace(finding_at(match, subject.geladen), count=count)


def finding_at(match: Match, geladen: LoadedConcept | None) -> Finding:
    """What a check has found, at its place in the files; in a profile there need be no offer."""
    rule = all_rules()[match.code]
    file, span, path = _place(match.place, geladen)
    related = None
    if match.related:
        there, words = match.related
        other_file, other_span, _ = _place(there, geladen)
        related = Related(other_file, other_span, words)
    return Finding(
        code=match.code,
        name=rule.name,
        severity=match.severity or rule.severity,
        message=match.text,
        file=file,
        span=span,
        path=path,
        requirement=match.requirement,
        source=match.source or rule.quelle,
        documents=match.documents,
        related=related,
        adds=match.adds,
    )


def _place(place: Place, geladen: LoadedConcept | None) -> tuple[str, Span, str]:
    if isinstance(place, str):
        assert geladen
        return geladen.ort(place)
    if isinstance(place, FilePlace):
        return place.file, Span(), ""
    if isinstance(place, ProfileStretch):
        return place.file, stretch(place.text, place.begin, place.end), ""
    if isinstance(place, OutlineEntry):
        return place.file, *entry_span(place.document, place.path)
    if isinstance(place, OutlineStretch):
        document, path = place.document, place.path
        return place.file, document.span_im_text(path, place.begin, place.end), document.path_text(path)
    source = place.source
    begin, end = source.searched.as_typed(place.begin), source.searched.as_typed(place.end)
    return source.file.ort_im_text(source.path, source.value, begin, end)
