"""YAML events to a tree of nodes with positions, bounded: no depth, alias or tag can hurt the reader."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, cast

import yaml
from yaml.error import Mark
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from teilhabe_docs.diagnostics import Finding, Span
from teilhabe_docs.loading import codes
from teilhabe_docs.loading.finding_limit import limited
from teilhabe_docs.loading.source_text import INVISIBLE, MAX_BYTES, code_point
from teilhabe_docs.loading.yaml.key_checks import MERGE, usable_pairs
from teilhabe_docs.loading.yaml.yaml_errors import GENERAL, at_start, point, translated

MAX_NESTING = 60
"""How deep collections may nest, aliases followed."""

MAX_VALUES = 50_000
"""How many keys and values a file may hold, aliases followed."""

MAX_CHARS = MAX_BYTES
"""How many characters its values may hold, aliases followed."""

_MAX_DIREKTIVEN = 20

_LADER = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
_TEXT = "tag:yaml.org,2002:str"
_ERLAUBTE_TAGS = {f"tag:yaml.org,2002:{art}" for art in ("str", "int", "float", "bool", "null", "map", "seq")}


class _Abbruch(Exception):  # noqa: N818 - ends the composing of one file, never leaves this module
    """A finding after which the rest of the file cannot be read."""

    def __init__(self, finding: Finding) -> None:
        super().__init__()
        self.finding = finding


@dataclass(slots=True)
class _Rahmen:
    """A collection that is still open: its anchor, what had been counted before it, how high it has grown.

    `teile` are its entries, of a mapping keys and values in turn.
    """

    node: MappingNode | SequenceNode | None
    anker: str | None
    gezaehlt: int
    zeichen: int
    hoehe: int = 1
    teile: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class _Anker:
    node: Node
    werte: int
    zeichen: int
    hoehe: int
    benutzt: bool = False


def compose(text: str, file: str) -> tuple[Node | None, tuple[Finding, ...], bool]:
    """The root node (None: nothing there), what is wrong, and whether all could be read.

    The tree is finite and within the bounds, also where aliases are followed.
    """
    komponist = _Komponist(text, file)
    try:
        komponist.lies()
    except _Abbruch as abbruch:
        return None, (*limited(komponist.findings, file), abbruch.finding), False
    return komponist.wurzel, limited(komponist.findings, file), True


@dataclass(slots=True)
class _Komponist:
    text: str
    file: str
    findings: list[Finding] = field(default_factory=list)
    _ganz: bool = True
    _stapel: list[_Rahmen] = field(default_factory=lambda: [_Rahmen(None, None, 0, 0)])
    _anker: dict[str, _Anker] = field(default_factory=dict)
    _werte: int = 0
    _zeichen: int = 0
    _dokumente: int = 0

    @property
    def wurzel(self) -> Node | None:
        """What the file holds, once it has been read."""
        return self._stapel[0].teile[0] if self._stapel[0].teile else None

    def lies(self) -> None:
        self._pruefe_direktiven()
        annahmen: dict[type[yaml.Event], Callable[[Any], None]] = {
            ScalarEvent: self._skalar,
            MappingStartEvent: self._oeffne,
            SequenceStartEvent: self._oeffne,
            MappingEndEvent: self._schliesse,
            SequenceEndEvent: self._schliesse,
            AliasEvent: self._alias,
            DocumentStartEvent: self._dokument,
        }
        for event in self._ereignisse():
            if annahme := annahmen.get(type(event)):
                annahme(event)
        self._pruefe_anker()

    def _ereignisse(self) -> Iterator[yaml.Event]:
        """What the library reads in the text; whatever it raises ends in a finding."""
        event: yaml.Event | None = None
        try:
            lader = _LADER(self.text)
            while (event := lader.get_event()) is not None:
                yield event
        except Exception as fehler:
            gelesen = cast(Mark, event.end_mark).index if event else 0
            raise self._zu_tief_davor(fehler, gelesen) or self._abbruch(fehler) from None

    def _abbruch(self, fehler: Exception) -> _Abbruch:
        if not isinstance(fehler, yaml.MarkedYAMLError):
            return _Abbruch(codes.SYNTAX.finding(GENERAL, self.file))
        kennung, meldung, span = translated(fehler, self.text)
        return _Abbruch(kennung.finding(meldung, self.file, span))

    def _zu_tief_davor(self, fehler: Exception, gelesen: int) -> _Abbruch | None:
        """Too many levels before the failure, which the library had scanned but not yet handed out.

        It scans open brackets ahead, since each could begin a key, and may give up among them at a depth of
        its own, by any name. The text up to there has the levels without the failure.
        """
        offen = len(self._stapel) - 1
        klammern = re.compile(r"[\[{]").finditer(self.text, gelesen)
        letzte = next(islice(klammern, MAX_NESTING - offen, None), None)
        if letzte is None or not self._ganz:
            return None
        stelle = fehler.problem_mark if isinstance(fehler, yaml.MarkedYAMLError) else None
        for ende in (stelle.index if stelle else 0, letzte.end()):
            davor = _Komponist(self.text[:ende], self.file, _ganz=False)
            try:
                davor.lies()
            except _Abbruch as abbruch:
                if abbruch.finding.code == codes.ZU_TIEF.code:
                    self.findings = davor.findings
                    return abbruch
        return None

    def _dokument(self, event: DocumentStartEvent) -> None:
        self._dokumente += 1
        if self._dokumente > 1:
            raise _Abbruch(codes.MEHRERE_DOKUMENTE.finding(_EIN_DOKUMENT, self.file, point(_anfang(event))))

    def _skalar(self, event: ScalarEvent) -> None:
        tag, wert = _TEXT, event.value
        if event.tag is not None:
            self._pruefe_tag(event)
        elif wert == "<<" and not event.style:
            tag = MERGE
        if event.style == '"' and (treffer := INVISIBLE.search(wert)):
            wert = INVISIBLE.sub("", wert)
            meldung = f"Der Wert enthält ein Steuerzeichen ({code_point(treffer.group())}). Bitte entfernen."
            self.findings.append(codes.STEUERZEICHEN.finding(meldung, self.file, point(_anfang(event))))
        node = ScalarNode(tag, wert, event.start_mark, event.end_mark, event.style)  # type: ignore[arg-type]
        self._zaehle(1, len(wert), node)
        if event.anchor:
            self._anker[event.anchor] = _Anker(node, 1, len(wert), 0)
        self._stapel[-1].teile.append(node)

    def _pruefe_tag(self, event: ScalarEvent | MappingStartEvent | SequenceStartEvent) -> None:
        """A tag that is none of YAML's own is text that begins with `!`."""
        if event.tag not in _ERLAUBTE_TAGS:
            ort = point(_anfang(event))
            self.findings.append(codes.ZEICHEN_AM_ANFANG.finding(at_start("!"), self.file, ort))

    def _oeffne(self, event: MappingStartEvent | SequenceStartEvent) -> None:
        if event.tag is not None:
            self._pruefe_tag(event)
        art = MappingNode if isinstance(event, MappingStartEvent) else SequenceNode
        node = art("", [], event.start_mark, None, event.flow_style)  # type: ignore[arg-type]
        self._stapel.append(_Rahmen(node, event.anchor, self._werte, self._zeichen))
        self._zaehle(1, 0, node)
        self._pruefe_tiefe(0, node)
        if event.anchor:
            self._anker.pop(event.anchor, None)

    def _schliesse(self, event: yaml.Event) -> None:
        rahmen = self._stapel.pop()
        node = rahmen.node
        if node is None:
            return
        if node.flow_style:  # of others the end is that of the space behind them
            node.end_mark = event.end_mark
        if rahmen.anker:
            werte, zeichen = self._werte - rahmen.gezaehlt, self._zeichen - rahmen.zeichen
            self._anker[rahmen.anker] = _Anker(node, werte, zeichen, rahmen.hoehe)
        darueber = self._stapel[-1]
        darueber.hoehe = max(darueber.hoehe, rahmen.hoehe + 1)
        if isinstance(node, MappingNode):
            paare = list(zip(rahmen.teile[::2], rahmen.teile[1::2], strict=True))
            node.value, findings = usable_pairs(paare, self.file)
            self.findings.extend(findings)
        else:
            node.value = rahmen.teile
        darueber.teile.append(node)

    def _alias(self, event: AliasEvent) -> None:
        anker = self._anker.get(event.anchor or "")
        ort = point(_anfang(event))
        if anker is None:
            if any(rahmen.anker == event.anchor for rahmen in self._stapel):
                raise _Abbruch(codes.VERWEIS_AUF_SICH.finding(_AUF_SICH, self.file, ort))
            raise _Abbruch(codes.ZEICHEN_AM_ANFANG.finding(at_start("*"), self.file, ort))
        anker.benutzt = True
        self._zaehle(anker.werte, anker.zeichen, event)
        self._pruefe_tiefe(anker.hoehe, event)
        darueber = self._stapel[-1]
        darueber.hoehe = max(darueber.hoehe, anker.hoehe + 1)
        darueber.teile.append(anker.node)

    def _zaehle(self, werte: int, zeichen: int, ort: Node | AliasEvent) -> None:
        self._werte += werte
        self._zeichen += zeichen
        if self._werte > MAX_VALUES or self._zeichen > MAX_CHARS:
            raise _Abbruch(codes.ZU_VIELE_WERTE.finding(_ZU_VIELE, self.file, point(_anfang(ort))))

    def _pruefe_tiefe(self, hoehe: int, ort: Node | AliasEvent) -> None:
        if len(self._stapel) - 1 + hoehe > MAX_NESTING:
            raise _Abbruch(codes.ZU_TIEF.finding(_ZU_TIEF, self.file, point(_anfang(ort))))

    def _pruefe_direktiven(self) -> None:
        """Comparing each directive with all others, as YAML readers do, takes hours for many of them."""
        if "\n%" not in self.text:
            return
        zeilen = list(islice(re.finditer(r"^%", self.text, re.MULTILINE), _MAX_DIREKTIVEN + 1))
        if len(zeilen) > _MAX_DIREKTIVEN:
            zeile = self.text.count("\n", 0, zeilen[0].start()) + 1
            ort = Span(zeile, 1, zeile, 2)
            raise _Abbruch(codes.ZEICHEN_AM_ANFANG.finding(at_start("%"), self.file, ort))

    def _pruefe_anker(self) -> None:
        """An anchor that nothing refers to is text that begins with `&` and would be lost."""
        for anker in self._anker.values():
            if not anker.benutzt and isinstance(anker.node, ScalarNode):
                meldung = at_start("&")
                self.findings.append(
                    codes.ZEICHEN_AM_ANFANG.finding(meldung, self.file, point(_anfang(anker.node)))
                )


def _anfang(ort: yaml.Event | Node) -> Mark:
    return cast(Mark, ort.start_mark)


_EIN_DOKUMENT = (
    "Hier beginnt mit »---« ein zweites YAML-Dokument. Eine Datei enthält nur eines: bitte die Zeile löschen."
)
_AUF_SICH = "Dieser Verweis (»*…«) führt zu der Stelle zurück, in der er selbst steht. Bitte ausschreiben."
_ZU_VIELE = (
    f"Die Datei enthält mehr als {MAX_VALUES} Werte oder {MAX_CHARS} Zeichen (Verweise mitgezählt) und wird "
    "nicht gelesen."
)
_ZU_TIEF = f"Die Datei ist mehr als {MAX_NESTING} Ebenen tief verschachtelt und wird nicht gelesen."
