"""LibreOffice accepts or rejects all changes of redlines: what is left has the words of the states.

Paragraphs and cells are compared in their order, with notes, headers and footers. What LibreOffice counts
itself does not count here: numbers in references and of pages. Nor do empty paragraphs, as it leaves some in
front of tables.
"""

import re
from itertools import islice
from pathlib import Path

import pytest

from filled_starter import PROFILES
from foreign.programs import Run
from foreign.tracked_changes import ACCEPT, NOTHING, REJECT, saved
from rendering.docx_lesen import Datei, W, text
from rendering.random_states import states
from teilhabe_docs.documents.blocks import BlockDocument
from teilhabe_docs.rendering.docx import write_docx
from teilhabe_docs.rendering.docx.page_estimate import has_contents
from teilhabe_docs.rendering.docx.redline import write_redline

pytestmark = pytest.mark.foreign

PAIRS = 20
_COUNTED = re.compile(r"(§§?|Abschnitt|Seite|von) \d+[\d.]*")


@pytest.fixture(scope="module")
def pairs(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[BlockDocument, BlockDocument]]:
    """Two states each of documents of all profiles."""
    found = []
    for profile, seed in islice(((p, seed) for seed in (101, 102) for p in PROFILES), PAIRS):
        folder = tmp_path_factory.mktemp("states") / "haus"
        folder.mkdir()
        found.append(states(folder, profile, seed))
    return found


def paragraphs(content: bytes) -> list[tuple[str, bool, str]]:
    """The words of each paragraph that has any: in which part it stands, and whether in a table."""
    file = Datei(content)
    found = []
    for name in sorted(file.teile):
        if re.fullmatch(r"word/(document|footnotes|header\d+|footer\d+)\.xml", name):
            tree = file.xml(name[5:-4])
            assert next(tree.iter(f"{W}ins", f"{W}del"), None) is None, name
            for one in tree.iter(f"{W}p"):
                in_table = next(one.iterancestors(f"{W}tc"), None) is not None
                found.append((name[5:9], in_table, _COUNTED.sub(r"\1", text(one)).strip()))
    return [one for one in found if one[2]]


@pytest.mark.parametrize("command", [ACCEPT, REJECT])
def test_what_is_left_has_the_words_of_the_state(
    run: Run, tmp_path: Path, pairs: list[tuple[BlockDocument, BlockDocument]], command: str
) -> None:
    redlines = [write_redline(old, new, "Träger", "2027-03-01").content for old, new in pairs]
    plain = [write_docx(old if command == REJECT else new, listed=has_contents(new)) for old, new in pairs]
    settled = saved(run, tmp_path / "settled", redlines, command)
    expected = saved(run, tmp_path / "plain", plain, NOTHING)
    assert len(settled) == PAIRS
    for number, (one, other) in enumerate(zip(settled, expected, strict=True)):
        assert paragraphs(one) == paragraphs(other), number
