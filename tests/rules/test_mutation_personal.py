"""Places, amounts, ratios and quota of every example, changed one at a time: what contradicts is found.

What is expected is calculated here once more, in fractions and from the data as typed.
"""

import shutil
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from examples import EXAMPLES
from rechnen.beispiele import kaufmaennisch
from rules.pruefling import Daten, Pruefling, mit, prueflinge
from sampling import few
from teilhabe_docs.loading.discovery import FileKind

Widerspruch = tuple[str, str, str]
"""Code, path, severity."""


def bruch(wert: Any) -> Fraction:
    """A number as authors type it: `0,75`, `1:4,5`, `70 %`."""
    return Fraction(str(wert).replace(",", ".").removeprefix("1:").removesuffix("%").strip())


def vzae(personal: Daten, **merkmale: Any) -> Fraction:
    """The full-time equivalents of those employed whose values are among these."""
    summe = Fraction(0)
    for position in personal["positionen"]:
        passt = all(position.get(name) in werte for name, werte in merkmale.items())
        if passt and position.get("beschaeftigung", "angestellt") == "angestellt":
            stunden = bruch(position.get("wochenstunden_h", 0)) / bruch(personal["vollzeit_wochenstunden_h"])
            summe += bruch(position["vzae"]) if "vzae" in position else stunden
    return summe


def darunter(soll: Fraction, ist: Fraction, stellen: int = 2) -> Fraction:
    """By how much per cent, after rounding."""
    soll, ist = kaufmaennisch(soll, stellen), kaufmaennisch(ist, stellen)
    return (soll - ist) / soll * 100 if soll else Fraction(0)


def gewicht(prozent: Fraction) -> str:
    return "warning" if prozent >= 8 else "hint"


def erwartet(angebot: Daten, personal: Daten) -> set[Widerspruch]:
    """What contradicts in the figures of an offer."""
    return {
        *_schluessel(angebot, personal),
        *_quote(personal),
        *_dienstplan(angebot, personal),
        *_stunden(angebot, personal),
    }


def _schluessel(angebot: Daten, personal: Daten) -> Iterator[Widerspruch]:
    schluessel = personal.get("personalschluessel", {})
    mengen = {
        "plaetze": bruch(angebot.get("plaetze", 0)),
        "personen": bruch(angebot.get("personen", 0)),
        "vollkraefte": vzae(personal, bereich=BETREUUNG),
    }
    for bereich, wert in schluessel.items():
        x, bezug = (wert, "plaetze") if bereich == "gruppe" else (wert["schluessel"], wert["bezug"])
        ist = vzae(personal, bereich=(bereich,))
        fehlt = darunter(mengen[bezug] / bruch(x), ist)
        if fehlt > 0:
            yield "TD501", f"personalschluessel.{bereich}", gewicht(fehlt)
        elif -fehlt >= 8:
            yield "TD503", f"personalschluessel.{bereich}", "hint"


BETREUUNG = ("gruppe", "individuell")
FACHKRAFT = ("fachkraft_studium", "fachkraft_ausbildung")


def _quote(personal: Daten) -> Iterator[Widerspruch]:
    fach = vzae(personal, bereich=BETREUUNG, kategorie=FACHKRAFT)
    gerechnet = fach / vzae(personal, bereich=BETREUUNG) * 100
    vereinbart = personal["fachkraftquote"]
    if isinstance(vereinbart, dict):
        if gerechnet > 10:
            yield "TD504", "fachkraftquote", "warning"
    elif (fehlt := darunter(bruch(vereinbart), gerechnet, 1)) > 0:
        yield "TD502", "fachkraftquote", gewicht(fehlt)


def _stunden(angebot: Daten, personal: Daten) -> Iterator[Widerspruch]:
    """The hours of levels with persons, where both conventions take off the same Minderzeiten."""
    stufen = angebot.get("umfang", {}).get("intensitaetsstufen", [])
    if not stufen or not all("personen" in stufe for stufe in stufen):
        return
    woche_h = sum(bruch(stufe["personen"]) * bruch(stufe["woche_h"]) for stufe in stufen)
    je_vollkraft = bruch(personal["netto_jahresarbeitszeit_h"])
    je_vollkraft -= sum(bruch(eine["jahr_h"]) for eine in personal["minderzeiten"])
    bedarf = woche_h * bruch(angebot["umfang"]["wochen"]) / je_vollkraft
    fehlt = darunter(bedarf, vzae(personal, bereich=BETREUUNG))
    if fehlt > 0:
        yield "TD517", "umfang.intensitaetsstufen", gewicht(fehlt)
    elif -fehlt > 15:
        yield "TD518", "umfang.intensitaetsstufen", "hint"
    fachkraefte = vzae(personal, bereich=BETREUUNG, kategorie=FACHKRAFT)
    if darunter(bedarf * bruch(angebot["umfang"]["qualifiziert"]) / 100, fachkraefte) > 0:
        yield "TD519", "umfang.qualifiziert", "warning"


def _dienstplan(angebot: Daten, personal: Daten) -> Iterator[Widerspruch]:
    if "oeffnung" not in angebot:
        return
    wochentage = [tag for fenster in angebot["oeffnung"]["zeiten"] for tag in fenster["wochentage"]]
    woche_h = sum(
        (uhr(fenster["bis"]) - uhr(fenster["von"])) * len(fenster["wochentage"])
        for fenster in angebot["oeffnung"]["zeiten"]
    )
    for gruppe in angebot.get("gruppen", []):
        if "gleichzeitig_anwesend" in gruppe:
            jahr_h = bruch(angebot["oeffnung"]["tage_pro_jahr"]) * woche_h / len(wochentage)
            jahr_h *= bruch(gruppe["gleichzeitig_anwesend"])
            ist = vzae(personal, bereich=("gruppe",), gruppe=(gruppe["id"],))
            fehlt = darunter(jahr_h / bruch(personal["netto_jahresarbeitszeit_h"]), ist)
            if fehlt > 0:
                yield "TD512", f"gruppen[id={gruppe['id']}].gleichzeitig_anwesend", gewicht(fehlt)


def uhr(text: str) -> Fraction:
    stunde, minute = text.split(":")
    return int(stunde) + Fraction(int(minute), 60)


def veraendert(angebot: Daten, personal: Daten) -> Iterator[tuple[FileKind, str, list[str | int], Any]]:
    """Changes of one figure: which file, in words, where, and what stands there then."""
    menge = "plaetze" if "plaetze" in angebot else "personen"
    for zahl in (bruch(angebot[menge]) * n // 10 for n in (4, 9, 11, 20)):
        yield FileKind.ANGEBOT, f"{zahl} {menge}", [menge], int(zahl)
    for i, position in enumerate(personal["positionen"]):
        einheit = "vzae" if "vzae" in position else "wochenstunden_h"
        for neu in ("0", "0,1", "60"):
            yield FileKind.PERSONAL, f"{position['id']} {neu}", ["positionen", i, einheit], neu
    for quote in ("0", "55", "62", "73", "100", {"entfaellt": "nicht vereinbart"}):
        yield FileKind.PERSONAL, f"Quote {quote}", ["fachkraftquote"], quote
    for bereich, wert in personal["personalschluessel"].items():
        innen: list[str | int] = [] if bereich == "gruppe" else ["schluessel"]
        x = bruch(wert["schluessel"] if innen else wert)
        for faktor in (Fraction(1, 2), Fraction(49, 50), Fraction(2)):
            neu = f"1:{float(round(x * faktor, 3)):g}"
            yield FileKind.PERSONAL, f"{bereich} {neu}", ["personalschluessel", bereich, *innen], neu
    for i, gruppe in enumerate(angebot.get("gruppen", [])):
        if "gleichzeitig_anwesend" in gruppe:
            for neu in ("1", "2,8", "9"):
                yield (
                    FileKind.ANGEBOT,
                    f"{gruppe['id']} {neu} anwesend",
                    ["gruppen", i, "gleichzeitig_anwesend"],
                    neu,
                )


def _pfad(daten: Daten, wo: list[str | int]) -> str:
    """Where a finding of the changed figure alone stands: that it is unusual is told as well."""
    pfad, hier = "", daten
    for teil in wo:
        hier = hier[teil]  # type: ignore[index]
        pfad += f"[id={hier['id']}]" if isinstance(teil, int) else f".{teil}"
    return pfad.removeprefix(".")


def fehler(pruefling: Pruefling) -> Iterator[str]:
    """What lint says otherwise than it must, a line for each change."""
    vorher = {(f.code, f.path, str(f.severity)) for f in pruefling.befunde()}
    for art, worte, wo, neu in few(
        veraendert(pruefling.daten[FileKind.ANGEBOT], pruefling.daten[FileKind.PERSONAL]), 2
    ):
        daten = {**pruefling.daten, art: mit(pruefling.daten[art], wo, neu)}
        datei = pruefling.lies(art, daten[art])
        assert {(f.code, f.path) for f in datei.findings} <= {("TD212", _pfad(daten[art], wo))}, worte
        gemeldet = {
            (f.code, f.path, str(f.severity))
            for f in pruefling.befunde({art: datei})
            if not f.code.startswith("TD4")  # what stands elsewhere in the documents is another matter
        }
        soll = erwartet(daten[FileKind.ANGEBOT], daten[FileKind.PERSONAL])
        if gemeldet - vorher != soll:
            yield f"{worte}: {sorted(gemeldet - vorher)} statt {sorted(soll)}"


@pytest.mark.parametrize("beispiel", few(EXAMPLES, 5), ids=lambda ordner: ordner.name)
def test_each_contradiction_is_found_and_nothing_else(beispiel: Path, tmp_path: Path) -> None:
    shutil.copytree(beispiel, tmp_path / "e")
    for pruefling in prueflinge(tmp_path / "e"):
        assert list(fehler(pruefling)) == []


def test_the_changes_make_contradictions_of_every_kind(tmp_path: Path) -> None:
    codes = set()
    for beispiel in EXAMPLES:
        shutil.copytree(beispiel, tmp_path / beispiel.name)
        for pruefling in prueflinge(tmp_path / beispiel.name):
            daten = pruefling.daten
            for art, _, wo, neu in veraendert(daten[FileKind.ANGEBOT], daten[FileKind.PERSONAL]):
                neue = {**daten, art: mit(daten[art], wo, neu)}
                codes |= {
                    (code, schwere)
                    for code, _, schwere in erwartet(neue[FileKind.ANGEBOT], neue[FileKind.PERSONAL])
                }
    assert codes == {
        *(("TD501", "warning"), ("TD501", "hint"), ("TD502", "warning"), ("TD502", "hint")),
        *(("TD503", "hint"), ("TD504", "warning"), ("TD512", "warning"), ("TD512", "hint")),
        *(("TD517", "warning"), ("TD517", "hint"), ("TD518", "hint"), ("TD519", "warning")),
    }
