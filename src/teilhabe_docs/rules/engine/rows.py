"""The data beside the modules of rules: the YAML file of a module's name holds what the module reads."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Annotated, Any, TypeAlias, TypeVar

from pydantic import BeforeValidator

from teilhabe_docs.loading.yaml.packaged_data import packaged_data
from teilhabe_docs.model.base import Model
from teilhabe_docs.model.values import Text

M = TypeVar("M", bound=Model)

FIELD, TRAIT = "field", "trait"
"""Mark what rows name of the model and of profiles; a test looks each of them up there."""

FieldName: TypeAlias = Annotated[Text, FIELD]
"""A field by its full path: `angebot.umfang.beschreibung`."""

FieldNames: TypeAlias = Annotated[
    tuple[FieldName, ...], BeforeValidator(lambda given: [given] if isinstance(given, str) else given)
]
"""One field or a list of them."""

TraitName: TypeAlias = Annotated[Text, TRAIT]
"""A trait of profiles (`Merkmale`)."""


@cache
def rows(module: str, key: str, kind: type[M]) -> tuple[M, ...]:
    """The rows under `key` in the file beside a module (`__name__`) of rules."""
    return tuple(kind.model_validate(row) for row in _beside(module)[key])


@cache
def _beside(module: str) -> Mapping[str, Any]:
    room, _, name = module.rpartition(".")
    return packaged_data(files(room) / f"{name}.yaml")
