"""What speaks against a value that a sentence seems to state: time, limit, condition, law, other places."""

import re
from collections.abc import Iterator, Set

from teilhabe_docs.documents.found_values.document_texts import DocumentText
from teilhabe_docs.documents.found_values.value_words import StatedValue, value_words

_FRONT = 40
"""So many characters before a number may say that it is not exact."""
_NUMERIC = ("zahl", "prozent", "verhaeltnis")
_CLAUSE = re.compile(r"[,;](?=\s)|\s[–-]\s")
_CONDITION = re.compile(
    r"[,;–-]?\s*(?:sobald|wenn|falls|sofern|soweit|nachdem|vorausgesetzt|vorbehaltlich)\b"
)
_WITH_VERB = re.compile(r"\bverfüg\w*(?:\s+\S+){0,3}\s+über\s+$")
_OTHER_TIME = re.compile(
    r"(?i)\b(?:ab|bis|im Jahre?|in|seit|ende|anfang|mitte)\s+(?:dem |zum )?[\w. ]{0,14}?\b(?:19|20)\d\d\b"
)
_LATER = re.compile(
    r"\s+(?:Ab|Seit|Mit Wirkung)\b[^;]{0,14}\b(?:\d{1,2}\.[\d. \w]{3,18}|\d{4}) "
    r"(?:sind|werden|gilt|gelten|beträgt|erhöht|steigt|verringert|sinkt)\b"
)
"""The next sentence says that it is different from a day on."""
_BY_LAW = re.compile(
    r"(?i)(?<!zeugnis )(?<!zeugnisses )(?<!erlaubnis )\b(?:nach|gemäß|laut|gem\.)\s+"
    r"(?:§|Art\.|der \w*verordnung|dem \w*gesetz|der \w*richtlinie)"
)
_SHARE = re.compile(r"\b(?:je|jeweils|pro)\s+$")
_ROLES = re.compile(r"Leitung|Verwaltung|Hauswirtschaft|Fachdienst")
_SAYS = "Der Satz »{}« sagt das."
_MAYBE = "Der Satz »{}« kann das sagen."
_DOUBT = "Im Satz »{}« steht es vielleicht; »{}« lässt es offen."
_LIMIT = "Der Satz »{}« nennt eine Grenze, nicht die Zahl selbst."
_SEVERAL = "Der Satz »{}« nennt mehrere solche Zahlen."
_ELSEWHERE = "Im Satz »{}« steht es vielleicht; der Abschnitt »{}« kann von anderem sprechen."


def of_the_clause(found: re.Match[str], sentence: str) -> str:
    """The sentence as far as the clause that states the value, with a condition that follows it."""
    end = _CLAUSE.search(sentence, found.end())
    if end is None or _CONDITION.match(sentence, end.start()):
        return sentence
    return sentence[: end.start()]


def judged(row: StatedValue, found: re.Match[str], text: DocumentText, sentence: str) -> tuple[str, bool]:
    """Why it is taken for the value, and whether that is sure; no reason where it is not meant at all."""
    words, clause = value_words(), of_the_clause(found, sentence)
    kind = next((kind for kind in _NUMERIC if found.groupdict().get(kind)), "")
    front = sentence[max(0, found.start(kind) - _FRONT) : found.start(kind)] if kind else ""
    about = bool(words.about.search(_WITH_VERB.sub("", front)))
    if words.past.search(clause) or (about and not row.grenze):
        return "", False
    short = sentence if len(sentence) < 90 else f"{sentence[:80].rsplit(' ', 1)[0]} …"
    reason = next(_against(row, found, text, sentence, short), "")
    if reason:
        return reason, False
    return ((_SAYS if row.sicher else _MAYBE).format(short), bool(row.sicher))


def _against(
    row: StatedValue, found: re.Match[str], text: DocumentText, sentence: str, short: str
) -> Iterator[str]:
    """What leaves it open, the first of it the reason."""
    words, clause = value_words(), of_the_clause(found, sentence)
    kind = next((kind for kind in _NUMERIC if found.groupdict().get(kind)), "")
    if kind and not row.grenze and words.limit.search(sentence[: found.start(kind)]):
        yield _LIMIT.format(short)
    if kind and (other := _OTHER_TIME.search(sentence, 0, found.end())):
        yield _DOUBT.format(short, other[0])
    if kind and (by_law := _BY_LAW.search(sentence, 0, found.start())):
        yield _DOUBT.format(short, by_law[0])
    if kind and _several(kind, found, sentence):
        yield _SEVERAL.format(short)
    if kind and (later := _LATER.match(text.text, text.text.find(sentence) + len(sentence))):
        yield _DOUBT.format(short, " ".join(later[0].split()))
    for doubt in words.doubt.finditer(clause):
        if doubt[0] not in row.erlaubt:
            yield _DOUBT.format(short, doubt[0])
    for heading in text.headings[1:] if text.place.paragraph is None else text.headings:
        if words.foreign.search(heading):
            yield _ELSEWHERE.format(short, heading)


def _several(kind: str, found: re.Match[str], sentence: str) -> bool:
    """Whether the sentence states another number of the same, and none is the whole."""
    if kind == "zahl":
        unit = re.match(r"\s*(?:[a-zäöü]+ )?(\w{4,})", sentence[found.end(kind) :])
        if unit is None or "nsgesamt" in sentence:
            return False
        pattern = rf"\b[\d.,]+\s+(?:[a-zäöü]+ )?{re.escape(unit[1][:5])}\w*"
    else:
        pattern = r"\d\s?(?:%|Prozent)" if kind == "prozent" else r"\b1\s?:\s?\d"
    others = [one for one in re.finditer(pattern, sentence) if not _SHARE.search(sentence[: one.start()])]
    if kind == "verhaeltnis":
        own = {role[0] for role in _ROLES.finditer(found[0])}
        others = [one for one in others if not _of_another(sentence[: one.start()], own)]
    return len(others) > 1


def _of_another(front: str, own: Set[str]) -> bool:
    """Whether a ratio is that of another part of the staff, by the last that is named in front of it."""
    roles = _ROLES.findall(front)
    return bool(roles) and roles[-1] not in own
