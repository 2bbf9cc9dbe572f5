"""What can be the long name of a law: words of which a text names it, not a pattern and not a common noun."""

import re

MOST_NAMES = 20
"""Names under `aliase` that count, at most; the built-in laws have three."""
LONGEST_NAME = 120
"""Letters of a name, at most."""

_NAME = re.compile(r"[^\W_](?:[\w .,()–-](?<!_))*")
_LETTER = re.compile(r"[^\W\d_]")
_ABBREVIATION = re.compile(r"\s*\([^()]*\)$")
_COMPOUND = re.compile(r"[^\W\d_]{3,}(?:gesetz|buch|ordnung|satzung|vertrag|statut)")


def is_name(text: str) -> bool:
    """Whether it can be told from other words of a text."""
    return len(text) <= LONGEST_NAME and bool(_NAME.fullmatch(text)) and len(_LETTER.findall(text)) > 2


def title_as_name(title: str) -> str:
    """The title of a law where texts can name it so, without the abbreviation behind it; else empty.

    A single word counts as a compound only: `Teilhabegesetz`, not `Gesetz`.
    """
    name = _ABBREVIATION.sub("", " ".join(title.split()))
    usable = is_name(name) and (" " in name or _COMPOUND.fullmatch(name))
    return name if usable and name[0].isupper() else ""
