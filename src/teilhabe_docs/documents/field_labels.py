"""What fields are called for somebody who does not know the files: by their descriptions."""

import re
from collections import defaultdict
from collections.abc import Iterable

from teilhabe_docs.model.field_path import FieldPath
from teilhabe_docs.model.konzept import field_at

_TO_AUTHORS = re.compile(r"(?:, (?:ja oder nein|ohne Namen|nur wenn nötig)|: ).*")


def field_labels(paths: Iterable[FieldPath]) -> tuple[str, ...]:
    """A label for each field that the paths lead to, each once, without what is said to authors.

    Fields of one structure that are called the same in several of them get the label of theirs.
    """
    fields = tuple(dict.fromkeys(path.field for path in paths))
    called: defaultdict[str, set[str]] = defaultdict(set)
    for field in fields:
        called[_label(field)].add(field)
    labels = (_label(field if len(called[_label(field)]) == 1 else field.parent) for field in fields)
    return tuple(dict.fromkeys(labels))


def _label(field: FieldPath) -> str:
    return _TO_AUTHORS.sub("", field_at(field).description)
