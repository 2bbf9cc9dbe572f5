"""The four forms of a text slot."""

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from teilhabe_docs.model.base import Entfaellt
from teilhabe_docs.model.provider import Traeger
from teilhabe_docs.model.text_slot import AnlageVerweis, Datei, Markdown, ReadFileSlot, Slot


def lies(wert: object) -> Any:
    return TypeAdapter(Slot).validate_python(wert)


@pytest.mark.parametrize(
    ("wert", "erwartet"),
    [
        ("Wir *fördern*.\n\nJeden Tag.", Markdown("Wir *fördern*.\n\nJeden Tag.")),
        ("", Markdown("")),
        ({"datei": "texte\\a.md"}, Datei(datei="texte/a.md")),
        ({"anlage": "leitbild"}, AnlageVerweis(anlage="leitbild")),
        ({"anlage": "leitbild", "kurz": None}, AnlageVerweis(anlage="leitbild")),
        (
            {"anlage": "leitbild", "kurz": "Kurz."},
            AnlageVerweis(anlage="leitbild", kurz=Markdown("Kurz.")),
        ),
        ({"entfaellt": "kein Bedarf"}, Entfaellt(entfaellt="kein Bedarf")),
    ],
)
def test_a_slot_takes_four_forms(wert: object, erwartet: object) -> None:
    assert lies(wert) == erwartet


@pytest.mark.parametrize("wert", [24, True, [], ["x"], {}, {"Datei": "x"}, {"text": "x"}])
def test_another_form_is_refused_with_the_list_of_forms(wert: object) -> None:
    with pytest.raises(ValidationError) as gefangen:
        lies(wert)
    (eintrag,) = gefangen.value.errors()
    assert eintrag["type"] == "slot"
    for form in ("{datei:", "{anlage:", "{entfaellt:"):
        assert form in eintrag["msg"]


@pytest.mark.parametrize(
    ("wert", "fehler"),
    [
        ({"datei": "a.md", "foo": "x"}, [("Datei", "foo")]),
        ({"datei": ""}, [("Datei", "datei")]),
        ({"kurz": "x"}, [("Anlage", "anlage")]),
        ({"anlage": "Leitbild"}, [("Anlage", "anlage")]),
        ({"anlage": "a", "kurz": ["x"]}, [("Anlage", "kurz")]),
        ({"entfaellt": None}, [("Entfaellt", "entfaellt")]),
        ({"entfaellt": "x", "bis": "y"}, [("Entfaellt", "bis")]),
    ],
)
def test_an_error_speaks_of_the_form_that_was_meant(wert: object, fehler: list[tuple[str, ...]]) -> None:
    with pytest.raises(ValidationError) as gefangen:
        lies(wert)
    assert [eintrag["loc"] for eintrag in gefangen.value.errors()] == fehler


def test_a_file_may_be_replaced_by_its_content() -> None:
    gelesen = ReadFileSlot(datei="texte/a.md", text="Inhalt")
    traeger = Traeger(name="Beispiel gGmbH", leitbild=gelesen)
    assert traeger.leitbild is gelesen


def test_the_content_of_a_file_cannot_be_written_in_yaml() -> None:
    with pytest.raises(ValidationError):
        lies({"datei": "texte/a.md", "text": "Inhalt"})
