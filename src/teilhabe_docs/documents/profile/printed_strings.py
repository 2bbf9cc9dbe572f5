"""Every string of a profile of one's own that a document prints: one list for all who check."""

from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

from teilhabe_docs.documents.profile.profil import Profil
from teilhabe_docs.documents.template.body import Body
from teilhabe_docs.documents.template.grammar import BodyError
from teilhabe_docs.loading.places import line_starts
from teilhabe_docs.loading.yaml.document import Document
from teilhabe_docs.loading.yaml.node_tree import DataPath, PlainValue

NO_WORDS = frozenset(
    (
        *("profil", "dokument", "land", "stand", "vertragsgrundlage", "begleiter", "erweitert", "zaehlung"),
        *(
            "verlangt",
            "merkmale",
            "verbindlich",
            "reihenfolge",
            "id",
            "nach",
            "rolle",
            "nummer",
            "abgeleitet",
        ),
        *("feld", "mit", "pflicht", "wenn", "erfuellt", "anlage", "entfaellt", "mindestens", "text"),
    )
)
"""The keys of `gliederung.yaml` whose values nobody reads as words; every other string is printed."""


class OutlineString(NamedTuple):
    """A string of one line in the outline file of a profile: a title, a hint, a reason, a source."""

    document: Document
    path: DataPath
    text: str


class BodyText(NamedTuple):
    """The text of a section, Markdown with fields in it."""

    file: str
    text: str


class BodyString(NamedTuple):
    """A string in the tags of a body, printed as it is typed; `start` is where in `whole` it stands."""

    file: str
    whole: str
    text: str
    start: int


PrintedString: TypeAlias = OutlineString | BodyText | BodyString


def printed_strings(profil: Profil) -> Iterator[PrintedString]:
    """All of them, file by file; those of built-in profiles are no author's."""
    own = profil.eigene_texte
    for document in profil.quellen.values():
        if document.file in own:
            yield from _outline_strings(document, document.data, ())
    bodies = [
        body for plan in profil.alle() for body in (plan.koerper, *plan.eigene.values()) if body is not None
    ]
    for file, body in {body.datei: body for body in bodies if body.datei in own}.items():
        yield BodyText(file, body.text)
        yield from _body_strings(body)


def _outline_strings(document: Document, value: PlainValue, path: DataPath) -> Iterator[OutlineString]:
    if isinstance(value, str):
        yield OutlineString(document, path, value)
    elif isinstance(value, list):
        for number, entry in enumerate(value):
            yield from _outline_strings(document, entry, (*path, number))
    elif isinstance(value, dict):
        names_are_ids = path[-1:] in (("teile",), ("aendern",), ("entfernen",))
        for key, entry in value.items():
            if names_are_ids or key not in NO_WORDS:
                yield from _outline_strings(document, entry, (*path, key))


def _holds_ids(path: DataPath) -> bool:
    """Whether the keys at a path are ids, not words of the vocabulary."""
    return path in (("aendern",), ("entfernen",)) or (
        path[-1:] == ("teile",) and path != ("aendern", "teile")
    )


def _body_strings(body: Body) -> Iterator[BodyString]:
    try:
        constants = body.constants
    except BodyError:
        return
    starts = line_starts(body.text)
    after = 0
    for line, words in constants:
        after = max(after, starts[min(line, len(starts)) - 1])
        found = body.text.find(words, after)
        after = found + len(words) if found >= 0 else after
        yield BodyString(body.datei, body.text, words, found if found >= 0 else after)
