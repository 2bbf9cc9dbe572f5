"""LibreOffice takes the documents of the examples from DOCX to ODT and back: nothing of the text is lost."""

import io
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest

from foreign.programs import Run
from rendering.beispieldokumente import DATEIEN
from rendering.computed_numbers import numbered
from rendering.docx_lesen import Datei, W
from rendering.pandoc_vergleich import pandoc_sicht

pytestmark = pytest.mark.foreign

BULLETS = str.maketrans({"\uf0b7": "•", "\uf02d": "–"})
"""LibreOffice writes signs of lists in the font Symbol."""
COUNTED = ("tblHeader", "hyperlink", "bookmarkStart", "footnoteReference", "sdt", "drawing")
"""Elements of which there are as many as before."""


def name(file: Path) -> str:
    return f"{file.parent.name}-{file.stem}"


@pytest.fixture(scope="module")
def returned(run: Run, tmp_path_factory: pytest.TempPathFactory) -> dict[Path, bytes]:
    """Each document as it comes back."""
    folder = tmp_path_factory.mktemp("odt")
    for file in DATEIEN:
        shutil.copy(file, folder / f"{name(file)}.docx")
    home = f"-env:UserInstallation={(folder / 'home').as_uri()}"
    there, back = folder / "there", folder / "back"
    convert = ("soffice", home, "--headless", "--convert-to")
    run(*convert, "odt", "--outdir", there, *sorted(folder.glob("*.docx")), cwd=folder)
    run(*convert, "docx:MS Word 2007 XML", "--outdir", back, *sorted(there.glob("*.odt")), cwd=folder)
    return {file: (back / f"{name(file)}.docx").read_bytes() for file in DATEIEN}


def words_and_numbers(content: bytes) -> list[tuple[str, str]]:
    """The number that Word shows at each paragraph, in cells as well, and its words."""
    lines = ((number, words) for _, number, words in numbered(Datei(content)))
    return [(number.translate(BULLETS), " ".join(words.split())) for number, words in lines]


def counted(content: bytes) -> dict[str, int]:
    document = Datei(content).xml()
    return {kind: sum(1 for _ in document.iter(f"{W}{kind}")) for kind in COUNTED}


@pytest.mark.parametrize("file", DATEIEN, ids=name)
def test_words_and_numbers_survive(file: Path, returned: dict[Path, bytes]) -> None:
    assert words_and_numbers(returned[file]) == words_and_numbers(file.read_bytes())


@pytest.mark.parametrize("file", DATEIEN, ids=name)
def test_headings_lists_notes_and_tables_survive(file: Path, returned: dict[Path, bytes]) -> None:
    assert pandoc_sicht(returned[file]) == pandoc_sicht(file.read_bytes())


@pytest.mark.parametrize("file", DATEIEN, ids=name)
def test_links_table_headers_and_open_places_survive(file: Path, returned: dict[Path, bytes]) -> None:
    assert counted(returned[file]) == counted(file.read_bytes())


@pytest.mark.parametrize(
    ("part", "lost", "read"),
    [
        ("document", "Leistung", words_and_numbers),
        ("numbering", "§", words_and_numbers),
        ("document", "<w:footnoteReference [^>]*>", pandoc_sicht),
        ("document", "<w:tblHeader/>", counted),
    ],
)
def test_what_is_lost_is_noticed(part: str, lost: str, read: Callable[[bytes], object]) -> None:
    whole = next(file for file in DATEIEN if file.stem == "leistungsvereinbarung").read_bytes()
    parts = Datei(whole).teile
    parts[f"word/{part}.xml"] = re.sub(lost, "", parts[f"word/{part}.xml"].decode(), count=1).encode()
    less = io.BytesIO()
    with ZipFile(less, "w") as archive:
        for key, content in parts.items():
            archive.writestr(key, content)
    assert read(less.getvalue()) != read(whole)
