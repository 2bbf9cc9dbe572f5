"""Calculations of tiny offers, and the figures that docs/rechnen.md shows."""

import re
from fractions import Fraction
from pathlib import Path
from typing import Any

from kleinprofil import konzept
from teilhabe_docs.rechnen.calculation import Calculation
from teilhabe_docs.rechnen.result import Result
from teilhabe_docs.rechnen.results import results_of

SEITE = (Path(__file__).resolve().parents[2] / "docs" / "rechnen.md").read_text("utf-8")


def rechnung(
    *positionen: dict[str, Any], angebot: dict[str, Any] | None = None, **personal: Any
) -> Calculation:
    """The calculation of an offer with these positions; ids and functions are made up where missing."""
    benannt = [{"id": f"s{i}", "funktion": f"Stelle {i}", **p} for i, p in enumerate(positionen)]
    return Calculation(konzept(angebot=angebot or {}, personal={"positionen": benannt, **personal}))


def nach_id(eine: Calculation) -> dict[str, Result]:
    """The results by their ids."""
    return {ergebnis.id: ergebnis for ergebnis in results_of(eine)}


def gleichungen(text: str) -> list[tuple[str, str]]:
    """The equations that stand in code marks: left side, right side."""
    return [(links, rechts) for links, rechts in re.findall(r"`([^`\n]+) = ([^`\n]+)`", text)]


def ausgerechnet(ausdruck: str) -> Fraction:
    """The value of an expression of German numbers with ÷ × − + and brackets."""
    ausdruck = re.sub(r"(?<=\d)\.(?=\d{3})", "", ausdruck)
    assert re.fullmatch(r"[\d,()÷×−+ ]+", ausdruck), ausdruck
    python = re.sub(r"\d+(?:,\d+)?", lambda z: f"Fraction('{z[0].replace(',', '.')}')", ausdruck)
    wert: Fraction = eval(python.replace("÷", "/").replace("×", "*").replace("−", "-"))  # noqa: S307 - figures and operators only, as asserted above
    return wert


def kaufmaennisch(wert: Fraction, stellen: int) -> Fraction:
    """A value of at least 0 rounded half up."""
    return Fraction(int(wert * 10**stellen + Fraction(1, 2)), 10**stellen)


def zeilen(text: str) -> list[list[str]]:
    """The rows of the tables of results."""
    alle = [[zelle.strip() for zelle in z.strip("|").split("|")] for z in text.splitlines() if z[:1] == "|"]
    return [zeile for zeile in alle if len(zeile) == 6 and zeile[0] not in ("Ergebnis", "---")]
