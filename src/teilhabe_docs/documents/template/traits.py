"""Traits: facts about the offers that a profile is for; rules ask for them, bodies and conditions too."""

from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, Literal, get_args

from pydantic import Field

from teilhabe_docs.documents.template.view import View, Viewing
from teilhabe_docs.model.base import Model
from teilhabe_docs.model.choices import Vertragsgrundlage
from teilhabe_docs.model.field_path import FieldPath
from teilhabe_docs.model.konzept import Konzept
from teilhabe_docs.model.values import YesNo

TRAITS = "merkmale"
"""The name behind which a body finds the traits: `merkmale.buch`."""
BASIS = "angebot.vertragsgrundlage"
"""The field by which `merkmale.buch` is decided; every other trait stands in the profile."""
BOOK = "buch"
FOLLOWING: Mapping[str, str] = MappingProxyType(
    {BOOK: BASIS, "hilfeplan": "angebot.hilfearten", "eingliederungshilfe": "angebot.hilfearten"}
)
"""The traits that no profile says, each with the field from which it follows."""

Einrichtung = Literal["schulkindergarten", "kindertageseinrichtung"]


class Merkmale(Model):
    """What a profile says of its offers; none is the name of a profile."""

    einrichtung: Literal[Einrichtung, "nein"] = Field("nein", description="Einrichtung, die besucht wird")
    traeger_einheit: Literal["plaetze", "personen", "kinder"] = Field(
        "plaetze", description="Worin die Größe des Angebots gezählt wird"
    )
    altersgruppe: Literal["gemischt", "volljaehrig"] = Field(
        "gemischt", description="Ob sich das Angebot nur an Erwachsene richtet"
    )
    planart: Literal["gesamtplan", "foerder_behandlungsplan"] = Field(
        "gesamtplan", description="Plan, nach dem im Einzelfall geleistet wird"
    )
    fachdienst_direkt: YesNo = Field(
        False, description="Der Fachdienst arbeitet unmittelbar mit den Leistungsberechtigten"
    )
    oeffnung_nur_werktags: YesNo = Field(False, description="Geöffnet ist nur von Montag bis Freitag")
    kuendigung_nur_bei_fortgeltung: YesNo = Field(
        False, description="Eine Kündigungsfrist gibt es nur, wenn die Vereinbarung ohne Enddatum fortgilt"
    )
    ohne_seelische_beeintraechtigung: YesNo = Field(
        False, description="Seelische Beeinträchtigungen gehören nicht zum Personenkreis"
    )
    alle_lebensbereiche: YesNo = Field(False, description="Leistungen gibt es in jedem Lebensbereich")
    gemeinsame_inanspruchnahme: YesNo = Field(
        False, description="Die gemeinsame Inanspruchnahme gehört immer dazu, auch ohne Option"
    )


class OfferTraits(Merkmale):
    """The traits of one offer in one document: those of the profile, and what follows from its data.

    As long as an agreement by § 78b SGB VIII names no Hilfearten, it is taken for one with any of them.
    """

    buch: Literal["sgb8", "sgb9"] | None = None
    hilfeplan: YesNo = False
    eingliederungshilfe: YesNo = True


def traits_of(merkmale: Merkmale, konzept: Konzept) -> OfferTraits:
    """The traits of an offer under a profile with these; without a contract basis there is no book."""
    basis = konzept.angebot.vertragsgrundlage
    book = getattr(basis, BOOK, None)
    said = konzept.angebot.hilfearten if basis is Vertragsgrundlage.SGB8_78B else ()
    kinds = said if isinstance(said, tuple) else ()
    named = {name: getattr(merkmale, name) for name in Merkmale.model_fields}
    return OfferTraits.model_construct(
        **named,
        buch=book,
        hilfeplan=book == "sgb8" and (not kinds or any(kind.mit_hilfeplan for kind in kinds)),
        eingliederungshilfe=not kinds or any(kind.eingliederungshilfe for kind in kinds),
    )


@cache
def values_of(name: str) -> tuple[str, ...]:
    """What a trait can be compared with; empty where it is `ja` or `nein`, raises `KeyError` for no trait."""
    return tuple(_words(OfferTraits.model_fields[name].annotation))


def _words(annotation: object) -> Iterator[str]:
    for part in get_args(annotation):
        if isinstance(part, str):
            yield part
        else:
            yield from _words(part)


class TraitView(View):
    """The traits in reach of a body; a book that is not known is the contract basis that is not given."""

    def _feld(self, name: str) -> Any:
        value = getattr(self.modell, name)
        return self.lage.offen(FieldPath(BASIS)) if value is None else value


def trait_view(merkmale: Merkmale, konzept: Konzept, lage: Viewing) -> dict[str, View]:
    """The traits under their name, to stand beside the three objects of a body."""
    return {TRAITS: TraitView(traits_of(merkmale, konzept), FieldPath(TRAITS), lage)}
