"""Parts of an offer: basis, parties, permission, places, term."""

from typing import Self

from pydantic import Field, field_validator, model_validator

from teilhabe_docs.model.base import Entfaellt, Liste, Modell, Struktur, Wahlfrei, feld, liste, teil
from teilhabe_docs.model.choices import (
    Beeintraechtigung,
    Dokument,
    Foerderschwerpunkt,
    Genehmigungsart,
    Vorrangregel,
)
from teilhabe_docs.model.list_checks import ohne_ueberschneidung
from teilhabe_docs.model.numbers import Dezimal, Ganzzahl, TageImJahr
from teilhabe_docs.model.shared import Anschrift, Zeitfenster
from teilhabe_docs.model.text_slot import Slot
from teilhabe_docs.model.value_errors import fehler, fehler_an
from teilhabe_docs.model.values import Datum, Id, JaNein, Text, Zitat


class Profilwahl(Modell):
    """Which profile each document follows."""

    leistungsvereinbarung: Id | None = feld("Profil der Leistungsvereinbarung", "sgb9-134")
    fachkonzept: Id | None = feld("Profil des Fachkonzepts", "allgemein")
    leistungsbeschreibung: Id | None = feld("Profil der Leistungsbeschreibung", "rahmen")


class Aenderung(Modell):
    """A row of the table of versions."""

    version: Text | None = feld("Version der Fassung", "1.1")
    datum: Datum | None = feld("Datum der Fassung", "2027-01-31")
    text: Text = Field(description="Änderung in einem Satz")


class Zusatzabschnitt(Modell):
    """A section of the offer's own in one of the documents, behind a section of its profile."""

    dokument: Dokument = Field(description="Dokument des eigenen Abschnitts")
    nach: Text | None = feld("Kennung des Abschnitts davor", "angebot.leitbild")
    titel: Text = Field(description="Überschrift des eigenen Abschnitts", examples=["Tiergestützte Arbeit"])
    text: Slot | None = feld("Text des eigenen Abschnitts")


class Landesrahmenvertrag(Modell):
    """The framework agreement of the Land (§ 131 SGB IX)."""

    bezeichnung: Wahlfrei[Text] = feld("Name des Landesrahmenvertrags")
    fassung: Wahlfrei[Text] = feld("Fassung des Landesrahmenvertrags", "vom 31. Januar 2027")


class Leistungstraeger(Modell):
    """The authority the agreement is made with."""

    name: Wahlfrei[Text] = feld("Name des Leistungsträgers", "Landkreis Musterkreis")
    anschrift: Struktur[Anschrift] = teil("Anschrift des Leistungsträgers")


class Beteiligung(Modell):
    """A body that takes part in the agreement and signs it."""

    name: Text = Field(description="Name der beteiligten Stelle")
    grundlage: Text | None = feld("Grundlage der Beteiligung")


class ZustaendigerTraeger(Modell):
    """Who is competent for which impairments; no party to the agreement."""

    fuer: tuple[Beeintraechtigung, ...] = liste("Arten der Beeinträchtigung", ["geistig", "koerperlich"])
    traeger: Text | None = feld("Zuständiger Träger")


class Konzeption(Modell):
    """The concept as the agreement refers to it."""

    stand: Wahlfrei[Datum] = feld("Stand der Konzeption", "2027-01-31")
    vorrangregel: Wahlfrei[Vorrangregel] = feld("Verhältnis von Fachkonzept und Leistungsvereinbarung")


class Genehmigung(Modell):
    """The permission to run the offer."""

    art: Wahlfrei[Genehmigungsart] = feld("Art der Genehmigung")
    behoerde: Wahlfrei[Text] = feld("Genehmigungsbehörde")
    norm: Wahlfrei[Zitat] = feld("Rechtsgrundlage der Genehmigung", "§ 45 SGB VIII")
    datum: Wahlfrei[Datum] = feld("Datum des Genehmigungsbescheids", "2027-01-31")
    aktenzeichen: Wahlfrei[Text] = feld("Aktenzeichen der Genehmigung")


class Aussengruppe(Modell):
    """A group at another place."""

    bezeichnung: Text = Field(description="Bezeichnung der Außengruppe")
    anschrift: Anschrift = teil("Anschrift der Außengruppe")


class Gruppe(Modell):
    """A group of the offer with its places."""

    id: Id = Field(description="Id der Gruppe für Verweise", examples=["gruppe-1"])
    bezeichnung: Text | None = feld("Bezeichnung der Gruppe")
    foerderschwerpunkt: Foerderschwerpunkt | None = feld("Förderschwerpunkt der Gruppe")
    plaetze: Ganzzahl | None = feld("Zahl der Plätze in der Gruppe", 8)
    plaetze_min: Ganzzahl | None = feld("Kleinste Zahl der Plätze in der Gruppe", 6)
    plaetze_max: Ganzzahl | None = feld("Größte Zahl der Plätze in der Gruppe", 10)
    gleichzeitig_anwesend: Dezimal | None = feld("Zahl der gleichzeitig anwesenden Kräfte", 2)


class Oeffnung(Modell):
    """When the offer is open."""

    tage_pro_jahr: Wahlfrei[TageImJahr] = feld("Zahl der Öffnungstage im Jahr", 190)
    zeiten: Liste[Zeitfenster] = liste("Öffnungszeiten nach Wochentagen")

    _zeiten = field_validator("zeiten")(ohne_ueberschneidung)


class Laufzeit(Modell):
    """Term of the agreement."""

    beginn: Wahlfrei[Datum] = feld("Beginn der Laufzeit", "2027-01-01")
    ende: Wahlfrei[Datum] = feld("Ende der Laufzeit", "2028-12-31")
    kuendigungsfrist: Wahlfrei[Text] = feld("Kündigungsfrist", "drei Monate zum Ende des Schuljahres")
    fortgeltung_ohne_enddatum: Wahlfrei[JaNein] = feld("Fortgeltung ohne Enddatum, ja oder nein")

    @model_validator(mode="after")
    def _ende_nach_beginn(self) -> Self:
        beginn, ende = self.beginn, self.ende
        if beginn is None or ende is None or isinstance(beginn, Entfaellt) or isinstance(ende, Entfaellt):
            return self
        if ende <= beginn:
            ursache = fehler(
                "laufzeit", "{wert} liegt nicht nach dem Beginn {beginn}", ende, beginn=str(beginn)
            )
            raise fehler_an(("ende",), ursache)
        return self


class Unterzeichnung(Modell):
    """When the agreement is signed."""

    datum: Wahlfrei[Datum] = feld("Datum der Unterzeichnung", "2027-01-31")
