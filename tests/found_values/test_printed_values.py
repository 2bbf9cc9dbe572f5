"""What is printed for a value means that value: the way there and back, for each field of the model."""

from typing import Any

import pytest

from found_values.read_documents import DOCUMENTS, concept_of
from sampling import few
from teilhabe_docs.documents.blocks import LineBreak, TextRun
from teilhabe_docs.documents.display import as_inline
from teilhabe_docs.documents.found_values.printed_values import joined_choices, printed_value
from teilhabe_docs.documents.template.environment import JoinedList
from teilhabe_docs.documents.template.view import View, Viewing
from teilhabe_docs.model.base import Model
from teilhabe_docs.model.choices import (
    Beeintraechtigung,
    Bildungsphase,
    Choice,
    Foerderschwerpunkt,
    Lebensbereich,
)
from teilhabe_docs.model.field_path import FieldPath
from teilhabe_docs.model.fields import BUILT_IN_FIELDS
from teilhabe_docs.model.shared import Anschrift, Kontakt, Person, Rechtsgrundlage, Zeitfenster

KINDS = (Beeintraechtigung, Bildungsphase, Foerderschwerpunkt, Lebensbereich)


def printed(value: Any) -> str:
    parts = as_inline(View(value, FieldPath("angebot"), Viewing()) if isinstance(value, Model) else value)
    return "".join(
        "\n" if isinstance(p, LineBreak) else p.text for p in parts if isinstance(p, TextRun | LineBreak)
    )


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("word", ["und", "oder"])
def test_choices_in_a_sentence_are_read_back(kind: type[Choice], word: str) -> None:
    members = list(kind)
    for first in range(len(members)):
        for number in range(1, len(members) - first + 1):
            chosen = JoinedList(members[first : first + number])
            chosen.wort = word
            assert joined_choices(printed(chosen), kind) == [str(one.value) for one in chosen]


STRUCTURES: list[tuple[str, Model]] = [
    ("angebot.anschrift", Anschrift(strasse="Am Bach 3 a", plz="01067", ort="Bad Muster")),
    (
        "angebot.kontakt",
        Kontakt(telefon="030 23125-100", email="a.b@example.org", web="https://www.example.org"),
    ),
    ("angebot.kontakt", Kontakt(email="a@example.org")),
    ("traeger.vertretungsberechtigte", Person(name="Dr. Erika Muster", funktion="Vorsitzende des Vorstands")),
    ("angebot.rechtsgrundlagen", Rechtsgrundlage(zitat="§ 112 Abs. 1 Nr. 1 SGB IX")),
    ("angebot.rechtsgrundlagen", Rechtsgrundlage(zitat="Gesetz (KiBiz)", fassung="vom 1. August 2020")),
    ("angebot.rechtsgrundlagen", Rechtsgrundlage(zitat="Gesetz (SchG)")),
    ("angebot.oeffnung.zeiten", Zeitfenster(wochentage=("mo", "di", "mi"), von="08:00", bis="15:30")),
    ("angebot.oeffnung.zeiten", Zeitfenster(wochentage=("mo", "mi", "sa"), von="08:00", bis="24:00")),
]


@pytest.mark.parametrize(("path", "value"), STRUCTURES)
def test_a_structure_is_read_back(path: str, value: Model) -> None:
    info = BUILT_IN_FIELDS.at(path)
    read = printed_value(printed(value), info, entry=info.ist_liste)
    assert isinstance(read, dict)
    assert type(value).model_validate(read) == value


@pytest.mark.parametrize("file", few(DOCUMENTS, 9), ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_a_text_is_read_back_as_it_is(file: Any) -> None:
    for path, value in concept_of(file).items():
        info = BUILT_IN_FIELDS.at(path)
        if info.typ is str and isinstance(value, str) and len(value) > 3:
            assert printed_value(value, info) == value


@pytest.mark.parametrize("nothing", ["", "–", "[offen: Ort]", "[Ort]"])
def test_an_open_place_is_no_value(nothing: str) -> None:
    for path in ("angebot.plaetze", "traeger.name", "angebot.laufzeit.beginn", "angebot.ziele"):
        assert printed_value(nothing, BUILT_IN_FIELDS.at(path)) is None
