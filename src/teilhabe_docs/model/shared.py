"""Structures that stand in more than one file."""

from typing import ClassVar, Self

from pydantic import Field, model_validator

from teilhabe_docs.model.base import Model, field, list_field
from teilhabe_docs.model.choices import Anlagenart, Wochentag
from teilhabe_docs.model.value_errors import error_at, value_error
from teilhabe_docs.model.values import Day, FilePath, Id, Plz, Text, TimeOfDay, Zitat


class Anschrift(Model):
    """A postal address."""

    strasse: Text | None = field("Straße und Hausnummer", "Birkenweg 3")
    plz: Plz | None = field("Postleitzahl", "01067")
    ort: Text | None = field("Ort", "Musterstadt")


class Ansprechperson(Model):
    """Whom to turn to, by function; a name only where it must be."""

    funktion: Text = Field(description="Funktion der Ansprechperson", examples=["Leitung"])
    name: Text | None = field("Name der Ansprechperson, nur wenn nötig")


class Kontakt(Model):
    """Ways of reaching the provider or the offer."""

    telefon: Text | None = field("Telefonnummer", "030 23125 100")
    email: Text | None = field("E-Mail-Adresse", "info@example.org")
    web: Text | None = field("Adresse im Internet", "https://www.example.org")
    ansprechpersonen: tuple[Ansprechperson, ...] = list_field("Ansprechpersonen nach ihrer Funktion")


class Person(Model):
    """A person who signs or represents."""

    name: Text = Field(description="Vor- und Nachname")
    funktion: Text = Field(description="Funktion der Person", examples=["Vorstand"])


class Anlage(Model):
    """An annex, or a paper that goes with the documents; slots refer to its id."""

    id: Id = Field(description="Id der Anlage für Verweise", examples=["leitbild-2027"])
    titel: Text = Field(description="Titel der Anlage", examples=["Leitbild"])
    stand: Day | None = field("Stand der Anlage", "2027-01-31")
    datei: FilePath | None = field("Datei der Anlage im Konzeptordner", "anlagen/leitbild.pdf")
    art: Anlagenart = Field(
        default=Anlagenart.ANLAGE, description="Anlage des Dokuments oder mitgeltende Unterlage"
    )


class Rechtsgrundlage(Model):
    """A citation with its version; written as a text it is the citation alone."""

    kurzform: ClassVar[str] = "zitat"

    zitat: Zitat = Field(description="Zitat der Rechtsgrundlage", examples=["§ 112 Abs. 1 Nr. 1 SGB IX"])
    fassung: Text | None = field("Fassung der Rechtsgrundlage")
    hinweis: Text | None = field("Hinweis zur Rechtsgrundlage, im Dokument eine Fußnote")


class Zeitfenster(Model):
    """Hours of a day, the same on several days of the week."""

    wochentage: tuple[Wochentag, ...] = list_field("Wochentage", ["mo", "di", "mi", "do", "fr"])
    von: TimeOfDay | None = field("Beginn der Öffnungszeit", "07:30")
    bis: TimeOfDay | None = field("Ende der Öffnungszeit", "13:30")

    @model_validator(mode="after")
    def _bis_nach_von(self) -> Self:
        if self.von and self.bis and self.bis <= self.von:
            ursache = value_error(
                "zeitfenster", "{wert} liegt nicht nach {von}", self.bis, von=f"»{self.von}«"
            )
            raise error_at(("bis",), ursache)
        return self
