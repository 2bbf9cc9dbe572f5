"""The data that rules are made from: their descriptions, outdated terms, names for one thing."""

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TypeVar

from teilhabe_docs.loading.yaml.yaml_reader import lies_yaml
from teilhabe_docs.model.base import Modell
from teilhabe_docs.resources import content

M = TypeVar("M", bound=Modell)


@cache
def zeilen(name: str, art: type[M]) -> tuple[M, ...]:
    """The rows of the file `name` beside this module, or of all files in the folder of that name."""
    ort = files(__package__) / name
    dateien = ort.iterdir() if ort.is_dir() else [files(__package__) / f"{name}.yaml"]
    return tuple(
        zeile for datei in sorted(dateien, key=lambda d: d.name) for zeile in _lies(datei, name, art)
    )


def _lies(datei: Traversable, name: str, art: type[M]) -> list[M]:
    gelesen, befunde = lies_yaml(content(datei), datei.name)
    assert gelesen is not None, befunde
    eintraege = gelesen.data[name]
    assert isinstance(eintraege, list)
    return [art.model_validate(eintrag) for eintrag in eintraege]
