"""What a profile prints itself: the lines of its documents in which every field is given."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from profiles.beispiel import beispiel
from rules.erschoepfend import filled, with_values
from sampling import few
from teilhabe_docs.documents.blocks import Section, TextRun, nodes
from teilhabe_docs.documents.gliederung import outline_of
from teilhabe_docs.documents.profile.resolve import resolved
from teilhabe_docs.model.fields import BUILT_IN_FIELDS
from teilhabe_docs.model.konzept import Konzept
from teilhabe_docs.rendering.assembly import assemble


def printed(dokument: str, name: str, chosen: Mapping[str, Any], turn: int) -> Iterator[str]:
    """The titles and texts of a document in which every field is given; what is not `chosen` goes round."""
    konzept = Konzept(*(filled(model, turn) for _, model in BUILT_IN_FIELDS.models()))
    loaded = with_values(replace(beispiel(), konzept=konzept), chosen)
    document = assemble(loaded, outline_of(loaded.konzept, resolved(dokument, name))).dokument
    for node in nodes(document):
        if isinstance(node, Section):
            yield node.titel
        elif isinstance(node, TextRun):
            yield node.text


def lines_with(
    pattern: str, dokument: str, name: str, chosen: Mapping[str, Any], allowed: Iterable[str] = ()
) -> list[str]:
    """The lines in which the pattern is found, without the `allowed` sentences."""
    text = "\n".join(piece for turn in few(range(6), 3) for piece in printed(dokument, name, chosen, turn))
    for sentence in allowed:
        text = text.replace(sentence, "")
    return sorted({line for line in text.splitlines() if re.search(pattern, line)})
