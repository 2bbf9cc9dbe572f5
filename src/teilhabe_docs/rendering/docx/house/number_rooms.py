"""How much room the numbers of a document need in the letters of a house."""

from teilhabe_docs.documents.blocks import BlockDocument
from teilhabe_docs.rendering.docx.contents import LEVELS
from teilhabe_docs.rendering.docx.heading_widths import number_rooms
from teilhabe_docs.rendering.docx.house.house_letters import HouseLetters
from teilhabe_docs.rendering.docx.word_numbering import LIST_STEP

_LIST_GAP = 45
_WIDEST_IN_A_LIST = "88."


def list_stretch(letters: HouseLetters) -> float:
    """How many times as wide as ours indents of lists and Absätze have to be for numbers in running text."""
    styles = ("BodyText", "ListNumber", "Absatznummer")
    widest = max(letters.of(style).width(_WIDEST_IN_A_LIST) for style in styles)
    return max(1.0, (widest + _LIST_GAP) / LIST_STEP)


def heading_rooms(dokument: BlockDocument, letters: HouseLetters) -> dict[str, int]:
    """The room in twips that the widest number of each level of headings needs, by our id of its style."""
    rooms = number_rooms(dokument, lambda level: letters.of(f"Heading{level}"))
    return {f"Heading{level}": room for level, room in rooms.items()}


def contents_rooms(dokument: BlockDocument, letters: HouseLetters) -> dict[int, int]:
    """The same for the numbers in the list of contents, by level."""
    return number_rooms(dokument, lambda level: letters.of(f"TOC{level}"), LEVELS)
