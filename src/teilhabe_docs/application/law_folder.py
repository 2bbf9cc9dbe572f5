"""A folder of newer laws: what it says beside the built-in state, and its laws as files in our form."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath
from typing import TYPE_CHECKING

from teilhabe_docs.application.called_paths import existing
from teilhabe_docs.application.impossible import Cause, ImpossibleError
from teilhabe_docs.loading.files.paths import is_folder

if TYPE_CHECKING:
    from teilhabe_docs.recht.law import Gesetz
    from teilhabe_docs.reporting.report import Report


@dataclass(frozen=True, slots=True)
class LawFolder:
    """All laws with those of the folder, its own among them, what is wrong with it."""

    laws: "Mapping[str, Gesetz]"
    renewed: "Mapping[str, Gesetz]"
    report: "Report"


def law_folder(called: str, day: date | None) -> LawFolder:
    """The folder that `--law` names; of official files its state is that of `day`, else of their newest."""
    from teilhabe_docs.recht.law_data import built_in
    from teilhabe_docs.recht.own_laws import own_laws
    from teilhabe_docs.reporting.report import report_on

    folder = existing(called)
    if not is_folder(folder):
        raise ImpossibleError(Cause.USAGE, f"--law: »{called}« ist kein Ordner.")
    own = own_laws(folder, folder.as_posix(), built_in(), None, day)
    return LawFolder(own.laws, own.renewed, report_on(own.findings, own.files, {}))


def write_laws(laws: "Mapping[str, Gesetz]", target: str) -> Iterator[PurePath]:
    """Write each law into the folder `target`, one after the other; raises `NotWritableError`."""
    from teilhabe_docs.loading.files.targets import Targets
    from teilhabe_docs.loading.files.writer import write
    from teilhabe_docs.recht.law_yaml import file_name, law_as_yaml

    places = Targets()
    for law in laws.values():
        place = places.find(PurePath(target) / file_name(law)).path
        write(place, law_as_yaml(law).encode())
        yield place
