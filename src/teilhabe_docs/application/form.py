"""The form of an offer: all fields of its files, grouped as its documents ask for them."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from posixpath import dirname
from typing import TYPE_CHECKING, Any

from teilhabe_docs.application.check import OutlinedOffer
from teilhabe_docs.application.entry_fields import EntryField, EntryText, FieldSources, entry_fields
from teilhabe_docs.application.form_groups import grouped_fields
from teilhabe_docs.application.form_parts import EntryForm, FormFile, digest_of
from teilhabe_docs.application.impossible import Cause, ImpossibleError
from teilhabe_docs.application.lint import judge_by_rules, lint
from teilhabe_docs.application.rulebook import Rulebook
from teilhabe_docs.application.wanted_fields import wanted_values
from teilhabe_docs.application.workspace import Workspace, read_all
from teilhabe_docs.loading.discovery import FileKind, file_kind
from teilhabe_docs.loading.files.paths import inside, real
from teilhabe_docs.loading.files.reader import Obstacle
from teilhabe_docs.loading.yaml.node_tree import DataPath
from teilhabe_docs.loading.yaml.yaml_reader import read_yaml
from teilhabe_docs.model.field_path import FieldPath
from teilhabe_docs.model.text_slot import ReadFileSlot

if TYPE_CHECKING:
    from pathlib import PurePath

    from teilhabe_docs.application.wanted_fields import WantedValue
    from teilhabe_docs.diagnostics import Finding
    from teilhabe_docs.loading.concept_file import ConceptFile
    from teilhabe_docs.loading.loaded_concept import LoadedConcept
    from teilhabe_docs.loading.loaded_files import LoadedFiles
    from teilhabe_docs.loading.source_tree import SourceTree
    from teilhabe_docs.reporting.report import Report
    from teilhabe_docs.reporting.staffing_rows import FigureTable, ResultRow

NO_SUCH_OFFER = "Dieses Angebot gibt es hier nicht (mehr)."


def form_of(
    workspace: Workspace,
    rulebook: Rulebook,
    file: str | None = None,
    *,
    changed: "Mapping[PurePath, bytes] | None" = None,
    today: date | None = None,
) -> EntryForm:
    """The form of the offer in a `file` of the repository, else of the first; `changed` files as given.

    Where that file cannot be read, its form has the fields of those that belong to it. An `ImpossibleError`
    where there is nothing, or not this file.
    """
    whole, loaded, files = _read(workspace, file, changed)
    outlined: dict[int, OutlinedOffer] = {}
    rules = judge_by_rules(workspace)

    def judge(one: OutlinedOffer) -> "Iterable[Finding]":
        outlined[id(one.loaded)] = one
        return rules(one)

    found = lint(workspace, rulebook, [whole], judge=judge, today=today).report
    return _Maker(workspace, whole, files, found, outlined[id(loaded)] if loaded else None).form()


def form_files(workspace: Workspace, file: str | None = None) -> tuple[FormFile, ...]:
    """The files of a form alone, without what is found in them; an `ImpossibleError` as by `form_of`."""
    from teilhabe_docs.reporting.report import report_on

    whole, _, files = _read(workspace, file, None)
    return _Maker(workspace, whole, files, report_on((), (), {}), None).files([])


def _read(
    workspace: Workspace, file: str | None, changed: "Mapping[PurePath, bytes] | None"
) -> "tuple[LoadedFiles, LoadedConcept | None, Mapping[str, ConceptFile]]":
    """What was read, the offer, and its files by their objects."""
    whole = read_all(workspace, workspace.reading(changed))
    if file and file not in {one.file for one in whole.gelesen}:
        raise ImpossibleError(Cause.NOTHING, NO_SUCH_OFFER)
    offers = {one.dateien[FileKind.ANGEBOT].file: one for one in whole.konzepte}
    loaded = offers.get(file) if file else next(iter(offers.values()), None)
    if loaded is None:
        return whole, None, _nearest(whole, file or "")
    return whole, loaded, {str(kind): one for kind, one in loaded.dateien.items()}


def _nearest(whole: "LoadedFiles", file: str) -> "dict[str, ConceptFile]":
    """The files of an offer that cannot be read: of each kind the nearest in its folder or above."""
    found: dict[str, ConceptFile] = {}
    for one in sorted(whole.gelesen, key=lambda one: one.file.count("/")):
        kind, folder = str(file_kind(one.file.rpartition("/")[2])), dirname(one.file)
        above = not file or not folder or file.startswith(f"{folder}/")
        if above and (kind != FileKind.ANGEBOT or not file or one.file == file):
            found[kind] = one
    return found


class _Maker:
    """Puts a form together from what was read."""

    def __init__(
        self,
        workspace: Workspace,
        whole: "LoadedFiles",
        files: "Mapping[str, ConceptFile]",
        found: "Report",
        offer: OutlinedOffer | None,
    ) -> None:
        self._workspace, self._whole, self._found, self._offer = workspace, whole, found, offer
        self._files = {root: files[root] for root in ("traeger", "angebot", "personal") if root in files}
        self._text_roots: dict[str, str] = {}

    def form(self) -> EntryForm:
        """The whole form."""
        fields = [one for root in self._files for one in self._fields(root)]
        concept = self._offer.loaded.konzept if self._offer else None
        return EntryForm(
            concept.angebot.id if concept else "",
            concept.angebot.bezeichnung if concept else "",
            self.files(fields),
            tuple(grouped_fields(fields, self._offer.outlines if self._offer else {})),
            self._found,
            *self._figures(),
        )

    def files(self, fields: list[EntryField]) -> tuple[FormFile, ...]:
        """The files, with what is found in them but in none of the fields."""
        return tuple(self._file(root, fields) for root in self._files)

    def _figures(self) -> "tuple[tuple[FigureTable, ...], tuple[ResultRow, ...], str]":
        from teilhabe_docs.application.personal import calculation_of
        from teilhabe_docs.reporting.staffing_rows import figure_tables, remark_on, result_rows

        if self._offer is None:
            return (), (), ""
        threshold = self._workspace.settings.konfiguration.personal.unterschreitung_prozent
        calculation = calculation_of(self._offer.loaded, self._offer.choice)
        _, *sums = figure_tables(calculation)
        rows = tuple(result_rows(calculation, threshold))
        return tuple(one for one in sums if one.rows), rows, remark_on(calculation, threshold)

    def _fields(self, root: str) -> Iterator[EntryField]:
        file = self._files[root]
        if file.dokument is None:
            return
        texts = dict(_texts(file, self._whole.ablage))
        self._text_roots |= {text.name: root for text in texts.values()}
        names = {file.file, *(text.name for text in texts.values())}
        hints, examples = self._shown()
        sources = FieldSources(
            file.dokument,
            tuple(one for one in self._found.findings if one.file in names),
            self._wanted(),
            hints,
            examples,
            self._choices(),
            texts.get,
        )
        yield from entry_fields(root, self._workspace.fields.model(root), sources)

    def _wanted(self) -> "Mapping[FieldPath, WantedValue]":
        if self._offer is None:
            return {}
        every = wanted_values(self._offer.loaded.konzept, self._offer.outlines)
        found = {path: one for one in every for path in one.fields}
        return found | {one.path: one for one in every}

    def _shown(self) -> tuple[Mapping[FieldPath, tuple[str, ...]], Mapping[FieldPath, Any]]:
        from teilhabe_docs.documents.starter.kinds import shown_for

        if self._offer is None:
            return {}, {}
        shown = shown_for(self._offer.choice.profile.values())
        return {path: (text,) for path, text in shown.descriptions.items()}, shown.examples

    def _choices(self) -> dict[FieldPath, tuple[tuple[str, str], ...]]:
        choices: dict[FieldPath, tuple[tuple[str, str], ...]] = {}
        for profile in self._workspace.all_profiles():
            path = FieldPath("angebot.profil") / profile.dokument
            choices[path] = (*choices.get(path, ()), (profile.name, profile.titel or profile.name))
        return choices

    def _file(self, root: str, fields: list[EntryField]) -> FormFile:
        file = self._files[root]
        at_fields = {id(one) for field in fields for inner in field.alle() for one in inner.findings}
        mine = [one for one in self._found.findings if self._root(one) == root and id(one) not in at_fields]
        tree = self._whole.ablage
        found = tree.finde("", file.file)
        content = found if isinstance(found, Obstacle) else tree.lies(found.ort)
        if isinstance(found, Obstacle) or isinstance(content, Obstacle):
            return FormFile(root, file.file, "", _UNREADABLE, tuple(mine))
        reason = ""
        if file.dokument is None:
            _, faults = read_yaml(content, file.file)
            reason = _UNREADABLE_AT.format(faults[0].span.line) if faults else _UNREADABLE
        elif not inside(found.ort, real(self._workspace.folder)):
            reason = _ABOVE
        else:
            as_typed, _ = read_yaml(content, file.file)
            if as_typed is None or as_typed.data != file.dokument.data:
                reason = _FORMER
        return FormFile(root, file.file, digest_of(content), reason, tuple(mine))

    def _root(self, finding: "Finding") -> str:
        names = {file.file: root for root, file in self._files.items()}
        return names.get(finding.file) or self._text_roots.get(finding.file, "")


def _texts(file: "ConceptFile", tree: "SourceTree") -> Iterator[tuple[DataPath, EntryText]]:
    """The text files that the fields of a file name, by where they are named."""
    for path, slot in file.slots:
        if isinstance(slot, ReadFileSlot):
            found = tree.finde("", slot.datei)
            content = found if isinstance(found, Obstacle) else tree.lies(found.ort)
            if not isinstance(content, Obstacle):
                text = EntryText(slot.datei, slot.text, digest_of(content))
                yield file.rest.ursprung(path), text


_UNREADABLE = "Die Datei lässt sich nicht lesen. Bitte zuerst dort beheben, was gemeldet ist."
_UNREADABLE_AT = "Die Datei lässt sich nicht lesen. Bitte zuerst dort (Zeile {}) beheben, was gemeldet ist."
_ABOVE = "Die Datei steht über dem geöffneten Ordner und wird hier nicht geändert."
_FORMER = "Die Datei verwendet Namen von früher. Bitte einmal »tdocs migrate« aufrufen, dann hier weiter."
