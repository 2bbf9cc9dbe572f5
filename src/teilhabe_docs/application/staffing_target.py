"""The files with staff that a plan may be put into: what they hold, and what they would be."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import PurePath
from typing import TYPE_CHECKING, cast

from teilhabe_docs.application.impossible import Cause, ImpossibleError
from teilhabe_docs.loading.discovery import FileKind, file_kind

if TYPE_CHECKING:
    from teilhabe_docs.application.workspace import Workspace
    from teilhabe_docs.loading.concept_file import ConceptFile
    from teilhabe_docs.loading.loaded_concept import LoadedConcept
    from teilhabe_docs.loading.loaded_files import LoadedFiles
    from teilhabe_docs.loading.yaml.quoting import QuotedVersion
    from teilhabe_docs.model.staffing import Personal

_NEW = "staffing.yaml"
_HEAD = "# yaml-language-server: $schema=.tdocs/staffing.schema.json\n# Das Personal eines Angebots.\n\n"


@dataclass(slots=True)
class StaffingTarget:
    """A file with staff: its name in the repository and as called, its place, its content before.

    `offers` are the ids of those that use it; `above`: the file lies above the folder. `groups` leads from
    the ids and names of groups and teams to the ids.
    """

    name: str
    called: str
    place: PurePath
    root: PurePath
    before: bytes
    content: bytes
    data: Mapping[str, object]
    staff: "Personal"
    above: bool = False
    offers: list[str] = field(default_factory=list)
    groups: dict[str, str] = field(default_factory=dict)

    @property
    def order(self) -> tuple[str, ...]:
        """The keys of the file in the order of the model."""
        return tuple(type(self.staff).model_fields)

    @property
    def full_time_h(self) -> Decimal | None:
        """The hours a week of a full-time worker."""
        from teilhabe_docs.rechnen.figures import figure

        return figure(self.staff.vollzeit_wochenstunden_h)

    @property
    def full_time_waived(self) -> bool:
        """Whether something else stands in its place."""
        return self.full_time_h is None and bool(self.data.get("vollzeit_wochenstunden_h"))

    @property
    def entries(self) -> list[object]:
        """The list of positions as it stands in the file."""
        there = self.data.get("positionen")
        return there if isinstance(there, list) else []

    @property
    def full(self) -> str:
        """Why positions of others find no place in it; empty where they do."""
        there = self.data.get("positionen")
        if self.above:
            return f"»{self.name}« steht über dem Ordner und wird nicht geändert."
        if isinstance(there, dict):
            return f"»{self.name}« sagt, warum die Positionen entfallen."
        if there:
            return f"»{self.name}« hat schon Positionen; ein fremder Plan füllt nur eine leere Liste."
        return ""

    def version(self, content: bytes) -> "QuotedVersion":
        """The file as it is and as it would be."""
        from teilhabe_docs.loading.yaml.quoting import QuotedVersion

        return QuotedVersion(self.before, content, 1, self.place, self.root)


def staffing_targets(workspace: "Workspace") -> list[StaffingTarget]:
    """The files with staff of a folder; one to be made where there is none.

    An `ImpossibleError` where one cannot be read as YAML.
    """
    from teilhabe_docs.loading.repository import joined

    whole = joined(workspace.reading())
    files = [file for file in whole.gelesen if file_kind(PurePath(file.file).name) is FileKind.PERSONAL]
    targets = [_target(file, workspace, whole) for file in files]
    if not targets:
        return [_new(workspace, whole)]
    for loaded in whole.konzepte:
        file = loaded.dateien.get(FileKind.PERSONAL)
        for target in targets:
            if file is not None and file.file == target.name:
                _add_offer(target, loaded)
    return targets


def _target(file: "ConceptFile", workspace: "Workspace", whole: "LoadedFiles") -> StaffingTarget:
    from teilhabe_docs.application.called_paths import as_called
    from teilhabe_docs.diagnostics import has_errors
    from teilhabe_docs.loading.files.paths import real
    from teilhabe_docs.loading.files.reader import Obstacle, read
    from teilhabe_docs.loading.source_text import MAX_BYTES
    from teilhabe_docs.loading.yaml.yaml_reader import read_yaml
    from teilhabe_docs.model.staffing import Personal
    from teilhabe_docs.reporting.report import report_on

    root = whole.wurzel
    place = real(root / file.file)
    content = read(place, MAX_BYTES, root)
    document = None
    if not isinstance(content, Obstacle):
        document, found = read_yaml(content, file.file)
        document = None if has_errors(found) else document
    if document is None or isinstance(content, Obstacle):
        text = "In eine Datei mit Fehlern lässt sich nichts übernehmen. Beheben Sie zuerst diese Fehler."
        raise ImpossibleError(Cause.CONTENT, text, (report_on(file.findings, (file.file,), file.texte),))
    staff = file.modell if isinstance(file.modell, Personal) else _nobody(whole)
    return StaffingTarget(
        file.file,
        as_called(place, workspace.called).as_posix(),
        place,
        root,
        content,
        content,
        document.data,
        staff,
        above=not place.is_relative_to(real(workspace.folder)),
    )


def _new(workspace: "Workspace", whole: "LoadedFiles") -> StaffingTarget:
    from teilhabe_docs.loading.files.paths import real

    folder = real(workspace.folder)
    offers = [PurePath(loaded.dateien[FileKind.ANGEBOT].file) for loaded in whole.konzepte]
    if len(offers) == 1:
        folder = real(whole.wurzel / offers[0].parent)
    place = folder / _NEW
    called = (workspace.folder / place.relative_to(real(workspace.folder))).as_posix()
    name = place.relative_to(whole.wurzel).as_posix()
    target = StaffingTarget(name, called, place, whole.wurzel, b"", _HEAD.encode("utf-8"), {}, _nobody(whole))
    for loaded in whole.konzepte:
        _add_offer(target, loaded)
    return target


def _nobody(whole: "LoadedFiles") -> "Personal":
    return cast("type[Personal]", whole.fields.model("personal"))()


def _add_offer(target: StaffingTarget, loaded: "LoadedConcept") -> None:
    """What an offer adds: its id, its groups and teams."""
    offer = loaded.konzept.angebot
    target.offers.append(offer.id)
    for ident, name in _groups(offer):
        target.groups[ident.casefold()] = ident
        if name:
            target.groups.setdefault(name.casefold(), ident)


def _groups(offer: object) -> Iterator[tuple[str, str]]:
    from teilhabe_docs.rechnen.figures import entries

    for name in ("gruppen", "teams"):
        for one in entries(getattr(offer, name, ())):
            if ident := getattr(one, "id", None):
                yield str(ident), str(getattr(one, "bezeichnung", None) or "")
