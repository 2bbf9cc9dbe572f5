"""How a value of the data is printed in German: one form for each type, everywhere the same."""

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from teilhabe_docs.documents.blocks import Absatz, Fussnote, Inline, OffeneStelle, Text, Umbruch
from teilhabe_docs.documents.emptiness import leerheit
from teilhabe_docs.documents.template.environment import VerbundenListe, Zeilen
from teilhabe_docs.documents.template.view import Entfallen, Offen, Sicht
from teilhabe_docs.model.base import Modell
from teilhabe_docs.model.choices import Auswahl, Wochentag
from teilhabe_docs.model.offer_quality import Zielerreichung
from teilhabe_docs.model.offer_service import Abgrenzung, Intensitaetsstufe, Verpflegungsposten, Ziel
from teilhabe_docs.model.offer_terms import Aussengruppe, Beteiligung
from teilhabe_docs.model.shared import Anschrift, Kontakt, Person, Rechtsgrundlage, Zeitfenster
from teilhabe_docs.model.staffing import Regie

Inlines = tuple[Inline, ...]

MONATE = (
    "Januar", "Februar", "März", "April", "Mai", "Juni",
    "Juli", "August", "September", "Oktober", "November", "Dezember",
)  # fmt: skip


def deutsches_datum(tag: date) -> str:
    """A date in words: `1. September 2027`."""
    return f"{tag.day}. {MONATE[tag.month - 1]} {tag.year}"


def zahl(wert: Decimal) -> str:
    """A number with decimal comma, without superfluous zeros."""
    text = f"{wert:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")


def inline(wert: Any) -> Inlines:
    """`wert` as running text; open places for what is missing in it."""
    if isinstance(wert, Offen):
        return (OffeneStelle(wert.pfad, wert.hinweis),)
    if isinstance(wert, Entfallen):
        return (Text(f"entfällt ({wert.grund})"),)
    if isinstance(wert, Zeilen):
        return _mit_umbruechen(wert.wert)
    if isinstance(wert, Sicht):
        return struktur(wert)
    if isinstance(wert, VerbundenListe):
        return verbunden([inline(teil) for teil in _mit_gemeinsamem_wort(wert)], wert.wort)
    if isinstance(wert, tuple):
        return verbunden([inline(teil) for teil in wert], "und")
    return (Text(_skalar(wert)),)


def _skalar(wert: Any) -> str:
    if isinstance(wert, bool):
        return "ja" if wert else "nein"
    if isinstance(wert, Auswahl):
        return wert.label
    if isinstance(wert, date):
        return deutsches_datum(wert)
    if hasattr(wert, "deutsch"):
        return str(wert.deutsch())
    if isinstance(wert, Decimal):
        return zahl(wert)
    return str(wert)


def _mit_gemeinsamem_wort(werte: tuple[Any, ...]) -> tuple[Any, ...]:
    """Labels that all end with the same word keep it at the last only: `körperliche und geistige Leiden`."""
    if len(werte) < 2 or not all(isinstance(w, Auswahl) and w.label.count(" ") == 1 for w in werte):
        return werte
    letzte = {w.label.rpartition(" ")[2] for w in werte}
    return (*(w.label.rpartition(" ")[0] for w in werte[:-1]), werte[-1]) if len(letzte) == 1 else werte


def verbunden(teile: list[Inlines], wort: str) -> Inlines:
    """`a, b und c`."""
    if not teile:
        return ()
    ergebnis = list(teile[0])
    for i, teil in enumerate(teile[1:], 2):
        ergebnis += [Text(f" {wort} " if i == len(teile) else ", "), *teil]
    return tuple(ergebnis)


def struktur(sicht: Sicht) -> Inlines:
    """A structure as running text; where nothing is given in it, its open place."""
    if sicht.leer:
        return inline(sicht.lage.offen(sicht.pfad))
    form = FORMEN.get(type(sicht.modell))
    return form(sicht) if form else _aneinander(sicht)


def _teil(sicht: Sicht, name: str) -> Inlines:
    return inline(sicht.feld(name))


def _hat(sicht: Sicht, name: str) -> bool:
    return not leerheit(getattr(sicht.modell, name))


def _aneinander(sicht: Sicht) -> Inlines:
    """The given fields of a structure, separated by commas, names of list entries' ids left out."""
    namen = [n for n in type(sicht.modell).model_fields if n != "id" and _hat(sicht, n)]
    return _getrennt((_teil(sicht, n) for n in namen), ", ")


def _getrennt(teile: Iterable[Inlines], trenner: str) -> Inlines:
    ergebnis: list[Inline] = []
    for teil in teile:
        ergebnis += [Text(trenner), *teil] if ergebnis else teil
    return tuple(ergebnis)


def _anschrift(s: Sicht) -> Inlines:
    return (*_teil(s, "strasse"), Text(", "), *_teil(s, "plz"), Text(" "), *_teil(s, "ort"))


def _kontakt(s: Sicht) -> Inlines:
    woerter = {"telefon": "Telefon ", "email": "E-Mail ", "web": ""}
    return _getrennt(((Text(w), *_teil(s, n)) for n, w in woerter.items() if _hat(s, n)), ", ")


def _person(s: Sicht) -> Inlines:
    return _getrennt((_teil(s, n) for n in ("name", "funktion") if _hat(s, n)), ", ")


def _rechtsgrundlage(s: Sicht) -> Inlines:
    ergebnis = _teil(s, "zitat")
    if _hat(s, "fassung"):
        ergebnis += (Text(" ("), *_teil(s, "fassung"), Text(")"))
    if _hat(s, "hinweis"):
        ergebnis += (Fussnote((Absatz(_teil(s, "hinweis")),)),)
    return ergebnis


def _zeitfenster(s: Sicht) -> Inlines:
    tage = s.feld("wochentage")
    worte = inline(tage) if isinstance(tage, Offen | Entfallen) else (Text(wochentage(tage)),)
    return (*worte, Text(" von "), *_teil(s, "von"), Text(" bis "), *_teil(s, "bis"), Text(" Uhr"))


def wochentage(tage: tuple[Wochentag, ...]) -> str:
    """Days of the week in words; three or more in a row as `Montag bis Freitag`."""
    gruppen: list[list[Wochentag]] = []
    for tag in sorted(set(tage)):
        if gruppen and gruppen[-1][-1].rank == tag.rank - 1:
            gruppen[-1].append(tag)
        else:
            gruppen.append([tag])
    worte = []
    for g in gruppen:
        namen = [tag.label for tag in g]
        worte += [f"{namen[0]} bis {namen[-1]}"] if len(g) > 2 else namen
    return f"{', '.join(worte[:-1])} und {worte[-1]}" if len(worte) > 1 else worte[0]


def _mit_umbruechen(wert: Any) -> Inlines:
    if isinstance(wert, tuple):
        zeilen = [inline(teil) for teil in wert]
    elif isinstance(wert, Sicht) and isinstance(wert.modell, Anschrift) and not wert.leer:
        zeilen = [_teil(wert, "strasse"), (*_teil(wert, "plz"), Text(" "), *_teil(wert, "ort"))]
    else:
        return inline(wert)
    ergebnis: list[Inline] = []
    for zeile in zeilen:
        ergebnis += [Umbruch(), *zeile] if ergebnis else zeile
    return tuple(ergebnis)


def _benannt(name: str, *rest: str) -> Callable[[Sicht], Inlines]:
    """`name`, a colon, then the rest; the rest alone where `name` is not given."""

    def form(s: Sicht) -> Inlines:
        teile = _getrennt((_teil(s, n) for n in rest if _hat(s, n)), "; ")
        if not _hat(s, name):
            return teile
        return (*_teil(s, name), Text(": "), *teile) if teile else _teil(s, name)

    return form


def _mit_zusatz(name: str, *rest: str) -> Callable[[Sicht], Inlines]:
    """`name`, and the rest in brackets where it is given."""

    def form(s: Sicht) -> Inlines:
        zusatz = _getrennt((_teil(s, n) for n in rest if _hat(s, n)), "; ")
        return (*_teil(s, name), Text(" ("), *zusatz, Text(")")) if zusatz else _teil(s, name)

    return form


FORMEN: dict[type[Modell], Callable[[Sicht], Inlines]] = {
    Abgrenzung: _benannt("gegenueber", "text"),
    Anschrift: _anschrift,
    Aussengruppe: _mit_zusatz("bezeichnung", "anschrift"),
    Beteiligung: _mit_zusatz("name", "grundlage"),
    Intensitaetsstufe: _benannt("bezeichnung", "kriterium"),
    Kontakt: _kontakt,
    Person: _person,
    Rechtsgrundlage: _rechtsgrundlage,
    Regie: _mit_zusatz("schluessel", "bezug"),
    Verpflegungsposten: _benannt("posten", "umfang"),
    Zeitfenster: _zeitfenster,
    Ziel: _benannt("bereich", "text"),
    Zielerreichung: _mit_zusatz("massstab", "indikator", "erhebung"),
}
"""How structures are printed; those that are not here print their members one after the other."""

VOLLSTAENDIG: dict[type[Modell], tuple[str, ...]] = {
    Anschrift: ("strasse", "plz", "ort"),
    Zeitfenster: ("wochentage", "von", "bis"),
}
"""Members that a structure prints in any case: what is missing among them is an open place of its own."""
