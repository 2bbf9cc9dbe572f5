"""What an offer names as its legal bases."""

import re
from functools import cache

from teilhabe_docs.rules.engine.field_values import given_list
from teilhabe_docs.rules.engine.subject import Subject


def cited(subject: Subject, paragraf: str, gesetz: str) -> str | None:
    """The first of the offer's legal bases that names a paragraph of a statute; None where none does."""
    for number, eintrag in enumerate(given_list(subject, "angebot.rechtsgrundlagen")):
        if paragraf in eintrag.zitat and _pattern(paragraf, gesetz).search(eintrag.zitat):
            return f"angebot.rechtsgrundlagen[{number}].zitat"
    return None


@cache
def _pattern(paragraf: str, gesetz: str) -> re.Pattern[str]:
    before = "".join(rf"(?<!{word} )" for word in ("Abs.", "Absatz", "Nr.", "Satz", "S."))
    between = r"(?:(?!SGB|BGB|BZRG|Gesetz)[^§])*?"
    return re.compile(rf"§{between}{before}\b{paragraf}\b{between}\b{gesetz}\b")
