"""Bodies made by chance from everything the language has, and from much that it has not.

Whatever comes out: the profile has a finding, or there is a document within bounds, or a finding says what is
too large. Nothing raises, and memory and time stay below what the system allows the process.
`TDOCS_FUZZ=3000` tries that many of each kind.
"""

import os
import random
from collections.abc import Callable

from koerperlauf import laufe
from sampling import few

ANZAHL = int(os.environ.get("TDOCS_FUZZ", "60"))
JE_LAUF = 250
"""So many bodies share a process."""

LISTEN = ("angebot.methoden", "angebot.gruppen", "angebot.leistungen.individuell", "personal.positionen")
FELDER = (
    *LISTEN,
    *("angebot.id", "angebot.bezeichnung", "angebot.plaetze", "traeger.leitbild", "angebot.vernetzung"),
    *("traeger.kontakt", "angebot.leistungen.individuell.punkte", "angebot.gruppen.plaetze", "traeger.name"),
    "angebot.optionen.ileb",
)
BRAUCHT = f"braucht: [{', '.join(dict.fromkeys(FELDER))}]"
GEDRUCKT = "".join(f"\n{{{{ {feld} }}}}\n" for feld in FELDER)
"""Prints what `BRAUCHT` names, in case that chance does not."""


class Zucht:
    """A body grown by chance; `namen` are the variables in reach."""

    def __init__(self, zufall: random.Random) -> None:
        self.zufall = zufall

    def koerper(self, tiefe: int, namen: tuple[str, ...]) -> str:
        """Statements one after the other, those in loops and conditions inside one another."""
        teile = []
        for _ in range(self.zufall.randint(1, 3)):
            art = self.zufall.choice(("druck", "text", "schleife", "wenn", "setze") if tiefe else ("druck",))
            if art == "setze":
                name = f"v{self.zufall.randint(0, 3)}"
                teile.append(f"{{% set {name} = {self.zufall.choice((self.feld(namen), self.wert()))} %}}")
                namen = (*namen, name)
            elif art == "schleife":
                teile.append(self.schleife(tiefe, namen))
            elif art == "wenn":
                innen = self.koerper(tiefe - 1, namen)
                teile.append(
                    f"{{% if {self.bedingung(3, namen)} %}}\n{innen}\n{{% else %}}\n{innen}\n{{% endif %}}"
                )
            elif art == "text":
                teile.append(
                    self.zufall.choice(("- Punkt", "| a | b |\n|---|---|", "*Satz*", "^[Note]", "{.und}"))
                )
            else:
                teile.append(self.druck(namen))
        return "\n".join(teile)

    def schleife(self, tiefe: int, namen: tuple[str, ...]) -> str:
        name = self.zufall.choice(("v0", "v1", "v2", "w"))
        worueber = self.zufall.choice((*LISTEN, self.liste(2), *namen))
        wenn = f" if {self.bedingung(1, (*namen, name))}" if self.zufall.random() < 0.2 else ""
        innen = self.koerper(tiefe - 1, (*namen, name, "loop.first", "loop.index"))
        return f"{{% for {name} in {worueber}{wenn} %}}\n{innen}\n{{% endfor %}}"

    def druck(self, namen: tuple[str, ...]) -> str:
        rufe = (
            "ref('a')",
            "normen()",
            "anlage('fachkonzept')",
            "stellenplan('bereich')",
            "link('Text', traeger.name)",
            self.wert(),
        )
        feld = self.feld(namen)
        was = self.zufall.choice(
            (*rufe, feld, feld, f"{feld} | {self.filter()}", f"{feld} if true else {feld}")
        )
        return self.zufall.choice(("\n{{ %s }}\n", "- {{ %s }}", "Satz {{ %s }}.")) % was

    def bedingung(self, tiefe: int, namen: tuple[str, ...]) -> str:
        feld, rechts = self.feld(namen), self.zufall.choice((self.wert(), self.feld(namen)))
        einfach = (
            *(f"{feld} is gegeben", f"{feld} is entfallen", f"{feld} == {rechts}", f"{feld} != {rechts}"),
            *(f"{feld} in {self.liste(1)}", f"{self.wert()} in {self.zufall.choice(LISTEN)}", f"{feld} > 3"),
        )
        if not tiefe or self.zufall.random() < 0.4:
            return self.zufall.choice(einfach)
        links, rechts = (self.bedingung(tiefe - 1, namen) for _ in "ab")
        return self.zufall.choice((f"({links} and {rechts})", f"({links} or {rechts})", f"not ({links})"))

    def feld(self, namen: tuple[str, ...]) -> str:
        feld = self.zufall.choice((*FELDER, *namen, *namen))
        return (
            f"{feld}.{self.zufall.choice(('plaetze', 'punkte', 'id'))}"
            if self.zufall.random() < 0.1
            else feld
        )

    def wert(self) -> str:
        return self.zufall.choice(("'m1'", "3", "true", "0.5", "'zusatzangebot'"))

    def liste(self, tiefe: int) -> str:
        teil: Callable[[], str] = self.wert
        if tiefe > 1 and self.zufall.random() < 0.3:
            teil = lambda: self.liste(tiefe - 1)  # noqa: E731
        return f"[{', '.join(teil() for _ in range(self.zufall.randint(0, 4)))}]"

    def filter(self) -> str:
        return self.zufall.choice(("und", "oder", "zeilen", "grund"))


BROCKEN = (
    *(
        "{{",
        "}}",
        "{%",
        "%}",
        "{#",
        "#}",
        "-%}",
        "{%-",
        "{%+",
        "\n",
        "\n\n",
        " ",
        "(@a)",
        "(#b)",
        "- ",
        "| a |",
    ),
    *(
        "for",
        "in",
        "endfor",
        "if",
        "elif",
        "else",
        "endif",
        "set",
        "endset",
        "is",
        "not",
        "and",
        "or",
        "recursive",
    ),
    *("a", "b", "loop", "loop.first", "loop.index", "self", "_bindungen", "_gewogen", "_gezaehlt", "caller"),
    *(
        "angebot",
        "angebot.methoden",
        "angebot.gruppen",
        "personal.positionen",
        "traeger.leitbild",
        ".plaetze",
    ),
    *(
        "=",
        "==",
        "!=",
        "<",
        ">=",
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        ",",
        ":",
        "|",
        "~",
        "+",
        "*",
        "**",
        "//",
        "%",
    ),
    *("'x'", '"', "'", "1", "0.5", "true", "none", "und", "oder", "zeilen", "grund", "gegeben", "entfallen"),
    *("ref('a')", "link('a', 'b')", "stellenplan()", "normen()", "ref(", "*a", "**b", "ref('a', bis='a')"),
    *(
        "block x",
        "endblock",
        "macro m()",
        "endmacro",
        "call m()",
        "endcall",
        "include 'a'",
        "import 'a' as b",
    ),
    *(
        "filter und",
        "endfilter",
        "with a = 1",
        "endwith",
        "raw",
        "endraw",
        "autoescape false",
        "extends 'a'",
        "do",
    ),
    *(
        "`",
        "```\n",
        "# ",
        "> ",
        "^[",
        "[^a]",
        "[^a]: x\n",
        "![a](b)",
        "](",
        "---\n",
        "\\",
        "&amp;",
        "<!--",
        "{.und}\n",
    ),
)


def brei(zufall: random.Random) -> str:
    """Pieces in any order, some of them as statements that close."""
    teile = []
    for _ in range(zufall.randint(1, 25)):
        inhalt = " ".join(zufall.choices(BROCKEN, k=zufall.randint(1, 5)))
        form = zufall.choice(
            (
                "%s",
                "{{ %s }}",
                "{%% %s %%}",
                "{%% if %s %%}x{%% endif %%}",
                "{%% for a in %s %%}{{ a }}{%% endfor %%}",
            )
        )
        teile.append(form % inhalt)
    return zufall.choice(("", " ", "\n")).join(teile)


def in_laeufen(faelle: list[tuple[str, str]], groesse: int) -> tuple[int, int, int]:
    """How many cases the profile's check refuses, how many are too large, how many become a document."""
    ausgaenge = [a for i in range(0, len(faelle), JE_LAUF) for a in laufe(faelle[i : i + JE_LAUF], groesse)]
    assert len(ausgaenge) == len(faelle)
    assert all(ausgang.zeichen <= 2_100_000 for ausgang in ausgaenge)
    zu_gross = [a for a in ausgaenge if any("wird zu groß" in text for text in a.dokument)]
    fertige = [a for a in ausgaenge if not a.profil and not a.dokument]
    return sum(bool(a.profil) for a in ausgaenge), len(zu_gross), len(fertige)


def test_bodies_of_all_constructs_become_a_document_or_a_finding() -> None:
    zufall = random.Random(13)
    faelle = [(BRAUCHT, Zucht(zufall).koerper(5, ()) + "\n\n" + GEDRUCKT) for _ in range(ANZAHL)]
    abgelehnt, zu_gross, fertig = in_laeufen(faelle, 60)
    assert min(abgelehnt, fertig) > 0
    assert zu_gross > 0 or ANZAHL < 1000


def test_pieces_in_any_order_become_a_document_or_a_finding() -> None:
    zufall = random.Random(31)
    abgelehnt, _, fertig = in_laeufen([("", brei(zufall)) for _ in range(ANZAHL)], 5)
    assert min(abgelehnt, fertig) > 0


def test_conditions_by_chance_hold_or_not_or_are_refused() -> None:
    zufall = random.Random(7)
    zucht = Zucht(zufall)
    ausdruecke = [zucht.bedingung(4, ()) for _ in range(ANZAHL)]
    ausdruecke += [" ".join(zufall.choices(BROCKEN, k=zufall.randint(1, 6))) for _ in range(ANZAHL)]
    faelle = [("weil: w, wenn: '" + " ".join(a.split()).replace("'", "''") + "'", "x\n") for a in ausdruecke]
    abgelehnt, _, fertig = in_laeufen(faelle, 60)
    assert min(abgelehnt, fertig) > 0


BOMBEN = {
    "doubled": "{% set a0 = 1 %}"
    + "".join(f"{{% set a{i + 1} = [a{i}, a{i}] %}}" for i in range(40))
    + "{{ a40 }}",
    "compared": "{% set a = [1] %}" + "{% set a = (a, a) %}" * 40 + "{% if a == a %}x{% endif %}",
    "nested lists": "{% for a in " + "[" * 90 + "1" + "]" * 90 + " %}{{ a }}{% endfor %}",
    "a text": "{{ traeger.leitbild }}\n\n" * 100,
    "texts": "VIELE\n{{ traeger.leitbild }}\n\nENDE",
    "tables": "VIELE\n{{ stellenplan('bereich', 'kategorie') }}\n\nENDE",
    "structures": "VIELE{{ angebot.leistungen.individuell }}\n\nENDE",
    "items": "VIELE- x\nENDE",
    "cells": "| a | b |\n|---|---|\nVIELE| {{ a }} | {{ b }} |\nENDE",
    "emphasis": "VIELE" + "*a* **b** " * 2 + "ENDE",
    "rules": "VIELE---\nENDE",
    "notes": "[^a]: " + "Wort " * 5000 + "\n\nVIELE[^a]ENDE",
    "blanks": "VIELE" + "\n" * 50 + "ENDE",
    "constants": "VIELE" + "{% if 1 == 1 %}{% endif %}" * 500 + "ENDE",
    "a long list": "VIELE{% if a in [" + "'x'," * 2_000 + "] %}{% endif %}ENDE",
    "references": "VIELE{{ ref('a') }}ENDE",
    "norms": " § 1 SGB IX, § 2 SGB IX." * 1000 + "VIELE{{ normen() }}ENDE",
    "many tags": "{{ angebot.id }}" * 2000,
}
"""Bodies that would take all memory or time; `VIELE` and `ENDE` are two loops inside one another."""


def test_what_would_explode_ends_soon() -> None:
    schleifen = "{% for a in angebot.methoden %}\n{% for b in angebot.methoden %}\n"
    texte = [
        text.replace("VIELE", schleifen).replace("ENDE", "\n{% endfor %}\n{% endfor %}\n")
        for text in few(BOMBEN.values(), 2)
    ]
    ausgaenge = laufe([(BRAUCHT, f"{text}\n\n{GEDRUCKT}") for text in texte], 60)
    assert len(ausgaenge) == len(texte)
    assert all(ausgang.zeichen <= 1_000_000 for ausgang in ausgaenge)
