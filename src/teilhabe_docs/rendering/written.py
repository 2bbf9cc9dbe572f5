"""Whether a written document still says what its sources say, and which of them have changed since."""

from collections.abc import Iterator, Mapping
from pathlib import PurePath
from urllib.parse import unquote

from teilhabe_docs.documents.written_state import Comparison, WrittenState
from teilhabe_docs.loading.files.paths import exists, is_link
from teilhabe_docs.loading.files.reader import Obstacle, read_back
from teilhabe_docs.rendering.document_formats import read_written
from teilhabe_docs.rendering.seal import (
    HOUSE_DIGEST,
    PACKAGE_DIGEST,
    PARTS_DIGEST,
    PROFILE_DIGEST,
    SOURCE_DIGEST,
    digest,
)

PROFILNAME, HAUSNAME, PROGRAMMNAME = "profile", "house", "tdocs"
"""What profile, house file and tdocs itself are called among the sources."""
_TDOCS = PACKAGE_DIGEST.removesuffix("package:")
_NAMEN = {PROFILE_DIGEST: PROFILNAME, HOUSE_DIGEST: HAUSNAME}


MAX_WRITTEN = 100_000_000
"""Largest written document that is looked at, in bytes; no document of ours comes near."""


def written_bytes(pfad: PurePath, wurzel: PurePath | None = None) -> bytes | Obstacle | None:
    """What stands at the place of a document, or why it cannot be read; None where there is nothing."""
    return read_back(pfad, MAX_WRITTEN, wurzel) if exists(pfad) or is_link(pfad) else None


def untouched_table(pfad: PurePath, wurzel: PurePath | None = None) -> bool | None:
    """Whether nobody has changed a coverage table since tdocs wrote it; None where the file is none.

    It carries the digests of its sources and, unlike a document, that of no profile. Another page of ours
    that nobody has changed, which carries its own digest alone, counts as one.
    """
    there = written_bytes(pfad, wurzel)
    written = read_written(there) if isinstance(there, bytes) else None
    if written is None or not written.digests or PROFILE_DIGEST in written.digests:
        return None
    table = any(name.startswith(SOURCE_DIGEST) for name in written.digests)
    return written.untouched if table else written.untouched or None


def is_document(pfad: PurePath, wurzel: PurePath | None = None) -> bool:
    """Whether tdocs has written a document there, edited or not."""
    there = written_bytes(pfad, wurzel)
    return isinstance(there, bytes) and PROFILE_DIGEST in read_written(there).digests


def stands_already(pfad: PurePath, neu: bytes, wurzel: PurePath | None = None) -> bool:
    """Whether the file `pfad` already says what `neu` says, and asks what that asks when it is opened."""
    alt = written_bytes(pfad, wurzel)
    if not isinstance(alt, bytes):
        return False
    here, wanted = read_written(alt), read_written(neu)
    return here.same(wanted) and here.renews == wanted.renews


def holds(pfad: PurePath, inhalt: str, wurzel: PurePath | None = None) -> bool:
    """Whether the file `pfad`, and no link to one, has a content of this digest."""
    there = None if is_link(pfad) else written_bytes(pfad, wurzel)
    return isinstance(there, bytes) and digest(there) == inhalt


def compare(pfad: PurePath, neu: bytes, wurzel: PurePath | None = None) -> Comparison:
    """The state of the file `pfad` that ought to hold `neu`; it is current where it says the same.

    What is no regular file inside `wurzel`, or cannot be read, is foreign.
    """
    alt = written_bytes(pfad, wurzel)
    if alt is None:
        return Comparison(WrittenState.MISSING)
    if isinstance(alt, Obstacle):
        return Comparison(WrittenState.FOREIGN, reason=alt.text)
    here, wanted = read_written(alt), read_written(neu)
    if here.same(wanted):
        asks_alike = here.renews == wanted.renews
        return Comparison(WrittenState.CURRENT, content=digest(alt) if asks_alike else "")
    if not here.digests:
        return Comparison(WrittenState.FOREIGN)
    stand = WrittenState.STALE if here.untouched else WrittenState.EDITED
    changed = tuple(_geaendert(here.digests, wanted.digests))
    with_margin = here.margin and not wanted.margin
    if stand is WrittenState.STALE and not changed and not with_margin:
        changed = (PROGRAMMNAME,)
    return Comparison(stand, changed, with_margin=with_margin)


def _geaendert(alt: Mapping[str, str], neu: Mapping[str, str]) -> Iterator[str]:
    for name in dict.fromkeys((*alt, *neu)):
        if name != PARTS_DIGEST and alt.get(name) != neu.get(name):
            yield _NAMEN.get(name) or unquote(name.removeprefix(SOURCE_DIGEST).removeprefix(_TDOCS))
