"""A text is too short below the number of words that a profile expects."""

from pathlib import Path

import pytest

from kleinprofil import LV, geladen, lies_profil
from teilhabe_docs.documents.gliederung import outline_of
from teilhabe_docs.rules.checks.textlaenge import zu_kurz
from teilhabe_docs.rules.engine.subject import Subject

FIELD = "angebot.kurzbeschreibung"


def said(folder: Path, text: str, *least: int) -> list[tuple[str, list[str]]]:
    """What is said, and of which sections, where each expects so many words of the same text."""
    sections = "".join(
        f"  - id: a{i}\n    titel: Titel {i}\n    quelle: Muster {i}\n"
        f"    braucht: [{{feld: {FIELD}, mindestens: {words}}}]\n"
        for i, words in enumerate(least, 1)
    )
    loaded = geladen(folder / "k", {"kurzbeschreibung": text})
    profile = lies_profil(folder / "p", sections)
    assert not profile.befunde
    found = zu_kurz(Subject(loaded, {LV: outline_of(loaded.konzept, profile)}))
    return [
        (f"{match.text.partition(';')[0]} ({match.source})", [place.number for place in match.documents])
        for match in found
    ]


@pytest.mark.parametrize(
    ("text", "least", "expected"),
    [
        ("Ein Haus.", (2,), []),
        ("Ein Haus.", (3,), ["Titel 1: »kurzbeschreibung« hat nur 2 Wörter (Muster 1)"]),
        ("Haus.", (3,), ["Titel 1: »kurzbeschreibung« hat nur 1 Wort (Muster 1)"]),
        ("Ein Haus.", (3, 4), ["Titel 2: »kurzbeschreibung« hat nur 2 Wörter (Muster 2)"]),
        ("TODO", (3,), []),
    ],
)
def test_it_is_told_once_with_the_most_that_is_expected(
    text: str, least: tuple[int, ...], expected: list[str], tmp_path: Path
) -> None:
    assert [words for words, _ in said(tmp_path, text, *least)] == expected


def test_every_section_that_expects_more_is_named(tmp_path: Path) -> None:
    assert said(tmp_path, "Ein Haus.", 3, 2, 4)[0][1] == ["§ 1", "§ 3"]
