"""Chromium shows the page of `tdocs status --format html`: all of it, and without complaint."""

from pathlib import Path

import pytest

from cli.aufruf import prozess
from examples import EXAMPLES
from foreign.browser import show, words
from foreign.programs import Run

pytestmark = pytest.mark.foreign

FOLDERS = (*EXAMPLES, EXAMPLES[0].parent / "unvollstaendig")


def picture(run: Run, page: Path) -> bytes:
    target = page.with_suffix(".png")
    show(run, page, f"--screenshot={target}")
    return target.read_bytes()


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_page_is_shown_whole(folder: Path, run: Run, tmp_path: Path) -> None:
    written = prozess("status", str(folder), "--format", "html").stdout.decode("utf-8")
    page, empty = tmp_path / "status.html", tmp_path / "empty.html"
    page.write_text(written, encoding="utf-8")
    empty.write_text("<!DOCTYPE html><title>Leer</title>", encoding="utf-8")
    shown, console = show(run, page, "--dump-dom")
    assert console == []
    assert words(shown) == words(written)
    assert len(picture(run, page)) > 5 * len(picture(run, empty))


def test_a_complaint_in_the_console_is_noticed(run: Run, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<!DOCTYPE html><script>fehlt()</script>", encoding="utf-8")
    _, console = show(run, page, "--dump-dom")
    assert "fehlt is not defined" in "".join(console)
