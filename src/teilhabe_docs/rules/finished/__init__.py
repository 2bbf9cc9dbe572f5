"""What rules say of a finished document, whoever has written it: of its words, of contradictions in it."""
