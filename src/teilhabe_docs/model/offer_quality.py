"""Parts of an offer: processes, documentation, quality, equipment."""

from pydantic import Field

from teilhabe_docs.model.base import ListOf, Model, Optionally, field, list_field
from teilhabe_docs.model.choices import Berichtsform
from teilhabe_docs.model.numbers import AnyDecimal, FromOne, WholeNumber
from teilhabe_docs.model.text_slot import Slot
from teilhabe_docs.model.values import Text


class Prozesse(Model):
    """Key processes."""

    aufnahme: Slot | None = field("Aufnahmeverfahren mit Beteiligung der Leistungsberechtigten")
    beendigung: Slot | None = field("Beginn, Unterbrechung und Ende der Leistung")
    weitere: ListOf[Text] = list_field("Weitere Schlüsselprozesse")


class Kooperation(Model):
    """Work with the Kita or another partner on the spot."""

    partner: Optionally[Text] = field("Kooperationspartner")
    beschreibung: Slot | None = field("Beschreibung der Kooperation")
    vereinbarung: Slot | None = field("Kooperationsvereinbarung")
    arzt: Optionally[Text] = field(
        "Ärztliche Kooperation: Fachrichtung und Aufgabe, ohne Namen",
        "Praxis für Neurologie, monatliche Sprechstunde",
    )


class Dokumentation(Model):
    """What is recorded and reported."""

    inhalte: Slot | None = field("Inhalte der Dokumentation")
    leistungsnachweise: Slot | None = field("Leistungsnachweise")
    berichte_turnus_monate: Optionally[FromOne] = field("Abstand der Berichte in Monaten", 12)
    bericht_inhalte: ListOf[Text] = list_field("Inhalte der Berichte")
    abschlussbericht: Slot | None = field("Abschlussbericht")
    meldungen: Slot | None = field("Anlass, Empfänger und Frist von Meldungen")
    austausch_turnus_monate: Optionally[WholeNumber] = field(
        "Abstand des Austauschs der Beteiligten in Monaten", 6
    )
    teilhabebericht_form: Optionally[Berichtsform] = field("Form des Teilhabeberichts")


class Zielerreichung(Model):
    """A measure of results with its indicator."""

    massstab: Text = Field(description="Maßstab der Zielerreichung")
    indikator: Text | None = field("Indikator der Zielerreichung")
    erhebung: Text | None = field("Art der Erhebung")


class Qualitaet(Model):
    """Quality and effectiveness."""

    struktur: ListOf[Text] = list_field("Maßstäbe der Strukturqualität")
    prozess: ListOf[Text] = list_field("Maßstäbe der Prozessqualität")
    zielerreichung: ListOf[Zielerreichung] = list_field("Maßstäbe und Indikatoren der Zielerreichung")
    verfahren: ListOf[Text] = list_field("Verfahren und Maßnahmen der Qualitätssicherung")
    wirksamkeit: Slot | None = field("Feststellung der Wirksamkeit")
    bewertung: Slot | None = field("Grundsätze und Maßstäbe der Qualitätsbewertung")
    mitwirkung_analysen: Slot | None = field("Mitwirkung an Analysen und Qualitätsentwicklung")
    inklusive_ausrichtung: Slot | None = field(
        "Inklusive Ausrichtung und Bedürfnisse junger Menschen mit Behinderungen"
    )
    rechte: Slot | None = field("Sicherung der Rechte junger Menschen in der Einrichtung")


class Raum(Model):
    """A kind of room."""

    art: Text = Field(description="Art des Raums", examples=["Gruppenraum"])
    anzahl: WholeNumber | None = field("Zahl der Räume dieser Art", 3)
    flaeche_m2: AnyDecimal | None = field("Fläche der Räume dieser Art zusammen in Quadratmetern", 135)


class Ausstattung(Model):
    """Rooms and equipment."""

    raeume: ListOf[Raum] = list_field("Räume")
    aussenflaechen: ListOf[Text] = list_field("Spiel- und Außenflächen")
    sachmittel: ListOf[Text] = list_field("Sächliche Ausstattung ohne Grundstück und Gebäude")
    fuhrpark: Slot | None = field("Fuhrpark mit Garagen, Lagerflächen und Technik")
    sonderinfrastruktur: ListOf[Text] = list_field("Besondere Infrastruktur")
    betriebsnotwendige_anlagen: Slot | None = field("Betriebsnotwendige Anlagen")
