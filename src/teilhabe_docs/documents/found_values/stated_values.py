"""Values that free sentences state: by the patterns of `werte.yaml`, doubted where the words give reason."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from teilhabe_docs.documents.found_values.addresses import address_in
from teilhabe_docs.documents.found_values.document_texts import DocumentText
from teilhabe_docs.documents.found_values.doubts import judged, of_the_clause
from teilhabe_docs.documents.found_values.found_value import FoundValue, GivenValue
from teilhabe_docs.documents.found_values.printed_values import scalar
from teilhabe_docs.documents.found_values.value_words import (
    NUMBER_WORDS,
    StatedValue,
    ValueWords,
    value_words,
)
from teilhabe_docs.documents.found_values.values_as_typed import enumerated, written_value
from teilhabe_docs.loading.typed_time import typed_day
from teilhabe_docs.model.fields import FieldCatalogue
from teilhabe_docs.model.numbers import Ratio

_KINDS = {
    "körper": "koerperlich",
    "geist": "geistig",
    "seel": "seelisch",
    "psych": "seelisch",
    "sinnes": "sinne",
}
_MORE_DAYS = re.compile(
    r"(?i)\b(?:mo|di|mi|do|fr|sa|so)(?:\.|ntags?|enstags?|ttwochs?|nnerstags?|eitags?|mstags?)?"
    r"(?: bis|,| und)\s*$"
)
_TWICE = re.compile(r"\b([a-zäöüß]{4,}) \((\d{1,3})\)")
"""A number in words and in figures."""
_LONGEST = 800
"""A longer sentence lists something rather than stating one value."""
_GROUPS = re.compile(r"\bin (?:\w+ )?\w+ Gruppen\b")
_FILLING = re.compile(r"\b(?:jeweils|in der Zeit)\b|(?<=^)von(?= [A-Za-z])|\s+")
_CASES = {"Monaten": "Monate", "Jahren": "Jahre", "einem": "ein", "einer": "eine", "Tagen": "Tage"}
_NOMINATIVE = re.compile(
    rf"\b(?:{'|'.join(_CASES)})\b(?! (?:Kalender|Schul|Haushalts)?(?:[Jj]ahr|[Mm]onat|[Qq]uartal))"
)


def stated_values(
    kind: str, texts: Sequence[DocumentText], catalogue: FieldCatalogue
) -> Iterator[FoundValue]:
    """The values that the sentences of a document of this kind state, each as often as it is stated."""
    words = value_words()
    for text in texts:
        if text.is_row:
            continue
        for begin, sentence in text.sentences():
            if len(sentence) > _LONGEST:
                continue
            sentence = _TWICE.sub(_once, sentence)
            for row, pattern in words.stated:
                if row.arten and kind not in row.arten:
                    continue
                for found in pattern.finditer(sentence):
                    if value := _found(row, found, text, begin, sentence, words, catalogue):
                        yield value
                        yield from _address_behind(value, sentence[found.end() :])


def _address_behind(named: FoundValue, rest: str) -> Iterator[FoundValue]:
    """The address that follows the name of a party at once."""
    if named.path.name == "name" and rest.startswith(", ") and (found := address_in(rest)) and not found[1]:
        for key, part in found[0].items():
            yield named._replace(path=named.path.parent / "anschrift" / key, value=part)


def _once(found: re.Match[str]) -> str:
    return found[2] if NUMBER_WORDS.get(found[1]) == int(found[2]) else found[0]


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
    bare = _GROUPS.sub("", of_the_clause(found, sentence))
    if any(word in bare for word in row.ohne) or text.quoted(begin + found.start()):
        return None
    if row.unter and not any(
        word.casefold() in one.casefold() for one in text.headings for word in row.unter
    ):
        return None
    if any(word in one for one in text.headings for word in row.nicht_unter):
        return None
    if "zeiten" in found.groupdict() and _MORE_DAYS.search(sentence[: found.start("zeiten")]):
        return None
    value = _value(row, found, catalogue)
    if value is None:
        return None
    reason, sure = judged(row, found, text, sentence)
    return FoundValue(row.feld, value, text.place, sure, reason, sentence) if reason else None


def _value(row: StatedValue, found: re.Match[str], catalogue: FieldCatalogue) -> GivenValue | None:
    typ = catalogue.at(row.feld).typ
    if not isinstance(typ, type):
        return None
    if row.wert is not None:
        value = scalar(row.wert, typ) if issubclass(typ, int) else row.wert
        return [value] if catalogue.at(row.feld).ist_liste else value
    kind, said = next((kind, said) for kind, said in found.groupdict().items() if said is not None)
    if kind == "datum":
        return typed_day(said) or None
    if kind == "verhaeltnis":
        return scalar(re.sub(r"\s*zu\s*", ":", said), typ)
    if kind == "prozent":
        return scalar(re.sub(r"\s?(?:%|Prozent|v\. H\.)", "", said), typ)
    if kind == "zeiten":
        return written_value(_FILLING.sub(" ", said), row.feld, catalogue)
    if kind == "gruppe":
        return [row.werte[said.casefold()]]
    if kind == "land":
        return scalar(said, typ)
    if kind == "arten":
        return _impairments(said)
    if kind == "liste":
        return enumerated(said, row.werte)
    if kind == "wort":
        said = row.werte.get(said.casefold(), "")
        return scalar(said, typ) if said else None
    if kind == "frist":
        return _NOMINATIVE.sub(lambda found: _CASES[found[0]], said)
    if kind != "zahl":
        return said
    number = scalar(f"{'1:' if issubclass(typ, Ratio) else ''}{NUMBER_WORDS.get(said, said)}", typ)
    if row.dazu and isinstance(number, int | Decimal):
        return number + row.dazu
    return number


def _impairments(said: str) -> list[str] | None:
    """The kinds of impairment that adjectives name; None where one of them names no kind by itself."""
    found = [
        next((value for begin, value in _KINDS.items() if begin in word.casefold()), "")
        for word in re.split(r", | und/oder | und | oder | bzw\. ", said)
    ]
    return list(dict.fromkeys(found)) if all(found) else None
