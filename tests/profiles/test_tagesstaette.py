"""Heilpädagogische Tagesstätten: days by season, and a Fachdienst that works with the children."""

from pathlib import Path
from typing import Any

import pytest

from kleinprofil import geladen, worte
from teilhabe_docs.documents.gliederung import outline_of
from teilhabe_docs.documents.offer_figures import figures_of
from teilhabe_docs.documents.profile.resolve import resolved
from teilhabe_docs.documents.profile.vocabulary import DOKUMENTE
from teilhabe_docs.rendering.assembly import assemble

NAME = "by-heilpaedagogische-tagesstaette"
LV, FK, _ = DOKUMENTE


def text(tmp_path: Path, dokument: str = LV, staff: dict[str, Any] | None = None, **offer: Any) -> str:
    gelesen = geladen(tmp_path, {"vertragsgrundlage": "sgb9_134", **offer}, personal=staff or {})
    document = assemble(gelesen, outline_of(gelesen.konzept, resolved(dokument, NAME))).dokument
    return " ".join(worte(document).split())


@pytest.mark.parametrize(
    "field",
    [
        "Zahl der Öffnungstage in der Schulzeit",
        "Zahl der Öffnungstage in den Ferien",
        "Öffnungszeiten in den Ferien",
        "Leistungen des Fachdienstes",
        "Zusammenarbeit mit den Erziehungsberechtigten",
        "Gemeinschaftliche Mittagsverpflegung",
        "Beförderung zum Angebot und zurück",
    ],
)
def test_it_asks_for_what_a_tagesstaette_has(field: str, tmp_path: Path) -> None:
    assert field in text(tmp_path)


def test_the_ratio_of_the_fachdienst_stands_once(tmp_path: Path) -> None:
    ratios = {"fachdienst": {"schluessel": "1:20", "bezug": "plaetze"}, "leitung": {"schluessel": "1:36"}}
    said = text(tmp_path, staff={"personalschluessel": ratios})
    assert said.count("1 : 20") == 1
    assert said.count("1 : 36") == 1


def test_converted_hours_stand_where_they_are_agreed(tmp_path: Path) -> None:
    assert "umgewandelt" not in text(tmp_path / "a")
    assert "umgewandelt" in text(tmp_path / "b", staff={"umwandlung": "Zwei Stunden zu einer."})


def test_the_concept_speaks_of_school_without_a_condition(tmp_path: Path) -> None:
    said = text(tmp_path, FK)
    assert "Bild vom Kind" in said
    assert "[Kooperationspartner]" in said


def test_the_fachdienst_counts_for_the_quota_in_each_document(tmp_path: Path) -> None:
    traits = {resolved(dokument, NAME).merkmale.fachdienst_direkt for dokument in DOKUMENTE}
    assert traits == {True}
    konzept = geladen(tmp_path, {"vertragsgrundlage": "sgb9_134"}).konzept
    assert figures_of(konzept, [resolved(LV, NAME).merkmale]).served.endswith(" und Fachdienst")
