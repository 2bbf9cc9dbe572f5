"""Parts of an offer: for whom, to what end, what is done and how much of it."""

from typing import ClassVar, Self

from pydantic import Field, model_validator

from teilhabe_docs.model.assistance_choices import (
    Abrechnung,
    Kontaktform,
    Poolanrechnung,
    Wegezeit,
    Wohnform,
)
from teilhabe_docs.model.base import ListOf, Model, Optionally, field, list_field, structure_field
from teilhabe_docs.model.choices import (
    Anlass,
    Beeintraechtigung,
    Bildungsphase,
    Gebietsart,
    Lebensbereich,
    Leistungsform,
)
from teilhabe_docs.model.numbers import AboveZero, FromOne, Hours, Minutes, Percent, WholeNumber
from teilhabe_docs.model.text_slot import Slot
from teilhabe_docs.model.value_errors import error_at, value_error
from teilhabe_docs.model.values import Text, YesNo


class Alter(Model):
    """Ages served, in completed years, both included."""

    von: Optionally[WholeNumber] = field("Alter ab vollendeten Lebensjahren", 3)
    bis: Optionally[WholeNumber] = field("Alter bis einschließlich in Jahren", 6)

    @model_validator(mode="after")
    def _bis_ab_von(self) -> Self:
        if isinstance(self.von, int) and isinstance(self.bis, int) and self.bis < self.von:
            ursache = value_error(
                "alter", "{wert} ist kleiner als das Mindestalter {von}", self.bis, von=str(self.von)
            )
            raise error_at(("bis",), ursache)
        return self


class Zielgruppe(Model):
    """Whom the offer serves."""

    beeintraechtigungen: ListOf[Beeintraechtigung] = list_field("Arten der Beeinträchtigung", ["geistig"])
    drohende_behinderung: YesNo = Field(
        default=False, description="Einbeziehung von Menschen, denen eine Behinderung droht, ja oder nein"
    )
    alter: Alter = structure_field("Alter der Leistungsberechtigten")
    bildungsphase: ListOf[Bildungsphase] = list_field(
        "Bildungsphasen der Leistungsberechtigten", ["vor_einschulung"]
    )
    wohnform: ListOf[Wohnform] = list_field("Wohnformen der Leistungsberechtigten", ["eigene_wohnung"])
    beschreibung: Slot | None = field("Beschreibung des Personenkreises")
    voraussetzungen: ListOf[Text] = list_field("Weitere Voraussetzungen der Aufnahme")
    ausschluss: ListOf[Text] = list_field("Ausschlusskriterien")


class Einzugsgebiet(Model):
    """Where the people served come from."""

    beschreibung: Slot | None = field("Beschreibung des Einzugsgebiets")
    art: Optionally[Gebietsart] = field("Art des Einzugsgebiets", "oertlich")
    festgelegt_durch: Optionally[Text] = field("Behörde, die das Einzugsgebiet festgelegt hat")


class Ziel(Model):
    """An aim of the offer; written as a text it is the aim alone."""

    kurzform: ClassVar[str] = "text"

    bereich: Text | None = field("Bereich des Ziels")
    text: Text = Field(description="Ziel des Angebots")


class Optionen(Model):
    """What is agreed beyond the ordinary service."""

    wegbegleitung: ListOf[Leistungsform] = list_field("Form der vereinbarten Wegbegleitung", ["gruppe"])
    ferienbegleitung: ListOf[Leistungsform] = list_field(
        "Form der vereinbarten Ferienbegleitung", ["individuell"]
    )
    nachmittagsbetreuung: YesNo = Field(
        default=False, description="Nachmittagsbetreuung als Individualleistung, ja oder nein"
    )
    ileb: YesNo = Field(
        default=False,
        description="Anwendung der individuellen Lern- und Entwicklungsbegleitung (ILEB), ja oder nein",
    )


class Gruppenleistung(Model):
    """What is done for the group in one area of life."""

    lebensbereich: Lebensbereich = Field(description="Lebensbereich nach § 118 SGB IX")
    massnahmen: tuple[Text, ...] = list_field("Maßnahmen im Lebensbereich")


class Individualleistung(Model):
    """What is done for one person, by occasion."""

    anlass: Anlass = Field(description="Anlass der Individualleistung")
    punkte: tuple[Text, ...] = list_field("Einzelne Leistungen zu diesem Anlass")


class Verpflegungsposten(Model):
    """An item of board and lodging."""

    posten: Text = Field(description="Posten der Unterkunft und Verpflegung", examples=["Mittagessen"])
    umfang: Text | None = field("Umfang des Postens", "täglich")


class Leistungen(Model):
    """What is done."""

    gruppe: ListOf[Gruppenleistung] = list_field("Gruppenleistungen nach Lebensbereichen")
    individuell: ListOf[Individualleistung] = list_field("Individualleistungen nach ihrem Anlass")
    unterkunft_verpflegung: ListOf[Verpflegungsposten] = list_field(
        "Leistungen der Unterkunft und Verpflegung"
    )
    behandlungspflege: ListOf[Text] = list_field("Einfachste Maßnahmen der Behandlungspflege")
    indirekt: ListOf[Text] = list_field("Übergeordnete Aufgaben der Einsatzkräfte")
    koordination: ListOf[Text] = list_field("Aufgaben der Koordination und Prozessbegleitung")


class PflegeSchwelle(Model):
    """Minutes of care from which a need counts as raised."""

    tag_min: Optionally[Minutes] = field("Schwelle des Pflegebedarfs in Minuten je Tag", 45)
    woche_min: Optionally[Minutes] = field("Schwelle des Pflegebedarfs in Minuten je Woche", 225)


class Poolgruppe(Model):
    """Several people who use a service together."""

    bezeichnung: Text = Field(description="Bezeichnung des gemeinsamen Angebots", examples=["Kochabend"])
    teilnehmende: FromOne | None = field("Zahl der Teilnehmenden", 8)
    kraefte: FromOne | None = field("Zahl der eingesetzten Kräfte", 2)
    woche_h: Hours | None = field("Stunden je Woche, die es dauert", 2)


class Pool(Model):
    """Use of a service by several people together (§ 116 Abs. 2 SGB IX)."""

    vorgesehen: YesNo = Field(
        default=False,
        description="Gemeinsame Inanspruchnahme durch mehrere Leistungsberechtigte, ja oder nein",
    )
    strukturen: Slot | None = field("Strukturen der gemeinsamen Inanspruchnahme")
    anrechnung: Optionally[Poolanrechnung] = field("Anrechnung gemeinsam genutzter Stunden")
    gruppen: ListOf[Poolgruppe] = list_field("Gemeinsame Angebote mit Teilnehmenden und Kräften")


class Intensitaetsstufe(Model):
    """A level of intensity with its criterion."""

    bezeichnung: Text = Field(description="Bezeichnung der Intensitätsstufe")
    kriterium: Text | None = field("Kriterium der Intensitätsstufe")
    woche_h: Hours | None = field("Stunden je Woche in dieser Stufe", 10)
    personen: WholeNumber | None = field("Zahl der Personen in dieser Stufe", 12)


class Umfang(Model):
    """How much of the service there is."""

    beschreibung: Slot | None = field("Beschreibung des Umfangs")
    woche_h: Optionally[Hours] = field("Vereinbarte Stunden je Woche, für alle Personen zusammen", 180)
    wochen: Optionally[AboveZero] = field("Wochen im Jahr, mit denen gerechnet wird", 52)
    qualifiziert: Optionally[Percent] = field(
        "Anteil qualifizierter Assistenz an den Stunden in Prozent", "60 %"
    )
    betreuung_tag_h: Optionally[Hours] = field("Betreuungsstunden je Öffnungstag", 6)
    ankommen_verabschieden_tag_min: Optionally[Minutes] = field(
        "Minuten für Ankommen und Verabschieden je Tag", 30
    )
    pausen_tag_min: Optionally[Minutes] = field("Minuten der Pausen je Tag", 30)
    ausserunterrichtlich_jahr_h: Optionally[Hours] = field(
        "Stunden der außerunterrichtlichen Veranstaltungen im Jahr", 40
    )
    wegbegleitung_tag_min: Optionally[Minutes] = field("Minuten der Wegbegleitung je Tag", 40)
    ferien_jahr_h: Optionally[Hours] = field("Stunden der Ferienbegleitung im Jahr", 80)
    intensitaetsstufen: ListOf[Intensitaetsstufe] = list_field("Intensitätsstufen")


class Fachleistungsstunde(Model):
    """The hour that individual services are billed by."""

    minuten_je_fls: Optionally[Minutes] = field("Minuten je Fachleistungsstunde", 60)
    direkt_min: Optionally[Minutes] = field(
        "Minuten einer Fachleistungsstunde unmittelbar mit den Leistungsberechtigten", 45
    )
    abrechnung: Optionally[Abrechnung] = field("Zeit, die als Fachleistungsstunde abgerechnet wird")
    direkt: ListOf[Text] = list_field("Tätigkeiten, die als direkte Zeit gelten")
    indirekt: ListOf[Text] = list_field("Tätigkeiten, die als indirekte Zeit gelten")
    wegezeit: Optionally[Wegezeit] = field("Vergütung der Wegezeit")
    einheit_min: Optionally[Minutes] = field("Kleinste Einheit der Abrechnung in Minuten", 15)
    kontaktformen: ListOf[Kontaktform] = list_field("Formen des Kontakts", ["persoenlich", "telefonisch"])

    @model_validator(mode="after")
    def _direkt_ist_teil(self) -> Self:
        ganz, direkt = self.minuten_je_fls, self.direkt_min
        if isinstance(ganz, int) and isinstance(direkt, int) and direkt > ganz:
            ursache = value_error(
                "fachleistungsstunde",
                "{wert} ist mehr als die ganze Fachleistungsstunde ({ganz} Minuten)",
                direkt,
                ganz=str(ganz),
            )
            raise error_at(("direkt_min",), ursache)
        return self


class Abgrenzung(Model):
    """Where another service begins."""

    gegenueber: Text | None = field("Leistung, gegenüber der abgegrenzt wird", "Pflege")
    text: Text = Field(description="Abgrenzung zu dieser Leistung")
