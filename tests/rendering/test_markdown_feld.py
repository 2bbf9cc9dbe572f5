"""`{{ feld }}` in the texts of authors."""

import pytest

from rendering.markdown_proben import p, slot
from teilhabe_docs.documents.blocks import LineBreak, Link, TextRun


@pytest.mark.parametrize("text", ["{{ plaetze }} Plätze", "{{plaetze}} Plätze", "{{  plaetze}} Plätze"])
def test_a_field_stands_for_its_value(text: str) -> None:
    assert slot(text) == ((p("24 Plätze"),), ())


def test_a_value_takes_the_emphasis_around_it() -> None:
    assert slot("**ab {{ oeffnung.beginn }}**").bloecke == (
        p(TextRun("ab 7", fett=True), LineBreak(), TextRun("Uhr", fett=True, kursiv=True)),
    )


def test_a_value_in_the_text_of_a_link() -> None:
    assert slot("[{{ plaetze }} Plätze](https://x.de)").bloecke == (
        p(Link("https://x.de", (TextRun("24 Plätze"),))),
    )


@pytest.mark.parametrize("text", ["`{{ plaetze }}`", "```\n{{ plaetze }}\n```"])
def test_code_is_left_alone(text: str) -> None:
    ((absatz,), anmerkungen) = slot(text)
    assert absatz == p(TextRun("{{ plaetze }}", code=True), rolle=absatz.rolle)
    assert not anmerkungen


def test_a_backslash_keeps_the_braces() -> None:
    gelesen = slot("\\{{ plaetze \\}}")
    assert gelesen == ((p("{{ plaetze }}"),), ())


@pytest.mark.parametrize(
    ("text", "bemerkung"),
    [
        ("{{ plaeze }}", "»plaeze« ist kein Feld des Angebots"),
        ("{{ 7*7 }}", "steht nur der Name eines Feldes"),
        ("{{ a | b }}", "steht nur der Name eines Feldes"),
        ("{{ Plaetze }}", "steht nur der Name eines Feldes"),
        ("{{ plaetze", "Nach »{{« fehlt »}}«"),
        ("{ plaetze }}", "Vor »}}« fehlt »{{«"),
    ],
)
def test_anything_else_stays_as_typed_and_is_named_once(text: str, bemerkung: str) -> None:
    gelesen = slot(f"Zeile\n{text}")
    assert gelesen.bloecke == (p(f"Zeile {text}"),)
    assert [a.zeile for a in gelesen.anmerkungen] == [2]
    assert bemerkung in gelesen.anmerkungen[0].text


def test_the_target_of_a_link_takes_no_field() -> None:
    (anmerkung,) = slot("[x](https://x.de/{{plaetze}})").anmerkungen
    assert "werden keine Felder eingesetzt" in anmerkung.text
