"""Fixed text before an author's text is a sentence of its own: the text may begin with a lead-in itself."""

import re
from collections.abc import Iterator
from pathlib import Path

from teilhabe_docs.model.fields import BUILT_IN_FIELDS, UnknownField

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
BEFORE_A_FIELD = re.compile(r"([^\n]*):\n\n(?:\{%[^\n]*%\}\n+)?\{\{ ([a-z_.]+) \}\}")


def open_lead_ins(text: str) -> Iterator[str]:
    """The lines of a body that end in a colon right before a longer text of the author."""
    for line, field in BEFORE_A_FIELD.findall(text):
        try:
            if BUILT_IN_FIELDS.at(field).typ == "slot":
                yield line
        except UnknownField:
            continue


def test_no_built_in_body_leads_into_a_text_with_a_colon() -> None:
    found = {str(file): [*open_lead_ins(file.read_text("utf-8"))] for file in TEMPLATES.rglob("*.md")}
    assert {file: lines for file, lines in found.items() if lines} == {}


def test_a_colon_before_a_text_is_found_and_one_before_a_list_is_not() -> None:
    assert [*open_lead_ins("Es gilt:\n\n{{ angebot.ausfall.regelung }}\n")] == ["Es gilt"]
    assert [*open_lead_ins("Ziele:\n\n{{ angebot.ziele }}\n")] == []
