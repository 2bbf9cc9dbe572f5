"""Lines with tabs are a table where all have as many columns; else they stay, and the odd one is named."""

from itertools import product

import pytest

from mending import mended
from sampling import few
from teilhabe_docs.loading.pasted_tables import uneven_rows

WIDTHS = [widths for number in (2, 3, 4) for widths in product((2, 3, 4), repeat=number)]


@pytest.mark.parametrize("widths", few(WIDTHS, 3))
def test_a_table_is_written_whole_or_not_at_all(widths: tuple[int, ...]) -> None:
    rows = [["Zelle"] * width for width in widths]
    text = "\n".join("\t".join(row) for row in rows)
    odd = [number for number, width in enumerate(widths) if width != widths[0]]
    if odd:
        assert mended(text) == text
        assert [*uneven_rows(text.split("\n"))] == [(odd[0], widths[odd[0]], widths[0])]
    else:
        assert mended(text).count("\n| Zelle") == len(rows) - 1
        assert not [*uneven_rows(text.split("\n"))]
