"""The page in words: what is shown of a folder, an offer and one of its documents."""

from base64 import b64encode
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlencode

from markupsafe import Markup, escape

from teilhabe_docs.application.impossible import Cause, ImpossibleError
from teilhabe_docs.application.preview import Preview, PreviewedOffer
from teilhabe_docs.application.preview_document import PreviewedDocument
from teilhabe_docs.diagnostics import Finding
from teilhabe_docs.reporting.status_page import filled_text
from teilhabe_docs.resources import content

if TYPE_CHECKING:
    from teilhabe_docs.application.preview_document import DocumentPage

SANDBOX = "allow-same-origin allow-modals"
"""What a document may do in its frame: be looked at and marked from outside, and be printed. Nothing acts."""

DOCUMENT_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; "
    f"frame-ancestors 'self'; sandbox {SANDBOX}"
)
"""What a document may load; it says itself which looks are its own, and no others."""


MAX_STILL = 100_000_000
"""So many characters the documents of a page that does not change have at most."""
_TOO_LARGE = (
    f"Die Seite würde zu groß (Grenze: {MAX_STILL // 1_000_000} Millionen Zeichen). Nennen Sie einen "
    "Ordner mit weniger Angeboten, oder öffnen Sie die Vorschau ohne --once."
)


class ShownDocument(NamedTuple):
    """A document with its page, as the template has it; `id` tells it from the others of one page."""

    offer: PreviewedOffer
    document: PreviewedDocument
    page: "DocumentPage"
    id: str

    @property
    def address(self) -> str:
        """Where its page alone is."""
        return self._address("dokument")

    @property
    def word(self) -> str:
        """Where its Word file is."""
        return self._address("word")

    def _address(self, route: str) -> str:
        return f"{route}?{urlencode({'angebot': self.offer.key, 'dokument': self.document.kind})}"

    @property
    def srcdoc(self) -> Markup:
        """Its page as the value of an attribute."""
        return Markup(escape(self.page.html))


def shown_page(preview: Preview, key: str, kind: str, state: int, *, edit: bool = False) -> str:
    """The page of an offer with a document, the first where none is named; of several offers their list.

    With `edit` it leads to the form.
    """
    offer = preview.offer(key) or (preview.offers[0] if len(preview.offers) == 1 else None)
    shown = []
    if offer and offer.documents:
        document = offer.document(kind) or offer.documents[0]
        shown = [ShownDocument(offer, document, document.page, "blatt")]
    return _filled(preview, [offer] if offer else [], shown, state, edit=edit)


def still_page(preview: Preview) -> str:
    """All offers with all documents as one page that needs nothing else and does not change.

    An `ImpossibleError` where it would be too large.
    """
    shown: list[ShownDocument] = []
    size = 0
    for number, offer in enumerate(preview.offers, 1):
        for document in offer.documents:
            shown.append(ShownDocument(offer, document, document.page, f"blatt-{number}-{document.kind}"))
            size += len(document.page.html)
            if size > MAX_STILL:
                raise ImpossibleError(Cause.CONTENT, _TOO_LARGE)
    return _filled(preview, list(preview.offers), shown, 0)


def document_page(preview: Preview, key: str, kind: str) -> str | None:
    """A document as a page of its own; None where there is no such."""
    offer = preview.offer(key)
    document = offer.document(kind) if offer else None
    return document.page.html if document else None


@cache
def asset(name: str) -> str:
    """A file of the page."""
    return content(files(__package__) / "page" / name).decode("utf-8")


def _filled(
    preview: Preview,
    offers: list[PreviewedOffer],
    shown: list[ShownDocument],
    state: int,
    *,
    edit: bool = False,
) -> str:
    inline = not state
    return filled_text(
        asset("page.html"),
        preview=preview,
        offers=offers,
        shown=shown,
        state=state,
        inline=inline,
        edit=edit,
        policy=_still_policy(shown) if inline else "",
        css=Markup(asset("page.css")),
        js=Markup(asset("page.js")),
        sandbox=SANDBOX,
        address=_offer_address,
        elsewhere=_elsewhere,
        place_hash=_place_hash,
        field_query=_field_query,
    )


def _offer_address(offer: PreviewedOffer, kind: str = "") -> str:
    asked = {"angebot": offer.key} | ({"dokument": kind} if kind else {})
    return f"?{urlencode(asked)}"


def _place_hash(finding: Finding) -> str:
    """What behind an address makes its page show the place of a finding."""
    return f"#{urlencode({'datei': finding.file, 'zeile': finding.span.line, 'pfad': finding.path})}"


def _field_query(finding: Finding) -> str:
    """What in the address of the form makes it show the field that a finding is about."""
    return urlencode({"datei": finding.file, "zeile": finding.span.line})


def _elsewhere(offer: PreviewedOffer, finding: Finding, kind: str) -> Iterator[tuple[PreviewedDocument, str]]:
    """The other documents that a finding shows in, each with the number of the section there."""
    for place in finding.documents:
        document = offer.document(place.document)
        if document and document.kind != kind:
            yield document, place.number


def _still_policy(shown: list[ShownDocument]) -> str:
    """What the page that does not change may do: look as it says itself, and act by its own script."""
    looks = [_digest(asset("page.css"))]
    for one in shown:
        looks += [_digest(style.partition("</style>")[0]) for style in one.page.html.split("<style>")[1:]]
    styles = " ".join(dict.fromkeys(looks))
    return (
        f"default-src 'none'; style-src {styles}; script-src {_digest(asset('page.js'))}; img-src data:; "
        "frame-src 'self'; base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode('ascii')}'"
