"""The widths that `font_widths.csv` lists are those of the fonts that lie on this machine."""

from pathlib import Path

import pytest
from PIL import ImageFont

from foreign.programs import Run
from teilhabe_docs.rendering.font_widths import face

pytestmark = pytest.mark.foreign

AS_WIDE = {
    "Calibri": "Carlito",
    "Arial": "Liberation Sans",
    "Times New Roman": "Liberation Serif",
    "Courier New": "Liberation Mono",
    "DejaVu Sans": "DejaVu Sans",
}
TEXT = "0123456789 .,:€%§–ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÜabcdefghijklmnopqrstuvwxyzäöüß"


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("family", AS_WIDE)
def test_letters_are_as_wide_as_listed(family: str, bold: bool, run: Run, tmp_path: Path) -> None:
    pattern = AS_WIDE[family] + (":bold" if bold else "")
    file, found = run("fc-match", "-f", "%{file}|%{family}", pattern, cwd=tmp_path).stdout.split("|")
    assert found.startswith(AS_WIDE[family])
    font = ImageFont.truetype(file, 1000, layout_engine=ImageFont.Layout.BASIC)
    listed = face(family)
    assert [
        letter for letter in TEXT if abs(font.getlength(letter) - listed.width(letter, 1000, bold=bold)) > 2
    ] == []
