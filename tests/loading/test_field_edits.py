"""One value of a YAML file is changed where it stands; all else stays as it is typed."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sampling import THOROUGH, few
from teilhabe_docs.loading.yaml.field_edits import (
    DropEntry,
    FieldEdit,
    PutEntry,
    PutValue,
    ShiftEntry,
    with_edit,
)
from teilhabe_docs.loading.yaml.written_scalars import Figure
from teilhabe_docs.loading.yaml.yaml_reader import read_yaml

EXAMPLES = sorted((Path(__file__).resolve().parents[2] / "examples").rglob("*.yaml"))
ORDER = ("a", "neu", "b", "liste", "text", "gruppe")

CASES: list[tuple[str, FieldEdit, str]] = [
    ("a: 1  # eins\nb: 2\n", PutValue(("a",), Figure("3")), "a: 3  # eins\nb: 2\n"),
    ("a: 1  # eins\nb: 2\n", PutValue(("a",), None), "a:  # eins\nb: 2\n"),
    ('a: "1"\n', PutValue(("a",), 'mit "Wort"'), 'a: "mit \\"Wort\\""\n'),
    ("a: 'x'\n", PutValue(("a",), "geht's"), "a: 'geht''s'\n"),
    ("a: 1\nb: 2\n", PutValue(("neu",), "x"), "a: 1\nneu: x\nb: 2\n"),
    ("a: 1\n\nb: 2\n", PutValue(("neu",), "x"), "a: 1\n\nneu: x\n\nb: 2\n"),
    ("a: 1\nb:\n  # - Muster\n", PutValue(("b",), ["x"]), "a: 1\nb:\n  - x\n  # - Muster\n"),
    ("a: x  # c\n", PutValue(("a",), "eins\n\nzwei\n"), "a: |  # c\n  eins\n\n  zwei\n"),
    (
        "a: |  # c\n    eins\n    zwei\nb: 1\n",
        PutValue(("a",), "eins\ndrei\n"),
        "a: |  # c\n    eins\n    drei\nb: 1\n",
    ),
    ("a: |\n  eins\n  zwei\nb: 1\n", PutValue(("a",), {"datei": "t.md"}), "a: {datei: t.md}\nb: 1\n"),
    ("a: {datei: t.md}\nb: 1\n", PutValue(("a",), "eins\nzwei\n"), "a: |\n  eins\n  zwei\nb: 1\n"),
    ("a: {b: 1, text: x}\n", PutValue(("a", "b"), None), "a: {text: x}\n"),
    ("a: {b: 1}\n", PutValue(("a", "text"), "x, y"), 'a: {b: 1, text: "x, y"}\n'),
    ("a:\n  b: 1\n", PutValue(("a", "gruppe", "neu"), "x"), "a:\n  b: 1\n  gruppe:\n    neu: x\n"),
    ("# nur\r\n", PutValue(("a", "b"), "x"), "# nur\r\na:\r\n  b: x\r\n"),
    ("\ufeffa: 1\r\nb: 2", PutValue(("b",), "x"), "\ufeffa: 1\r\nb: x"),
    ("a: [x, y]\n", PutEntry(("a",), 1, "z"), "a: [x, z, y]\n"),
    ("a:\n  - x  # c\n  - y\n", PutEntry(("a",), 1, "z"), "a:\n  - x  # c\n  - z\n  - y\n"),
    ("a:\n  - {b: 1}\n", PutEntry(("a",), 1, {"b": Figure("2")}), "a:\n  - {b: 1}\n  - {b: 2}\n"),
    ("a:\n  # vor x\n  - x\n  # vor y\n  - y\n", DropEntry(("a",), 0), "a:\n  # vor x\n  # vor y\n  - y\n"),
    ("a:\n  - x\nb: 1\n", DropEntry(("a",), 0), "a:\nb: 1\n"),
    ("a:\n  - b: 1\n    c: 2\n  - b: 3\n", ShiftEntry(("a",), 1, 0), "a:\n  - b: 3\n  - b: 1\n    c: 2\n"),
    ("a: [x, y, z]\n", ShiftEntry(("a",), 0, 2), "a: [y, z, x]\n"),
]


@pytest.mark.parametrize(("before", "edit", "after"), CASES)
def test_what_stands_beside_a_value_stays(before: str, edit: FieldEdit, after: str) -> None:
    assert made(before, edit) == after


@pytest.mark.parametrize(
    ("text", "edit"),
    [
        ("a: &x 1\nb: *x\n", PutValue(("a",), Figure("2"))),
        ("a: &x {b: 1}\nc:\n  <<: *x\n", PutValue(("c", "b"), Figure("2"))),
        ("a: [", PutValue(("a",), "x")),
        ("a: text\n", PutValue(("a", "b"), "x")),
        ("a: [x]\n", PutValue(("a", 1), "x")),
        ("a: [x]\n", DropEntry(("a",), 1)),
        ("a: x\n", PutEntry(("a",), 0, "y")),
    ],
)
def test_what_cannot_be_changed_alone_is_left(text: str, edit: FieldEdit) -> None:
    assert made(text, edit) is None


def test_a_file_with_mistakes_is_changed_where_it_can_be_read() -> None:
    text = "a: 1\na: 2\nb: x\n"
    assert made(text, PutValue(("b",), "neu")) == "a: 1\na: 2\nb: neu\n"


@pytest.mark.parametrize(
    "file", few(EXAMPLES, 5), ids=lambda file: file.relative_to(EXAMPLES[0].parents[1]).as_posix()
)
def test_each_value_of_the_examples_can_be_changed_and_put_back(file: Path) -> None:
    content = file.read_bytes()
    document, _ = read_yaml(content, "")
    assert document is not None
    every = [*leaves(document.data)]
    for path, value in every[:: 8 if THOROUGH else 60]:
        for other in ("anders", "mehrere\n\nZeilen\n", None):
            if other is None and isinstance(path[-1], int):
                continue
            changed = with_edit(content, PutValue(path, other), lambda _: ())
            assert changed is not None, (path, other)
            back = with_edit(changed, PutValue(path, value), lambda _: ())
            assert back is not None, (path, value)
            again, findings = read_yaml(back, "")
            assert again is not None and not findings and again.data == document.data, path


def leaves(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], str]]:
    if isinstance(value, dict | list):
        for step, one in value.items() if isinstance(value, dict) else enumerate(value):
            yield from leaves(one, (*path, step))
    elif isinstance(value, str):
        yield path, value


def made(text: str, edit: FieldEdit) -> str | None:
    new = with_edit(text.encode("utf-8"), edit, lambda _: ORDER)
    return None if new is None else new.decode("utf-8")
