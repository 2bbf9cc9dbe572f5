"""Files that nobody reads for their name or place: what is lacking for them is told there, once."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from teilhabe_docs.diagnostics import Finding, Severity
from teilhabe_docs.loading import codes
from teilhabe_docs.loading.near_files import OUTLINE, near_name

if TYPE_CHECKING:
    from teilhabe_docs.application.workspace import Workspace

_LACKING = frozenset(
    code.code for code in (codes.PROFIL_PASST_NICHT, codes.WERT_NICHT_ERLAUBT, codes.PROFIL_FEHLERHAFT)
)
"""What is said where a profile or a requirement is named that there is not."""


def told_at_their_files(findings: Iterable[Finding], workspace: "Workspace") -> list[Finding]:
    """The findings without those on names that an unread file would give; for these it is an error itself."""
    told = [*findings]
    unread = [one for one in told if _is_unread(one)]
    absent = {PurePath(one.file) for one in told if one.code == codes.DATEI_FEHLT.code}
    for one in unread:
        if _renamed(one.file) in absent:
            told.remove(one)
            continue
        starts = tuple(_said_for(one, workspace))
        following = [f for f in told if f.code in _LACKING and f is not one and f.message.startswith(starts)]
        if starts and following:
            told = [f for f in told if f not in following]
            told[told.index(one)] = replace(one, severity=Severity.ERROR)
    return told


def _is_unread(finding: Finding) -> bool:
    """Whether it says of a file or folder that nobody reads it; of a profile, where it lies."""
    misplaced = finding.code == codes.PROFIL_FEHLERHAFT.code and "gilt nicht" in finding.message
    return finding.code == codes.NAME_FAST.code or misplaced


def _renamed(file: str) -> PurePath:
    """The file under the name that it comes near to."""
    path = PurePath(file)
    near = near_name(path.name)
    return path.with_name(f"{near.stem}.yaml") if near else path


def _said_for(unread: Finding, workspace: "Workspace") -> Iterator[str]:
    """How that begins which is said where the names are lacking that a file would give."""
    from teilhabe_docs.documents.profile.shelf import REQUIREMENTS_FILE, unknown_profile
    from teilhabe_docs.documents.profile.uncovered import UNKNOWN
    from teilhabe_docs.documents.profile.vocabulary import DOKUMENTE
    from teilhabe_docs.loading.files.folders import DiskFolder

    path = _renamed(unread.file)
    if path.name == REQUIREMENTS_FILE:
        yield UNKNOWN
    elif path.name == f"{OUTLINE}.yaml":
        above = path.parent.parent.name
        for document in (above,) if above in DOKUMENTE else DOKUMENTE:
            yield unknown_profile(document, path.parent.name)
    elif unread.code == codes.NAME_FAST.code and not path.suffix:
        folder = DiskFolder(workspace.root / path, workspace.root)
        for document in DOKUMENTE:
            yield from (unknown_profile(document, name) for name in folder.names(document))
