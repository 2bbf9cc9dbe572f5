"""Words in cells that name a value of a closed list: only what can mean nothing else is taken."""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from teilhabe_docs.loading.choice_words import words_of
from teilhabe_docs.loading.yaml.packaged_data import data_beside, packaged_data
from teilhabe_docs.model.choices import Bereich, Beschaeftigung, Choice, Kategorie
from teilhabe_docs.near_names import plain

LISTS: Mapping[str, type[Choice]] = {
    "bereich": Bereich,
    "kategorie": Kategorie,
    "beschaeftigung": Beschaeftigung,
}
"""The fields of a position that have one, by their names."""

_MOST_WORDS = 6
_FEMININE = re.compile(r"(?:in|innen)$")


class ReadChoice(NamedTuple):
    """The value that a text names, empty where it names none for sure; then what may be meant, in German."""

    value: str
    asked: str = ""


def choice_in(field: str, text: str) -> ReadChoice:
    """What the words in a cell of such a field mean."""
    kind = LISTS[field]
    for form in (plain(text), _FEMININE.sub("", plain(text))):
        if value := _sure(kind).get(form):
            return ReadChoice(value)
    if len(text.split()) > _MOST_WORDS:
        return ReadChoice("")
    near, note = words_of(kind).meant(text)
    return ReadChoice("", note or " oder ".join(f"»{one}«" for one in near))


@cache
def _sure(kind: type[Choice]) -> Mapping[str, str]:
    """Plain words to the one value they name: its key, its label, its synonyms, what areas are called."""
    found: dict[str, str] = {}
    row = data_beside("choices.yaml")[kind.__name__]
    names = _area_names() if kind is Bereich else {}
    for member in kind:
        value = str(member.value)
        for word in (value, member.label, *row["werte"].get(value, ()), *names.get(value, ())):
            found.setdefault(plain(word), value)
    if kind is Kategorie:
        found["nein"] = str(Kategorie.NICHT_FACHKRAFT.value)
    return found


def _area_names() -> dict[str, list[str]]:
    """What the areas are called in some kinds of offers."""
    names: dict[str, list[str]] = {}
    for by_value in packaged_data(files("teilhabe_docs.documents") / "area_names.yaml").values():
        for named in by_value.values():
            for area, name in named.items():
                names.setdefault(area, []).append(name)
    return names
