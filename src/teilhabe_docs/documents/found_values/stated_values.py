"""Values that free sentences state: by the patterns of `werte.yaml`, doubted where the words give reason."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from teilhabe_docs.documents.found_values.document_texts import DocumentText
from teilhabe_docs.documents.found_values.found_value import FoundValue, GivenValue
from teilhabe_docs.documents.found_values.printed_values import scalar
from teilhabe_docs.documents.found_values.value_words import (
    NUMBER_WORDS,
    StatedValue,
    ValueWords,
    value_words,
)
from teilhabe_docs.loading.typed_time import typed_day
from teilhabe_docs.model.fields import FieldCatalogue

_FRONT = 40
"""So many characters before a number may say that it is not exact."""
_WITH_VERB = re.compile(r"\bverfüg\w*(?:\s+\S+){0,3}\s+über\s+$")
_SAYS = "Der Satz »{}« sagt das."
_DOUBT = "Im Satz »{}« steht es vielleicht; »{}« lässt es offen."
_LIMIT = "Der Satz »{}« nennt eine Grenze, nicht die Zahl selbst."
_ELSEWHERE = "Im Satz »{}« steht es vielleicht; der Abschnitt »{}« kann von anderem sprechen."
_MAYBE = "Der Satz »{}« kann das sagen."


def stated_values(
    kind: str, texts: Sequence[DocumentText], catalogue: FieldCatalogue
) -> Iterator[FoundValue]:
    """The values that the sentences of a document of this kind state, each as often as it is stated."""
    words = value_words()
    for text in texts:
        if text.is_row:
            continue
        for begin, sentence in text.sentences():
            for row, pattern in words.stated:
                if row.arten and kind not in row.arten:
                    continue
                for found in pattern.finditer(sentence):
                    if value := _found(row, found, text, begin, sentence, words, catalogue):
                        yield value


def _found(
    row: StatedValue,
    found: re.Match[str],
    text: DocumentText,
    begin: int,
    sentence: str,
    words: ValueWords,
    catalogue: FieldCatalogue,
) -> FoundValue | None:
    if row.mit and not any(word in sentence for word in row.mit):
        return None
    if any(word in sentence for word in row.ohne) or text.quoted(begin + found.start()):
        return None
    if row.unter and not any(
        word.casefold() in one.casefold() for one in text.headings for word in row.unter
    ):
        return None
    if any(word in one for one in text.headings for word in row.nicht_unter):
        return None
    value = _value(row, found, catalogue)
    if value is None:
        return None
    reason, sure = _judged(row, found, text, sentence, words)
    return FoundValue(row.feld, value, text.place, sure, reason, sentence) if reason else None


def _value(row: StatedValue, found: re.Match[str], catalogue: FieldCatalogue) -> GivenValue | None:
    typ = catalogue.at(row.feld).typ
    if not isinstance(typ, type):
        return None
    if row.wert is not None:
        return int(row.wert) if issubclass(typ, int) else row.wert
    kind, said = next((kind, said) for kind, said in found.groupdict().items() if said is not None)
    if kind == "datum":
        return typed_day(said) or None
    if kind == "verhaeltnis":
        return scalar(re.sub(r"\s*zu\s*", ":", said), typ)
    if kind == "prozent":
        return scalar(re.sub(r"\s?(?:%|Prozent|v\. H\.)", "", said), typ)
    if kind != "zahl":
        return said
    number = scalar(str(NUMBER_WORDS.get(said, said)), typ)
    if row.dazu and isinstance(number, int | Decimal):
        return number + row.dazu
    return number


def _judged(
    row: StatedValue, found: re.Match[str], text: DocumentText, sentence: str, words: ValueWords
) -> tuple[str, bool]:
    """Why it is taken for the value, and whether that is sure; no reason where it is not meant at all."""
    short = sentence if len(sentence) < 90 else f"{sentence[:80].rsplit(' ', 1)[0]} …"
    at = next(
        (found.start(kind) for kind in ("zahl", "prozent", "verhaeltnis") if found.groupdict().get(kind)), -1
    )
    front = sentence[max(0, at - _FRONT) : at] if at >= 0 else ""
    if words.about.search(_WITH_VERB.sub("", front)) and not row.grenze:
        return "", False
    if words.limit.search(front) and not row.grenze:
        return _LIMIT.format(short), False
    if doubt := words.doubt.search(sentence):
        return _DOUBT.format(short, doubt[0]), False
    for heading in text.headings:
        if words.foreign.search(heading):
            return _ELSEWHERE.format(short, heading), False
    return ((_SAYS if row.sicher else _MAYBE).format(short), bool(row.sicher))
