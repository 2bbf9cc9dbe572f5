"""A YAML file that was read: its text, its plain data, and the place of every value in it."""

from dataclasses import dataclass, field

from yaml.nodes import MappingNode, Node, ScalarNode

from teilhabe_docs.diagnostics import Span
from teilhabe_docs.loading.yaml.node_tree import DataPath, NodeTree, PlainValue, into
from teilhabe_docs.loading.yaml.yaml_errors import across
from teilhabe_docs.model.field_path import EntryId, FieldPath, Step


@dataclass(frozen=True, slots=True)
class Document:
    """A file: `file` relative to the repository with `/`, `text` with `\\n` as line end, `data` as typed."""

    file: str
    text: str
    data: dict[str, PlainValue]
    _baum: NodeTree = field(default_factory=NodeTree, repr=False, compare=False)

    @property
    def wurzel(self) -> MappingNode | None:
        """The tree of the file with a place at every node; None where the file is empty."""
        return self._baum.root

    def span(self, pfad: DataPath) -> Span:
        """The value at a path; where there is none, the key of the deepest part of the path that exists.

        A collection stands for its first line, the root for 1:1.
        """
        schluessel, wert, rest = self._baum.find(pfad)
        if not rest and wert is not None and not _leer(wert):
            return self._ueber(wert) if schluessel is not None or pfad else Span()
        return self._ort(schluessel, wert)

    def key_span(self, pfad: DataPath) -> Span:
        """The key at a path; list entries stand for themselves, a missing value for its deepest parent."""
        schluessel, wert, _ = self._baum.find(pfad)
        return self._ort(schluessel, wert)

    def span_im_text(self, pfad: DataPath, von: int, bis: int) -> Span:
        """The stretch from `von` to `bis` (code points) of the text at a path; else the text as a whole."""
        _, node, rest = self._baum.find(pfad)
        if rest or not isinstance(node, ScalarNode) or not node.value[von:bis].strip():
            return self.span(pfad)
        return self.span_in(node, von, bis)

    def span_in(self, node: ScalarNode, von: int, bis: int) -> Span:
        """The stretch from `von` to `bis` (code points) of the text of one of its nodes; else all of it."""
        ausschnitt = node.value[von:bis]
        von, bis = bis - len(ausschnitt.lstrip()), von + len(ausschnitt.rstrip())
        from teilhabe_docs.loading.places import stretch

        gefunden = self._baum.alignment(node, self.text).stretch(von, bis) if von < bis else None
        return stretch(self.text, *gefunden) if gefunden else self._ueber(node)

    def scalar(self, pfad: DataPath) -> ScalarNode | None:
        """The node of the single value at a path."""
        _, node, rest = self._baum.find(pfad)
        return node if not rest and isinstance(node, ScalarNode) else None

    def path_text(self, pfad: DataPath) -> FieldPath:
        """A path as a finding shows it: `positionen[id=leitung].vzae`, `raeume[0].art`."""
        schritte: list[Step] = []
        hier: PlainValue = self.data
        for teil in pfad:
            hier = into(hier, teil)
            kennung = hier.get("id") if isinstance(teil, int) and isinstance(hier, dict) else None
            schritte.append(EntryId(kennung) if isinstance(kennung, str) and kennung else teil)
        return FieldPath.of(*schritte)

    def _ort(self, schluessel: ScalarNode | None, wert: Node | None) -> Span:
        if schluessel is not None:
            return across(schluessel)
        return Span() if wert is None or wert is self._baum.root else self._ueber(wert)

    def _ueber(self, node: Node) -> Span:
        if isinstance(node, ScalarNode) and node.style not in ("|", ">"):
            return across(node)
        anfang = node.start_mark
        ende = self.text.find("\n", anfang.index)
        zeile = self.text[anfang.index : len(self.text) if ende < 0 else ende].rstrip()
        return Span(anfang.line + 1, anfang.column + 1, anfang.line + 1, anfang.column + 1 + len(zeile))


def _leer(node: Node) -> bool:
    return isinstance(node, ScalarNode) and not node.style and not node.value
