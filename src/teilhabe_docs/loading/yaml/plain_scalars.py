"""Hints on plain scalars: what other YAML readers would change, and what YAML itself has taken away."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal, TypeAlias

from yaml.nodes import Node, ScalarNode, SequenceNode

from teilhabe_docs.diagnostics import Finding, Span
from teilhabe_docs.loading import codes
from teilhabe_docs.loading.codes import FindingCode
from teilhabe_docs.loading.yaml.dialects import BEGINNINGS, difference
from teilhabe_docs.loading.yaml.document import Document
from teilhabe_docs.loading.yaml.key_checks import MERGE
from teilhabe_docs.loading.yaml.node_tree import DataPath, plain_data
from teilhabe_docs.loading.yaml.yaml_errors import across
from teilhabe_docs.model.base import Model
from teilhabe_docs.model.fields import fields_of
from teilhabe_docs.model.numbers import DecimalNumber
from teilhabe_docs.model.value_errors import shown_value
from teilhabe_docs.model.values import Zitat

ScalarType: TypeAlias = type | Literal["slot"]

_FREIER_TEXT = (str, Zitat, "slot")
_ANKER = re.compile(r"&\S+(?:\s|#[^\n]*)+")
_ART_GENANNT = re.compile(r"(?:&\S+\s+)?!")
_KEIN_KOMMENTAR = re.compile(r"[ \t]+(#[^\s#!][^\n]*|#[ \t]*[0-9]+[A-Za-z]?[ \t]*$)", re.MULTILINE)
"""A `#` right before a word, or before nothing but a number: hardly anybody writes a comment like that."""


@dataclass(frozen=True, slots=True)
class _Skalar:
    """A plain scalar that the model knows; `noetig`: without a value there is an error."""

    node: ScalarNode
    pfad: DataPath
    typ: ScalarType
    noetig: bool


@dataclass(frozen=True, slots=True)
class _Feld:
    """What the model says about the value at a key."""

    typ: ScalarType
    ist_liste: bool = False
    noetig: bool = False


def differences(dokument: Document, klasse: type[Model], verworfen: Collection[DataPath]) -> list[Finding]:
    """The hints on a document that was read as `klasse`, each place once.

    A value at one of the paths `verworfen` has an error of its own, which quotation marks would not mend.
    """
    if dokument.wurzel is None:
        return []
    findings: dict[tuple[str, Span], Finding] = {}
    for skalar in _skalare(dokument.wurzel, klasse, dokument.text):
        for finding in _hinweise(skalar, dokument, skalar.pfad in verworfen):
            findings.setdefault((finding.code, finding.span), finding)
    return list(findings.values())


def _skalare(wurzel: Node, klasse: type[Model], text: str) -> Iterator[_Skalar]:
    """The plain scalars worth a look, in the order of the file; an alias leads to the same one again."""
    offen: list[tuple[Node, ScalarType, DataPath, bool]] = [(wurzel, klasse, (), False)]
    while offen:
        node, typ, pfad, noetig = offen.pop()
        if isinstance(node, ScalarNode):
            if not node.style and _auffaellig(node, text):
                yield _Skalar(node, pfad, _kurzform(typ), noetig)
        elif isinstance(node, SequenceNode):
            offen += [(wert, typ, (*pfad, i), True) for i, wert in reversed(list(enumerate(node.value)))]
        else:
            felder = _felder(typ)
            for schluessel, wert in reversed(node.value):
                if schluessel.tag == MERGE:
                    quellen = wert.value if isinstance(wert, SequenceNode) else [wert]
                    offen += [(quelle, typ, pfad, False) for quelle in quellen]
                elif (feld := felder.get(schluessel.value)) and not (
                    feld.ist_liste and isinstance(wert, ScalarNode)
                ):
                    offen.append((wert, feld.typ, (*pfad, schluessel.value), feld.noetig))


def _auffaellig(node: ScalarNode, text: str) -> bool:
    """Whether its first character or what follows it on its line may be worth a hint."""
    ende = node.end_mark.index
    return node.value[:1] in BEGINNINGS or text[ende : ende + 1] in (" ", "\t")


@cache
def _felder(typ: ScalarType) -> Mapping[str, _Feld]:
    """What may stand at the keys of a mapping that is read as `typ`."""
    felder = {"entfaellt": _Feld(str)}
    if typ == "slot":
        return felder | dict.fromkeys(("datei", "anlage", "kurz"), _Feld(str))
    if issubclass(typ, Model):
        for name, feld in fields_of(typ).items():
            felder[name] = _Feld(feld.typ, feld.ist_liste, typ.model_fields[name].is_required())
    return felder


def _kurzform(typ: ScalarType) -> ScalarType:
    """What a structure is read from where it is written as one text."""
    if isinstance(typ, type) and issubclass(typ, Model) and typ.kurzform:
        return fields_of(typ)[typ.kurzform].typ
    return typ


def _text_erwartet(typ: ScalarType) -> bool:
    if typ == "slot":
        return True
    return issubclass(typ, str) or (issubclass(typ, DecimalNumber) and not typ.als_zahl)


def _hinweise(skalar: _Skalar, dokument: Document, verworfen: bool) -> Iterator[Finding]:
    node, text = skalar.node, dokument.text
    if treffer := skalar.typ in _FREIER_TEXT and _KEIN_KOMMENTAR.match(text, node.end_mark.index):
        meldung = f"{shown_value(treffer[1])} wird nicht gelesen, {_ABGESCHNITTEN}"
        ende = node.end_mark
        spalte = ende.column + 1 + treffer.start(1) - ende.index
        span = Span(ende.line + 1, spalte, ende.line + 1, spalte + len(treffer[1].rstrip()))
        yield _finding(codes.TEXT_ABGESCHNITTEN, meldung, skalar, dokument, span)
    if node.value == "null" and skalar.noetig:
        yield _finding(codes.NULL_IST_NICHTS, _NICHTS, skalar, dokument, _ohne_anker(node, text))
    if (
        plain_data(node) is None
        or verworfen
        or not _text_erwartet(skalar.typ)
        or _ART_GENANNT.match(text, node.start_mark.index)
    ):
        return
    if gefunden := difference(node.value):
        yield _finding(*gefunden, skalar, dokument, _ohne_anker(node, text))


def _ohne_anker(node: ScalarNode, text: str) -> Span:
    """A value without the anchor that may stand before it."""
    span, anfang = across(node), node.start_mark.index
    if not (anker := _ANKER.match(text, anfang)):
        return span
    zeile = span.line + text.count("\n", anfang, anker.end())
    spalte = (
        span.column + len(anker[0]) if zeile == span.line else anker.end() - text.rfind("\n", 0, anker.end())
    )
    return Span(zeile, spalte, span.end_line, span.end_column)


def _finding(kennung: FindingCode, meldung: str, skalar: _Skalar, dokument: Document, span: Span) -> Finding:
    return kennung.finding(meldung, dokument.file, span, dokument.path_text(skalar.pfad))


_ABGESCHNITTEN = (
    "denn nach einem Leerzeichen beginnt »#« einen Kommentar. Gehört es zum Wert, bitte den ganzen Wert in "
    "Anführungszeichen setzen; ist es ein Kommentar, bitte ein Leerzeichen nach dem »#«."
)
_NICHTS = (
    "Das Wort »null« heißt in YAML, dass nichts dasteht. Ist das Wort gemeint, bitte in Anführungszeichen "
    "setzen, sonst den Wert eintragen."
)
