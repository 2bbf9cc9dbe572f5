"""What has changed from one state of a document to another, as tracked changes in a Word file."""

from teilhabe_docs.rendering.docx.redline.redline_writer import Redline, write_redline

__all__ = ["Redline", "write_redline"]
