"""Every value of a concept made known again, its documents as text, and what law 1 says of it.

Words, dates and numbers become unique all at once; what is chosen from a list is changed by itself.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any

from own_fields import shelf_of
from teilhabe_docs.documents.emptiness import emptiness_of
from teilhabe_docs.documents.gliederung import Gliederung, outline_of
from teilhabe_docs.documents.profile.profile_choice import choose
from teilhabe_docs.loading.loaded_concept import LoadedConcept
from teilhabe_docs.model.base import Entfaellt, Model
from teilhabe_docs.model.choices import Choice
from teilhabe_docs.model.field_path import FieldPath, Step
from teilhabe_docs.model.fields import ROOTS, FieldInfo, fields_of
from teilhabe_docs.model.numbers import german_digits
from teilhabe_docs.model.text_slot import AnlageVerweis, Markdown, ReadFileSlot
from teilhabe_docs.model.walk import all_values
from teilhabe_docs.rendering.assembly import assemble
from teilhabe_docs.rules.checks.gegeben import gegeben, purpose_of
from teilhabe_docs.rules.checks.pflichtinhalt import pflichtinhalt
from teilhabe_docs.rules.engine.match import Match
from teilhabe_docs.rules.engine.subject import Subject

_ONE_OF_TWO = ("wochenstunden_h", "zusatzabschnitte")
"""Not given where everything is: beside another field it may not stand, or it wants a place by name."""
_FIRST_YEAR, _FIRST_NUMBER = 2101, 31_000


@dataclass
class Marked:
    """A concept with marked leaves; `marks` by path, `chosen` the paths of what is chosen from a list."""

    loaded: LoadedConcept
    marks: dict[str, str] = field(default_factory=dict)
    chosen: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, loaded: LoadedConcept) -> "Marked":
        marked = cls(loaded)
        roots = {root: marked._model(getattr(loaded.konzept, root), root) for root in ROOTS}
        marked.loaded = replace(loaded, konzept=replace(loaded.konzept, **roots))
        return marked

    def _model(self, model: Model, path: str) -> Any:
        changed = {}
        for name, info in type(model).model_fields.items():
            value, here = getattr(model, name), f"{path}.{name}"
            if value != info.default or info.is_required():
                changed[name] = self._value(value, here)
        return model.model_copy(update=changed)

    def _value(self, value: Any, path: str) -> Any:
        if isinstance(value, tuple) and value and isinstance(value[0], Model):
            return tuple(self._model(entry, f"{path}[{i}]") for i, entry in enumerate(value))
        if emptiness_of(value) or purpose_of(FieldPath(path).field):
            return value
        if isinstance(value, Model) and not isinstance(value, Entfaellt | ReadFileSlot | AnlageVerweis):
            return self._model(value, path)
        single = value[0] if isinstance(value, tuple) else value
        if isinstance(single, Choice | bool):
            self.chosen.append(path)
            return value
        changed, mark = _marked(single, len(self.marks))
        self.marks[path] = mark
        return (changed,) if isinstance(value, tuple) else changed


def _marked(value: Any, number: int) -> tuple[Any, str]:
    """The value with a mark, and the mark."""
    word = f"Merkwort{number}x"
    if isinstance(value, Markdown):
        return Markdown(f"{word}\n\n{value.text}"), word
    if isinstance(value, ReadFileSlot):
        return value.model_copy(update={"text": f"{word}\n\n{value.text}"}), word
    if isinstance(value, AnlageVerweis):
        return value.model_copy(update={"kurz": Markdown(word)}), word
    if isinstance(value, Entfaellt):
        return Entfaellt(entfaellt=word), word
    if isinstance(value, date):
        return date(_FIRST_YEAR + number, 1, 1), str(_FIRST_YEAR + number)
    if isinstance(value, int):
        return _FIRST_NUMBER + number, german_digits(_FIRST_NUMBER + number)
    if isinstance(value, Decimal):
        return type(value)(_FIRST_NUMBER + number), german_digits(_FIRST_NUMBER + number)
    return word, word


def others(value: Any) -> Iterator[Any]:
    """What else could be chosen."""
    single = value[0] if isinstance(value, tuple) else value
    if isinstance(single, bool):
        yield not single
        return
    if isinstance(value, tuple):
        yield from ((one,) for one in value if len(value) > 1)
    for one in type(single):
        if one not in (value if isinstance(value, tuple) else (value,)):
            yield (one,) if isinstance(value, tuple) else one


def filled(model: type[Model], turn: int = 0) -> Any:
    """A model with every field given; `turn` is which of its values each choice has."""
    given = {name: _given(info, turn) for name, info in fields_of(model).items() if name not in _ONE_OF_TWO}
    return model.model_construct(**given)


def _given(info: FieldInfo, turn: int) -> Any:
    kind = info.typ
    if kind == "slot":
        value: Any = Markdown("Ein Text.")
    elif issubclass(kind, Model):
        value = filled(kind, turn)
    elif issubclass(kind, Choice):
        value = list(kind)[turn % len(kind)]
    elif kind is date:
        value = date(2028, 1, 1)
    else:
        value = kind("Wort") if issubclass(kind, str) else kind(1)
    return (value,) if info.ist_liste else value


def outlines(loaded: LoadedConcept) -> dict[str, Gliederung]:
    return {
        d: outline_of(loaded.konzept, profile)
        for d, profile in choose(loaded, shelf_of(loaded)).brauchbare.items()
    }


def blocks(loaded: LoadedConcept) -> str:
    """All that the three documents of a concept say."""
    return "\n".join(repr(assemble(loaded, outline).dokument) for outline in outlines(loaded).values())


def told(loaded: LoadedConcept) -> list[Match]:
    """What law 1 tells of a concept, and which mandatory values count as empty."""
    subject = Subject(loaded, outlines(loaded))
    return [*gegeben.search(subject), *pflichtinhalt.search(subject)]


def is_told(path: str, matches: list[Match], loaded: LoadedConcept) -> bool:
    """Whether one of them names the path, what it is in, or its field in another entry.

    An annex is told with what alone names it; of one that nothing names reading tells.
    """
    places = [match.place for match in matches if isinstance(match.place, str)]
    if ".anlagen[" in path:
        ((_, id_),) = loaded.konzept.values_at(f"{path.rpartition('.')[0]}.id")
        naming = [p for p, slot in _annex_slots(loaded) if slot.anlage == id_]
        return all(is_told(p, matches, loaded) for p in naming)
    around = set(FieldPath(path).around())
    return any(p in around or FieldPath(p).field == FieldPath(path).field for p in places)


def _annex_slots(loaded: LoadedConcept) -> Iterator[tuple[str, AnlageVerweis]]:
    for root in ROOTS:
        for steps, slot in all_values(getattr(loaded.konzept, root), AnlageVerweis):
            yield FieldPath.of(root, *steps), slot


def with_values(loaded: LoadedConcept, values: Mapping[str, Any]) -> LoadedConcept:
    """The concept with other values at full paths, one after the other; None leaves out what is there."""
    for path, value in values.items():
        root, *steps = FieldPath(path).steps
        changed = _with(getattr(loaded.konzept, str(root)), steps, value)
        loaded = replace(loaded, konzept=replace(loaded.konzept, **{str(root): changed}))
    return loaded


def _with(place: Any, steps: list[Step], value: Any) -> Any:
    if not steps:
        return place if value is None else value
    step, *rest = steps
    if isinstance(step, int):
        return (*place[:step], _with(place[step], rest, value), *place[step + 1 :])
    name = str(step)
    if rest or value is not None:
        return place.model_copy(update={name: _with(getattr(place, name), rest, value)})
    default = type(place).model_fields[name].get_default(call_default_factory=True)
    empty = type(getattr(place, name)).model_validate({}) if default == {} else default
    return place.model_copy(update={name: empty})
