"""The fields of a concept file as somebody fills them in: label, kind, example, value, findings."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Any, NamedTuple, get_args

from teilhabe_docs.loading.yaml.node_tree import DataPath, PlainValue, into
from teilhabe_docs.model.base import Entfaellt, Model
from teilhabe_docs.model.field_kinds import FieldKind, choices_of, inner_model, kind_of
from teilhabe_docs.model.field_path import FieldPath
from teilhabe_docs.model.fields import FieldInfo, fields_of
from teilhabe_docs.model.text_slot import Slot

if TYPE_CHECKING:
    from teilhabe_docs.application.wanted_fields import WantedValue
    from teilhabe_docs.diagnostics import Finding
    from teilhabe_docs.loading.yaml.document import Document


class EntryText(NamedTuple):
    """The text file that a field names: its name in the repository, its text, the digest of its bytes."""

    name: str
    text: str
    digest: str


@dataclass(frozen=True, slots=True)
class EntryField:
    """A field, or an entry of a list, at a path from `traeger`, `angebot` or `personal`, by indices.

    `value` is as typed, None without one. `many`: it is a list with `entries`, whose fields are `columns`
    where these are groups. A group has `members`. `required`: the model wants it; `waivable`: there may stand
    `{entfaellt: Grund}`. `default` holds where nothing is said. `place` is its path in the file as findings
    show it, at `line` and `column`.
    """

    path: FieldPath
    label: str
    kind: FieldKind
    many: bool
    required: bool
    waivable: bool
    choices: tuple[tuple[str, str], ...]
    example: str
    hints: tuple[str, ...]
    default: str
    value: PlainValue
    place: FieldPath
    line: int
    column: int
    findings: "tuple[Finding, ...]" = ()
    wanted: "WantedValue | None" = None
    text: EntryText | None = None
    members: "tuple[EntryField, ...]" = ()
    columns: "tuple[EntryField, ...]" = ()
    entries: "tuple[EntryField, ...]" = ()

    def alle(self) -> "Iterator[EntryField]":
        """The field and all that it holds."""
        yield self
        for inner in (*self.members, *self.entries):
            yield from inner.alle()


@dataclass(frozen=True, slots=True)
class FieldSources:
    """What is known of the fields of one file beside its model.

    `hints`, `examples` and `choices` are by fields, whatever entry they are in; `wanted` is by paths.
    """

    document: "Document"
    findings: "tuple[Finding, ...]" = ()
    wanted: "Mapping[FieldPath, WantedValue]" = field(default_factory=dict)
    hints: Mapping[FieldPath, tuple[str, ...]] = field(default_factory=dict)
    examples: Mapping[FieldPath, Any] = field(default_factory=dict)
    choices: Mapping[FieldPath, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    text_at: Callable[[DataPath], EntryText | None] = lambda _: None


def entry_fields(root: str, model: type[Model], sources: FieldSources) -> Iterator[EntryField]:
    """The fields of a file; those of a structure that only groups others stand for themselves."""
    yield from _units(FieldPath(root), (), model, sources.document.data, sources)


def _units(
    path: FieldPath, data_path: DataPath, model: type[Model], data: PlainValue, sources: FieldSources
) -> Iterator[EntryField]:
    for name, info in fields_of(model).items():
        inner = inner_model(info)
        value = into(data, name)
        if inner and not info.ist_liste and not info.optional:
            yield from _units(path / name, (*data_path, name), inner, value, sources)
        else:
            yield from _field(path / name, (*data_path, name), model, name, value, sources)


def _field(
    path: FieldPath,
    data_path: DataPath,
    model: type[Model],
    name: str,
    value: PlainValue,
    sources: FieldSources,
) -> Iterator[EntryField]:
    info, kind = fields_of(model)[name], kind_of(model, name)
    if kind is None:
        return
    given = model.model_fields[name]
    inner = inner_model(info)
    members: tuple[EntryField, ...] = ()
    columns: tuple[EntryField, ...] = ()
    entries: tuple[EntryField, ...] = ()
    if inner and info.ist_liste:
        columns = tuple(_members(path, (*data_path, -1), inner, None, sources))
    elif inner:
        members = tuple(_members(path, data_path, inner, value, sources))
    if info.ist_liste and isinstance(value, list):
        entries = tuple(
            _entry(path / number, (*data_path, number), info, kind, one, sources)
            for number, one in enumerate(value)
        )
    yield _made(
        path,
        data_path,
        sources,
        inside=(*members, *entries),
        label=info.description,
        kind=kind,
        many=info.ist_liste,
        required=given.is_required(),
        waivable=_falls_away(given.annotation),
        choices=sources.choices.get(path.field, choices_of(info)),
        example=_example(sources.examples.get(path.field), given.examples),
        hints=(*sources.hints.get(path.field, ()), *_own_hint(given)),
        default=_default(given),
        value=value,
        members=members,
        columns=columns,
        entries=entries,
    )


def _members(
    path: FieldPath, data_path: DataPath, model: type[Model], value: PlainValue, sources: FieldSources
) -> Iterator[EntryField]:
    for name in fields_of(model):
        short = value if isinstance(value, str) and name == model.kurzform else None
        inner = into(value, name) if short is None else short
        yield from _field(path / name, (*data_path, name), model, name, inner, sources)


def _entry(
    path: FieldPath,
    data_path: DataPath,
    info: FieldInfo,
    kind: FieldKind,
    value: PlainValue,
    sources: FieldSources,
) -> EntryField:
    inner = inner_model(info)
    members = tuple(_members(path, data_path, inner, value, sources)) if inner else ()
    return _made(
        path,
        data_path,
        sources,
        inside=members,
        label=info.description,
        kind=kind,
        many=False,
        required=False,
        waivable=False,
        choices=sources.choices.get(path.field, choices_of(info)),
        example="",
        hints=(),
        default="",
        value=value,
        members=members,
    )


def _made(
    path: FieldPath,
    data_path: DataPath,
    sources: FieldSources,
    *,
    inside: tuple[EntryField, ...],
    **known: Any,
) -> EntryField:
    """A field with its place in the file and what is wrong there but in none of the fields in it."""
    place = sources.document.path_text(data_path)
    span = sources.document.span(data_path)
    findings = tuple(
        one
        for one in sources.findings
        if FieldPath(one.path).is_inside(place)
        and not any(FieldPath(one.path).is_inside(other.place) for other in inside)
    )
    return EntryField(
        path,
        place=place,
        line=span.line,
        column=span.column,
        findings=findings,
        wanted=sources.wanted.get(path),
        text=sources.text_at(data_path),
        **known,
    )


def _falls_away(annotation: Any) -> bool:
    """Whether a reason may stand in the place of a value; a text has that among its forms."""
    waits = [annotation]
    while waits:
        one = waits.pop()
        if one is Entfaellt or one is Slot:
            return True
        waits += () if isinstance(one, type) and issubclass(one, Model) else get_args(one)
    return False


def _default(given: Any) -> str:
    """What holds where nothing is said; structures are made, and hold nothing themselves."""
    said = not given.is_required() and given.default_factory is None and given.default not in (None, ())
    return _word(given.default) if said else ""


def _own_hint(given: Any) -> tuple[str, ...]:
    """What a profile says to whoever fills in a field that it declares."""
    extra = given.json_schema_extra
    said = str(extra.get("description", "")) if isinstance(extra, dict) else ""
    return (said.removeprefix(f"{given.description}. "),) if said else ()


def _example(shown: Any, examples: list[Any] | None) -> str:
    found = shown if shown not in (None, {}, []) else examples[0] if examples else None
    if isinstance(found, dict) or (
        isinstance(found, list | tuple) and any(isinstance(x, dict) for x in found)
    ):
        return ""
    if isinstance(found, list | tuple):
        return ", ".join(map(_word, found))
    return "" if found is None else _word(found)


def _word(value: Any) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nein"
    return str(value.value if isinstance(value, Enum) else value)
