"""Which findings there are, and what each wants and why."""

from dataclasses import replace
from typing import TYPE_CHECKING

from teilhabe_docs.application.chosen import OF_AN_ASSOCIATION, chosen
from teilhabe_docs.application.impossible import Cause, ImpossibleError
from teilhabe_docs.diagnostics import Finding, Severity
from teilhabe_docs.near_names import meant, nearest
from teilhabe_docs.reporting.rule_forms import Explanation, RequirementEntry, RuleEntry, RuleReason

if TYPE_CHECKING:
    from teilhabe_docs.application.workspace import Workspace
    from teilhabe_docs.documents.profile.shelf import Shelf
    from teilhabe_docs.rules.engine.rule_description import CodeEntry


def all_rules() -> list[RuleEntry]:
    """All findings, by their codes."""
    from teilhabe_docs.rules.engine.rule_description import code_directory

    return [_entry(eintrag) for eintrag in code_directory().values()]


def explain(rule: str, profiles: str | None = None) -> Explanation:
    """What a code or name stands for, perhaps with one requirement (`TD301:gewaltschutz`).

    It may be one that the profiles of the current folder add, or those in the folder `profiles`.

    An `ImpossibleError` of usage for one that there is not, with a suggestion.
    """
    from teilhabe_docs.documents.profile.shelf import BUILT_IN
    from teilhabe_docs.rules.engine.rule_description import code_directory, explanation, find_code
    from teilhabe_docs.rules.policy.rule_selection import split_kind

    name, slug = split_kind(rule)
    eintrag = find_code(name)
    if eintrag is None:
        names = [*code_directory(), *(e.name for e in code_directory().values())]
        advice = meant(nearest(name, names), "Alle zeigt »tdocs rules«.")
        raise ImpossibleError(Cause.USAGE, f"Einen Befund »{name}« gibt es nicht.{advice}")
    requirement = None
    shelf, here = BUILT_IN, ""
    if slug:
        from teilhabe_docs.application.workspace import open_folder

        workspace = open_folder(".", profiles=profiles)
        shelf = workspace.shelf
        further = "" if workspace.has_own_profiles else OF_AN_ASSOCIATION
        wanted = shelf.requirements[chosen("Anforderung", slug, shelf.requirements, further)]
        requirement = RequirementEntry(slug, wanted.titel, dict(wanted.norm))
        here = _set_here(eintrag, slug, workspace)
    way_out = _bound(eintrag.code, slug, shelf) or _exemption(eintrag, slug)
    return Explanation(_entry(eintrag), explanation(eintrag, slug, shelf) + here + way_out, requirement)


def _set_here(entry: "CodeEntry", slug: str, workspace: "Workspace") -> str:
    """What the settings of the folder make of it; empty where it weighs there what profiles say."""
    from teilhabe_docs.application.rulebook import selected

    error = Finding(entry.code, entry.name, Severity.ERROR, "", "", requirement=slug)
    told = [error, replace(error, severity=Severity.WARNING)]
    weighed = selected(workspace, workspace.shelf.requirements).applied(told)
    if weighed == told:
        return ""
    word = f"wiegt das immer: {weighed[0].severity.word}" if weighed else "wird das nicht gemeldet"
    return f"\nIn diesem Ordner {word} ({workspace.settings_name}, »regeln«).\n"


def _bound(code: str, slug: str, shelf: "Shelf") -> str:
    """That there is no exception, where a package makes the rule a duty."""
    if not shelf.packages:
        return ""
    from teilhabe_docs.application.packages import wanted_by_packages
    from teilhabe_docs.rules.policy.rule_selection import FindingKind

    wanted = wanted_by_packages(shelf)
    who = wanted.get(FindingKind(code, slug)) or wanted.get(FindingKind(code))
    return f"\nEine Ausnahme gibt es davon nicht. {who}.\n" if who else ""


def _exemption(entry: "CodeEntry", slug: str) -> str:
    """How to answer for a finding; empty for what is no rule, or about exceptions."""
    if entry.regel is None or entry.code.startswith("TD9"):
        return ""
    return _EXEMPTION.format(f"{entry.code}:{slug}" if slug else entry.code)


def _entry(eintrag: "CodeEntry") -> RuleEntry:
    reason = None
    if regel := eintrag.regel:
        example = regel.beispiel
        reason = RuleReason(regel.warum, regel.quelle, example.datei, example.schlecht, example.gut)
    return RuleEntry(
        eintrag.code, eintrag.name, eintrag.schwere, eintrag.titel, reason, eintrag.warum, eintrag.tun
    )


_EXEMPTION = """
Ausnahme, in der Datei über der Zeile:

    # tdocs: ignore[{0}] Warum es so bleibt.

Oder in tdocs.yaml:

    ausnahmen:
      - {{regel: "{0}", ort: …, grund: Warum es so bleibt., person: Bereichsleitung}}

Den Ort (»path«), und wenn es eine gibt die Anforderung (»requirement«, steht hinter der Regel wie in
TD301:leitbild), nennt `tdocs lint --format json`.
"""
