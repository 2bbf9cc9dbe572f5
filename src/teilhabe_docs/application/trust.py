"""Who checks somebody else's repository sets what holds, and what the repository may set itself."""

from dataclasses import dataclass, field, fields, replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from teilhabe_docs.application.impossible import Cause, ImpossibleError, Notice, SettingsError
from teilhabe_docs.application.sound_settings import sound
from teilhabe_docs.diagnostics import has_errors
from teilhabe_docs.loading.config import ConfiguredPlace, LoadedConfiguration, load_configuration
from teilhabe_docs.loading.discovery import git_root, root_of
from teilhabe_docs.loading.files.paths import absolute, exists, is_folder, real, seen_from_here

if TYPE_CHECKING:
    from teilhabe_docs.diagnostics import Finding


@dataclass(frozen=True, slots=True)
class TrustedSettings(LoadedConfiguration):
    """The settings that hold, and what the repository says itself (`eigene`).

    `adopted` are the keys that come from there, `beside` the repository that the trusted file lies in.
    """

    eigene: LoadedConfiguration = field(kw_only=True)
    adopted: frozenset[str] = field(kw_only=True)
    beside: PurePath = field(kw_only=True)

    @property
    def mangel(self) -> "tuple[Finding, ...]":
        """What is wrong with the repository's own settings, if that keeps them from counting."""
        return self.eigene.findings if has_errors(self.eigene.findings) else ()

    def erlaubt(self, was: str) -> bool:
        """Whether the repository may decide it."""
        return was in self.konfiguration.freigegeben

    def said_in(self, schluessel: str) -> LoadedConfiguration:
        """The repository's own where it may set the key and does, else ours."""
        return self.eigene if schluessel.partition(".")[0] in self.adopted else self

    def profile(self, wurzel: PurePath) -> ConfiguredPlace:
        """The folder of own profiles: that beside the trusted file, or that of the repository `wurzel`."""
        return LoadedConfiguration.profile(self, wurzel if self.erlaubt("profile") else self.beside)


def trusted_settings(folder: PurePath, place: PurePath) -> tuple[TrustedSettings, tuple[Notice, ...]]:
    """The configuration `place`, or that which holds in the folder `place`, for what lies in `folder`.

    Mistakes in it are an `ImpossibleError` of usage; the repository's own counts for nothing where it has any
    (`mangel`). A path of the repository that leads out of it is one of content.
    """
    checkout = git_root(absolute(folder).parent)
    if exists(checkout / ".git") and not real(folder).is_relative_to(real(checkout)):
        text = f"»{folder.as_posix()}« führt über eine Verknüpfung aus dem Repository hinaus."
        raise ImpossibleError(Cause.CONTENT, f"{text} Geprüft wird nur, was darin liegt.")
    here = place if is_folder(place) else place.parent
    ours = load_configuration(here, None if is_folder(place) else place)
    notices = sound(ours, Cause.USAGE, own=False)
    own = load_configuration(folder)
    if has_errors(own.findings):
        own = replace(own, _gelesen=None)
    else:
        notices += sound(own, Cause.CONTENT, notices, own=True)
    adopted, ignored = _adopted(ours, own)
    if ignored:
        notices += (_not_counted(own, ignored),)
    for key, place_there in own.konfiguration.places.items():
        if key.partition(".")[0] in adopted:
            _demand_inside(folder, own, (key, place_there), notices)
    return _joined(ours, own, adopted, root_of(here)), notices


def _adopted(ours: LoadedConfiguration, own: LoadedConfiguration) -> tuple[frozenset[str], list[str]]:
    """The keys that the repository sets, otherwise than we, and may set; those that it may not, sorted."""
    our, their = ours.konfiguration, own.konfiguration
    set_there = {name for name in their.model_fields_set if getattr(their, name) != getattr(our, name)}
    adopted = set_there & set(our.freigegeben) - {"ausnahmen"}
    return frozenset(adopted), sorted(set_there - adopted - {"ausnahmen", "freigegeben"})


def _not_counted(own: LoadedConfiguration, ignored: list[str]) -> str:
    names = ", ".join(f"»{name}«" for name in ignored)
    place = seen_from_here(own.ordner / PurePath(own.name).name).as_posix()
    counts = "zählt" if len(ignored) == 1 else "zählen"
    return f"{place}: {names} {counts} hier nicht; es gilt, was --trusted-config sagt."


def _demand_inside(
    folder: PurePath, own: LoadedConfiguration, named: tuple[str, str], notices: tuple[Notice, ...]
) -> None:
    """An error where a place that the repository names, behind its key, does not lie inside it."""
    name, value = named
    if not real(own.ort(name, value).pfad).is_relative_to(root_of(folder)):
        from teilhabe_docs.loading import codes
        from teilhabe_docs.reporting.report import report_on

        text = f"»{value}« liegt außerhalb des Repositorys. Das geht nur in der vertrauten Konfiguration."
        finding = codes.DATEI_AUSSERHALB.finding(text, own.name, own.span(tuple(name.split("."))), name)
        report = report_on((finding,), tuple(own.texte), own.texte)
        raise SettingsError(Cause.CONTENT, f"{own.name}, {name}: {text}", notices, report)


def _joined(
    ours: LoadedConfiguration, own: LoadedConfiguration, adopted: frozenset[str], beside: PurePath
) -> TrustedSettings:
    """Our settings with those that the repository may set."""
    our, their = ours.konfiguration, own.konfiguration
    values = {name: getattr(their, name) for name in adopted}
    if "pflichtregeln" in values:
        values["pflichtregeln"] = tuple(dict.fromkeys((*our.pflichtregeln, *their.pflichtregeln)))
    so_far = {f.name: getattr(ours, f.name) for f in fields(LoadedConfiguration)}
    so_far["_gelesen"] = our.model_copy(update=values)
    return TrustedSettings(**so_far, eigene=own, adopted=adopted, beside=beside)
