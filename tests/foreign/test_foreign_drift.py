"""What has been done to a document is seen after LibreOffice has saved it, and by way of ODT."""

from pathlib import Path

import pytest

from application.test_drift import CASES, LOOKS, LV, basis, seen_in, told, with_look, written
from foreign.programs import Run

pytestmark = pytest.mark.foreign

WAYS = ("docx", "odt")
_DOCX = "docx:MS Word 2007 XML"


@pytest.fixture(scope="module")
def saved(run: Run, tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], bytes]:
    """Each edited document as LibreOffice saves it, straight and by way of ODT."""
    folder = tmp_path_factory.mktemp("drift")
    files = {"untouched": basis(LV).content}
    for number, (edit, _) in enumerate(CASES.values()):
        for tracked in (False, True):
            files[f"{number}-{tracked}"] = edit(written(tracked=tracked)).content
    for look in LOOKS:
        files[look] = with_look(look, "a word of a text").content
    for name, content in files.items():
        (folder / f"{name}.docx").write_bytes(content)
    home = f"-env:UserInstallation={(folder / 'home').as_uri()}"
    convert = ("soffice", home, "--headless", "--convert-to")
    sent = sorted(folder.glob("*.docx"))
    run(*convert, _DOCX, "--outdir", folder / "docx", *sent, cwd=folder)
    run(*convert, "odt", "--outdir", folder / "there", *sent, cwd=folder)
    run(*convert, _DOCX, "--outdir", folder / "odt", *sorted((folder / "there").glob("*.odt")), cwd=folder)
    return {(way, name): Path(folder, way, f"{name}.docx").read_bytes() for way in WAYS for name in files}


@pytest.mark.parametrize("way", WAYS)
def test_saved_alone_is_not_edited(way: str, saved: dict[tuple[str, str], bytes]) -> None:
    report = seen_in(saved[way, "untouched"])
    assert told(report) == []
    assert not report.edited


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("tracked", [False, True], ids=["untracked", "tracked"])
@pytest.mark.parametrize("case", CASES)
def test_the_same_is_told(case: str, tracked: bool, way: str, saved: dict[tuple[str, str], bytes]) -> None:
    report = seen_in(saved[way, f"{[*CASES].index(case)}-{tracked}"])
    assert told(report) == CASES[case][1]
    assert {change.pending for change in report.changes} == {tracked}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("look", LOOKS)
def test_the_same_look_is_told(look: str, way: str, saved: dict[tuple[str, str], bytes]) -> None:
    (change,) = seen_in(saved[way, look]).changes
    assert (change.old, change.looks) == ("mehreren", (LOOKS[look][2],))
