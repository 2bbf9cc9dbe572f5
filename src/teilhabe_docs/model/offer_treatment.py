"""Parts of an offer of Frühförderung: who recognised it, who pays with, its units, and what is done."""

from typing import Self

from pydantic import Field, model_validator

from teilhabe_docs.model.base import ListOf, Model, Optionally, field, list_field, structure_field
from teilhabe_docs.model.numbers import AboveZero, FromOne, Minutes, Percent
from teilhabe_docs.model.shared import Anschrift, Person
from teilhabe_docs.model.text_slot import Slot
from teilhabe_docs.model.treatment_choices import Behandlungsart, Beratungsinhalt, Diagnostikart, Traegerart
from teilhabe_docs.model.value_errors import error_at, value_error
from teilhabe_docs.model.values import Day, Text


class Anerkennung(Model):
    """The recognition as interdisciplinary Frühförderstelle by the law of the Land."""

    art: Optionally[Text] = field("Art der Anerkennung", "Anerkennung als interdisziplinäre Frühförderstelle")
    stelle: Optionally[Text] = field("Stelle, die anerkannt hat")
    datum: Optionally[Day] = field("Datum der Anerkennung", "2025-01-31")


class WeitererLeistungstraeger(Model):
    """Another Rehabilitationsträger that is a party and signs."""

    name: Text = Field(description="Name des weiteren Leistungsträgers", examples=["Musterkasse"])
    art: Traegerart | None = field("Art des weiteren Leistungsträgers", "krankenkasse")
    anschrift: Anschrift = structure_field("Anschrift des weiteren Leistungsträgers")
    vertretungsberechtigte: tuple[Person, ...] = list_field(
        "Personen, die für den weiteren Leistungsträger unterschreiben"
    )


class Einheit(Model):
    """The unit by which support and treatment are counted, and how many there are for a child."""

    bezeichnung: Optionally[Text] = field("Name der Einheit", "Fördereinheit")
    minuten: Optionally[Minutes] = field(
        "Minuten Arbeitszeit einer Einheit mit Vor- und Nachbereitung, ohne Weg", 60
    )
    direkt_min: Optionally[Minutes] = field("Minuten einer Einheit unmittelbar mit Kind und Familie", 45)
    je_kind_woche: Optionally[AboveZero] = field("Einheiten je Kind und Woche im Durchschnitt", 1.5)
    je_kind_jahr: Optionally[AboveZero] = field("Einheiten je Kind und Jahr im Durchschnitt", 60)
    mobil: Optionally[Percent] = field(
        "Anteil der Einheiten außerhalb der Frühförderstelle in Prozent", "40 %"
    )
    mobil_min: Optionally[Minutes] = field("Minuten für den Weg zu einer Einheit außerhalb", 20)
    gruppe_max: Optionally[FromOne] = field("Zahl der Kinder, die höchstens gemeinsam gefördert werden", 3)

    @model_validator(mode="after")
    def _direkt_ist_teil(self) -> Self:
        ganz, direkt = self.minuten, self.direkt_min
        if isinstance(ganz, int) and isinstance(direkt, int) and direkt > ganz:
            ursache = value_error(
                "einheit", "{wert} ist mehr als die ganze Einheit ({ganz} Minuten)", direkt, ganz=str(ganz)
            )
            raise error_at(("direkt_min",), ursache)
        return self


class Diagnostik(Model):
    """An examination, and how many units of it a child has a year."""

    art: Diagnostikart = Field(description="Art der Diagnostik")
    inhalt: Text | None = field("Inhalt und Verfahren der Diagnostik")
    einheiten: AboveZero | None = field("Einheiten je Kind und Jahr im Durchschnitt", 4)


class Behandlung(Model):
    """A service of medical rehabilitation."""

    art: Behandlungsart = Field(description="Art der Behandlung nach § 5 Abs. 1 FrühV")
    inhalte: tuple[Text, ...] = list_field("Inhalte der Behandlung")


class Fruehfoerderung(Model):
    """What is done in Frühförderung (§§ 46 and 79 SGB IX, FrühV)."""

    diagnostik: ListOf[Diagnostik] = list_field("Diagnostik nach Anlass")
    heilpaedagogisch: ListOf[Text] = list_field("Heilpädagogische Leistungen")
    medizinisch: ListOf[Behandlung] = list_field("Medizinisch-therapeutische Leistungen")
    beratung: ListOf[Beratungsinhalt] = list_field("Inhalte der Beratung der Erziehungsberechtigten")
    offene_beratung: Slot | None = field("Offene Beratung vor der Eingangsdiagnostik")
    interdisziplinaer: Slot | None = field("Sicherung der Interdisziplinarität")
    plan: Slot | None = field("Weg zum Förder- und Behandlungsplan")
    familie: Slot | None = field("Zusammenarbeit mit den Erziehungsberechtigten")
    uebergang: Slot | None = field("Übergang in Kindertageseinrichtung und Schule")
