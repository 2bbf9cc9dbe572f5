"""LibreOffice prints the documents of the examples: the words of their Markdown, in order.

Words are letters and digits; what else stands there, and case, is not compared. LibreOffice adds page heads,
page numbers, a table of contents, repeated table heads and numbers of lists; it breaks words at hyphens and
prints footnotes at the foot of their page. So words may stand between those of the Markdown, footnotes are
compared for themselves, and a stretch that differs counts as the same where its letters do.
"""

import shutil
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path

import pytest

from examples import EXAMPLES
from foreign.programs import Run
from rendering.markdown_words import words, written

pytestmark = pytest.mark.foreign

FILES = [file for folder in EXAMPLES for file in sorted(folder.glob("ausgabe/*/*.docx"))]


def name(file: Path) -> str:
    return f"{file.parent.name}-{file.stem}"


@pytest.fixture(scope="module")
def printed(run: Run, tmp_path_factory: pytest.TempPathFactory) -> dict[Path, str]:
    """The text of each document as LibreOffice prints it."""
    folder = tmp_path_factory.mktemp("libreoffice")
    for file in FILES:
        shutil.copy(file, folder / f"{name(file)}.docx")
    home = f"-env:UserInstallation={(folder / 'home').as_uri()}"
    run("soffice", home, "--headless", "--convert-to", "pdf", *sorted(folder.glob("*.docx")), cwd=folder)
    return {
        file: run("pdftotext", "-raw", "-enc", "UTF-8", folder / f"{name(file)}.pdf", "-", cwd=folder).stdout
        for file in FILES
    }


def lost(markdown: str, text: str) -> list[str]:
    """The stretches of the Markdown and of its footnotes that the text lacks or has in another order."""
    there = words(text)
    return [stretch for part in written(markdown) for stretch in _lost(part, there)]


def _lost(part: list[str], there: list[str]) -> Iterator[str]:
    for kind, a, b, c, d in SequenceMatcher(None, part, there, autojunk=False).get_opcodes():
        if kind in ("delete", "replace") and "".join(part[a:b]) not in "".join(there[c:d]):
            yield " ".join(part[a:b])


@pytest.mark.parametrize("file", FILES, ids=name)
def test_the_printed_document_has_the_words_of_the_markdown(file: Path, printed: dict[Path, str]) -> None:
    assert lost(file.with_suffix(".md").read_text(encoding="utf-8"), printed[file]) == []


@pytest.mark.parametrize("file", FILES, ids=name)
def test_no_place_is_open_that_is_not_in_the_markdown(file: Path, printed: dict[Path, str]) -> None:
    markdown = file.with_suffix(".md").read_text(encoding="utf-8")
    assert printed[file].count("[offen:") == markdown.count("[offen:")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kopf 1 Titel\nDer Träger berät Kinder-\nund Eltern\nSeite 1 3 Siehe Anlage", []),
        ("1 Titel\nDer Träger be-\nrät Kinder- und Eltern 3 Siehe Anlage", []),
        ("1 Titel\nDer Träger Kinder- und Eltern 3 Siehe Anlage", ["berät"]),
        ("Der Träger berät Kinder- und Eltern\n1 Titel 3 Siehe Anlage", ["1 titel"]),
        ("1 Titel\nDer Träger berät Kinder- und Eltern", ["siehe anlage"]),
    ],
    ids=["all", "broken word", "a word less", "another order", "a footnote less"],
)
def test_the_comparison_notices_what_is_lost(text: str, expected: list[str]) -> None:
    markdown = "# 1 Titel\n\nDer *Träger* berät Kinder- und Eltern[^1]\n\n[^1]: Siehe Anlage\n"
    assert lost(markdown, text) == expected
