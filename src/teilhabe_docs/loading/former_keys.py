"""Keys of concept files that were called otherwise, read as what they are called now."""

from collections.abc import Iterator, Mapping

from teilhabe_docs.diagnostics import Finding
from teilhabe_docs.loading.former_names import FormerName, finding_on, renamed_fields
from teilhabe_docs.loading.yaml.document import Document
from teilhabe_docs.loading.yaml.node_tree import DataPath
from teilhabe_docs.loading.yaml.renaming import FoundName, NewName, renamed
from teilhabe_docs.model.fields import FieldCatalogue, UnknownField


def former_fields(fields: FieldCatalogue) -> Mapping[str, FormerName]:
    """The last names of fields by the paths that they had before, without those that are fields today."""
    own = {path: FormerName(new) for path, new in fields.former.items()}
    return {path: now for path, now in {**renamed_fields(), **own}.items() if not _is_field(fields, path)}


def with_present_keys(
    document: Document, root: str, fields: FieldCatalogue
) -> tuple[Document, tuple[Finding, ...], tuple[FoundName, ...]]:
    """The document with the keys as they are called now, a hint at each of them, and these."""
    former = former_fields(fields)
    if not former:
        return document, (), ()

    def renamer(path: DataPath, text: str, is_key: bool) -> Iterator[NewName]:
        if is_key and (now := former.get(_field(root, path, text))):
            yield NewName(0, len(text), text, now.new)

    document, found = renamed(document, renamer)
    hints = (finding_on(document, one, "", former[_field(root, one.path[:-1], one.old)]) for one in found)
    return document, tuple(hints), found


def _field(root: str, above: DataPath, name: str) -> str:
    return ".".join((root, *(step for step in above if isinstance(step, str)), name))


def _is_field(fields: FieldCatalogue, path: str) -> bool:
    try:
        fields.at(path)
    except UnknownField:
        return False
    return True
