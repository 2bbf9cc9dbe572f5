"""The Word files of the examples, read once for all tests."""

from functools import cache
from pathlib import Path

import pytest

from rendering.docx_pruefungen import Teile

_WURZEL = Path(__file__).resolve().parents[2] / "examples"
DATEIEN = sorted(_WURZEL.glob("*/ausgabe/*/*.docx"))

alle_beispiele = pytest.mark.parametrize(
    "datei", DATEIEN, ids=[f"{datei.parent.name}-{datei.stem}" for datei in DATEIEN]
)


@cache
def teile(datei: Path) -> Teile:
    """The parts of one file."""
    return Teile(datei)


def beispiel(art: str) -> Teile:
    """The parts of the first example of a kind of document."""
    return teile(next(datei for datei in DATEIEN if datei.stem == art))
