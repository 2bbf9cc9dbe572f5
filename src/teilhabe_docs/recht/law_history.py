"""Whether a law that is named without a norm is named as history: when it came, what came before or of it.

The clause is looked at with the name as `¤`. Its history is told by a verb of the past of which the law is
the subject or the cause, by a time that is counted from it, and by words for its beginning and end.
"""

import re
from functools import cache

from teilhabe_docs.recht.words_of_the_past import PAST_VERB, WEAK_VERB

_LONG_NAME = re.compile(r"(?:[\w-]+-\s(?:und\s)?)?\w+(?:gesetz(?:e?s)?|buch(?:e?s)?)\s[(–]\s?¤\s?\)?")
_LIMIT = re.compile(r"[;:]\s")
_FAR = 250  # characters before and behind the name that count


def tells_history(before: str, behind: str) -> bool:
    """Whether the clause around a law's name tells of its past: what stands before it, and behind."""
    start = _LIMIT.split(before[-_FAR:])[-1]
    clause = " ".join(f"{start}¤{_LIMIT.split(behind[:_FAR])[0]}".split())
    return _history().search(_LONG_NAME.sub("¤", clause)) is not None


@cache
def _history() -> re.Pattern[str]:
    was = rf"(?:{PAST_VERB}|trat(?:en)?|kam(?:en)?|lösten?|schuf(?:en)?|berief(?:en)?)"
    name = r"[Dd](?:as|ie)\s(?:[\w-]+\s)?¤(?:\s(?:von|aus)\s(?:dem Jahre?\s)?\d{4})?(?:,\s[^,]{0,80},)?"
    by = r"(?:[Mm]it|[Dd]urch|[Uu]nter)\s(?:dem|das)\s(?:[\w-]+\s)?¤"
    word = (
        r"(?:Urspr[uü]ng\w*|Wurzeln?|Anf[aä]ng\w*|Geschichte|Vorläufer\w*|Vorgänger\w*|Entstehung|Einführung"
        r"|Verabschiedung|Erlass|Verkündung|Inkrafttreten|Ablösung|Aufhebung|Reform)"
    )
    come = r"(?:verabschiedet|verkündet|erlassen|beschlossen|eingeführt|geschaffen|abgelöst|umbenannt)"
    return re.compile(
        "|".join(
            (
                rf"\b{name}\s(?:\w+\s)?(?:{was}\b|(?<=\s){WEAK_VERB})",
                rf"\b(?:{was}|{WEAK_VERB})\s(?:erst\s|schon\s|bereits\s|noch\s|dann\s)?d(?:as|ie)\s(?:[\w-]+\s)?¤",
                rf"\b{was}\b[^,]{{0,90}}\b{by}|\b{by}\s[^,]{{0,12}}\b{was}\b",
                rf"\b(?:[Ii]m|(?:[Ii]n|[Nn]ach|[Uu]nter|[Bb]ei) dem)\s¤\s(?:\w+\s)?{was}\b",
                rf"\b(?!wurden?\b)(?:{was}|{WEAK_VERB})(?=\s)[^,]{{0,60}}\b(?:[Nn]ach|[Gg]emäß)\s(?:dem|der)\s¤",
                r"\b(?:berief|bezog|stützte|beruhte|basierte|stand|fand|gründete)(?:e?n)?\b[^,]{0,40}"
                r"\b(?:im|(?:auf|in) (?:das|dem))\s¤",
                r"\btrat(?:en)?\b[^,]{0,60}¤[^,]{0,60}\bin Kraft|¤[^,]{0,60}\bin Kraft\s(?:trat|getreten)",
                rf"¤[^,]{{0,60}}\b{come}\s(?:worden\s)?(?:war|wurde|ist)\b",
                rf"\b(?:wurde|war|ist)\s(?:das\s)?¤[^,]{{0,60}}\b{come}\b",
                r"\b(?:[Ss]eit|[Vv]or|[Bb]is zu[mr]?)\s(?:dem\s)?¤",
                r"\bZeit(?:en)?\s(?:des|unter dem|vo[rn] dem|vor|nach dem|mit dem)\s¤",
                rf"\b{word}\b[^,]{{0,60}}¤|¤[^,]{{0,40}}\b(?:ist|war)\s(?:der|die|das|ein\w*)\s{word}\b",
                r"¤\sist\sArtikel\b",
            )
        )
    )
