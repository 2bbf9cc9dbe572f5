"""Which fields a body uses where, read from its syntax tree without any data."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from jinja2 import nodes

from teilhabe_docs.documents.template.grammar import PartMark
from teilhabe_docs.documents.template.traits import BASIS, BOOK, TRAITS
from teilhabe_docs.model.field_path import FieldPath
from teilhabe_docs.model.fields import ROOTS


class Usage(NamedTuple):
    """One use of a field in a body.

    `art` is `druck`, `verbunden` (printed as `a, b und c`), `schleife`, `pruefung`, or in a comparison
    `vergleich`, `groesse` (with `<` and `>`) or `enthalten` (the list behind `in`); `teil` the part it stands
    in and `absatz` the Absatz around that; `geschuetzt` are the fields known to be given here; `einzeln`: an
    entry of a list, not the list. `verglichen` are the values that it, not a trait of it, is compared with.
    """

    pfad: FieldPath
    art: str
    zeile: int
    teil: str
    absatz: str
    geschuetzt: frozenset[FieldPath] = frozenset()
    einzeln: bool = False
    verglichen: tuple[Any, ...] = ()


class _Named(NamedTuple):
    """The field that an expression names; `single`: an entry of it."""

    field: FieldPath
    single: bool = False


_Names = Mapping[str, _Named]
"""What the variables of loops and assignments stand for."""


def parts_by_line(zeilen: list[str], marken: tuple[PartMark, ...]) -> list[tuple[str, str]]:
    """For every line the part it stands in and the Absatz around it; behind a list its letters end."""
    nach_zeile = {marke.zeile: marke for marke in marken}
    ergebnis = []
    teil = absatz = ""
    for nummer, zeile in enumerate(zeilen, 1):
        if marke := nach_zeile.get(nummer):
            teil = marke.id
            absatz = marke.id if marke.absatz else absatz
        elif zeile.strip() and not zeile.startswith((" ", "\t", "{%")):
            teil = absatz
        ergebnis.append((teil, absatz))
    return ergebnis


class UsageReader:
    """Walks a body and notes which fields it uses where: `gebrauch`, and the ids it refers to: `verweise`."""

    def __init__(self, teile: list[tuple[str, str]]) -> None:
        self.teile = teile
        self.gebrauch: list[Usage] = []
        self.verweise: list[tuple[str, int]] = []

    def lies(self, knoten: list[nodes.Node], gegeben: frozenset[FieldPath], namen: _Names) -> None:
        """Note what `knoten` use; `gegeben` are the fields known to be given, `namen` the loop variables."""
        for k in knoten:
            if isinstance(k, nodes.Output):
                for ausdruck in k.nodes:
                    self._wert(ausdruck, "druck", gegeben, namen)
            elif isinstance(k, nodes.If):
                self._wenn(k, gegeben, namen)
            elif isinstance(k, nodes.For):
                pfad = self._wert(k.iter, "schleife", gegeben, namen)
                ziel = k.target.name if isinstance(k.target, nodes.Name) else ""
                innen = {**namen, ziel: _Named(pfad, single=True)} if ziel and pfad else namen
                dort = gegeben | ({pfad} if pfad else set())
                if k.test is not None:
                    self._wert(k.test, "vergleich", dort, innen)
                self.lies(k.body, dort, innen)
            elif isinstance(k, nodes.Assign) and isinstance(k.target, nodes.Name):
                pfad = self._wert(k.node, "pruefung", gegeben, namen)
                namen = {**namen, k.target.name: _Named(pfad)} if pfad else namen

    def _wenn(self, k: nodes.If, gegeben: frozenset[FieldPath], namen: _Names) -> None:
        self._wert(k.test, "vergleich", gegeben, namen)
        self.lies(k.body, gegeben | set(self._sicher(k.test, namen)), namen)
        for zweig in k.elif_:
            self._wenn(zweig, gegeben, namen)
        self.lies(k.else_, gegeben | set(self._sicher_falsch(k.test, namen)), namen)

    def _sicher(self, test: nodes.Node, namen: _Names) -> Iterator[FieldPath]:
        """The fields that are given where `test` holds."""
        if isinstance(test, nodes.And):
            yield from self._sicher(test.left, namen)
            yield from self._sicher(test.right, namen)
        elif isinstance(test, nodes.Or):
            yield from set(self._sicher(test.left, namen)) & set(self._sicher(test.right, namen))
        elif isinstance(test, nodes.Not):
            yield from self._sicher_falsch(test.node, namen)
        elif isinstance(test, nodes.Test) and test.name in ("gegeben", "entfallen"):
            if genannt := self._genannt(test.node, namen):
                yield from _with_around(genannt.field) if test.name == "gegeben" else (genannt.field,)
        elif isinstance(test, nodes.Compare) and test.ops[0].op in ("eq", "in"):
            for seite in (test.expr, test.ops[0].expr):
                if genannt := self._genannt(seite, namen):
                    yield from _with_around(genannt.field)

    def _sicher_falsch(self, test: nodes.Node, namen: _Names) -> Iterator[FieldPath]:
        """The fields that are given where `test` does not hold."""
        if isinstance(test, nodes.Or):
            yield from self._sicher_falsch(test.left, namen)
            yield from self._sicher_falsch(test.right, namen)
        elif isinstance(test, nodes.Not):
            yield from self._sicher(test.node, namen)

    def _wert(
        self,
        k: nodes.Node,
        art: str,
        gegeben: frozenset[FieldPath],
        namen: _Names,
        verglichen: tuple[Any, ...] = (),
    ) -> FieldPath | None:
        if genannt := self._genannt(k, namen):
            teil, absatz = self.teile[k.lineno - 1] if k.lineno <= len(self.teile) else ("", "")
            self.gebrauch.append(
                Usage(genannt.field, art, k.lineno, teil, absatz, gegeben, genannt.single, verglichen)
            )
            return genannt.field
        if isinstance(k, nodes.Filter) and k.node is not None:
            if art == "druck" and k.name in ("und", "oder", "grund"):
                art = "pruefung" if k.name == "grund" else "verbunden"
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
        elif isinstance(k, nodes.Call) and isinstance(k.node, nodes.Name) and k.node.name == "stellenplan":
            positionen = nodes.Getattr(nodes.Name("personal", "load"), "positionen", "load", lineno=k.lineno)
            self._wert(positionen, art, gegeben, namen)
        elif isinstance(k, nodes.Compare):
            op = k.ops[0]
            groesse = op.op not in ("eq", "ne", "in", "notin")
            rechts = "enthalten" if op.op in ("in", "notin") else "groesse" if groesse else "vergleich"
            links = "groesse" if groesse else "vergleich"
            for seite, so, andere in ((k.expr, links, op.expr), (op.expr, rechts, k.expr)):
                self._wert(seite, so, gegeben, namen, () if _is_trait(seite) else _werte(andere))
        else:
            for kind in k.iter_child_nodes():
                self._wert(kind, art, gegeben, namen)
        return None

    def _genannt(self, k: nodes.Node, namen: _Names) -> _Named | None:
        if isinstance(k, nodes.Name):
            return namen.get(k.name) or (_Named(FieldPath(k.name)) if k.name in ROOTS else None)
        if isinstance(k, nodes.Getattr) and _is_trait(k):
            return _Named(FieldPath(BASIS)) if k.attr == BOOK else None
        if isinstance(k, nodes.Getattr) and (davor := self._genannt(k.node, namen)):
            return _Named(davor.field / k.attr)
        return None


def _with_around(field: FieldPath) -> Iterator[FieldPath]:
    """A field that is given, and what is given with it: all around it."""
    yield from (one for one in field.around() if one != field.root)


def _is_trait(k: nodes.Node) -> bool:
    return isinstance(k, nodes.Getattr) and isinstance(k.node, nodes.Name) and k.node.name == TRAITS


def _werte(k: nodes.Node) -> tuple[Any, ...]:
    """The values that stand there themselves, one or a list of them."""
    einzelne = k.items if isinstance(k, nodes.List | nodes.Tuple) else [k]
    return tuple(wert.value for wert in einzelne if isinstance(wert, nodes.Const))
