"""Names as ids."""

import re
import unicodedata

_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def plain_id(name: str) -> str:
    """A name in small letters a to z, digits and single hyphens; empty where it has none of them.

    Umlauts become two letters, accents go.
    """
    composed = unicodedata.normalize("NFC", name).casefold().translate(_LETTERS)
    letters = (sign for sign in unicodedata.normalize("NFKD", composed) if not unicodedata.combining(sign))
    return re.sub(r"[^a-z0-9]+", "-", "".join(letters)).strip("-")
