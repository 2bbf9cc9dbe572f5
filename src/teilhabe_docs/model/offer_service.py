"""Parts of an offer: for whom, to what end, what is done and how much of it."""

from typing import ClassVar, Self

from pydantic import Field, model_validator

from teilhabe_docs.model.base import Liste, Modell, Wahlfrei, feld, liste, teil
from teilhabe_docs.model.choices import (
    Anlass,
    Beeintraechtigung,
    Bildungsphase,
    Gebietsart,
    Lebensbereich,
    Leistungsform,
)
from teilhabe_docs.model.numbers import Ganzzahl, Minuten, Stunden
from teilhabe_docs.model.text_slot import Slot
from teilhabe_docs.model.value_errors import fehler, fehler_an
from teilhabe_docs.model.values import JaNein, Text


class Alter(Modell):
    """Ages served, in completed years, both included."""

    von: Wahlfrei[Ganzzahl] = feld("Alter ab vollendeten Lebensjahren", 3)
    bis: Wahlfrei[Ganzzahl] = feld("Alter bis einschließlich in Jahren", 6)

    @model_validator(mode="after")
    def _bis_ab_von(self) -> Self:
        if isinstance(self.von, int) and isinstance(self.bis, int) and self.bis < self.von:
            ursache = fehler(
                "alter", "{wert} ist kleiner als das Mindestalter {von}", self.bis, von=str(self.von)
            )
            raise fehler_an(("bis",), ursache)
        return self


class Zielgruppe(Modell):
    """Whom the offer serves."""

    beeintraechtigungen: Liste[Beeintraechtigung] = liste("Arten der Beeinträchtigung", ["geistig"])
    drohende_behinderung: JaNein = Field(
        default=False, description="Einbeziehung von Menschen, denen eine Behinderung droht, ja oder nein"
    )
    alter: Alter = teil("Alter der Leistungsberechtigten")
    bildungsphase: Liste[Bildungsphase] = liste(
        "Bildungsphasen der Leistungsberechtigten", ["vor_einschulung"]
    )
    beschreibung: Slot | None = feld("Beschreibung des Personenkreises")
    voraussetzungen: Liste[Text] = liste("Weitere Voraussetzungen der Aufnahme")
    ausschluss: Liste[Text] = liste("Ausschlusskriterien")


class Einzugsgebiet(Modell):
    """Where the people served come from."""

    beschreibung: Slot | None = feld("Beschreibung des Einzugsgebiets")
    art: Wahlfrei[Gebietsart] = feld("Art des Einzugsgebiets", "oertlich")
    festgelegt_durch: Wahlfrei[Text] = feld("Behörde, die das Einzugsgebiet festgelegt hat")


class Ziel(Modell):
    """An aim of the offer; written as a text it is the aim alone."""

    kurzform: ClassVar[str] = "text"

    bereich: Text | None = feld("Bereich des Ziels")
    text: Text = Field(description="Ziel des Angebots")


class Optionen(Modell):
    """What is agreed beyond the ordinary service."""

    wegbegleitung: Liste[Leistungsform] = liste("Form der vereinbarten Wegbegleitung", ["gruppe"])
    ferienbegleitung: Liste[Leistungsform] = liste("Form der vereinbarten Ferienbegleitung", ["individuell"])
    nachmittagsbetreuung: JaNein = Field(
        default=False, description="Nachmittagsbetreuung als Individualleistung, ja oder nein"
    )
    ileb: JaNein = Field(
        default=False,
        description="Anwendung der individuellen Lern- und Entwicklungsbegleitung (ILEB), ja oder nein",
    )


class Gruppenleistung(Modell):
    """What is done for the group in one area of life."""

    lebensbereich: Lebensbereich = Field(description="Lebensbereich nach § 118 SGB IX")
    massnahmen: tuple[Text, ...] = liste("Maßnahmen im Lebensbereich")


class Individualleistung(Modell):
    """What is done for one person, by occasion."""

    anlass: Anlass = Field(description="Anlass der Individualleistung")
    punkte: tuple[Text, ...] = liste("Einzelne Leistungen zu diesem Anlass")


class Verpflegungsposten(Modell):
    """An item of board and lodging."""

    posten: Text = Field(description="Posten der Unterkunft und Verpflegung", examples=["Mittagessen"])
    umfang: Text | None = feld("Umfang des Postens", "täglich")


class Leistungen(Modell):
    """What is done."""

    gruppe: Liste[Gruppenleistung] = liste("Gruppenleistungen nach Lebensbereichen")
    individuell: Liste[Individualleistung] = liste("Individualleistungen nach ihrem Anlass")
    unterkunft_verpflegung: Liste[Verpflegungsposten] = liste("Leistungen der Unterkunft und Verpflegung")
    behandlungspflege: Liste[Text] = liste("Einfachste Maßnahmen der Behandlungspflege")
    indirekt: Liste[Text] = liste("Übergeordnete Aufgaben der Einsatzkräfte")
    koordination: Liste[Text] = liste("Aufgaben der Koordination und Prozessbegleitung")


class PflegeSchwelle(Modell):
    """Minutes of care from which a need counts as raised."""

    tag_min: Wahlfrei[Minuten] = feld("Schwelle des Pflegebedarfs in Minuten je Tag", 45)
    woche_min: Wahlfrei[Minuten] = feld("Schwelle des Pflegebedarfs in Minuten je Woche", 225)


class Pool(Modell):
    """Use of a service by several people together (§ 116 Abs. 2 SGB IX)."""

    vorgesehen: JaNein = Field(
        default=False,
        description="Gemeinsame Inanspruchnahme durch mehrere Leistungsberechtigte, ja oder nein",
    )
    strukturen: Slot | None = feld("Strukturen der gemeinsamen Inanspruchnahme")


class Intensitaetsstufe(Modell):
    """A level of intensity with its criterion."""

    bezeichnung: Text = Field(description="Bezeichnung der Intensitätsstufe")
    kriterium: Text | None = feld("Kriterium der Intensitätsstufe")
    woche_h: Stunden | None = feld("Stunden je Woche in dieser Stufe", 10)


class Umfang(Modell):
    """How much of the service there is."""

    beschreibung: Slot | None = feld("Beschreibung des Umfangs")
    betreuung_tag_h: Wahlfrei[Stunden] = feld("Betreuungsstunden je Öffnungstag", 6)
    ankommen_verabschieden_tag_min: Wahlfrei[Minuten] = feld(
        "Minuten für Ankommen und Verabschieden je Tag", 30
    )
    pausen_tag_min: Wahlfrei[Minuten] = feld("Minuten der Pausen je Tag", 30)
    ausserunterrichtlich_jahr_h: Wahlfrei[Stunden] = feld(
        "Stunden der außerunterrichtlichen Veranstaltungen im Jahr", 40
    )
    wegbegleitung_tag_min: Wahlfrei[Minuten] = feld("Minuten der Wegbegleitung je Tag", 40)
    ferien_jahr_h: Wahlfrei[Stunden] = feld("Stunden der Ferienbegleitung im Jahr", 80)
    intensitaetsstufen: Liste[Intensitaetsstufe] = liste("Intensitätsstufen")


class Fachleistungsstunde(Modell):
    """The hour that individual services are billed by."""

    minuten_je_fls: Wahlfrei[Minuten] = feld("Minuten je Fachleistungsstunde", 60)
    direkt_min: Wahlfrei[Minuten] = feld(
        "Minuten einer Fachleistungsstunde unmittelbar mit den Leistungsberechtigten", 45
    )

    @model_validator(mode="after")
    def _direkt_ist_teil(self) -> Self:
        ganz, direkt = self.minuten_je_fls, self.direkt_min
        if isinstance(ganz, int) and isinstance(direkt, int) and direkt > ganz:
            ursache = fehler(
                "fachleistungsstunde",
                "{wert} ist mehr als die ganze Fachleistungsstunde ({ganz} Minuten)",
                direkt,
                ganz=str(ganz),
            )
            raise fehler_an(("direkt_min",), ursache)
        return self


class Abgrenzung(Modell):
    """Where another service begins."""

    gegenueber: Text | None = feld("Leistung, gegenüber der abgegrenzt wird", "Pflege")
    text: Text = Field(description="Abgrenzung zu dieser Leistung")
