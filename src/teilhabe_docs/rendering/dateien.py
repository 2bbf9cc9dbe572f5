"""The files that a document becomes."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from teilhabe_docs.documents.bloecke import Bild, Dokument, knoten
from teilhabe_docs.rendering.siegel import mit_kommentar
from teilhabe_docs.rules.randnotizen import Randnotiz


def dateien(
    dokument: Dokument,
    name: str,
    format_: str,
    digests: Mapping[str, str] = MappingProxyType({}),
    notizen: Iterable[Randnotiz] = (),
) -> dict[str, bytes]:
    """The contents by path below the offer's folder, the document first; Markdown brings its pictures along.

    `name` is the file's name without ending, `format_` is `docx` or `md`. The document carries the `digests`
    of what it is made from; the `notizen` stand in the margin of a Word file only.
    """
    if format_ == "docx":
        from teilhabe_docs.rendering.docx import schreibe_docx

        return {f"{name}.docx": schreibe_docx(dokument, digests, notizen)}
    from teilhabe_docs.rendering.markdown.schreiben import schreibe_markdown

    bilder = {k.datei: k.daten for k in knoten(dokument) if isinstance(k, Bild)}
    text = schreibe_markdown(dokument)
    text = mit_kommentar(text, digests) if digests else text
    return {f"{name}.md": text.encode("utf-8"), **bilder}
