"""What labels mean: `templates/werte.yaml` by how it is looked up."""

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from teilhabe_docs.documents.found_values.value_words import value_words
from teilhabe_docs.near_names import plain

OF_A_PARTY = re.compile(r"(?P<what>[\w/ -]+?)\s+(?:des|der|vom|zum|zur)?\s*(?P<who>[A-ZÄÖÜ]\w+?)(?:e?s)?$")
"""A label that names whose value it is: `Anschrift des Trägers`."""
PARTY_FIELDS: Mapping[str, Mapping[str, str]] = {
    "traeger": {"name": "traeger.name", "anschrift": "traeger.anschrift", "kontakt": "traeger.kontakt"},
    "angebot": {
        "name": "angebot.bezeichnung",
        "anschrift": "angebot.anschrift",
        "kontakt": "angebot.kontakt",
    },
    "leistungstraeger": {
        "name": "angebot.leistungstraeger.name",
        "anschrift": "angebot.leistungstraeger.anschrift",
    },
}
"""Where name, address and contact of a party belong."""


class KnownLabels(NamedTuple):
    """Fields, parties and their attributes by the words before them; `asides` say nothing of either.

    `spans` are structures whose ends stand behind one label: a term, an age.
    """

    fields: Mapping[str, str]
    parties: Mapping[str, str]
    attributes: Mapping[str, str]
    asides: frozenset[str]
    spans: Mapping[str, str]

    def knows(self, text: str) -> bool:
        """Whether a text is itself a label."""
        key = label_key(text)
        return any(key in known for known in (self.fields, self.parties, self.attributes, self.asides))


@cache
def known_labels() -> KnownLabels:
    """All labels of `werte.yaml`."""
    file = value_words().file
    fields, parties, attributes, spans = (
        {label_key(word): name for name, words in group.items() for word in words}
        for group in (file.beschriftungen, file.parteien, file.eigenschaften, file.spannen)
    )
    return KnownLabels(fields, parties, attributes, frozenset(map(label_key, file.nebenbei)), spans)


def label_key(label: str) -> str:
    """A label as it is looked up."""
    return plain(
        re.sub(r"\([^()]*\)", lambda found: found[0] if "einschl" in found[0] else "", label)
    ) or plain(label)
