"""The page that documents of tdocs are set on, in twips: A4 with margins of 2.5 cm."""

PAGE = {"w": 11906, "h": 16838}
MARGIN = 1417
TEXT_WIDTH = PAGE["w"] - 2 * MARGIN
"""Width of the text."""
ACROSS_WIDTH = PAGE["h"] - 2 * MARGIN
"""The width of text on a page laid across."""
CONTENTS_FROM = 6
"""From so many pages on there is a list of contents."""
