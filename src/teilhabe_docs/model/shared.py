"""Structures that stand in more than one file."""

from typing import ClassVar, Self

from pydantic import Field, model_validator

from teilhabe_docs.model.base import Modell, feld, liste
from teilhabe_docs.model.choices import Anlagenart, Wochentag
from teilhabe_docs.model.value_errors import fehler, fehler_an
from teilhabe_docs.model.values import Datum, Id, Pfad, Plz, Text, Uhrzeit, Zitat


class Anschrift(Modell):
    """A postal address."""

    strasse: Text | None = feld("Straße und Hausnummer", "Birkenweg 3")
    plz: Plz | None = feld("Postleitzahl", "01067")
    ort: Text | None = feld("Ort", "Musterstadt")


class Ansprechperson(Modell):
    """Whom to turn to, by function; a name only where it must be."""

    funktion: Text = Field(description="Funktion der Ansprechperson", examples=["Leitung"])
    name: Text | None = feld("Name der Ansprechperson, nur wenn nötig")


class Kontakt(Modell):
    """Ways of reaching the provider or the offer."""

    telefon: Text | None = feld("Telefonnummer", "030 23125 100")
    email: Text | None = feld("E-Mail-Adresse", "info@example.org")
    web: Text | None = feld("Adresse im Internet", "https://www.example.org")
    ansprechpersonen: tuple[Ansprechperson, ...] = liste("Ansprechpersonen nach ihrer Funktion")


class Person(Modell):
    """A person who signs or represents."""

    name: Text = Field(description="Vor- und Nachname")
    funktion: Text = Field(description="Funktion der Person", examples=["Vorstand"])


class Anlage(Modell):
    """An annex, or a paper that goes with the documents; slots refer to its id."""

    id: Id = Field(description="Id der Anlage für Verweise", examples=["leitbild-2027"])
    titel: Text = Field(description="Titel der Anlage", examples=["Leitbild"])
    stand: Datum | None = feld("Stand der Anlage", "2027-01-31")
    datei: Pfad | None = feld("Datei der Anlage im Konzeptordner", "anlagen/leitbild.pdf")
    art: Anlagenart = Field(
        default=Anlagenart.ANLAGE, description="Anlage des Dokuments oder mitgeltende Unterlage"
    )


class Rechtsgrundlage(Modell):
    """A citation with its version; written as a text it is the citation alone."""

    kurzform: ClassVar[str] = "zitat"

    zitat: Zitat = Field(description="Zitat der Rechtsgrundlage", examples=["§ 112 Abs. 1 Nr. 1 SGB IX"])
    fassung: Text | None = feld("Fassung der Rechtsgrundlage")
    hinweis: Text | None = feld("Hinweis zur Rechtsgrundlage, im Dokument eine Fußnote")


class Zeitfenster(Modell):
    """Hours of a day, the same on several days of the week."""

    wochentage: tuple[Wochentag, ...] = liste("Wochentage", ["mo", "di", "mi", "do", "fr"])
    von: Uhrzeit | None = feld("Beginn der Öffnungszeit", "07:30")
    bis: Uhrzeit | None = feld("Ende der Öffnungszeit", "13:30")

    @model_validator(mode="after")
    def _bis_nach_von(self) -> Self:
        if self.von and self.bis and self.bis <= self.von:
            ursache = fehler("zeitfenster", "{wert} liegt nicht nach {von}", self.bis, von=f"»{self.von}«")
            raise fehler_an(("bis",), ursache)
        return self
