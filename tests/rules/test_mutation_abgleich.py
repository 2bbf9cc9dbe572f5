"""The finished examples with one value changed at a time: each contradiction is told, and no other."""

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from examples import EXAMPLES
from rules.pruefling import Pruefling, mit, prueflinge, zerlegt
from sampling import few
from teilhabe_docs.diagnostics import Finding

FAELLE: dict[str, list[dict[str, Any]]] = yaml.load(
    (Path(__file__).resolve().parents[1] / "cases" / "abgleich-beispiele.yaml").read_bytes(), yaml.BaseLoader
)


def kern(findings: set[Finding]) -> set[str]:
    return {f"{f.code} {f.path}" for f in findings if f.code.startswith("TD4")}


@pytest.fixture(scope="module")
def angebote(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Pruefling]:
    """Every offer of the examples by the name of its folder."""
    ergebnis = {}
    for beispiel in EXAMPLES:
        ordner = tmp_path_factory.mktemp("e") / beispiel.name
        shutil.copytree(beispiel, ordner)
        for pruefling in prueflinge(ordner):
            angebot = pruefling.gegenstand().geladen.dateien["angebot"]  # type: ignore[index]
            ergebnis[(ordner / angebot.file).parent.name] = pruefling
    return ergebnis


@pytest.mark.parametrize("name", FAELLE)
def test_what_contradicts_itself_now_is_told_and_nothing_else(
    name: str, angebote: dict[str, Pruefling]
) -> None:
    pruefling = angebote[name]
    vorher = kern(pruefling.befunde())
    assert vorher == set()
    anders = []
    for fall in few(FAELLE[name], 4):
        art, teile = zerlegt(fall["feld"])
        datei = pruefling.lies(art, mit(pruefling.daten[art], teile, fall["wert"] or None))
        gefunden = {finding.code for finding in datei.findings} or kern(pruefling.befunde({art: datei}))
        pruefling.setze(art, pruefling.daten[art])
        if gefunden != set(fall["neu"]):
            anders.append(f"{fall['feld']} = {fall['wert']}: {sorted(gefunden)}")
    assert anders == []


def test_every_example_is_changed(angebote: dict[str, Pruefling]) -> None:
    assert set(FAELLE) == set(angebote)
