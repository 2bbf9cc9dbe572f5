"""The legal bases of an offer name the contract basis that it has."""

from itertools import permutations

import pytest

from teilhabe_docs.recht.agreement_bases import BASES
from teilhabe_docs.recht.listed_bases import foreign_bases

PAIRS = [
    ((right, basis), (wrong, others))
    for (right, bases), (wrong, others) in permutations(sorted(BASES.items()), 2)
    for basis in bases
    if basis not in others
]


def test_another_basis_in_the_place_of_its_own_is_told() -> None:
    for (_, basis), ((law, norm), _) in PAIRS:
        ((place, text),) = foreign_bases(["§ 99 SGB IX", f"§ {norm} {law}"], basis)
        assert place == 1
        assert f"steht dafür § {norm} {law}" in text


def test_its_own_basis_beside_another_is_not_told() -> None:
    for ((law, norm), basis), ((other, foreign), _) in PAIRS:
        assert not [*foreign_bases([f"§ {norm} {law}", f"§ {foreign} {other}"], basis)]


@pytest.mark.parametrize(
    ("listed", "basis"),
    [
        (["§§ 123 bis 128 SGB IX", "§ 134 SGB IX"], "sgb9_125"),
        (["§ 99 SGB IX"], "sgb9_125"),
        (["§§ 117 bis 134 SGB IX"], "sgb8_77"),
        (["§§ 123 ff. SGB IX"], "sgb9_134"),
        (["§§ 123 bis 130 SGB IX"], "sgb9_134"),
        (["§ 134 Abs. 4 SGB IX"], "sgb9_125"),
        (["§§ 78a bis 78g SGB VIII", "§ 77 SGB VIII"], "sgb8_78b"),
        (["§ 134 SGB IX"], ""),
    ],
)
def test_ranges_and_other_agreements_are_not_told(listed: list[str], basis: str) -> None:
    assert not [*foreign_bases(listed, basis)]


def test_a_range_of_letters_names_its_basis() -> None:
    assert [place for place, _ in foreign_bases(["§§ 78a bis 78g SGB VIII"], "sgb8_77")] == [0]
