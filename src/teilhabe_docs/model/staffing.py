"""`staffing.yaml`: the Personal of an offer; positions, never names."""

from typing import Any, Self

from pydantic import ConfigDict, Field, field_validator, model_validator

from teilhabe_docs.model.assistance_choices import Nachtart
from teilhabe_docs.model.base import ListOf, Model, Optionally, Structure, field, list_field, structure_field
from teilhabe_docs.model.choices import Bereich, Beschaeftigung, Kategorie, Minderzeitart, Regiebezug
from teilhabe_docs.model.list_checks import unique_ids
from teilhabe_docs.model.numbers import DaysOfYear, FromOne, Hours, Percent, Ratio, Vzae
from teilhabe_docs.model.text_slot import Slot
from teilhabe_docs.model.value_errors import error_at, value_error
from teilhabe_docs.model.values import Id, Text

_GEGEBEN: dict[str, Any] = {"not": {"type": "null"}}


class Position(Model):
    """A position; its amount stands either in full-time equivalents or in hours a week."""

    model_config = ConfigDict(
        json_schema_extra={
            "not": {
                "required": ["vzae", "wochenstunden_h"],
                "properties": {"vzae": _GEGEBEN, "wochenstunden_h": _GEGEBEN},
            }
        }
    )

    id: Id = Field(description="Id der Position für Verweise", examples=["leitung"])
    funktion: Text = Field(description="Funktion der Position", examples=["Gruppenleitung"])
    bereich: Bereich | None = field("Bereich der Position", "gruppe")
    kategorie: Kategorie | None = field("Kategorie der Qualifikation", "fachkraft_ausbildung")
    berufsgruppe: Text | None = field("Berufsgruppe", "Erzieherin oder Erzieher")
    abschluss: Text | None = field("Abschluss", "staatliche Anerkennung")
    vzae: Vzae | None = field("Stellenumfang in Vollzeitäquivalenten", 1.75)
    wochenstunden_h: Hours | None = field("Stellenumfang in Stunden je Woche", 30)
    beschaeftigung: Beschaeftigung = Field(
        default=Beschaeftigung.ANGESTELLT, description="Art der Beschäftigung"
    )
    gruppe: Id | None = field("Id der Gruppe oder des Teams, zu dem die Position gehört", "gruppe-1")

    @model_validator(mode="after")
    def _ein_umfang(self) -> Self:
        if self.vzae is not None and self.wochenstunden_h is not None:
            ursache = value_error(
                "umfang_doppelt", "Der Stellenumfang steht schon in vzae; nur eines angeben", ""
            )
            raise error_at(("wochenstunden_h",), ursache)
        return self


class Regie(Model):
    """A ratio in Regie and what it is counted against."""

    schluessel: Ratio | None = field("Schlüssel als Verhältnis", "1:60")
    bezug: Regiebezug | None = field("Bezug des Schlüssels", "plaetze")


class Personalschluessel(Model):
    """The agreed ratios."""

    gruppe: Optionally[Ratio] = field(
        "Personalschlüssel der Gruppe: eine Vollkraft auf wie viele Plätze", "1:4,5"
    )
    leitung: Structure[Regie] = structure_field("Personalschlüssel der Leitung")
    verwaltung: Structure[Regie] = structure_field("Personalschlüssel der Verwaltung")
    hauswirtschaft_technik: Structure[Regie] = structure_field(
        "Personalschlüssel für Hauswirtschaft und Technik"
    )
    fachdienst: Structure[Regie] = structure_field("Personalschlüssel des Fachdienstes")


class Berufsgruppen(Model):
    """Which professions count as what."""

    studium: ListOf[Text] = list_field("Berufsgruppen der Fachkräfte mit Studium")
    ausbildung: ListOf[Text] = list_field("Berufsgruppen der Fachkräfte mit Ausbildung")
    nicht_fachkraft: ListOf[Text] = list_field("Qualifikationen der Nicht-Fachkräfte")


class Qualifikation(Model):
    """Qualification by function."""

    leitung: Slot | None = field("Qualifikation der Leitung")
    koordination: Slot | None = field("Qualifikation der Koordination")
    fachkraft: Slot | None = field("Definition der Fachkraft")
    nicht_fachkraft: Slot | None = field("Definition der Nicht-Fachkraft")
    einsatzkraefte: Slot | None = field("Passung von Qualifikation und Bedarf")


class Qualifikationsstufe(Model):
    """A level of qualification that is billed by itself."""

    code: Text = Field(description="Kürzel der Qualifikationsstufe", examples=["a"])
    bezeichnung: Text = Field(description="Bezeichnung der Qualifikationsstufe")
    voraussetzung: Text | None = field("Voraussetzung der Qualifikationsstufe")
    kategorie: Kategorie | None = field("Kategorie der Qualifikationsstufe")


class Organisation(Model):
    """How the staff is organised."""

    personaleinsatz: Slot | None = field("Personaleinsatz mit Dienstzeiten und Urlaub")
    fachaufsicht: Slot | None = field("Fach- und Dienstaufsicht")
    austausch: Slot | None = field("Teambesprechungen und kollegiale Beratung")
    supervision: Slot | None = field("Supervision")
    fortbildung: Slot | None = field("Fortbildung")
    vertretung: Slot | None = field("Vertretung bei Urlaub, Krankheit und Ausfall")


class Minderzeit(Model):
    """Hours a year that cannot be billed."""

    art: Minderzeitart = Field(description="Art der Minderzeit")
    jahr_h: Hours | None = field("Stunden der Minderzeit im Jahr", 120)


class Nacht(Model):
    """Service at night or in stand-by, and what of it counts as working time."""

    art: Nachtart = Field(description="Art des Dienstes")
    naechte_jahr: DaysOfYear | None = field("Zahl der Nächte im Jahr", 365)
    stunden_h: Hours | None = field("Stunden je Nacht", 9)
    kraefte: FromOne | None = field("Zahl der Kräfte je Nacht", 1)
    anrechnung: Percent | None = field("Anteil, der nach Tarif als Arbeitszeit zählt, in Prozent", "25 %")
    einsatz_jahr_h: Hours | None = field("Stunden der Einsätze aus Rufbereitschaft im Jahr", 120)


class Personal(Model):
    """The staff: positions, ratios, qualification, organisation."""

    netto_jahresarbeitszeit_h: Optionally[Hours] = field(
        "Netto-Jahresarbeitszeit einer Vollkraft in Stunden", 1580
    )
    netto_jahresarbeitszeit_quelle: Optionally[Text] = field("Fundstelle der Netto-Jahresarbeitszeit")
    vollzeit_wochenstunden_h: Optionally[Hours] = field("Wochenstunden einer Vollkraft", 39)
    positionen: ListOf[Position] = list_field("Positionen mit Funktion und Umfang, ohne Namen")
    personalschluessel: Personalschluessel = structure_field("Personalschlüssel")
    fachkraftquote: Optionally[Percent] = field("Fachkraftquote in Prozent", "62,5 %")
    aerztliche_verantwortung: Slot | None = field("Ärztliche Verantwortung")
    honorarkraefte: Slot | None = field("Honorarkräfte: wofür sie eingesetzt und wie sie geprüft werden")
    personalermittlung: Slot | None = field("Verfahren der Personalermittlung")
    umwandlung: Slot | None = field("Umwandlung von Stunden der Gruppe in Stunden des Fachdienstes")
    berufsgruppen: Berufsgruppen = structure_field("Berufsgruppen")
    qualifikation: Qualifikation = structure_field("Qualifikation des Personals")
    qualifikationsstufen: ListOf[Qualifikationsstufe] = list_field("Qualifikationsstufen der Abrechnung")
    organisation: Organisation = structure_field("Organisation des Personals")
    auslastung: Optionally[Percent] = field(
        "Auslastung: Anteil der abrechenbaren Stunden, der abgerechnet wird", "96 %"
    )
    nacht: ListOf[Nacht] = list_field("Nachtdienste und Bereitschaft")
    minderzeiten: ListOf[Minderzeit] = list_field("Minderzeiten im Jahr")

    _ids = field_validator("positionen")(unique_ids)
