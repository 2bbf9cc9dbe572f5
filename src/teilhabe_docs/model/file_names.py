"""What Windows can call a file: one rule for all names that a repository gives, whatever system it is on.

Source: Microsoft, "Naming Files, Paths, and Namespaces".
"""

import re

_WORDS = ("con", "conin$", "conout$", "prn", "aux", "nul")
_PORTS = ("com", "lpt")
_NUMBERS = "[0-9¹²³]"


def _any_case(word: str) -> str:
    """A pattern without flags, as JSON Schema wants it."""
    return "".join(f"[{letter}{letter.upper()}]" for letter in word)


DEVICE = "|".join((*map(_any_case, _WORDS), *(_any_case(port) + _NUMBERS for port in _PORTS)))
"""Pattern of the names that Windows keeps for devices, whatever follows behind a dot."""

FORBIDDEN = r'<>:"|?*'
"""The characters that no name has there, as they stand inside brackets of a pattern; beside separators."""

_DEVICE = re.compile(rf"({DEVICE}) *(\.|$)")
_FORBIDDEN = re.compile(f"[{FORBIDDEN}\x00-\x1f]")


def fault(name: str) -> str:
    """In German why Windows cannot have a file or folder of this name, without full stop; else empty."""
    if device := _DEVICE.match(name):
        return f"»{device[1]}« ist dort ein Gerätename"
    if character := _FORBIDDEN.search(name):
        return f"das Zeichen »{character[0]}« ist dort nicht erlaubt"
    if name.endswith((".", " ")):
        return "ein Punkt oder Leerzeichen am Ende fällt dort weg"
    return ""
