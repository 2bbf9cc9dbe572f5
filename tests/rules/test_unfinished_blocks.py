"""What nobody has finished in a table is told, and what a fence makes code; whole tables are not."""

import pytest

from teilhabe_docs.rendering.markdown.covering import covered_text
from teilhabe_docs.rules.engine.unfinished_blocks import unfinished_blocks

HEAD = "| a | b |\n|---|---|\n"
AROUND = ("{}", "Davor.\n\n{}\n\nDahinter.")


def told(text: str) -> list[tuple[str, str]]:
    return [(odd.message, text[odd.start : odd.end]) for odd in unfinished_blocks(text, covered_text)]


@pytest.mark.parametrize("around", AROUND)
@pytest.mark.parametrize(
    ("table", "row", "says"),
    [
        (HEAD.strip(), "| a | b |", "nur eine Kopfzeile"),
        (f"{HEAD}|  |  |", "|  |  |", "ist leer"),
        (f"{HEAD}| 1 | 2 |\n| | |\n| 3 | 4 |", "| | |", "ist leer"),
        (f"{HEAD}| 1 | 2 |\n| 3 |", "| 3 |", "hat 1 Zelle, die Kopfzeile 2"),
        ("a | b | c\n--|--|--\n1 | 2", "1 | 2", "hat 2 Zellen, die Kopfzeile 3"),
        (f"{HEAD}| a \\| b |", "| a \\| b |", "hat 1 Zelle"),
    ],
)
def test_an_unfinished_table_is_told(around: str, table: str, row: str, says: str) -> None:
    ((message, where),) = told(around.format(table))
    assert says in message
    assert where == row


@pytest.mark.parametrize("around", AROUND)
@pytest.mark.parametrize(
    "table",
    [
        f"{HEAD}| 1 | 2 |",
        f"{HEAD}| 1 |  |\n|  | 2 |",
        f"{HEAD}| `x|y` \\| z | 2 |",
        "a | b\n--|--\n1 | 2",
        "Küche | Bad",
        "| kein | Kopf |",
    ],
)
def test_a_whole_table_and_what_is_none_pass(around: str, table: str) -> None:
    assert told(around.format(table)) == []


@pytest.mark.parametrize("sign", ["```", "~~~", "````"])
def test_a_fence_that_nothing_closes_is_told_where_it_opens(sign: str) -> None:
    for text in (f"{sign}\nEin Satz.\n\nNoch einer.", f"Davor.\n\n{sign} text\nEin Satz.\n``\n~~"):
        ((message, where),) = told(text)
        assert "den nichts beendet" in message
        assert where.startswith(sign)
    ((message, _),) = told(f"{sign}\nEin Satz.\n{sign}\n\nDahinter.")
    assert "als Programmtext gedruckt" in message
    assert len(told(f"{sign}\na\n{sign}\n{sign}\nb")) == 2
