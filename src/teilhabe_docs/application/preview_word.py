"""A document that is looked at as the Word file that `tdocs render` writes."""

from pathlib import PurePath
from typing import NamedTuple

from teilhabe_docs.application.build import contents
from teilhabe_docs.application.built_offer import BuiltDocument
from teilhabe_docs.application.impossible import Cause, ImpossibleError
from teilhabe_docs.application.preview import Preview
from teilhabe_docs.application.render import plan
from teilhabe_docs.diagnostics import has_errors
from teilhabe_docs.model.choices import Format
from teilhabe_docs.rendering.assembly import assemble


class WordFile(NamedTuple):
    """A file by its own name, without folders, and its bytes."""

    name: str
    content: bytes


def word_file(preview: Preview, key: str, kind: str) -> WordFile | None:
    """The document of this kind of an offer; None where there is none.

    An `ImpossibleError` where it cannot be built, or the house's Word file cannot be used.
    """
    offer = preview.offer(key)
    document = offer.document(kind) if offer else None
    if offer is None or offer.workspace is None or document is None:
        return None
    built = BuiltDocument(document.outline, assemble(document.loaded, document.outline))
    if has_errors(built.built.befunde):
        raise ImpossibleError(Cause.CONTENT, _NOT_BUILT)
    planned = plan(offer.workspace, documents=[kind], formats=[Format.DOCX])
    if has_errors(list(planned.template.findings)):
        raise ImpossibleError(Cause.CONTENT, _NO_HOUSE)
    for content in contents(document.loaded, kind, built, planned.order(None, None)):
        return WordFile(PurePath(content.name).name, content.content)
    return None


_NOT_BUILT = "Das Dokument lässt sich nicht bauen, solange seine Befunde Fehler im Aufbau nennen."
_NO_HOUSE = "Die Hausvorlage lässt sich nicht verwenden; »tdocs house --check« sagt, warum."
