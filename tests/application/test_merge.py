"""What has been edited in a document comes back into the data, and the document then says it."""

import random
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from examples import EXAMPLES
from merge_case import ALL, FK, HOUSE, LV, NOTHING, Case, printed, said
from sampling import few
from teilhabe_docs.application.impossible import ImpossibleError
from teilhabe_docs.application.merge import Selection
from teilhabe_docs.application.merge_words import (
    CHANGED_AT_HOME,
    HOLDS,
    NOT_CHOSEN,
    NOT_SO,
    OTHER_RESULT,
    PENDING_OF_AUTHOR,
    STRUCK,
    STRUCK_BESIDE,
)
from teilhabe_docs.application.printed_lines import PrintedLines, TracedLine
from teilhabe_docs.documents.profile.profile_choice import choose
from teilhabe_docs.loading.repository import load_repository
from teilhabe_docs.loading.yaml.yaml_writer import as_yaml
from teilhabe_docs.reading.word_lines import WordLine, both_views
from teilhabe_docs.reading.word_reader import read_word
from word_edits import WordFile, text_of

BOTH = pytest.mark.parametrize("tracked", [False, True], ids=["untracked", "tracked"])


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return Case(HOUSE, tmp_path)


def all_edits(file: WordFile) -> WordFile:
    """One change of each kind that has a home."""
    file.replace("24", "26", within="Vorgehalten werden")
    file.replace("2019", "2020", within="staatliche Genehmigung")
    file.replace("mehreren", "einigen", within="in mehreren Bereichen")
    file.replace("8", "9", within="6 bis 8")
    file.move_paragraph("Selbstständigkeit: wachsende", "Bildung: gleichberechtigter")
    file.add_paragraph("schriftliche Zustimmung", "Gespräch: einmal im Jahr")
    return file.remove_paragraph("Nachweis über Masernschutz")


@BOTH
def test_changes_are_written_where_the_values_stand(case: Case, tracked: bool) -> None:
    result = case.merged(all_edits(case.sent(tracked=tracked)), selection=ALL)
    assert not result.report.left
    assert len(result.report.taken) == 7
    changed = case.changed_lines()
    assert sorted(line for line in changed if "Entwicklung in" not in line) == sorted(
        [
            "-plaetze: 24",
            "+plaetze: 26",
            "-  datum: 2019-06-24",
            "+  datum: 2020-06-24",
            "-    plaetze_max: 8",
            "+    plaetze_max: 9",
            "+    - 'Gespräch: einmal im Jahr'",
            "-    - Nachweis über Masernschutz oder Kontraindikation nach § 20 IfSG",
            *(f"{sign}  - bereich: Selbstständigkeit" for sign in "+-"),
            *(
                f"{sign}    text: wachsende Beteiligung an Essen, Ankleiden, Hygiene und Fortbewegung"
                for sign in "+-"
            ),
        ]
    )
    old, new = (line[1:] for line in changed if "Entwicklung in" in line)
    assert new == old.replace("mehreren", "einigen")


def lines_to_edit(one: PrintedLines, chance: random.Random) -> list[TracedLine]:
    """Lines that print one field and nothing else twice, in any order."""
    lines = [
        line
        for line in one.trace(one.plain).body
        if line.origins and not line.line.level and "\u241f" not in line.line.text
    ]
    chance.shuffle(lines)
    return lines


def edited_at_random(
    file: WordFile, lines: Sequence[TracedLine], count: int, chance: random.Random, sign: str
) -> int:
    """Words with a sign replaced, put in and taken out, one in a line; returns how many."""
    done = 0
    for line in lines:
        text = line.line.text
        words = [w for w in re.finditer(r"[^\W\d_]{5,}", text) if line.text.at(*w.span()) not in ("", "=")]
        heads = sum(text[:30] in other.line.text for other in lines)
        if done == count or not words or heads > 1 or "\n" in text:
            continue
        word = chance.choice(words)[0]
        if text.count(word) > 1:
            continue
        kind = chance.choice(("replace", "insert", "delete"))
        try:
            if kind == "insert":
                file.insert(word, f" dazu{sign}{done}", within=text[:30])
            else:
                new = f"anderes{sign}{done} Wort" if kind == "replace" else ""
                file.replace(word if new else f"{word} ", new, within=text[:30])
        except (ValueError, StopIteration, AssertionError):
            continue
        done += 1
    return done


@pytest.mark.parametrize("example", few(EXAMPLES[1:], 5), ids=lambda e: e.name)
@pytest.mark.parametrize("tracked", few([False, True], 2))
def test_what_is_taken_is_what_the_document_then_says(example: Path, tracked: bool, tmp_path: Path) -> None:
    """The property: after the merge each line with a change that was taken is printed as it was edited."""
    case, chance = Case(example, tmp_path), random.Random(21)
    concept = load_repository(case.folder).konzepte[0]
    offer = concept.konzept.angebot.id
    for sign, document in zip("abc", few([*choose(concept).profile][::-1], 3), strict=False):
        one = printed(case.folder, document, offer)
        file = case.sent(document, offer, tracked=tracked)
        count = edited_at_random(file, lines_to_edit(one, chance), 20, chance, sign)
        report = case.merged(file, selection=ALL).report
        assert len(report.taken) >= count * 0.6 > 8
        there = {said(line.text) for line in printed(case.folder, document, offer).plain.body}
        edited = {said(line.text) for line in lines_after(file)}
        edited = {text for text in edited if re.search(rf"\b(dazu|anderes){sign}\d", text)}
        assert len(edited - there) <= len({left.change.old_text for left in report.left}) + len(
            report.clauses
        )


def lines_after(file: WordFile) -> Sequence[WordLine]:
    document = read_word(file.content, "x.docx").document
    assert document
    return both_views(document).after.body


def test_one_value_changed_differently_is_not_taken(case: Case) -> None:
    first = case.sent().replace("24", "26", within="Vorgehalten werden")
    second = case.sent(FK).replace("24", "28", within="24 Plätze".replace(" ", "\u00a0"))
    result = case.merged(first, second)
    assert not case.changed_lines()
    assert {left.change.new for left in result.report.left} == {"26", "28"}


def test_a_tracked_change_waits_until_it_is_asked_for(case: Case) -> None:
    file = case.sent(tracked=True).replace("24", "26", within="Vorgehalten werden").replace("190", "200")
    assert {left.change.new for left in case.merged(file).report.left} == {"26", "200"}
    assert not case.changed_lines()
    case.merged(file, selection=Selection(only=("plaetze",)))
    assert case.changed_lines() == ["-plaetze: 24", "+plaetze: 26"]


def test_only_who_is_named_is_heard(case: Case) -> None:
    first = case.sent(tracked=True)
    first.author = "A"
    both = WordFile(first.replace("24", "26", within="Vorgehalten werden").content, tracked=True, author="B")
    alone = case.merged(both.replace("190", "200"), selection=Selection(authors=("B",))).report
    assert not case.changed_lines()
    assert {one.change.author: one.reason for one in alone.left} == {"A": NOT_CHOSEN, "B": PENDING_OF_AUTHOR}
    case.merged(both, selection=Selection(authors=("B",), pending=True))
    assert case.changed_lines() == ["-  tage_pro_jahr: 190", "+  tage_pro_jahr: 200"]


@pytest.mark.parametrize("new", few(["dreißig", "24,5", "-3", "1e9", "26 bis 28"], 5))
def test_what_is_no_such_value_is_left(case: Case, new: str) -> None:
    result = case.merged(case.sent().replace("24", new, within="Vorgehalten werden"))
    assert not case.changed_lines()
    assert [left.change.new for left in result.report.left] == [new]


@BOTH
@pytest.mark.parametrize("selection", [NOTHING, ALL], ids=["nothing", "all"])
def test_asked_again_all_is_there_already(case: Case, selection: Selection, tracked: bool) -> None:
    sent, file = case.sent(), all_edits(case.sent(tracked=tracked))
    file.replace("31.", "30.", within="wird für die Zeit").replace(
        "mehreren", "vielen", within="Sprachen aus"
    )
    file.replace("erheblich", "sehr", within="Bereichen erheblich")
    done = case.merged(file, selection=ALL)
    after = case.files()
    again = case.merged(file, selection=selection, sent=sent)
    assert case.files() == after
    assert not again.report.taken
    assert len(again.report.left) == len(done.report.taken)
    assert {one.reason for one in again.report.left} == {HOLDS}


def test_what_is_otherwise_at_home_is_not_said_to_be_there(case: Case) -> None:
    sent, file = case.sent(), all_edits(case.sent())
    offer = case.folder / "offer.yaml"
    offer.write_bytes(offer.read_bytes().replace(b"\nplaetze: 24", b"\nplaetze: 23"))
    at_home = {one.reason for one in case.merged(file, sent=sent).report.left}
    assert at_home == {CHANGED_AT_HOME}


DATES = {"beginn": "1. September 2027", "ende": "31. August 2029"}


@BOTH
@pytest.mark.parametrize(
    "days",
    few(
        [
            {"ende": "31. August 2026"},
            {"beginn": "1. September 2030"},
            {"beginn": "1. September 2031", "ende": "31. August 2030"},
        ],
        3,
    ),
    ids=lambda d: "-".join(d),
)
def test_an_impossible_value_is_left_with_its_error_and_keeps_nothing_else_back(
    case: Case, days: dict[str, str], tracked: bool
) -> None:
    """Whichever of two values that contradict each other is changed, and wherever the error stands."""
    file, other = all_edits(case.sent(tracked=tracked)), case.sent(FK, tracked=tracked)
    for name, new in days.items():
        for part in zip(DATES[name].split(), new.split(), strict=True):
            if part[0] != part[1]:
                file.replace(*part, within="wird für die Zeit")
    other.replace("24", "26", within="24\u00a0Plätze")
    result = case.merged(other, file, selection=ALL)
    assert len(result.report.taken) == 7
    refused = {one.change.source.path.rpartition(".")[2]: one.reason for one in result.report.left}
    assert refused.keys() == days.keys()
    assert all("liegt nicht nach dem Beginn" in reason for reason in refused.values())
    assert load_repository(case.folder).findings == ()


@pytest.mark.parametrize("new", few(["31.12.2030", "31. 12. 2030", "2030-12-31"], 3))
def test_a_date_in_digits_is_the_date(case: Case, new: str) -> None:
    old = DATES["ende"].replace(" ", "\u00a0")
    result = case.merged(case.sent().replace(old, new))
    assert not result.report.left
    assert case.changed_lines() == ["-  ende: 2029-08-31", "+  ende: 2030-12-31"]
    assert any("31. Dezember 2030" in said(line.text) for line in printed(case.folder, LV).plain.body)


def test_a_date_in_digits_fills_an_open_place(tmp_path: Path) -> None:
    case = Case(HOUSE, tmp_path)
    offer = case.folder / "offer.yaml"
    offer.write_bytes(offer.read_bytes().replace(b"  ende: 2029-08-31\n", b""))
    result = case.merged(case.sent().replace("[offen: Ende der Laufzeit]", "31.12.2030"))
    assert not result.report.left
    assert load_repository(case.folder).konzepte[0].konzept.angebot.laufzeit.ende == date(2030, 12, 31)


def test_fixed_text_becomes_a_clause_that_prints_what_was_asked_for(case: Case) -> None:
    sent, file = case.sent(), case.sent().replace("Vorgehalten", "Bereitgehalten")
    result = case.merged(file)
    assert not case.changed_lines()
    (clause,) = result.report.clauses
    assert (clause.document, clause.section) == (LV, "angebot")
    assert "Bereitgehalten werden {{ plaetze }} Plätze" in clause.text
    agreed = {"grund": "Formel", "vereinbart_mit": "Landkreis", "vereinbart_am": "2027-01-31"}
    entry = {"stelle": clause.stelle, "text": clause.text, "fassung": clause.version, **agreed}
    offer = case.folder / "offer.yaml"
    offer.write_text(f"{offer.read_text('utf-8')}\n{as_yaml({'klauseln': [entry]})}", "utf-8")
    assert load_repository(case.folder).findings == ()
    assert any("Bereitgehalten werden 24" in line.text for line in printed(case.folder, LV).plain.body)
    again = case.merged(file, sent=sent).report
    assert ([one.reason for one in again.left], again.clauses) == ([HOLDS], ())


@pytest.mark.parametrize("words", ["mehreren", "Vorgehalten"])
def test_words_struck_by_hand_are_not_taken_nor_those_beside_them(case: Case, words: str) -> None:
    struck = case.sent().look(words, "strike")
    (left,) = case.merged(struck).report.left
    assert (left.change.old, left.reason) == (words, STRUCK)
    result = case.merged(struck.insert(words, " oder einigen"))
    assert [one.reason for one in result.report.left] == [STRUCK, STRUCK_BESIDE]
    assert not (result.report.taken or result.report.clauses or case.changed_lines())


@BOTH
@pytest.mark.parametrize(
    "words", ["Ist eine Bestimmung dieser Vereinbarung", "auf diese Leistungsvereinbarung entsprechend"]
)
@pytest.mark.parametrize("emptied", [False, True], ids=["away", "emptied"])
def test_of_fixed_text_that_goes_no_empty_clause_is_proposed(
    case: Case, words: str, emptied: bool, tracked: bool
) -> None:
    file = case.sent(tracked=tracked)
    if emptied:
        file.replace(text_of(file.paragraph(words)), "", within=words)
    else:
        file.remove_paragraph(words)
    report = case.merged(file, selection=ALL).report
    assert not report.clauses
    assert report.left
    assert all("leere Klausel" in one.reason and "Profil" in one.reason for one in report.left)


def test_comments_become_tasks(case: Case) -> None:
    result = case.merged(case.sent().comment("190", "Woher kommt die Zahl?"))
    assert [task.comment.text for task in result.report.tasks] == ["Woher kommt die Zahl?"]
    assert not case.changed_lines()


def test_line_ends_and_byte_order_mark_stay(tmp_path: Path) -> None:
    case = Case(HOUSE, tmp_path)
    offer = case.folder / "offer.yaml"
    offer.write_bytes(b"\xef\xbb\xbf" + offer.read_bytes().replace(b"\n", b"\r\n"))
    before = offer.read_bytes()
    case.merged(case.sent().replace("24", "26", within="Vorgehalten werden"))
    assert offer.read_bytes() == before.replace(b"plaetze: 24\r\n", b"plaetze: 26\r\n", 1)


@pytest.mark.parametrize("example", few(EXAMPLES, 5), ids=lambda e: e.name)
def test_a_text_that_goes_takes_no_fixed_words_along(example: Path, tmp_path: Path) -> None:
    """The profile may print sentences only with a text; where they stay in the file, it stays too."""
    case, chance = Case(example, tmp_path), random.Random(21)
    offer = load_repository(case.folder).konzepte[0].konzept.angebot.id
    one = printed(case.folder, LV, offer)
    lines = one.trace(one.plain).body
    fixed = {said(line.line.text) for line in lines if not line.origins}
    whole = [line for line in lines if line.line.part == "body" and not line.line.level]
    whole = [line for line in whole if any(o.end - o.start == len(line.line.text) > 40 for o in line.origins)]
    file = case.sent(LV, offer)
    for line in chance.sample(whole, min(12, len(whole))):
        file.remove_paragraph(line.line.text[:40])
    report = case.merged(file).report
    assert report.taken
    assert fixed <= {said(line.text) for line in printed(case.folder, LV, offer).plain.body}


def test_a_sentence_of_the_profile_keeps_the_text_that_it_stands_with(tmp_path: Path) -> None:
    case = Case(next(one for one in EXAMPLES if one.name == "assistenz"), tmp_path)
    report = case.merged(case.sent().remove_paragraph("Die Betriebshaftpflicht deckt")).report
    assert ([left.reason for left in report.left], report.taken) == ([OTHER_RESULT], ())


@BOTH
def test_a_paragraph_more_in_a_cell_is_no_part_of_its_value(case: Case, tracked: bool) -> None:
    file = case.sent(tracked=tracked).add_paragraph("Bachgruppe", "Noch ein Absatz.")
    report = case.merged(file, selection=ALL).report
    assert ([left.reason for left in report.left], report.taken) == ([NOT_SO], ())


def test_an_entry_that_has_moved_with_other_words_is_left(case: Case) -> None:
    file = case.sent(tracked=True)
    file.move_paragraph("Selbstständigkeit: wachsende", "Bildung: gleichberechtigter")
    file.tracked = False
    file.replace("Ankleiden", "Anziehen", within="Selbstständigkeit: wachsende")
    report = case.merged(file, selection=ALL).report
    assert ([left.reason for left in report.left], report.taken) == ([NOT_SO], ())


def test_a_new_note_is_no_paragraph_of_a_text(case: Case) -> None:
    report = case.merged(case.sent().add_note("in mehreren Bereichen", "Nach der Wahlordnung.")).report
    assert ([left.reason for left in report.left], report.taken) == ([NOT_SO], ())


def test_another_document_is_not_the_one_that_was_sent(case: Case) -> None:
    with pytest.raises(ImpossibleError, match="--sent"):
        case.merged(case.sent(LV), sent=case.sent(FK))
