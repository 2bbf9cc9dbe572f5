"""Which rules count for a repository and how much, and what is excepted from them."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from teilhabe_docs.application.impossible import Cause, ImpossibleError, Notice
from teilhabe_docs.application.packages import wanted_by_packages
from teilhabe_docs.application.settings import SettingsSource, settings_for
from teilhabe_docs.application.workspace import Workspace

if TYPE_CHECKING:
    from teilhabe_docs.documents.profile.requirements import Requirements
    from teilhabe_docs.loading.config import LoadedConfiguration
    from teilhabe_docs.model.fields import FieldCatalogue
    from teilhabe_docs.rules.policy.exemptions import Exemptions
    from teilhabe_docs.rules.policy.rule_selection import FindingKind, RuleSelection


_WITHOUT_EFFECT = "TD906"
"""What says that something mandatory cannot be switched off; nor can that be."""


class Rulebook(NamedTuple):
    """The choice of rules, and the repository's own settings, which name its exceptions.

    What they name may be one of the `requirements` and `fields`.
    """

    settings: "LoadedConfiguration"
    own: "LoadedConfiguration"
    selection: "RuleSelection"
    requirements: "Requirements"
    fields: "FieldCatalogue"
    notices: tuple[Notice, ...] = ()

    def exceptions(self) -> "Exemptions":
        """The exceptions that stand in configurations and count."""
        from teilhabe_docs.application.trust import TrustedSettings

        trusted = isinstance(self.settings, TrustedSettings)
        exceptions = _exceptions_in(self.settings if trusted else None, self.requirements, self.fields)
        if trusted:
            exceptions = _without_remarks(exceptions, self.requirements, self.fields)
        if self.settings.erlaubt("ausnahmen"):
            exceptions.read_configuration(self.own)
        return exceptions

    def told_not_to_count(self, in_comments: int) -> str:
        """In German how many exceptions of the repository do not count, those `in_comments` too; or empty."""
        from teilhabe_docs.application.trust import TrustedSettings

        if not isinstance(self.settings, TrustedSettings) or self.settings.erlaubt("ausnahmen"):
            return ""
        ours = self.settings.konfiguration.ausnahmen
        theirs = [entry for entry in self.own.konfiguration.ausnahmen if entry not in ours]
        count = in_comments + len(theirs)
        who = "Ausnahme des Repositorys zählt" if count == 1 else "Ausnahmen des Repositorys zählen"
        return f"{count} {who} nicht: --trusted-config gibt keine frei." if count else ""


def rulebook_for(
    workspace: Workspace, source: SettingsSource | None = None, mandatory: "Iterable[str]" = ()
) -> Rulebook:
    """What counts in a workspace, opened with the same `source`; `mandatory` cannot be excepted.

    A rule named there or in the settings that there is not is an `ImpossibleError` of usage.
    """
    from teilhabe_docs.application.trust import TrustedSettings
    from teilhabe_docs.reporting.report import report_on

    settings, requirements, fields = workspace.settings, workspace.shelf.requirements, workspace.fields
    selection = selected(workspace, requirements, named_rules("--mandatory", mandatory, requirements))
    if isinstance(settings, TrustedSettings):
        wrong = _exceptions_in(settings, requirements, fields).findings
        notices = (report_on(wrong, (), settings.texte),)
        return Rulebook(settings, settings.eigene, selection, requirements, fields, notices)
    if source is None:
        return Rulebook(settings, settings, selection, requirements, fields)
    own, own_notices = settings_for(workspace.folder, None)
    return Rulebook(settings, own, selection, requirements, fields, own_notices)


def named_rules(where: str, texts: Iterable[str], requirements: "Requirements") -> "tuple[FindingKind, ...]":
    """The findings that texts name; one that there is not is an `ImpossibleError`, with `where` it stands."""
    from teilhabe_docs.rules.policy.rule_selection import UnknownRuleError, read_kind

    read = []
    for text in texts:
        try:
            read.append(read_kind(text, requirements))
        except UnknownRuleError as error:
            raise ImpossibleError(Cause.USAGE, f"{where}: {error}") from None
    return tuple(read)


def _exceptions_in(
    settings: "LoadedConfiguration | None", requirements: "Requirements", fields: "FieldCatalogue"
) -> "Exemptions":
    from teilhabe_docs.rules.policy.exemptions import Exemptions

    exceptions = Exemptions(requirements, fields)
    if settings is not None:
        exceptions.read_configuration(settings)
    return exceptions


def _without_remarks(
    trusted: "Exemptions", requirements: "Requirements", fields: "FieldCatalogue"
) -> "Exemptions":
    """Those of the trusted file: what is wrong with them, or not needed, is not the repository's matter."""
    silent = _exceptions_in(None, requirements, fields)
    for exception in trusted.entries:
        silent.add(replace(exception, silent=True))
    return silent


def selected(
    workspace: Workspace, requirements: "Requirements", mandatory: "Iterable[FindingKind]" = ()
) -> "RuleSelection":
    """What the settings say of rules; one that there is not is an `ImpossibleError` of usage."""
    from teilhabe_docs.rules.policy.rule_selection import FindingKind, RuleSelection, of_the_duty

    k = workspace.settings.konfiguration
    of_packages = wanted_by_packages(workspace.shelf)

    def rules(key: str, names: Iterable[str]) -> "tuple[FindingKind, ...]":
        where = f"{workspace.settings_name}, {key}"
        try:
            return named_rules(where, names, requirements)
        except ImpossibleError as error:
            from teilhabe_docs.application.sound_settings import wrong_setting
            from teilhabe_docs.loading import codes

            text = error.text.removeprefix(f"{where}: ")
            raise wrong_setting(workspace, where, key, codes.WERT_NICHT_ERLAUBT, text) from None

    def bound(kinds: "Iterable[FindingKind]") -> "dict[FindingKind, FindingKind]":
        """Those, and by the name of a single duty all that tell of it; each with what was named."""
        return {one: kind for kind in kinds for one in (of_the_duty(kind) if kind.requirement else (kind,))}

    named = bound(rules("pflichtregeln", k.pflichtregeln))
    told = [FindingKind(_WITHOUT_EFFECT)] if named or of_packages else []
    weights = zip(rules("regeln.schwere", k.regeln.schwere), k.regeln.schwere.values(), strict=True)
    return RuleSelection(
        frozenset(rules("regeln.nur", k.regeln.nur)),
        frozenset(rules("regeln.ausser", k.regeln.ausser)),
        {rule: str(word) for rule, word in weights},
        frozenset((*named, *bound(mandatory), *of_packages, *told)),
        {
            **{one: f"Unter »pflichtregeln« steht {kind} als Pflicht" for one, kind in named.items()},
            **of_packages,
        },
    )
