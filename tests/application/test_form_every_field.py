"""Every field of every model can be set, changed and emptied through the form; nothing else changes."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import own_fields
from form_values import FieldToFill, all_fields, two_values
from helpers import build_tree
from sampling import few
from teilhabe_docs.application.form import form_of
from teilhabe_docs.application.form_change import FormAction, FormChange, PreparedChange, RefusedChange
from teilhabe_docs.application.form_parts import FormFile, digest_of
from teilhabe_docs.application.prepared_change import prepared
from teilhabe_docs.application.rulebook import rulebook_for
from teilhabe_docs.application.workspace import Workspace, open_repository
from teilhabe_docs.documents.starter.starter import FILES, accompanied, starter_files
from teilhabe_docs.loading.yaml.plain_scalars import differences
from teilhabe_docs.loading.yaml.yaml_reader import read_yaml
from teilhabe_docs.model.base import Model
from teilhabe_docs.model.field_kinds import inner_model
from teilhabe_docs.model.field_path import FieldPath
from teilhabe_docs.model.fields import BUILT_IN_FIELDS, fields_of

COMMENT = re.compile(r"(?m)(?:^|\s)#.*$")
ENDS = ("\n", "\r\n")


class Typing:
    """A repository in which somebody changes one field after the other."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.workspace: Workspace = open_repository(str(folder))
        self.files = tuple(FormFile(root, f"{name}.yaml", "", "", ()) for root, name in FILES.items())

    def data(self, root: str) -> Any:
        document, findings = read_yaml(self.bytes(root), "")
        assert document is not None and not findings, findings
        return document.data

    def bytes(self, root: str) -> bytes:
        return (self.folder / f"{FILES[root]}.yaml").read_bytes()

    def tried(self, path: FieldPath, action: FormAction, value: Any = None) -> Any:
        digest = digest_of(self.bytes(path.root))
        return prepared(self.workspace, self.files, FormChange(path, action, digest, value))

    def make(self, path: FieldPath, action: FormAction, value: Any = None) -> None:
        before, data = self.bytes(path.root), self.data(path.root)
        done = self.tried(path, action, value)
        assert isinstance(done, PreparedChange), (path, action, value, done)
        (version,) = done.versions
        (self.folder / version.name).write_bytes(version.after)
        new = self.data(path.root)
        whole = path.parent if action in (FormAction.REMOVE, FormAction.MOVE) else path
        held(before, version.after, whole, data, new)
        if action in (FormAction.ADD, FormAction.REMOVE):
            old_entries, entries = (bare(value_at(one, whole)) or [] for one in (data, new))
            index = path.steps[-1] if action is FormAction.REMOVE else len(entries) - 1
            longer, shorter = sorted((old_entries, entries), key=len, reverse=True)
            assert [one for n, one in enumerate(longer) if n != index] == shorter


def held(before: bytes, after: bytes, path: FieldPath, old: Any, new: Any) -> None:
    """That nothing but the value at a path differs: data, comments, line ends, and one stretch of lines."""
    assert without(old, path.steps[1:]) == without(new, path.steps[1:]), path
    texts = before.decode("utf-8"), after.decode("utf-8")
    assert COMMENT.findall(texts[0]) == COMMENT.findall(texts[1])
    assert texts[0].startswith("\ufeff") == texts[1].startswith("\ufeff")
    ends = {re.sub(r"[^\r\n]", "", line) for line in texts[1].splitlines(keepends=True)}
    assert len(ends - {""}) == 1
    assert told(path.root, after) <= told(path.root, before), path


def told(root: str, content: bytes) -> int:
    """How many hints there are that other programs would read a value otherwise."""
    document, _ = read_yaml(content, "")
    assert document is not None
    return len(differences(document, BUILT_IN_FIELDS.model(root), ()))


def without(value: Any, steps: tuple[Any, ...]) -> Any:
    """The data without what stands at a path, and without keys that hold nothing."""
    if not steps:
        return None
    if isinstance(value, list):
        return [without(one, steps[1:]) if n == steps[0] else bare(one) for n, one in enumerate(value)]
    inner = {
        key: without(one, steps[1:]) if key == steps[0] else bare(one) for key, one in (value or {}).items()
    }
    return {key: one for key, one in inner.items() if one not in (None, {}, [])}


def bare(value: Any) -> Any:
    if isinstance(value, dict):
        inner = {key: bare(one) for key, one in value.items()}
        return {key: one for key, one in inner.items() if one not in (None, {}, [])}
    return [bare(one) for one in value] if isinstance(value, list) else value


def tree(folder: Path, end: str, own: bool) -> Path:
    """What `tdocs init` writes for a profile that asks for much, with comments; with fields of a package."""
    texts = starter_files("haus", accompanied("assistenz", "leistungsvereinbarung"))
    if own:
        build_tree(folder, own_fields.FILES)
    texts["provider.yaml"] = "\ufeff" + texts["provider.yaml"]
    return build_tree(folder, {name: text.replace("\n", end) for name, text in texts.items()})


def outer(field: FieldToFill) -> bool:
    """Whether it is in no entry of a list: those are filled in with their list."""
    return not any(isinstance(step, int) for step in field.path.steps)


BUILT_IN = [one for one in all_fields(BUILT_IN_FIELDS) if outer(one)]
DECLARED = [one for one in all_fields(own_fields.shelf().fields) if outer(one) and "eigene" in one.path]


@pytest.mark.parametrize("own", [False, True], ids=["built-in", "own"])
def test_every_field_is_set_changed_and_emptied(own: bool, tmp_path: Path) -> None:
    fields = DECLARED if own else few(BUILT_IN, 7)
    typing = Typing(tree(tmp_path, ENDS[own], own))
    for field in fields:
        fill_in(typing, field)


def fill_in(typing: Typing, field: FieldToFill) -> None:
    start = bare(typing.data(field.path.root))
    before = value_at(start, field.path)
    if field.many:
        fill_in_list(typing, field)
    elif field.is_group:
        return  # its members are fields themselves
    else:
        for value in two_values(field.model, field.name):
            typing.make(field.path, FormAction.SET, value)
        if field.required:
            assert isinstance(typing.tried(field.path, FormAction.SET), RefusedChange)
            typing.make(field.path, FormAction.SET, before)
        else:
            typing.make(field.path, FormAction.SET)
            assert value_at(typing.data(field.path.root), field.path) is None


def fill_in_list(typing: Typing, field: FieldToFill) -> None:
    if value_at(typing.data(field.path.root), field.path):
        typing.make(field.path, FormAction.SET)
    first, second = two_values(field.model, field.name)
    typing.make(field.path, FormAction.ADD, first)
    typing.make(field.path, FormAction.ADD, second)
    entries = value_at(typing.data(field.path.root), field.path)
    typing.make(field.path / 1, FormAction.MOVE)
    assert value_at(typing.data(field.path.root), field.path) == entries[::-1]
    typing.make(field.path / 1, FormAction.REMOVE)
    inner = inner_model(fields_of(field.model)[field.name])
    if inner is None:
        typing.make(field.path / 0, FormAction.SET, first)
        typing.make(field.path / 0, FormAction.SET, second)
    else:
        fill_in_entry(typing, field.path / 0, inner)
    typing.make(field.path / 0, FormAction.REMOVE)
    assert not value_at(typing.data(field.path.root), field.path)


def fill_in_entry(typing: Typing, path: FieldPath, model: type[Model]) -> None:
    for name in fields_of(model):
        one = FieldToFill(path / name, model, name)
        if one.required or value_at(typing.data(path.root), path).get(name) is None:
            fill_in(typing, one)
        if one.is_group and not one.many:
            for part in all_parts(one):
                fill_in(typing, part)


def all_parts(group: FieldToFill) -> Iterator[FieldToFill]:
    inner = inner_model(fields_of(group.model)[group.name])
    assert inner is not None
    for name in fields_of(inner):
        yield FieldToFill(group.path / name, inner, name)


def value_at(data: Any, path: FieldPath) -> Any:
    for step in path.steps[1:]:
        data = (data or {}).get(step) if isinstance(step, str) else data[step]
    return data


@pytest.mark.parametrize("own", [False, True], ids=["built-in", "own"])
def test_the_form_asks_for_every_field(own: bool, tmp_path: Path) -> None:
    folder = tree(tmp_path, "\n", own)
    workspace = open_repository(str(folder))
    form = form_of(workspace, rulebook_for(workspace))
    asked = {inner for group in form.groups for one in group.fields for inner in paths(one)}
    wanted = {one.path.field for one in all_fields(workspace.fields)}
    groups_only = {one for one in wanted if any(other != one and other.is_inside(one) for other in wanted)}
    assert wanted - groups_only <= asked


def paths(field: Any) -> Iterator[FieldPath]:
    yield field.path.field
    for inner in (*field.members, *field.columns, *field.entries):
        yield from paths(inner)


def test_the_guards_trip() -> None:
    path = FieldPath("angebot.version")
    for before, after in (
        ("version: 1\nid: x\n", "version: 2\nid: y\n"),
        ("version: 1  # c\n", "version: 2\n"),
        ("version: 1\r\nid: x\r\n", "version: 2\nid: x\r\n"),
        ("\ufeffversion: 1\n", "version: 2\n"),
        ("version: x\n", "version: 1.0\n"),
    ):
        with pytest.raises(AssertionError):
            old, new = (read_yaml(one.encode(), "")[0] for one in (before, after))
            assert old is not None and new is not None
            held(before.encode(), after.encode(), path, old.data, new.data)
