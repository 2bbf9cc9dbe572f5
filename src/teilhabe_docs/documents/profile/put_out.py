"""Which needs of a section its bodies put out: in any case, only under a condition, or not at all."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from math import prod
from typing import Any, NamedTuple

from jinja2 import nodes

from teilhabe_docs.documents.profile.field_use import is_number, with_those_around
from teilhabe_docs.documents.profile.implication import MOST_STATES, domains, guard_of, holds_in, possible
from teilhabe_docs.documents.template.body import Body
from teilhabe_docs.documents.template.guards import Absent
from teilhabe_docs.documents.template.reach import DECIDES, OPEN, PRINTS, Guard, ReachReader, Term
from teilhabe_docs.documents.template.traits import BOOK, FOLLOWING, TRAITS, Merkmale, OfferTraits, values_of
from teilhabe_docs.model.choices import Choice, Vertragsgrundlage
from teilhabe_docs.model.field_path import FieldPath
from teilhabe_docs.model.fields import FieldCatalogue

_OF_A_ROUND = (("true", OPEN), ("not", ("true", OPEN)))
"""What only a loop knows (`loop.first`): some round of it has it."""
_PATTERNS = 256


class PutOut(NamedTuple):
    """Where a body puts out the value of a field, or words what was chosen, and the conditions around it."""

    path: FieldPath
    line: int
    part: str
    absatz: str
    guards: tuple[Guard, ...]


class _PutOutReader(ReachReader):
    """Notes what is put out; an address behind a link and the reason why something is waived are not."""

    def __init__(self, body: Body, fields: FieldCatalogue) -> None:
        super().__init__(body.parts)
        self.found: list[PutOut] = []
        self._fields = fields

    def rounds(self, term: Term) -> tuple[Guard, ...]:
        if term[0] == "value":
            return (("true", term),)
        return (("given", term),) if term[0] == "field" else ()

    def _choice(self, node: nodes.If, guards: tuple[Guard, ...], names: Mapping[str, Term]) -> None:
        printed = [one for output in node.find_all(nodes.Output) for one in output.nodes]
        if any(not isinstance(one, nodes.TemplateData) or one.data.strip() for one in printed):
            super()._choice(node, guards, names)

    def _print(self, node: nodes.Node, guards: tuple[Guard, ...], names: Mapping[str, Term]) -> None:
        if isinstance(node, nodes.Filter) and node.name == "grund":
            return
        if isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name) and node.node.name == "link":
            for words in node.args[:1]:
                super()._print(words, guards, names)
            return
        super()._print(node, guards, names)

    def _note(self, path: str, kind: str, node: nodes.Node, guards: tuple[Guard, ...]) -> None:
        super()._note(path, kind, node, guards)
        use = self.uses[-1]
        if kind == PRINTS or (kind == DECIDES and _is_chosen(self._fields, path)):
            known = tuple(one for one in use.guards if one not in _OF_A_ROUND)
            self.found.append(PutOut(FieldPath(path), node.lineno, use.part, use.absatz, known))


def put_out_by(body: Body, fields: FieldCatalogue) -> tuple[PutOut, ...]:
    """What a body puts out, in order; a choice, or yes or no, also where it decides between words.

    Every field in it has to be known. Raises `BodyError` where the body is broken.
    """
    reader = _PutOutReader(body, fields)
    reader.read(body.tree.body, (), {})
    return tuple(reader.found)


def _is_chosen(fields: FieldCatalogue, path: str) -> bool:
    kind = fields.at(FieldPath(path)).typ
    return isinstance(kind, type) and (kind is bool or issubclass(kind, Choice))


def prints(uses: Iterable[PutOut], field: FieldPath) -> list[PutOut]:
    """The uses that put out the field or something in it."""
    return [use for use in uses if field in with_those_around(use.path)]


class Certainty:
    """Tells whether a given field is put out whatever else the data say.

    `needed` are the fields that the same section needs: whether they are given may be asked for.
    """

    def __init__(
        self,
        fields: FieldCatalogue,
        needed: Sequence[FieldPath],
        traits: Merkmale,
        bases: Sequence[str],
    ) -> None:
        self._fields, self._needed = fields, needed
        self._traits = {f"{TRAITS}.{name}": values for name, values in _traits(traits, bases)}

    def certain(self, field: FieldPath, uses: Sequence[PutOut], conditions: Iterable[str]) -> bool:
        """Whether one of `uses` comes true wherever the field is given and all `conditions` hold.

        Not where there are too many states to try them out.
        """
        if any(not use.guards for use in uses):
            return True
        known = [guard_of(text) for text in conditions]
        states = self._states(field, [*known, *(guard for use in uses for guard in use.guards)])
        asked = [path for path in states if self._may_be_asked(field, FieldPath(path))]
        if 2 ** len(asked) > _PATTERNS or prod(map(len, states.values())) > MOST_STATES:
            return False
        return any(
            self._in_all(states, {path for path, is_there in zip(asked, there, strict=True) if not is_there},
                         uses, known)
            for there in product((True, False), repeat=len(asked))
        )  # fmt: skip

    def _in_all(
        self,
        states: Mapping[str, Sequence[Any]],
        absent: set[str],
        uses: Sequence[PutOut],
        known: Sequence[Guard],
    ) -> bool:
        """Whether it is put out whatever the values are, where these fields are not given."""
        values = {path: (Absent.MISSING,) if path in absent else can for path, can in states.items()}
        tried = False
        for one in product(*values.values()):
            state = dict(zip(values, one, strict=True))
            if not possible(state):
                continue
            tried = True
            asked_for = all(holds_in(guard, state) is not False for guard in known)
            if asked_for and not any(all(holds_in(guard, state) for guard in use.guards) for use in uses):
                return False
        return tried

    def _states(self, field: FieldPath, guards: Sequence[Guard]) -> dict[str, tuple[Any, ...]]:
        """What everything in the conditions can be, where the field is given."""
        states = domains(guards, self._fields)
        for path, values in states.items():
            here = FieldPath(path)
            numeric = is_number(self._fields.at(here).typ)
            worded = tuple(_worded(guards, path)) if numeric and field.is_inside(here) else ()
            is_there = self._may_be_asked(field, here) or self._comes_with(field, here)
            states[path] = tuple(
                v for v in values if not (is_there and isinstance(v, Absent)) and v not in worded
            )
        return states | {name: self._traits[name] for name in self._traits if _names(guards, name)}

    def _comes_with(self, field: FieldPath, path: FieldPath) -> bool:
        """Whether it is given wherever the field is."""
        optional = (outer for outer in with_those_around(path) if self._fields.at(outer).optional)
        return all(field.is_inside(outer) for outer in optional)

    def _may_be_asked(self, field: FieldPath, path: FieldPath) -> bool:
        return not field.is_inside(path) and any(
            path.is_inside(one) or one.is_inside(path) for one in self._needed
        )


def _worded(guards: Any, path: str) -> Iterator[Any]:
    """The values which a field is compared with for being equal: beside that, words say it (`jährlich`)."""
    if not isinstance(guards, tuple | list):
        return
    if len(guards) > 1 and guards[0] == "is" and guards[1] in ("eq", "ne"):
        sides = guards[2:]
        for one, other in (sides, sides[::-1]):
            if one[0] == "field" and one[1] == path and other[0] == "value":
                yield other[1]
        return
    for inner in guards:
        yield from _worded(inner, path)


def _names(found: Any, trait: str) -> bool:
    if not isinstance(found, tuple | list):
        return False
    if len(found) > 1 and found[0] == "trait":
        return f"{TRAITS}.{found[1]}" == trait
    return any(_names(one, trait) for one in found)


def _traits(traits: Merkmale, bases: Sequence[str]) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """What each trait can be for offers of a profile with these, under one of these contract bases."""
    books = tuple(dict.fromkeys(one.buch for one in Vertragsgrundlage if one.value in bases)) or values_of(
        BOOK
    )
    for name in OfferTraits.model_fields:
        if name == BOOK:
            yield name, books
        elif name not in FOLLOWING:
            yield name, (getattr(traits, name),)
        elif "sgb8" in books:
            yield name, (True, False)
        else:
            yield name, (getattr(OfferTraits(), name),)
