"""Where something is written: what calls and settings name, by the names on the disk, and whose it is."""

from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from teilhabe_docs.application.called_paths import as_called, as_text
from teilhabe_docs.application.impossible import Cause, ImpossibleError, Notice
from teilhabe_docs.loading.discovery import belongs_to_concept
from teilhabe_docs.loading.files import paths
from teilhabe_docs.loading.files.paths import is_file, is_folder, is_link, real
from teilhabe_docs.loading.files.reader import Obstacle
from teilhabe_docs.loading.files.targets import Target, Targets
from teilhabe_docs.loading.files.writer import NotWritableError, is_device, write

if TYPE_CHECKING:
    from teilhabe_docs.application.workspace import Workspace

FOREIGN = "stammt nicht von tdocs oder wurde seither bearbeitet."
"""What is said of a target that is not overwritten."""


class Destination(NamedTuple):
    """A place that a call names, and what there is to say of its name."""

    path: PurePath
    notices: tuple[Notice, ...] = ()


def output_folder(workspace: "Workspace") -> Target:
    """The output folder of the repository, as seen from here if the author named that so."""
    place = Targets().find(PurePath(workspace.settings.konfiguration.ausgabe), workspace.root)
    return Target(as_called(place.path, workspace.called), place.reason, place.remark)


def named_place(target: PurePath, option: str = "") -> Destination:
    """A place that a call names; one whose name Windows cannot have, unless it is there, is impossible."""
    place = Targets().find(target)
    before = f"{option}: " if option else ""
    if place.reason:
        raise ImpossibleError(Cause.USAGE, f"{before}{place.reason}")
    return Destination(place.path, (f"{before}{place.remark}",) if place.remark else ())


def named_file(file: PurePath, option: str = "") -> Destination:
    """A file that a call names for a result; one that is part of a concept is impossible as well.

    A device of Windows stays as it is where it is there under that very name (`nul`).
    """
    if paths.WINDOWS and not file.suffix and is_device(file):
        return Destination(file)
    if belongs_to_concept(file.name) or belongs_to_concept(_as_the_system_has_it(file).name):
        raise part_of_concept(file, option)
    return named_place(file, option)


def part_of_concept(file: PurePath, option: str = "", notices: tuple[Notice, ...] = ()) -> ImpossibleError:
    """What to raise for a target that is part of a concept."""
    before = f"{option}: " if option else ""
    text = f"{before}»{as_text(file)}« gehört zum Konzept. Bitte ein anderes Ziel nennen."
    return ImpossibleError(Cause.USAGE, text, notices)


def write_result(
    target: PurePath, content: bytes, *, force: bool, root: PurePath | None = None
) -> Destination:
    """Write a file where a call names it, but not over one that is not ours unless `force`.

    With `root` it must lie in that folder. What is in the way is an `ImpossibleError`.
    """
    file, notices = named_file(target)
    if is_folder(file):
        text = f"»{file.as_posix()}« ist ein Ordner. Bitte eine Datei nennen."
        raise ImpossibleError(Cause.USAGE, text, notices)
    try:
        if not force and is_foreign(file, content, root):
            text = f"»{file.as_posix()}« {FOREIGN} Mit --force wird überschrieben."
            if is_link(file):
                text = f"»{file.as_posix()}« ist eine Verknüpfung. Mit --force steht dort die neue Datei."
            raise ImpossibleError(Cause.CONTENT, text, notices)
        write(file, content, root)
    except NotWritableError as error:
        raise ImpossibleError(Cause.USAGE, str(error), notices) from None
    return Destination(file, notices)


def is_foreign(target: PurePath, new: bytes, root: PurePath | None = None) -> bool:
    """Whether somebody else has written the target, or edited it since tdocs did, and it would change.

    Raises `NotWritableError` where that cannot be seen since another program holds it.
    """
    from teilhabe_docs.rendering.document_formats import read_written
    from teilhabe_docs.rendering.written import written_bytes

    if is_link(target):
        return not target.is_relative_to("/dev")
    old = written_bytes(target, root) if is_file(target) else None
    if isinstance(old, Obstacle) and old.held:
        raise NotWritableError(f"»{as_text(target)}« lässt sich nicht schreiben: {old.text}")
    if old is None or isinstance(old, Obstacle):
        return old is not None
    there = read_written(old)
    return not there.untouched and not there.same(read_written(new))


def _as_the_system_has_it(file: PurePath) -> PurePath:
    """The file by the name that the system has for it, also where Windows takes a short one."""
    return file if is_link(file) else real(file)
