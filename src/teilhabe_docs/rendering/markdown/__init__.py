"""Markdown in and out: the texts of bodies and authors become blocks, blocks become Markdown."""
