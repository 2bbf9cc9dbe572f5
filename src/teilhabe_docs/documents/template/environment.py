"""The Jinja2 environment of bodies and conditions: fields by path, values bound instead of pasted.

A value that a body prints does not become Markdown: a mark of private-use characters goes into the text, the
value into `Bindings`, and both meet again in the parsed tree. So no value can act as markup.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, NoReturn

from jinja2 import StrictUndefined, pass_context
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context, LoopContext, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from teilhabe_docs.documents.blocks import AnlageReference, NormList, Reference
from teilhabe_docs.documents.extent import Extent
from teilhabe_docs.documents.template.view import OpenField, UnreachableError, View, WaivedField, field_of
from teilhabe_docs.model.field_path import FieldPath

MARKE_AUF, MARKE_ZU = "\ue000", "\ue001"
TEIL_AUF, TEIL_ZU = "\ue002", "\ue003"
"""What the mark of a part becomes before values are put in, so that no value can look like one."""
BINDINGS = "_bindungen"
"""The name under which the bound values hang in a context; bodies cannot reach it."""
GEZAEHLT, GEWOGEN = "_gezaehlt", "_gewogen"
"""The filters that go around what a loop runs over and around every field; bodies cannot name them."""
VON_FELD, VON_EINTRAG = "_von_feld", "_von_eintrag"
"""The filters around what is printed where that names its field: a member, an entry of a list of values."""
_ZEICHEN_JE_SCHRITT = 1000  # of a text that is compared


class Bindings(list[Any]):
    """The values that a body has printed; `umfang` counts them and what its loops and fields take."""

    def __init__(self, umfang: Extent) -> None:
        super().__init__()
        self.umfang = umfang


class JoinedList(tuple[Any, ...]):
    """A list that is printed inside a sentence: `a, b und c`."""

    wort: str


class Rows:
    """A value that is printed with a line break between its parts."""

    def __init__(self, wert: Any) -> None:
        self.wert = wert


STELLENPLAN_COLUMNS: Mapping[str, str] = MappingProxyType(
    {
        "bereich": "Bereich",
        "kategorie": "Kategorie",
        "berufsgruppe": "Berufsgruppe",
        "abschluss": "Abschluss",
        "umfang": "Umfang",
        "summen": "Summen",
    }
)
"""What a table of positions may say of each beside function and amount, with the heads of the columns.

`bereich`, `umfang` and `summen` are no columns: a row above the positions of an area, a sentence behind the
table, and the sums of the areas in place of the positions.
"""

POSITION_FIELDS = ("funktion", "vzae", "wochenstunden_h", "beschaeftigung", "bereich", "kategorie")
"""What of a position goes into any such table: its row, the order of rows, sums, what does not count."""


def position_fields(column: str, columns: Collection[str]) -> tuple[str, ...]:
    """What of a position stands in a column: a degree without a column of its own behind the profession."""
    if column in ("umfang", "summen"):
        return ()
    return (column, "abschluss") if column == "berufsgruppe" and "abschluss" not in columns else (column,)


class Stellenplan:
    """The table of positions, with these of their fields beside function and amount."""

    def __init__(self, *spalten: str) -> None:
        self.spalten = spalten


ATTACHED_DOCUMENTS = ("fachkonzept", "leistungsbeschreibung")
"""The documents that a body may attach to its own: `{{ anlage("fachkonzept") }}`."""


class Linking:
    """A link of the text to an address from the data."""

    def __init__(self, text: Any, url: Any) -> None:
        self.text, self.url = text, url


@dataclass(frozen=True, slots=True)
class FromField:
    """A value that is printed, with the path of its field."""

    value: Any
    path: FieldPath


def _von_feld(wert: Any, owner: Any, name: str) -> Any:
    """The value of the field `name` of `owner`, or of each structure in that list."""
    if isinstance(owner, tuple) and owner and isinstance(owner[0], View):
        return FromField(wert, owner[0].pfad.field / name)
    return FromField(wert, owner.pfad / name) if isinstance(owner, View) else wert


def _von_eintrag(wert: Any, owner: Any, name: str) -> Any:
    """An entry of the list of values in the field `name` of `owner`."""
    entries = owner.feld(name) if isinstance(owner, View) else ()
    if isinstance(wert, View) or not isinstance(entries, tuple) or wert not in entries:
        return wert
    return FromField(wert, owner.pfad / name / entries.index(wert))


def _verbunden(wort: str) -> Callable[[Any], Any]:
    def filtern(werte: Any) -> Any:
        if isinstance(werte, OpenField | WaivedField):
            return _grund(werte)
        liste = JoinedList(werte)
        liste.wort = wort
        return liste

    return filtern


def _grund(wert: Any) -> Any:
    """The reason of a waived value, for the inside of a sentence."""
    return WaivedField(wert.grund) if isinstance(wert, WaivedField) else wert


def _zeilen(wert: Any) -> Any:
    return wert if isinstance(wert, OpenField | WaivedField) else Rows(wert)


def given(wert: Any) -> bool:
    """The test `is gegeben`: the field, or that of an entry, has a value and is not waived."""
    if isinstance(wert, View):
        return not wert.leer
    if isinstance(wert, tuple):
        return any(map(given, wert))
    return not isinstance(wert, OpenField | WaivedField | Undefined) and wert is not None


def waived(wert: Any) -> bool:
    """The test `is entfallen`: the field is deliberately absent, with a reason."""
    return isinstance(wert, WaivedField)


def _ref(*ziele: str, bis: str = "") -> Reference:
    return Reference(ziele, bis)


@pass_context
def _gezaehlt(context: Context, werte: Any, runde: int) -> Iterator[Any]:
    """The values of a loop; each of its rounds takes `runde`."""
    umfang: Extent = context[BINDINGS].umfang
    for wert in werte:
        umfang.zaehle(runde)
        yield wert


@pass_context
def _gewogen(context: Context, wert: Any) -> Any:
    """The value of a field; every entry of a list that is behind it takes something."""
    context[BINDINGS].umfang.zaehle(_eintraege(wert))
    return wert


def _eintraege(wert: Any) -> int:
    if isinstance(wert, tuple):
        return sum(map(_eintraege, wert), 1)
    return 1 + len(wert) // _ZEICHEN_JE_SCHRITT if isinstance(wert, str) else 1


@pass_context
def _binde(context: Context, wert: Any) -> Any:
    if isinstance(wert, Markup):
        return wert
    if isinstance(wert, Undefined):
        return str(wert)
    bindungen: Bindings = context[BINDINGS]
    bindungen.append(wert)
    return Markup(f"{MARKE_AUF}{len(bindungen) - 1}{MARKE_ZU}")


class BodyEnvironment(ImmutableSandboxedEnvironment):
    """Jinja2 with nothing but fields, comparisons, loops and the few functions of a body."""

    def __init__(self) -> None:
        super().__init__(
            undefined=StrictUndefined,
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            optimized=False,  # folding constants costs more than it saves here
            finalize=_binde,
        )
        self.globals = {
            "ref": _ref,
            "link": Linking,
            "stellenplan": Stellenplan,
            "normen": NormList,
            "anlage": AnlageReference,
        }
        self.filters = {
            "und": _verbunden("und"),
            "oder": _verbunden("oder"),
            "zeilen": _zeilen,
            "grund": _grund,
            GEZAEHLT: _gezaehlt,
            GEWOGEN: _gewogen,
            VON_FELD: _von_feld,
            VON_EINTRAG: _von_eintrag,
        }
        self.tests = {"gegeben": given, "entfallen": waived}

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A field as `field_of` finds it, or what a loop says of its round."""
        if isinstance(obj, LoopContext) and attribute in ("first", "last", "index"):
            return getattr(obj, attribute)
        try:
            return field_of(obj, attribute)
        except UnreachableError as error:
            raise SecurityError(str(error)) from None

    def getitem(self, obj: Any, argument: Any) -> NoReturn:
        """Nothing is reached by index or key."""
        raise SecurityError(str(UnreachableError(str(argument))))

    def is_safe_callable(self, obj: Any) -> bool:
        """Only the functions of a body."""
        return obj in (_ref, Linking, Stellenplan, NormList, AnlageReference)


ENVIRONMENT = BodyEnvironment()
