"""A value of any shape as it is written in a YAML file: behind its key, as lines below it, or in braces."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from yaml.nodes import Node, ScalarNode

from teilhabe_docs.loading.yaml.written_scalars import in_block, in_flow, quoted
from teilhabe_docs.model.text_slot import SLOT_KEYS

TypedValue: TypeAlias = "str | Sequence[TypedValue] | Mapping[str, TypedValue] | None"
"""What an author gives: a text (a number that stands for one is a `Figure`), entries, or keys with values."""

_STEP = 2


def in_place_of(value: str, old: Node | None, *, flow: bool) -> str:
    """A value of one line as it is written in the place of another: quoted as that is."""
    if isinstance(old, ScalarNode) and old.style == '"':
        return quoted(value)
    if isinstance(old, ScalarNode) and old.style == "'" and "\n" not in value:
        doubled = value.replace("'", "''")
        return f"'{doubled}'"
    return in_flow(value) if flow else in_block(value)


def in_braces(value: TypedValue) -> str:
    """A value on one line, as it stands between braces or brackets."""
    if value is None:
        return ""
    if isinstance(value, str):
        return in_flow(value)
    if isinstance(value, Mapping):
        inside = (f"{in_flow(key)}: {in_braces(one)}".rstrip() for key, one in value.items())
        return f"{{{', '.join(inside)}}}"
    return f"[{', '.join(map(in_braces, value))}]"


def behind_key(value: TypedValue, column: int) -> tuple[str, list[str]]:
    """What stands on the line of a key at `column`, behind its colon, and the lines below."""
    if value is None:
        return "", []
    if isinstance(value, str):
        return _text(value, column + _STEP) if "\n" in value else (f" {in_block(value)}", [])
    if isinstance(value, Mapping):
        if value.keys() <= set(SLOT_KEYS) and "\n" not in "".join(map(str, value.values())):
            return f" {in_braces(value)}", []
        return "", list(pairs(value, column + _STEP))
    return ("", [line for one in value for line in entry(one, column + _STEP)]) if value else (" []", [])


def pairs(values: Mapping[str, TypedValue], column: int) -> Iterator[str]:
    """The lines of keys with their values."""
    for key, value in values.items():
        head, lines = behind_key(value, column)
        yield f"{' ' * column}{in_block(key)}:{head}"
        yield from lines


def entry(value: TypedValue, column: int) -> Iterator[str]:
    """The lines of an entry of a list whose dash stands at `column`."""
    dash = f"{' ' * column}-"
    if isinstance(value, Mapping) and value:
        first, *others = pairs(value, column + _STEP)
        yield f"{dash} {first.lstrip(' ')}"
        yield from others
        return
    if isinstance(value, Sequence) and not isinstance(value, str) and value:
        yield f"{dash} {in_braces(value)}"
        return
    head, lines = behind_key(value, column)
    yield f"{dash}{head}"
    yield from lines


def block_text(value: str, column: int, offset: int = _STEP) -> tuple[str, list[str]]:
    """The sign of a text of several lines and these lines, `offset` to the right of the key."""
    signs = str(offset) if value.lstrip("\n").startswith(" ") or value.startswith("\n") else ""
    ending = len(value) - len(value.rstrip("\n"))
    signs += "-" if not ending else "+" if ending > 1 else ""
    lines = value.split("\n") if not ending else value.split("\n")[:-1]
    return f"|{signs}", [f"{' ' * column}{line}" if line else "" for line in lines]


def _text(value: str, column: int) -> tuple[str, list[str]]:
    sign, lines = block_text(value, column)
    return f" {sign}", lines
