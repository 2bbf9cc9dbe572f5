"""The Word writer: block model in, bytes of a .docx out."""

from .schreiber import schreibe_docx

__all__ = ["schreibe_docx"]
