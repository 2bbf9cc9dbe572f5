"""YAML events to a tree of nodes with positions, bounded: no depth, alias or tag can hurt the reader."""

import re
from dataclasses import dataclass, field
from itertools import islice
from typing import cast

import yaml
from yaml.error import Mark
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    DocumentStartEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceStartEvent,
)
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from teilhabe_docs.diagnostics import Finding, Span
from teilhabe_docs.loading import codes
from teilhabe_docs.loading.key_checks import MERGE, brauchbare_paare
from teilhabe_docs.loading.limits import begrenzt
from teilhabe_docs.loading.source_text import MAX_BYTES, UNSICHTBAR, kennzahl
from teilhabe_docs.loading.yaml_errors import ALLGEMEIN, am_anfang, punkt, uebersetze

MAX_TIEFE = 60
"""How deep collections may nest, aliases followed."""

MAX_WERTE = 50_000
"""How many keys and values a file may hold, aliases followed."""

MAX_ZEICHEN = MAX_BYTES
"""How many characters its values may hold, aliases followed."""

_MAX_DIREKTIVEN = 20

_LADER = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
_ERLAUBTE_TAGS = {f"tag:yaml.org,2002:{art}" for art in ("str", "int", "float", "bool", "null", "map", "seq")}


class _Abbruch(Exception):  # noqa: N818 - ends the composing of one file, never leaves this module
    """A finding after which the rest of the file cannot be read."""

    def __init__(self, finding: Finding) -> None:
        super().__init__()
        self.finding = finding


@dataclass(slots=True)
class _Rahmen:
    """A collection that is still open: its anchor, what had been counted before it, how high it has grown."""

    node: MappingNode | SequenceNode
    anker: str | None
    gezaehlt: int
    zeichen: int
    hoehe: int = 1
    schluessel: Node | None = None


@dataclass(slots=True)
class _Anker:
    node: Node
    werte: int
    zeichen: int
    hoehe: int
    benutzt: bool = False


def komponiere(text: str, file: str) -> tuple[Node | None, tuple[Finding, ...], bool]:
    """The root node (None: nothing there), what is wrong, and whether all could be read.

    The tree is finite and within the bounds, also where aliases are followed.
    """
    komponist = _Komponist(text, file)
    try:
        komponist.lies()
    except _Abbruch as abbruch:
        return None, (*begrenzt(komponist.findings, file), abbruch.finding), False
    return komponist.wurzel, begrenzt(komponist.findings, file), True


@dataclass(slots=True)
class _Komponist:
    text: str
    file: str
    wurzel: Node | None = None
    findings: list[Finding] = field(default_factory=list)
    _stapel: list[_Rahmen] = field(default_factory=list)
    _anker: dict[str, _Anker] = field(default_factory=dict)
    _werte: int = 0
    _zeichen: int = 0
    _dokumente: int = 0

    def lies(self) -> None:
        self._pruefe_direktiven()
        try:
            for event in yaml.parse(self.text, Loader=_LADER):
                self._nimm(event)
        except yaml.MarkedYAMLError as fehler:
            kennung, meldung, span = uebersetze(fehler, self.text)
            raise _Abbruch(kennung.finding(meldung, self.file, span)) from None
        except yaml.YAMLError:
            raise _Abbruch(codes.SYNTAX.finding(ALLGEMEIN, self.file)) from None
        self._pruefe_anker()

    def _nimm(self, event: yaml.Event) -> None:
        if isinstance(event, ScalarEvent):
            self._skalar(event)
        elif isinstance(event, MappingStartEvent | SequenceStartEvent):
            self._oeffne(event)
        elif isinstance(event, CollectionEndEvent):
            self._schliesse()
        elif isinstance(event, AliasEvent):
            self._alias(event)
        elif isinstance(event, DocumentStartEvent):
            self._dokumente += 1
            if self._dokumente > 1:
                raise _Abbruch(
                    codes.MEHRERE_DOKUMENTE.finding(_EIN_DOKUMENT, self.file, punkt(_anfang(event)))
                )

    def _skalar(self, event: ScalarEvent) -> None:
        tag = MERGE if event.value == "<<" and not event.style and event.implicit[0] else _tag(event, "str")
        if tag is None:
            self.findings.append(
                codes.ZEICHEN_AM_ANFANG.finding(am_anfang("!"), self.file, punkt(_anfang(event)))
            )
            tag = "tag:yaml.org,2002:str"
        wert = event.value
        if event.style == '"' and (treffer := UNSICHTBAR.search(wert)):
            wert = UNSICHTBAR.sub("", wert)
            meldung = f"Der Wert enthält ein Steuerzeichen ({kennzahl(treffer.group())}). Bitte entfernen."
            self.findings.append(codes.STEUERZEICHEN.finding(meldung, self.file, punkt(_anfang(event))))
        node = ScalarNode(tag, wert, _anfang(event), _ende(event), event.style)
        self._zaehle(1, len(wert), node)
        if event.anchor:
            self._anker[event.anchor] = _Anker(node, 1, len(wert), 0)
        self._haenge_an(node)

    def _oeffne(self, event: MappingStartEvent | SequenceStartEvent) -> None:
        abbildung = isinstance(event, MappingStartEvent)
        tag = _tag(event, "map" if abbildung else "seq")
        if tag is None:
            self.findings.append(
                codes.ZEICHEN_AM_ANFANG.finding(am_anfang("!"), self.file, punkt(_anfang(event)))
            )
        art = MappingNode if abbildung else SequenceNode
        node = art(tag or "", [], _anfang(event), None, event.flow_style)
        self._stapel.append(_Rahmen(node, event.anchor, self._werte, self._zeichen))
        self._zaehle(1, 0, node)
        self._pruefe_tiefe(0, node)
        if event.anchor:
            self._anker.pop(event.anchor, None)

    def _schliesse(self) -> None:
        rahmen = self._stapel.pop()
        if rahmen.anker:
            werte, zeichen = self._werte - rahmen.gezaehlt, self._zeichen - rahmen.zeichen
            self._anker[rahmen.anker] = _Anker(rahmen.node, werte, zeichen, rahmen.hoehe)
        if self._stapel:
            self._stapel[-1].hoehe = max(self._stapel[-1].hoehe, rahmen.hoehe + 1)
        if isinstance(rahmen.node, MappingNode):
            rahmen.node.value, findings = brauchbare_paare(rahmen.node.value, self.file)
            self.findings.extend(findings)
        self._haenge_an(rahmen.node)

    def _alias(self, event: AliasEvent) -> None:
        anker = self._anker.get(event.anchor or "")
        ort = punkt(_anfang(event))
        if anker is None:
            if any(rahmen.anker == event.anchor for rahmen in self._stapel):
                raise _Abbruch(codes.VERWEIS_AUF_SICH.finding(_AUF_SICH, self.file, ort))
            raise _Abbruch(codes.ZEICHEN_AM_ANFANG.finding(am_anfang("*"), self.file, ort))
        anker.benutzt = True
        self._zaehle(anker.werte, anker.zeichen, event)
        self._pruefe_tiefe(anker.hoehe, event)
        if self._stapel:
            self._stapel[-1].hoehe = max(self._stapel[-1].hoehe, anker.hoehe + 1)
        self._haenge_an(anker.node)

    def _haenge_an(self, node: Node) -> None:
        if not self._stapel:
            self.wurzel = node
            return
        rahmen = self._stapel[-1]
        if isinstance(rahmen.node, SequenceNode):
            rahmen.node.value.append(node)
        elif rahmen.schluessel is None:
            rahmen.schluessel = node
        else:
            rahmen.node.value.append((rahmen.schluessel, node))
            rahmen.schluessel = None

    def _zaehle(self, werte: int, zeichen: int, ort: Node | AliasEvent) -> None:
        self._werte += werte
        self._zeichen += zeichen
        if self._werte > MAX_WERTE or self._zeichen > MAX_ZEICHEN:
            raise _Abbruch(codes.ZU_VIELE_WERTE.finding(_ZU_VIELE, self.file, punkt(_anfang(ort))))

    def _pruefe_tiefe(self, hoehe: int, ort: Node | AliasEvent) -> None:
        if len(self._stapel) + hoehe > MAX_TIEFE:
            raise _Abbruch(codes.ZU_TIEF.finding(_ZU_TIEF, self.file, punkt(_anfang(ort))))

    def _pruefe_direktiven(self) -> None:
        """Comparing each directive with all others, as YAML readers do, takes hours for many of them."""
        zeilen = list(islice(re.finditer(r"^%", self.text, re.MULTILINE), _MAX_DIREKTIVEN + 1))
        if len(zeilen) > _MAX_DIREKTIVEN:
            zeile = self.text.count("\n", 0, zeilen[0].start()) + 1
            ort = Span(zeile, 1, zeile, 2)
            raise _Abbruch(codes.ZEICHEN_AM_ANFANG.finding(am_anfang("%"), self.file, ort))

    def _pruefe_anker(self) -> None:
        """An anchor that nothing refers to is text that begins with `&` and would be lost."""
        for anker in self._anker.values():
            if not anker.benutzt and isinstance(anker.node, ScalarNode):
                meldung = am_anfang("&")
                self.findings.append(
                    codes.ZEICHEN_AM_ANFANG.finding(meldung, self.file, punkt(_anfang(anker.node)))
                )


def _anfang(ort: yaml.Event | Node) -> Mark:
    return cast(Mark, ort.start_mark)


def _ende(event: yaml.Event) -> Mark:
    return cast(Mark, event.end_mark)


def _tag(event: ScalarEvent | MappingStartEvent | SequenceStartEvent, vorgabe: str) -> str | None:
    if event.tag is None:
        return f"tag:yaml.org,2002:{vorgabe}"
    return event.tag if event.tag in _ERLAUBTE_TAGS else None


_EIN_DOKUMENT = (
    "Hier beginnt mit »---« ein zweites YAML-Dokument. Eine Datei enthält nur eines: bitte die Zeile löschen."
)
_AUF_SICH = "Dieser Verweis (»*…«) führt zu der Stelle zurück, in der er selbst steht. Bitte ausschreiben."
_ZU_VIELE = (
    f"Die Datei enthält mehr als {MAX_WERTE} Werte oder {MAX_ZEICHEN} Zeichen (Verweise mitgezählt) und wird "
    "nicht gelesen."
)
_ZU_TIEF = f"Die Datei ist mehr als {MAX_TIEFE} Ebenen tief verschachtelt und wird nicht gelesen."
