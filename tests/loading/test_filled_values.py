"""Values come to empty places of a file; all else in it stays, byte for byte."""

import pytest

from teilhabe_docs.loading.yaml.filled_values import Filling, Keys, filled
from teilhabe_docs.loading.yaml.node_tree import PlainValue
from teilhabe_docs.loading.yaml.yaml_reader import read_yaml

PLACES = {
    "an empty key": "# oben\na:\n  b:\nc: 1\n",
    "an empty key with a comment": "a:\n  b:   # hier\nc: 1\n",
    "no key": "a:\n  x: 1\n\nc: 1\n",
    "no key behind a block": "a:\n  x: |\n    eins\n\n    zwei\n\nc: 1\n",
    "no key behind a list": "a:\n  x:\n  - 1\n  - 2\n\nc: 1\n",
    "no key behind a pattern": "a:\n  x:\n    # - muster\nc: 1\n",
    "an empty parent": "a:\nc: 1\n",
    "no parent": "c: 1\n",
    "no parent, no line end": "c: 1",
    "nothing": "",
    "comments alone": "# nur das\n",
    "braces": "a: {x: 1}\nc: 1\n",
    "empty braces": "a: {}\nc: 1\n",
    "a key in braces": "a: {b: , x: 1}\nc: 1\n",
    "empty quotes": 'a:\n  b: ""\nc: 1\n',
    "an empty list": "a:\n  b: []\nc: 1\n",
    "an empty block": "a:\n  b: |\n\nc: 1\n",
}
VALUES: list[object] = [
    "Text",
    "mit: Punkt",
    "zwei\nZeilen",
    ["a", "b"],
    [{"x": "1", "y": ["2"]}],
    {"k": "v"},
    24,
]


def is_empty(_: Keys, value: PlainValue) -> bool:
    return not value


def read(content: bytes) -> dict[str, PlainValue]:
    document, findings = read_yaml(content, "a.yaml")
    assert document is not None and not findings
    return document.data


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("value", VALUES)
@pytest.mark.parametrize("place", PLACES)
def test_a_value_comes_to_each_kind_of_empty_place(place: str, value: object, ends: str) -> None:
    before = PLACES[place].replace("\n", ends).encode()
    done = filled(before, [Filling(("a", "b"), value, "unsicher")], is_empty)
    found = read(done.content)["a"]
    assert isinstance(found, dict)
    assert found["b"] == (str(value) if isinstance(value, int) else value)
    now = done.content.decode()
    lines = [
        line for line in before.decode().split(ends) if line.strip() and not {"b:", "{"} & {*line.split()}
    ]
    assert all(line in now.splitlines() for line in lines if "{" not in line and line != "a:")
    assert "# unsicher" in now
    assert now.count("\n") == now.count(ends) or ends not in before.decode()
    again = filled(done.content, [Filling(("a", "b"), "anders")], is_empty)
    assert (again.content, again.done) == (done.content, ())


@pytest.mark.parametrize(
    "there", ["a: 1\n", "a: [1]\n", "a:\n  b: 0\n", "a: {b: x}\n", "a:\n  b: {datei: x}\n"]
)
def test_what_stands_there_stays(there: str) -> None:
    done = filled(there.encode(), [Filling(("a", "b"), "neu")], is_empty)
    assert (done.content, done.done) == (there.encode(), ())


def test_a_byte_order_mark_stays_and_a_broken_file_too() -> None:
    mark = b"\xef\xbb\xbf"
    assert filled(mark + b"a:\n", [Filling(("a",), "1")], is_empty).content == mark + b"a: '1'\n"
    assert filled(b"a: [\n", [Filling(("a",), "1")], is_empty).content == b"a: [\n"
