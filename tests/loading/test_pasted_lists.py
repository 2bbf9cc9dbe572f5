"""Pasted lists one after the other stay as many lists: each line is printed as an item of its own."""

from itertools import count, permutations, product

from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it.token import Token

from mending import mended
from sampling import THOROUGH
from teilhabe_docs.documents.markup.parser import parse
from teilhabe_docs.rendering.markdown.plain_pieces import written_text

RUNS = settings(max_examples=4000 if THOROUGH else 120, deadline=None, derandomize=True)
NUMBERED = (
    *("a) b) c) d)", "(a) (b) (c) (d)", "a.) b.) c.) d.)", "A) B) C) D)", "1) 2) 3) 4)", "(1) (2) (3) (4)"),
    *("i) ii) iii) iv)", "(i) (ii) (iii) (iv)", "I. II. III. IV.", "1. 2. 3. 4.", "I) II) III) IV)"),
)
DRAWN = ("•", "➢", "►", "\uf0b7", "-", "●")
ALIKE = ("1. 2. 3. 4.",)
"""Signs that Markdown knows: two such lists with nothing between are one as they are typed."""


@st.composite
def run(draw: st.DrawFn) -> tuple[str, list[str]]:
    """Its kind, and its signs: at least two of a list that is counted."""
    if draw(st.booleans()):
        kind = draw(st.sampled_from(NUMBERED))
        return kind, kind.split()[: draw(st.integers(2, 4))]
    return "", draw(st.lists(st.sampled_from(DRAWN), min_size=2, max_size=4))


@st.composite
def lists(draw: st.DrawFn) -> tuple[str, list[list[str]]]:
    """A text of runs with and without blank lines between, and the words of each counted run."""
    words = (f"Wort{number}x" for number in count())
    lines: list[str] = []
    counted: list[list[str]] = []
    last = ""
    since = 0  # counted runs behind one that Markdown knows; before a next such one an odd number has marks
    for kind, signs in draw(st.lists(run(), min_size=1, max_size=5)):
        if (kind == last and (not kind or kind in ALIKE)) or (kind in ALIKE and since and since % 2 == 0):
            continue
        since = 0 if not kind or kind in ALIKE else since + 1
        if lines and (kind == last or draw(st.booleans())):
            lines.append("")
        said = [next(words) for _ in signs]
        lines += [f"{sign} {word}" for sign, word in zip(signs, said, strict=True)]
        if kind:
            counted.append(said)
        last = kind
    if draw(st.booleans()):
        lines = ["- Es gilt:", *(f"  {line}" if line else "" for line in lines)]
    return "\n".join(lines), counted


def items(tokens: list[Token]) -> dict[str, tuple[int, int]]:
    """Of each paragraph that is an item's whole content the list and the number that it is printed with."""
    found: dict[str, tuple[int, int]] = {}
    number = here = 0
    for before, token in zip(tokens, tokens[2:], strict=False):
        if token.type in ("ordered_list_open", "bullet_list_open"):
            here, number = here + 1, 0
        elif before.type == "list_item_open" and token.type == "inline":
            number += 1
            found[token.content] = here, number
    return found


@given(lists())
@RUNS
def test_runs_of_any_kinds_stay_apart(given_lists: tuple[str, list[list[str]]]) -> None:
    text, counted = given_lists
    written = mended(text)
    assert mended(written) == written
    found = items(parse(written, koerper=False).tokens)
    assert len(found) == sum(bool(line) for line in text.split("\n")), written
    for words in counted:
        places = [found[word] for word in words]
        assert places == [(places[0][0], number) for number in range(1, len(words) + 1)], written
    assert len({found[words[0]][0] for words in counted}) == len(counted)
    assert not written_text(written, (), body=False).brackets, written


def test_signs_that_mean_different_things_in_one_list_stay() -> None:
    done, undone, bullets = "✓✔", "☐☑☒✗✘", "•►➢-"
    for first, second in product(done + undone, undone + bullets):
        for signs in permutations((first, first, second)):
            text = "\n".join(f"{sign} Wort {number}" for number, sign in enumerate(signs))
            assert mended(text) == text
    for first, second in product(done, done):
        assert mended(f"{first} Küche\n{second} Bad") == "- Küche\n- Bad"


def test_a_dash_before_a_number_is_a_sign() -> None:
    for dash, unit, before in product(
        "–—", (" Grad", " °C", " bis 25 Grad", " %", " Räume"), ("", "Es sind:\n")
    ):
        text = f"{before}{dash} 20{unit}\n{dash} 3{unit}"
        assert mended(text) == text
        mixed = f"{dash} 20{unit}\n{dash} Küche"
        assert (mended(mixed) == mixed) == (unit != " Räume")


def test_no_list_begins_within_a_sentence() -> None:
    signs = ("a) b)", "1) 2)", "(a) (b)", "I. II.")
    for before, (first, second) in product(
        ("Wer nach Buchstabe", "Wer nach Nr.", "Die Räume"), map(str.split, signs)
    ):
        text = f"{before}\n{first} Küche\n{second} Bad kommt."
        assert mended(text) == text
    for before, (first, second) in product(
        ("Räume:", "Er kommt.", "Er kommt, wenn,", ""), map(str.split, signs)
    ):
        assert mended(f"{before}\n{first} oder\n{second} Bad") == f"{before}\n{first} oder\n{second} Bad"
        assert mended(f"{before}\n{first} Küche\n{second} Bad") == f"{before}\n1. Küche\n2. Bad"
