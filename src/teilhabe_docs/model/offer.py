"""`offer.yaml`: one Leistungsangebot."""

from pydantic import Field, field_validator

from teilhabe_docs.model.base import Liste, Modell, Struktur, Wahlfrei, feld, liste, teil
from teilhabe_docs.model.choices import (
    Einsatzort,
    Foerderschwerpunkt,
    Land,
    Leistungsgruppe,
    Vertragsgrundlage,
)
from teilhabe_docs.model.list_checks import ids_einmalig
from teilhabe_docs.model.numbers import AbEins
from teilhabe_docs.model.offer_quality import Ausstattung, Dokumentation, Kooperation, Prozesse, Qualitaet
from teilhabe_docs.model.offer_service import (
    Abgrenzung,
    Einzugsgebiet,
    Fachleistungsstunde,
    Leistungen,
    Optionen,
    PflegeSchwelle,
    Pool,
    Umfang,
    Ziel,
    Zielgruppe,
)
from teilhabe_docs.model.offer_terms import (
    Aenderung,
    Aussengruppe,
    Beteiligung,
    Genehmigung,
    Gruppe,
    Konzeption,
    Landesrahmenvertrag,
    Laufzeit,
    Leistungstraeger,
    Oeffnung,
    Profilwahl,
    Unterzeichnung,
    Zusatzabschnitt,
    ZustaendigerTraeger,
)
from teilhabe_docs.model.shared import Anlage, Anschrift, Kontakt, Rechtsgrundlage
from teilhabe_docs.model.text_slot import Slot
from teilhabe_docs.model.values import AngebotsId, Datum, Text


class Angebot(Modell):
    """The offer: what the three documents say about it."""

    id: AngebotsId = Field(
        description="Id des Angebots, Name des Ausgabeordners", examples=["skg-musterstadt"]
    )
    bezeichnung: Text = Field(description="Eigenname des Angebots", examples=["Schulkindergarten Birkenweg"])
    leistungsbezeichnung: Wahlfrei[Text] = feld("Bezeichnung der Leistung in den Begriffen des Gesetzes")
    kurzbezeichnung: Wahlfrei[Text] = feld("Abkürzung im Fließtext", "SKG")
    stand: Wahlfrei[Datum] = feld("Stand der Angaben", "2027-01-31")
    version: Wahlfrei[Text] = feld("Version der Dokumente", "1.0")
    aenderungen: Liste[Aenderung] = liste("Übersicht der Fassungen")
    zusatzabschnitte: Liste[Zusatzabschnitt] = liste("Eigene Abschnitte in den Dokumenten")
    land: Wahlfrei[Land] = feld("Bundesland")
    vertragsgrundlage: Wahlfrei[Vertragsgrundlage] = feld("Gesetzliche Grundlage der Leistungsvereinbarung")
    profil: Profilwahl = teil("Profile der drei Dokumente")
    leistungsgruppen: Liste[Leistungsgruppe] = liste(
        "Leistungsgruppen nach § 102 SGB IX", ["soziale_teilhabe"]
    )
    rechtsgrundlagen: Liste[Rechtsgrundlage] = liste("Rechtsgrundlagen der Leistung", ["§ 113 SGB IX"])
    lrv: Landesrahmenvertrag = teil("Landesrahmenvertrag")
    leistungstraeger: Leistungstraeger = teil("Leistungsträger")
    beteiligte: Liste[Beteiligung] = liste("Weitere Beteiligte, die die Vereinbarung unterzeichnen")
    zustaendige_traeger: Liste[ZustaendigerTraeger] = liste("Zuständige Träger nach Zielgruppe")
    anschrift: Struktur[Anschrift] = teil("Anschrift des Orts der Leistungserbringung")
    kontakt: Struktur[Kontakt] = teil("Ansprechstelle des Angebots")
    konzeption: Konzeption = teil("Konzeption")
    genehmigung: Genehmigung = teil("Genehmigung des Angebots")
    foerderschwerpunkte: Liste[Foerderschwerpunkt] = liste("Förderschwerpunkte", ["geistige_entwicklung"])
    einsatzorte: Liste[Einsatzort] = liste("Einsatzorte", ["kita", "schule"])
    aussengruppen: Liste[Aussengruppe] = liste("Außengruppen")
    plaetze: Wahlfrei[AbEins] = feld("Zahl der gleichzeitig betreuten Personen", 24)
    gruppen: Liste[Gruppe] = liste("Gruppen mit ihren Plätzen")
    oeffnung: Oeffnung = teil("Öffnung des Angebots")
    zielgruppe: Zielgruppe = teil("Zielgruppe")
    einzugsgebiet: Einzugsgebiet = teil("Einzugsgebiet")
    kurzbeschreibung: Slot | None = feld("Kurzbeschreibung des Angebots")
    ziele: Liste[Ziel] = liste("Ziele des Angebots")
    unterstuetzungsfelder: Liste[Text] = liste("Störungsbilder, bei denen unterstützt wird")
    optionen: Optionen = teil("Vereinbarte Optionen")
    leistungen: Leistungen = teil("Leistungen des Angebots")
    zusatzleistungen: Liste[Text] = liste("Ergänzend vereinbarte Leistungen")
    pflege_schwelle: PflegeSchwelle = teil("Schwelle des Pflegebedarfs")
    pool: Pool = teil("Gemeinsame Inanspruchnahme")
    umfang: Umfang = teil("Umfang der Leistung")
    fachleistungsstunde: Fachleistungsstunde = teil("Fachleistungsstunde")
    abgrenzung: Liste[Abgrenzung] = liste("Abgrenzung zu anderen Leistungen")
    aufgabenabgrenzung: Slot | None = feld("Abgrenzung zu den Aufgaben anderen Personals")
    besonderheiten: Slot | None = feld("Konzeptionelle Besonderheiten")
    paedagogisches_konzept: Slot | None = feld("Pädagogisches Konzept")
    methoden: Liste[Text] = liste("Methoden")
    bild_vom_kind: Slot | None = feld("Bild vom Kind")
    prozesse: Prozesse = teil("Schlüsselprozesse")
    gewaltschutz: Slot | None = feld("Gewaltschutz in diesem Angebot")
    nutzendenzufriedenheit: Slot | None = feld("Verfahren zur Zufriedenheit der Nutzenden")
    multiprofessionelle_zusammenarbeit: Slot | None = feld("Multiprofessionelle Zusammenarbeit")
    kooperation: Kooperation = teil("Kooperation vor Ort")
    vertraege_leistungsberechtigte: Slot | None = feld(
        "Vertragliche Vereinbarungen mit Leistungsberechtigten"
    )
    vernetzung: Slot | None = feld("Gremien, Arbeitskreise und andere Anbieter")
    dokumentation: Dokumentation = teil("Dokumentation")
    qualitaet: Qualitaet = teil("Qualität und Wirksamkeit")
    ausstattung: Ausstattung = teil("Ausstattung")
    laufzeit: Laufzeit = teil("Laufzeit der Leistungsvereinbarung")
    verguetung: Slot | None = feld("Verweis auf die Vergütungsvereinbarung")
    finanzierung: Slot | None = feld("Grundlage der Abrechnung")
    unterzeichnung: Unterzeichnung = teil("Unterzeichnung")
    anlagen: tuple[Anlage, ...] = liste("Anlagen und mitgeltende Unterlagen dieses Angebots")

    _ids = field_validator("gruppen", "anlagen")(ids_einmalig)
