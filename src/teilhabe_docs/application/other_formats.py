"""Documents in formats that nobody asks for now: are they from the same sources as those beside them?"""

from collections.abc import Iterator, Mapping
from pathlib import PurePath

from teilhabe_docs.application.order import FORMATS, Order
from teilhabe_docs.rendering.document_formats import read_written
from teilhabe_docs.rendering.seal import PACKAGE_DIGEST, PROFILE_DIGEST, SOURCE_DIGEST
from teilhabe_docs.rendering.written import written_bytes

_OF_SOURCES = (SOURCE_DIGEST, PACKAGE_DIGEST, PROFILE_DIGEST)


def others_outdated(current: PurePath, order: Order, offer: str, name: str) -> Iterator[str]:
    """A sentence for each such file of the document `name` that is of another state than `current`.

    Nothing is built for that: the digests are compared that both carry.
    """
    others = (order.place(offer, f"{name}.{one}").path for one in FORMATS if one not in order.formats)
    sources: Mapping[str, str] | None = None
    for other in others:
        there = _sources(other, order.within)
        if there and sources is None:
            sources = _sources(current, order.within)
        if there and there != sources:
            format_ = other.suffix.removeprefix(".")
            yield (
                f"{other.as_posix()} ist von einem anderen Stand. »tdocs render --format {format_}« schreibt "
                "es neu; was nicht mehr gebraucht wird, bitte löschen."
            )


def _sources(path: PurePath, within: PurePath) -> dict[str, str]:
    """The digests of what a document was made from; empty where it is none of ours."""
    there = written_bytes(path, within)
    digests = read_written(there).digests if isinstance(there, bytes) else {}
    found = {name: one for name, one in digests.items() if name.startswith(_OF_SOURCES)}
    return found if PROFILE_DIGEST in found else {}
