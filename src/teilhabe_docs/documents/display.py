"""How a value of the data is printed in German: one form for each type, everywhere the same."""

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from teilhabe_docs.documents.blocks import Footnote, Inline, LineBreak, OpenPlace, Paragraph, TextRun
from teilhabe_docs.documents.emptiness import emptiness_of
from teilhabe_docs.documents.origin_marks import printed_from
from teilhabe_docs.documents.template.environment import FromField, JoinedList, Rows
from teilhabe_docs.documents.template.view import OpenField, View, WaivedField
from teilhabe_docs.model.base import Model, OwnStructure
from teilhabe_docs.model.choices import Choice, Wochentag
from teilhabe_docs.model.fields import fields_of
from teilhabe_docs.model.numbers import Hours, german_digits
from teilhabe_docs.model.offer_assistance import Erreichbarkeitszeit
from teilhabe_docs.model.offer_quality import Zielerreichung
from teilhabe_docs.model.offer_service import Abgrenzung, Intensitaetsstufe, Verpflegungsposten, Ziel
from teilhabe_docs.model.offer_terms import Aussengruppe, Beteiligung
from teilhabe_docs.model.shared import Anschrift, Kontakt, Person, Rechtsgrundlage, Zeitfenster
from teilhabe_docs.model.staffing import Regie
from teilhabe_docs.model.values import TimeOfDay

Inlines = tuple[Inline, ...]

MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni",
    "Juli", "August", "September", "Oktober", "November", "Dezember",
)  # fmt: skip


def german_date(tag: date) -> str:
    """A date in words: `1. September 2027`."""
    return f"{tag.day}. {MONTHS[tag.month - 1]} {tag.year}"


def german_number(wert: Decimal) -> str:
    """A number with decimal comma and points between thousands, without superfluous zeros."""
    text = german_digits(wert)
    return text.rstrip("0").rstrip(",") if "," in text else text


def as_inline(wert: Any) -> Inlines:
    """`wert` as running text; open places for what is missing in it."""
    if isinstance(wert, OpenField):
        return (OpenPlace(wert.pfad, wert.hinweis),)
    if isinstance(wert, WaivedField):
        return (TextRun(f"entfällt ({wert.grund})"),)
    if isinstance(wert, Rows):
        return _mit_umbruechen(wert.wert)
    if isinstance(wert, View):
        return structure(wert)
    if isinstance(wert, JoinedList):
        return joined([as_inline(teil) for teil in _mit_gemeinsamem_wort(wert)], wert.wort)
    if isinstance(wert, tuple):
        return joined([as_inline(teil) for teil in wert], "und")
    if isinstance(wert, FromField):
        return printed_from(as_inline(wert.value), wert.path)
    return (TextRun(_skalar(wert)),)


def of_field(view: View, name: str) -> Inlines:
    """What the field `name` of a structure prints."""
    return printed_from(as_inline(view.feld(name)), view.origin(name))


def _skalar(wert: Any) -> str:
    if isinstance(wert, bool):
        return "ja" if wert else "nein"
    if isinstance(wert, Choice):
        return wert.label
    if isinstance(wert, date):
        return german_date(wert)
    if hasattr(wert, "deutsch"):
        return str(wert.deutsch())
    if isinstance(wert, Decimal):
        return german_number(wert)
    return german_digits(wert) if isinstance(wert, int) else str(wert)


def _mit_gemeinsamem_wort(werte: tuple[Any, ...]) -> tuple[Any, ...]:
    """Labels that all end with the same word keep it at the last only: `körperliche und geistige Leiden`.

    The last may have it as the end of one word: `körperliche, geistige und Sinnesleiden`.
    """
    if len(werte) < 2 or not all(isinstance(wert, Choice) for wert in werte):
        return werte
    *davor, letztes = (wert.label for wert in werte)
    wort = davor[0].rpartition(" ")[2]
    if not all(label.count(" ") == 1 and label.endswith(f" {wort}") for label in davor):
        return werte
    gemeinsam = letztes.count(" ") == 1 and letztes.endswith(f" {wort}")
    if not gemeinsam and (" " in letztes or not letztes.endswith(wort.lower())):
        return werte
    return (*(label.rpartition(" ")[0] for label in davor), werte[-1])


def joined(teile: list[Inlines], wort: str) -> Inlines:
    """`a, b und c`."""
    if not teile:
        return ()
    ergebnis = list(teile[0])
    for i, teil in enumerate(teile[1:], 2):
        ergebnis += [TextRun(f" {wort} " if i == len(teile) else ", "), *teil]
    return tuple(ergebnis)


def structure(sicht: View) -> Inlines:
    """A structure as running text; where nothing is given in it, its open place."""
    if sicht.leer:
        return as_inline(sicht.lage.offen(sicht.pfad))
    form = _labelled if isinstance(sicht.modell, OwnStructure) else FORMS.get(type(sicht.modell))
    return printed_from(form(sicht) if form else _aneinander(sicht), sicht.origin())


def with_unit(wert: Any) -> Inlines:
    """The same, hours and times of day with their unit."""
    if isinstance(wert, Hours):
        return (TextRun(f"{_skalar(wert)} {'Stunde' if wert == 1 else 'Stunden'}"),)
    return (TextRun(f"{_skalar(wert)} Uhr"),) if isinstance(wert, TimeOfDay) else as_inline(wert)


def of_member(view: View, name: str) -> Inlines:
    """The same as `of_field`, hours and times of day with their unit."""
    return printed_from(with_unit(view.feld(name)), view.origin(name))


def _labelled(sicht: View) -> Inlines:
    """The given fields of a structure that a profile declares, each with its label."""
    fields = fields_of(type(sicht.modell))
    given = [(fields[name].description, name) for name in fields if _hat(sicht, name)]
    return _getrennt(((TextRun(f"{label}: "), *of_member(sicht, name)) for label, name in given), "; ")


def _hat(sicht: View, name: str) -> bool:
    return not emptiness_of(getattr(sicht.modell, name))


def _aneinander(sicht: View) -> Inlines:
    """The given fields of a structure, separated by commas, names of list entries' ids left out."""
    namen = [n for n in type(sicht.modell).model_fields if n != "id" and _hat(sicht, n)]
    return _getrennt((of_field(sicht, n) for n in namen), ", ")


def _getrennt(teile: Iterable[Inlines], trenner: str) -> Inlines:
    ergebnis: list[Inline] = []
    for teil in teile:
        ergebnis += [TextRun(trenner), *teil] if ergebnis else teil
    return tuple(ergebnis)


def _anschrift(s: View) -> Inlines:
    return (*of_field(s, "strasse"), TextRun(", "), *of_field(s, "plz"), TextRun(" "), *of_field(s, "ort"))


def _kontakt(s: View) -> Inlines:
    woerter = {"telefon": "Telefon ", "email": "E-Mail ", "web": ""}
    return _getrennt(((TextRun(w), *of_field(s, n)) for n, w in woerter.items() if _hat(s, n)), ", ")


def _person(s: View) -> Inlines:
    return _getrennt((of_field(s, n) for n in ("name", "funktion") if _hat(s, n)), ", ")


def _rechtsgrundlage(s: View) -> Inlines:
    ergebnis = of_field(s, "zitat")
    if _hat(s, "fassung"):
        ergebnis += (TextRun(" ("), *of_field(s, "fassung"), TextRun(")"))
    if _hat(s, "hinweis"):
        ergebnis += (Footnote((Paragraph(of_field(s, "hinweis")),)),)
    return ergebnis


def _zeitfenster(s: View) -> Inlines:
    tage = s.feld("wochentage")
    worte = as_inline(tage) if isinstance(tage, OpenField | WaivedField) else (TextRun(weekdays(tage)),)
    return (
        *printed_from(worte, s.origin("wochentage")),
        TextRun(" von "),
        *of_field(s, "von"),
        TextRun(" bis "),
        *of_field(s, "bis"),
        TextRun(" Uhr"),
    )


def _erreichbarkeitszeit(s: View) -> Inlines:
    """Hours that end before they begin end on the next day."""
    von, bis = s.feld("von"), s.feld("bis")
    over_midnight = isinstance(von, str) and isinstance(bis, str) and bis <= von
    return (*_zeitfenster(s), *((TextRun(" des folgenden Tages"),) if over_midnight else ()))


def weekdays(tage: tuple[Wochentag, ...]) -> str:
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
        zeilen = [as_inline(teil) for teil in wert]
    elif isinstance(wert, View) and isinstance(wert.modell, Anschrift) and not wert.leer:
        zeilen = [of_field(wert, "strasse"), (*of_field(wert, "plz"), TextRun(" "), *of_field(wert, "ort"))]
    else:
        return as_inline(wert)
    ergebnis: list[Inline] = []
    for zeile in zeilen:
        ergebnis += [LineBreak(), *zeile] if ergebnis else zeile
    return tuple(ergebnis)


def _benannt(name: str, *rest: str) -> Callable[[View], Inlines]:
    """`name`, a colon, then the rest; the rest alone where `name` is not given."""

    def form(s: View) -> Inlines:
        teile = _getrennt((of_field(s, n) for n in rest if _hat(s, n)), "; ")
        if not _hat(s, name):
            return teile
        return (*of_field(s, name), TextRun(": "), *teile) if teile else of_field(s, name)

    return form


def _mit_zusatz(name: str, *rest: str) -> Callable[[View], Inlines]:
    """`name`, and the rest in brackets where it is given."""

    def form(s: View) -> Inlines:
        zusatz = _getrennt((of_field(s, n) for n in rest if _hat(s, n)), "; ")
        return (*of_field(s, name), TextRun(" ("), *zusatz, TextRun(")")) if zusatz else of_field(s, name)

    return form


FORMS: dict[type[Model], Callable[[View], Inlines]] = {
    Abgrenzung: _benannt("gegenueber", "text"),
    Anschrift: _anschrift,
    Aussengruppe: _mit_zusatz("bezeichnung", "anschrift"),
    Beteiligung: _mit_zusatz("name", "grundlage"),
    Intensitaetsstufe: _benannt("bezeichnung", "kriterium"),
    Erreichbarkeitszeit: _erreichbarkeitszeit,
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

_UNSHOWN: dict[type[Model], tuple[str, ...]] = {
    Intensitaetsstufe: ("woche_h",),
    Kontakt: ("ansprechpersonen",),
}


def shown_fields(model: type[Model]) -> tuple[str, ...]:
    """The members that show where a structure is printed as a whole."""
    left_out = _UNSHOWN.get(model, ()) if model in FORMS else ("id",)
    return tuple(name for name in model.model_fields if name not in left_out)


def is_worded(model: type[Model]) -> bool:
    """Whether a structure printed as a whole says all that it holds, in words or with labels."""
    return issubclass(model, OwnStructure) or (model in FORMS and model not in _UNSHOWN)


COMPLETE: dict[type[Model], tuple[str, ...]] = {
    Anschrift: ("strasse", "plz", "ort"),
    Erreichbarkeitszeit: ("wochentage", "von", "bis"),
    Zeitfenster: ("wochentage", "von", "bis"),
}
"""Members that a structure prints in any case: what is missing among them is an open place of its own."""
