"""docs/profile.md names every key of an outline and of own duties, each in the table of its kind."""

import re
from pathlib import Path

import pytest

from teilhabe_docs.documents.profile.own_requirements import Anforderungsangabe
from teilhabe_docs.documents.profile.vocabulary import (
    Abschnittseintrag,
    Bedarf,
    Einfuegung,
    Feldangabe,
    Gliederungsdatei,
    Teileintrag,
)
from teilhabe_docs.documents.template.traits import Merkmale
from teilhabe_docs.model.base import Model

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "profile.md").read_text("utf-8")
PLACES: dict[str, tuple[type[Model], ...]] = {
    r"\| Kopf \|.*?\n\n": (Gliederungsdatei,),
    r"\| Abschnitt \| was er sagt \|.*?\n\n": (Abschnittseintrag, Einfuegung),
    r"Ein Teil kennt .*?\n\n": (Teileintrag,),
    r"\| Bedarf \|.*?\n\n": (Bedarf,),
    r"\| Merkmal \|.*?\n\n": (Merkmale,),
    r"## Eigene Felder.*?## Eigene Pflichten": (Feldangabe,),
    r"## Eigene Pflichten.*?\n## ": (Anforderungsangabe,),
}
ELSEWHERE = {"frueher"}
"""Keys that a link explains: docs/paket.md."""


@pytest.mark.parametrize("place", PLACES)
def test_each_key_is_named_where_its_kind_is_explained(place: str) -> None:
    (part,) = re.findall(place, PAGE, re.DOTALL)
    named = set(re.findall(r"`(\w+)", part))
    for model in PLACES[place]:
        assert model.model_fields.keys() - named <= ELSEWHERE, model.__name__
