"""A staffing plan in Excel, put into staffing.yaml: what is taken, what is not sure, what is left.

Our own plan gives back what somebody has changed in it, by the ids of its positions; a plan of others fills a
list that is still empty. Nothing is written here.
"""

from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING

from teilhabe_docs.application.called_paths import as_text, existing_file
from teilhabe_docs.application.impossible import Cause, ImpossibleError
from teilhabe_docs.application.plan_report import PlanImport, PlanLine
from teilhabe_docs.application.staffing_target import StaffingTarget, staffing_targets

if TYPE_CHECKING:
    from teilhabe_docs.application.workspace import Workspace
    from teilhabe_docs.loading.yaml.entry_edits import EntryEdit
    from teilhabe_docs.reading.workbook_reader import ReadWorkbook

PLANS = frozenset((".xlsx", ".xlsm", ".xltx", ".xltm", ".xls", ".xlsb", ".ods"))
"""The endings of what people name that mean a plan; what cannot be read of them its reader says."""
_WANTED = "die Excel-Datei mit dem Stellenplan"


def is_plan(path: str) -> bool:
    """Whether a path of a call names a plan, by its ending."""
    return PurePath(path).suffix.lower() in PLANS


def import_plan(path: str, workspace: "Workspace") -> PlanImport:
    """What a plan says, for the staffing of the folder of a workspace, which need not hold any file yet.

    An `ImpossibleError` where the plan cannot be read, or the folder holds several stafffings and the plan is
    not ours.
    """
    from teilhabe_docs.application.own_staffing_plan import is_ours, own_changes
    from teilhabe_docs.documents.staffing_rows.own_plan import remembered

    book = _read(path)
    result = PlanImport()
    if book.macros:
        result.left.append(
            PlanLine(as_text(PurePath(path).name), "Makros werden weder gelesen noch ausgeführt.")
        )
    known = next((found for sheet in book.sheets if (found := remembered(sheet.rows)) is not None), None)
    targets = staffing_targets(workspace)
    if known is not None or is_ours(book, targets):
        result.own = True
        own_changes(book, known, targets, result)
    else:
        _foreign(book, targets, result)
    return result


def _read(path: str) -> "ReadWorkbook":
    from teilhabe_docs.loading.files.reader import Obstacle, read
    from teilhabe_docs.reading.workbook_reader import missing_package, read_workbook
    from teilhabe_docs.reading.workbook_sieve import MAX_FILE, RefusedWorkbookError

    place = existing_file(path, _WANTED)
    if told := missing_package():
        raise ImpossibleError(Cause.USAGE, told)
    content = read(place, MAX_FILE)
    if isinstance(content, Obstacle):
        raise ImpossibleError(Cause.CONTENT, f"»{as_text(path)}«: {content.text}")
    try:
        return read_workbook(content)
    except RefusedWorkbookError as refused:
        raise ImpossibleError(Cause.CONTENT, f"»{as_text(path)}«: {refused.text}") from None


def _foreign(book: "ReadWorkbook", targets: list[StaffingTarget], result: PlanImport) -> None:
    """A plan of others into a list that is still empty."""
    from teilhabe_docs.application.foreign_staffing_plan import foreign_plan
    from teilhabe_docs.documents.staffing_rows.own_plan import FULL_TIME
    from teilhabe_docs.loading.yaml.entry_edits import EntryEdit, SetValue

    if len(targets) > 1:
        names = ", ".join(f"»{as_text(one.name)}«" for one in targets)
        text = f"Hier liegen mehrere Dateien mit Personal: {names}. Bitte den Ordner der einen nennen."
        raise ImpossibleError(Cause.USAGE, text)
    (target,) = targets
    plan = foreign_plan(book, target.full_time_h, target.groups, result)
    if plan is None:
        return
    if target.full:
        result.left += [row._replace(text=target.full) for row in plan.rows]
        return
    result.taken += plan.lines
    settings: list[EntryEdit] = []
    if plan.full_time:
        line = PlanLine(plan.full_time_place, plan.full_time, f"personal.{FULL_TIME}")
        if target.full_time_h is None and not target.full_time_waived:
            settings.append(SetValue((FULL_TIME,), plan.full_time, target.order))
            result.taken.append(line)
        elif target.full_time_h != plan.full_time_h:
            text = f"{plan.full_time}; in »{target.name}« steht etwas anderes."
            result.unsure.append(line._replace(text=text))
    _make(target, settings, plan.entries, result)


def _make(
    target: StaffingTarget,
    settings: "list[EntryEdit]",
    entries: Sequence[Mapping[str, str]],
    result: PlanImport,
) -> None:
    """The file with the positions; one that no file may hold is left out, and that is said."""
    from teilhabe_docs.documents.staffing_rows.own_plan import FULL_TIME
    from teilhabe_docs.loading.yaml.entry_edits import AddEntries, edited

    set_first = edited(target.content, settings, target.name)
    whole = edited(set_first.content, [AddEntries(("positionen",), tuple(entries))], target.name)
    if whole.refused:
        single = [AddEntries(("positionen",), (entry,)) for entry in entries]
        whole = edited(set_first.content, single, target.name)
    for edit in (*set_first.refused, *whole.refused):
        path = f"personal.{FULL_TIME}"
        if isinstance(edit, AddEntries):
            path = f"personal.positionen[id={edit.entries[0]['id']}]."
        lost = [line for line in result.taken if line.path.startswith(path)]
        text = f"Lässt sich so nicht in »{as_text(target.name)}« schreiben. Bitte von Hand eintragen."
        result.unsure += [line._replace(text=text, words=line.text) for line in lost]
        result.taken = [line for line in result.taken if line not in lost]
    if whole.made or set_first.made:
        result.versions[target.called] = target.version(whole.content)
