"""A folder of newer laws: what it says beside the built-in state, and its laws as files in our form."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath
from typing import TYPE_CHECKING

from teilhabe_docs.application.called_paths import existing
from teilhabe_docs.application.impossible import Cause, ImpossibleError
from teilhabe_docs.loading.files.paths import is_file, is_folder, is_link

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
    """Write each law into the folder `target`, one after the other; raises `NotWritableError`.

    Nothing is written, and `ImpossibleError` raised, where two laws would be one file, one cannot be named or
    another file is in the way.
    """
    from teilhabe_docs.loading.files.targets import Targets
    from teilhabe_docs.loading.files.writer import write
    from teilhabe_docs.recht.law_yaml import file_name, law_as_yaml

    places = Targets()
    planned: dict[PurePath, Gesetz] = {}
    for law in laws.values():
        name = file_name(law)
        if not any(map(str.isalnum, name.removesuffix(".yaml"))):
            raise ImpossibleError(Cause.CONTENT, _NAMELESS.format(law.kuerzel))
        found = places.find(PurePath(target) / name)
        if found.reason:
            raise ImpossibleError(Cause.CONTENT, f"--out: {found.reason}")
        if other := planned.get(found.path):
            raise ImpossibleError(Cause.CONTENT, _ONE_FILE.format(other.kuerzel, law.kuerzel, name))
        if _is_other(found.path, law):
            text = _FOREIGN.format(found.path.as_posix(), law.kuerzel)
            raise ImpossibleError(Cause.CONTENT, text)
        planned[found.path] = law
    for place, law in planned.items():
        write(place, law_as_yaml(law).encode())
        yield place


def _is_other(place: PurePath, law: "Gesetz") -> bool:
    """Whether something else than the file of this law is there."""
    from teilhabe_docs.recht.own_files import abbreviation_in

    return (is_link(place) or is_file(place)) and abbreviation_in(place) != law.kuerzel


_NAMELESS = (
    "--out: Zu »{}« gibt es keinen Dateinamen: Das Kürzel hat keinen Buchstaben von a bis z und keine "
    "Ziffer. Es wird nichts geschrieben."
)
_ONE_FILE = (
    "--out: »{}« und »{}« kämen beide in die Datei »{}«. Es wird nichts geschrieben. Bitte eines der Gesetze "
    "aus dem Ordner nehmen und für sich schreiben."
)
_FOREIGN = (
    "--out: »{}« ist keine Datei mit dem Gesetz »{}« und wird nicht überschrieben. Es wird nichts "
    "geschrieben. Bitte einen anderen Ordner nennen oder die Datei umbenennen."
)
