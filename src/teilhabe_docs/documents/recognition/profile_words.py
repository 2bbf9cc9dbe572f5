"""The names and words that count in a document of one profile."""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from teilhabe_docs.documents.profile.profil import Profil
from teilhabe_docs.documents.recognition.asked import outline_names
from teilhabe_docs.documents.recognition.names import Names
from teilhabe_docs.documents.recognition.recognition_data import heading_key, recognition


@lru_cache(maxsize=64)
def names_of(profil: Profil) -> Names:
    """The names of the catalogue, own requirements among them, and the titles of the profile's outline."""
    titles = [(slugs[0], title) for slugs, title in outline_names(profil) if len(slugs) == 1]
    here = [
        (slug, one.name)
        for slug, requirement in profil.requirements.items()
        for one in requirement.ueberschriften
        if (one.dokument or one.land) and one.counts_in(profil.dokument, profil.land)
    ]
    return Names([*catalogue_names(profil), *titles], here)


def catalogue_names(profil: Profil) -> Iterator[tuple[str, str]]:
    """Each requirement that the profile can meet with each of its names."""
    for slug, requirement in profil.requirements.items():
        yield slug, requirement.titel
        for one in requirement.ueberschriften:
            if one.counts_in(profil.dokument, profil.land):
                yield slug, one.name


@lru_cache(maxsize=64)
def typical_words(profil: Profil) -> Mapping[str, Mapping[str, float]]:
    """The words of texts by stem; of a requirement for which none are written down those of its names."""
    data = recognition()
    known = {slug for speaks in data.typical.values() for slug in speaks}
    found = {one: dict(speaks) for one, speaks in data.typical.items()}
    for slug, name in catalogue_names(profil):
        for one in () if slug in known else heading_key(name):
            if one not in data.general:
                found.setdefault(one, {})[slug] = 1.0
    return found
