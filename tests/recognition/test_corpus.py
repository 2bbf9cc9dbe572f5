"""What is found in documents that others have written: measured on a labelled corpus, with floors."""

from collections import Counter

import pytest

from recognition.corpus_files import CORPUS, Labelled
from sampling import few
from teilhabe_docs.documents.recognition.fitting_profile import fitting
from teilhabe_docs.documents.recognition.given_section import ancestors
from teilhabe_docs.documents.recognition.judge import judge
from teilhabe_docs.documents.recognition.verdicts import Recognised


def counted(document: Labelled) -> Counter[str]:
    """How many places and requirements are found, right and wrong; below a heading counts for it."""
    around = [set(labels) for labels in document.labels]
    for index, above in enumerate(ancestors(document.sections)):
        for outer in above:
            around[outer] |= document.labels[index]
    there = set().union(*document.labels)
    found: Counter[str] = Counter()
    for verdict in judge(document.sections, document.profil).verdicts:
        right = [verdict.requirement in around[place.section] for place in verdict.places]
        if verdict.state <= Recognised.EMPTY:
            found["right"] += sum(right)
            found["wrong"] += len(right) - sum(right)
        if verdict.requirement in there:
            found["there"] += 1
            found["found"] += verdict.state <= Recognised.EMPTY and any(right)
            found["missing"] += verdict.state is Recognised.MISSING
            found["among three"] += any(right)
        else:
            found["not there"] += 1
            found["told"] += verdict.state is Recognised.MISSING
    return found


def total(documents: tuple[Labelled, ...]) -> Counter[str]:
    return sum((counted(document) for document in documents), Counter())


def test_what_is_found_is_right_and_little_is_missed() -> None:
    found = total(CORPUS)
    assert found["there"] > 140
    assert found["right"] >= 0.95 * (found["right"] + found["wrong"])
    assert found["found"] >= 0.85 * found["there"]
    assert found["missing"] <= 0.02 * found["there"]
    assert found["among three"] >= 0.95 * found["there"]
    assert found["told"] >= 0.75 * found["not there"]


def test_with_other_labels_hardly_anything_is_right() -> None:
    turned = tuple(
        document._replace(labels=(*document.labels[5:], *document.labels[:5])) for document in CORPUS
    )
    found = total(turned)
    assert found["right"] < 0.3 * (found["right"] + found["wrong"])


@pytest.mark.parametrize("document", few(CORPUS, 2), ids=lambda document: document.name)
def test_a_section_that_is_taken_out_is_no_longer_found(document: Labelled) -> None:
    states: Counter[Recognised] = Counter()
    asked = {verdict.requirement for verdict in judge(document.sections, document.profil).verdicts}
    for index, labels in enumerate(document.labels):
        gone = {slug for slug in labels & asked if sum(slug in others for others in document.labels) == 1}
        left = document.without(index)
        for verdict in judge(left.sections, left.profil).verdicts if gone else ():
            if verdict.requirement in gone:
                states[verdict.state] += 1
    assert states[Recognised.FOUND] <= 0.1 * states.total()
    assert states[Recognised.MISSING] >= 0.6 * states.total()


@pytest.mark.parametrize("document", CORPUS, ids=lambda document: document.name)
def test_the_best_match_is_of_its_kind_and_serves_its_law(document: Labelled) -> None:
    found = fitting(document.sections)
    assert found.profil.dokument == document.profil.dokument
    assert found.basis in found.profil.vertragsgrundlagen


def test_a_document_is_judged_alike_each_time() -> None:
    document = CORPUS[0]
    assert judge(document.sections, document.profil) == judge(document.sections, document.profil)
