"""`provider.yaml`: the Leistungserbringer."""

from pydantic import Field, field_validator

from teilhabe_docs.model.base import ListOf, Model, Optionally, Structure, field, list_field, structure_field
from teilhabe_docs.model.choices import Fuehrungszeugnisart
from teilhabe_docs.model.list_checks import unique_ids
from teilhabe_docs.model.numbers import AboveZero, WholeNumber
from teilhabe_docs.model.shared import Anlage, Anschrift, Kontakt, Person
from teilhabe_docs.model.text_slot import Slot
from teilhabe_docs.model.values import Text, YesNo, Zitat


class Qualitaetsmanagement(Model):
    """How quality is managed across the provider."""

    system: Optionally[Text] = field("System des Qualitätsmanagements", "DIN EN ISO 9001")
    organisation: Slot | None = field("Verantwortung und Rhythmus im Qualitätsmanagement")


class Kinderschutz(Model):
    """Protection of children (§ 8a Abs. 4 SGB VIII)."""

    verfahren: Slot | None = field("Verfahren zum Schutz bei Kindeswohlgefährdung")
    insoweit_erfahrene_fachkraft: Slot | None = field(
        "Qualifikation und Hinzuziehung der insoweit erfahrenen Fachkraft, ohne Namen"
    )


class Fuehrungszeugnis(Model):
    """Certificates of conduct (§ 124 Abs. 2 SGB IX, § 72a SGB VIII)."""

    art: Optionally[Fuehrungszeugnisart] = field("Art des Führungszeugnisses", "erweitert")
    turnus_jahre: Optionally[AboveZero] = field("Abstand der Vorlage des Führungszeugnisses in Jahren", 3)
    ehrenamt_einbezogen: Optionally[YesNo] = field("Einbeziehung der ehrenamtlich Tätigen, ja oder nein")
    loeschfrist_monate: Optionally[WholeNumber] = field("Löschfrist in Monaten nach der letzten Tätigkeit", 3)
    rechtsgrundlagen: ListOf[Zitat] = list_field(
        "Rechtsgrundlagen des Führungszeugnisses", ["§ 124 Abs. 2 SGB IX", "§ 72a SGB VIII"]
    )


class Datenschutz(Model):
    """Data protection."""

    kurzbeschreibung: Slot | None = field("Kurzbeschreibung des Datenschutzes")
    beauftragte_person_benannt: Optionally[YesNo] = field(
        "Benennung einer datenschutzbeauftragten Person, ja oder nein"
    )
    rechtsgrundlagen: ListOf[Zitat] = list_field("Rechtsgrundlagen des Datenschutzes", ["Art. 6 DSGVO"])


class Traeger(Model):
    """The provider: what holds for all of its offers."""

    name: Text = Field(
        description="Name des Trägers mit Rechtsform", examples=["Lebensräume Musterstadt gGmbH"]
    )
    arbeitsfeld: Optionally[Text] = field("Arbeitsfeld als Zusatzzeile zum Namen")
    anschrift: Structure[Anschrift] = structure_field("Anschrift des Trägers")
    kontakt: Structure[Kontakt] = structure_field("Kontaktdaten des Trägers")
    vertretungsberechtigte: ListOf[Person] = list_field("Personen, die für den Träger unterschreiben")
    organisationsstruktur: Slot | None = field("Organisationsstruktur des Trägers")
    weitere_angebote: ListOf[Text] = list_field("Weitere Leistungsangebote des Trägers")
    spitzenverband: Slot | None = field("Zugehörigkeit zu einem Spitzenverband")
    tarifwerk: Slot | None = field("Tarifvertrag oder Arbeitsvertragsrichtlinien")
    haftpflicht: Slot | None = field("Haftpflichtversicherung: wer und was versichert ist")
    leitbild: Slot | None = field("Leitbild des Trägers")
    qualitaetsmanagement: Qualitaetsmanagement = structure_field("Qualitätsmanagement des Trägers")
    beschwerde: Slot | None = field("Beschwerdeverfahren")
    beschwerde_extern: Optionally[Text] = field("Beschwerdestelle außerhalb des Trägers")
    kinderschutz: Kinderschutz = structure_field("Kinderschutz")
    persoenliche_eignung: Slot | None = field("Auswahl und persönliche Eignung des Personals")
    fuehrungszeugnis: Fuehrungszeugnis = structure_field("Führungszeugnisse des Personals")
    datenschutz: Datenschutz = structure_field("Datenschutz")
    anlagen: tuple[Anlage, ...] = list_field("Trägerweite Anlagen und mitgeltende Unterlagen")

    _ids = field_validator("anlagen")(unique_ids)
