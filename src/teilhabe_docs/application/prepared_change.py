"""What a change in a form would make of the files, or in German why nothing does; nothing is written."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePath
from posixpath import dirname
from typing import TYPE_CHECKING, Any

from teilhabe_docs.application.form_change import (
    FileVersion,
    FormAction,
    FormChange,
    PreparedChange,
    RefusedChange,
)
from teilhabe_docs.application.form_parts import FormFile, digest_of
from teilhabe_docs.application.typed_values import (
    NoValueError,
    as_text_block,
    cleaned,
    size_of,
    typed_value,
    with_id,
)
from teilhabe_docs.application.workspace import Workspace
from teilhabe_docs.diagnostics import Severity
from teilhabe_docs.loading.files.paths import exists, inside, real
from teilhabe_docs.loading.files.reader import Obstacle
from teilhabe_docs.loading.line_ends import lines_and_ends, usual_end
from teilhabe_docs.loading.model_loading import read_model
from teilhabe_docs.loading.source_text import MAX_BYTES
from teilhabe_docs.loading.source_tree import SourceTree
from teilhabe_docs.loading.yaml.field_edits import (
    DropEntry,
    FieldEdit,
    PutEntry,
    PutValue,
    ShiftEntry,
    with_edit,
)
from teilhabe_docs.loading.yaml.node_tree import DataPath, PlainValue, into
from teilhabe_docs.loading.yaml.yaml_reader import read_yaml
from teilhabe_docs.model.base import Model
from teilhabe_docs.model.field_kinds import inner_model
from teilhabe_docs.model.fields import FieldInfo, fields_of
from teilhabe_docs.model.file_names import fault

if TYPE_CHECKING:
    from teilhabe_docs.diagnostics import Finding


def prepared(
    workspace: Workspace, files: Iterable[FormFile], change: FormChange
) -> PreparedChange | RefusedChange:
    """What a change would make of the files of a form."""
    file = next((one for one in files if one.root == change.field.root), None)
    if file is None:
        return RefusedChange(_NO_FILE)
    if file.reason:
        return RefusedChange(f"»{file.name}«: {file.reason}", file.findings)
    return _Preparation(workspace, file, change).done()


class _Preparation:
    def __init__(self, workspace: Workspace, file: FormFile, change: FormChange) -> None:
        self._workspace, self._file, self._change = workspace, file, change
        self._tree = SourceTree(workspace.root, workspace.within)
        self._root_model = workspace.fields.model(file.root)

    def done(self) -> PreparedChange | RefusedChange:
        change = self._change
        found = self._field()
        if found is None:
            return RefusedChange(f"Das Feld »{change.path}« gibt es nicht.")
        content = self._content(self._file.name)
        if isinstance(content, RefusedChange):
            return content
        if change.action is FormAction.TEXT:
            return self._text_written(content)
        if digest_of(content) != change.digest:
            return RefusedChange(_OUTDATED.format(self._file.name), outdated=True)
        if len(content) + size_of(change.value) > MAX_BYTES >= len(content):
            return RefusedChange(_TOO_LARGE)
        document, _ = read_yaml(content, self._file.name)
        if document is None:
            return RefusedChange(f"»{self._file.name}«: Die Datei lässt sich nicht lesen.")
        try:
            edit = self._edit(found, document.data)
        except NoValueError as error:
            return RefusedChange(str(error))
        if isinstance(edit, RefusedChange):
            return edit
        new = with_edit(content, edit, self._order, self._file.name)
        if new is None:
            line = document.span(edit.path).line
            return RefusedChange(_UNSOUND.format(self._file.name, line))
        if against := self._against(content, new):
            return RefusedChange(" ".join(one.message for one in against), against)
        return self._with_text(FileVersion(self._file.name, content, new))

    def _field(self) -> tuple[type[Model], str, FieldInfo, bool] | None:
        """The model that has the field, its name, what it is; whether the path leads to an entry of it."""
        model, found = self._root_model, None
        for step in self._change.field.steps[1:]:
            if isinstance(step, int):
                if found is None or not found[2].ist_liste or found[3]:
                    return None
                found = (*found[:3], True)
                continue
            if found is not None:
                inner = inner_model(found[2])
                if inner is None or found[2].ist_liste != found[3]:
                    return None
                model = inner
            if step not in fields_of(model):
                return None
            found = (model, str(step), fields_of(model)[str(step)], False)
        return found

    def _content(self, name: str) -> bytes | RefusedChange:
        found = self._tree.finde("", name)
        content = found if isinstance(found, Obstacle) else self._tree.lies(found.ort)
        if isinstance(content, Obstacle):
            return RefusedChange(f"»{name}«: {content.text}", outdated=True)
        if not isinstance(found, Obstacle) and not inside(found.ort, real(self._workspace.folder)):
            return RefusedChange(f"»{name}« {_OUTSIDE}")
        return content

    def _edit(
        self, found: tuple[type[Model], str, FieldInfo, bool], data: PlainValue
    ) -> FieldEdit | RefusedChange:
        model, name, info, is_entry = found
        change, path = self._change, tuple(self._change.field.steps[1:])
        here = _at(data, path)
        if change.action is FormAction.ADD:
            if not info.ist_liste or is_entry:
                return RefusedChange(_NO_LIST)
            entries = here if isinstance(here, list) else []
            value = typed_value(model, name, change.value, entry=True)
            if inner := inner_model(info):
                taken = (one.get("id") for one in entries if isinstance(one, dict))
                value = with_id(inner, value, [str(one) for one in taken if one])
            if value is None:
                return RefusedChange("Der neue Eintrag ist leer.")
            index = len(entries) if change.index is None else change.index + 1
            return PutEntry(path, index, value) if isinstance(here, list) else PutValue(path, [value])
        if change.action in (FormAction.REMOVE, FormAction.MOVE):
            if not is_entry or not isinstance(path[-1], int):
                return RefusedChange(_NO_ENTRY)
            if change.action is FormAction.REMOVE:
                return DropEntry(path[:-1], path[-1])
            return ShiftEntry(path[:-1], path[-1], change.index or 0)
        return _put(path, typed_value(model, name, change.value, entry=is_entry), data, model)

    def _order(self, path: DataPath) -> Sequence[str]:
        """The keys that a mapping in the file may have."""
        model: type[Model] | None = self._root_model
        for step in path:
            if isinstance(step, str):
                known = fields_of(model) if model else {}
                model = inner_model(known[step]) if step in known else None
        return tuple(fields_of(model)) if model else ()

    def _against(self, before: bytes, after: bytes) -> "tuple[Finding, ...]":
        """The errors that the file would have and has not."""
        had = Counter((one.code, one.message) for one in self._errors(before))
        new = []
        for one in self._errors(after):
            if had[one.code, one.message]:
                had[one.code, one.message] -= 1
            else:
                new.append(one)
        return tuple(new)

    def _errors(self, content: bytes) -> "list[Finding]":
        document, findings = read_yaml(content, self._file.name)
        if document is not None:
            fields = self._workspace.fields
            findings += read_model(document, self._root_model, fields).findings
        return [one for one in findings if one.severity is Severity.ERROR]

    def _with_text(self, version: FileVersion) -> PreparedChange | RefusedChange:
        """The change with the text file that it names for the first time."""
        change, versions = self._change, [version]
        name = change.value.get("datei") if isinstance(change.value, Mapping) else None
        if change.text is not None and isinstance(name, str):
            name = cleaned(name).strip()
            base = dirname(self._file.name)
            new = f"{base}/{name}" if base else name
            if refused := self._no_place(name, new):
                return RefusedChange(refused)
            if not exists(self._workspace.root / new):
                versions.append(FileVersion(new, None, as_text_block(change.text).encode("utf-8")))
            elif change.text.strip():
                return RefusedChange(f"Die Datei »{name}« gibt es schon. Bitte einen anderen Namen wählen.")
        return PreparedChange(self._workspace.root, change.field, tuple(versions))

    def _no_place(self, name: str, new: str) -> str:
        parts = PurePath(name).parts
        ends = (
            PurePath(name).suffix.lower() == ".md" and "\\" not in name and not PurePath(name).is_absolute()
        )
        if not ends or any(part.startswith(".") or fault(part) for part in parts):
            return f"»{name}« taugt nicht als Name. Bitte so angeben: texte/name.md."
        place = real(self._workspace.root / new)
        return "" if inside(place, real(self._workspace.folder)) else f"»{name}« {_OUTSIDE}"

    def _text_written(self, content: bytes) -> PreparedChange | RefusedChange:
        """Another text for the file that a field names; its line ends and byte order mark stay."""
        change = self._change
        document, _ = read_yaml(content, self._file.name)
        named = _at(document.data if document else None, tuple(change.field.steps[1:]))
        name = named.get("datei") if isinstance(named, dict) else None
        if not isinstance(name, str) or not isinstance(change.value, str):
            return RefusedChange("Hier ist keine Textdatei genannt.", outdated=True)
        found = self._tree.finde(dirname(self._file.name), name)
        if isinstance(found, Obstacle):
            return RefusedChange(found.text, outdated=True)
        before = self._content(found.name)
        if isinstance(before, RefusedChange):
            return before
        if digest_of(before) != change.digest:
            return RefusedChange(_OUTDATED.format(found.name), outdated=True)
        after = _with_ends_of(before, as_text_block(change.value))
        if len(after) > MAX_BYTES:
            return RefusedChange(_TOO_LARGE)
        version = FileVersion(found.name, before, after)
        return PreparedChange(self._workspace.root, change.field, (version,))


def _put(path: DataPath, value: Any, data: PlainValue, model: type[Model]) -> FieldEdit:
    """The edit that sets a value, also below one that is written shorter or is said to fall away."""
    if len(path) > 1 and isinstance(path[-1], str) and value is not None:
        above = _at(data, path[:-1])
        if isinstance(above, str) and model.kurzform:
            if path[-1] == model.kurzform:
                return PutValue(path[:-1], value)
            return PutValue(path[:-1], {model.kurzform: above, path[-1]: value})
        if isinstance(above, dict) and "entfaellt" in above and "entfaellt" not in model.model_fields:
            return PutValue(path[:-1], {path[-1]: value})
    return PutValue(path, value)


def _at(data: PlainValue, path: DataPath) -> PlainValue:
    for step in path:
        data = into(data, step)
    return data


def _with_ends_of(before: bytes, text: str) -> bytes:
    """A text with the line ends and the byte order mark of another."""
    old = before.decode("utf-8", "replace")
    mark = "\ufeff" if old.startswith("\ufeff") else ""
    return (mark + text.replace("\n", usual_end(lines_and_ends(old)))).encode("utf-8")


_NO_FILE = "Die Datei, in der das steht, gibt es hier nicht."
_NO_LIST = "Das ist keine Liste."
_NO_ENTRY = "Diesen Eintrag gibt es nicht."
_OUTSIDE = "liegt außerhalb des geöffneten Ordners; dort wird nichts geschrieben."
_OUTDATED = (
    "»{}« wurde inzwischen anderswo geändert. Nichts wurde überschrieben; die Seite zeigt jetzt den neuen "
    "Stand."
)
_UNSOUND = (
    "»{}« lässt sich an dieser Stelle (Zeile {}) nicht ändern, ohne anderes mitzuändern. Bitte dort von Hand "
    "eintragen."
)
_TOO_LARGE = "Der Text ist zu groß. Eine Datei darf höchstens 5 MB haben."
