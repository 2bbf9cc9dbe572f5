"""What each format makes of one list of findings; `python tests/formats.py` writes the files anew."""

from pathlib import Path

import pytest

import formats
from reporting.befunde import REPORT
from teilhabe_docs.reporting.finding_formats import FINDING_FORMATS


@pytest.mark.parametrize("format_", FINDING_FORMATS)
def test_a_format_says_what_stands_in_its_file(format_: str) -> None:
    assert formats.rendered(format_) == (formats.FOLDER / formats.FILES[format_]).read_bytes()


def test_the_script_writes_every_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    vorher = {p.name: p.read_bytes() for p in formats.FOLDER.iterdir()}
    monkeypatch.setattr(formats, "FOLDER", tmp_path / "neu")
    formats.main()
    assert {p.name: p.read_bytes() for p in formats.FOLDER.iterdir()} == vorher


@pytest.mark.parametrize("format_", [name for name in FINDING_FORMATS if name != "sarif"])
def test_an_excepted_finding_shows_in_sarif_only(format_: str) -> None:
    (ausgenommen,) = REPORT.suppressed
    text = FINDING_FORMATS[format_].schreiber(REPORT)
    assert ausgenommen.finding.message not in text
    assert ausgenommen.reason not in text
