"""Numbers that texts of the examples take from fields, typed in their place: only wrong ones are found."""

import re
import shutil
from pathlib import Path

import pytest

from examples import EXAMPLES
from rules.linten import lint
from sampling import few
from teilhabe_docs.loading.repository import load_repository
from teilhabe_docs.model.numbers import DecimalNumber

FELD = re.compile(r"\{\{\s*([a-z_.]+)\s*\}\}")
NICHT_ERKANNT = {
    "| **zusammen** | **{{ plaetze }}** ",
    "{{ umfang.ausserunterrichtlich_jahr_h }} Stunden im Jahr",
}
"""Nothing beside the number says what it counts."""


def stellen(beispiel: Path) -> list[tuple[Path, int, str, str]]:
    """File, index and words of each use of a number, with its value."""
    ergebnis = []
    for geladen in load_repository(beispiel).konzepte:
        for quelle in geladen.dateien["angebot"].texte.keys() | geladen.dateien["personal"].texte.keys():
            datei = beispiel / quelle
            text = datei.read_text("utf-8")
            for treffer in FELD.finditer(text):
                wert: object = geladen.konzept.angebot
                for name in treffer[1].split("."):
                    wert = getattr(wert, name, None)
                kommentar = text.rfind("#", text.rfind("\n", 0, treffer.start()) + 1, treffer.start()) >= 0
                if isinstance(wert, int | DecimalNumber) and not kommentar:
                    ergebnis.append((datei, treffer.start(), treffer[0], str(wert)))
    return sorted(set(ergebnis))


def mit(stelle: tuple[Path, int, str, str], zahl: str) -> list[str]:
    """The contradictions that lint tells with another text at the place."""
    datei, anfang, worte, _ = stelle
    text = datei.read_text("utf-8")
    datei.write_text(text[:anfang] + zahl + text[anfang + len(worte) :], "utf-8")
    wurzel = next(o for o in datei.parents if (o / "provider.yaml").is_file())
    gefunden = [finding.code for finding in lint(wurzel) if finding.code.startswith("TD4")]
    datei.write_text(text, "utf-8")
    return gefunden


@pytest.mark.parametrize("beispiel", few(EXAMPLES, 3), ids=lambda ordner: ordner.name)
def test_a_typed_number_is_found_where_it_is_wrong(beispiel: Path, tmp_path: Path) -> None:
    shutil.copytree(beispiel, tmp_path / beispiel.name)
    alle = stellen(tmp_path / beispiel.name)
    assert alle
    for stelle in alle:
        text = stelle[0].read_text("utf-8")
        zeile = text[text.rfind("\n", 0, stelle[1]) + 1 :].partition("\n")[0]
        assert mit(stelle, stelle[3]) == [], zeile
        erwartet = [] if zeile.startswith(tuple(NICHT_ERKANNT)) else ["TD404"]
        assert mit(stelle, str(int(stelle[3]) + 3)) == erwartet, zeile
