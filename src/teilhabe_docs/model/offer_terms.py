"""Parts of an offer: basis, parties, permission, places, term."""

from typing import Self

from pydantic import Field, field_validator, model_validator

from teilhabe_docs.model.base import (
    Entfaellt,
    ListOf,
    Model,
    Optionally,
    Structure,
    field,
    list_field,
    structure_field,
)
from teilhabe_docs.model.choices import (
    Beeintraechtigung,
    Dokument,
    Foerderschwerpunkt,
    Genehmigungsart,
    Vorrangregel,
)
from teilhabe_docs.model.list_checks import without_overlap
from teilhabe_docs.model.numbers import AnyDecimal, DaysOfYear, WholeNumber
from teilhabe_docs.model.shared import Anschrift, Person, Zeitfenster
from teilhabe_docs.model.text_slot import Slot
from teilhabe_docs.model.value_errors import error_at, value_error
from teilhabe_docs.model.values import Day, Id, Text, YesNo, Zitat


class Profilwahl(Model):
    """Which profile each document follows."""

    leistungsvereinbarung: Id | None = field("Profil der Leistungsvereinbarung", "sgb9-134")
    fachkonzept: Id | None = field("Profil des Fachkonzepts", "allgemein")
    leistungsbeschreibung: Id | None = field("Profil der Leistungsbeschreibung", "rahmen")


class Aenderung(Model):
    """A row of the table of versions."""

    version: Text | None = field("Version der Fassung", "1.1")
    datum: Day | None = field("Datum der Fassung", "2027-01-31")
    text: Text = Field(description="Änderung in einem Satz")


class Zusatzabschnitt(Model):
    """A section of the offer's own in one of the documents, behind a section of its profile."""

    dokument: Dokument = Field(description="Dokument des eigenen Abschnitts")
    nach: Text | None = field("Kennung des Abschnitts davor", "angebot.leitbild")
    titel: Text = Field(description="Überschrift des eigenen Abschnitts", examples=["Tiergestützte Arbeit"])
    text: Slot | None = field("Text des eigenen Abschnitts")


class Klausel(Model):
    """Own text of one section or part of a document, agreed for this offer alone, with whom, when and why."""

    dokument: Dokument = Field(default=Dokument.LEISTUNGSVEREINBARUNG, description="Dokument der Klausel")
    stelle: Text = Field(
        description="Kennung des ersetzten Abschnitts oder Absatzes",
        examples=["kuendigung"],
    )
    text: Slot = Field(description="Text der Klausel", examples=["Vereinbart sind {{ plaetze }} Plätze."])
    grund: Text = Field(
        description="Grund der Klausel", examples=["In der Verhandlung hat das Amt darum gebeten."]
    )
    vereinbart_mit: Text = Field(
        description="Vertragspartner, mit dem die Klausel vereinbart ist", examples=["Landkreis Musterkreis"]
    )
    vereinbart_am: Day = Field(description="Tag, an dem die Klausel vereinbart ist", examples=["2026-10-01"])
    fassung: Text | None = field("Kurzzeichen des ersetzten Profiltexts", "f0c1d2e3a")


class Landesrahmenvertrag(Model):
    """The framework agreement of the Land (§ 131 SGB IX)."""

    bezeichnung: Optionally[Text] = field("Name des Landesrahmenvertrags")
    fassung: Optionally[Text] = field("Fassung des Landesrahmenvertrags", "vom 31. Januar 2027")
    gilt_bis: Optionally[Day] = field("Letzter Tag, an dem der Landesrahmenvertrag gilt", "2028-12-31")


class Leistungstraeger(Model):
    """The authority the agreement is made with."""

    name: Optionally[Text] = field("Name des Leistungsträgers", "Landkreis Musterkreis")
    anschrift: Structure[Anschrift] = structure_field("Anschrift des Leistungsträgers")
    vertretungsberechtigte: ListOf[Person] = list_field(
        "Personen, die für den Leistungsträger unterschreiben"
    )


class Beteiligung(Model):
    """A body that takes part in the agreement and signs it."""

    name: Text = Field(description="Name der beteiligten Stelle")
    grundlage: Text | None = field("Grundlage der Beteiligung")


class ZustaendigerTraeger(Model):
    """Who is competent for which impairments; no party to the agreement."""

    fuer: tuple[Beeintraechtigung, ...] = list_field("Arten der Beeinträchtigung", ["geistig", "koerperlich"])
    traeger: Text | None = field("Zuständiger Träger")


class Konzeption(Model):
    """The concept as the agreement refers to it."""

    stand: Optionally[Day] = field("Stand der Konzeption", "2027-01-31")
    vorrangregel: Optionally[Vorrangregel] = field("Verhältnis von Fachkonzept und Leistungsvereinbarung")


class Genehmigung(Model):
    """The permission to run the offer."""

    art: Optionally[Genehmigungsart] = field("Art der Genehmigung")
    behoerde: Optionally[Text] = field("Genehmigungsbehörde")
    norm: Optionally[Zitat] = field("Rechtsgrundlage der Genehmigung", "§ 45 SGB VIII")
    datum: Optionally[Day] = field("Datum des Genehmigungsbescheids", "2027-01-31")
    aktenzeichen: Optionally[Text] = field("Aktenzeichen der Genehmigung")


class Aussengruppe(Model):
    """A group at another place."""

    bezeichnung: Text = Field(description="Bezeichnung der Außengruppe")
    anschrift: Anschrift = structure_field("Anschrift der Außengruppe")


class Gruppe(Model):
    """A group of the offer with its places."""

    id: Id = Field(description="Id der Gruppe für Verweise", examples=["gruppe-1"])
    bezeichnung: Text | None = field("Bezeichnung der Gruppe")
    foerderschwerpunkt: Foerderschwerpunkt | None = field("Förderschwerpunkt der Gruppe")
    plaetze: WholeNumber | None = field("Zahl der Plätze in der Gruppe", 8)
    plaetze_min: WholeNumber | None = field("Kleinste Zahl der Plätze in der Gruppe", 6)
    plaetze_max: WholeNumber | None = field("Größte Zahl der Plätze in der Gruppe", 10)
    gleichzeitig_anwesend: AnyDecimal | None = field("Zahl der gleichzeitig anwesenden Kräfte", 2)


class Oeffnung(Model):
    """When the offer is open."""

    tage_pro_jahr: Optionally[DaysOfYear] = field("Zahl der Öffnungstage im Jahr", 190)
    zeiten: ListOf[Zeitfenster] = list_field("Öffnungszeiten nach Wochentagen")
    schultage: Optionally[DaysOfYear] = field("Zahl der Öffnungstage in der Schulzeit", 186)
    ferientage: Optionally[DaysOfYear] = field("Zahl der Öffnungstage in den Ferien", 34)
    ferien_zeiten: ListOf[Zeitfenster] = list_field("Öffnungszeiten in den Ferien nach Wochentagen")

    _zeiten = field_validator("zeiten", "ferien_zeiten")(without_overlap)


class Laufzeit(Model):
    """Term of the agreement."""

    beginn: Optionally[Day] = field("Beginn der Laufzeit", "2027-01-01")
    ende: Optionally[Day] = field("Ende der Laufzeit", "2028-12-31")
    kuendigungsfrist: Optionally[Text] = field("Kündigungsfrist", "drei Monate zum Ende des Schuljahres")
    fortgeltung_ohne_enddatum: Optionally[YesNo] = field("Fortgeltung ohne Enddatum, ja oder nein")

    @model_validator(mode="after")
    def _ende_nach_beginn(self) -> Self:
        beginn, ende = self.beginn, self.ende
        if beginn is None or ende is None or isinstance(beginn, Entfaellt) or isinstance(ende, Entfaellt):
            return self
        if ende <= beginn:
            ursache = value_error(
                "laufzeit", "{wert} liegt nicht nach dem Beginn {beginn}", ende, beginn=str(beginn)
            )
            raise error_at(("ende",), ursache)
        return self


class Unterzeichnung(Model):
    """When the agreement is signed."""

    datum: Optionally[Day] = field("Datum der Unterzeichnung", "2027-01-31")
