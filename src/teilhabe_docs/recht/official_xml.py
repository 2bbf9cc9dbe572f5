"""Federal law as it is published (gesetze-im-internet.de, DTD gii-norm 1.01), read for its numbers.

Norms, Absätze, Nummern and what has been repealed are taken; no sentence is kept. Source of the format:
https://www.gesetze-im-internet.de/dtd/1.01/gii-norm.dtd.
"""

import re
from dataclasses import dataclass, field
from xml.parsers import expat

from teilhabe_docs.recht.norm_labels import norm_label
from teilhabe_docs.recht.norm_lines import Absatz, NormState
from teilhabe_docs.recht.norm_numbers import spread

MAX_XML = 30_000_000
"""Bytes of a law, at most; the largest, SGB V, has three million."""
MAX_DEPTH = 100
"""Elements within one another, at most; published laws have twenty."""
MOST_PARTS = 50_000
"""Norms, stretches of text and Nummern of a law, at most; the BGB has 9,200."""

_LONGEST = 1_000
"""So many letters of a name or heading are kept."""
_MOST_ABSAETZE = 200
"""So many Absätze one stretch can begin with."""

_GONE_WORD = r"(?:weggefallen|aufgehoben|gestrichen|entfallen|gegenstandslos)"
_GONE = re.compile(rf"[-–—\s]*[(\[]?\s*{_GONE_WORD}\s*[)\]]?[-–—.\s]*")
_ABSATZ = re.compile(r"\(([1-9][0-9]?[a-z]{0,2})\)\s*")
_FURTHER = re.compile(r"(bis|und|u\.|,|[-–—])?\s*\(([1-9][0-9]?[a-z]{0,2})\)\s*")
_NUMMER = re.compile(r"([1-9][0-9]{0,2}[a-z]{0,2})[.)]?")


class OfficialXmlError(ValueError):
    """What keeps a file from being read as a law; the text is the reason, a German sentence."""


@dataclass(slots=True)
class OfficialLaw:
    """A law as published: what it is called there, its norms in their order, the day it was last built.

    Of norms `without_text` only the label is there; `not_understood` are labels of norms that cannot be read.
    """

    abbreviation: str = ""
    title: str = ""
    unit: str = "§"
    built: str = ""
    norms: dict[str, NormState] = field(default_factory=dict)
    without_text: set[str] = field(default_factory=set)
    not_understood: list[str] = field(default_factory=list)


def read_official(data: bytes) -> OfficialLaw:
    """The law in the bytes of a file; raises `OfficialXmlError`.

    Nothing outside is opened; a document type with declarations of its own is refused.
    """
    if len(data) > MAX_XML:
        raise OfficialXmlError(f"Die Datei ist größer als {MAX_XML // 1_000_000} MB und wird nicht gelesen.")
    reader = _Reader()
    try:
        reader.parser.Parse(data, True)
    except expat.ExpatError as error:
        where = f"Zeile {error.lineno}" if error.lineno else "ihrem Anfang"
        raise OfficialXmlError(f"Das XML ist beschädigt oder unvollständig, bei {where}.") from None
    except (LookupError, ValueError) as error:
        if isinstance(error, OfficialXmlError):
            raise
        raise OfficialXmlError("Die Zeichen der Datei sind nicht die, die sie angibt.") from None
    if not reader.law.norms:
        raise OfficialXmlError(_NO_LAW)
    return reader.law


@dataclass(slots=True)
class _Norm:
    """One norm while it is read: its label, its heading, whether it has text, the stretches of that."""

    label: str = ""
    heading: str = ""
    has_text: bool = False
    stretches: list[tuple[str, list[str]]] = field(default_factory=list)


class _Reader:
    """Takes what the parser meets, element by element."""

    def __init__(self) -> None:
        self.law = OfficialLaw()
        self.path: list[str] = []
        self.norm = _Norm()
        self.text: list[str] = []
        self.items: list[str] = []
        self.item: list[str] = []
        self.parts = 0
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters
        self.parser.EntityDeclHandler = _refuse
        self.parser.ElementDeclHandler = _refuse
        self.parser.AttlistDeclHandler = _refuse
        self.parser.SkippedEntityHandler = _refuse

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if not self.path and name != "dokumente":
            raise OfficialXmlError(_NO_LAW)
        if len(self.path) >= MAX_DEPTH:
            raise OfficialXmlError(f"Das XML ist mehr als {MAX_DEPTH} Ebenen tief und wird nicht gelesen.")
        self.path.append(name)
        if name == "norm":
            self.norm = _Norm()
            self.law.built = max(self.law.built, attributes.get("builddate", "")[:8])
        elif name == "P" and self._in_text and "P" not in self.path[:-1]:
            self.text, self.items = [], []
        elif name == "DT":
            self.item = []

    def _end(self, name: str) -> None:
        self.path.pop()
        if name == "norm":
            self._finish()
        elif name == "P" and self._in_text and "P" not in self.path:
            self._count()
            self.norm.stretches.append((" ".join("".join(self.text).split()), self.items))
        elif name == "DT" and self._in_text and self.path.count("DL") == 1:
            self._count()
            self.items.append("".join(self.item).strip())

    def _characters(self, text: str) -> None:
        place = self.path[-1] if self.path else ""
        if place == "DT":
            self.item.append(text)
        if self._in_text:
            self.text.append(text)
            self.norm.has_text = self.norm.has_text or bool(text.strip())
        elif place == "enbez":
            self.norm.label = (self.norm.label + text)[:_LONGEST]
        elif "titel" in self.path and "gliederungseinheit" not in self.path:
            self.norm.heading = (self.norm.heading + text)[:_LONGEST]
        elif place == "jurabk" and not self.law.norms:
            self.law.abbreviation = self.law.abbreviation or " ".join(text.split())[:_LONGEST]
        elif place == "langue" and not self.law.norms:
            self.law.title = (self.law.title + text)[:_LONGEST]

    def _count(self) -> None:
        self.parts += 1
        if self.parts > MOST_PARTS:
            text = f"Das Gesetz hat mehr als {MOST_PARTS} Normen, Absätze und Nummern und wird nicht gelesen."
            raise OfficialXmlError(text)

    @property
    def _in_text(self) -> bool:
        return "Content" in self.path and "text" in self.path and "fussnoten" not in self.path

    def _finish(self) -> None:
        label = norm_label(shown := " ".join(self.norm.label.split()))
        if label is None:
            return
        if not label.ranges:
            self._count()
            self.law.not_understood.append(shown)
            return
        if label.unit == "Art.":
            self.law.unit = "Art."
        state = _state(self.norm)
        for number in label.numbers():
            self._count()
            known = self.law.norms.get(number)
            if known is None or known.repealed or number in self.law.without_text:
                self.law.norms[number] = state
                self.law.without_text.discard(number)
                if not self.norm.has_text and not state.repealed:
                    self.law.without_text.add(number)


def _state(norm: _Norm) -> NormState:
    """What there is of a norm, from its heading and text."""
    whole = " ".join(text for text, _ in norm.stretches).strip()
    if _GONE.fullmatch(norm.heading) or _GONE.fullmatch(whole):
        return NormState(repealed=True)
    absaetze: dict[str, Absatz] = {}
    last = ""
    for text, items in norm.stretches:
        if opening := _ABSATZ.match(text):
            numbers, gone = _opened(text, opening)
            absaetze |= {number: Absatz(gone) for number in numbers}
            last = numbers[-1]
        _add(absaetze, last, items)
    if absaetze and all(absatz.repealed for absatz in absaetze.values()):
        return NormState(repealed=True)
    return NormState(absaetze)


def _opened(text: str, opening: re.Match[str]) -> tuple[list[str], bool]:
    """The Absätze that a stretch begins with, and whether they are repealed; of others the first counts."""
    numbers, at = [opening[1]], opening.end()
    while len(numbers) < _MOST_ABSAETZE and (further := _FURTHER.match(text, at)):
        every = further[1] in ("bis", "-", "–", "—")
        numbers += [*spread(numbers[-1], further[2], every=True)][1:] if every else [further[2]]
        at = further.end()
    gone = _GONE.fullmatch(text, at) is not None
    return (numbers, True) if gone else (numbers[:1], False)


def _add(absaetze: dict[str, Absatz], last: str, items: list[str]) -> None:
    """Put the Nummern of a stretch to the Absatz they belong to; an empty one stands for the whole norm."""
    nummern = [found[1] for item in items if (found := _NUMMER.fullmatch(item))]
    if nummern:
        absaetze.setdefault(last, Absatz()).nummern.update(dict.fromkeys(nummern))


def _refuse(*_: object) -> None:
    raise OfficialXmlError(
        "Die Datei vereinbart eigene Kürzel (Entitäten) und wird nicht gelesen. Amtliche Dateien tun das "
        "nicht; bitte neu herunterladen."
    )


_NO_LAW = "Das ist kein Gesetz im amtlichen XML, wie gesetze-im-internet.de es anbietet. Bitte prüfen."
