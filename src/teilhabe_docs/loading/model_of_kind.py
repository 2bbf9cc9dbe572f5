"""What a concept file of each kind is read as."""

from teilhabe_docs.loading.discovery import Art
from teilhabe_docs.model.base import Modell


def klasse_von(art: Art) -> type[Modell]:
    """The model of a kind.

    Why imported here: to build the models of all kinds takes longer than to read and check one file.
    """
    if art is Art.TRAEGER:
        from teilhabe_docs.model.provider import Traeger

        return Traeger
    if art is Art.PERSONAL:
        from teilhabe_docs.model.staffing import Personal

        return Personal
    from teilhabe_docs.model.offer import Angebot

    return Angebot
