"""Parts of an offer at a place of its own: how people live or spend the day there, and who pays for what."""

from pydantic import Field

from teilhabe_docs.model.base import ListOf, Model, Optionally, field, list_field
from teilhabe_docs.model.numbers import AnyDecimal, Minutes, Percent
from teilhabe_docs.model.place_choices import Flaechenart, Wohnraumart
from teilhabe_docs.model.text_slot import Slot
from teilhabe_docs.model.values import Text


class Flaeche(Model):
    """Square metres of one use; of mixed ones a share serves the Fachleistung."""

    art: Flaechenart = Field(description="Nutzung der Fläche")
    flaeche_m2: AnyDecimal | None = field("Fläche in Quadratmetern", 320)
    fachleistung: Percent | None = field("Anteil der Fachleistung an gemischter Nutzung in Prozent", "40 %")


class BesondereWohnform(Model):
    """Living in a besondere Wohnform (§ 42a Abs. 2 Satz 1 Nr. 2, Satz 3 SGB XII)."""

    art: ListOf[Wohnraumart] = list_field("Arten des Wohnraums", ["wohngruppe"])
    flaechen: ListOf[Flaeche] = list_field("Flächen nach ihrer Nutzung")
    lebensunterhalt: Slot | None = field("Kosten des Lebensunterhalts, die die Person selbst bezahlt")
    wbvg: Slot | None = field("Wohn- und Betreuungsvertrag")
    pflege: Slot | None = field("Pflege in der besonderen Wohnform")


class Fachdienst(Model):
    """What the Fachdienst does with the people served, where it works with them."""

    leistungen: ListOf[Text] = list_field("Leistungen des Fachdienstes", ["heilpädagogische Einzelförderung"])
    direkt_min: Optionally[Minutes] = field("Minuten je Stunde, die der Fachdienst unmittelbar arbeitet", 45)
