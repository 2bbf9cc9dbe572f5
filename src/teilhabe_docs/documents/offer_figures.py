"""The staffing figures of an offer under its profiles: what is direct work, what areas are called."""

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from teilhabe_docs.documents.template.traits import Merkmale
from teilhabe_docs.loading.yaml.packaged_data import packaged_data
from teilhabe_docs.model.konzept import Konzept
from teilhabe_docs.rechnen.calculation import Calculation
from teilhabe_docs.rechnen.counted_positions import BETREUUNG, WITH_FACHDIENST


def figures_of(konzept: Konzept, traits: Iterable[Merkmale]) -> Calculation:
    """The calculation for an offer whose profiles have these traits; one profile that says so is enough."""
    having = tuple(traits)
    direct = WITH_FACHDIENST if any(one.fachdienst_direkt for one in having) else BETREUUNG
    names: dict[str, str] = {}
    for one in having:
        names = {**_names(one), **names}
    by_places = all(one.traeger_einheit == "plaetze" for one in having)
    return Calculation(konzept, direct, names, by_places)


def _names(merkmale: Merkmale) -> Mapping[str, str]:
    """What a trait calls the areas."""
    return {
        area: name
        for trait, by_value in _read().items()
        for area, name in by_value.get(_said(getattr(merkmale, trait)), {}).items()
    }


def _said(value: object) -> object:
    """The value of a trait as the file names it."""
    return "ja" if value is True else value


@cache
def _read() -> Mapping[str, Any]:
    return packaged_data(files(__package__) / "area_names.yaml")
