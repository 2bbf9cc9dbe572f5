"""The files that a document becomes."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from teilhabe_docs.documents.blocks import Bild, Dokument, knoten
from teilhabe_docs.documents.margin import MarginNote
from teilhabe_docs.rendering.seal import HAUS, mit_kommentar

if TYPE_CHECKING:
    from teilhabe_docs.rendering.docx.house import House


def dateien(
    dokument: Dokument,
    name: str,
    format_: str,
    digests: Mapping[str, str] = MappingProxyType({}),
    notizen: Iterable[MarginNote] = (),
    haus: "House | None" = None,
) -> dict[str, bytes]:
    """The contents by path below the offer's folder, the document first; Markdown brings its pictures along.

    `name` is the file's name without ending, `format_` is `docx` or `md`. The document carries the `digests`
    of what it is made from. A Word file has the `notizen` in its margin and looks like `haus`.
    """
    if format_ == "docx":
        from teilhabe_docs.rendering.docx import schreibe_docx

        digests = {**digests, HAUS: haus.digest} if haus and digests else digests
        return {f"{name}.docx": schreibe_docx(dokument, digests, notizen, haus)}
    from teilhabe_docs.rendering.markdown.markdown_writer import schreibe_markdown

    bilder = {k.datei: k.daten for k in knoten(dokument) if isinstance(k, Bild)}
    text = schreibe_markdown(dokument)
    text = mit_kommentar(text, digests) if digests else text
    return {f"{name}.md": text.encode("utf-8"), **bilder}
