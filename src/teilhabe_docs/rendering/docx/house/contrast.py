"""How much a colour stands out from what lies behind it (WCAG 2.2, contrast ratio and relative luminance)."""

LEAST_CONTRAST = 4.5
"""Text of any size can be read well from here on (WCAG 2.2, 1.4.3)."""
PAPER = "FFFFFF"


def contrast(colour: str, ground: str = PAPER) -> float:
    """The contrast of two colours (`1F3347`), from 1 to 21."""
    dark, light = sorted(_luminance(one) + 0.05 for one in (colour, ground))
    return light / dark


def _luminance(colour: str) -> float:
    shares = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    red, green, blue = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
