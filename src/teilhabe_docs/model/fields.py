"""The fields of models, without any data: for checks of templates and for hints."""

from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType, UnionType
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from teilhabe_docs.model.base import Entfaellt, Model
from teilhabe_docs.model.field_path import FieldPath
from teilhabe_docs.model.text_slot import Slot
from teilhabe_docs.near_names import nearest

ROOTS = ("traeger", "angebot", "personal")
"""The names that field paths start with: provider, offer and staffing."""


class FieldInfo(NamedTuple):
    """A field of a model.

    `typ` is the bare type of the value or, for a list, of its entries: a model, a `Choice`, a scalar type,
    or `"slot"`. `optional`: there may be no value, that is `None`, an empty list, or a structure that may
    fall away; false for required fields, for fields with a default, for structures that only group others.
    """

    description: str
    typ: type | Literal["slot"]
    ist_liste: bool = False
    optional: bool = True

    @property
    def ist_slot(self) -> bool:
        """Whether the field is a text slot."""
        return self.typ == "slot"


class UnknownField(LookupError):  # noqa: N818  (says what it is, as the fields do in German)
    """A path that leads nowhere: `teil` is not below `davor`; of `vorhanden`, which are, `nah` are near."""

    def __init__(self, teil: str, davor: str, vorhanden: Mapping[str, Any]) -> None:
        super().__init__(f"{davor}.{teil}" if davor else teil)
        self.teil = teil
        self.davor = davor
        self.vorhanden = tuple(vorhanden)
        self.nah = nearest(teil, vorhanden)


@cache
def fields_of(modell: type[Model]) -> Mapping[str, FieldInfo]:
    """The fields of a model by key, in the order of the model."""
    felder = {}
    for name, info in modell.model_fields.items():
        typ, ist_liste, entbehrlich = _entpackt(info.annotation)
        gruppe = isinstance(typ, type) and issubclass(typ, Model) and not ist_liste
        fehlt = entbehrlich if gruppe else info.default is None or (ist_liste and not info.default)
        felder[name] = FieldInfo(info.description or "", typ, ist_liste, fehlt and not info.is_required())
    return MappingProxyType(felder)


def _entpackt(annotation: Any) -> tuple[type | Literal["slot"], bool, bool]:
    """The bare type, whether it is a list, and whether it may fall away or be `None`."""
    if annotation is Slot:
        return "slot", False, True
    herkunft = get_origin(annotation)
    if herkunft is Annotated:
        return _entpackt(get_args(annotation)[0])
    if herkunft is tuple:
        return _entpackt(get_args(annotation)[0])[0], True, False
    if herkunft in (Union, UnionType):
        (wert,) = (arg for arg in get_args(annotation) if arg not in (Entfaellt, type(None)))
        typ, ist_liste, _ = _entpackt(wert)
        return typ, ist_liste, True
    return annotation, False, False


class OwnField(NamedTuple):
    """A field that profiles declare, in the words of their files; `profiles` are these, by document and name.

    `declared` is the whole declaration, in one form for each.
    """

    kind: str
    description: str
    example: str
    hint: str
    profiles: tuple[tuple[str, str], ...]
    declared: str


class FieldCatalogue:
    """The fields that a concept may have: the models of its three objects.

    `own` are those in place of the built-in ones, by the roots of paths; `declared` are the fields that make
    them others, by their paths. `former` are the last names of paths that such fields had before, by these
    paths. Where not all declarations could be read it is not `complete`. Two are the same only where they are
    one object.
    """

    __slots__ = ("_known", "complete", "declared", "former", "own")

    def __init__(
        self,
        own: Mapping[str, type[Model]] = MappingProxyType({}),
        declared: Mapping[str, OwnField] = MappingProxyType({}),
        former: Mapping[str, str] = MappingProxyType({}),
        *,
        complete: bool = True,
    ) -> None:
        self.own, self.declared, self.former, self.complete = own, declared, former, complete
        self._known: dict[str, FieldInfo] = {}

    def __reduce__(self) -> str:
        """In other processes the built-in one is theirs; one with fields of profiles is not sent."""
        return "BUILT_IN_FIELDS"

    def model(self, root: str) -> type[Model]:
        """The model of provider, offer or staffing, by the name that paths start with."""
        return self.own.get(root) or _built_in(root)

    def models(self) -> Iterator[tuple[str, type[Model]]]:
        """All three, each with that name."""
        return ((root, self.model(root)) for root in ROOTS)

    def own_field(self, path: str) -> OwnField | None:
        """The declaration behind a field of one's own, or behind one inside it."""
        around = FieldPath(path).field.around()
        return next((self.declared[one] for one in around if one in self.declared), None)

    def at(self, path: str) -> FieldInfo:
        """The field at a dotted path from `traeger`, `angebot` or `personal`; lists are walked through.

        Raises `UnknownField` with the part of the path that does not exist.
        """
        if path not in self._known:
            self._known[path] = self._found(path)
        return self._known[path]

    def _found(self, path: str) -> FieldInfo:
        root, *names = FieldPath(path).parts
        if root not in ROOTS:
            raise UnknownField(root, "", dict.fromkeys(ROOTS))
        found = FieldInfo("", self.model(root), optional=False)
        before = FieldPath(root)
        for name in names:
            is_model = isinstance(found.typ, type) and issubclass(found.typ, Model)
            fields = fields_of(found.typ) if is_model else {}
            if name not in fields:
                raise UnknownField(name, before, fields)
            found = fields[name]
            before /= name
        return found

    def near(self, path: str) -> tuple[str, ...]:
        """What may be meant by a path of the offer, with or without its root, that leads to no field."""
        steps = FieldPath(path).parts
        rooted = bool(steps) and steps[0] in ROOTS
        try:
            self.at(path if rooted else f"angebot.{path}")
        except UnknownField as unknown:
            before = FieldPath(unknown.davor).parts[0 if rooted else 1 :] if unknown.davor else ()
            return tuple(".".join([*before, name]) for name in unknown.nah)
        return ()


BUILT_IN_FIELDS = FieldCatalogue()
"""The fields that every concept may have."""


def _built_in(root: str) -> type[Model]:
    """Why imported here: to build the models of all three takes longer than to read and check one file."""
    if root == "traeger":
        from teilhabe_docs.model.provider import Traeger

        return Traeger
    if root == "personal":
        from teilhabe_docs.model.staffing import Personal

        return Personal
    from teilhabe_docs.model.offer import Angebot

    return Angebot
