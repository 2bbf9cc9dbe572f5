"""Every figure of docs/rechnen.md is what tdocs calculates, and what a calculator says."""

import re
from decimal import Decimal
from pathlib import Path

import pytest

from helpers import build_tree
from rechnen.beispiele import SEITE, ausgerechnet, gleichungen, kaufmaennisch, zeilen
from teilhabe_docs.loading.repository import load_repository
from teilhabe_docs.model.configuration import UNTERSCHREITUNG_PROZENT
from teilhabe_docs.rechnen.calculation import Calculation
from teilhabe_docs.rechnen.figures import german
from teilhabe_docs.rechnen.results import results_of


def gerechnet(ordner: Path) -> list[list[str]]:
    """The rows as the program has them, for the files of the page."""
    dateien = dict(re.findall(r"```yaml (\S+)\n(.*?)```", SEITE, re.DOTALL))
    build_tree(ordner, {"provider.yaml": "name: Lindenhof gGmbH\n", **dateien})
    (geladen,) = load_repository(ordner).konzepte
    return [
        [
            ergebnis.titel,
            ergebnis.formel,
            ergebnis.rechnung,
            german(ergebnis.wert or Decimal(0), ergebnis.einheit),
            german(ergebnis.vereinbart, ergebnis.einheit) if ergebnis.vereinbart is not None else "",
            ergebnis.stand(UNTERSCHREITUNG_PROZENT) or "",
        ]
        for ergebnis in results_of(Calculation(geladen.konzept))
    ]


def test_the_tables_show_what_the_program_calculates(tmp_path: Path) -> None:
    assert zeilen(SEITE) == gerechnet(tmp_path)


def test_a_wrong_figure_would_be_seen(tmp_path: Path) -> None:
    assert zeilen(SEITE.replace("73,3 %", "73,4 %")) != gerechnet(tmp_path)


@pytest.mark.parametrize(("links", "rechts"), gleichungen(SEITE), ids=lambda teil: teil)
def test_an_equation_in_the_text_holds(links: str, rechts: str) -> None:
    stellen = 1 if rechts.endswith("%") else 2
    assert kaufmaennisch(ausgerechnet(links), stellen) == ausgerechnet(rechts.removesuffix("%").strip())


@pytest.mark.parametrize("zeile", zeilen(SEITE), ids=lambda zeile: zeile[0])
def test_a_row_can_be_followed_with_a_calculator(zeile: list[str]) -> None:
    """Inputs are shown rounded, so that the last figure may differ by what that takes away."""
    wert = zeile[3].removeprefix("1 : ").split()[0]
    stellen = 1 if zeile[3].endswith("%") else 2
    abweichung = abs(kaufmaennisch(ausgerechnet(zeile[2]), stellen) - ausgerechnet(wert))
    assert abweichung <= ausgerechnet(wert) / 100


def test_the_page_has_equations_and_every_kind_of_result() -> None:
    assert len(gleichungen(SEITE)) >= 9
    assert len(zeilen(SEITE)) >= 25
