"""The formats that documents are written in: for each of `Format` the module `<its value>_document`.

Such a module holds `FORMAT`, a `DocumentFormat`. The name of a format is also the ending of its files.
"""

from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, cast

from teilhabe_docs.documents.blocks import BlockDocument, Picture, nodes
from teilhabe_docs.documents.margin import MarginNote
from teilhabe_docs.model.choices import Format
from teilhabe_docs.rendering.seal import Written

if TYPE_CHECKING:
    from teilhabe_docs.rendering.docx.house import House

    Writer: TypeAlias = Callable[
        [BlockDocument, Mapping[str, str], Iterable[MarginNote], House | None, bool], bytes
    ]


def _nothing(*_: object) -> str:
    return ""


def _never(*_: object) -> bool:
    return False


class DocumentFormat(NamedTuple):
    """How documents are written in a format, and what a file of it holds.

    `write` takes a document, the digests of what it is made from, the notes for its margin, the house's Word
    file, and whether its reader is to be asked to bring its contents up to date; without digests it carries
    none. `read` gives None for a content of another format. `text` says
    that what is written is UTF-8, `pictures_beside` that pictures are files of their own. `missing` says in
    German what has to be installed first, `remark` what of a document it cannot print; empty where nothing.
    `without_pages` tells whether its contents are listed, but not on which pages.
    """

    write: "Writer"
    read: Callable[[bytes], Written | None]
    text: bool
    pictures_beside: bool
    missing: Callable[[], str] = _nothing
    remark: Callable[[BlockDocument], str] = _nothing
    without_pages: Callable[[BlockDocument], bool] = _never


def format_named(name: str) -> DocumentFormat:
    """The format of this name, one of `Format`."""
    return cast("DocumentFormat", import_module(f"teilhabe_docs.rendering.{name}_document").FORMAT)


def without_pages(document: BlockDocument, formats: Iterable[str]) -> bool:
    """Whether one of these formats lists the contents of `document`, but not on which pages they are."""
    return any(format_named(name).without_pages(document) for name in formats)


def document_files(
    document: BlockDocument,
    name: str,
    format_: str,
    digests: Mapping[str, str] = MappingProxyType({}),
    notes: Iterable[MarginNote] = (),
    house: "House | None" = None,
    *,
    renew: bool = False,
) -> dict[str, bytes]:
    """The files that a document becomes, by path below the offer's folder, the document first.

    `name` is the file's name without ending. Formats that have neither margin nor looks leave out the `notes`
    and the `house`; `renew` lets Word ask on opening whether to bring contents up to date.
    """
    how = format_named(format_)
    pictures = (node for node in nodes(document) if isinstance(node, Picture)) if how.pictures_beside else ()
    beside = {picture.datei: picture.daten for picture in pictures}
    return {f"{name}.{format_}": how.write(document, digests, notes, house, renew), **beside}


def read_written(content: bytes) -> Written:
    """What a file holds that may be a document of ours in any format."""
    found = (format_named(name).read(content) for name in Format)
    return next((written for written in found if written is not None), Written(says=content))
