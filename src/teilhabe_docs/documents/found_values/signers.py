"""Who signs an agreement, as the table at its end names them: `Leistungserbringer, vertreten durch …`."""

import re
from collections.abc import Iterator, Sequence

from teilhabe_docs.documents.found_values.document_texts import DocumentText
from teilhabe_docs.documents.found_values.found_value import FoundValue
from teilhabe_docs.model.field_path import FieldPath

_PERSON = (
    r"(?:Frau |Herrn |Herr )?(?P<name>[^(),|:\s]+ [^(),|:]{2,50}?)"
    r"(?: \((?P<task>[^()|]{3,80})\)|, (?P<behind>[^(),|]{3,80}))"
)
_FIRST = re.compile(
    r"(?P<for>Für (?:den|die) )?\(?(?P<role>Leistungserbringer|Leistungsträger)(?:in)?\)?(?: \([^()]*\))?"
    rf"(?(for):? |,? vertreten durch(?: die| den| das)? ){_PERSON}"
)
_NEXT = re.compile(rf"und (?:durch )?{_PERSON}")
_ROOTS = {"Leistungserbringer": "traeger", "Leistungsträger": "angebot.leistungstraeger"}
_REASON = "Am Ende der Vereinbarung steht es bei der Unterschrift ({})."


def signers(texts: Sequence[DocumentText]) -> Iterator[FoundValue]:
    """Name and function of all who sign for a party; a party that occurs twice is left out."""
    found: dict[str, FoundValue] = {}
    twice: set[str] = set()
    columns: dict[int, FoundValue] = {}
    for text in texts:
        if not (text.is_row or _NEXT.fullmatch(text.text) or _FIRST.fullmatch(text.text)):
            columns = {}
            continue
        for number, cell in enumerate(cell.strip() for cell in text.text.strip("| ").split("|")):
            if first := _FIRST.fullmatch(cell):
                root = _ROOTS[first["role"]]
                path = FieldPath(root) / "vertretungsberechtigte"
                reason = _REASON.format(first["role"])
                twice |= {root} & found.keys()
                columns[number] = found[root] = FoundValue(
                    path, [_person(first)], text.place, True, reason, cell
                )
            elif number in columns and (more := _NEXT.fullmatch(cell)):
                value = columns[number].value
                assert isinstance(value, list)
                value.append(_person(more))
    yield from (one for root, one in found.items() if root not in twice)


def _person(found: re.Match[str]) -> dict[str, str]:
    return {"name": found["name"].strip(), "funktion": (found["task"] or found["behind"]).strip()}
