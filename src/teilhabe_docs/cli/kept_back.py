"""What keeps `tdocs render` from writing: told for each repository, and no matter of the others."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from teilhabe_docs.cli.console import tell
from teilhabe_docs.cli.exits import End, ExitCode
from teilhabe_docs.cli.terminal import tell_findings

if TYPE_CHECKING:
    from teilhabe_docs.application.built_offer import DocumentFile
    from teilhabe_docs.application.outcomes import Outcomes
    from teilhabe_docs.application.render import Outcome

_PLACEHOLDER = "TD701"
_NOTATION = ("TD330", "TD331", "TD836", "TD837", "TD838")
_FAULTS = "Es wurde nichts geschrieben. Beheben Sie zuerst die Fehler."
_FOREIGN = (
    "Es wurde nichts geschrieben. Bitte Änderungen in die Angaben übernehmen und die Datei "
    "umbenennen; --force überschreibt sie."
)
_NOT_FINAL = "Es wurde nichts geschrieben: Pflichtinhalt fehlt (--final; Ausnahmen zählen dabei nicht)."
_NOT_CLOSED = (
    "Es wurde nichts geschrieben: Es sind noch Stellen offen (--final). Bitte ausfüllen oder, wo das zählt, "
    "{entfaellt: Grund} schreiben; mit --allow-open bleibt offen, was kein Pflichtinhalt ist."
)
_NOT_WRITTEN = "Es wurde nichts geschrieben: Das würde so gedruckt, wie es hier steht (--final)."


def without_faults(built: "Outcomes", *, colour: bool, quiet: bool) -> "Outcomes":
    """Show the findings; what is left are the repositories in which these let something be written."""
    from teilhabe_docs.diagnostics import has_errors

    tell_findings(built.found, colour=colour, quiet=quiet)
    sound = _left(built, lambda one: _FAULTS if has_errors(one.found.findings) else "")
    if sound.gaps.findings:
        tell_findings(sound.gaps, colour=colour)
    return _left(sound, _why_not_final)


def _why_not_final(one: "Outcome") -> str:
    from teilhabe_docs.diagnostics import has_errors

    gaps = [finding for finding in one.gaps.findings if finding.code not in _NOTATION]
    if has_errors([finding for finding in gaps if finding.code != _PLACEHOLDER]):
        return _NOT_FINAL
    if gaps:
        return _NOT_CLOSED
    return _NOT_WRITTEN if one.gaps.findings else ""


def without_foreign(built: "Outcomes") -> "Outcomes":
    """The repositories in which nothing would be written over that is not ours."""
    from teilhabe_docs.application.destinations import FOREIGN

    said = [
        f"»{file.path.as_posix()}« {FOREIGN}{_edits(file, one.plan.workspace.called)}"
        for one in built.each
        for file in one.foreign
    ]
    if said:
        tell("\n".join(said))
    return _left(built, lambda one: _FOREIGN if one.foreign else "")


def _edits(file: "DocumentFile", folder: str) -> str:
    """What has been edited in a Word file, and how to see it."""
    call = f"tdocs drift {file.path.as_posix()} {folder}".removesuffix(" .")
    return f" {file.edits}; »{call}« zeigt es." if file.edits else ""


def _left(built: "Outcomes", reason: "Callable[[Outcome], str]") -> "Outcomes":
    """The repositories without a `reason` to write nothing, which is told; leave where there are none."""
    from teilhabe_docs.application.outcomes import Outcomes

    left = []
    for one in built.each:
        workspace = one.plan.workspace
        if text := reason(one):
            tell(text if workspace.alone else f"{workspace.before.as_posix()}: {text}")
        else:
            left.append(one)
    if not left:
        raise End(ExitCode.FINDINGS)
    return Outcomes(tuple(left))
