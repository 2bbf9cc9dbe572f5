"""All lines that a document of a profile can have, in the order of its outline."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

from teilhabe_docs.documents.known_text.pattern_lines import Gap, Part, PatternLine, tokens_of
from teilhabe_docs.documents.known_text.printable_lines import printable_lines
from teilhabe_docs.documents.profile.profil import Profil, SectionPlan
from teilhabe_docs.loading.yaml.packaged_data import packaged_data
from teilhabe_docs.model.field_path import NO_FIELD, FieldPath


class _Sentences(NamedTuple):
    """What tdocs itself sets behind slots: behind those of some fields, and behind each."""

    behind: Mapping[FieldPath, tuple[tuple[Part, ...], ...]]
    everywhere: tuple[tuple[Part, ...], ...]


@cache
def sentences() -> _Sentences:
    """All of them, from `asides.yaml`."""
    data = _data()
    behind = {FieldPath(path): tuple(map(_parts, texts)) for path, texts in data["hinter_feldern"].items()}
    return _Sentences(behind, tuple(map(_parts, data["hinter_jedem"])))


def _listed_annexes() -> Iterator[PatternLine]:
    data = _data()["im_verzeichnis"]
    for row in data["zeilen"]:
        yield PatternLine("row", _parts(row))
    yield PatternLine("slot")
    for words in data["zwischentitel"]:
        yield PatternLine("subtitle", _parts(words))
    yield PatternLine("slot")


def _parts(text: str) -> tuple[Part, ...]:
    return tuple(Gap(NO_FIELD) if t.word == "…" else t.word for t in tokens_of(text))


def _data() -> Mapping[str, Any]:
    return packaged_data(files(__package__) / "asides.yaml")


@lru_cache(maxsize=64)
def profile_lines(profil: Profil) -> tuple[PatternLine, ...]:
    """The titles and lines of all sections; each line says its section and the requirements it is for."""
    found: list[PatternLine] = []
    for plan in profil.alle():
        of_field = _requirements(plan)
        for line in _section(plan, profil):
            slugs = next((of_field[up] for up in line.path.around() if up in of_field), plan.eintrag.erfuellt)
            level = line.level or (plan.id.count(".") + 2 if line.kind == "subtitle" else 0)
            found.append(replace(line, section=plan.id, slugs=tuple(slugs), level=level))
            if line.kind == "slot":
                asides = sentences().behind.get(line.path, ())
                found += [PatternLine("aside", parts, section=plan.id) for parts in asides]
        if plan.eintrag.abgeleitet:
            found += [replace(line, section=plan.id) for line in _listed_annexes()]
    return tuple(found)


def _section(plan: SectionPlan, profil: Profil) -> Iterator[PatternLine]:
    entry = plan.eintrag
    level = plan.id.count(".") + 1
    if entry.zwischentitel:
        yield _heading("subtitle", entry.zwischentitel, level)
    yield _heading("title", entry.titel, level)
    if plan.koerper:
        lines = list(printable_lines(plan.koerper, profil.fields))
        for part, body in plan.eigene.items():
            own = [replace(line, part=part) for line in printable_lines(body, profil.fields)]
            replaced = [n for n, line in enumerate(lines) if line.part == part]
            behind = entry.teile[part].nach if part in entry.teile else None
            places = [n for n, line in enumerate(lines) if line.part == behind]
            at = replaced[0] if replaced else places[-1] + 1 if places else len(lines)
            lines = [*lines[:at], *own, *(line for line in lines[at:] if line.part != part)]
        yield from lines
    else:
        printed: dict[FieldPath, None] = {}
        for need in entry.braucht:
            printed |= dict.fromkeys(need.feld)
        for path in printed:
            yield PatternLine("slot", path=path)


def _heading(kind: str, words: str, level: int) -> PatternLine:
    parts = tuple(token.word for token in tokens_of(words))
    return PatternLine("title" if kind == "title" else "subtitle", parts, level=level)


def _requirements(plan: SectionPlan) -> dict[FieldPath, tuple[str, ...]]:
    entry = plan.eintrag
    found: dict[FieldPath, tuple[str, ...]] = {}
    for need in entry.braucht:
        for path in need.feld:
            found.setdefault(path, need.erfuellt or entry.erfuellt)
    for part in entry.teile.values():
        for need in part.braucht:
            for path in need.feld:
                found.setdefault(path, need.erfuellt or part.erfuellt or entry.erfuellt)
    return found
