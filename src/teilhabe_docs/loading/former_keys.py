"""Keys of concept files that were called otherwise, read as what they are called now."""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePath

from teilhabe_docs.diagnostics import Finding
from teilhabe_docs.loading.discovery import FileKind, file_kind
from teilhabe_docs.loading.former_names import FormerName, clashing, finding_on, renamed_fields
from teilhabe_docs.loading.yaml.document import Document
from teilhabe_docs.loading.yaml.node_tree import DataPath
from teilhabe_docs.loading.yaml.renaming import FoundName, NewName, renamed
from teilhabe_docs.model.fields import FieldCatalogue, UnknownField

_STEP = re.compile(r"\[[^\]]*\]|([^.\[\]]+)")


def former_fields(fields: FieldCatalogue) -> Mapping[str, FormerName]:
    """The last names of fields by the paths that they had before, without those that are fields today."""
    own = {path: FormerName(new) for path, new in fields.former.items()}
    return {path: now for path, now in {**renamed_fields(), **own}.items() if not is_field(fields, path)}


def with_present_keys(
    document: Document, root: str, fields: FieldCatalogue
) -> tuple[Document, tuple[Finding, ...], tuple[FoundName, ...]]:
    """The document with the keys as they are called now, a finding at each of them, and those to rename."""
    former = former_fields(fields)
    if not former:
        return document, (), ()

    def renamer(path: DataPath, text: str, is_key: bool) -> Iterator[NewName]:
        if is_key and (now := former.get(_field(root, path, text))):
            yield NewName(0, len(text), text, now.new)

    new, found, clashes = renamed(document, renamer)
    hints = (finding_on(new, one, "", former[_field(root, one.path[:-1], one.old)]) for one in found)
    return new, (*hints, *(clashing(document, one) for one in clashes)), found


def former_in_path(path: str, file: str, fields: FieldCatalogue) -> tuple[NewName, ...]:
    """The old names in a path (`eigene.fahrten[0].art`) into a concept file, into any where none is named."""
    kind = file_kind(PurePath(file).name)
    return _former(path, [kind] if kind else FileKind, fields)


def _former(path: str, roots: Iterable[FileKind], fields: FieldCatalogue) -> tuple[NewName, ...]:
    former = former_fields(fields)
    for root in roots if former else ():
        above: tuple[str, ...] = ()
        found = []
        for step in filter(lambda match: match[1], _STEP.finditer(path)):
            name = step[1]
            if now := former.get(_field(root, above, name)):
                found.append(NewName(*step.span(1), name, now.new))
                name = now.new
            above = (*above, name)
        if found:
            return tuple(found)
    return ()


def present_path(path: str, file: str, fields: FieldCatalogue) -> str:
    """Such a path as it is called now."""
    for name in reversed(former_in_path(path, file, fields)):
        path = path[: name.start] + name.new + path[name.end :]
    return path


def former_in_field(name: str, fields: FieldCatalogue) -> tuple[NewName, ...]:
    """The old names in a field that a text puts in (`eigene.bus`, in a clause also `angebot.eigene.bus`)."""
    root, _, rest = name.partition(".")
    kind = next((one for one in FileKind if str(one) == root), None)
    if kind is None or not rest:
        return former_in_path(name, "offer.yaml", fields)
    begin = len(root) + 1
    return tuple(
        one._replace(start=begin + one.start, end=begin + one.end) for one in _former(rest, [kind], fields)
    )


def present_field(name: str, fields: FieldCatalogue) -> str:
    """Such a field as it is called now."""
    for one in reversed(former_in_field(name, fields)):
        name = name[: one.start] + one.new + name[one.end :]
    return name


def _field(root: str, above: DataPath, name: str) -> str:
    return ".".join((root, *(step for step in above if isinstance(step, str)), name))


def is_field(fields: FieldCatalogue, path: str) -> bool:
    """Whether a path leads to a field of today."""
    try:
        fields.at(path)
    except UnknownField:
        return False
    return True
