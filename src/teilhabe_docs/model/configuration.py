"""`tdocs.yaml`: what a repository sets for all who work in it."""

import re
from typing import Annotated

from pydantic import Field

from teilhabe_docs.model.base import Model, field, list_field
from teilhabe_docs.model.choices import Choice, Dokument, Format
from teilhabe_docs.model.file_names import DEVICE, FORBIDDEN, fault
from teilhabe_docs.model.numbers import Percent
from teilhabe_docs.model.value_errors import value_error
from teilhabe_docs.model.values import Day, FilePath, Text, TextReader

UNTERSCHREITUNG_PROZENT = Percent(8)
"""So far below what is agreed, staff is short (BSG 12.09.2012, B 3 P 5/11 R on SGB XI; here by analogy)."""
_UNSICHTBAR = r"\x00-\x1f\x7f\u2028-\u202e\u2066-\u2069"
_KEIN_NAME = rf"(?!({DEVICE}) *(\.|$))(?!.*[ .]$)"
_ENDUNG = "|".join("".join(f"[{c}{c.upper()}]" for c in str(format_)) for format_ in Format)
_PLATZHALTER = r"(?!.*\{(?!(dokument|angebot)\}))"
_DATEINAME = (
    rf"^(?!\.){_KEIN_NAME}{_PLATZHALTER}(?!.*\.({_ENDUNG})$)(?=[^/\\{FORBIDDEN}]*\{{dokument\}})"
    rf"[^/\\{FORBIDDEN}{_UNSICHTBAR}]*$"
)
_KEINE_NAMEN = rf"(?!(.*[/\\])?({DEVICE}) *([./\\]|$))(?!.*( |[^/\\]\.)([/\\]|$))"
_ORDNER = (
    rf"^(?![/\\])(?!.*(^|[/\\])\.\.($|[/\\])){_KEINE_NAMEN}"
    rf"[^\s{FORBIDDEN}]([^{FORBIDDEN}{_UNSICHTBAR}]*[^\s{FORBIDDEN}])?$"
)
_ANDERSWO = r"([A-Za-z]:)?[/\\]|(.*[/\\])?\.\.([/\\]|$)"


_MODELL = r"^[0-9]{1,4}(\.[0-9]{1,4}){0,2}$"
_NAMEN = ("{dokument}", "{angebot}")
"""The placeholders in names of files."""


def _dateiname(wert: object) -> str:
    if isinstance(wert, str) and re.fullmatch(_DATEINAME, wert):
        return wert
    if isinstance(wert, str) and not set("/\\") & set(wert):
        _pruefe_namen(wert, wert)
        if fremd := [name for name in re.findall(r"\{[^{}]*\}", wert) if name not in _NAMEN]:
            meldung = "{wert} nennt {fremd}; das gibt es nicht. Möglich sind {namen}"
            namen = " und ".join(f"»{name}«" for name in _NAMEN)
            raise value_error("dateiname", meldung, wert, fremd=f"»{fremd[0]}«", namen=namen)
        if endung := re.search(rf"\.({_ENDUNG})$", wert):
            meldung = "{wert} endet auf {endung}; die Endung kommt von selbst dazu. Bitte hier weglassen"
            raise value_error("dateiname", meldung, wert, endung=f"»{endung[0]}«")
    meldung = "{wert} taugt nicht als Muster; es muss {platz} enthalten und darf keinen Ordner nennen"
    raise value_error("dateiname", meldung, wert, platz="»{dokument}«")


def _pruefe_namen(wert: str, name: str) -> None:
    """Raise where Windows cannot have a file or folder of that name, which is a part of the value."""
    if grund := fault(name):
        meldung = "{wert} ist unter Windows kein Name: {grund}. Bitte anders benennen"
        raise value_error("name_unter_windows", meldung, wert, grund=grund)


def _ordner(wert: object) -> str:
    if isinstance(wert, str) and re.fullmatch(_ORDNER, wert):
        return wert.replace("\\", "/")
    if isinstance(wert, str) and not re.match(_ANDERSWO, wert):
        for name in re.split(r"[/\\]", wert):
            _pruefe_namen(wert, "" if name == "." else name)
    raise value_error("ordner", "{wert} ist kein Ordner innerhalb des Konzeptordners", wert)


def _modell(wert: object) -> str:
    if isinstance(wert, str) and re.fullmatch(_MODELL, wert):
        return wert
    meldung = '{wert} ist keine Version von tdocs; gemeint ist etwa "0.1"'
    raise value_error("modell", meldung, wert)


Modellversion = Annotated[str, TextReader(_modell, {"type": "string", "pattern": _MODELL})]
"""A version of the model, by its numbers."""


class Schwere(Choice):
    """How much a finding weighs, or that it is not shown."""

    FEHLER = "fehler", "Fehler"
    WARNUNG = "warnung", "Warnung"
    HINWEIS = "hinweis", "Hinweis"
    AUS = "aus", "aus"


class Freigabe(Choice):
    """What a repository may set or bring itself while somebody else's configuration holds."""

    AUSGABE = "ausgabe", "Ausgabeordner"
    PROFILORDNER = "profilordner", "Profilordner, innerhalb des Repositorys"
    PAKET = "paket", "Paket, innerhalb des Repositorys"
    DOKUMENTE = "dokumente", "Dokumente"
    FORMATE = "formate", "Formate"
    DATEINAME = "dateiname", "Dateinamen"
    HAUSVORLAGE = "hausvorlage", "Hausvorlage, innerhalb des Repositorys"
    RECHTSSTAND = "rechtsstand", "Rechtsstand, innerhalb des Repositorys"
    REGELN = "regeln", "Auswahl und Schwere der Regeln"
    PERSONAL = "personal", "Maßstab für die Rechnungen zum Personal"
    PFLICHTREGELN = "pflichtregeln", "weitere Pflichtregeln"
    AUSNAHMEN = "ausnahmen", "Ausnahmen, auch in Kommentaren"
    PROFILE = "profile", "eigene Profile im Ordner profile"


class Regeln(Model):
    """Which rules hold, by code or name, perhaps with one requirement (`TD301:gewaltschutz`)."""

    nur: tuple[Text, ...] = list_field("Nur diese Regeln gelten", ["TD301"])
    ausser: tuple[Text, ...] = list_field("Diese Regeln gelten nicht", ["TD704"])
    schwere: dict[str, Schwere] = Field(
        default_factory=dict,
        description="Schwere einzelner Regeln: fehler, warnung, hinweis oder aus",
        examples=[{"TD704": "warnung"}],
    )


class Ausnahme(Model):
    """A finding that someone answers for."""

    regel: Text = Field(description="Regel, Code oder Name", examples=["TD301:gewaltschutz"])
    ort: Text = Field(
        description="YAML-Pfad der Angabe, wie der Befund ihn nennt; in einer Word-Datei die Überschrift",
        examples=["gewaltschutz"],
    )
    datei: Text | None = field("Nur in dieser Datei", "angebote/nord/offer.yaml")
    grund: Text | None = field("Begründung der Ausnahme", "Das Schutzkonzept wird im Herbst beschlossen.")
    person: Text | None = field("Wer die Ausnahme verantwortet", "Bereichsleitung")
    bis: Day | None = field("Letzter Tag, an dem die Ausnahme gilt", "2027-12-31")


class Paketwahl(Model):
    """The package of an association that the profiles come from, and its version that was agreed on."""

    ordner: FilePath = Field(description="Ordner des Pakets, auch außerhalb", examples=["../verband"])
    version: Text | None = field("Version des Pakets, mit der hier gearbeitet wird", "2027.1")


class Personalrechnung(Model):
    """How strictly agreed staffing figures are held against the positions."""

    unterschreitung_prozent: Percent = Field(
        default_factory=lambda: UNTERSCHREITUNG_PROZENT,
        json_schema_extra={"default": int(UNTERSCHREITUNG_PROZENT)},
        description="Unterschreitung von Schlüssel oder Quote in Prozent, ab der gewarnt wird",
        examples=[8],
    )


class Konfiguration(Model):
    """The configuration; every key has a default."""

    ausgabe: Annotated[str, TextReader(_ordner, {"type": "string", "pattern": _ORDNER})] = Field(
        default="ausgabe", description="Ausgabeordner im Konzeptordner"
    )
    profilordner: FilePath | None = field("Ordner mit eigenen Profilen, auch außerhalb", "../profile-verband")
    paket: Paketwahl | None = Field(
        default=None, description="Paket mit Profilen und Pflichten, das ein Verband pflegt"
    )
    modell: Annotated[str, TextReader(_modell, {"type": "string", "pattern": _MODELL})] | None = field(
        "Version von tdocs, für die dieser Ordner geschrieben ist", "0.1"
    )
    dokumente: tuple[Dokument, ...] = Field(
        default=tuple(Dokument), description="Dokumente, die dieser Konzeptordner führt"
    )
    formate: tuple[Format, ...] = Field(
        default=(Format.DOCX,), description="Formate, in denen die Dokumente geschrieben werden"
    )
    dateiname: Annotated[str, TextReader(_dateiname, {"type": "string", "pattern": _DATEINAME})] = Field(
        default="{dokument}",
        description="Muster der Dateinamen ohne Endung, mit Platzhaltern für Dokument und Angebot",
        examples=["{angebot}-{dokument}"],
    )
    hausvorlage: FilePath | None = field("Word-Datei des Hauses, auch außerhalb", "haus.docx")
    rechtsstand: FilePath | None = field("Ordner mit neueren Gesetzen, auch außerhalb", "../recht-verband")
    regeln: Regeln = Field(default_factory=Regeln, description="Welche Regeln gelten und wie schwer")
    personal: Personalrechnung = Field(
        default_factory=Personalrechnung, description="Maßstab für die Rechnungen zum Personal"
    )
    pflichtregeln: tuple[Text, ...] = list_field(
        "Regeln, die niemand abschalten oder ausnehmen kann", ["TD301:gewaltschutz"]
    )
    ausnahmen: tuple[Ausnahme, ...] = list_field("Befunde, die jemand verantwortet, mit Begründung")
    freigegeben: tuple[Freigabe, ...] = list_field(
        "Angaben, die ein so geprüftes Repository selbst machen darf (--trusted-config)",
        ["ausnahmen", "profile"],
    )

    @property
    def places(self) -> dict[str, str]:
        """The files and folders that it names, which may lie elsewhere, by their keys."""
        named = {
            "hausvorlage": self.hausvorlage,
            "profilordner": self.profilordner,
            "paket.ordner": self.paket.ordner if self.paket else None,
            "rechtsstand": self.rechtsstand,
        }
        return {key: place for key, place in named.items() if place}
