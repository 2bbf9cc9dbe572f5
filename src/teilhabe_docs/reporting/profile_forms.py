"""The list of profiles, for people and for machines."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from teilhabe_docs.documents.display import german_date
from teilhabe_docs.documents.profile.profil import Profil
from teilhabe_docs.model.fields import OwnField
from teilhabe_docs.reporting.profile_outline import outline_entries, outline_lines


def as_text(profiles: Iterable[Profil]) -> str:
    """A few lines for each profile."""
    return "".join(f"{line}\n" for profile in profiles for line in _lines(profile))


def _lines(profile: Profil) -> Iterator[str]:
    land = f", nur Land {profile.land}" if profile.land else ""
    origin = f" (aus {profile.herkunft})" if profile.herkunft else ""
    yield f"{profile.dokument}  {profile.name}{origin}"
    yield f"    {profile.titel}"
    yield f"    für {', '.join(profile.vertragsgrundlagen)}{land}"
    yield f"    Quelle: {profile.quelle}"
    if profile.stand:
        yield f"    Stand: {german_date(profile.stand)}"


def with_outline(profiles: Iterable[Profil]) -> str:
    """The same with all sections, and the fields of each profile beside the built-in ones."""
    return "".join(
        f"{line}\n" for p in profiles for line in (*_lines(p), *outline_lines(p), *_field_lines(p))
    )


def _field_lines(profile: Profil) -> Iterator[str]:
    fields = _own_fields(profile)
    yield "    Eigene Felder:" if fields else "    Eigene Felder: keine"
    for path, field in fields.items():
        yield f"      {path}  {field.kind}"
        yield f"          {field.description}"
        if field.example:
            yield from (f"          {line}" for line in ("Beispiel: " + field.example).splitlines())
        if field.hint:
            yield f"          Hinweis: {field.hint}"
        for name, kind, description in _inside(json.loads(field.declared), ""):
            yield f"          {name}  {kind}{f': {description}' if description else ''}"
        names = ", ".join(f"{name} ({document})" for document, name in field.profiles)
        yield f"          erklärt in {names}"


def _own_fields(profile: Profil) -> dict[str, OwnField]:
    """The fields that it or a profile it extends declares, and those that its needs name."""
    chain = {(profile.dokument, name) for name in profile.quellen}
    asked = [path for plan in profile.alle() for need in plan.bedarfe() for path in need.feld]
    return {
        path: field
        for path, field in profile.fields.declared.items()
        if chain.intersection(field.profiles) or any(one.is_inside(path) for one in asked)
    }


def _inside(declared: Any, before: str) -> Iterator[tuple[str, str, str]]:
    """Name, kind and description of the fields inside a list or group, and the values of a choice."""
    for value, label in declared["werte"].items():
        yield f"{before}{value}", "Wert", label
    entry = declared["eintrag"] or {}
    if "art" in entry and not isinstance(entry["art"], dict):
        yield "je Eintrag", entry["art"], ""
        yield from _inside(entry, before)
        entry = {}
    for name, one in {**entry, **declared["felder"]}.items():
        yield f"{before}{name}", one["art"], one["beschreibung"] or ""
        yield from _inside(one, f"{before}{name}.")


def as_json(profiles: Iterable[Profil], *, whole: bool = False) -> str:
    """A list with English keys; if so asked with sections and the fields that each declares or asks for."""
    entries: list[dict[str, Any]] = [
        {
            "document": p.dokument,
            "name": p.name,
            "origin": p.herkunft or "built-in",
            "title": p.titel,
            "land": p.land or None,
            "contract_bases": list(p.vertragsgrundlagen),
            "companions": p.begleiter,
            "source": p.quelle,
            "date": p.stand.isoformat() if p.stand else None,
            **(_inner(p) if whole else {}),
        }
        for p in profiles
    ]
    return json.dumps(entries, ensure_ascii=False, indent=2) + "\n"


def _inner(profile: Profil) -> dict[str, Any]:
    fields = [_as_entry(path, one) for path, one in _own_fields(profile).items()]
    return {"fields": fields, "extends": [*profile.quellen][1:], "sections": outline_entries(profile)}


def _as_entry(path: str, field: OwnField) -> dict[str, Any]:
    return {
        "path": path,
        "kind": field.kind,
        "description": field.description,
        "example": field.example or None,
        "hint": field.hint or None,
        "declared_by": [{"document": document, "name": name} for document, name in field.profiles],
    }
