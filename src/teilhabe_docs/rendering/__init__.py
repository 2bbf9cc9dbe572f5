"""From an outline to a document: bodies, numbering, references, and the writers for Markdown and Word."""
