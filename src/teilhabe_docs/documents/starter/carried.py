"""Which fields a starter carries although no document asks for them: the rows of `carried.yaml`."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from teilhabe_docs.documents.profile.profil import Profil
from teilhabe_docs.documents.profile.profile_reach import used_by
from teilhabe_docs.loading.yaml.packaged_data import packaged_data
from teilhabe_docs.model.base import Model
from teilhabe_docs.model.field_path import FieldPath
from teilhabe_docs.model.values import Text


class CarriedField(Model):
    """A field; with `immer` also where no chosen profile prints it."""

    feld: Text
    immer: Literal["", "ja"] = ""


@cache
def carried_fields() -> tuple[CarriedField, ...]:
    """All rows, in the order of the file."""
    return tuple(map(CarriedField.model_validate, _data()["felder"]))


def carried_by(used: Iterable[FieldPath]) -> Iterator[FieldPath]:
    """The fields that a starter carries whose profiles print or decide by the fields `used`."""
    paths = tuple(used)
    for row in carried_fields():
        if row.immer or any(path.is_inside(FieldPath(row.feld)) for path in paths):
            yield FieldPath(row.feld)


def used_in(profiles: Iterable[Profil]) -> frozenset[FieldPath]:
    """What the profiles print or decide by, and what stands in entries for calculations alone."""
    used = (path for profile in profiles for paths in used_by(profile) for path in paths)
    return frozenset(map(FieldPath, (*used, *_data()["in_mustern"])))


def _data() -> Mapping[str, Any]:
    return packaged_data(files(__package__) / "carried.yaml")
