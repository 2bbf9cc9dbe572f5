"""Documents that the caller's own records know to be current: these need not be built again."""

from collections.abc import Mapping, Sequence
from itertools import chain
from pathlib import PurePath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from teilhabe_docs.application.built_offer import BuiltDocument, DocumentFile
    from teilhabe_docs.application.order import Order
    from teilhabe_docs.diagnostics import Finding
    from teilhabe_docs.documents.profile.profil import Profil
    from teilhabe_docs.loading.loaded_concept import LoadedConcept
    from teilhabe_docs.rendering.records import Known, Records


def records_for(
    root: PurePath,
    formats: tuple[str, ...],
    house: bytes | None,
    margin: "Mapping[str, tuple[Finding, ...]] | None" = None,
    *,
    renew: bool = False,
) -> "Records":
    """What is known of documents of the repository `root` that are made with this house file and margin.

    With `renew`, of those that let Word ask to bring contents up to date.
    """
    from teilhabe_docs.loading.discovery import reach
    from teilhabe_docs.rendering.records import Records
    from teilhabe_docs.rendering.seal import digest

    notes = None if margin is None else chain.from_iterable(margin.values())
    return Records.of(reach(root), (list(formats), digest(house) if house else "", renew), notes)


def known(loaded: "LoadedConcept", profile: "Profil", order: "Order") -> "Known | None":
    """What is known of the document that a profile makes of an offer, where that is current."""
    offer = loaded.konzept.angebot.id

    def place(name: str) -> PurePath:
        return order.place(offer, name).path

    return order.records.find(_key(loaded, profile, order), loaded.ablage, place, order.within)


def current_documents(loaded: "LoadedConcept", order: "Order") -> "dict[str, Known]":
    """What is known of those of the offer's documents that are current."""
    from teilhabe_docs.documents.profile.profile_choice import choose

    profiles = choose(loaded, order.shelf, order.documents).brauchbare
    found = ((document, known(loaded, profile, order)) for document, profile in profiles.items())
    return {document: one for document, one in found if one}


def remembered(
    loaded: "LoadedConcept", document: "BuiltDocument", files: "Sequence[DocumentFile]", order: "Order"
) -> "dict[str, Known]":
    """What is known from now on of a document, by its key; nothing where one of its files is not current."""
    from teilhabe_docs.rendering.document_formats import without_pages
    from teilhabe_docs.rendering.records import Known, picture_digest

    if not all(file.content for file in files):
        return {}
    outline, built = document
    pictures = {asked: picture_digest(picture) for asked, picture in built.bilder.items()}
    contents = {file.name: file.content for file in files}
    found = Known(
        built.befunde,
        built.offene,
        built.zeichen,
        pictures,
        contents,
        without_pages(built.dokument, order.formats),
    )
    return {_key(loaded, outline.profil, order): found}


def _key(loaded: "LoadedConcept", profile: "Profil", order: "Order") -> str:
    name = order.name(loaded.konzept.angebot.id, profile.dokument)
    return order.records.key(loaded, profile, name)
