"""Packages: the version that a repository has agreed on, and what is wrong with one by itself."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from teilhabe_docs.application.profile_folders import PACKAGE_KEY
from teilhabe_docs.application.workspace import Workspace
from teilhabe_docs.diagnostics import Finding, has_errors
from teilhabe_docs.loading import codes
from teilhabe_docs.loading.discovery import PACKAGE_FILE, is_package
from teilhabe_docs.loading.files.paths import real
from teilhabe_docs.loading.files.spelling import name_in

if TYPE_CHECKING:
    from teilhabe_docs.documents.profile.profile_package import Package, Paketaenderung
    from teilhabe_docs.documents.profile.shelf import Shelf
    from teilhabe_docs.loading.yaml.node_tree import DataPath
    from teilhabe_docs.rules.engine.rule import Rule
    from teilhabe_docs.rules.policy.rule_selection import FindingKind, RuleSelection


class CheckedPackages(NamedTuple):
    """What is wrong with packages by themselves, and the texts of all their files by name."""

    findings: tuple[Finding, ...]
    texts: dict[str, str]


def packages_below(workspace: Workspace) -> CheckedPackages:
    """All profiles of the package that the call is about, and of those below its folder, used or not."""
    if workspace.file is not None:
        return CheckedPackages((), {})
    folder = real(workspace.folder)
    below = [f.parent for f in (workspace.found.files if workspace.found else ()) if f.name == PACKAGE_FILE]
    places = dict.fromkeys([*([folder] if is_package(folder) else []), *below])
    findings: list[Finding] = []
    texts: dict[str, str] = {}
    for place in places:
        found = _alone(workspace, real(place))
        findings += found.findings
        texts |= found.texts
    return CheckedPackages(tuple(findings), texts)


def _alone(workspace: Workspace, place: PurePath) -> CheckedPackages:
    from teilhabe_docs.documents.profile.folder_check import findings_alone
    from teilhabe_docs.documents.profile.shelf import BUILT_IN, ProfileFolder, Shelf
    from teilhabe_docs.documents.profile.shelf_check import shelf_findings
    from teilhabe_docs.loading.files.folders import DiskFolder

    shelf = workspace.shelf
    known = (f for f in shelf.ordner if isinstance(f.ordner, DiskFolder) and f.ordner.path == place)
    folder = next(known, None) if place == real(workspace.folder) else None
    if folder is None:
        own = DiskFolder(place, workspace.root)
        folder = ProfileFolder(own, name_in(place, workspace.root), called_package=True)
        shelf = Shelf((*BUILT_IN.ordner, folder))
    findings, texts = findings_alone(shelf, folder)
    faults, more = shelf.faults
    rules = unknown_rules(shelf)
    file = folder.root_name(PACKAGE_FILE)
    findings = (*findings, *shelf_findings(shelf), *faults, *rules)
    if not has_errors(findings):
        from teilhabe_docs.application.package_content import names_alone, told_to_members

        findings += tuple(names_alone(shelf, folder))
        findings += tuple(told_to_members(shelf, folder, wanted_by_packages(shelf)))
    return CheckedPackages(findings, {file: "", **texts, **more})


def unknown_rules(shelf: "Shelf") -> "Iterator[Finding]":
    """The rules that packages name under »pflichtregeln« and that there are not, or as they were called."""
    from teilhabe_docs.loading.former_names import BY_HAND, told
    from teilhabe_docs.rules.policy.rule_selection import UnknownRuleError, read_kind, split_kind

    for package in shelf.packages:
        for place, name in enumerate(package.content.pflichtregeln):
            path = ("pflichtregeln", place)
            try:
                read_kind(name, shelf.requirements)
            except UnknownRuleError as error:
                yield package.finding(codes.WERT_NICHT_ERLAUBT, str(error), path)
                continue
            slug = split_kind(name)[1]
            if slug not in shelf.requirements and (now := shelf.requirements.former.get(slug)):
                text = told("Die Anforderung", slug, now) + BY_HAND
                yield package.finding(codes.NAME_FRUEHER, text, path)


def wanted_by_packages(shelf: "Shelf") -> "dict[FindingKind, str]":
    """The rules that packages switch on for all, each with who says so, to follow a colon.

    With a missing content (TD301) goes all else that tells of the same duty being unmet.
    """
    if not shelf.packages:
        return {}
    from teilhabe_docs.rules.policy.rule_selection import UnknownRuleError, of_the_duty, read_kind

    found: dict[FindingKind, str] = {}
    for package in shelf.packages:
        for name in package.content.pflichtregeln:
            try:
                kind = read_kind(name, shelf.requirements)
            except UnknownRuleError:
                continue
            who = f"Das Paket »{package.content.name}« macht {kind} zur Pflicht"
            found |= dict.fromkeys(of_the_duty(kind), who)
    return found


def switched_off(workspace: Workspace, selection: "RuleSelection") -> "Iterator[Finding]":
    """What the settings switch off, or weigh otherwise, though a file demands it (TD906)."""
    from teilhabe_docs.rules.engine.rule import all_rules
    from teilhabe_docs.rules.policy.rule_selection import FindingKind, UnknownRuleError, read_kind

    rule, rules = all_rules()["TD906"], workspace.settings.konfiguration.regeln
    entries = [(("regeln", "ausser", place), name) for place, name in enumerate(rules.ausser)]
    weighed: list[tuple[DataPath, str]] = [(("regeln", "schwere", name), name) for name in rules.schwere]
    for path, name in (*entries, *weighed) if selection.wanted_by else ():
        try:
            kind = read_kind(name, workspace.shelf.requirements)
        except UnknownRuleError:
            continue
        concerned = [one for one in selection.wanted_by if kind in (one, FindingKind(one.code))]
        if concerned:
            who = selection.wanted_by[kind if kind in concerned else concerned[0]]
            text = f"{name} lässt sich hier nicht einstellen: {who}. Bitte streichen."
            yield _of_rule(workspace, rule, path, text)
    if rules.nur and (left := [one for one in selection.wanted_by if not _is_chosen(one, selection)]):
        text = f"{left[0]} gilt auch neben dieser Auswahl: {selection.wanted_by[left[0]]}."
        yield _of_rule(workspace, rule, ("regeln", "nur"), text)


def _is_chosen(kind: "FindingKind", selection: "RuleSelection") -> bool:
    return not selection.only.isdisjoint((kind, replace(kind, requirement="")))


def _of_rule(workspace: Workspace, rule: "Rule", path: "DataPath", text: str) -> "Finding":
    own = workspace.settings.said_in("regeln")
    span = own.key_span(path) if path[1] == "schwere" else own.span(path)
    where = ".".join(str(step) for step in path if isinstance(step, str))
    return Finding(rule.code, rule.name, rule.severity, text, own.name, span, where, source=rule.quelle)


def package_findings(workspace: Workspace) -> "tuple[tuple[Finding, ...], dict[str, str]]":
    """What there is to say of the packages of a repository, and the texts of the files it stands in."""
    from teilhabe_docs.loading.files.folders import DiskFolder

    settings = workspace.settings
    chosen = settings.konfiguration.paket
    if not workspace.holds_packages:
        return (), {}
    findings = [*unknown_rules(workspace.shelf)]
    if chosen is not None:
        place = real(settings.ort(PACKAGE_KEY, chosen.ordner).pfad)
        for package in workspace.shelf.packages:
            folder = package.folder.ordner
            if isinstance(folder, DiskFolder) and real(folder.path) == place:
                findings += _on_version(workspace, package, chosen.version)
    texts = {one.document.file: one.document.text for one in workspace.shelf.packages}
    return tuple(findings), {**settings.said_in(PACKAGE_KEY).texte, **texts}


def _on_version(workspace: Workspace, package: "Package", agreed: str | None) -> "Iterator[Finding]":
    """What is to be said where another version was agreed on, or none."""
    own = workspace.settings.said_in(PACKAGE_KEY)
    now, name = package.content.version, package.content.name
    if agreed == now or not package.has_version:
        return
    key = ("paket",) if agreed is None else ("paket", "version")
    if agreed is None:
        text = f'Hier fehlt »version«. Das Paket »{name}« ist von Version {now}. Bitte eintragen: "{now}".'
    else:
        changes = [_in_words(change) for change in package.changes_since(agreed)]
        told = "".join(f" {change}" for change in changes)
        text = (
            f"Das Paket »{name}« ist von Version {now}, hier steht {agreed}.{told} Bitte prüfen, was sich "
            f'dadurch ändert (tdocs render --check), {_renaming(workspace)}und version: "{now}" eintragen, '
            "oder das Paket in "
            f"Version {agreed} verwenden."
        )
    yield codes.PAKET_VERSION.finding(text, own.name, own.span(key), ".".join(key))


def _renaming(workspace: Workspace) -> str:
    """What to do first where the profiles call something otherwise than before; empty where they do not."""
    from teilhabe_docs.documents.profile.resolve import all_profiles

    shelf = workspace.shelf
    own = (profile for profile in all_profiles(shelf) if profile.herkunft)
    requirements = any(shelf.requirements[now.new].eigen for now in shelf.requirements.former.values())
    if requirements or shelf.fields.former or any(p.eintrag.frueher for one in own for p in one.alle()):
        return "neue Namen schreiben lassen (tdocs migrate) "
    return ""


def _in_words(change: "Paketaenderung") -> str:
    """A change of a package as a sentence: what it says, sections, requirements."""
    named = [
        f"{what} {', '.join(f'»{one}«' for one in names)}"
        for what, names in (
            ("Abschnitte", change.abschnitte),
            ("Anforderungen", change.anforderungen),
            ("Felder", change.felder),
            ("entfallen", change.entfallen),
        )
        if names
    ]
    said = ([change.text.rstrip(".")] if change.text else []) + ([", ".join(named)] if named else [])
    return f"Mit {change.version}: {'; '.join(said)}." if said else ""
