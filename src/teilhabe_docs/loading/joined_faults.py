"""Refused keys of one place that are one mistake: one is lacking, and another stands in its stead."""

from collections.abc import Iterable
from dataclasses import replace

from teilhabe_docs.loading import codes
from teilhabe_docs.loading.schema_findings import SchemaFault
from teilhabe_docs.loading.yaml.node_tree import DataPath


def joined(faults: Iterable[SchemaFault]) -> list[SchemaFault]:
    """The faults of one round, of each place one for what it lacks and for a key in its stead."""
    places: dict[DataPath, list[SchemaFault]] = {}
    for fault in faults:
        places.setdefault(fault.pfad[:-1], []).append(fault)
    return [one for place in places.values() for one in _of_place(place)]


def _of_place(faults: list[SchemaFault]) -> list[SchemaFault]:
    unknown = [one for one in faults if one.finding.code == codes.SCHLUESSEL_UNBEKANNT.code]
    typed = {key for one in unknown for key in one.meant.here}
    lacking = [one for one in faults if one.finding.code == codes.SCHLUESSEL_FEHLT.code]
    named = [str(one.pfad[-1]) for one in lacking if one.pfad[-1] not in typed]
    others = [one for one in faults if one not in lacking and one not in unknown]
    if len(unknown) == 1 and len(named) == 1 and not unknown[0].meant.said:
        return [*others, _saying(unknown[0], f"{unknown[0].finding.message} Es fehlt hier »{named[0]}«.")]
    if len(named) > 1:
        listed = ", ".join(f"»{name}«" for name in named[:-1])
        text = f"Hier fehlen {listed} und »{named[-1]}«. Bitte ergänzen."
        first = next(one for one in lacking if one.pfad[-1] not in typed)
        return [*others, *unknown, _saying(first, text)]
    return [*others, *unknown, *(one for one in lacking if one.pfad[-1] not in typed)]


def _saying(fault: SchemaFault, text: str) -> SchemaFault:
    return replace(fault, finding=replace(fault.finding, message=text))
