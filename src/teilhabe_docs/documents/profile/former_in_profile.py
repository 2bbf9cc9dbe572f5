"""Names in the files of a profile that were called otherwise: sections, fields, requirements."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from teilhabe_docs.diagnostics import Finding, Span
from teilhabe_docs.documents.profile.inheritance import Branch
from teilhabe_docs.documents.profile.shelf import Shelf
from teilhabe_docs.loading import codes
from teilhabe_docs.loading.former_keys import former_fields
from teilhabe_docs.loading.former_names import BY_HAND, FormerName, advice, renamed_sections, told
from teilhabe_docs.loading.yaml.node_tree import DataPath
from teilhabe_docs.loading.yaml.renaming import NewName, Renamer, whole

Names = Mapping[str, FormerName]
"""What things are called now, by the names that they had."""

_PATH = re.compile(r"(?<![\w.])(?:traeger|angebot|personal)(?:\.\w+)+")
_CODE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_REFERENCE = re.compile(r"""\bref\(\s*["']([^"']+)["']""")
_OF_REQUIREMENTS = ("erfuellt", "verlangt")
_OF_FIELDS = ("braucht", "feld", "wenn", "verbindlich")


class Rename(NamedTuple):
    """An old name in a file, and what is to stand there."""

    file: str
    span: Span
    old: str
    new: str


def section_names(document: str, profile: str, branches: Iterable[Branch]) -> dict[str, FormerName]:
    """The full ids of sections by those they had before, as the tree of a profile says, or the table."""
    every = [one for above in branches for one in above.alle()]
    found = dict(renamed_sections(f"{document}/{profile}"))
    said: dict[str, FormerName] = {}
    for one in every:
        above = one.id.removesuffix(one.eintrag.id)
        for old in one.eintrag.frueher:
            said.setdefault(f"{above}{old}", FormerName(one.id))
    found |= said
    there = {one.id for one in every}
    return {old: now for old, now in found.items() if old not in there and now.new in there}


def present_id(id_: str, sections: Names) -> str:
    """What a section is called now, or one below a section that is called otherwise."""
    for end in (*(match.start() for match in re.finditer(r"\.", id_)), len(id_)):
        if now := sections.get(id_[:end]):
            return now.new + id_[end:]
    return id_


def of_outline(shelf: Shelf) -> Renamer | None:
    """The new names of requirements and fields in an outline; None where there are none."""
    requirements, fields = shelf.requirements.former, former_fields(shelf.fields)
    if not (requirements or fields):
        return None

    def renamer(path: DataPath, text: str, is_key: bool) -> Iterator[NewName]:
        key = next((step for step in reversed(path) if isinstance(step, str)), "")
        if is_key:
            return
        if key in _OF_REQUIREMENTS:
            yield from whole(text, {old: now.new for old, now in requirements.items()})
        elif key in _OF_FIELDS:
            yield from _fields_in(text, 0, len(text), fields)

    return renamer


def of_sections(sections: Names) -> Renamer:
    """The new ids of sections where an outline changes, orders, takes out or follows them."""

    def renamer(path: DataPath, text: str, is_key: bool) -> Iterator[NewName]:
        names_one = path[:1] == ("reihenfolge",) or (
            path in (("aendern",), ("entfernen",)) if is_key else path[:1] + path[2:] == ("einfuegen", "nach")
        )
        now = present_id(text, sections) if names_one else text
        if now != text:
            yield NewName(0, len(text), text, now)

    return renamer


def in_body(file: str, text: str, shelf: Shelf, sections: Names) -> tuple[str, tuple[Rename, ...]]:
    """A body with new names of fields and of what it refers to, and where the old ones stand."""
    fields = former_fields(shelf.fields)
    if not (fields or sections):
        return text, ()
    from teilhabe_docs.loading.places import stretch

    names = [name for code in _CODE.finditer(text) for name in _fields_in(text, *code.span(), fields)]
    for match in _REFERENCE.finditer(text):
        if (now := present_id(match[1], sections)) != match[1]:
            names.append(NewName(*match.span(1), match[1], now))
    found = tuple(Rename(file, stretch(text, n.start, n.end), n.old, n.new) for n in names)
    for name in sorted(names, reverse=True):
        text = text[: name.start] + name.new + text[name.end :]
    return text, found


def hint_at(rename: Rename, *, in_package: bool) -> Finding:
    """What is said at the place of an old name."""
    text = told("", rename.old, FormerName(rename.new)) + (BY_HAND if in_package else advice(rename.file))
    return codes.NAME_FRUEHER.finding(text, rename.file, rename.span)


def _fields_in(text: str, start: int, end: int, fields: Names) -> Iterator[NewName]:
    for match in _PATH.finditer(text, start, end) if fields else ():
        parts = match[0].split(".")
        for count in range(2, len(parts) + 1):
            old = ".".join(parts[:count])
            if now := fields.get(old):
                new = ".".join((*parts[: count - 1], now.new))
                yield NewName(match.start(), match.start() + len(old), old, new)
                break
