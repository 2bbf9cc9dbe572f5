"""What the documents of the examples print comes back out of them: nothing wrong, and nearly all."""

import re
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from found_values.read_documents import DOCUMENTS, concept_of, sections_of
from sampling import few
from teilhabe_docs.documents.found_values.found_value import FoundValue
from teilhabe_docs.documents.found_values.found_values import agreed, found_values
from teilhabe_docs.model.field_path import FieldPath

OFFERS: dict[Path, list[Path]] = defaultdict(list)
for document in DOCUMENTS:
    OFFERS[document.parent].append(document)

NOT_PRINTED = re.compile(
    r"angebot\.(?:id|profil|land|version|anlagen)|traeger\.anlagen"
    r"|personal\.positionen"
)
"""What no sentence of a document prints as it stands in the file."""
NO = ("nein", "false")


def same(value: Any) -> Any:
    """A value as it is compared: as text, numbers and quotation marks in one form."""
    if isinstance(value, dict):
        return {key: same(inner) for key, inner in value.items() if key != "id"}
    if isinstance(value, list | tuple):
        return [same(inner) for inner in value]
    if isinstance(value, bool):
        return "ja" if value else "nein"
    text = re.sub(r"[„“”»«]", '"', " ".join(str(value).split()))
    number = re.fullmatch(r"(\d+)[.,](\d+?)0*( ?%)?", text)
    return (
        f"{number[1]},{number[2]}"
        if number
        else text.replace(" ", "").replace(".", ",")
        if ":" in text[:4]
        else text
    )


def says(entry: Any, path: FieldPath) -> Any:
    """An entry in its short form as it is in full."""
    if isinstance(entry, str) and path in ("angebot.ziele", "angebot.rechtsgrundlagen"):
        return {"text" if path.name == "ziele" else "zitat": entry}
    return entry


def came_back(offer: Path) -> dict[FieldPath, list[FoundValue]]:
    found: dict[FieldPath, list[FoundValue]] = defaultdict(list)
    every = (one for file in OFFERS[offer] for one in found_values(file.stem, sections_of(file)))
    for one in agreed(every):
        found[one.path].append(one)
    return found


@pytest.mark.parametrize("offer", few(OFFERS, 3), ids=lambda offer: offer.name)
def test_what_is_printed_comes_back_and_nothing_else(offer: Path) -> None:
    concept = concept_of(OFFERS[offer][0])
    found = came_back(offer)
    printed = {
        path: value for path, value in concept.items() if not NOT_PRINTED.match(path) and value not in NO
    }
    back = [
        path
        for path, value in printed.items()
        if any(
            one.sure
            and same(one.value)
            == same([says(entry, path) for entry in value] if isinstance(value, list) else value)
            for one in found[path]
        )
    ]
    assert len(back) >= 0.92 * len(printed), sorted(printed.keys() - set(back))
    wrong = {
        path: (one.value, concept[path])
        for path, values in found.items()
        for one in values
        if one.sure and isinstance(concept.get(path), str) and same(one.value) != same(concept[path])
    }
    assert wrong == {}


@pytest.mark.parametrize("offer", few(OFFERS, 6), ids=lambda offer: offer.name)
def test_of_a_document_that_says_otherwise_nothing_is_sure(offer: Path) -> None:
    """Turned figures in a copy of one document: the two contradict, so neither is set."""
    file = next(one for one in OFFERS[offer] if one.stem == "leistungsvereinbarung")
    turned = tuple(
        section._replace(paragraphs=tuple(re.sub(r"(?<=\b20)2", "3", p) for p in section.paragraphs))
        for section in sections_of(file)
    )
    first, second = (found_values(file.stem, one) for one in (sections_of(file), turned))
    begins = [one for one in agreed((*first, *second)) if one.path == "angebot.laufzeit.beginn"]
    assert len(begins) == 2 and not any(one.sure for one in begins)
