"""Edits of single values and list entries in YAML: they read as they should, nothing beside changes."""

import difflib
import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from teilhabe_docs.loading.yaml.entry_edits import AddEntries, EntryEdit, SetValue, edited
from teilhabe_docs.loading.yaml.written_scalars import Figure
from teilhabe_docs.loading.yaml.yaml_reader import read_yaml
from teilhabe_docs.model.staffing import Position

ORDER = tuple(Position.model_fields)
BLOCK = """\
# Das Personal
positionen:
  # zuerst die Leitung
  - id: leitung   # bleibt
    funktion: Leitung des Hauses
    vzae: 0,75   # halbe Stelle und mehr

  - {id: gruppe, funktion: Gruppe, vzae: "1,50"}  # in Klammern
  - id: nacht
    wochenstunden_h: 19,5
    funktion: >-
      Nachtdienst
      im Haus
    # Ende der Nacht
fachkraftquote: 60
"""


def made(text: str, *edits: EntryEdit) -> str:
    done = edited(text.encode("utf-8"), edits)
    assert not done.refused
    return done.content.decode("utf-8")


def changed(old: str, new: str) -> list[str]:
    """The lines that differ, with - and +."""
    lines = difflib.unified_diff(old.splitlines(), new.splitlines(), n=0, lineterm="")
    return [f"{line[0]} {line[1:]}" for line in lines if line[:3] not in ("---", "+++") and line[0] in "-+"]


def at(index: int, name: str, value: str | None, instead: str = "") -> SetValue:
    return SetValue(("positionen", index, name), value, ORDER, instead)


@pytest.mark.parametrize(
    ("edit", "lines"),
    [
        (
            at(0, "vzae", Figure("1,00")),
            ["-     vzae: 0,75   # halbe Stelle und mehr", "+     vzae: 1,00   # halbe Stelle und mehr"],
        ),
        (at(0, "bereich", "leitung"), ["+     bereich: leitung"]),
        (
            at(1, "vzae", Figure("1,25")),
            [
                '-   - {id: gruppe, funktion: Gruppe, vzae: "1,50"}  # in Klammern',
                '+   - {id: gruppe, funktion: Gruppe, vzae: "1,25"}  # in Klammern',
            ],
        ),
        (
            at(1, "abschluss", "B. A., n"),
            [
                '-   - {id: gruppe, funktion: Gruppe, vzae: "1,50"}  # in Klammern',
                '+   - {id: gruppe, funktion: Gruppe, abschluss: "B. A., n", vzae: "1,50"}  # in Klammern',
            ],
        ),
        (
            at(2, "vzae", Figure("0,50"), "wochenstunden_h"),
            ["-     wochenstunden_h: 19,5", "+     vzae: 0,50"],
        ),
        (at(2, "wochenstunden_h", None), ["-     wochenstunden_h: 19,5"]),
        (
            at(2, "funktion", "Nachtwache"),
            ["-     funktion: >-", "-       Nachtdienst", "-       im Haus", "+     funktion: Nachtwache"],
        ),
        (at(2, "gruppe", "haus-1"), ["+     gruppe: haus-1"]),
        (
            SetValue(("fachkraftquote",), Figure("62,5 %")),
            ["- fachkraftquote: 60", "+ fachkraftquote: 62,5 %"],
        ),
        (SetValue(("vollzeit_wochenstunden_h",), Figure("39")), ["+ vollzeit_wochenstunden_h: 39"]),
        (
            AddEntries(("positionen",), ({"id": "neu", "funktion": "Küche"},), 0),
            ["+   - id: neu", "+     funktion: Küche"],
        ),
        (
            AddEntries(("positionen",), ({"id": "neu", "funktion": "a: b"},), 1),
            ['+   - {id: neu, funktion: "a: b"}'],
        ),
    ],
)
def test_only_the_lines_of_the_edit_change(edit: EntryEdit, lines: list[str]) -> None:
    assert changed(BLOCK, made(BLOCK, edit)) == lines


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# nur ein Kommentar",
        "fachkraftquote: 60\n",
        "fachkraftquote: 60",
        "positionen:\n",
        "positionen:   # hier\n  # - id: …\nfachkraftquote: 60\n",
        "positionen: []\nfachkraftquote: 60\n",
        "positionen: ~\n",
        "fachkraftquote: 60\nqualifikation:\n  leitung: |\n    Eins\n\n    Zwei\n\n",
        "positionen:\n- id: a\n  funktion: A\n",
        "positionen: [{id: a, funktion: A}]\n",
        "positionen:\n  - {id: a,\n     funktion: A}\n",
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_an_entry_finds_its_place_in_every_form_of_a_list(text: str, end: str, mark: str) -> None:
    before = mark + text.replace("\n", end)
    after = made(
        before, AddEntries(("positionen",), ({"id": "neu", "funktion": "Küche", "vzae": Figure("0,50")},))
    )
    document, findings = read_yaml(after.encode(), "staffing.yaml")
    assert document is not None and not findings
    assert document.data["positionen"][-1] == {"id": "neu", "funktion": "Küche", "vzae": "0,50"}  # type: ignore[index]
    assert after.startswith(mark)
    if end in before:
        assert "\n" not in after.replace(end, "")


@pytest.mark.parametrize(
    ("text", "edit"),
    [
        (
            "positionen:\n  - &a {id: a, funktion: A, vzae: 1}\n  - <<: *a\n    id: b\n",
            at(1, "vzae", Figure("2")),
        ),
        ("x: &v 1\npositionen:\n  - {id: a, funktion: A, vzae: *v}\n", at(0, "vzae", Figure("2"))),
        ("positionen: {entfaellt: Grund}\n", AddEntries(("positionen",), ({"id": "a"},))),
        ("positionen: Text\n", at(0, "vzae", Figure("2"))),
        ("a: [\n", at(0, "vzae", Figure("2"))),
        ("positionen:\n  - {id: a}\n", at(5, "vzae", Figure("2"))),
    ],
)
def test_what_cannot_be_changed_alone_is_either_right_or_refused(text: str, edit: EntryEdit) -> None:
    done = edited(text.encode(), [edit])
    if done.refused:
        assert done.content == text.encode()
    else:
        before, after = (read_yaml(one, "")[0] for one in (text.encode(), done.content))
        assert before is not None and after is not None
        assert {k: v for k, v in before.data.items() if k != "positionen"} == {
            k: v for k, v in after.data.items() if k != "positionen"
        }


WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=("C", "Zl", "Zp")), min_size=1, max_size=30
).filter(lambda text: text.strip() and text == text.strip())


@settings(max_examples=150, deadline=None)
@given(WORDS, st.sampled_from([0, 1, 2]), st.sampled_from(["funktion", "abschluss"]))
def test_any_text_reads_back_as_it_is(text: str, index: int, name: str) -> None:
    assume(not read_yaml(f"a: {json.dumps(text, ensure_ascii=False)}".encode(), "")[1])  # broken letters
    document, findings = read_yaml(made(BLOCK, at(index, name, text)).encode(), "")
    assert document is not None and not findings
    assert document.data["positionen"][index][name] == text  # type: ignore[index, call-overload]


@settings(max_examples=100, deadline=None)
@given(st.dictionaries(st.sampled_from(ORDER), WORDS, min_size=1), st.sampled_from([0, 1, 2]))
def test_any_entry_reads_back_as_it_is(entry: dict[str, str], after: int) -> None:
    assume(
        not any(read_yaml(f"a: {json.dumps(v, ensure_ascii=False)}".encode(), "")[1] for v in entry.values())
    )
    new = made(BLOCK, AddEntries(("positionen",), (entry,), after))
    document, _ = read_yaml(new.encode(), "")
    assert document is not None
    assert document.data["positionen"][after + 1] == entry  # type: ignore[index]
    assert not [line for line in changed(BLOCK, new) if line.startswith("-")]


def _comments(text: str) -> Iterator[str]:
    return (line.partition("#")[2] for line in text.splitlines() if "#" in line)


def test_many_edits_keep_all_comments() -> None:
    edits = [at(n, "funktion", f"Funktion {n}") for n in range(3)] + [
        at(n, "vzae", "1", "wochenstunden_h") for n in (2,)
    ]
    assert list(_comments(made(BLOCK, *edits))) == list(_comments(BLOCK))


NAMES = st.sampled_from(["vzae", "wochenstunden_h", "funktion", "abschluss", "gruppe", "bereich"])
CHANGES = st.builds(
    at, st.sampled_from([0, 1, 2]), NAMES, st.one_of(st.none(), st.sampled_from(["1,5", "a: b", "x"]))
)
ADDED = st.builds(
    lambda name, after: AddEntries(("positionen",), ({"id": name, "funktion": name},), after),
    st.sampled_from(["neu", "anders"]),
    st.sampled_from([0, 1, 2]),
)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(CHANGES, max_size=8, unique_by=lambda edit: edit.path),
    st.lists(ADDED, max_size=3).map(lambda edits: sorted(edits, key=lambda edit: -(edit.after or 0))),
)
def test_many_edits_together_read_like_one_after_the_other(
    changes: list[SetValue], added: list[AddEntries]
) -> None:
    together = edited(BLOCK.encode(), [*changes, *added])
    single = BLOCK.encode()
    for edit in (*changes, *added):
        single = edited(single, [edit]).content
    one, other = (read_yaml(content, "")[0] for content in (together.content, single))
    assert one is not None and other is not None
    assert [_given(entry) for entry in one.data["positionen"]] == [  # type: ignore[union-attr]
        _given(entry)
        for entry in other.data["positionen"]  # type: ignore[union-attr]
    ]
    assert all(isinstance(edit, SetValue) and edit.value is None for edit in together.refused)  # not there
    assert list(_comments(together.content.decode())) == list(_comments(single.decode()))


def _given(entry: Any) -> dict[str, Any]:
    return {key: value for key, value in entry.items() if value is not None}
