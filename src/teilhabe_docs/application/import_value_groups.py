"""What has been found for fields, as values: single ones, and those that together are a list in a file."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from teilhabe_docs.loading.yaml.filled_values import Keys
from teilhabe_docs.model.field_path import FieldPath


class ImportValue(NamedTuple):
    """A value for a field of the concept: `angebot.plaetze`, `traeger.vertretungsberechtigte[0].name`.

    `value` is plain: a text, a number, a list or a mapping of these; `text` instead is Markdown for a text
    slot, which goes into a file of its own, or beside the id of an `annex`, which it is the short form of.
    `note` becomes a comment above the key; without a value it is all that is written.
    """

    path: FieldPath
    value: Any = None
    text: str | None = None
    note: str = ""
    annex: str = ""


@dataclass(eq=False, slots=True)
class ValueGroup:
    """The values that are one in the file: a single one, or all entries of a list."""

    keys: Keys
    values: list[ImportValue]
    value: Any = None
    text: str | None = None
    note: str = ""
    annex: str = ""
    refill: str = ""
    file: str = ""

    @property
    def is_remark(self) -> bool:
        """Whether there is no value, only something to say at its place."""
        return self.value is None and self.text is None


def grouped(values: Iterable[ImportValue]) -> Iterator[ValueGroup]:
    """The values by the keys that lead to them; of several for one the first, but all entries of a list."""
    groups: dict[Keys, ValueGroup] = {}
    for one in values:
        steps = one.path.steps[1:]
        depth = next((n for n, step in enumerate(steps) if isinstance(step, int)), len(steps))
        keys = tuple(map(str, steps[:depth]))
        group = groups.get(keys)
        if group is None:
            group = groups[keys] = ValueGroup(keys, [], note=one.note)
        elif depth == len(steps):
            continue
        elif one.note and one.note not in group.note.splitlines():
            group.note = f"{group.note}\n{one.note}".strip()
        group.values.append(one)
        if depth == len(steps):
            group.value, group.text, group.annex = one.value, one.text, one.annex
        else:
            entries = group.value if isinstance(group.value, list) else []
            group.value = _with(entries, steps[depth:], one.text if one.text is not None else one.value)
    for group in groups.values():
        group.value = _closed(group.value)
    yield from groups.values()


def _with(inside: Any, steps: Sequence[Any], value: Any) -> Any:
    """A nested value with another at the end of some steps."""
    if not steps:
        return value
    step, *rest = steps
    if isinstance(step, int):
        entries = list(inside) if isinstance(inside, list) else []
        entries += [None] * (step + 1 - len(entries))
        entries[step] = _with(entries[step], rest, value)
        return entries
    return {
        **(inside if isinstance(inside, dict) else {}),
        str(step): _with(inside.get(step) if isinstance(inside, dict) else None, rest, value),
    }


def _closed(value: Any) -> Any:
    """Lists without the entries that nothing was said of."""
    if isinstance(value, list):
        return [_closed(one) for one in value if one is not None]
    return {key: _closed(one) for key, one in value.items()} if isinstance(value, dict) else value
