"""The outlines of the documents of a repository, with the state of every section."""

from dataclasses import dataclass

from teilhabe_docs.application.asked_offers import offers_asked
from teilhabe_docs.application.order import asked_documents
from teilhabe_docs.application.workspace import Parts, Workspace, read_all
from teilhabe_docs.reporting.outline_forms import DocumentOutline
from teilhabe_docs.reporting.report import Report, report_on


@dataclass(frozen=True, slots=True)
class Outlines:
    """The outlines, offer after offer, and what is wrong with files, profiles and outlines."""

    documents: tuple[DocumentOutline, ...]
    found: Report


def outline(
    workspace: Workspace,
    parts: Parts | None = None,
    *,
    documents: list[str] | None = None,
    offers: list[str] | None = None,
) -> Outlines:
    """The outlines of the documents and offers asked for, else of all that the settings name.

    An `ImpossibleError` where there is no such document or offer.
    """
    from teilhabe_docs.documents.gliederung import outline_of
    from teilhabe_docs.documents.profile.profile_choice import choose

    kinds = asked_documents(documents, workspace.settings.konfiguration.dokumente)
    whole = read_all(workspace, parts)
    shelf = workspace.shelf
    findings, texts = list(whole.findings), whole.texte
    outlines: list[DocumentOutline] = []
    for loaded in offers_asked(whole, offers):
        choice = choose(loaded, shelf, kinds)
        findings += choice.befunde
        texts |= choice.texte
        outlines += [
            DocumentOutline(
                loaded.konzept.angebot.id, kind, outline_of(loaded.konzept, choice.brauchbare[kind])
            )
            for kind in kinds
            if kind in choice.brauchbare
        ]
    findings += [finding for one in outlines for finding in one.outline.befunde]
    return Outlines(tuple(outlines), report_on(findings, whole.dateien, texts))
