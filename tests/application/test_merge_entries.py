"""Entries of several fields that somebody has added to a document or struck out come into the data whole."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from application.test_merge import ALL, LV, Case, printed, said
from examples import EXAMPLES
from sampling import few, one_of
from teilhabe_docs.application.drift_places import as_read
from teilhabe_docs.application.merge_words import HOLDS, STRUCTURE
from teilhabe_docs.application.printed_lines import PrintedLines
from teilhabe_docs.application.traced_words import line_path, value_at
from teilhabe_docs.loading.repository import load_repository
from teilhabe_docs.loading.yaml.yaml_writer import as_yaml
from teilhabe_docs.model.base import Model
from teilhabe_docs.reading.word_lines import CELL
from word_edits import WordFile

HOUSE = next(example for example in EXAMPLES if example.name == "assistenz")
ROUND = "Post- und Geldrunde"
Edit = Callable[[WordFile], object]
TAKEN: dict[str, tuple[Edit, list[str]]] = {
    "a row more, in a list of lines": (
        lambda w: w.add_row("Team Umland", ["Team Insel", "2"]),
        ["+  - id: team-insel", "+    bezeichnung: Team Insel", "+    personen: 2"],
    ),
    "a row more, in a list in braces": (
        lambda w: w.add_row(ROUND, ["Spaziergang am Deich", "6", "2", "1,5"]),
        ['+    - {bezeichnung: Spaziergang am Deich, teilnehmende: 6, kraefte: 2, woche_h: "1,5"}'],
    ),
    "a row less": (
        lambda w: w.remove_row(ROUND),
        [f"-    - {{bezeichnung: {ROUND}, teilnehmende: 3, kraefte: 1, woche_h: 2}}"],
    ),
    "a row for another": (
        lambda w: (w.add_row(ROUND, ["Spaziergang am Deich", "6", "2", "1,5"]), w.remove_row(ROUND)),
        [
            f"-    - {{bezeichnung: {ROUND}, teilnehmende: 3, kraefte: 1, woche_h: 2}}",
            '+    - {bezeichnung: Spaziergang am Deich, teilnehmende: 6, kraefte: 2, woche_h: "1,5"}',
        ],
    ),
    "an item more": (
        lambda w: w.add_paragraph("Wohnen: die eigene", "Arbeit: den Weg in Arbeit finden"),
        ["+  - bereich: Arbeit", "+    text: den Weg in Arbeit finden"],
    ),
    "an item less": (
        lambda w: w.remove_paragraph("Schutz: ohne Gewalt"),
        ["-  - bereich: Schutz", "-    text: ohne Gewalt, Ausbeutung und Bevormundung leben"],
    ),
}


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return Case(HOUSE, tmp_path)


@pytest.mark.parametrize(
    ("kind", "tracked"),
    [(kind, tracked) for n, kind in enumerate(TAKEN) for tracked in one_of((False, True), n)],
)
def test_an_entry_that_is_printed_whole_comes_and_goes(case: Case, kind: str, tracked: bool) -> None:
    edit, lines = TAKEN[kind]
    file = case.sent(LV, tracked=tracked)
    edit(file)
    report = case.merged(file, selection=ALL).report
    assert not report.left
    assert sorted(case.changed_lines()) == sorted(lines)
    assert load_repository(case.folder).findings == ()


def test_cells_of_a_row_change_each_for_itself(case: Case) -> None:
    """Whatever the new ones have in common with others of the row."""
    file = case.sent(LV)
    for old, new in (("3", "6"), ("1", "3"), ("2", "1,5"), (ROUND, "Runde 1")):
        file.replace_cell(ROUND, old, new)
    report = case.merged(file).report
    assert not report.left
    assert {(one.old, one.new) for one in report.taken} == {
        ("3", "6"),
        ("1", "3"),
        ("2", "1,5"),
        (ROUND, "Runde 1"),
    }
    assert (
        '+    - {bezeichnung: Runde 1, teilnehmende: 6, kraefte: 3, woche_h: "1,5"}' in case.changed_lines()
    )


def test_asked_again_they_are_there_already(case: Case) -> None:
    sent, file = case.sent(LV), case.sent(LV)
    for kind in few([kind for kind in TAKEN if kind != "a row for another"], 2):
        TAKEN[kind][0](file)
    assert case.merged(file).report.taken
    after = case.files()
    again = case.merged(file, sent=sent).report
    assert (case.files(), {one.reason for one in again.left}) == (after, {HOLDS})


LEFT: dict[str, tuple[Edit, str]] = {
    "a row with what is no value of a cell": (
        lambda w: w.add_row("Team Umland", ["Team Insel", "einige"]),
        STRUCTURE,
    ),
    "a row like none of the others": (
        lambda w: w.add_row(ROUND, ["Spaziergang am Deich", "6", "2", "1,5 oder mehr"]),
        STRUCTURE,
    ),
    "an item without all that an entry needs": (
        lambda w: w.add_paragraph("Wohnen: die eigene", "Den Weg in Arbeit finden"),
        STRUCTURE,
    ),
}


@pytest.mark.parametrize("kind", LEFT)
def test_what_is_no_whole_entry_is_left(case: Case, kind: str) -> None:
    file = case.sent(LV)
    LEFT[kind][0](file)
    (left,) = case.merged(file).report.left
    assert left.reason == LEFT[kind][1]
    assert not case.changed_lines()


def test_an_entry_of_which_more_is_given_than_is_printed_stays(tmp_path: Path) -> None:
    case = Case(HOUSE.with_name("schulkindergarten-bw"), tmp_path)
    report = case.merged(case.sent(LV).remove_row("Wiesengruppe")).report
    assert [one.reason for one in report.left] == [STRUCTURE]
    assert not case.changed_lines()


def test_an_entry_that_others_refer_to_stays_with_the_error(case: Case) -> None:
    (left,) = case.merged(case.sent(LV).remove_row("Team Umland")).report.left
    assert "»umland« steht im Angebot weder" in left.reason
    assert not case.changed_lines()


@pytest.mark.parametrize("everywhere", [False, True], ids=["once", "everywhere"])
def test_an_entry_that_the_document_still_says_elsewhere_stays(case: Case, everywhere: bool) -> None:
    agreed = {"grund": "Der Kreis verlangt es so.", "vereinbart_mit": "Kreis", "vereinbart_am": "2026-11-20"}
    text = "Maßgeblich sind:\n\n{{ ziele }}"
    entry = {"stelle": "laufzeit.zeitraum", "text": text, **agreed, "fassung": "f89a5b0f2"}
    offer = case.folder / "offer.yaml"
    offer.write_text(f"{offer.read_text('utf-8')}\n{as_yaml({'klauseln': [entry]})}", "utf-8")
    case.before = case.files()
    file = case.sent(LV)
    for _ in range(1 + everywhere):
        file.remove_paragraph("Schutz: ohne Gewalt")
    report = case.merged(file).report
    assert (STRUCTURE in {one.reason for one in report.left}) is not everywhere
    assert case.changed_lines() == TAKEN["an item less"][1] * everywhere


def rows_and_items(one: PrintedLines) -> list[str]:
    """Lines of which each is one entry of several fields, and that are printed once."""
    konzept, lines = one.loaded.konzept, one.trace(one.plain).body
    counted = Counter(line.line.text for line in lines)
    return [
        line.line.text
        for line in lines
        if (path := line_path(line))
        and isinstance(path.steps[-1], int)
        and isinstance(value_at(konzept, path), Model)
        and counted[line.line.text] == 1
        and "\n" not in line.line.text
    ]


@pytest.mark.parametrize("example", few(EXAMPLES, 4), ids=lambda example: example.name)
@pytest.mark.parametrize("turn", one_of(range(3), 0))
def test_of_many_entries_struck_out_each_goes_or_stays_and_the_rest_is_what_it_was(
    example: Path, turn: int, tmp_path: Path
) -> None:
    case = Case(example, tmp_path)
    (concept, *_) = load_repository(case.folder).konzepte
    offer = concept.konzept.angebot.id
    before = printed(case.folder, LV, offer)
    struck, file = rows_and_items(before)[turn::3], case.sent(LV, offer)
    for text in struck:
        if CELL in text:
            file.remove_row(text.split(CELL)[0])
        else:
            file.remove_paragraph(text)
    report = case.merged(file).report
    gone = {said(one.old) for one in report.taken}
    now = Counter(said(line.text) for line in printed(case.folder, LV, offer).plain.body)
    assert gone
    assert load_repository(case.folder).findings == ()
    for text in struck:
        assert (said(as_read(text)) in gone) is not (said(text) in now), text
    lost = Counter(said(line.text) for line in before.plain.body) - now
    others = [one for one in lost if one not in map(said, struck)]
    assert len(others) <= len(gone), "only what counts or adds up entries"
