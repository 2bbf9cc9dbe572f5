"""pandoc, which nobody here wrote, reads the same document that the model has."""

import pytest

from rendering.bausteine import absatz, dokument, paragraf, punkt, striche, teil
from rendering.pandoc_vergleich import modell_sicht, pandoc_json, pandoc_sicht
from rendering.proben import konzept, vertrag
from teilhabe_docs.rendering.docx import write_docx


@pytest.mark.parametrize("probe", [vertrag, konzept])
def test_pandoc_reads_headings_texts_lists_tables_and_footnotes_of_the_model(probe):
    assert pandoc_sicht(write_docx(probe(), listed=True)) == modell_sicht(probe(), listed=True)


def test_letters_stay_below_their_absatz_behind_a_second_paragraph():
    probe = dokument(
        paragraf(1, "Eins", teil("a", "1", "Satz.", "Zweiter.", striche(punkt("x", absatz("weiter")), "y")))
    )
    punkte = [eintrag for eintrag in pandoc_sicht(write_docx(probe)) if eintrag[0] == "punkt"]
    assert punkte == [("punkt", 1, "Satz."), ("punkt", 2, "x"), ("punkt", 2, "y")]


@pytest.mark.parametrize(
    "anders",
    [
        striche("b", "a"),
        striche("a", punkt("b", striche("c"))),
        striche("a"),
        absatz("a b"),
    ],
)
def test_the_comparison_notices_a_difference(anders):
    probe = dokument(paragraf(1, "Eins", striche("a", "b")))
    assert pandoc_sicht(write_docx(probe)) != modell_sicht(dokument(paragraf(1, "Eins", anders)))


def test_lists_have_their_kinds_and_starts():
    baum = pandoc_json(write_docx(vertrag()))
    listen = [block["c"][0] for block in baum["blocks"] if block["t"] == "OrderedList"]
    assert [liste[0] for liste in listen if liste[2]["t"] == "TwoParens"]
    assert {liste[2]["t"] for liste in listen} == {"TwoParens", "OneParen"}
