"""The Word writer: block model in, bytes of a .docx out."""

from teilhabe_docs.rendering.docx.docx_writer import write_docx

__all__ = ["write_docx"]
