"""`offer.yaml`: one Leistungsangebot."""

from pydantic import Field, field_validator

from teilhabe_docs.model.base import ListOf, Model, Optionally, Structure, field, list_field, structure_field
from teilhabe_docs.model.choices import (
    Einsatzort,
    Foerderschwerpunkt,
    Land,
    Leistungsgruppe,
    Vertragsgrundlage,
)
from teilhabe_docs.model.list_checks import unique_ids
from teilhabe_docs.model.numbers import FromOne
from teilhabe_docs.model.offer_assistance import (
    Abwesenheit,
    Assistenz,
    Ausfall,
    Einsatz,
    Erreichbarkeit,
    Team,
)
from teilhabe_docs.model.offer_place import BesondereWohnform, Fachdienst
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
    Klausel,
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
from teilhabe_docs.model.offer_treatment import (
    Anerkennung,
    Einheit,
    Fruehfoerderung,
    WeitererLeistungstraeger,
)
from teilhabe_docs.model.place_choices import Befoerderung, Hilfeart
from teilhabe_docs.model.shared import Anlage, Anschrift, Kontakt, Rechtsgrundlage
from teilhabe_docs.model.text_slot import Slot
from teilhabe_docs.model.values import AngebotsId, Day, Text, YesNo


class Angebot(Model):
    """The offer: what the three documents say about it."""

    id: AngebotsId = Field(
        description="Id des Angebots, Name des Ausgabeordners", examples=["skg-musterstadt"]
    )
    bezeichnung: Text = Field(description="Eigenname des Angebots", examples=["Schulkindergarten Birkenweg"])
    leistungsbezeichnung: Optionally[Text] = field("Bezeichnung der Leistung in den Begriffen des Gesetzes")
    kurzbezeichnung: Optionally[Text] = field("Abkürzung im Fließtext", "SKG")
    stand: Optionally[Day] = field("Stand der Angaben", "2027-01-31")
    version: Optionally[Text] = field("Version der Dokumente", "1.0")
    aenderungen: ListOf[Aenderung] = list_field("Übersicht der Fassungen")
    zusatzabschnitte: ListOf[Zusatzabschnitt] = list_field("Eigene Abschnitte in den Dokumenten")
    klauseln: tuple[Klausel, ...] = list_field("Klauseln, die nur für dieses Angebot vereinbart sind")
    land: Optionally[Land] = field("Bundesland")
    vertragsgrundlage: Optionally[Vertragsgrundlage] = field(
        "Gesetzliche Grundlage der Leistungsvereinbarung"
    )
    profil: Profilwahl = structure_field("Profile der drei Dokumente")
    leistungsgruppen: ListOf[Leistungsgruppe] = list_field(
        "Leistungsgruppen nach § 102 SGB IX", ["soziale_teilhabe"]
    )
    hilfearten: ListOf[Hilfeart] = list_field("Hilfearten nach § 78a SGB VIII", ["heim_34"])
    rechtsgrundlagen: ListOf[Rechtsgrundlage] = list_field("Rechtsgrundlagen der Leistung", ["§ 113 SGB IX"])
    lrv: Landesrahmenvertrag = structure_field("Landesrahmenvertrag")
    leistungstraeger: Leistungstraeger = structure_field("Leistungsträger")
    weitere_leistungstraeger: ListOf[WeitererLeistungstraeger] = list_field(
        "Weitere Leistungsträger, die Vertragspartei sind"
    )
    beteiligte: ListOf[Beteiligung] = list_field("Weitere Beteiligte, die die Vereinbarung unterzeichnen")
    zustaendige_traeger: ListOf[ZustaendigerTraeger] = list_field("Zuständige Träger nach Zielgruppe")
    anschrift: Structure[Anschrift] = structure_field("Anschrift des Orts der Leistungserbringung")
    kontakt: Structure[Kontakt] = structure_field("Ansprechstelle des Angebots")
    konzeption: Konzeption = structure_field("Konzeption")
    genehmigung: Genehmigung = structure_field("Genehmigung des Angebots")
    anerkennung: Anerkennung = structure_field("Anerkennung nach Landesrecht")
    foerderschwerpunkte: ListOf[Foerderschwerpunkt] = list_field(
        "Förderschwerpunkte", ["geistige_entwicklung"]
    )
    einsatzorte: ListOf[Einsatzort] = list_field("Einsatzorte", ["kita", "schule"])
    aussengruppen: ListOf[Aussengruppe] = list_field("Außengruppen")
    plaetze: Optionally[FromOne] = field("Zahl der gleichzeitig betreuten Personen", 24)
    personen: Optionally[FromOne] = field("Zahl der gleichzeitig begleiteten Personen", 40)
    teams: ListOf[Team] = list_field("Teams mit den Personen, die sie begleiten")
    einsatz: Einsatz = structure_field("Einsätze bei den Leistungsberechtigten")
    ausland: YesNo = Field(
        default=False, description="Leistungen auch im Ausland (§ 38 SGB VIII), ja oder nein"
    )
    gruppen: ListOf[Gruppe] = list_field("Gruppen mit ihren Plätzen")
    oeffnung: Oeffnung = structure_field("Öffnung des Angebots")
    zielgruppe: Zielgruppe = structure_field("Zielgruppe")
    einzugsgebiet: Einzugsgebiet = structure_field("Einzugsgebiet")
    leistungsverpflichtung: Slot | None = field(
        "Voraussetzungen, unter denen sich der Leistungserbringer zur Leistung verpflichtet"
    )
    kurzbeschreibung: Slot | None = field("Kurzbeschreibung des Angebots")
    ziele: ListOf[Ziel] = list_field("Ziele des Angebots")
    unterstuetzungsfelder: ListOf[Text] = list_field("Störungsbilder, bei denen unterstützt wird")
    optionen: Optionen = structure_field("Vereinbarte Optionen")
    leistungen: Leistungen = structure_field("Leistungen des Angebots")
    assistenz: Assistenz = structure_field("Assistenzleistungen")
    erreichbarkeit: Erreichbarkeit = structure_field("Erreichbarkeit außerhalb der Einsatzzeiten")
    fruehfoerderung: Fruehfoerderung = structure_field("Leistungen der Frühförderung")
    einheit: Einheit = structure_field("Einheit der Förderung und Behandlung")
    einheiten_jahr: Optionally[FromOne] = field(
        "Vereinbarte Einheiten im Jahr, für alle Kinder zusammen", 5400
    )
    wohnform: BesondereWohnform = structure_field("Besondere Wohnform")
    fachdienst: Fachdienst = structure_field("Fachdienst")
    zusammenarbeit_eltern: Slot | None = field("Zusammenarbeit mit den Erziehungsberechtigten")
    mittagsverpflegung: Slot | None = field("Gemeinschaftliche Mittagsverpflegung")
    befoerderung: Optionally[Befoerderung] = field("Beförderung zum Angebot und zurück")
    zusatzleistungen: ListOf[Text] = list_field("Ergänzend vereinbarte Leistungen")
    pflege_schwelle: PflegeSchwelle = structure_field("Schwelle des Pflegebedarfs")
    pool: Pool = structure_field("Gemeinsame Inanspruchnahme")
    umfang: Umfang = structure_field("Umfang der Leistung")
    fachleistungsstunde: Fachleistungsstunde = structure_field("Fachleistungsstunde")
    ausfall: Ausfall = structure_field("Ausfall von Einsätzen")
    abwesenheit: Abwesenheit = structure_field("Längere Abwesenheit")
    bedarfsermittlung: Optionally[Text] = field(
        "Instrument, mit dem der Leistungsträger den Bedarf ermittelt (§ 118 SGB IX)", "BEI_NRW"
    )
    abgrenzung: ListOf[Abgrenzung] = list_field("Abgrenzung zu anderen Leistungen")
    aufgabenabgrenzung: Slot | None = field("Abgrenzung zu den Aufgaben anderen Personals")
    besonderheiten: Slot | None = field("Konzeptionelle Besonderheiten")
    paedagogisches_konzept: Slot | None = field("Pädagogisches Konzept")
    methoden: ListOf[Text] = list_field("Methoden")
    selbstbestimmung: Slot | None = field("Selbstbestimmung, Wunsch- und Wahlrecht")
    bild_vom_kind: Slot | None = field("Bild vom Kind")
    prozesse: Prozesse = structure_field("Schlüsselprozesse")
    gewaltschutz: Slot | None = field("Gewaltschutz in diesem Angebot")
    mitwirkung: Slot | None = field("Mitwirkung der Leistungsberechtigten")
    nutzendenzufriedenheit: Slot | None = field("Verfahren zur Zufriedenheit der Nutzenden")
    multiprofessionelle_zusammenarbeit: Slot | None = field("Multiprofessionelle Zusammenarbeit")
    kooperation: Kooperation = structure_field("Kooperation vor Ort")
    vertraege_leistungsberechtigte: Slot | None = field(
        "Vertragliche Vereinbarungen mit Leistungsberechtigten"
    )
    vernetzung: Slot | None = field("Gremien, Arbeitskreise und andere Anbieter")
    dokumentation: Dokumentation = structure_field("Dokumentation")
    qualitaet: Qualitaet = structure_field("Qualität und Wirksamkeit")
    ausstattung: Ausstattung = structure_field("Ausstattung")
    laufzeit: Laufzeit = structure_field("Laufzeit der Leistungsvereinbarung")
    verguetung: Slot | None = field("Verweis auf die Vergütungsvereinbarung")
    finanzierung: Slot | None = field("Grundlage der Abrechnung")
    unterzeichnung: Unterzeichnung = structure_field("Unterzeichnung")
    anlagen: tuple[Anlage, ...] = list_field("Anlagen und mitgeltende Unterlagen dieses Angebots")

    _ids = field_validator("teams", "gruppen", "anlagen")(unique_ids)
