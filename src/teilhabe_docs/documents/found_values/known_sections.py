"""The sections of known profiles with the lines that their bodies print, by their headings."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from teilhabe_docs.documents.field_labels import field_labels
from teilhabe_docs.documents.found_values.body_lines import KnownBody, known_body
from teilhabe_docs.documents.found_values.line_pattern import LinePattern
from teilhabe_docs.documents.known_text.body_tree import tree_of
from teilhabe_docs.documents.profile.profil import Profil, SectionPlan
from teilhabe_docs.documents.profile.vocabulary import DOKUMENTE
from teilhabe_docs.documents.recognition.recognition_data import heading_key
from teilhabe_docs.documents.recognition.word_forms import without_number
from teilhabe_docs.documents.template.body import Body
from teilhabe_docs.documents.template.grammar import BodyError
from teilhabe_docs.model.field_path import FieldPath
from teilhabe_docs.model.fields import FieldCatalogue, UnknownField

_TITLE = """\
{{ angebot.bezeichnung }}

{{ traeger.name }}

Stand: {{ angebot.stand }}
"""
"""What stands below the title of a document whose profile has no section for it."""
_VERSIONS = """\
| Fassung | Datum | Änderung |
|---|---|---|
{% for fassung in angebot.aenderungen %}
| {{ fassung.version }} | {{ fassung.datum }} | {{ fassung.text }} |
{% endfor %}
"""


class Lines(NamedTuple):
    """The lines of one body as patterns; `follow` as in `KnownBody`."""

    patterns: tuple[LinePattern, ...]
    body: KnownBody


class KnownSections(NamedTuple):
    """The bodies of sections by the keys of their titles, and all of them; the first count most."""

    by_title: Mapping[tuple[str, ...], tuple[Lines, ...]]
    every: tuple[Lines, ...]


def title_key(heading: str) -> tuple[str, ...]:
    """What makes two headings the same."""
    return heading_key(without_number(heading))


@cache
def known_sections(profiles: tuple[Profil, ...], catalogue: FieldCatalogue) -> KnownSections:
    """The sections of these profiles, those of the first profile first."""
    by_title: dict[tuple[str, ...], list[Lines]] = {}
    for profil in profiles:
        bodies = [(plan.eintrag.titel, text) for plan in profil.alle() for text in _texts(plan, catalogue)]
        if profil.abschnitte and not profil.abschnitte[0].eintrag.rolle:
            bodies.insert(0, (DOKUMENTE[profil.dokument], _TITLE))
        titled = [(DOKUMENTE[profil.dokument], _VERSIONS)]
        for title, text in (*bodies, *titled):
            lines = _lines(text, catalogue)
            if lines is not None and lines not in by_title.setdefault(title_key(title), []):
                by_title[title_key(title)].append(lines)
    every = {id(lines): lines for known in by_title.values() for lines in known}
    return KnownSections({key: tuple(known) for key, known in by_title.items()}, tuple(every.values()))


def _texts(plan: SectionPlan, catalogue: FieldCatalogue) -> Iterator[str]:
    if plan.koerper:
        yield plan.koerper.text
        yield from (body.text for body in plan.eigene.values())
    elif plan.eintrag.braucht:
        paths = (path for need in plan.eintrag.braucht for path in need.feld)
        yield "\n\n".join(_labelled(paths, catalogue))


def _labelled(paths: Iterable[FieldPath], catalogue: FieldCatalogue) -> Iterator[str]:
    """What a section without a body prints: texts and lists as they are, else a label with its value."""
    for path in dict.fromkeys(paths):
        try:
            info = catalogue.at(path)
        except UnknownField:
            continue
        label = "" if info.ist_slot or info.ist_liste else f"{field_labels((path,), catalogue)[0]}: "
        yield f"{{% if {path} is gegeben %}}\n\n{label}{{{{ {path} }}}}\n\n{{% endif %}}"


@cache
def _lines(text: str, catalogue: FieldCatalogue) -> Lines | None:
    try:
        known = known_body(tree_of(Body("", text).tree))
    except BodyError:
        return None
    patterns = []
    for number, line in enumerate(known.lines):
        patterns.append(LinePattern(number, line, catalogue))
    return Lines(tuple(patterns), known)
