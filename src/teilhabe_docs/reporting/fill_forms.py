"""What has become of a form: filled, not filled and why, not found; as text and for machines."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple


class FormPlace(NamedTuple):
    """A place of the form: its kind and name, the paths that go there, the words put in, or why none are."""

    kind: str
    name: str
    paths: tuple[str, ...] = ()
    value: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class FillReport:
    """What has become of a form of this name, for an offer.

    `missing` are places that the mapping names and the form does not have, `open_` those that are empty and
    that it does not name.
    """

    form: str
    offer: str
    filled: Sequence[FormPlace] = field(default_factory=tuple)
    unfilled: Sequence[FormPlace] = field(default_factory=tuple)
    missing: Sequence[FormPlace] = field(default_factory=tuple)
    open_: Sequence[FormPlace] = field(default_factory=tuple)


_SHOWN = 60


def as_text(report: FillReport) -> str:
    """The places by what has become of them."""
    parts = (
        ("Ausgefüllt", report.filled),
        ("Nicht ausgefüllt", report.unfilled),
        ("Im Formular nicht gefunden", report.missing),
        ("Leer und ohne Zuordnung", report.open_),
    )
    lines = [f"{report.form}, Angebot {report.offer}"]
    for title, places in parts:
        if places:
            lines += ["", f"{title} ({len(places)}):", *(f"  {_line(place)}" for place in places)]
    return "\n".join(lines) + "\n"


def as_json(report: FillReport, out: str) -> str:
    """The same with English keys; `out` is the file that was written."""
    content = {
        "version": 1,
        "form": report.form,
        "offer": report.offer,
        "out": out,
        "filled": [_entry(place, "value") for place in report.filled],
        "unfilled": [_entry(place, "reason") for place in report.unfilled],
        "missing": [_entry(place, "reason") for place in report.missing],
        "open": [_entry(place) for place in report.open_],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _line(place: FormPlace) -> str:
    where = f"»{place.name}«" if place.name else "ohne Namen"
    paths = f" ← {', '.join(place.paths)}" if place.paths else ""
    said = place.reason or place.value.replace("\n", " / ")
    shown = said if place.reason or len(said) <= _SHOWN else f"{said[:_SHOWN]}…"
    return f"{where} ({place.kind}){paths}{f': {shown}' if shown else ''}"


def _entry(place: FormPlace, *keys: str) -> dict[str, Any]:
    paths = {"paths": list(place.paths)} if place.paths else {}
    return {"kind": place.kind, "name": place.name, **paths, **{key: getattr(place, key) for key in keys}}
