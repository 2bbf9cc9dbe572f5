"""`staffing.yaml`: the Personal of an offer; positions, never names."""

from typing import Any, Self

from pydantic import ConfigDict, Field, field_validator, model_validator

from teilhabe_docs.model.base import Liste, Modell, Struktur, Wahlfrei, feld, liste, teil
from teilhabe_docs.model.choices import Bereich, Beschaeftigung, Kategorie, Minderzeitart, Regiebezug
from teilhabe_docs.model.list_checks import ids_einmalig
from teilhabe_docs.model.numbers import Prozent, Ratio, Stunden, Vzae
from teilhabe_docs.model.text_slot import Slot
from teilhabe_docs.model.value_errors import fehler, fehler_an
from teilhabe_docs.model.values import Id, Text

_GEGEBEN: dict[str, Any] = {"not": {"type": "null"}}


class Position(Modell):
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
    bereich: Bereich | None = feld("Bereich der Position", "gruppe")
    kategorie: Kategorie | None = feld("Kategorie der Qualifikation", "fachkraft_ausbildung")
    berufsgruppe: Text | None = feld("Berufsgruppe", "Erzieherin oder Erzieher")
    abschluss: Text | None = feld("Abschluss", "staatliche Anerkennung")
    vzae: Vzae | None = feld("Stellenumfang in Vollzeitäquivalenten", 1.75)
    wochenstunden_h: Stunden | None = feld("Stellenumfang in Stunden je Woche", 30)
    beschaeftigung: Beschaeftigung = Field(
        default=Beschaeftigung.ANGESTELLT, description="Art der Beschäftigung"
    )
    gruppe: Id | None = feld("Id der Gruppe, der die Position zugeordnet ist", "gruppe-1")

    @model_validator(mode="after")
    def _ein_umfang(self) -> Self:
        if self.vzae is not None and self.wochenstunden_h is not None:
            ursache = fehler("umfang_doppelt", "Der Stellenumfang steht schon in vzae; nur eines angeben", "")
            raise fehler_an(("wochenstunden_h",), ursache)
        return self


class Regie(Modell):
    """A ratio in Regie and what it is counted against."""

    schluessel: Ratio | None = feld("Schlüssel als Verhältnis", "1:60")
    bezug: Regiebezug | None = feld("Bezug des Schlüssels", "plaetze")


class Personalschluessel(Modell):
    """The agreed ratios."""

    gruppe: Wahlfrei[Ratio] = feld(
        "Personalschlüssel der Gruppe: eine Vollkraft auf wie viele Plätze", "1:4,5"
    )
    leitung: Struktur[Regie] = teil("Personalschlüssel der Leitung")
    verwaltung: Struktur[Regie] = teil("Personalschlüssel der Verwaltung")
    hauswirtschaft_technik: Struktur[Regie] = teil("Personalschlüssel für Hauswirtschaft und Technik")
    fachdienst: Struktur[Regie] = teil("Personalschlüssel des Fachdienstes")


class Berufsgruppen(Modell):
    """Which professions count as what."""

    studium: Liste[Text] = liste("Berufsgruppen der Fachkräfte mit Studium")
    ausbildung: Liste[Text] = liste("Berufsgruppen der Fachkräfte mit Ausbildung")
    nicht_fachkraft: Liste[Text] = liste("Qualifikationen der Nicht-Fachkräfte")


class Qualifikation(Modell):
    """Qualification by function."""

    leitung: Slot | None = feld("Qualifikation der Leitung")
    koordination: Slot | None = feld("Qualifikation der Koordination")
    fachkraft: Slot | None = feld("Definition der Fachkraft")
    nicht_fachkraft: Slot | None = feld("Definition der Nicht-Fachkraft")
    einsatzkraefte: Slot | None = feld("Passung von Qualifikation und Bedarf")


class Qualifikationsstufe(Modell):
    """A level of qualification that is billed by itself."""

    code: Text = Field(description="Kürzel der Qualifikationsstufe", examples=["a"])
    bezeichnung: Text = Field(description="Bezeichnung der Qualifikationsstufe")
    voraussetzung: Text | None = feld("Voraussetzung der Qualifikationsstufe")
    kategorie: Kategorie | None = feld("Kategorie der Qualifikationsstufe")


class Organisation(Modell):
    """How the staff is organised."""

    personaleinsatz: Slot | None = feld("Personaleinsatz mit Dienstzeiten und Urlaub")
    fachaufsicht: Slot | None = feld("Fach- und Dienstaufsicht")
    austausch: Slot | None = feld("Teambesprechungen und kollegiale Beratung")
    supervision: Slot | None = feld("Supervision")
    fortbildung: Slot | None = feld("Fortbildung")
    vertretung: Slot | None = feld("Vertretung bei Urlaub, Krankheit und Ausfall")


class Minderzeit(Modell):
    """Hours a year that cannot be billed."""

    art: Minderzeitart = Field(description="Art der Minderzeit")
    jahr_h: Stunden | None = feld("Stunden der Minderzeit im Jahr", 120)


class Personal(Modell):
    """The staff: positions, ratios, qualification, organisation."""

    netto_jahresarbeitszeit_h: Wahlfrei[Stunden] = feld(
        "Netto-Jahresarbeitszeit einer Vollkraft in Stunden", 1580
    )
    netto_jahresarbeitszeit_quelle: Wahlfrei[Text] = feld("Fundstelle der Netto-Jahresarbeitszeit")
    vollzeit_wochenstunden_h: Wahlfrei[Stunden] = feld("Wochenstunden einer Vollkraft", 39)
    positionen: Liste[Position] = liste("Positionen mit Funktion und Umfang, ohne Namen")
    personalschluessel: Personalschluessel = teil("Personalschlüssel")
    fachkraftquote: Wahlfrei[Prozent] = feld("Fachkraftquote in Prozent", "62,5 %")
    personalermittlung: Slot | None = feld("Verfahren der Personalermittlung")
    berufsgruppen: Berufsgruppen = teil("Berufsgruppen")
    qualifikation: Qualifikation = teil("Qualifikation des Personals")
    qualifikationsstufen: Liste[Qualifikationsstufe] = liste("Qualifikationsstufen der Abrechnung")
    organisation: Organisation = teil("Organisation des Personals")
    minderzeiten: Liste[Minderzeit] = liste("Minderzeiten im Jahr")

    _ids = field_validator("positionen")(ids_einmalig)
