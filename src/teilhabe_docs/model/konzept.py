"""The concept: one offer with its provider and its staff."""

from dataclasses import dataclass

from teilhabe_docs.model.offer import Angebot
from teilhabe_docs.model.provider import Traeger
from teilhabe_docs.model.staffing import Personal


@dataclass(frozen=True, slots=True)
class Konzept:
    """What the three documents of one offer are made from; field paths start with these names."""

    traeger: Traeger
    angebot: Angebot
    personal: Personal
