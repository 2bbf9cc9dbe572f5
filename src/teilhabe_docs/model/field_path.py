"""Where a value stands: the path of a field from one of the three objects, or of a value in a file."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TypeAlias

_DOT = re.compile(r"\.(?![^\[\]]*\])")  # not within `[id=…]`
_PART = re.compile(r"([^\[\]]*)((?:\[(?:id=[^\[\]]*|[0-9]{1,9})\])*)")
_ENTRY = re.compile(r"\[(?:id=([^\[\]]*)|([0-9]+))\]")


class EntryId(str):
    """The step to that entry of a list which has this id."""

    __slots__ = ()


Step: TypeAlias = str | int | EntryId
"""One step of a path: the name of a field, or the entry of a list by its index or its id."""


class FieldPath(str):
    """A path, and as a text what messages and reports show: `angebot.gruppen[0].plaetze`.

    Why a `str`: paths are keys, are printed, sorted and written to JSON everywhere, and rows and profiles of
    others spell them. Any text is a path; what in it is no step is taken for a name that nothing has.
    """

    __slots__ = ()

    @classmethod
    def of(cls, *steps: Step) -> "FieldPath":
        """The path that takes these steps."""
        return cls("".join(map(_written, steps)).removeprefix("."))

    def __truediv__(self, step: Step) -> "FieldPath":
        written = f".{step}" if type(step) is str else _written(step)
        return FieldPath(self + written if self else written.removeprefix("."))

    @property
    def steps(self) -> tuple[Step, ...]:
        """Its steps, from the outermost."""
        return tuple(step for step, _ in _parsed(self))

    @property
    def parts(self) -> tuple[str, ...]:
        """What stands between the dots: names, each with the entries behind it."""
        return tuple(_DOT.split(self))

    @property
    def root(self) -> str:
        """The name it begins with: of a field that of its object, `traeger`, `angebot` or `personal`."""
        return _DOT.split(self, 1)[0]

    @property
    def in_file(self) -> "FieldPath":
        """The path of a field in the file of its object: `oeffnung.tage` for `angebot.oeffnung.tage`."""
        return self.below(self.root)

    @property
    def name(self) -> str:
        """Its last step in words."""
        return str(_parsed(self)[-1][0])

    @property
    def parent(self) -> "FieldPath":
        """The path of the value around it: `a.b` for `a.b.c` and for `a.b[0]`; empty for `a`."""
        parsed = _parsed(self)
        return FieldPath(self[: parsed[-2][1]] if len(parsed) > 1 else "")

    @property
    def field(self) -> "FieldPath":
        """The field of a value, whichever entry it is in: `angebot.gruppen.plaetze`."""
        return FieldPath(_ENTRY.sub("", self)) if "[" in self else self

    def around(self) -> Iterator["FieldPath"]:
        """The path itself and those of the values around it, outwards: `a.b[0].c`, `a.b[0]`, `a.b`, `a`."""
        yield self
        for _, end in reversed(_parsed(self)[:-1]):
            yield FieldPath(self[:end])

    def is_inside(self, outer: str) -> bool:
        """Whether it is the path `outer` or leads to something in the value there."""
        return self == outer or self.startswith((f"{outer}.", f"{outer}["))

    def below(self, outer: str) -> "FieldPath":
        """The rest of the path behind `outer`; the whole where it is not inside that."""
        return FieldPath(self[len(outer) :].removeprefix(".")) if self.is_inside(outer) else self


NO_FIELD = FieldPath()
"""The path that leads nowhere, for what depends on no field."""


def _written(step: Step) -> str:
    if isinstance(step, int):
        return f"[{step}]"
    return f"[id={step}]" if isinstance(step, EntryId) else f".{step}"


@lru_cache(maxsize=4096)
def _parsed(text: str) -> tuple[tuple[Step, int], ...]:
    """The steps of a path, each with where it ends in the text."""
    parsed: list[tuple[Step, int]] = []
    start = 0
    for part in _DOT.split(text):
        found = _PART.fullmatch(part)
        name = found[1] if found else part
        if name or not part:
            parsed.append((name, start + len(name)))
        for entry in _ENTRY.finditer(part, len(name)):
            step = EntryId(entry[1]) if entry[2] is None else int(entry[2])
            parsed.append((step, start + entry.end()))
        start += len(part) + 1
    return tuple(parsed)
