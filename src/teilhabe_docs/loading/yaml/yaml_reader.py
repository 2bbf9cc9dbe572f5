"""Bytes to a `Document` or to findings: the one way by which YAML comes into tdocs."""

from yaml.nodes import MappingNode, ScalarNode

from teilhabe_docs.diagnostics import Finding, Span
from teilhabe_docs.loading import codes
from teilhabe_docs.loading.source_faults import broken_characters, conflicts
from teilhabe_docs.loading.source_text import decoded
from teilhabe_docs.loading.yaml.composer import compose
from teilhabe_docs.loading.yaml.document import Document
from teilhabe_docs.loading.yaml.node_tree import NodeTree, plain_data


def read_yaml(rohdaten: bytes, file: str) -> tuple[Document | None, tuple[Finding, ...]]:
    """The document in `rohdaten` and what is wrong with it; None where nothing could be read.

    `file` is the name for findings, relative to the repository with `/`. An empty file is an empty mapping.
    """
    text = decoded(rohdaten)
    if isinstance(text, tuple):
        kennung, meldung, span = text
        return None, (kennung.finding(meldung, file, span),)
    if unsolved := conflicts(text, file):
        return None, unsolved
    wurzel, findings, vollstaendig = compose(text, file)
    findings = (*broken_characters(text, file), *findings)
    if not vollstaendig:
        from teilhabe_docs.loading.yaml.further_slips import with_further_slips  # only for broken files

        return None, with_further_slips(text, file, findings)
    if wurzel is None or (isinstance(wurzel, ScalarNode) and not wurzel.value and not wurzel.style):
        return Document(file, text, {}), findings
    inhalt = plain_data(wurzel)
    if not isinstance(wurzel, MappingNode) or not isinstance(inhalt, dict):
        anfang = wurzel.start_mark
        span = Span(anfang.line + 1, anfang.column + 1, anfang.line + 1, anfang.column + 2)
        return None, (*findings, codes.KEINE_ZUORDNUNG.finding(_ZUORDNUNG, file, span))
    return Document(file, text, inhalt, NodeTree(wurzel)), findings


_ZUORDNUNG = (
    "Die Datei muss aus Zeilen der Form »Schlüssel: Wert« bestehen, ohne Strich davor und mit einem "
    "Leerzeichen nach dem Doppelpunkt."
)
