"""What a body and a condition may consist of: fields, comparisons, loops, and nothing that computes."""

import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple, NoReturn

from jinja2 import nodes

from teilhabe_docs.documents.template.environment import (
    ATTACHED_DOCUMENTS,
    ENVIRONMENT,
    GEWOGEN,
    GEZAEHLT,
    STELLENPLAN_COLUMNS,
    TEIL_AUF,
)
from teilhabe_docs.documents.template.traits import TRAITS
from teilhabe_docs.model.fields import ROOTS
from teilhabe_docs.near_names import meant

_ERLAUBT = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.For, nodes.If,
    nodes.Test, nodes.Filter, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.Const,
    nodes.Tuple, nodes.List, nodes.Call, nodes.Keyword, nodes.CondExpr, nodes.Assign,
)  # fmt: skip
_REST = re.compile(r"\{\{|\}\}|\{%|%\}")
_ABSATZ = re.compile(rf"(?:^|\n)[ \t]*{TEIL_AUF}")
_ZEICHEN = re.compile("[\\x00-\\x08\\x0b-\\x1f\\x7f\\ud800-\\uf8ff]")
_GROESSTE_ZAHL = 10**9
_SCHLEIFENFELDER = ("first", "last", "index")
_CALLED = {
    "eigene": tuple(f"{root}.eigene" for root in ROOTS),
    "offer": ("angebot",),
    "provider": ("traeger",),
    "staffing": ("personal",),
}
"""What is meant by a name that a field does not begin with."""
_MOEGLICH = "Möglich sind Felder, Vergleiche, if, for, ref(), link(), stellenplan(), normen() und anlage()."


class BodyError(Exception):
    """A body that cannot be used: the line, what is wrong in German, a path that lacks its object."""

    def __init__(self, zeile: int, text: str, unrooted: str = "") -> None:
        super().__init__(text)
        self.zeile, self.text, self.unrooted = zeile, text, unrooted


class PartMark(NamedTuple):
    """A mark `(@id)` or `(#id)` of a body: an Absatz, or a letter where it stands at a list item."""

    id: str
    zaehlt: bool
    absatz: bool
    zeile: int


def check_grammar(baum: nodes.Template) -> None:
    """Refuse what does not belong into a body; raises `BodyError` for the first of it."""
    alle = list(_mit_zeile(baum))
    for zeile, knoten in alle:
        if not isinstance(knoten, _ERLAUBT):
            _nicht(zeile, f"Diese Anweisung gibt es in Texten nicht. {_MOEGLICH}")
    from teilhabe_docs.documents.template.trait_grammar import (
        TraitError,
        check_traits,
    )  # built-in ones are kept

    try:
        check_traits(alle)
    except TraitError as wrong:
        _nicht(wrong.line, str(wrong))
    pruefung = _GrammarCheck([knoten for _, knoten in alle])
    for zeile, knoten in sorted(alle, key=lambda k: isinstance(k[1], nodes.Output | nodes.For)):
        if pruefe := pruefung.je_art.get(type(knoten)):
            pruefe(zeile, knoten)


def _mit_zeile(baum: nodes.Node) -> Iterator[tuple[int, nodes.Node]]:
    """All nodes of the tree in reading order, each with its line or that of the node around it."""
    offen = [(1, baum)]
    while offen:
        davor, knoten = offen.pop()
        zeile = getattr(knoten, "lineno", None) or davor
        if not isinstance(knoten, nodes.EvalContextModifier):
            yield zeile, knoten
        offen += [(zeile, kind) for kind in reversed(list(knoten.iter_child_nodes()))]


def _nicht(zeile: int, text: str, unrooted: str = "") -> NoReturn:
    raise BodyError(zeile, text, unrooted)


class _GrammarCheck:
    """The checks of each kind of node, with what they know of the whole body."""

    def __init__(self, alle: list[nodes.Node]) -> None:
        self.eigene = {k.name for k in alle if isinstance(k, nodes.Name) and k.ctx == "store"}
        self.aufgerufen = {id(k.node) for k in alle if isinstance(k, nodes.Call)}
        self.mit_feld = {id(k.node): k for k in alle if isinstance(k, nodes.Getattr)}
        schleifen = [k for k in alle if isinstance(k, nodes.For)]
        self.in_schleife = {id(n) for schleife in schleifen for n in schleife.find_all(nodes.Name)}
        self.gedruckt = {id(k) for o in alle if isinstance(o, nodes.Output) for k in _zweige(o)}
        self.je_art: dict[type[nodes.Node], Callable[[int, Any], None]] = {
            nodes.Name: self._name,
            nodes.Getattr: _pruefe_feld,
            nodes.Const: _pruefe_wert,
            nodes.Call: self._aufruf,
            nodes.Filter: _pruefe_filter,
            nodes.Test: _pruefe_test,
            nodes.Compare: _pruefe_vergleich,
            nodes.List: _pruefe_liste,
            nodes.Tuple: _pruefe_liste,
            nodes.Assign: _pruefe_setzen,
            nodes.For: _pruefe_schleife,
            nodes.If: _pruefe_marken,
            nodes.Output: _pruefe_ausgabe,
        }

    def _name(self, zeile: int, name: nodes.Name) -> None:
        if name.ctx == "store":
            if name.name.startswith("_") or name.name in (*ROOTS, *ENVIRONMENT.globals, "loop", TRAITS):
                _nicht(zeile, f"»{name.name}« ist vergeben; bitte einen anderen Namen wählen.")
        elif id(name) in self.aufgerufen or name.name == TRAITS:
            return
        elif name.name == "loop":
            if id(name) not in self.mit_feld or id(name) not in self.in_schleife:
                _nicht(
                    zeile, "»loop« gibt es nur in Schleifen und nur als loop.first, loop.last, loop.index."
                )
        elif name.name not in (*ROOTS, *self.eigene):
            near = meant(_CALLED.get(name.name, ()), "Ein Feld beginnt mit traeger, angebot oder personal.")
            _nicht(zeile, f"»{name.name}« gibt es hier nicht.{near}", self._pfad(name))
        elif name.name in ROOTS and id(name) not in self.mit_feld:
            _nicht(zeile, f"Zu »{name.name}« fehlt das Feld, zum Beispiel »{name.name}.kontakt.ort«.")

    def _pfad(self, name: nodes.Name) -> str:
        pfad, knoten = name.name, self.mit_feld.get(id(name))
        while knoten:
            pfad, knoten = f"{pfad}.{knoten.attr}", self.mit_feld.get(id(knoten))
        return pfad

    def _aufruf(self, zeile: int, aufruf: nodes.Call) -> None:
        name = aufruf.node.name if isinstance(aufruf.node, nodes.Name) else ""
        if name not in ENVIRONMENT.globals:
            _nicht(zeile, f"Diesen Aufruf gibt es hier nicht. {_MOEGLICH}")
        if id(aufruf) not in self.gedruckt:
            _nicht(zeile, f"»{name}()« steht nur im Text: {{{{ {name}(…) }}}}.")
        mehr = aufruf.dyn_args or aufruf.dyn_kwargs
        if name == "ref" and (mehr or not _ist_ref(aufruf)):
            _nicht(zeile, '»ref« nimmt Kennungen in Anführungszeichen: ref("abschnitt.teil").')
        if name == "link" and (
            mehr or aufruf.kwargs or len(aufruf.args) != 2 or not _sind_werte(aufruf.args)
        ):
            _nicht(zeile, '»link« nimmt den Text und die Adresse: link("Text", traeger.kontakt.web).')

        if name == "normen" and (mehr or aufruf.args or aufruf.kwargs):
            _nicht(zeile, "»normen« nimmt nichts in die Klammern: normen().")
        if name == "anlage" and (mehr or aufruf.kwargs or not _ist_dokument(aufruf.args)):
            _nicht(
                zeile, f"»anlage« nimmt ein Dokument in Anführungszeichen: {', '.join(ATTACHED_DOCUMENTS)}."
            )
        if name == "stellenplan" and (mehr or aufruf.kwargs or not _sind_spalten(aufruf.args)):
            _nicht(
                zeile, f"»stellenplan« nimmt Spalten in Anführungszeichen: {', '.join(STELLENPLAN_COLUMNS)}."
            )


def _zweige(ausgabe: nodes.Output) -> Iterator[nodes.Node]:
    """What an output prints, through `a if b else c`."""
    offen: list[nodes.Node | None] = list(ausgabe.nodes)
    while offen:
        knoten = offen.pop()
        if isinstance(knoten, nodes.CondExpr):
            offen += [knoten.expr1, knoten.expr2]
        elif knoten is not None:
            yield knoten


def _ist_pfad(knoten: nodes.Node | None) -> bool:
    return isinstance(knoten, nodes.Name | nodes.Getattr)


def _ist_text(knoten: nodes.Node) -> bool:
    return isinstance(knoten, nodes.Const) and isinstance(knoten.value, str)


def _sind_werte(werte: list[nodes.Expr]) -> bool:
    return all(_ist_pfad(w) or _ist_text(w) for w in werte)


def _sind_spalten(werte: list[nodes.Expr]) -> bool:
    return all(_ist_text(wert) and wert.as_const() in STELLENPLAN_COLUMNS for wert in werte)


def _ist_dokument(werte: list[nodes.Expr]) -> bool:
    return len(werte) == 1 and _ist_text(werte[0]) and werte[0].as_const() in ATTACHED_DOCUMENTS


def _ist_ref(aufruf: nodes.Call) -> bool:
    namen_passen = all(w.key == "bis" and _ist_text(w.value) for w in aufruf.kwargs)
    return bool(aufruf.args) and namen_passen and all(_ist_text(w) for w in aufruf.args)


def _pruefe_feld(zeile: int, feld: nodes.Getattr) -> None:
    anfang: nodes.Expr = feld
    while isinstance(anfang, nodes.Getattr):
        anfang = anfang.node
    if not isinstance(anfang, nodes.Name) or feld.attr.startswith("_"):
        _nicht(zeile, f"»{feld.attr}« ist hier nicht erreichbar. {_MOEGLICH}")
    if anfang.name == "loop" and (feld.node is not anfang or feld.attr not in _SCHLEIFENFELDER):
        _nicht(zeile, "Von »loop« gibt es first, last und index.")


def _pruefe_wert(zeile: int, wert: nodes.Const) -> None:
    w = wert.value
    if isinstance(w, str) and _ZEICHEN.search(w):
        _nicht(zeile, "In den Anführungszeichen steht ein Zeichen, das sich nicht drucken lässt.")
    if isinstance(w, int | float) and not abs(w) <= _GROESSTE_ZAHL:
        _nicht(zeile, "Diese Zahl ist zu groß.")
    if w is None:
        _nicht(zeile, "Statt »none« gibt es »is gegeben« und »is not gegeben«.")


def _pruefe_filter(zeile: int, filter_: nodes.Filter) -> None:
    if filter_.name not in ENVIRONMENT.filters or filter_.name in (GEZAEHLT, GEWOGEN):
        _nicht(zeile, f"»| {filter_.name}« gibt es nicht. Möglich: »| und«, »| oder«, »| zeilen«, »| grund«.")
    if not _ist_pfad(filter_.node) or _hat_klammern(filter_):
        _nicht(zeile, f"»| {filter_.name}« steht ohne Klammern hinter einem Feld.")


def _pruefe_test(zeile: int, test: nodes.Test) -> None:
    if test.name not in ENVIRONMENT.tests:
        _nicht(zeile, f"»is {test.name}« gibt es nicht. Möglich sind »is gegeben«, »is entfallen«.")
    if not _ist_pfad(test.node) or _hat_klammern(test):
        _nicht(zeile, f"»is {test.name}« steht ohne Klammern hinter einem Feld.")


def _hat_klammern(knoten: nodes.Filter | nodes.Test) -> bool:
    return bool(knoten.args or knoten.kwargs or knoten.dyn_args or knoten.dyn_kwargs)


def _pruefe_vergleich(zeile: int, vergleich: nodes.Compare) -> None:
    op, *mehr = vergleich.ops
    seiten = (vergleich.expr, op.expr)
    if mehr:
        _nicht(zeile, "Bitte jeden Vergleich einzeln schreiben und mit »and« verbinden.")
    if op.op in ("in", "notin"):
        if not (_ist_pfad(op.expr) or isinstance(op.expr, nodes.List | nodes.Tuple)):
            _nicht(zeile, 'Hinter »in« steht eine Liste: in ["a", "b"].')
    elif any(isinstance(seite, nodes.List | nodes.Tuple) for seite in seiten):
        _nicht(zeile, 'Mit einer Liste wird nur mit »in« verglichen: in ["a", "b"].')
    elif op.op not in ("eq", "ne") and not any(
        _ist_zahl(s) and _ist_pfad(t) for s, t in (seiten, seiten[::-1])
    ):
        _nicht(zeile, "Mit »<« und »>« wird ein Feld mit einer Zahl verglichen.")


def _ist_zahl(knoten: nodes.Node) -> bool:
    return isinstance(knoten, nodes.Const) and type(knoten.value) in (int, float)


def _pruefe_schleife(zeile: int, schleife: nodes.For) -> None:
    if schleife.recursive or schleife.else_:
        _nicht(zeile, "Schleifen kennen hier weder »recursive« noch »else«.")
    if not isinstance(schleife.target, nodes.Name):
        _nicht(zeile, "Eine Schleife nennt einen Namen: {% for gruppe in angebot.gruppen %}.")
    if not (_ist_pfad(schleife.iter) or isinstance(schleife.iter, nodes.List | nodes.Tuple)):
        _nicht(zeile, "Eine Schleife läuft über ein Feld oder eine Liste.")
    _pruefe_marken(zeile, schleife)


def _pruefe_setzen(zeile: int, setzen: nodes.Assign) -> None:
    if not isinstance(setzen.target, nodes.Name):
        _nicht(zeile, "»set« setzt genau einen Namen.")
    if not (_ist_pfad(setzen.node) or isinstance(setzen.node, nodes.Const)):
        _nicht(zeile, "»set« merkt sich ein Feld oder einen Wert: {% set erste = loop.first %}.")


def _pruefe_liste(zeile: int, liste: nodes.List | nodes.Tuple) -> None:
    ist_ziel = isinstance(liste, nodes.Tuple) and liste.ctx == "store"
    if not ist_ziel and not all(isinstance(w, nodes.Const | nodes.List | nodes.Tuple) for w in liste.items):
        _nicht(zeile, 'In einer Liste stehen nur Werte, keine Felder: ["a", "b"].')


def _pruefe_marken(zeile: int, knoten: nodes.If | nodes.For) -> None:
    for daten in knoten.find_all(nodes.TemplateData):
        if treffer := _ABSATZ.search(daten.data):
            stelle = (daten.lineno or zeile) + daten.data[: treffer.end()].count("\n")
            _nicht(stelle, "Ein Absatz »(@…)« steht nicht in »if« oder »for«; dafür gibt es »wenn«.")


def _pruefe_ausgabe(zeile: int, ausgabe: nodes.Output) -> None:
    for teil in _zweige(ausgabe):
        if isinstance(teil, nodes.TemplateData):
            if treffer := _REST.search(teil.data):
                stelle = (teil.lineno or zeile) + teil.data[: treffer.start()].count("\n")
                _nicht(stelle, f"»{treffer.group()}« bleibt im Text stehen; fehlt eine Klammer?")
        elif not (_ist_pfad(teil) or isinstance(teil, nodes.Filter | nodes.Call | nodes.Const)):
            _nicht(teil.lineno or zeile, "Gedruckt werden Felder, keine Listen aus dem Text.")
