"""A bracket that nobody closes is told at the bracket, whatever follows it."""

from itertools import product

import pytest

from teilhabe_docs.loading.yaml.yaml_reader import read_yaml

BEFORE = ("", 'x: (1)\ny: "["\n', "z: [1, {a: 2}]\n# [ {\n", "w: d'Or [\n")
OPENED = ("[", "{", "[1, ", "{b: ", "[{", "[[1], ", "{b: [1], c: [", "[\n  eins,\n  ")
BEHIND = ("", "\n", "\n\n", " ", "  # [\n")


@pytest.mark.parametrize(("before", "opened", "behind"), [*product(BEFORE, OPENED, BEHIND)])
def test_an_open_bracket_is_told_at_its_place_with_the_one_that_closes_it(
    before: str, opened: str, behind: str
) -> None:
    text = f"{before}a: {opened}{behind}"
    _, findings = read_yaml(text.encode("utf-8"), "offer.yaml")
    (found,) = findings
    lines = text.split("\n")
    sign = lines[found.span.line - 1][found.span.column - 1]
    assert (found.code, sign in "[{") == ("TD018", True)
    assert f"Zur Klammer »{sign}« fehlt »{ {'[': ']', '{': '}'}[sign] }«" in found.message
    assert found.span.line > before.count("\n")
    assert "#" not in lines[found.span.line - 1][: found.span.column]
