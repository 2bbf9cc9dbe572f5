"""Hints on plain scalars: what other YAML readers would change, and what YAML itself has taken away."""

import re
from collections.abc import Collection, Iterator
from posixpath import basename

from yaml.nodes import ScalarNode

from teilhabe_docs.diagnostics import Finding, Span
from teilhabe_docs.loading import codes
from teilhabe_docs.loading.codes import FindingCode
from teilhabe_docs.loading.discovery import file_kind
from teilhabe_docs.loading.open_words import OPEN_WORD
from teilhabe_docs.loading.yaml.dialects import BEGINNINGS, difference
from teilhabe_docs.loading.yaml.document import Document
from teilhabe_docs.loading.yaml.known_scalars import KnownScalar, ScalarType, known_scalars
from teilhabe_docs.loading.yaml.node_tree import DataPath, plain_data
from teilhabe_docs.loading.yaml.yaml_errors import across
from teilhabe_docs.model.base import Model
from teilhabe_docs.model.numbers import DecimalNumber
from teilhabe_docs.model.value_errors import shown_value
from teilhabe_docs.model.values import Zitat

_FREIER_TEXT = (str, Zitat, "slot")
_ANKER = re.compile(r"&\S+(?:\s|#[^\n]*)+")
_ART_GENANNT = re.compile(r"(?:&\S+\s+)?!")
_KEIN_KOMMENTAR = re.compile(r"[ \t]+(#[^\s#!][^\n]*|#[ \t]*[0-9]+[A-Za-z]?[ \t]*$)", re.MULTILINE)
"""A `#` right before a word, or before nothing but a number: hardly anybody writes a comment like that."""
_COMMENT = re.compile(r"[ \t]+(#[ \t]+[^\n]*)")
_COUNTED = re.compile(rf"#[ \t]+\d+[a-z]?[ \t]+{OPEN_WORD.pattern}\b")
_OPEN_END = re.compile(r"[,;(\[/&+§–-]$|\b(?:Nr|Nrn|Abs|Art|Ziff|Ziffer|Nummer|Punkt|Kap|Buchst|lit)\.?$")
_BRACKETS = (("(", ")"), ("[", "]"), ("„", "“"), ("»", "«"))


def differences(dokument: Document, klasse: type[Model], verworfen: Collection[DataPath]) -> list[Finding]:
    """The hints on a document that was read as `klasse`, each place once.

    A value at one of the paths `verworfen` has an error of its own, which quotation marks would not mend.
    """
    findings: dict[tuple[str, Span], Finding] = {}
    for skalar in _worth_a_look(dokument, klasse):
        for finding in _hinweise(skalar, dokument, skalar.path in verworfen):
            findings.setdefault((finding.code, finding.span), finding)
    return list(findings.values())


def _worth_a_look(dokument: Document, klasse: type[Model]) -> Iterator[KnownScalar]:
    """The plain scalars that may need a hint, in the order of the file; an alias leads to the same again."""
    for skalar in known_scalars(dokument, klasse):
        if not skalar.node.style and _auffaellig(skalar.node, dokument.text):
            yield skalar


def _auffaellig(node: ScalarNode, text: str) -> bool:
    """Whether its first character or what follows it on its line may be worth a hint."""
    ende = node.end_mark.index
    return node.value[:1] in BEGINNINGS or text[ende : ende + 1] in (" ", "\t")


def _text_erwartet(typ: ScalarType) -> bool:
    if typ == "slot":
        return True
    return issubclass(typ, str) or (issubclass(typ, DecimalNumber) and not typ.als_zahl)


def _hinweise(skalar: KnownScalar, dokument: Document, verworfen: bool) -> Iterator[Finding]:
    node, text = skalar.node, dokument.text
    if treffer := skalar.kind in _FREIER_TEXT and _cut_off(node.value, text, node.end_mark.index):
        rat = _EIGENE_ZEILE if _COMMENT.match(treffer[0]) else _LEERZEICHEN
        meldung = f"{shown_value(treffer[1])} wird nicht gelesen, {_ABGESCHNITTEN}{rat}"
        ende = node.end_mark
        spalte = ende.column + 1 + treffer.start(1) - ende.index
        span = Span(ende.line + 1, spalte, ende.line + 1, spalte + len(treffer[1].rstrip()))
        yield _finding(codes.TEXT_ABGESCHNITTEN, meldung, skalar, dokument, span)
    if node.value == "null" and skalar.needed:
        yield _finding(codes.NULL_IST_NICHTS, _NICHTS, skalar, dokument, _ohne_anker(node, text))
    if (
        plain_data(node) is None
        or verworfen
        or not _text_erwartet(skalar.kind)
        or _ART_GENANNT.match(text, node.start_mark.index)
    ):
        return
    by_fix = file_kind(basename(dokument.file)) is not None
    if (gefunden := difference(node.value, by_fix=by_fix)) and not _is_torn(skalar, dokument):
        yield _finding(*gefunden, skalar, dokument, _ohne_anker(node, text))


def _is_torn(skalar: KnownScalar, dokument: Document) -> bool:
    """Whether a comma has torn the rest off, `{schluessel: 1:4,5}`: marks around one half are wrong."""
    if not dokument.text.startswith(",", skalar.node.end_mark.index):
        return False
    from teilhabe_docs.loading.torn_values import behind_the_comma

    return bool(behind_the_comma(dokument.data, skalar.path))


def _cut_off(value: str, text: str, end: int) -> re.Match[str] | None:
    """What is hardly a comment behind a value: by how it is written, or as the value is not at its end."""
    if found := _KEIN_KOMMENTAR.match(text, end):
        return found
    found = _COMMENT.match(text, end)
    return found if found and value and (_COUNTED.match(found[1]) or _goes_on(value)) else None


def _goes_on(value: str) -> bool:
    """Whether more is to come behind a text."""
    last = value.split()[-1:]
    return bool(
        _OPEN_END.search(value)
        or any(map(OPEN_WORD.fullmatch, last))
        or any(value.count(opening) > value.count(closing) for opening, closing in _BRACKETS)
    )


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


def _finding(
    kennung: FindingCode, meldung: str, skalar: KnownScalar, dokument: Document, span: Span
) -> Finding:
    return kennung.finding(meldung, dokument.file, span, dokument.path_text(skalar.path))


_ABGESCHNITTEN = (
    "denn nach einem Leerzeichen beginnt »#« einen Kommentar. Gehört es zum Wert, bitte den ganzen Wert in "
    "Anführungszeichen setzen; ist es ein Kommentar, bitte "
)
_LEERZEICHEN = "ein Leerzeichen nach dem »#«."
_EIGENE_ZEILE = "in eine eigene Zeile darüber."
_NICHTS = (
    "Das Wort »null« heißt in YAML, dass nichts dasteht. Ist das Wort gemeint, bitte in Anführungszeichen "
    "setzen, sonst den Wert eintragen."
)
