"""The Word writer: block model in, bytes of a .docx out."""

from teilhabe_docs.rendering.docx.docx_writer import schreibe_docx

__all__ = ["schreibe_docx"]
