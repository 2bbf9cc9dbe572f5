"""What a mapping's keys must be: plain text, each once, and `<<` only over other mappings."""

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from teilhabe_docs.diagnostics import Finding, Related
from teilhabe_docs.loading import codes
from teilhabe_docs.loading.yaml.yaml_errors import NO_BREAK, across, point
from teilhabe_docs.model.value_errors import shown_value

MERGE = "tag:yaml.org,2002:merge"
"""Tag of a plain key `<<`, which takes over the entries of other mappings."""


def usable_pairs(
    paare: list[tuple[Node, Node]], file: str
) -> tuple[list[tuple[ScalarNode, Node]], list[Finding]]:
    """The usable pairs, and a finding for each other one; of two equal keys both stay, the last counts."""
    brauchbar: list[tuple[ScalarNode, Node]] = []
    findings: list[Finding] = []
    gesehen: dict[str, ScalarNode] = {}
    for schluessel, wert in paare:
        if not isinstance(schluessel, ScalarNode):
            findings.append(
                codes.SCHLUESSEL_KEIN_TEXT.finding(_KEIN_TEXT, file, point(schluessel.start_mark))
            )
        elif not schluessel.style and schluessel.value != schluessel.value.strip():
            findings.append(
                codes.GESCHUETZTES_LEERZEICHEN.finding(NO_BREAK, file, point(schluessel.start_mark))
            )
        elif schluessel.tag == MERGE and not _uebernehmbar(wert):
            findings.append(codes.MERGE.finding(_NUR_GRUPPEN, file, across(schluessel)))
        else:
            if zuerst := gesehen.get(schluessel.value):
                findings.append(_doppelt(schluessel, zuerst, file))
            gesehen.setdefault(schluessel.value, schluessel)
            brauchbar.append((schluessel, wert))
    return brauchbar, findings


def _doppelt(schluessel: ScalarNode, zuerst: ScalarNode, file: str) -> Finding:
    anfang = zuerst.start_mark
    meldung = (
        f"Der Schlüssel {shown_value(schluessel.value)} steht hier zum zweiten Mal; zuerst steht er in Zeile "
        f"{anfang.line + 1}, Spalte {anfang.column + 1}. Bitte einen von beiden entfernen."
    )
    hier = Related(file, across(zuerst), "hier zuerst")
    return codes.DOPPELTER_SCHLUESSEL.finding(meldung, file, across(schluessel), related=hier)


def _uebernehmbar(node: Node) -> bool:
    quellen = node.value if isinstance(node, SequenceNode) else [node]
    return all(isinstance(quelle, MappingNode) for quelle in quellen)


_KEIN_TEXT = (
    "Ein Schlüssel muss ein einfacher Text sein. Ist hier ein Wert gemeint, der mit »{« oder »[« beginnt, "
    "bitte den ganzen Wert in Anführungszeichen setzen."
)
_NUR_GRUPPEN = (
    "»<<« übernimmt nur Gruppen von Schlüsseln. Bitte auf eine solche verweisen oder die Werte ausschreiben."
)
