"""What PyYAML says about a slip, in German with the remedy; told by place and context, for both scanners."""

import re
from contextlib import suppress

import yaml
from yaml.error import Mark, MarkedYAMLError
from yaml.nodes import ScalarNode

from teilhabe_docs.diagnostics import Span
from teilhabe_docs.loading import codes
from teilhabe_docs.loading.codes import FindingCode

_WERTANFANG = re.compile(r"\s*(?:- +)*(?:[^\s'\"#&*!|>%@`{\[-][^#\n]*?:[ \t]+)?(?P<zeichen>[&*!@`%])")
_GLUED = re.compile(r"\s*(?:- +)*(?P<key>[A-Za-z_ÄÖÜäöüß][\w-]*):(?P<sign>\xa0|[^\s/\\:])(?P<rest>[^\n]*)")
LIST_SIGN = re.compile(r"\s*(?P<sign>[–—•·▪‣◦●*\uf0b7])\s")
"""A sign that stands for an entry of a list in texts, not in YAML."""
_LOADER = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
_IN_ZEICHEN = "Bitte den ganzen Wert in Anführungszeichen setzen."


def translated(fehler: MarkedYAMLError, text: str) -> tuple[FindingCode, str, Span]:
    """Kind, message and place of a scanner's or parser's error in `text`."""
    problem = fehler.problem or ""
    umgebung = fehler.context or ""
    stelle = fehler.problem_mark or fehler.context_mark
    if stelle is None:
        return codes.SYNTAX, GENERAL, Span()
    anfang = fehler.context_mark or stelle
    zeile = _zeile(text, stelle)
    zeichen = zeile[stelle.column : stelle.column + 1]
    if "\xa0" in zeile[: len(zeile) - len(zeile.lstrip())]:
        return codes.GESCHUETZTES_LEERZEICHEN, NO_BREAK, Span(stelle.line + 1, 1, stelle.line + 1, 2)
    if "quoted scalar" in umgebung:
        return _in_anfuehrungszeichen(problem, anfang, stelle, text)
    if zeichen == "\t" or "tab character" in problem:
        return codes.TABULATOR, _TAB, point(stelle)
    if "block scalar" in umgebung:
        return codes.ZEICHEN_AM_ANFANG, _block(_zeile(text, anfang)[anfang.column]), point(anfang)
    if "alias" in umgebung or "anchor" in umgebung or "directive" in umgebung:
        return codes.ZEICHEN_AM_ANFANG, at_start(_zeile(text, anfang)[anfang.column]), point(anfang)
    if "tag handle" in problem:
        return codes.ZEICHEN_AM_ANFANG, at_start("!"), point(stelle)
    if "cannot start any token" in problem:
        return codes.ZEICHEN_AM_ANFANG, at_start(zeichen), point(stelle)
    if "mapping values are not allowed" in problem or "entries are not allowed" in problem:
        above = _above(text, stelle)
        return (above and glued(*above)) or _unerlaubt(zeile, stelle)
    if "simple key" in umgebung:
        return glued(_zeile(text, anfang), anfang.line) or (
            codes.DOPPELPUNKT_FEHLT,
            _OHNE_DOPPELPUNKT,
            point(anfang),
        )
    if "flow" in umgebung:
        anfang = _open_bracket(text, anfang) or anfang
        klammer = _zeile(text, anfang)[anfang.column]
        if zeichen == ":" and klammer == "{" and anfang.line == stelle.line:
            return codes.DOPPELPUNKT_IM_WERT, _COLON_IN_BRACES, point(stelle)
        return codes.KLAMMER, _klammer(klammer), point(anfang)
    return _zusammenhang(zeile, stelle)


def _open_bracket(text: str, mark: Mark) -> Mark | None:
    """The innermost bracket that is still open at a place which is none, as at the end of the file."""
    if text[mark.index : mark.index + 1] in ("[", "{"):
        return mark
    still_open: list[Mark] = []
    with suppress(yaml.YAMLError):
        for token in yaml.scan(text, Loader=_LOADER):
            if token.start_mark.index >= mark.index:
                break
            if isinstance(token, yaml.FlowSequenceStartToken | yaml.FlowMappingStartToken):
                still_open.append(token.start_mark)
            elif isinstance(token, yaml.FlowSequenceEndToken | yaml.FlowMappingEndToken):
                del still_open[-1:]
    return still_open[-1] if still_open else None


def glued(line: str, number: int) -> tuple[FindingCode, str, Span] | None:
    """What is wrong with a line that lacks the blank behind its colon, or begins with another list sign."""
    if found := _GLUED.match(line):
        column, key, sign = found.end("key") + 1, found["key"], found["sign"]
        span = Span(number + 1, column, number + 1, column + 1)
        if sign == "\xa0":
            return codes.GESCHUETZTES_LEERZEICHEN, _NO_BREAK_BEHIND.format(key), span
        value = f"{sign}{found['rest']}".strip()
        return codes.DOPPELPUNKT_FEHLT, _NO_BLANK_BEHIND.format(key, value), span
    if found := LIST_SIGN.match(line):
        column = found.start("sign") + 1
        message = NO_LIST_SIGN.format(found["sign"])
        return codes.DOPPELPUNKT_FEHLT, message, Span(number + 1, column, number + 1, column + 1)
    return None


def _above(text: str, mark: Mark) -> tuple[str, int] | None:
    """The line with content above a place, which stands as far to the right, and its number from 0."""
    lines = text[: mark.index - mark.column].split("\n")[:-1]
    here = _zeile(text, mark)
    for number in range(len(lines) - 1, -1, -1):
        if lines[number].strip():
            same = len(lines[number]) - len(lines[number].lstrip(" -")) == len(here) - len(here.lstrip(" -"))
            return (lines[number], number) if same else None
    return None


def at_start(zeichen: str) -> str:
    """The message for a value that begins with a character which YAML keeps for itself."""
    return f"Ein Wert darf nicht mit »{zeichen}« beginnen, das bedeutet in YAML etwas anderes. {_IN_ZEICHEN}"


def point(mark: Mark) -> Span:
    """The one character at a mark."""
    return Span(mark.line + 1, mark.column + 1, mark.line + 1, mark.column + 2)


def across(node: ScalarNode) -> Span:
    """All characters of a scalar that is not a block."""
    anfang, ende = node.start_mark, node.end_mark
    return Span(anfang.line + 1, anfang.column + 1, ende.line + 1, ende.column + 1)


def _zeile(text: str, mark: Mark) -> str:
    ende = text.find("\n", mark.index)
    return text[mark.index - mark.column : len(text) if ende < 0 else ende] + " "


def _in_anfuehrungszeichen(
    problem: str, anfang: Mark, stelle: Mark, text: str
) -> tuple[FindingCode, str, Span]:
    zeichen = _zeile(text, anfang)[anfang.column]
    if "end of stream" in problem or "document" in problem:
        meldung = (
            f"Das Anführungszeichen »{zeichen}« wird nicht geschlossen. Bitte am Ende des Wertes ergänzen."
        )
        return codes.ANFUEHRUNGSZEICHEN, meldung, point(anfang)
    return (
        codes.RUECKSTRICH,
        "Zwischen doppelten Anführungszeichen hat »\\« eine eigene Bedeutung. Bitte »\\\\« schreiben oder "
        "den Wert in einfache Anführungszeichen setzen.",
        point(stelle),
    )


def _unerlaubt(zeile: str, stelle: Mark) -> tuple[FindingCode, str, Span]:
    davor = zeile[: stelle.column]
    if zeile[stelle.column] == "-":
        return codes.EINRUECKUNG, _LISTE_IN_ZEILE, point(stelle)
    if re.search(r"\S\s*:\s", davor):
        meldung = f"In diesem Wert steht ein Doppelpunkt, YAML liest ihn als neuen Schlüssel. {_IN_ZEICHEN}"
        return codes.DOPPELPUNKT_IM_WERT, meldung, point(stelle)
    if re.match(r"\s*-\S", davor):
        return codes.EINRUECKUNG, "Nach dem Strich einer Liste gehört ein Leerzeichen.", point(stelle)
    return (
        codes.DOPPELPUNKT_IM_WERT,
        "Diese Zeile sieht wie ein Schlüssel aus, steht aber im Wert darüber. Gehört sie zum Text, bitte den "
        "ganzen Wert in Anführungszeichen setzen; ist sie ein Schlüssel, bitte wie seine Nachbarn einrücken.",
        point(stelle),
    )


def _zusammenhang(zeile: str, stelle: Mark) -> tuple[FindingCode, str, Span]:
    davor = zeile[: stelle.column].rstrip()
    treffer = _WERTANFANG.match(zeile)
    if treffer and treffer.start("zeichen") < stelle.column:
        spalte = treffer.start("zeichen") + 1
        return (
            codes.ZEICHEN_AM_ANFANG,
            at_start(treffer["zeichen"]),
            Span(stelle.line + 1, spalte, stelle.line + 1, spalte + 1),
        )
    if davor.endswith(('"', "'")):
        return (
            codes.ANFUEHRUNGSZEICHEN,
            "Nach dem schließenden Anführungszeichen steht noch Text. Enthält der Wert selbst "
            "Anführungszeichen, bitte die andere Sorte (\" oder ') außen verwenden; sonst fehlt weiter oben "
            "ein schließendes.",
            point(stelle),
        )
    if not davor or davor.lstrip(" -") == "":
        return codes.EINRUECKUNG, _EINRUECKUNG, point(stelle)
    return codes.SYNTAX, GENERAL, point(stelle)


def _block(zeichen: str) -> str:
    return (
        f"Nach »{zeichen}« beginnt ein mehrzeiliger Text erst in der nächsten Zeile, eingerückt. Gehört das "
        "Zeichen zum Wert, bitte den ganzen Wert in Anführungszeichen setzen."
    )


def _klammer(zeichen: str) -> str:
    zu = {"[": "]", "{": "}"}.get(zeichen, ")")
    return (
        f"Zur Klammer »{zeichen}« fehlt »{zu}«, oder zwischen zwei Einträgen fehlt ein Komma. Gehört die "
        "Klammer zum Text, bitte den ganzen Wert in Anführungszeichen setzen."
    )


NO_BREAK = (
    "Die Zeile ist mit geschützten Leerzeichen eingerückt, wie sie beim Kopieren aus Word entstehen. Bitte "
    "löschen und gewöhnliche Leerzeichen tippen."
)
_NO_BREAK_BEHIND = (
    "Nach dem Doppelpunkt von »{}« steht ein geschütztes Leerzeichen, wie es beim Kopieren aus Word "
    "entsteht. Bitte löschen und ein gewöhnliches tippen."
)
_NO_BLANK_BEHIND = "Nach dem Doppelpunkt gehört ein Leerzeichen: »{}: {}«."
NO_LIST_SIGN = "Ein Listeneintrag beginnt in YAML mit »- « (Bindestrich und Leerzeichen), nicht mit »{}«."
_COLON_IN_BRACES = (
    "Zwischen geschweiften Klammern steht im Wert ein Doppelpunkt, YAML liest ihn als neuen Schlüssel. Bitte "
    'den Text in Anführungszeichen setzen, etwa {entfaellt: "Grund: mit Doppelpunkt"}.'
)
_TAB = (
    "Hier steht ein Tabulator, YAML erlaubt zum Einrücken nur Leerzeichen. Bitte durch Leerzeichen ersetzen."
)
_OHNE_DOPPELPUNKT = (
    "In dieser Zeile fehlt »Schlüssel: Wert«. Fehlt nur der Doppelpunkt, bitte mit einem Leerzeichen "
    "dahinter ergänzen; gehört die Zeile zum Text darüber, bitte einrücken."
)
_LISTE_IN_ZEILE = (
    "Eine Liste beginnt in einer neuen Zeile. Bitte den Eintrag mit »- « in die nächste Zeile setzen."
)
_EINRUECKUNG = (
    "Diese Zeile passt mit ihrer Einrückung nicht zu den Zeilen davor. Schlüssel einer Gruppe und Striche "
    "einer Liste müssen genau untereinander stehen."
)
GENERAL = (
    "YAML kann diese Stelle nicht lesen. Bitte Einrückung, Doppelpunkte und Anführungszeichen prüfen; ein "
    "Wert mit Sonderzeichen gehört in Anführungszeichen."
)
