"""Whether all that a text says is where something is: `Anlage 3`, `Organigramm hängt im Flur`."""

from collections.abc import Sequence

from teilhabe_docs.documents.filler_signs import SIGNS
from teilhabe_docs.documents.filler_word_roles import NUMBER, WordRoles

_LAW = ("gesetz", "gesetzes")
_PICTURES = ("foto", "bild")
"""What hangs somewhere to be looked at, and is no document then."""


def is_where_a_document_is(said: Sequence[str], roles: WordRoles) -> bool:
    """Whether the words name a document, where it is, how it looks, and nothing else."""
    words = roles.words
    papers = [word for word in said if words.is_paper(word) and not word.startswith(_PICTURES)]
    places = [word for word in said if word in words.display_places]
    others = [word for word in said if word not in papers and word not in places]
    return bool(papers and places) and words.whereabouts.issuperset(others)


def is_place_alone(said: Sequence[str], others: Sequence[str], roles: WordRoles) -> bool:
    """Whether the words are places and their numbers; `others` are those that are no sign."""
    words = roles.words
    before, sure = "", False
    for word in said:
        named = roles.is_place(word)
        if not named and not (before and (NUMBER.fullmatch(word) or word in SIGNS)):
            return False
        sure = sure or word in words.alone or (word.isdigit() and before in words.places)
        before = word
    return sure or (len(others) == 1 and words.is_paper(others[0]))


def names_a_thing_first(text: str, first_word: str, roles: WordRoles) -> bool:
    """Whether a document is named as the value, with its place: `Notfallplan, siehe Anlage 4`."""
    return (
        "," in text
        and " " not in text.partition(",")[0].strip()
        and roles.words.is_paper(first_word)
        and first_word not in roles.words.places
        and not roles.is_label(first_word)
    )


def names_a_law(words: Sequence[str]) -> bool:
    """Whether a law is named by its name: `Teilhabestärkungsgesetz`."""
    return any(word.endswith(_LAW) and word not in _LAW for word in words)
