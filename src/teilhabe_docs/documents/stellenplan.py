"""The positions of an offer as a document shows them: a table with sums, and what follows from it."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Literal

from teilhabe_docs.documents.blocks import Block, Inline, Paragraph, TableBlock, TextRun
from teilhabe_docs.documents.display import joined, of_field
from teilhabe_docs.documents.offer_figures import figures_of
from teilhabe_docs.documents.origin_marks import printed_from
from teilhabe_docs.documents.template.environment import STELLENPLAN_COLUMNS, given, position_fields
from teilhabe_docs.documents.template.traits import Merkmale
from teilhabe_docs.documents.template.view import View
from teilhabe_docs.model.choices import Bereich
from teilhabe_docs.model.field_path import NO_FIELD, FieldPath
from teilhabe_docs.model.konzept import Konzept
from teilhabe_docs.rechnen.calculation import Calculation
from teilhabe_docs.rechnen.counted_positions import REGIE, CountedPosition, PositionSum, sum_of
from teilhabe_docs.rechnen.figures import Unit, digits, figure, german, rounded
from teilhabe_docs.rechnen.foerdereinheiten import Foerdereinheiten
from teilhabe_docs.rechnen.sums import sums_by

Cell = tuple[Inline, ...]
_WITHOUT_BEREICH = "Weitere Stellen"
_NOT_COUNTED = "In den Summen nicht enthalten"


def stellenplan(
    konzept: Konzept, positionen: tuple[View, ...], spalten: tuple[str, ...], merkmale: Merkmale
) -> tuple[Block, ...]:
    """The table of the positions, area by area, with sums; then quota and ratio as far as they are agreed.

    Areas are called, and counted, as the traits of the profile have it.

    The column `bereich` is none: each area is named once, in a row above its positions. Nor is `umfang`: it
    asks for a sentence on the agreed hours of an ambulant service, or on units, and what they take. `summen`
    asks for the sums of the areas alone.
    """
    rechnung = figures_of(konzept, (merkmale,))
    if "summen" in spalten:
        rows = tuple(_sums(rechnung))
        return (TableBlock(((TextRun("Bereich"),), (TextRun("VZÄ"),)), rows, ("links", "rechts")),)
    columns = tuple(spalte for spalte in spalten if spalte not in ("bereich", "umfang"))
    kopf = ("Funktion", *(STELLENPLAN_COLUMNS[spalte] for spalte in columns), "VZÄ")
    links: list[Literal["links", "rechts"]] = ["links"] * len(kopf[1:])
    zeilen = tuple(_zeilen(rechnung, positionen, columns, named="bereich" in spalten))
    tabelle = TableBlock(tuple((TextRun(wort),) for wort in kopf), zeilen, (*links, "rechts"))
    umfang = _bemessung(rechnung) if "umfang" in spalten else ()
    return (tabelle, *(Paragraph(satz) for satz in (*_saetze(rechnung, positionen), *umfang)))


def _zeilen(
    rechnung: Calculation,
    positionen: tuple[View, ...],
    spalten: tuple[str, ...],
    *,
    named: bool,
) -> Iterator[tuple[Cell, ...]]:
    """Those that count with the sum of each area, which is `named`; those that do not; the sums of all."""
    stellen = rechnung.stellen
    for bereich in (*Bereich, None):
        eigene = [s for s in stellen if s.zaehlt and s.position.bereich is bereich]
        if named and eigene:
            yield _group_row(_bereich(eigene[0], rechnung) or (TextRun(_WITHOUT_BEREICH),), spalten)
        yield from (_zeile(stelle, positionen, spalten, rechnung) for stelle in eigene)
        if len(eigene) > 1 and bereich is not None:
            yield _summenzeile(f"Summe {rechnung.area(bereich)}", sum_of(eigene), spalten, fett=True)
    if ohne := [s for s in stellen if not s.zaehlt]:
        yield _group_row((TextRun(_NOT_COUNTED),), spalten)
        yield from (_zeile(stelle, positionen, spalten, rechnung, named=named) for stelle in ohne)
    yield from _totals(rechnung, spalten)


def _sums(rechnung: Calculation) -> Iterator[tuple[Cell, ...]]:
    """The sum of each area, then those of all."""
    for bereich in (*Bereich, None):
        eigene = [s for s in rechnung.stellen if s.zaehlt and s.position.bereich is bereich]
        if eigene:
            name = _WITHOUT_BEREICH if bereich is None else rechnung.area(bereich)
            yield _summenzeile(name, sum_of(eigene), (), fett=False)
    yield from _totals(rechnung, ())


def _totals(rechnung: Calculation, spalten: tuple[str, ...]) -> Iterator[tuple[Cell, ...]]:
    """The sum of all positions, then by category and for Regie.

    The sums by category leave out Regie; they say so where a position of Regie has a category itself.
    """
    stellen = rechnung.stellen
    yield _summenzeile("Summe", sum_of(stellen), spalten, fett=True)
    behind = [bereich for bereich in REGIE if bereich not in rechnung.direkt]
    regie = tuple(stelle for stelle in stellen if stelle.position.bereich in behind)
    andere = tuple(stelle for stelle in stellen if stelle not in regie)
    without = " (ohne Regie)" if any(s.zaehlt and s.position.kategorie for s in regie) else ""
    je_kategorie = [(f"{wort}{without}", teil) for wort, teil in sums_by(rechnung, "Kategorie", andere)]
    for wort, teil in (*je_kategorie, ("Regie", sum_of(regie))):
        if teil.anzahl:
            yield _summenzeile(f"davon {wort}", teil, spalten, fett=False)


def _zeile(
    stelle: CountedPosition,
    positionen: tuple[View, ...],
    spalten: tuple[str, ...],
    rechnung: Calculation,
    *,
    named: bool = False,
) -> tuple[Cell, ...]:
    """A position; one that does not count says why, and where no row above does (`named`) its area."""
    sicht = positionen[stelle.nummer]
    added: Cell = ()
    if not stelle.zaehlt:
        bereich = _bereich(stelle, rechnung) if named else ()
        comma = (TextRun(", "),) if bereich else ()
        added = (TextRun(f" ({stelle.position.beschaeftigung.label}"), *comma, *bereich, TextRun(")"))
    return (
        (*of_field(sicht, "funktion"), *added),
        *(_zelle(sicht, spalte, spalten) for spalte in spalten),
        printed_from((TextRun(_umfang(stelle)),), _amount_of(stelle, sicht)),
    )


def _bereich(stelle: CountedPosition, rechnung: Calculation) -> Cell:
    bereich = stelle.position.bereich
    return () if bereich is None else (TextRun(rechnung.area(bereich)),)


def _group_row(name: Cell, spalten: tuple[str, ...]) -> tuple[Cell, ...]:
    """The row that names what stands below it."""
    bold = tuple(replace(piece, fett=True) if isinstance(piece, TextRun) else piece for piece in name)
    return (bold, *[()] * len(spalten), ())


def _zelle(sicht: View, spalte: str, spalten: tuple[str, ...]) -> Cell:
    """What a position has in a column; a degree without a column of its own stands behind the profession."""
    zelle: list[Inline] = []
    for name in position_fields(spalte, spalten):
        if given(sicht.feld(name)):
            zelle += [TextRun(", "), *of_field(sicht, name)] if zelle else of_field(sicht, name)
    return tuple(zelle) or (TextRun("–"),)


def _umfang(stelle: CountedPosition) -> str:
    if stelle.vzae is not None:
        return digits(stelle.vzae, Unit.VZAE)
    if stelle.stunden_h is not None:
        return f"{digits(stelle.stunden_h, Unit.STUNDEN)} Wochenstunden"
    return "–"


def _amount_of(stelle: CountedPosition, view: View) -> FieldPath:
    """The field that the amount of a position is printed from; none where it is computed."""
    for name, shown in (("vzae", stelle.vzae), ("wochenstunden_h", stelle.stunden_h)):
        if shown is not None:
            return view.origin(name) if given(view.feld(name)) else NO_FIELD
    return NO_FIELD


def _summenzeile(wort: str, wert: PositionSum, spalten: tuple[str, ...], *, fett: bool) -> tuple[Cell, ...]:
    wort += "" if wert.vollstaendig else " (unvollständig)"
    leer: list[Cell] = [() for _ in spalten]
    return ((TextRun(wort, fett=fett),), *leer, (TextRun(digits(wert.vzae, Unit.VZAE), fett=fett),))


def _saetze(rechnung: Calculation, positionen: tuple[View, ...]) -> Iterator[Cell]:
    ohne = [of_field(positionen[s.nummer], "funktion") for s in rechnung.stellen if not s.zaehlt]
    if ohne:
        satz = "In den Summen nicht enthalten und weder auf Schlüssel noch auf Fachkraftquote angerechnet: "
        yield (TextRun(satz), *joined(ohne, "und"), TextRun("."))
    folgen = [*_quote(rechnung), *_schluessel(rechnung)]
    if folgen:
        errechnet: list[Cell] = [(TextRun(wort),) for wort, _ in folgen]
        gleich = all(wort.startswith(f"{minimum} ") for wort, minimum in folgen)
        ende = (
            "das sind die vereinbarten Mindestwerte" if folgen[1:] else "das ist der vereinbarte Mindestwert"
        )
        yield (
            TextRun("Rechnerisch ergibt sich aus diesen Stellen "),
            *joined(errechnet, "und"),
            TextRun(f"; {ende}." if gleich else "."),
        )
        if not gleich:
            vereinbart: list[Cell] = [(TextRun(wort),) for _, wort in folgen]
            satz = "Das gibt die vorgesehenen Stellen wieder; vereinbart ist als Mindestwert "
            yield (TextRun(satz), *joined(vereinbart, "und"), TextRun("."))
    if _weicht_ab(rechnung.stellen):
        yield (TextRun("Die Summen sind aus den ungerundeten Werten gerechnet."),)


def _bemessung(rechnung: Calculation) -> Iterator[Cell]:
    """What the agreed hours or units ask for, and what the positions give."""
    for probe in rechnung.bemessungen:
        stunden, je_vollkraft = probe.personalstunden_h, probe.abgerechnet_je_vollkraft_h
        if stunden is None or je_vollkraft is None or probe.bedarf_vzae is None:
            continue
        satz = "Die vereinbarten"
        if isinstance(probe, Foerdereinheiten):
            satz = "Einheiten, Wege und Diagnostik von zusammen"
        satz += f" {german(stunden, Unit.STUNDEN)} im Jahr erfordern bei "
        satz += f"{german(je_vollkraft, Unit.STUNDEN)} je Vollkraft {german(probe.bedarf_vzae, Unit.VZAE)}"
        if probe.direkt.sicher is not None and probe.direkt.anzahl:
            satz += f"; vorgesehen sind in {rechnung.served} {german(probe.direkt.sicher, Unit.VZAE)}"
        yield (TextRun(f"{satz}."),)


def _quote(rechnung: Calculation) -> Iterator[tuple[str, str]]:
    """The quota that the positions give, and the agreed one."""
    quote, vereinbart = rechnung.quote, figure(rechnung.konzept.personal.fachkraftquote)
    if vereinbart is not None and quote.prozent is not None:
        yield (
            f"eine Fachkraftquote von {german(quote.prozent, Unit.PROZENT)} "
            f"({digits(quote.fachkraefte.vzae, Unit.VZAE)} von {german(quote.alle.vzae, Unit.VZAE)} "
            f"in {rechnung.served})",
            f"eine Fachkraftquote von {german(vereinbart, Unit.PROZENT)}",
        )


def _schluessel(rechnung: Calculation) -> Iterator[tuple[str, str]]:
    """The ratio of the group that the positions give, and the agreed one."""
    for probe in rechnung.schluessel:
        if probe.bereich is Bereich.GRUPPE and probe.erreicht is not None and probe.menge is not None:
            yield (
                f"ein Personalschlüssel der Gruppe von {german(probe.erreicht, Unit.SCHLUESSEL)} "
                f"({german(probe.ist.vzae, Unit.VZAE)} für {german(probe.menge, Unit.PLAETZE)})",
                f"ein Personalschlüssel der Gruppe von {german(probe.schluessel, Unit.SCHLUESSEL)}",
            )


def _weicht_ab(stellen: tuple[CountedPosition, ...]) -> bool:
    """Whether the shown amounts add up to something else than the shown sums."""
    for bereich in (*Bereich, None):
        eigene = [s for s in stellen if s.zaehlt and s.position.bereich is bereich]
        gezeigt = sum((rounded(s.vzae) for s in eigene if s.vzae is not None), Decimal(0))
        if gezeigt != rounded(sum_of(eigene).vzae):
            return True
    return False
