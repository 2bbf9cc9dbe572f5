"""What was written for version 0.1 still means something: each name is there, or the table has its new one.

`names_of_0.1.txt` holds the names as they were: profiles, sections, fields and values, duties, rules.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from teilhabe_docs.documents.profile.requirements import catalogue
from teilhabe_docs.documents.profile.resolve import resolved
from teilhabe_docs.documents.profile.shelf import BUILT_IN
from teilhabe_docs.loading import codes
from teilhabe_docs.loading.former_names import renamed_fields, renamed_requirements, renamed_sections
from teilhabe_docs.rules.engine.rule import all_rules

ROOT = Path(__file__).resolve().parents[2]
OLD = (Path(__file__).with_name("names_of_0.1.txt")).read_text("utf-8").splitlines()
ROOTS = {"provider": "traeger", "offer": "angebot", "staffing": "personal", "config": "tdocs"}


def named_in(schema: Any, node: Any, path: str, seen: frozenset[str] = frozenset()) -> Iterator[str]:
    """The fields of a schema with their values: `.gruppen[].plaetze`, `.land=nrw`."""
    if not isinstance(node, dict):
        return
    if reference := node.get("$ref", "").rpartition("/")[2]:
        if reference in seen:
            return
        definitions = schema.get("$defs") or schema["definitions"]
        yield from named_in(schema, definitions[reference], path, seen | {reference})
    for kind in ("anyOf", "oneOf", "allOf"):
        for one in node.get(kind, ()):
            yield from named_in(schema, one, path, seen)
    yield from (
        f"{path}={value}" for value in (*node.get("enum", ()), *[node[k] for k in ("const",) if k in node])
    )
    for name, below in node.get("properties", {}).items():
        yield f"{path}.{name}"
        yield from named_in(schema, below, f"{path}.{name}", seen)
    yield from named_in(schema, node.get("items"), f"{path}[]", seen)
    yield from named_in(schema, node.get("additionalProperties"), f"{path}.*", seen)


def names_of_today() -> set[str]:
    """All names in the form of the record."""
    found = {f"anforderung {slug}" for slug in catalogue()}
    found |= {f"regel {code} {rule.name}" for code, rule in all_rules().items()}
    found |= {f"regel {kind.code} {kind.name}" for kind in codes.ALLE}
    for document, profile in BUILT_IN.plaetze:
        found.add(f"profil {document}/{profile}")
        ids = [plan.id for plan in resolved(document, profile).alle()]
        found |= {
            f"abschnitt {document}/{profile} {one}" for id_ in ids for one in (id_, id_.rpartition(".")[2])
        }
    for kind in ROOTS:
        schema = json.loads((ROOT / "schemas" / f"{kind}.schema.json").read_bytes())
        found |= {f"feld {kind}{name}" for name in named_in(schema, schema, "")}
    return found


def has_row(name: str) -> bool:
    """Whether the table of renames has a row for a name."""
    kind, first, *rest = name.split(" ")
    if kind == "feld":
        file, _, path = first.partition(".")
        return f"{ROOTS[file]}.{path.replace('[]', '')}" in renamed_fields()
    if kind == "abschnitt":
        return rest[0] in renamed_sections(first)
    return kind == "anforderung" and first in renamed_requirements()


def lost(old: list[str], today: set[str]) -> list[str]:
    return [name for name in old if name not in today and not has_row(name)]


def test_every_name_of_0_1_is_there_or_has_a_row() -> None:
    assert lost(OLD, names_of_today()) == []


@pytest.mark.parametrize("kind", ["profil", "abschnitt", "feld", "anforderung", "regel"])
def test_a_name_that_is_gone_is_found(kind: str) -> None:
    """The test above can fail, for each kind."""
    name = next(one for one in OLD if one.startswith(f"{kind} "))
    assert lost(OLD, names_of_today() - {name}) == [name]
