"""`provider.yaml`: the Leistungserbringer."""

from pydantic import Field, field_validator

from teilhabe_docs.model.base import Liste, Modell, Struktur, Wahlfrei, feld, liste, teil
from teilhabe_docs.model.choices import Fuehrungszeugnisart
from teilhabe_docs.model.list_checks import ids_einmalig
from teilhabe_docs.model.numbers import Ganzzahl, UeberNull
from teilhabe_docs.model.shared import Anlage, Anschrift, Kontakt, Person
from teilhabe_docs.model.text_slot import Slot
from teilhabe_docs.model.values import JaNein, Text, Zitat


class Qualitaetsmanagement(Modell):
    """How quality is managed across the provider."""

    system: Wahlfrei[Text] = feld("System des Qualitätsmanagements", "DIN EN ISO 9001")
    organisation: Slot | None = feld("Verantwortung und Rhythmus im Qualitätsmanagement")


class Kinderschutz(Modell):
    """Protection of children (§ 8a Abs. 4 SGB VIII)."""

    verfahren: Slot | None = feld("Verfahren zum Schutz bei Kindeswohlgefährdung")
    insoweit_erfahrene_fachkraft: Slot | None = feld(
        "Qualifikation und Hinzuziehung der insoweit erfahrenen Fachkraft, ohne Namen"
    )


class Fuehrungszeugnis(Modell):
    """Certificates of conduct (§ 124 Abs. 2 SGB IX, § 72a SGB VIII)."""

    art: Wahlfrei[Fuehrungszeugnisart] = feld("Art des Führungszeugnisses", "erweitert")
    turnus_jahre: Wahlfrei[UeberNull] = feld("Abstand der Vorlage des Führungszeugnisses in Jahren", 3)
    ehrenamt_einbezogen: Wahlfrei[JaNein] = feld("Einbeziehung der ehrenamtlich Tätigen, ja oder nein")
    loeschfrist_monate: Wahlfrei[Ganzzahl] = feld("Löschfrist in Monaten nach der letzten Tätigkeit", 3)
    rechtsgrundlagen: Liste[Zitat] = liste(
        "Rechtsgrundlagen des Führungszeugnisses", ["§ 124 Abs. 2 SGB IX", "§ 72a SGB VIII"]
    )


class Datenschutz(Modell):
    """Data protection."""

    kurzbeschreibung: Slot | None = feld("Kurzbeschreibung des Datenschutzes")
    beauftragte_person_benannt: Wahlfrei[JaNein] = feld(
        "Benennung einer datenschutzbeauftragten Person, ja oder nein"
    )
    rechtsgrundlagen: Liste[Zitat] = liste("Rechtsgrundlagen des Datenschutzes", ["Art. 6 DSGVO"])


class Traeger(Modell):
    """The provider: what holds for all of its offers."""

    name: Text = Field(
        description="Name des Trägers mit Rechtsform", examples=["Lebensräume Musterstadt gGmbH"]
    )
    arbeitsfeld: Wahlfrei[Text] = feld("Arbeitsfeld als Zusatzzeile zum Namen")
    anschrift: Struktur[Anschrift] = teil("Anschrift des Trägers")
    kontakt: Struktur[Kontakt] = teil("Kontaktdaten des Trägers")
    vertretungsberechtigte: Liste[Person] = liste("Personen, die für den Träger unterschreiben")
    organisationsstruktur: Slot | None = feld("Organisationsstruktur des Trägers")
    weitere_angebote: Liste[Text] = liste("Weitere Leistungsangebote des Trägers")
    spitzenverband: Slot | None = feld("Zugehörigkeit zu einem Spitzenverband")
    tarifwerk: Slot | None = feld("Tarifvertrag oder Arbeitsvertragsrichtlinien")
    leitbild: Slot | None = feld("Leitbild des Trägers")
    qualitaetsmanagement: Qualitaetsmanagement = teil("Qualitätsmanagement des Trägers")
    beschwerde: Slot | None = feld("Beschwerdeverfahren")
    beschwerde_extern: Wahlfrei[Text] = feld("Beschwerdestelle außerhalb des Trägers")
    kinderschutz: Kinderschutz = teil("Kinderschutz")
    persoenliche_eignung: Slot | None = feld("Auswahl und persönliche Eignung des Personals")
    fuehrungszeugnis: Fuehrungszeugnis = teil("Führungszeugnisse des Personals")
    datenschutz: Datenschutz = teil("Datenschutz")
    anlagen: tuple[Anlage, ...] = liste("Trägerweite Anlagen und mitgeltende Unterlagen")

    _ids = field_validator("anlagen")(ids_einmalig)
