"""Annexes: what an id names, and the words for it."""

from collections.abc import Iterator
from typing import NamedTuple

from teilhabe_docs.documents.display import german_date
from teilhabe_docs.model.field_path import NO_FIELD, FieldPath
from teilhabe_docs.model.konzept import Konzept
from teilhabe_docs.model.text_slot import WITHOUT_ENTRY


class AnlageEntry(NamedTuple):
    """An annex as the data list it: id, title, date in words or empty, whether it is attached, its path."""

    id: str
    titel: str
    stand: str
    beigefuegt: bool
    path: FieldPath = NO_FIELD


def anlagen(konzept: Konzept) -> dict[str, AnlageEntry]:
    """All annexes of the offer and its provider in the order of their lists, the offer's first."""
    ergebnis = {}
    for root, listed in (("angebot", konzept.angebot.anlagen), ("traeger", konzept.traeger.anlagen)):
        for index, anlage in enumerate(listed):
            stand = german_date(anlage.stand) if anlage.stand else ""
            path = FieldPath.of(root, "anlagen", index)
            attached = anlage.art == "anlage"
            ergebnis[anlage.id] = AnlageEntry(anlage.id, anlage.titel or anlage.id, stand, attached, path)
    return ergebnis


def without_entry(konzept: Konzept) -> dict[str, str]:
    """What needs no entry in a list: the three documents and the framework contract, in words.

    That is one of the Land under the SGB IX alone; by its name, or under the SGB VIII, it may be another.
    """
    lrv, basis = konzept.angebot.lrv.bezeichnung, konzept.angebot.vertragsgrundlage
    of_the_land = getattr(basis, "buch", "sgb9") == "sgb9"
    bare = "der Landesrahmenvertrag" if of_the_land else "der Rahmenvertrag"
    return {
        "leistungsvereinbarung": "die Leistungsvereinbarung",
        "fachkonzept": "das Fachkonzept",
        "leistungsbeschreibung": "die Leistungsbeschreibung",
        "lrv": f"der Rahmenvertrag (»{lrv}«)" if isinstance(lrv, str) else bare,
    }


def known_ids(konzept: Konzept) -> Iterator[str]:
    """Every id that a slot may name as its annex."""
    yield from anlagen(konzept)
    yield from WITHOUT_ENTRY
