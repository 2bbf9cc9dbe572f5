"""Signs that stand for others are read as those (NFKC): `Ⅸ` as IX, full-width letters and digits."""

import re
import unicodedata

_ODD = re.compile("[\u2160-\u217f\uff01-\uff5e]")


def plain_signs(text: str) -> tuple[str, list[int]]:
    """A text without such signs, and the place in `text` of each of its signs and of its end.

    No places where the text has none and stays as it is.
    """
    if _ODD.search(text) is None:
        return text, []
    signs = [unicodedata.normalize("NFKC", sign) if _ODD.match(sign) else sign for sign in text]
    places = [place for place, plain in enumerate(signs) for _ in plain]
    return "".join(signs), [*places, len(text)]
