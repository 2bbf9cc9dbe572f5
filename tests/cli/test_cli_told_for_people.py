"""What `drift`, `merge` and `diff` tell people: entries counted from 1, words in context, in order."""

import shutil
from pathlib import Path

import pytest

from cli.aufruf import Tdocs
from teilhabe_docs.reporting.path_words import path_words
from word_edits import WordFile

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "assistenz"
AGREEMENT = Path("haus/ausgabe/assistenz-deichbogen/leistungsvereinbarung.docx")


@pytest.fixture
def back(tmp_path: Path) -> Path:
    """A returned agreement: words put in and taken out, changes pending from end to start."""
    shutil.copytree(EXAMPLE, tmp_path / "haus")
    file = WordFile((tmp_path / AGREEMENT).read_bytes())
    file.insert("Haushalt, Geld", ", Behörden", within="Alltag: Haushalt")
    file.replace(" im Durchschnitt", "", within="Ein Einsatz dauert")
    tracked = WordFile(file.content, tracked=True)
    for old, new, within in (
        ("schriftlich", "in Textform", "Über das Ergebnis unterrichtet"),
        ("eigene", "selbst gewählte", "Wohnen: die eigene Wohnung"),
        ("48", "50", "Das Angebot ist auf 48"),
    ):
        tracked.replace(old, new, within=within)
    path = tmp_path / "zurueck.docx"
    path.write_bytes(tracked.content)
    return path


def test_words_that_come_or_go_stand_beside_others(tdocs: Tdocs, back: Path) -> None:
    said = tdocs("drift", back.name, "haus").out
    assert "Haushalt, Geld, {+Behörden,+} Post" in said
    assert "Ein Einsatz dauert [-im Durchschnitt-] 100\u00a0Minuten" in said
    assert "(nichts)" not in said


def test_entries_are_counted_from_one_and_what_is_left_stands_in_the_order_of_the_text(
    tdocs: Tdocs, back: Path
) -> None:
    said = tdocs("merge", back.name, "haus").out
    assert "  ziele, 2. Eintrag – text (offer.yaml, Zeile" in said
    assert "Haushalt, Geld, {+Behörden,+} Post" in said
    left = said[said.index("Nicht übernommen") :]
    places = [left.index(words) for words in ("personen (offer", "ziele, 1. Eintrag – text", "in Textform")]
    assert places == sorted(places)


def test_a_path_says_which_entry_it_means() -> None:
    assert path_words("ziele[6]") == "ziele, 7. Eintrag"
    assert path_words("a.b[0].c[9].d") == "a.b, 1. Eintrag – c, 10. Eintrag – d"
    assert path_words("teams[id=stadt].personen") == "teams[id=stadt].personen"
