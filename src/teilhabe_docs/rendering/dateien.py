"""The files that a document becomes."""

from teilhabe_docs.documents.bloecke import Bild, Dokument, knoten


def dateien(dokument: Dokument, name: str, format_: str) -> dict[str, bytes]:
    """The contents by path below the offer's folder, the document first; Markdown brings its pictures along.

    `name` is the file's name without ending, `format_` is `docx` or `md`.
    """
    if format_ == "docx":
        from teilhabe_docs.rendering.docx import schreibe_docx

        return {f"{name}.docx": schreibe_docx(dokument)}
    from teilhabe_docs.rendering.markdown.schreiben import schreibe_markdown

    bilder = {k.datei: k.daten for k in knoten(dokument) if isinstance(k, Bild)}
    return {f"{name}.md": schreibe_markdown(dokument).encode("utf-8"), **bilder}
