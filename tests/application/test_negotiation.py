"""A whole negotiation: two documents come back with 45 changes and ten comments, and become the new state."""

from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from application.test_merge import ALL, FK, LV, Case, lines_after, printed, said
from examples import EXAMPLES
from rendering.unwrapped import proof
from sampling import few
from teilhabe_docs.application.basis import Basis
from teilhabe_docs.application.compare import ComparedSide, compared, read_side
from teilhabe_docs.application.compare_documents import PrintedDocument
from teilhabe_docs.application.drift import drift
from teilhabe_docs.application.merge_words import COMPUTED_FIGURE, CONTRARY, LOOKS, MORE_THAN_ASKED
from teilhabe_docs.application.workspace import open_folder
from teilhabe_docs.documents.drift_report import BasisKind
from teilhabe_docs.documents.merge_report import MergeReport
from teilhabe_docs.loading.repository import load_repository
from teilhabe_docs.loading.yaml.yaml_writer import as_yaml
from teilhabe_docs.reading.word_reader import read_word
from teilhabe_docs.rendering.docx.redline import write_redline
from word_edits import WordFile

HOUSE = next(example for example in EXAMPLES if example.name == "assistenz")
ROUNDS = Path(__file__).resolve().parents[1] / "cases" / "verhandlung.yaml"
PARAGRAPH_LAST = ("replace", "insert")
AGREED = {"grund": "So in der Verhandlung vereinbart.", "vereinbart_mit": "Kreis Musterland"}
AGREED |= {"vereinbart_am": "2027-01-15"}
ADDED = MORE_THAN_ASKED.format(stelle="leistungsverpflichtung.wunschrecht")
NOT_TAKEN = Counter({CONTRARY: 2, LOOKS: 1, COMPUTED_FIGURE: 1, ADDED: 1})
"""The figure that the two documents change differently, words only in bold, a sum typed over, a new paragraph
behind a fixed one, which a clause would count as an Absatz of its own."""
FOLLOW = ("Summe", "davon Fachkraft mit Studium", "Die vereinbarten 12.584")
"""Lines of the agreement with figures that follow from others that were changed."""
CLAUSES = ["pruefung.ergebnis", "schlussbestimmungen.wirksamkeit"]


@cache
def rounds() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(ROUNDS.read_text("utf-8"))
    return found


def edits(document: str, *, comments: bool = False) -> int:
    every = [one for turn in rounds()[document] for one in turn["handgriffe"]]
    return sum((one[0] == "comment") is comments for one in every)


def returned(case: Case, document: str) -> WordFile:
    """The document as it was sent, after all rounds."""
    file = case.sent(document)
    for turn in rounds()[document]:
        file = WordFile(file.content, tracked=bool(turn["wer"]), author=turn["wer"])
        for name, *what in turn["handgriffe"]:
            within = {"within": what.pop()} if name in PARAGRAPH_LAST else {}
            getattr(file, name)(*what, **within)
    return file


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return Case(HOUSE, tmp_path)


@pytest.mark.parametrize("document", [LV, FK])
def test_each_change_is_told_once_with_who_made_it_and_each_comment(case: Case, document: str) -> None:
    content = returned(case, document).content
    read = read_word(content, "x.docx").document
    assert read
    basis = Basis(BasisKind.FOLDER, printed(case.folder, document))
    report = drift(Path("x.docx"), content, read, basis).report
    assert (len(report.changes), len(report.comments)) == (edits(document), edits(document, comments=True))
    authors = Counter(change.author for change in report.changes)
    for turn in rounds()[document]:
        assert authors[turn["wer"]] == sum(one[0] != "comment" for one in turn["handgriffe"])


def negotiated(case: Case, *files: WordFile) -> MergeReport:
    """Take back all that there is, and agree on the clauses that are proposed."""
    report = case.merged(*files, selection=ALL).report
    entries = [
        {**AGREED, "stelle": one.stelle, "text": one.text, "fassung": one.version} for one in report.clauses
    ]
    offer = case.folder / "offer.yaml"
    offer.write_text(f"{offer.read_text('utf-8')}\n{as_yaml({'klauseln': entries})}", "utf-8")
    return report


def test_what_comes_back_has_its_place_and_the_documents_then_say_it(case: Case) -> None:
    file = returned(case, LV)
    report = negotiated(case, file, returned(case, FK))
    assert Counter(one.reason for one in report.left) == NOT_TAKEN
    assert [one.stelle for one in report.clauses] == CLAUSES
    assert len(report.tasks) == edits(LV, comments=True)
    told = len(report.taken) + len(report.left) + len(report.clauses)
    assert told == edits(LV) + edits(FK)
    assert load_repository(case.folder).findings == ()
    left = {said(one.change.new_text) for one in report.left}
    now = {said(line.text) for line in printed(case.folder, LV).plain.body}
    missing = [line.text for line in lines_after(file) if said(line.text) not in now | left]
    assert len(missing) == len(FOLLOW)
    assert all(one.startswith(FOLLOW) for one in missing)


def side(folder: Path) -> ComparedSide:
    return read_side(folder.name, [open_folder(str(folder))])


def test_the_new_state_beside_that_of_last_year(case: Case) -> None:
    report = negotiated(case, returned(case, LV))
    old, new = side(HOUSE), side(case.folder)
    changes = compared(old, new)
    fields = {str(one.change.path).partition("[")[0] for one in changes.changes}
    clauses = [one for one in changes.changes if one.label.startswith("Klausel in »")]
    assert len(clauses) == len(report.clauses)
    assert {one.path.partition("[")[0] for one in report.taken} <= fields
    assert not [one for one in changes.sections if one.cause == "profile" or not one.paths]
    for document in few([LV, FK], 2):
        before, after = (
            PrintedDocument(one.loaded, one.profiles[document]).built.dokument
            for state in (old, new)
            for one in state.offers
        )
        redline = write_redline(before, after, "Kreis Musterland", "2027-01-15")
        assert redline.changes
        proof(redline.content, before, after)
