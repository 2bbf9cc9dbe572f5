"""Lists of entries come back whole: from tables with empty cells, and told in parts at several places."""

from itertools import product
from typing import Any

import pytest

from teilhabe_docs.documents.found_values.found_value import FoundValue, ValuePlace
from teilhabe_docs.documents.found_values.found_values import agreed, found_values
from teilhabe_docs.documents.found_values.merged_entries import merged_entries
from teilhabe_docs.documents.profile.resolve import resolved
from teilhabe_docs.documents.profile.shelf import BUILT_IN
from teilhabe_docs.documents.recognition.given_section import GivenSection
from teilhabe_docs.model.field_path import FieldPath
from teilhabe_docs.model.offer_assistance import Assistenzbereich

COUNTS = [counts for counts in product(range(3), repeat=2) if any(counts)]
AREAS = [(str(one.value), one.label) for one in Assistenzbereich][:3]


def rows(area: str, taken_over: int, enabled: int) -> list[str]:
    """The rows of an entry as a body prints them: what is the same as above stays empty."""
    kinds = ["Übernahme und Begleitung"] * taken_over + ["qualifizierte Assistenz"] * enabled
    found = []
    for number, kind in enumerate(kinds):
        first = number == 0
        new = number in (0, taken_over)
        found.append(f"| {area if first else ''} | {kind if new else ''} | Handlung {number} in {area} |")
    return found


@pytest.mark.parametrize("counts", list(product(COUNTS, repeat=2)), ids=str)
def test_rows_with_empty_cells_belong_to_the_entry_above(counts: tuple[tuple[int, int], ...]) -> None:
    profil = resolved("leistungsbeschreibung", "assistenz", BUILT_IN)
    paragraphs, wanted = ["| Bereich | Art der Assistenz | Leistung |"], []
    for (taken_over, enabled), (value, label) in zip((*counts, (1, 1)), AREAS, strict=True):
        said = [f"Handlung {number} in {label}" for number in range(taken_over + enabled)]
        entry: dict[str, Any] = {"bereich": value}
        if taken_over:
            entry["uebernahme"] = said[:taken_over]
        if enabled:
            entry["befaehigung"] = said[taken_over:]
        wanted.append(entry)
        paragraphs += rows(label, taken_over, enabled)
    sections = [
        GivenSection(1, "Art und Inhalt der Leistung", ("Assistenzleistungen", *paragraphs)),
    ]
    found = {one.path: one.value for one in found_values("leistungsbeschreibung", sections, profil)}
    assert found[FieldPath("angebot.assistenz.leistungen")] == wanted


NAMED = [{"name": "A", "art": 1}, {"name": "B", "art": 2}, {"name": "C", "art": 3}]


@pytest.mark.parametrize("left_out", range(3))
def test_entries_told_in_parts_are_put_together_in_the_order_of_both(left_out: int) -> None:
    more = [{"name": one["name"], "anzahl": 5} for one in NAMED]
    part = [one for number, one in enumerate(NAMED) if number != left_out]
    merged = merged_entries(part, more)
    assert merged == [
        {**one, "anzahl": 5} if one in part else {"name": one["name"], "anzahl": 5} for one in NAMED
    ]


@pytest.mark.parametrize(
    "other", [[{"name": "A", "art": 9}], [{"name": "A"}, {"name": "A"}], [{"art": 1}]], ids=str
)
def test_entries_that_contradict_or_have_no_name_stay_apart(other: list[dict[str, Any]]) -> None:
    assert merged_entries(NAMED, other) is None


def groups(document: int, entries: list[dict[str, Any]]) -> FoundValue:
    return FoundValue(FieldPath("angebot.gruppen"), entries, ValuePlace(document, 0, ""), True, "")


def test_documents_that_tell_the_same_list_in_parts_agree() -> None:
    first = groups(0, [{"bezeichnung": "Ost", "plaetze": 8}, {"bezeichnung": "West", "plaetze": 6}])
    second = groups(1, [{"bezeichnung": "West", "gleichzeitig_anwesend": 2}])
    (found,) = agreed((first, second))
    assert found.sure
    assert found.value == [
        {"bezeichnung": "Ost", "plaetze": 8},
        {"bezeichnung": "West", "plaetze": 6, "gleichzeitig_anwesend": 2},
    ]


def test_documents_that_tell_different_lists_leave_both_open() -> None:
    first = groups(0, [{"bezeichnung": "Ost", "plaetze": 8}])
    second = groups(1, [{"bezeichnung": "Ost", "plaetze": 9}])
    assert [one.sure for one in agreed((first, second))] == [False, False]


HOLIDAYS = {
    "gruppe": ("Umfang der Leistungen", "- erforderliche Begleitung in den Ferien (Stunden im Jahr: 90)."),
    "individuell": (
        "Art und Inhalt der zusätzlichen Individualleistungen",
        "- Betreuung in den Ferien, soweit sie mit dem Bildungs- und Erziehungsauftrag vereinbar ist",
    ),
}


@pytest.mark.parametrize("told", [["gruppe"], ["individuell"], ["gruppe", "individuell"]], ids=str)
def test_choices_that_fixed_sentences_prove_are_sure_where_all_are_told(told: list[str]) -> None:
    profil = resolved("leistungsvereinbarung", "bw-schulkindergarten", BUILT_IN)
    sections = [GivenSection(1, title, (text,)) for title, text in map(HOLIDAYS.__getitem__, told)]
    found = {one.path: one for one in found_values("leistungsvereinbarung", sections, profil)}
    choice = found[FieldPath("angebot.optionen.ferienbegleitung")]
    assert (choice.value, choice.sure) == (told, len(told) == len(HOLIDAYS))


def test_a_footnote_with_conditions_does_not_hide_its_sentence() -> None:
    profil = resolved("leistungsvereinbarung", "bw-schulkindergarten", BUILT_IN)
    text = (
        "Die personelle Ausstattung wird nach § 10 Abs. 6 LRV auf der Grundlage einer "
        "Netto-Jahresarbeitszeit von 1.580 Stunden je Vollkraft ermittelt."
    )
    sections = [GivenSection(1, "Personelle Ausstattung", (text, "[^1]: Beschluss der Kommission."))]
    found = {
        one.path: one.value for one in found_values("leistungsvereinbarung", sections, profil) if one.sure
    }
    assert found[FieldPath("personal.netto_jahresarbeitszeit_h")] == 1580
