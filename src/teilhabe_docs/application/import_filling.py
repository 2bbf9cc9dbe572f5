"""What has been found in documents, put into a concept: values in their place, texts in files beside."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, NamedTuple

from teilhabe_docs.application.import_value_groups import ImportValue as ImportValue
from teilhabe_docs.application.import_value_groups import ValueGroup, grouped
from teilhabe_docs.loading.files.paths import exists
from teilhabe_docs.loading.files.reader import Obstacle, read
from teilhabe_docs.loading.model_loading import read_model
from teilhabe_docs.loading.source_text import MAX_BYTES, decoded
from teilhabe_docs.loading.yaml.filled_values import Filling, Keys, filled
from teilhabe_docs.loading.yaml.node_tree import PlainValue, into
from teilhabe_docs.loading.yaml.yaml_reader import read_yaml
from teilhabe_docs.model.field_path import FieldPath
from teilhabe_docs.model.fields import UnknownField

if TYPE_CHECKING:
    from teilhabe_docs.application.import_target import ImportTarget

FULL, SAME, UNKNOWN, REFUSED, ABOVE = (
    "steht schon anders im Konzept",
    "steht schon so im Konzept",
    "dieses Feld gibt es nicht",
    "passt nicht in dieses Feld",
    "die Datei steht über dem Ordner und wird nicht geändert",
)
"""Why a value has not been put in, in German."""

_MOST_SAME_NAMES = 99


class NotPut(NamedTuple):
    """A value that has not been put in, and why, in German."""

    value: ImportValue
    reason: str


class FilledTarget(NamedTuple):
    """The files to be written by their names in the folder of the target, those that do not change left out.

    `put` are the values that are in them, each with the file that holds it.
    """

    contents: dict[str, bytes]
    put: tuple[tuple[ImportValue, str], ...]
    not_put: tuple[NotPut, ...]


def fill(target: "ImportTarget", values: Iterable[ImportValue]) -> FilledTarget:
    """The target with the values at places that are empty; nothing is written yet.

    The first value for a place is the one that counts. Entries of lists (`[0]`, `[1]`) make one list, which
    needs an empty place as a whole. A value that the model refuses is not put in.
    """
    given = list(values)
    done = _Filler(target)
    by_root: dict[str, list[ImportValue]] = {}
    for one in given:
        if one.path.root in target.above:
            done.not_put.append(NotPut(one, ABOVE))
        elif one.path.root not in target.files or not _is_field(target, one.path):
            done.not_put.append(NotPut(one, UNKNOWN))
        else:
            by_root.setdefault(one.path.root, []).append(one)
    for root, of_file in by_root.items():
        done.fill(root, of_file)
    contents = {name: c for name, c in done.contents.items() if not _stands(target, name, c)}
    order = {one.path: number for number, one in enumerate(given)}
    put = sorted(done.put, key=lambda pair: order[pair[0].path])
    return FilledTarget(contents, tuple(put), tuple(done.not_put))


@dataclass(slots=True)
class _Filler:
    target: "ImportTarget"
    contents: dict[str, bytes] = field(init=False)
    put: list[tuple[ImportValue, str]] = field(default_factory=list)
    not_put: list[NotPut] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.contents = dict(self.target.contents)

    def fill(self, root: str, values: Sequence[ImportValue]) -> None:
        """Put values into one of the three files, in as many rounds as the model refuses some of them."""
        name = self.target.files[root]
        before = self.contents[name]
        data = _data(before)
        groups = list(grouped(values))
        for group in list(groups):
            if reason := self._taken(root, data, group):
                groups.remove(group)
                self.not_put += [NotPut(one, reason) for one in group.values]
        while True:
            files: dict[str, bytes] = {}
            fillings = [self._filling(root, group, files) for group in groups]
            done = filled(before, fillings, self._is_empty(root))
            there = {f.keys for f in done.done} | {group.keys for group in groups if group.refill}
            refused = self._refused(root, name, done.content, [g for g in groups if g.keys in there])
            missing = [g for g in groups if g.keys not in there and not g.is_remark]
            if not refused and not missing:
                break
            for group in (*missing, *refused):
                groups.remove(group)
                self.not_put += [NotPut(one, FULL if group in missing else REFUSED) for one in group.values]
        self.contents[name] = done.content
        self.contents |= files
        for group in groups:
            if group.is_remark:
                continue
            place = group.file or name
            self.put += [(one, place) for one in group.values]

    def _taken(self, root: str, data: Mapping[str, PlainValue], group: ValueGroup) -> str:
        """Why there is no empty place for a value; empty where there is one."""
        here: PlainValue = dict(data)
        for number, key in enumerate(group.keys):
            if here is None or self._is_empty(root)(group.keys[:number], here):
                return ""
            if not isinstance(here, dict):
                return FULL
            here = into(here, key)
        if here is None or self._is_empty(root)(group.keys, here):
            return ""
        if isinstance(here, dict) and set(here) == {"datei"}:
            text = self._text_of(root, str(here["datei"]))
            if text is not None and not text.strip() and group.text is not None:
                group.refill = str(here["datei"])
                return ""
            return SAME if text is not None and group.text is not None and alike(text, group.text) else FULL
        if isinstance(here, dict) and group.annex:
            return (
                SAME
                if here.get("anlage") == group.annex and alike(str(here.get("kurz")), group.text or "")
                else FULL
            )
        same = here == _as_typed(group.value) or (
            isinstance(here, str) and group.text is not None and alike(here, group.text)
        )
        return SAME if same else FULL

    def _filling(self, root: str, group: ValueGroup, files: dict[str, bytes]) -> Filling:
        value = group.value
        if group.text is not None and not self.target.fields.at(FieldPath.of(root, *group.keys)).ist_slot:
            value = group.text.strip()
        elif group.text is not None and group.annex:
            value = {"anlage": group.annex, "kurz": group.text.strip() + "\n"}
        elif group.text is not None:
            text = (group.text.strip() + "\n").encode("utf-8")
            below = self.target.beside(root)
            name = group.refill or self._free_name(below, group.keys, text, files)
            group.file = (below / name).as_posix()
            files[group.file] = text
            value = {"datei": name}
        return Filling(group.keys, value, group.note)

    def _free_name(self, below: PurePath, keys: Keys, text: bytes, files: Mapping[str, bytes]) -> str:
        """`texte/<feld>.md`, with a number where another text has that name."""
        base = "-".join(keys).replace("_", "-")
        for number in range(1, _MOST_SAME_NAMES):
            name = f"texte/{base}{f'-{number}' if number > 1 else ''}.md"
            full = (below / name).as_posix()
            if full in files or self.contents.get(full, text) != text:
                continue
            place = self.target.folder / full
            if not exists(place) or read(place, MAX_BYTES) == text:
                return name
        return f"texte/{base}-{_MOST_SAME_NAMES}.md"

    def _refused(self, root: str, name: str, content: bytes, put: Sequence[ValueGroup]) -> list[ValueGroup]:
        document, _ = read_yaml(content, name)
        if document is None:
            return list(put)
        state = read_model(document, self.target.fields.model(root), self.target.fields)
        gone = state.rest.entfernt
        return [g for g in put if any(path[: len(g.keys)] == g.keys for path in gone)]

    def _is_empty(self, root: str) -> Callable[[Keys, PlainValue], bool]:
        """Whether a value in a file is none: nothing, or what a starter says belongs there."""

        def is_empty(keys: Keys, value: PlainValue) -> bool:
            if isinstance(value, str) and value.strip():
                try:
                    found = self.target.fields.at(FieldPath.of(root, *keys))
                except UnknownField:
                    return False
                return value == f"[{found.description}]"
            return not value

        return is_empty

    def _text_of(self, root: str, name: str) -> str | None:
        full = (self.target.beside(root) / name).as_posix()
        content = self.contents.get(full)
        if content is None:
            found = read(self.target.folder / full, MAX_BYTES, self.target.workspace.root)
            if isinstance(found, Obstacle):
                return None
            content = found
        text = decoded(content)
        return text if isinstance(text, str) else None


def _is_field(target: "ImportTarget", path: FieldPath) -> bool:
    try:
        target.fields.at(path.field)
    except UnknownField:
        return False
    return True


def _as_typed(value: Any) -> Any:
    """A plain value as it reads in a file, where all is text."""
    if isinstance(value, list):
        return [_as_typed(one) for one in value]
    if isinstance(value, dict):
        return {key: _as_typed(one) for key, one in value.items()}
    return None if value is None else str(value)


def alike(one: str, other: str) -> bool:
    """Whether two texts are the same but for blanks and line ends."""
    return re.sub(r"\s+", " ", one).strip() == re.sub(r"\s+", " ", other).strip()


def _data(content: bytes) -> dict[str, PlainValue]:
    document, _ = read_yaml(content, "")
    return document.data if document else {}


def _stands(target: "ImportTarget", name: str, content: bytes) -> bool:
    place = target.folder / name
    return exists(place) and read(place, MAX_BYTES) == content
