"""What blocks weigh: the characters of all that is printed of them, in the unit of `extent`."""

from collections.abc import Iterable
from dataclasses import fields
from typing import Any, get_args

from teilhabe_docs.documents.blocks import Node, Picture, nodes
from teilhabe_docs.documents.extent import MAX_SECTION, PER_NODE
from teilhabe_docs.model.field_path import FieldPath

_BYTES_JE_ZEICHEN = 1000  # of a picture
_WORTE = {
    klasse: tuple(feld.name for feld in fields(klasse) if feld.type in (str, FieldPath))
    for klasse in get_args(Node)
}


def weight_of(bloecke: Iterable[Any]) -> int:
    """The characters of nodes and of all below them; it stops where a section would be full."""
    summe = 0
    for block in bloecke:
        for k in nodes(block):
            summe += PER_NODE
            for name in _WORTE[type(k)]:
                summe += len(getattr(k, name))
            summe += len(k.daten) // _BYTES_JE_ZEICHEN if isinstance(k, Picture) else 0
            if summe > MAX_SECTION:
                return summe
    return summe
