"""The house's own Word file: styles, margins, header, footer and cover come from there."""

from .haus import House
from .paket import HouseError

__all__ = ["House", "HouseError"]
