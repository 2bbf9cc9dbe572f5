"""What a starter shows as examples for a kind of offer: the rows of `kinds.yaml`."""

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from pydantic import Field

from teilhabe_docs.documents.profile.profil import Profil
from teilhabe_docs.loading.yaml.packaged_data import packaged_data
from teilhabe_docs.model.base import Model
from teilhabe_docs.model.field_path import FieldPath
from teilhabe_docs.model.values import Text


class KindOfOffer(Model):
    """Profiles, and what is shown where one of them is chosen or built on; an example of None is none."""

    profile: tuple[Text, ...]
    beispiele: dict[Text, Any] = Field(default_factory=dict)
    beschreibungen: dict[Text, Text] = Field(default_factory=dict)


class Shown(NamedTuple):
    """By fields: the examples, and what stands above a field instead of its description and prompts."""

    examples: Mapping[FieldPath, Any]
    descriptions: Mapping[FieldPath, str]


@cache
def kinds_of_offers() -> tuple[KindOfOffer, ...]:
    """All rows, in the order of the file."""
    return tuple(map(KindOfOffer.model_validate, packaged_data(files(__package__) / "kinds.yaml")["arten"]))


def shown_for(profiles: Iterable[Profil]) -> Shown:
    """What the kinds of the profiles say together, later rows before earlier ones."""
    names = {name for profile in profiles for name in (profile.name, *profile.quellen)}
    examples: dict[FieldPath, Any] = {}
    descriptions: dict[FieldPath, str] = {}
    for kind in kinds_of_offers():
        if names.intersection(kind.profile):
            examples |= {FieldPath(field): one for field, one in kind.beispiele.items()}
            descriptions |= {FieldPath(field): one for field, one in kind.beschreibungen.items()}
    return Shown(examples, descriptions)
