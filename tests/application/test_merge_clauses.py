"""A clause that merge proposes can be pasted: it prints what was asked for, and the rest stays."""

import random
import re
from collections import Counter
from pathlib import Path

import pytest

from examples import EXAMPLES
from merge_case import ALL, HOUSE, LV, Case, printed, said
from sampling import few
from teilhabe_docs.diagnostics import has_errors
from teilhabe_docs.loading.repository import load_repository
from teilhabe_docs.loading.yaml.yaml_writer import as_yaml

BOTH = pytest.mark.parametrize("tracked", [False, True], ids=["untracked", "tracked"])
AGREED = {
    "grund": "Der Landkreis verwendet diese Formel in allen Vereinbarungen.",
    "vereinbart_mit": "Landkreis",
    "vereinbart_am": "2027-01-31",
}


def said_lines(case: Case, document: str, offer: str) -> Counter[str]:
    lines = printed(case.folder, document, offer).plain
    return Counter(said(line.text) for line in (*lines.body, *lines.notes) if line.part != "table")


def fixed_words(case: Case, document: str, offer: str, chance: random.Random) -> list[tuple[str, str]]:
    """Beginnings of lines that have words of the profile, and one of these words, at most one in a line."""
    one = printed(case.folder, document, offer)
    found = []
    for line in one.trace(one.plain).body:
        text = line.line.text
        words = [
            w[0]
            for w in re.finditer(r"[^\W\d_]{5,}", text)
            if text.count(w[0]) == 1
            and not any(o.start < w.end() and w.start() < o.end for o in line.origins)
        ]
        if line.known and not line.line.level and words:
            found.append((text[:30], chance.choice(words)))
    chance.shuffle(found)
    return found


@pytest.mark.parametrize("example", few(EXAMPLES, 5), ids=lambda e: e.name)
def test_a_proposed_clause_prints_what_was_asked_for_and_keeps_the_rest(
    example: Path, tmp_path: Path
) -> None:
    case, chance = Case(example, tmp_path), random.Random(21)
    concept = load_repository(case.folder).konzepte[0]
    offer = concept.konzept.angebot.id
    file, done = case.sent(LV, offer), 0
    before = said_lines(case, LV, offer)
    for start, word in fixed_words(case, LV, offer, chance):
        try:
            file.replace(word, f"Wort{done}", within=start)
        except (ValueError, StopIteration, AssertionError):
            continue
        done += 1
        if done == 12:
            break
    report = case.merged(file).report
    assert report.clauses
    assert len(report.left) + sum(one.text.count("Wort") for one in report.clauses) >= done
    path = next(p for p in case.folder.rglob("offer.yaml") if f"id: {offer}\n" in p.read_text("utf-8"))
    source = path.read_text("utf-8")
    for one in report.clauses:
        entry = {"dokument": one.document, "stelle": one.stelle, "text": one.text, "fassung": one.version}
        path.write_text(f"{source}\n{as_yaml({'klauseln': [entry | AGREED]})}", "utf-8")
        assert not has_errors(load_repository(case.folder).findings)
        after = said_lines(case, LV, offer)
        gone, come = before - after, after - before
        words = re.findall(r"Wort\d+", one.text)
        assert words
        assert all(any(w in line for line in come) for w in words)
        assert all("Wort" in line for line in come)
        assert gone.total() <= len(words) + len(one.loses)
    path.write_text(source, "utf-8")


def test_of_a_clause_that_lets_other_fixed_text_go_this_is_said(tmp_path: Path) -> None:
    """A field of a table has no notes of the profile."""
    case = Case(HOUSE, tmp_path)
    (clause,) = case.merged(case.sent().replace("Vorgehalten", "Bereitgehalten")).report.clauses
    assert [line.partition(" gilt")[0] for line in clause.loses] == ["Für die Zahl der Plätze je Gruppe"]


@BOTH
def test_fixed_text_at_another_place_is_left(tmp_path: Path, tracked: bool) -> None:
    """A clause has the words of its place and no other order."""
    case = Case(HOUSE, tmp_path)
    file = case.sent(tracked=tracked)
    file.move_paragraph("Ist eine Bestimmung dieser", "auf diese Leistungsvereinbarung entsprechend")
    report = case.merged(file, selection=ALL).report
    assert (report.clauses, len(report.left)) == ((), 1)
