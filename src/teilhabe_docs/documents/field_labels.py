"""What fields are called for somebody who does not know the files: by their descriptions."""

import re
from collections import defaultdict
from collections.abc import Iterable

from teilhabe_docs.model.field_path import FieldPath
from teilhabe_docs.model.fields import BUILT_IN_FIELDS, FieldCatalogue

_TO_AUTHORS = re.compile(r"(?:, (?:ja oder nein|ohne Namen|nur wenn nötig)|: ).*")


def field_labels(paths: Iterable[FieldPath], catalogue: FieldCatalogue = BUILT_IN_FIELDS) -> tuple[str, ...]:
    """A label for each field that the paths lead to, each once, without what is said to authors.

    Fields of one structure that are called the same in several of them get its label if there is one.
    """
    fields = tuple(dict.fromkeys(path.field for path in paths))
    called: defaultdict[str, set[str]] = defaultdict(set)
    for field in fields:
        called[_label(catalogue, field)].add(field)
    labels = (
        (len(called[own := _label(catalogue, field)]) > 1 and _label(catalogue, field.parent)) or own
        for field in fields
    )
    return tuple(dict.fromkeys(labels))


def _label(catalogue: FieldCatalogue, field: FieldPath) -> str:
    return _TO_AUTHORS.sub("", catalogue.at(field).description)
