"""Conflicts of Git, broken umlauts and hidden characters, in every file that is read."""

from pathlib import Path

import pytest

from cli.aufruf import HAUS
from helpers import build_tree
from kleinprofil import resolved, schreibe_profil
from rules.linten import lint
from teilhabe_docs.loading.source_faults import broken_characters, conflicts

CONFLICT = "<<<<<<< HEAD\n{}\n=======\n{}\n>>>>>>> zweig\n"


def told(folder: Path) -> list[tuple[str, str, int]]:
    return [
        (f.code, f.file, f.span.line)
        for f in lint(folder)
        if f.severity.word == "error" or f.code.startswith("TD05")
    ]


@pytest.mark.parametrize("file", ["offer.yaml", "provider.yaml", "texte/leitbild.md"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_each_conflict_is_told_once_and_nothing_else_of_the_file(file: str, end: str, tmp_path: Path) -> None:
    before = HAUS.get(file, "")
    assert isinstance(before, str)
    text = before + CONFLICT.format("a: **b", "c: d") + "x: y\n" + CONFLICT.format("", "~~e~~")
    line = before.count("\n") + 1
    build_tree(tmp_path, {**HAUS, file: text.replace("\n", end)})
    here = [(code, at) for code, name, at in told(tmp_path) if name == file]
    assert here == [("TD050", line), ("TD050", line + 6)]


def test_a_conflict_in_a_profile_is_told_in_its_body(tmp_path: Path) -> None:
    shelf = schreibe_profil(
        tmp_path,
        "abschnitte:\n  - {id: eins, titel: Eins}\n",
        {"eins.md": CONFLICT.format("Wir", "Sie")},
    )
    found = resolved("leistungsvereinbarung", "eigen", shelf).befunde
    assert [(f.code, f.file.rpartition("/")[2], f.span.line) for f in found] == [("TD050", "eins.md", 1)]


@pytest.mark.parametrize("text", ["Titel\n=======\n", "a <<<<<<< b", "<<<<<<<<\n", "Wir >>>>>>> Sie\n"])
def test_what_is_no_conflict(text: str) -> None:
    assert conflicts(text, "a.md") == ()


@pytest.mark.parametrize("rest", ["<<<<<<< HEAD\nWir\n", "Wir\n>>>>>>> zweig\n"])
def test_half_a_conflict_is_one(rest: str) -> None:
    assert len(conflicts(rest, "a.md")) == 1


@pytest.mark.parametrize(
    ("text", "word", "says"),
    [
        ("Für MÃ¼tter und", "MÃ¼tter", "»Mütter«"),
        ("gemÃ¤ÃŸ dem", "gemÃ¤ÃŸ", "»gemäß«"),
        ("Der â€žTagâ€œ und", "â€žTagâ€œ", "»„Tag“«"),
        ("nach Â§ 123", "Â§", "»§«"),
        ("M√ºtter", "M√ºtter", "»Mütter«"),
        ("Ma¨dchen und", "Ma¨dchen", "»Mädchen«"),
        ("U¨bung", "U¨bung", "»Übung«"),
        ("Grundsï¿½tze", "Grundsï¿½tze", "neu schreiben"),
        ("M\ufffdtter sind", "M\ufffdtter", "neu schreiben"),
        ("Links\u202erechts", "\u202e", "U+202E"),
        ("Wort\U000e0041\U000e0042", "\U000e0041\U000e0042", "U+E0041, U+E0042"),
    ],
)
def test_a_broken_or_hidden_character_is_told_where_it_stands(text: str, word: str, says: str) -> None:
    (finding,) = broken_characters(f"eins\n{text}\n", "a.md")
    start = text.index(word) + 1
    assert (finding.span.line, finding.span.column, finding.span.end_column) == (2, start, start + len(word))
    assert says in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "Mütter, Café–Bar, „Ä“, São Paulo, Ângela, Ærø, Søren, a ¨ b, a¨, x¨y",
        "👩‍👧 und 🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
        "Hilfe\u00adplan und Wort\u200bfuge, √2, 5 €, â la carte",
    ],
)
def test_what_is_whole(text: str) -> None:
    assert broken_characters(text, "a.md") == ()


@pytest.mark.parametrize("file", ["offer.yaml", "texte/leitbild.md"])
def test_a_broken_character_keeps_nothing_from_being_read(file: str, tmp_path: Path) -> None:
    before = HAUS[file]
    assert isinstance(before, str)
    build_tree(tmp_path, {**HAUS, file: before.replace("da.", "fÃ¼r da.").replace("Haus am", "Haus fÃ¼r am")})
    assert [finding[:2] for finding in told(tmp_path)] == [("TD051", file)]
