"""Parts of an offer: processes, documentation, quality, equipment."""

from pydantic import Field

from teilhabe_docs.model.base import Liste, Modell, Wahlfrei, feld, liste
from teilhabe_docs.model.choices import Berichtsform
from teilhabe_docs.model.numbers import AbEins, Dezimal, Ganzzahl
from teilhabe_docs.model.text_slot import Slot
from teilhabe_docs.model.values import Text


class Prozesse(Modell):
    """Key processes."""

    aufnahme: Slot | None = feld("Aufnahmeverfahren mit Beteiligung der Leistungsberechtigten")
    weitere: Liste[Text] = liste("Weitere Schlüsselprozesse")


class Kooperation(Modell):
    """Work with the Kita or another partner on the spot."""

    partner: Wahlfrei[Text] = feld("Kooperationspartner")
    beschreibung: Slot | None = feld("Beschreibung der Kooperation")
    vereinbarung: Slot | None = feld("Kooperationsvereinbarung")


class Dokumentation(Modell):
    """What is recorded and reported."""

    inhalte: Slot | None = feld("Inhalte der Dokumentation")
    leistungsnachweise: Slot | None = feld("Leistungsnachweise")
    berichte_turnus_monate: Wahlfrei[AbEins] = feld("Abstand der Berichte in Monaten", 12)
    bericht_inhalte: Liste[Text] = liste("Inhalte der Berichte")
    abschlussbericht: Slot | None = feld("Abschlussbericht")
    meldungen: Slot | None = feld("Anlass, Empfänger und Frist von Meldungen")
    austausch_turnus_monate: Wahlfrei[Ganzzahl] = feld("Abstand des Austauschs der Beteiligten in Monaten", 6)
    teilhabebericht_form: Wahlfrei[Berichtsform] = feld("Form des Teilhabeberichts")


class Zielerreichung(Modell):
    """A measure of results with its indicator."""

    massstab: Text = Field(description="Maßstab der Zielerreichung")
    indikator: Text | None = feld("Indikator der Zielerreichung")
    erhebung: Text | None = feld("Art der Erhebung")


class Qualitaet(Modell):
    """Quality and effectiveness."""

    struktur: Liste[Text] = liste("Maßstäbe der Strukturqualität")
    prozess: Liste[Text] = liste("Maßstäbe der Prozessqualität")
    zielerreichung: Liste[Zielerreichung] = liste("Maßstäbe und Indikatoren der Zielerreichung")
    verfahren: Liste[Text] = liste("Verfahren und Maßnahmen der Qualitätssicherung")
    wirksamkeit: Slot | None = feld("Feststellung der Wirksamkeit")
    bewertung: Slot | None = feld("Grundsätze und Maßstäbe der Qualitätsbewertung")
    mitwirkung_analysen: Slot | None = feld("Mitwirkung an Analysen und Qualitätsentwicklung")
    inklusive_ausrichtung: Slot | None = feld(
        "Inklusive Ausrichtung und Bedürfnisse junger Menschen mit Behinderungen"
    )


class Raum(Modell):
    """A kind of room."""

    art: Text = Field(description="Art des Raums", examples=["Gruppenraum"])
    anzahl: Ganzzahl | None = feld("Zahl der Räume dieser Art", 3)
    flaeche_m2: Dezimal | None = feld("Fläche in Quadratmetern", 45)


class Ausstattung(Modell):
    """Rooms and equipment."""

    raeume: Liste[Raum] = liste("Räume")
    aussenflaechen: Liste[Text] = liste("Spiel- und Außenflächen")
    sachmittel: Liste[Text] = liste("Sächliche Ausstattung ohne Grundstück und Gebäude")
    fuhrpark: Slot | None = feld("Fuhrpark mit Garagen, Lagerflächen und Technik")
    sonderinfrastruktur: Liste[Text] = liste("Besondere Infrastruktur")
    betriebsnotwendige_anlagen: Slot | None = feld("Betriebsnotwendige Anlagen")
