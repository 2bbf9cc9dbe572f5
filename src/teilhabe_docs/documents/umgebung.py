"""The Jinja2 environment of bodies and conditions: fields by path, values bound instead of pasted.

A value that a body prints does not become Markdown: a mark of private-use characters goes into the text, the
value into `Bindungen`, and both meet again in the parsed tree. So no value can act as markup.
"""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, NoReturn

from jinja2 import StrictUndefined, TemplateError, pass_context
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from teilhabe_docs.documents.bloecke import Normen, Verweis
from teilhabe_docs.documents.sicht import Entfallen, Offen, Sicht

MARKE_AUF, MARKE_ZU = "\ue000", "\ue001"
TEIL_AUF, TEIL_ZU = "\ue002", "\ue003"
"""What the mark of a part becomes before values are put in, so that no value can look like one."""
BINDUNGEN = "_bindungen"
"""The name under which the bound values hang in a context; bodies cannot reach it."""
GEZAEHLT = "_gezaehlt"
"""The filter that goes around what every loop runs over; bodies cannot name it."""


MAX_SCHRITTE = 20_000
"""So many rounds of loops and printed values of a body together; a document has a few hundred."""


class Bindungen(list[Any]):
    """The values that a body has printed, and how many steps that and its loops took."""

    schritte = 0

    def zaehle(self, schritte: int) -> None:
        """Count so many steps more; `TemplateError` beyond `MAX_SCHRITTE`."""
        self.schritte += schritte
        if self.schritte > MAX_SCHRITTE:
            raise TemplateError("Die Schleifen laufen zu oft; bitte weniger ineinander schachteln")


class VerbundenListe(tuple[Any, ...]):
    """A list that is printed inside a sentence: `a, b und c`."""

    wort: str


class Zeilen:
    """A value that is printed with a line break between its parts."""

    def __init__(self, wert: Any) -> None:
        self.wert = wert


STELLENSPALTEN: Mapping[str, str] = MappingProxyType(
    {
        "bereich": "Bereich",
        "kategorie": "Kategorie",
        "berufsgruppe": "Berufsgruppe",
        "abschluss": "Abschluss",
    }
)
"""What a table of positions may say of each beside function and amount, with the heads of the columns."""


class Stellenplan:
    """The table of positions, with these of their fields beside function and amount."""

    schritte = 100
    """As so many printed values it counts, whatever the number of positions."""

    def __init__(self, *spalten: str) -> None:
        self.spalten = spalten


class Verknuepfung:
    """A link of the text to an address from the data."""

    def __init__(self, text: Any, url: Any) -> None:
        self.text, self.url = text, url


def _verbunden(wort: str) -> Callable[[Any], Any]:
    def filtern(werte: Any) -> Any:
        if isinstance(werte, Offen | Entfallen):
            return _grund(werte)
        liste = VerbundenListe(werte)
        liste.wort = wort
        return liste

    return filtern


def _grund(wert: Any) -> Any:
    """The reason of a waived value, for the inside of a sentence."""
    return Entfallen(wert.grund) if isinstance(wert, Entfallen) else wert


def _zeilen(wert: Any) -> Any:
    return wert if isinstance(wert, Offen | Entfallen) else Zeilen(wert)


def gegeben(wert: Any) -> bool:
    """The test `is gegeben`: the field has a value and is neither missing nor waived."""
    if isinstance(wert, Sicht):
        return not wert.leer
    return not isinstance(wert, Offen | Entfallen | Undefined) and wert is not None and wert != ()


def entfallen(wert: Any) -> bool:
    """The test `is entfallen`: the field is deliberately absent, with a reason."""
    return isinstance(wert, Entfallen)


def _ref(*ziele: str, bis: str = "") -> Verweis:
    return Verweis(ziele, bis)


@pass_context
def _gezaehlt(context: Context, werte: Any) -> Iterator[Any]:
    """The values of a loop, counted against the bound of the whole body."""
    bindungen: Bindungen = context[BINDUNGEN]
    for wert in werte:
        bindungen.zaehle(1)
        yield wert


def _anzahl(wert: Any) -> int:
    if isinstance(wert, Stellenplan):
        return wert.schritte
    return sum(map(_anzahl, wert)) + 1 if isinstance(wert, tuple) else 1


@pass_context
def _binde(context: Context, wert: Any) -> Any:
    if isinstance(wert, Markup):
        return wert
    if isinstance(wert, Undefined):
        return str(wert)
    bindungen: Bindungen = context[BINDUNGEN]
    bindungen.zaehle(_anzahl(wert))
    bindungen.append(wert)
    return Markup(f"{MARKE_AUF}{len(bindungen) - 1}{MARKE_ZU}")


class Umgebung(ImmutableSandboxedEnvironment):
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
        self.globals = {"ref": _ref, "link": Verknuepfung, "stellenplan": Stellenplan, "normen": Normen}
        self.filters = {
            "und": _verbunden("und"),
            "oder": _verbunden("oder"),
            "zeilen": _zeilen,
            "grund": _grund,
            GEZAEHLT: _gezaehlt,
        }
        self.tests = {"gegeben": gegeben, "entfallen": entfallen}

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A field of a structure, or of each in a list; an open or waived value gives itself."""
        if isinstance(obj, Offen | Entfallen):
            return obj
        if isinstance(obj, tuple):
            return tuple(self.getattr(teil, attribute) for teil in obj)
        if isinstance(obj, Sicht):
            try:
                return obj.feld(attribute)
            except KeyError:
                return self.undefined(obj=obj.modell, name=attribute)
        if type(obj).__name__ == "LoopContext" and attribute in ("first", "last", "index"):
            return getattr(obj, attribute)
        return self._verboten(attribute)

    def getitem(self, obj: Any, argument: Any) -> NoReturn:
        """Nothing is reached by index or key."""
        self._verboten(str(argument))

    def _verboten(self, name: str) -> NoReturn:
        raise SecurityError(f"»{name}« ist hier nicht erreichbar; erreichbar sind nur Felder des Konzepts")

    def is_safe_callable(self, obj: Any) -> bool:
        """Only the functions of a body."""
        return obj in (_ref, Verknuepfung, Stellenplan, Normen)


UMGEBUNG = Umgebung()
