"""The data that rules are made from: their descriptions, outdated terms, names for one thing."""

from functools import cache
from importlib.resources import files
from typing import TypeVar

from teilhabe_docs.loading.yaml_reader import lies_yaml
from teilhabe_docs.model.base import Modell

M = TypeVar("M", bound=Modell)


@cache
def zeilen(name: str, art: type[M]) -> tuple[M, ...]:
    """The rows of the file `name` beside this module."""
    datei = files(__package__) / f"{name}.yaml"
    gelesen, befunde = lies_yaml(datei.read_bytes(), f"{name}.yaml")
    assert gelesen is not None, befunde
    eintraege = gelesen.data[name]
    assert isinstance(eintraege, list)
    return tuple(art.model_validate(eintrag) for eintrag in eintraege)
