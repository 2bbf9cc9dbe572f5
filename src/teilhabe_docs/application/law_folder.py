"""A folder of newer laws: what it says beside the built-in state, and its laws as files in our form."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath
from typing import TYPE_CHECKING

from teilhabe_docs.application.called_paths import existing
from teilhabe_docs.application.impossible import Cause, ImpossibleError
from teilhabe_docs.loading.files.paths import exists, is_file, is_folder, is_link

if TYPE_CHECKING:
    from teilhabe_docs.recht.law import Gesetz
    from teilhabe_docs.recht.law_completion import OwnLaw
    from teilhabe_docs.recht.own_files import OwnFile
    from teilhabe_docs.reporting.report import Report


@dataclass(frozen=True, slots=True)
class LawFolder:
    """All laws with those of the folder, its own among them and as its files have them; what is wrong."""

    laws: "Mapping[str, Gesetz]"
    renewed: "Mapping[str, Gesetz]"
    own: "Mapping[str, OwnLaw]"
    report: "Report"


def law_folder(called: str, day: date | None) -> LawFolder:
    """The folder that `--law` names; of official files its state is that of `day`, else of their newest."""
    from teilhabe_docs.recht.law_data import built_in
    from teilhabe_docs.recht.own_laws import own_laws
    from teilhabe_docs.reporting.report import report_on

    folder = existing(called, "den Ordner mit dem Rechtsstand")
    if not is_folder(folder):
        raise ImpossibleError(Cause.USAGE, f"--law: »{called}« ist kein Ordner.")
    own = own_laws(folder, folder.as_posix(), built_in(), None, day)
    return LawFolder(own.laws, own.renewed, own.own, report_on(own.findings, own.files, {}))


def write_laws(laws: "Mapping[str, OwnLaw]", target: str) -> Iterator[PurePath]:
    """Write each law into the folder `target`, one after the other; raises `NotWritableError`.

    What a person entered in the file that is there stays. Nothing is written, and `ImpossibleError` raised,
    where two laws would be one file, one cannot be named, something else is in the way, or a norm would get
    lost.
    """
    from teilhabe_docs.loading.files.targets import Targets
    from teilhabe_docs.loading.files.writer import write
    from teilhabe_docs.recht.law_yaml import file_name, law_as_yaml

    places = Targets()
    there = _laws_there(PurePath(target))
    planned: dict[PurePath, tuple[str, str]] = {}
    faults = []
    for own in laws.values():
        law = own.law
        name = file_name(law)
        if not any(map(str.isalnum, name.removesuffix(".yaml"))):
            raise ImpossibleError(Cause.CONTENT, _NAMELESS.format(law.kuerzel))
        found = places.find(PurePath(target) / name)
        if found.reason:
            raise ImpossibleError(Cause.CONTENT, f"--out: {found.reason}")
        place = found.path if exists(found.path) else there.get(law.kuerzel, found.path)
        if other := planned.get(place):
            raise ImpossibleError(Cause.CONTENT, _ONE_FILE.format(other[0], law.kuerzel, name))
        old = _there(place, law)
        if old is None:
            planned[place] = law.kuerzel, law_as_yaml(law)
        elif fault := _not_to_replace(place, own, old):
            faults.append(fault)
        else:
            planned[place] = law.kuerzel, _renewed(own, old)
    if faults:
        raise ImpossibleError(Cause.CONTENT, "\n".join(faults))
    for place, (_, text) in planned.items():
        write(place, text.encode())
        yield place


def _laws_there(folder: PurePath) -> "dict[str, PurePath]":
    """The files of laws that are in a folder already, whatever they are called."""
    from teilhabe_docs.loading.files.reader import listing
    from teilhabe_docs.recht.own_files import law_in

    found: dict[str, PurePath] = {}
    for name, folds in sorted((listing(folder) or {}).items()):
        if not folds and name.lower().endswith((".yaml", ".yml")) and (file := law_in(folder / name)):
            found.setdefault(getattr(file.law, "kuerzel", ""), folder / name)
    return found


def _there(place: PurePath, law: "Gesetz") -> "OwnFile | None":
    """The file of this law that is there already; raises `ImpossibleError` for anything else."""
    if not (exists(place) or is_link(place)):
        return None
    from teilhabe_docs.recht.own_files import law_in

    found = law_in(place) if is_file(place) else None
    if found is None or getattr(found.law, "kuerzel", None) != law.kuerzel:
        raise ImpossibleError(Cause.CONTENT, _FOREIGN.format(place.as_posix(), law.kuerzel))
    return found


def _not_to_replace(place: PurePath, new: "OwnLaw", old: "OwnFile") -> str:
    """Why a file cannot be replaced without a loss; empty where it can."""
    from teilhabe_docs.diagnostics import Severity
    from teilhabe_docs.recht.law import Gesetz
    from teilhabe_docs.recht.law_completion import lost
    from teilhabe_docs.recht.norm_numbers import shortened

    if errors := [finding for finding in old.findings if finding.severity is Severity.ERROR]:
        return _FAULTY.format(place.as_posix(), errors[0].message)
    assert isinstance(old.law, Gesetz)
    if norms := lost(new, old.law):
        return _LOST.format(new.file, shortened(norms), place.as_posix())
    return ""


def _renewed(new: "OwnLaw", old: "OwnFile") -> str:
    from teilhabe_docs.recht.law import Gesetz
    from teilhabe_docs.recht.law_completion import renewed
    from teilhabe_docs.recht.law_yaml import law_as_yaml, with_comments

    assert isinstance(old.law, Gesetz)
    assert old.document
    return with_comments(law_as_yaml(renewed(new, old.law)), old.document.text)


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
_FAULTY = (
    "--out: »{}« hat einen Fehler und wird nicht überschrieben, damit nichts verloren geht. Es wird nichts "
    "geschrieben. Bitte zuerst beheben: {}"
)
_LOST = (
    "--out: In »{}« fehlen Normen mit ihrem Text: {}. In »{}« gelten sie. Es wird nichts geschrieben. Was "
    "aufgehoben ist, bitte dort als »weggefallen« eintragen; was das XML noch nicht hat, unter »von_hand« "
    "nennen; sonst das Gesetz vollständig neu herunterladen."
)
