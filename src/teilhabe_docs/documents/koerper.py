"""The body of a section: its text, its parts in order, and what of the data it uses."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property

from jinja2 import Template, TemplateError, nodes

from teilhabe_docs.documents.umgebung import MARKE_AUF, MARKE_ZU, UMGEBUNG

_MARKE = re.compile(r"[ \t]*(?P<punkt>[-*][ \t]+)?\((?P<art>[@#])(?P<id>[a-z0-9-]*)\)")
_NUR_TAGS = re.compile(r"\s*(?:\{%[^%]*%\}\s*)+")
_ERLAUBT = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.For, nodes.If,
    nodes.Test, nodes.Filter, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.Const,
    nodes.Tuple, nodes.List, nodes.Call, nodes.Keyword, nodes.CondExpr, nodes.Assign,
)  # fmt: skip


class KoerperfehlerError(Exception):
    """A body that cannot be used: the line and what is wrong, in German."""

    def __init__(self, zeile: int, text: str) -> None:
        super().__init__(text)
        self.zeile, self.text = zeile, text


@dataclass(frozen=True, slots=True)
class Teilmarke:
    """A mark `(@id)` or `(#id)` of a body: an Absatz, or a letter where it stands at a list item."""

    id: str
    zaehlt: bool
    absatz: bool
    zeile: int


@dataclass(frozen=True, slots=True)
class Gebrauch:
    """One use of a field in a body: `art` is `druck`, `schleife`, `vergleich` or `pruefung`.

    `geschuetzt` names the fields that are known to be given at this place; `teil` is the part it stands in.
    """

    pfad: str
    art: str
    zeile: int
    teil: str
    geschuetzt: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Koerper:
    """The body `text` of the file `datei`; what is made from it is made when it is first asked for.

    `vorlage`, `gebrauch` and `verweise` raise `KoerperfehlerError` where the body is broken.
    """

    datei: str
    text: str

    @cached_property
    def marken(self) -> tuple[Teilmarke, ...]:
        """Its marks in the order of the text."""
        return tuple(_marken(self._zeilen))

    @cached_property
    def vorlage(self) -> Template:
        """The compiled template."""
        with _in_deutsch():
            return Template.from_code(UMGEBUNG, UMGEBUNG.compile(self._baum), UMGEBUNG.globals)

    @property
    def gebrauch(self) -> tuple[Gebrauch, ...]:
        """The uses of fields in the order of the text."""
        return tuple(self._gelesen.gebrauch)

    @property
    def verweise(self) -> tuple[tuple[str, int], ...]:
        """The ids it refers to, each with its line."""
        return tuple(self._gelesen.verweise)

    @cached_property
    def _zeilen(self) -> list[str]:
        return self.text.replace("\r\n", "\n").split("\n")

    @property
    def _baum(self) -> nodes.Template:
        if MARKE_AUF in self.text or MARKE_ZU in self.text:
            raise KoerperfehlerError(1, "Der Text enthält Steuerzeichen, die hier nicht vorkommen dürfen.")
        with _in_deutsch():
            baum = UMGEBUNG.parse("\n".join(_mit_zeilenende(zeile) for zeile in self._zeilen))
        _pruefe_bausteine(baum)
        return baum

    @cached_property
    def _gelesen(self) -> "_Leser":
        leser = _Leser(self.marken)
        leser.lies(self._baum.body, frozenset(), {})
        return leser


@contextmanager
def _in_deutsch() -> Iterator[None]:
    """Turns what Jinja2 raises for a broken template into a `KoerperfehlerError`."""
    try:
        yield
    except TemplateError as fehler:
        zeile = getattr(fehler, "lineno", None) or 1
        text = f"Die Vorlage lässt sich nicht lesen: {fehler.message}"
        raise KoerperfehlerError(zeile, text) from None
    except (RecursionError, SyntaxError):
        raise KoerperfehlerError(1, "Die Vorlage ist zu tief verschachtelt.") from None


def pruefe_ausdruck(ausdruck: str) -> tuple[Gebrauch, ...]:
    """The uses of fields in a condition; raises `KoerperfehlerError` where it is broken."""
    return Koerper("", "{{ " + ausdruck + " }}").gebrauch


def _mit_zeilenende(zeile: str) -> str:
    """Keep the line break behind a tag that stands in a line of text; lines of tags alone vanish."""
    if zeile.rstrip().endswith("%}") and not _NUR_TAGS.fullmatch(zeile):
        return zeile.rstrip()[:-2] + "+%}"
    return zeile


def _marken(zeilen: list[str]) -> Iterator[Teilmarke]:
    for nummer, zeile in enumerate(zeilen, 1):
        if treffer := _MARKE.match(zeile):
            absatz = not treffer["punkt"]
            yield Teilmarke(treffer["id"], treffer["art"] == "@", absatz, nummer)


def _pruefe_bausteine(baum: nodes.Template) -> None:
    for knoten in baum.find_all(nodes.Node):
        if not isinstance(knoten, _ERLAUBT) and not isinstance(knoten, nodes.EvalContextModifier):
            art = type(knoten).__name__
            raise KoerperfehlerError(knoten.lineno, f"»{art}« gibt es in diesen Vorlagen nicht.")
        if isinstance(knoten, nodes.For) and (knoten.recursive or knoten.else_):
            raise KoerperfehlerError(knoten.lineno, "Schleifen kennen hier weder »recursive« noch »else«.")


class _Leser:
    """Walks a body and notes which fields it uses where."""

    def __init__(self, marken: tuple[Teilmarke, ...]) -> None:
        self.marken = marken
        self.gebrauch: list[Gebrauch] = []
        self.verweise: list[tuple[str, int]] = []

    def lies(self, knoten: list[nodes.Node], gegeben: frozenset[str], namen: dict[str, str]) -> None:
        for k in knoten:
            if isinstance(k, nodes.Output):
                for ausdruck in k.nodes:
                    self._wert(ausdruck, "druck", gegeben, namen)
            elif isinstance(k, nodes.If):
                self._wenn(k, gegeben, namen)
            elif isinstance(k, nodes.For):
                pfad = self._wert(k.iter, "schleife", gegeben, namen)
                innen = namen | ({k.target.name: pfad} if isinstance(k.target, nodes.Name) and pfad else {})
                if k.test is not None:
                    self._wert(k.test, "vergleich", gegeben | {pfad or ""}, innen)
                self.lies(k.body, gegeben | {pfad or ""}, innen)
            elif isinstance(k, nodes.Assign) and isinstance(k.target, nodes.Name):
                pfad = self._wert(k.node, "pruefung", gegeben, namen)
                namen = namen | ({k.target.name: pfad} if pfad else {})

    def _wenn(self, k: nodes.If, gegeben: frozenset[str], namen: dict[str, str]) -> None:
        self._wert(k.test, "vergleich", gegeben, namen)
        self.lies(k.body, gegeben | set(self._sicher(k.test, namen)), namen)
        for zweig in k.elif_:
            self._wenn(zweig, gegeben, namen)
        self.lies(k.else_, gegeben | set(self._sicher_falsch(k.test, namen)), namen)

    def _sicher(self, test: nodes.Node, namen: dict[str, str]) -> Iterator[str]:
        """The fields that are given where `test` holds."""
        if isinstance(test, nodes.And):
            yield from self._sicher(test.left, namen)
            yield from self._sicher(test.right, namen)
        elif isinstance(test, nodes.Or):
            yield from set(self._sicher(test.left, namen)) & set(self._sicher(test.right, namen))
        elif isinstance(test, nodes.Not):
            yield from self._sicher_falsch(test.node, namen)
        elif isinstance(test, nodes.Test) and test.name in ("gegeben", "entfallen"):
            if pfad := self._pfad(test.node, namen):
                yield pfad
        elif isinstance(test, nodes.Compare) and test.ops[0].op in ("eq", "in"):
            for seite in (test.expr, test.ops[0].expr):
                if pfad := self._pfad(seite, namen):
                    yield pfad

    def _sicher_falsch(self, test: nodes.Node, namen: dict[str, str]) -> Iterator[str]:
        """The fields that are given where `test` does not hold."""
        if isinstance(test, nodes.Or):
            yield from self._sicher_falsch(test.left, namen)
            yield from self._sicher_falsch(test.right, namen)
        elif isinstance(test, nodes.Not):
            yield from self._sicher(test.node, namen)

    def _wert(self, k: nodes.Node, art: str, gegeben: frozenset[str], namen: dict[str, str]) -> str | None:
        if pfad := self._pfad(k, namen):
            self.gebrauch.append(Gebrauch(pfad, art, k.lineno, self._teil(k.lineno), gegeben))
            return pfad
        if isinstance(k, nodes.Filter) and k.node is not None:
            return self._wert(k.node, art, gegeben, namen)
        if isinstance(k, nodes.Test):
            self._wert(k.node, "pruefung", gegeben, namen)
        elif isinstance(k, nodes.And):
            self._wert(k.left, art, gegeben, namen)
            self._wert(k.right, art, gegeben | set(self._sicher(k.left, namen)), namen)
        elif isinstance(k, nodes.Or):
            self._wert(k.left, art, gegeben, namen)
            self._wert(k.right, art, gegeben | set(self._sicher_falsch(k.left, namen)), namen)
        elif isinstance(k, nodes.CondExpr):
            self._wert(k.test, "vergleich", gegeben, namen)
            self._wert(k.expr1, art, gegeben | set(self._sicher(k.test, namen)), namen)
            if k.expr2 is not None:
                self._wert(k.expr2, art, gegeben | set(self._sicher_falsch(k.test, namen)), namen)
        elif isinstance(k, nodes.Call) and isinstance(k.node, nodes.Name) and k.node.name == "ref":
            werte = [*k.args, *(w.value for w in k.kwargs)]
            self.verweise += [(w.value, k.lineno) for w in werte if isinstance(w, nodes.Const)]
        else:
            for kind in k.iter_child_nodes():
                self._wert(kind, "vergleich" if isinstance(k, nodes.Compare) else art, gegeben, namen)
        return None

    def _pfad(self, k: nodes.Node, namen: dict[str, str]) -> str | None:
        if isinstance(k, nodes.Name):
            return namen.get(k.name) or (k.name if k.name in ("traeger", "angebot", "personal") else None)
        if isinstance(k, nodes.Getattr) and (davor := self._pfad(k.node, namen)):
            return f"{davor}.{k.attr}"
        return None

    def _teil(self, zeile: int) -> str:
        davor = [m.id for m in self.marken if m.zeile <= zeile and m.id]
        return davor[-1] if davor else ""
