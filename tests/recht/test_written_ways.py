"""Each norm that tdocs holds, with each of its Absätze, is read back from each way of writing it."""

from collections.abc import Callable, Iterator

import pytest

from sampling import few
from teilhabe_docs.recht.citation_parser import read_citations
from teilhabe_docs.recht.law_data import laws
from teilhabe_docs.recht.norm_numbers import number_key

_ROEMISCH = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
WAYS: dict[str, Callable[[str, str, str, str], str]] = {
    "plain": lambda e, n, a, g: f"{e} {n} Abs. {a} {g}",
    "close": lambda e, n, a, g: f"{e}{n} Abs.{a} {g}",
    "no stop": lambda e, n, a, g: f"{e} {n} Abs {a} {g}",
    "spelled out": lambda e, n, a, g: f"{e} {n} Absatz {a} {g}",
    "brackets": lambda e, n, a, g: f"{e} {n} ({a}) {g}",
    "commas": lambda e, n, a, g: f"{e} {n}, Abs. {a}, {g}",
    "law in brackets": lambda e, n, a, g: f"{e} {n} Abs. {a} ({g})",
    "dash": lambda e, n, a, g: f"{e} {n} Abs. {a} – {g}",
    "from the law": lambda e, n, a, g: f"{e} {n} Abs. {a} aus dem {g}",
    "of the law": lambda e, n, a, g: f"{e} {n} Abs. {a} des {g}",
    "hard blanks": lambda e, n, a, g: f"{e}\u00a0{n}\u00a0Abs.\u00a0{a} {g}".replace("SGB ", "SGB\u00a0"),
    "bold": lambda e, n, a, g: f"**{e} {n} Abs. {a}** {g}",
    "cells": lambda e, n, a, g: f"| {e} {n} Abs. {a} | {g} |",
    "cells, law first": lambda e, n, a, g: f"| {g} | {e} {n} Abs. {a} | Inhalt |",
    "law first": lambda e, n, a, g: f"{g}, {e} {n} Abs. {a}.",
    "Absatz first": lambda e, n, a, g: f"Absatz {a} des {e} {n} {g}",
    "Satz and number": lambda e, n, a, g: f"{e} {n} Abs. {a} S. 1 Nr. 2 Buchst. a) {g}",
    "no stops below": lambda e, n, a, g: f"{e} {n} Abs {a} S 1 Nr 2 {g}",
    "following": lambda e, n, a, g: f"{e} {n} Abs. {a} S. 2 ff. {g}",
    "broken line": lambda e, n, a, g: f"{e} {n} Abs. {a}\n{g}",
    "footnote": lambda e, n, a, g: f"[^1]: Vgl. {e} {n} Abs. {a} {g}.",
    "roman": lambda e, n, a, g: f"{e} {n} Abs. {_roman(a)} {g}",
}


def _roman(absatz: str) -> str:
    zahl, buchstabe = number_key(absatz)
    return f"{_ROEMISCH[zahl]}{buchstabe}" if 0 < zahl < len(_ROEMISCH) else absatz


def _held() -> Iterator[tuple[str, str, str, str]]:
    for name, gesetz in laws().items():
        zeichen = gesetz.einheit
        for norm in sorted(gesetz.geltende, key=number_key):
            for absatz in sorted(gesetz.absaetze_von(norm), key=number_key):
                yield zeichen, norm, absatz, name


@pytest.mark.parametrize("way", WAYS)
def test_a_norm_is_read_back_as_it_was_written(way: str) -> None:
    gelesen = [
        [
            (z.quelle.name if z.quelle else "", n.nummer, n.absaetze)
            for z in read_citations(text)
            for n in z.normen
        ]
        for text in (f"Es gilt {WAYS[way](*fall)}" for fall in few(list(_held()), 24))
    ]
    assert gelesen == [[(name, norm, [absatz])] for _, norm, absatz, name in few(list(_held()), 24)]
