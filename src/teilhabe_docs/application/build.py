"""The documents of one offer: built, then kept aside to be written, or compared with what is there."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from teilhabe_docs.application.built_offer import BuiltDocument, BuiltOffer, DocumentFile
from teilhabe_docs.application.house_template import house_of
from teilhabe_docs.application.known_documents import remembered
from teilhabe_docs.application.order import Order
from teilhabe_docs.diagnostics import texts_of
from teilhabe_docs.loading.files.targets import Target
from teilhabe_docs.model.file_names import fault

if TYPE_CHECKING:
    from teilhabe_docs.diagnostics import Finding
    from teilhabe_docs.documents.blocks import OpenPlace
    from teilhabe_docs.documents.gliederung import Gliederung
    from teilhabe_docs.documents.written_state import Comparison
    from teilhabe_docs.loading.loaded_concept import LoadedConcept
    from teilhabe_docs.rendering.records import Known


class Content(NamedTuple):
    """A file that a document becomes: its path below the offer's folder, where that is, what it holds.

    `remark` is what there is to say of it.
    """

    name: str
    place: Target
    content: bytes
    remark: str


def build(loaded: "LoadedConcept", order: Order, current: "Mapping[str, Known]") -> BuiltOffer:
    """Build the documents of an offer, but not those that are `current`.

    With a profile that is not sound there are only findings.

    Raises `NotWritableError` where there is no room for them to wait.
    """
    from teilhabe_docs.diagnostics import has_errors
    from teilhabe_docs.documents.gliederung import outline_of
    from teilhabe_docs.documents.profile.profile_choice import choose
    from teilhabe_docs.loading.files.kept_values import kept_values
    from teilhabe_docs.rendering.assembly import assemble
    from teilhabe_docs.rendering.document_formats import without_pages

    offer = loaded.konzept.angebot.id
    choice = choose(loaded, order.shelf, order.documents)
    result = BuiltOffer(list(choice.befunde))
    if order.shelf.packages:
        from teilhabe_docs.documents.profile.required import without_required

        result.findings += without_required(loaded, choice.profile, order.shelf, order.documents)
    documents = () if has_errors(result.findings) else order.documents
    built: dict[str, BuiltDocument] = {}
    for document in documents:
        if document in current:
            result.findings += current[document].findings
            result.size += current[document].extent
        else:
            outline = outline_of(loaded.konzept, choice.profile[document])
            built[document] = BuiltDocument(outline, assemble(loaded, outline))
            result.findings += built[document].built.befunde
            result.size += built[document].built.zeichen
        result.findings += _on_the_name(loaded, order.name(offer, document))
    open_places = {d: current[d].open_places if d in current else built[d].built.offene for d in documents}
    if order.final:
        from teilhabe_docs.application.signed_by_hand import signed_by_hand

        outlines = {
            d: built[d].outline if d in built else outline_of(loaded.konzept, choice.profile[d])
            for d in documents
        }
        result.findings += signed_by_hand(loaded, outlines.values())
        result.gaps = _gaps(loaded, outlines, open_places, every=not order.allow_open)
    texts = {**choice.texte, **{n: t for file in loaded.dateien.values() for n, t in file.texte.items()}}
    result.texts = texts_of((*result.findings, *result.gaps), texts)
    if not has_errors(result.findings):
        result.open_places = {(offer, d): len(places) for d, places in open_places.items()}
        for document in documents:
            if document in current:
                result.files += _standing_files(loaded, document, current[document], order)
                result.without_pages |= current[document].without_pages
            else:
                result.without_pages |= without_pages(built[document].built.dokument, order.formats)
                files = list(files_of_document(loaded, document, built[document], order))
                result.files += files
                result.known |= remembered(loaded, built[document], files, order)
    kept_values().save()
    return result


def _standing_files(
    loaded: "LoadedConcept", document: str, found: "Known", order: Order
) -> Iterator[DocumentFile]:
    """The files of a document that is current as it stands."""
    from teilhabe_docs.documents.written_state import Comparison, WrittenState

    offer = loaded.konzept.angebot.id
    for name in found.files:
        place = order.place(offer, name)
        current = Comparison(WrittenState.CURRENT)
        yield DocumentFile(offer, document, place.path, comparison=current, remark=place.remark)


def files_of_document(
    loaded: "LoadedConcept", document: str, built: BuiltDocument, order: Order
) -> Iterator[DocumentFile]:
    """The files that a document becomes, kept aside or compared with what is there."""
    from teilhabe_docs.application.destinations import is_foreign
    from teilhabe_docs.documents.written_state import WrittenState
    from teilhabe_docs.rendering.seal import digest
    from teilhabe_docs.rendering.written import compare

    offer = loaded.konzept.angebot.id
    for name, place, content, remark in contents(loaded, document, built, order):
        file = DocumentFile(offer, document, place.path, remark=remark, name=name)
        if order.room is None:
            compared = compare(place.path, content, order.within)
            if compared.state is WrittenState.EDITED:
                compared = _with_edits(compared, _edits(place.path, content, order))
            yield file._replace(comparison=compared, content=compared.content)
        else:
            foreign = is_foreign(place.path, content, order.within)
            edits = _edits(place.path, content, order) if foreign else None
            file = file._replace(foreign=foreign and edits != "", edits=edits or "")
            yield file._replace(waiting=order.room.put(content), content=digest(content))


def _edits(path: PurePath, wanted: bytes, order: Order) -> str | None:
    """What has been edited in a Word file that is there, in words; empty if nothing, None if unknown."""
    from teilhabe_docs.rendering.written import written_bytes

    there = written_bytes(path, order.within)
    if not isinstance(there, bytes):
        return None
    from teilhabe_docs.application.edited_words import edits_in_words

    return edits_in_words(there, wanted)


def _with_edits(compared: "Comparison", edits: str | None) -> "Comparison":
    """The same with what has been edited; what has only been saved again is current."""
    from teilhabe_docs.documents.written_state import Comparison, WrittenState

    return (
        Comparison(WrittenState.CURRENT)
        if edits == ""
        else compared._replace(edits=edits or "", with_margin=compared.with_margin and edits is None)
    )


def contents(loaded: "LoadedConcept", document: str, built: BuiltDocument, order: Order) -> Iterator[Content]:
    """What would be written of a document, and where."""
    from teilhabe_docs.documents.margin import MarginNote, margin_notes
    from teilhabe_docs.rendering.document_formats import document_files, format_named
    from teilhabe_docs.rendering.seal import seal_of

    offer = loaded.konzept.angebot.id
    outline, gebaut = built
    digests = seal_of(loaded, outline.profil, gebaut.dokument)
    notes: tuple[MarginNote, ...] = ()
    if order.margin is not None:
        from teilhabe_docs.application.margin_findings import offer_file

        findings = order.margin.get(offer_file(loaded), ())
        notes = tuple(margin_notes(findings, loaded, outline, gebaut.offene))
    house = house_of(order.house) if order.house else None
    name = order.name(offer, document)
    for format_ in order.formats:
        unprinted = format_named(format_).remark(gebaut.dokument)
        files = document_files(gebaut.dokument, name, format_, digests, notes, house, renew=order.renew)
        for file, content in files.items():
            place = order.place(offer, file)
            said = f"»{place.path.as_posix()}«: {unprinted}" if unprinted else ""
            yield Content(file, place, content, "\n".join(filter(None, (place.remark, said))))


def _gaps(
    loaded: "LoadedConcept",
    outlines: "Mapping[str, Gliederung]",
    open_places: "Mapping[str, Iterable[OpenPlace]]",
    *,
    every: bool,
) -> "list[Finding]":
    """What a final document may not lack: what `lint` calls an error, and fields that only a text names.

    If `every` place is to be closed, also what is only expected, placeholders, texts that point elsewhere
    or promise where nobody demands one, and notation that weighs as much: fields that are not put in,
    comments. Of these only what stands in the documents that are outlined.
    """
    from teilhabe_docs.diagnostics import Severity
    from teilhabe_docs.rendering.markdown.covering import covered_text
    from teilhabe_docs.rendering.markdown.plain_pieces import written_text
    from teilhabe_docs.rules.checks.notation import notation
    from teilhabe_docs.rules.checks.ohne_aussage import ohne_aussage
    from teilhabe_docs.rules.checks.pflichtinhalt import nur_im_text, pflichtinhalt
    from teilhabe_docs.rules.checks.platzhalter import platzhalter
    from teilhabe_docs.rules.engine.in_documents import in_documents
    from teilhabe_docs.rules.engine.run_checks import finding_at, run_checks
    from teilhabe_docs.rules.engine.subject import Subject

    subject = Subject(loaded, dict(outlines), read_text=written_text, cover=covered_text)
    found = [f for f in run_checks(subject, (pflichtinhalt,)) if every or f.severity is Severity.ERROR]
    if every:
        found += run_checks(subject, (in_documents(platzhalter),))
        silent = run_checks(subject, (in_documents(ohne_aussage),))
        found += [f for f in silent if f.code == _POINTS_ELSEWHERE]
        found += [f for f in run_checks(subject, (in_documents(notation),)) if f.severity is Severity.ERROR]
    open_ = [(d, place.pfad, place.hinweis) for d, places in open_places.items() for place in places]
    told = {feld for need in subject.open_needs for feld in (need.punkt.feld, *need.punkt.felder)}
    only_named = (finding_at(hit, loaded) for hit in nur_im_text(subject, open_, told if every else None))
    known = {(finding.code, finding.path) for finding in found}
    vague = {(f.file, f.path) for f in found if f.code == _POINTS_ELSEWHERE}
    more = [f for f in only_named if (f.code, f.path) not in known and (f.file, f.path) not in vague]
    return found + more


_POINTS_ELSEWHERE = "TD313"


def _on_the_name(loaded: "LoadedConcept", name: str) -> "Iterator[Finding]":
    """A finding where Windows cannot have a document that the id and `dateiname` together name like that."""
    from teilhabe_docs.loading import codes

    if reason := fault(name):
        text = f"Mit dieser Id und »dateiname« hieße ein Dokument »{name}«: {reason}. Bitte anders benennen."
        yield codes.ID_GESPERRT.finding(text, *loaded.ort("angebot.id"))
