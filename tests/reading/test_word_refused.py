"""What is no Word file that can be read is said in German, with the way out; nothing raises."""

from pathlib import Path
from typing import Any

import pytest

from case_files import read_cases
from hostile.parts import R, W, packed
from teilhabe_docs.reading.word_reader import read_word

CASES = Path(__file__).resolve().parents[1] / "cases" / "word" / "abgelehnt.yaml"
FAELLE = read_cases(CASES)["faelle"]


def content(case: dict[str, Any]) -> bytes:
    """The bytes of a case's file."""
    if "teile" in case:
        return packed({name: _part(part) for name, part in case["teile"].items()})
    start = bytes.fromhex(case.get("bytes", ""))
    return start + case.get("utf16", "").encode("utf-16-le") + case.get("text", "").encode()


def _part(part: Any) -> str:
    pieces = [{"text": part}] if isinstance(part, str) else part
    text = "".join(str(piece["text"]) * int(piece.get("mal", 1)) for piece in pieces)
    return text.replace("{W}", W).replace("{R}", R)


@pytest.mark.parametrize("case", FAELLE, ids=lambda case: case["name"])
def test_it_is_said(case: dict[str, Any]) -> None:
    reading = read_word(content(case), "alt/konzept.docx")
    assert [finding.code for finding in reading.findings] == [case["befund"]]
    assert case["sagt"] in reading.findings[0].message
    assert reading.findings[0].file == "alt/konzept.docx"
    assert (reading.document is None) == (reading.findings[0].severity == "error")
