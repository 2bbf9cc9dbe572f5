"""`tdocs.yaml`: what a repository sets for all who work in it."""

import re
from typing import Annotated

from pydantic import Field

from teilhabe_docs.model.auswahl import Dokument, Format
from teilhabe_docs.model.base import Modell, feld
from teilhabe_docs.model.meldungen import fehler
from teilhabe_docs.model.values import Leser, Pfad

_DATEINAME = r'^(?!\.)(?=[^/\\:*?"<>|]*\{dokument\})[^/\\:*?"<>|]*$'
_ORDNER = r"^(?![/\\])(?!.*(^|[/\\])\.\.($|[/\\]))[^:\s]([^:]*[^:\s])?$"


def _dateiname(wert: object) -> str:
    if isinstance(wert, str) and re.fullmatch(_DATEINAME, wert):
        return wert
    meldung = "{wert} taugt nicht als Muster; es muss {platz} enthalten und darf keinen Ordner nennen"
    raise fehler("dateiname", meldung, wert, platz="»{dokument}«")


def _ordner(wert: object) -> str:
    if isinstance(wert, str) and re.fullmatch(_ORDNER, wert):
        return wert.replace("\\", "/")
    raise fehler("ordner", "{wert} ist kein Ordner innerhalb des Konzeptordners", wert)


class Konfiguration(Modell):
    """The configuration; every key has a default."""

    ausgabe: Annotated[str, Leser(_ordner, {"type": "string", "pattern": _ORDNER})] = Field(
        default="ausgabe", description="Ausgabeordner im Konzeptordner"
    )
    profilordner: Pfad | None = feld("Ordner mit eigenen Profilen, auch außerhalb", "../profile-verband")
    dokumente: tuple[Dokument, ...] = Field(
        default=tuple(Dokument), description="Dokumente, die dieser Konzeptordner führt"
    )
    formate: tuple[Format, ...] = Field(
        default=(Format.DOCX,), description="Formate, in denen die Dokumente geschrieben werden"
    )
    dateiname: Annotated[str, Leser(_dateiname, {"type": "string", "pattern": _DATEINAME})] = Field(
        default="{dokument}",
        description="Muster der Dateinamen ohne Endung, mit Platzhaltern für Dokument und Angebot",
        examples=["{angebot}-{dokument}"],
    )
