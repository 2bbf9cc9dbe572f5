"""The parties of an agreement as its head names them: `zwischen … (Leistungsträger) und …`."""

import re
from collections.abc import Iterator, Sequence

from teilhabe_docs.documents.found_values.addresses import STREET, address_in
from teilhabe_docs.documents.found_values.document_texts import DocumentText
from teilhabe_docs.documents.found_values.found_value import FoundValue
from teilhabe_docs.documents.found_values.values_as_typed import text_value
from teilhabe_docs.model.field_path import FieldPath

_MOST_LINES = 40
"""So many paragraphs from the start the head of an agreement may have."""
_LONGEST = 900
_BETWEEN = re.compile(r"(?:^|\n|\s)[Zz]wischen(?=\s|$)")
_ROLE = re.compile(
    r"\s*[(–,-]?\s*(?:[–-]\s*)?"
    r"(?:(?:im Folgenden|im Nachfolgenden|nachfolgend|nachstehend|als|künftig)(?: genannt| kurz)?:?\s+)?"
    r"(?:der |die |das |dem )?[»„\"]?(?:örtlich zuständige[rmn]? |zuständige[rmn]? )?"
    r"(?P<role>Leistungserbringer(?:in)?|Einrichtungsträger(?:in)?|Leistungsträger(?:in)?|Kostenträger"
    r"|Träger der Eingliederungshilfe)"
    r"[«“\"]?(?: genannt)?\s*(?:[)–-]|(?=\n|$|\s+und\b|,))"
)
_FRONT = re.compile(r"^(?:\s|,|und\b|zwischen\b|der\b|dem\b|die\b|das\b|den\b|[–-])+", re.I)
_REPRESENTED = re.compile(
    r"(?:,|\n|\s)\s*(?:dieser |diese |dieses )?(?:gesetzlich )?vertreten durch\b[^\n]*", re.I
)
_NAME = r"(?:Dr\. )?[A-ZÄÖÜ][\w-]+ (?:[A-ZÄÖÜ]\. |von |van )?[A-ZÄÖÜ][\w-]+"
_SIGNER = re.compile(
    rf"vertreten durch (?:(?:den|die|das) (?P<task>[A-ZÄÖÜ]\w+),? (?:Frau |Herrn |Herr )?(?P<name>{_NAME})"
    rf"|(?:Frau |Herrn |Herr )?(?P<first>{_NAME})(?: \(|, )(?P<behind>[A-ZÄÖÜ]\w+)\)?)(?=\s*(?:[,–(]|$))"
)
_INFLECTED = re.compile(r"^[A-ZÄÖÜ]\w+(?:en|er)\s+[A-ZÄÖÜ]")
_PROVIDER = ("leistungserbringer", "einrichtungsträger")
_HEAD = "Im Kopf der Vereinbarung steht es als {}."
_CASE = "Im Kopf der Vereinbarung steht es als {}; der Name kann gebeugt sein."


def parties(texts: Sequence[DocumentText]) -> Iterator[FoundValue]:
    """Name and address of provider and authority; what is not plain is left out."""
    head = [text for text in texts[:_MOST_LINES] if not text.is_row and len(text.text) < _LONGEST]
    joined = "\n".join(text.text for text in head)
    begin = _BETWEEN.search(joined)
    if begin is None:
        return
    at, seen = begin.end(), set[str]()
    for role in _ROLE.finditer(joined, at):
        party = joined[at : role.start()]
        at = role.end()
        root = "traeger" if role["role"].casefold().startswith(_PROVIDER) else "angebot.leistungstraeger"
        if root in seen or party.count("\n") > 8 or len(party) > 400:
            return
        seen.add(root)
        yield from _party(party, root, role["role"], head)
        yield from _signers(party, root, role["role"], head)


def _signers(party: str, root: str, role: str, head: Sequence[DocumentText]) -> Iterator[FoundValue]:
    """Who represents a party, where name and function are plain."""
    found = _SIGNER.search(" ".join(party.split()))
    if found is None:
        return
    task, name = found["task"] or found["behind"], found["name"] or found["first"]
    value = [{"name": name.strip(), "funktion": task.strip()}]
    reason = _HEAD.format(f"Vertretung ({role})")
    place = next((text.place for text in head if name in " ".join(text.text.split())), head[0].place)
    yield FoundValue(FieldPath(root) / "vertretungsberechtigte", value, place, True, reason, party)


def _part_of_address(party: str) -> tuple[dict[str, str], str] | None:
    """Street and town without a postcode, and the name in front of them."""
    match [part.strip() for part in re.split(r",\s|\n", party) if part.strip()]:
        case [name, street, town] if STREET.fullmatch(street) and re.fullmatch(r"[A-ZÄÖÜ][\w .-]+", town):
            return {"strasse": street, "ort": town}, name
    return None


def _party(party: str, root: str, role: str, head: Sequence[DocumentText]) -> Iterator[FoundValue]:
    party = _FRONT.sub("", _REPRESENTED.sub("", party)).strip(" ,\n–-(")
    found = address_in(party) or _part_of_address(party)
    name = found[1] if found else party
    lines = [line.strip(" ,") for line in name.split("\n") if line.strip(" ,")]
    if not lines or len(lines) > 2:
        return
    place = next((text.place for text in head if lines[0] in text.text), head[0].place)
    said = text_value(" ".join(lines) if len(lines) > 1 else lines[0])
    if said and re.match(r"[A-ZÄÖÜ]", said) and not re.search(r"\b(?:und der|und dem|wird|über)\b", said):
        sure = len(lines) == 1 and not _INFLECTED.match(said) and "," not in said
        yield FoundValue(
            FieldPath(root) / "name", said, place, sure, (_HEAD if sure else _CASE).format(role), party
        )
    for key, part in (found[0] if found else {}).items():
        yield FoundValue(FieldPath(root) / "anschrift" / key, part, place, True, _HEAD.format(role), party)
