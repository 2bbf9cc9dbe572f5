"""A sentence together with those beside it that a word ties to it: `Dafür gilt …`, `Seine Fachkräfte …`."""

import re
from functools import cache

from teilhabe_docs.recht.sentence import Sentences

_HEADING = re.compile(r"\s*(?:#{1,6}\s|\*\*[^*\n]+\*\*\s*$|(?![-*•+–|>\[])[^\n|.!?:;]{3,70}$)")
_MOST = 3  # sentences back


def tied(sentences: Sentences, von: int, bis: int) -> str:
    """The sentence around a stretch with its heading, what it points back to, and what points back to it."""
    text = sentences.text
    start, end = sentences.grenzen(von, bis)
    begins, within = _pointers()
    first, stop = start, end
    for _ in range(_MOST):
        before = sentences.before(first)
        if not (
            begins.match(text, first)
            or within.search(text, first, stop)
            or _HEADING.match(text[before:first].rstrip())
        ):
            break
        first, stop = before, first
    behind = sentences.behind(end) if begins.match(text, end) else end
    return text[first:behind]


@cache
def _pointers() -> tuple[re.Pattern[str], ...]:
    """What points back at the beginning of a sentence, and what does wherever it stands."""
    within = (
        r"(?:[Dd]a|[Hh]ier)(?:für|zu|mit|bei|von|rüber|rin|rauf|nach|durch)\b|[Dd]ar(?:über|in|auf|an)\b"
        r"|[Dd]ort\b|[Dd]ann\b|[Dd]eren\b|[Dd]essen\b|[Dd]e(?:rs|ss)elben\b|[Ll]etzter\w+|[Dd]iesbezüglich"
        r"|(?:[Ff]ür|[Mm]it|[Bb]ei|[Aa]uf|[Vv]on|[Zz]u|[Zz]wischen|[Aa]n|[Üü]ber|[Gg]egen|[Nn]eben|[Aa]us|[Ii]n|[Dd]urch)"
        r"\s(?:sie|ihn|ihm|ihr|ihnen|beiden?)\b"
        r"|[Dd]iese[nrms]?\s(?!(?:\w+\s)?[\w-]*(?:[Vv]ereinbarung|[Vv]ertrag|[Kk]onzept))"
        r"|(?:[Ee]igene|[Gg]esonderte|[Ss]eparate|[Ee]igenständige|[Jj]eweilige)[nrs]?\s[\w-]*"
        r"[Vv](?:ereinbarung|ertr)"
    )
    subject = (
        r"(?:Sie|Er|Es|Ihn|Ihm|Ihr|Ihnen|Seine?|Seine[nrms]|Ihre[nrms]?|Dies|Das|Beide|Solche|Gemeint"
        r"|Betroffen)\b"
    )
    return re.compile(rf"[\s„»(\[*_\"]*(?:{subject}|§|{within})"), re.compile(rf"\b(?:{within})")
