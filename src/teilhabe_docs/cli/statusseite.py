"""`tdocs status --format html`: one page for people who do not use a terminal."""

from typing import Any

from jinja2 import Environment, StrictUndefined

from teilhabe_docs.cli.lagebild import Lagebild, nach_gewicht
from teilhabe_docs.cli.statusformen import BEDARF_WORTE, STAND_WORTE, summen
from teilhabe_docs.diagnostics import Severity
from teilhabe_docs.documents.emptiness import Zustand
from teilhabe_docs.documents.profile.vocabulary import DOKUMENTE
from teilhabe_docs.rendering.seal import mit_kommentar
from teilhabe_docs.rendering.written import Stand
from teilhabe_docs.reporting.format_words import anzahlen, sichtbar
from teilhabe_docs.resources import content, folder

_SPALTEN = (Zustand.GEFUELLT, Zustand.ANLAGE, Zustand.ENTFAELLT, Zustand.LEER)


def als_html(lage: Lagebild) -> str:
    """The page, the same for the same repositories.

    It carries the digest of itself, so that tdocs may write it anew and leave alone what somebody has edited.
    """
    umgebung = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_gezeigt,
    )
    umgebung.filters |= {"anzahlen": anzahlen, "nach_gewicht": nach_gewicht}
    vorlage = umgebung.from_string(content(folder("templates") / "status.html").decode())
    seite = vorlage.render(
        lage=lage,
        summen=summen(lage),
        titel=DOKUMENTE,
        stand=STAND_WORTE,
        zustaende=_SPALTEN,
        zustand=BEDARF_WORTE,
        leer=Zustand.LEER,
        schwere=Severity,
        aktuell=Stand.AKTUELL,
    )
    return mit_kommentar(seite, {})


def _gezeigt(wert: Any) -> Any:
    """Texts on one line and without characters that no page may hold."""
    return sichtbar(wert) if type(wert) is str else wert
