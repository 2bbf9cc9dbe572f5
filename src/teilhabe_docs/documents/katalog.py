"""The requirement catalogue: what the law and the framework contracts ask for, by stable slug."""

from functools import cache
from typing import Any

from pydantic import Field

from teilhabe_docs.documents.profilmodell import Dokumentart, Grad, Texte
from teilhabe_docs.loading.yaml_reader import lies_yaml
from teilhabe_docs.model.base import Modell
from teilhabe_docs.model.values import Datum, JaNein, Text
from teilhabe_docs.resources import folder


class Anforderung(Modell):
    """A requirement: its name, its norm for each contract basis, where it is asked for."""

    titel: Text
    norm: dict[str, Text] = Field(default_factory=dict)
    grad: Grad = "ja"
    gesetzlich: JaNein = False
    soweit_erforderlich: Texte = ()
    verlangt_in: tuple[Dokumentart, ...] = ()
    ab: Datum | None = None
    bis: Datum | None = None
    quelle: Text | None = None


@cache
def katalog() -> dict[str, Anforderung]:
    """All requirements by slug."""
    datei = folder("templates") / "anforderungen.yaml"
    gelesen, befunde = lies_yaml(datei.read_bytes(), "anforderungen.yaml")
    assert gelesen is not None, befunde
    eintraege: Any = gelesen.data["anforderungen"]
    return {slug: Anforderung.model_validate(eintrag) for slug, eintrag in eintraege.items()}
