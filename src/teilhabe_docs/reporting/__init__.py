"""Findings in words: one module for each format, each a `render(report) -> str`."""
