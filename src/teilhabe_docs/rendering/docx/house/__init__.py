"""The house's own Word file: styles, margins, header, footer and cover come from there."""

from teilhabe_docs.rendering.docx.house.house_file import House
from teilhabe_docs.rendering.docx.house.house_package import HouseError

__all__ = ["House", "HouseError"]
