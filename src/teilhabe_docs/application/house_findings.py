"""What there is to say of a house's Word file, and when: in a check, beside documents, before final ones."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from teilhabe_docs.application.impossible import ImpossibleError

if TYPE_CHECKING:
    from teilhabe_docs.application.workspace import Workspace
    from teilhabe_docs.diagnostics import Finding
    from teilhabe_docs.rendering.docx.house import House

_STOOD = "»{}« ist ein Platzhalter. Ersetzen Sie ihn durch die Angabe, oder löschen Sie ihn."


def house_findings(house: "House", name: str) -> "Iterator[Finding]":
    """All there is to say of a house, whose file is called `name`."""
    from teilhabe_docs.loading import codes
    from teilhabe_docs.rules.checks.platzhalter import placeholders_in

    texts = {
        codes.HAUSVORLAGE_ERGAENZT: house.hints,
        codes.HAUSVORLAGE_OHNE: house.left_out,
        codes.HAUSVORLAGE_BEIWERK: house.left_behind,
    }
    for code, said in texts.items():
        yield from (code.finding(text, name) for text in said)
    yield from (remark.code.finding(remark.text, name) for remark in house.remarks)
    for place, text in house.texts:
        for placeholder in placeholders_in(text):
            yield codes.HAUSVORLAGE_MARKE.finding(f"{place}: {_STOOD.format(placeholder)}", name)


def beside_documents(findings: "Iterable[Finding]", workspace: "Workspace") -> "tuple[Finding, ...]":
    """What is told where documents are made: what changes their pages, as far as the settings let it count.

    Hints are for who makes the file: `tdocs house --check` tells them.
    """
    from teilhabe_docs.application.rulebook import selected
    from teilhabe_docs.diagnostics import Severity
    from teilhabe_docs.documents.profile.requirements import Requirements

    found = tuple(findings)
    if found:
        with suppress(ImpossibleError):  # settings of rules need not be sound to write documents
            any_requirement = Requirements({}, complete=False)  # no house is about one
            found = tuple(selected(workspace, any_requirement).applied(found))
    return tuple(finding for finding in found if finding.severity is not Severity.HINT)


def printed_placeholders(findings: "Iterable[Finding]") -> "Iterator[Finding]":
    """Placeholders and messages of fields that would stand on the pages of final documents, as errors."""
    from teilhabe_docs.diagnostics import Severity
    from teilhabe_docs.loading import codes

    printed = (codes.HAUSVORLAGE_PLATZHALTER, codes.HAUSVORLAGE_FELD, codes.HAUSVORLAGE_MARKE)
    for finding in findings:
        if finding.code in {code.code for code in printed}:
            yield replace(finding, severity=Severity.ERROR)
