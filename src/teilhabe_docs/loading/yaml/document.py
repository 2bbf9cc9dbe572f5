"""A YAML file that was read: its text, its plain data, and the place of every value in it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from teilhabe_docs.diagnostics import Span
from teilhabe_docs.loading.places import Alignment, stretch
from teilhabe_docs.loading.yaml.key_checks import MERGE
from teilhabe_docs.loading.yaml.yaml_errors import ueber
from teilhabe_docs.model.field_path import EntryId, FieldPath, Step

Wert: TypeAlias = "str | list[Wert] | dict[str, Wert] | None"
"""What a file holds: texts as typed, nothing, lists and mappings."""

Pfad: TypeAlias = tuple[str | int, ...]
"""Where in a file a value stands: keys and indices from the root."""

_Eintrag: TypeAlias = tuple[ScalarNode | None, Node]


@dataclass(frozen=True, slots=True)
class Document:
    """A file: `file` relative to the repository with `/`, `text` with `\\n` as line end, `data` as typed."""

    file: str
    text: str
    data: dict[str, Wert]
    _wurzel: MappingNode | None = field(default=None, repr=False, compare=False)
    _eintraege: dict[int, dict[str, "_Eintrag"]] = field(default_factory=dict, repr=False, compare=False)
    _getippt: dict[int, Alignment] = field(default_factory=dict, repr=False, compare=False)

    @property
    def wurzel(self) -> MappingNode | None:
        """The tree of the file with a place at every node; None where the file is empty."""
        return self._wurzel

    def span(self, pfad: Pfad) -> Span:
        """The value at a path; where there is none, the key of the deepest part of the path that exists.

        A collection stands for its first line, the root for 1:1.
        """
        schluessel, wert, rest = self._finde(pfad)
        if not rest and wert is not None and not _leer(wert):
            return self._ueber(wert) if schluessel is not None or pfad else Span()
        return self._ort(schluessel, wert)

    def key_span(self, pfad: Pfad) -> Span:
        """The key at a path; list entries stand for themselves, a missing value for its deepest parent."""
        schluessel, wert, _ = self._finde(pfad)
        return self._ort(schluessel, wert)

    def span_im_text(self, pfad: Pfad, von: int, bis: int) -> Span:
        """The stretch from `von` to `bis` (code points) of the text at a path; else the text as a whole."""
        _, node, rest = self._finde(pfad)
        if rest or not isinstance(node, ScalarNode):
            return self.span(pfad)
        anfang = node.start_mark.index
        if anfang not in self._getippt:
            self._getippt[anfang] = Alignment(node, self.text)
        ausschnitt = node.value[von:bis]
        von, bis = bis - len(ausschnitt.lstrip()), von + len(ausschnitt.rstrip())
        gefunden = self._getippt[anfang].stretch(von, bis) if von < bis else None
        return stretch(self.text, *gefunden) if gefunden else self.span(pfad)

    def path_text(self, pfad: Pfad) -> FieldPath:
        """A path as a finding shows it: `positionen[id=leitung].vzae`, `raeume[0].art`."""
        schritte: list[Step] = []
        hier: Wert = self.data
        for teil in pfad:
            hier = hinein(hier, teil)
            kennung = hier.get("id") if isinstance(teil, int) and isinstance(hier, dict) else None
            schritte.append(EntryId(kennung) if isinstance(kennung, str) and kennung else teil)
        return FieldPath.of(*schritte)

    def _finde(self, pfad: Pfad) -> tuple[ScalarNode | None, Node | None, int]:
        """Key and value of the deepest part of a path that exists, and how many parts are left."""
        schluessel: ScalarNode | None = None
        wert: Node | None = self._wurzel
        for nummer, teil in enumerate(pfad):
            naechstes = self._schritt(wert, teil)
            if naechstes is None:
                return schluessel, wert, len(pfad) - nummer
            schluessel, wert = naechstes
        return schluessel, wert, 0

    def _schritt(self, node: Node | None, teil: str | int) -> "_Eintrag | None":
        if isinstance(node, SequenceNode) and isinstance(teil, int):
            return (None, node.value[teil]) if 0 <= teil < len(node.value) else None
        if isinstance(node, MappingNode) and isinstance(teil, str):
            return self._eintraege_von(node).get(teil)
        return None

    def _eintraege_von(self, node: MappingNode) -> dict[str, "_Eintrag"]:
        """The entries of a mapping by their keys: of two equal ones the last, then those taken over."""
        stelle = node.start_mark.index
        if stelle not in self._eintraege:
            paare = (paar for paar in node.value if paar[0].tag != MERGE)
            eigene: dict[str, _Eintrag] = {schluessel.value: (schluessel, wert) for schluessel, wert in paare}
            for quelle in _uebernommen(node):
                if isinstance(quelle, MappingNode):
                    eigene = {**self._eintraege_von(quelle), **eigene}
            self._eintraege[stelle] = eigene
        return self._eintraege[stelle]

    def _ort(self, schluessel: ScalarNode | None, wert: Node | None) -> Span:
        if schluessel is not None:
            return ueber(schluessel)
        return Span() if wert is None or wert is self._wurzel else self._ueber(wert)

    def _ueber(self, node: Node) -> Span:
        if isinstance(node, ScalarNode) and node.style not in ("|", ">"):
            return ueber(node)
        anfang = node.start_mark
        ende = self.text.find("\n", anfang.index)
        zeile = self.text[anfang.index : len(self.text) if ende < 0 else ende].rstrip()
        return Span(anfang.line + 1, anfang.column + 1, anfang.line + 1, anfang.column + 1 + len(zeile))


def daten(node: Node) -> Wert:
    """The plain data of a bounded tree: empty, `~`, `null` and `<<` are resolved, all else is text."""
    if isinstance(node, ScalarNode):
        return None if not node.style and node.value in ("", "~", "null") else str(node.value)
    if isinstance(node, SequenceNode):
        return [daten(eintrag) for eintrag in node.value]
    ergebnis: dict[str, Wert] = {}
    for quelle in _uebernommen(node):
        uebernommen = daten(quelle)
        if isinstance(uebernommen, dict):
            ergebnis = {**uebernommen, **ergebnis}
    for schluessel, wert in node.value:
        if schluessel.tag != MERGE:
            ergebnis[schluessel.value] = daten(wert)
    return ergebnis


def hinein(wert: Wert, teil: str | int) -> Wert:
    """The entry of a mapping or list; None where there is none."""
    if isinstance(wert, dict) and isinstance(teil, str):
        return wert.get(teil)
    if isinstance(wert, list) and isinstance(teil, int) and 0 <= teil < len(wert):
        return wert[teil]
    return None


def _uebernommen(node: Node) -> Iterator[Node]:
    """The mappings that `<<` takes over, the one that wins first."""
    for schluessel, wert in node.value:
        if schluessel.tag == MERGE:
            yield from wert.value if isinstance(wert, SequenceNode) else [wert]


def _leer(node: Node) -> bool:
    return isinstance(node, ScalarNode) and not node.style and not node.value
