"""Markdown as tdocs parses it: the tokens of a text, before anything is made of them."""
