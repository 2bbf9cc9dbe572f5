"""What `personal` cannot read it does not take for absent: it names it and judges no agreement."""

import json
import re
from pathlib import Path
from shutil import copytree, ignore_patterns
from typing import Any

import pytest

from cli.aufruf import Tdocs
from sampling import few

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
NAMES = ("schulkindergarten-bw", "assistenz", "fruehfoerderung")
FILES = ("staffing.yaml", "offer.yaml")
VALUE = re.compile(r"(?<=: )[^\s#\"'{\[|>][^#{}\[\]|>\n,]*(?=[,}\n])")
"""A plain value behind its key, on a line of its own or between braces."""


def values() -> list[tuple[str, str, int]]:
    """Example, file and place of each value with a digit in it, or one word."""
    return [
        (name, file, match.start())
        for name in NAMES
        for file in FILES
        for match in VALUE.finditer((EXAMPLES / name / file).read_text("utf-8"))
        if re.search(r"\d", match[0]) or len(match[0].split()) == 1
    ]


def calculated(tdocs: Tdocs) -> dict[str, Any]:
    (one,) = json.loads(tdocs("personal", "konzept", "--format", "json").out)
    assert isinstance(one, dict)
    return one


@pytest.mark.parametrize(("name", "file", "start"), few(values(), 25))
def test_a_value_that_cannot_be_read_is_named_or_plays_no_part(
    tdocs: Tdocs, name: str, file: str, start: int
) -> None:
    copytree(EXAMPLES / name, "konzept", ignore=ignore_patterns("ausgabe", "dokumente"))
    path = Path("konzept", file)
    text = path.read_text("utf-8")
    before = calculated(tdocs)
    assert before.pop("unreadable") == []
    broken = VALUE.sub("{un: lesbar}", text[start:], count=1)
    path.write_text(text[:start] + broken, "utf-8")
    if not (out := tdocs("personal", "konzept", "--format", "json").out):
        return  # nothing is calculated
    (after,) = json.loads(out)
    unread = after.pop("unreadable")
    if not unread:
        assert after == before
        return
    assert {r["status"] for r in after["results"]} <= {None, "unknown"}
    assert unread[0].startswith(file)
    assert unread[0] in tdocs("personal", "konzept").out
