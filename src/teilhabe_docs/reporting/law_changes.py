"""What a newer state of the law says otherwise than the built-in one: for people and for machines."""

from collections.abc import Iterator, Mapping
from typing import Any

from teilhabe_docs.recht.law import Gesetz
from teilhabe_docs.recht.law_data import built_in
from teilhabe_docs.recht.norm_numbers import in_order, shortened


def changes_as_text(renewed: Mapping[str, Gesetz]) -> str:
    """The laws of a folder with what is new, repealed or changed in each, norm by norm."""
    return "".join(f"{line}\n" for line in _lines(renewed))


def changes_as_data(renewed: Mapping[str, Gesetz]) -> list[dict[str, Any]]:
    """The same with English keys."""
    return [
        {
            "abbreviation": law.kuerzel,
            "date": law.stand.isoformat(),
            "built_in_date": old.stand.isoformat() if old else None,
            "new": in_order(_new(law, old)),
            "repealed": in_order(_repealed(law, old)),
            "changed": {norm: list(both) for norm, both in _changed(law, old).items()},
        }
        for law, old in _pairs(renewed)
    ]


def _pairs(renewed: Mapping[str, Gesetz]) -> Iterator[tuple[Gesetz, Gesetz | None]]:
    return ((law, built_in().get(name)) for name, law in renewed.items())


def _lines(renewed: Mapping[str, Gesetz]) -> Iterator[str]:
    yield "Neuer als der eingebaute Stand"
    if not renewed:
        yield "    nichts"
    for law, old in _pairs(renewed):
        before = f", eingebaut {old.stand:%d.%m.%Y}" if old else ", nicht eingebaut"
        yield f"{law.kuerzel}\n    Stand {law.stand:%d.%m.%Y}{before}: {len(law.geltende)} Normen"
        if old is None:
            continue
        for word, norms in (("neu", _new(law, old)), ("weggefallen", _repealed(law, old))):
            if norms:
                yield f"    {word}: {shortened(norms)}"
        for norm, (was, now) in _changed(law, old).items():
            yield f"    {law.einheit} {norm}: {now}\n        bisher: {was}"


def _new(law: Gesetz, old: Gesetz | None) -> frozenset[str]:
    return law.geltende - old.geltende if old else law.geltende


def _repealed(law: Gesetz, old: Gesetz | None) -> frozenset[str]:
    return law.aufgehobene & old.geltende if old else frozenset()


def _changed(law: Gesetz, old: Gesetz | None) -> dict[str, tuple[str, str]]:
    both = in_order(law.geltende & old.geltende) if old else ()
    return {
        norm: (old.zeilen[norm], law.zeilen[norm])
        for norm in both
        if old and law.zeilen[norm] != old.zeilen[norm]
    }
