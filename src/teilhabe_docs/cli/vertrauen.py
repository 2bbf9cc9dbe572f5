"""`--trusted-config`: who checks somebody else's repository sets what holds, and what it may set itself."""

from dataclasses import dataclass, field, fields, replace
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from teilhabe_docs.cli.ausgang import Ausgang, beende, melde
from teilhabe_docs.cli.gemeinsam import ohne_fehler, zeige_befunde
from teilhabe_docs.diagnostics import has_errors
from teilhabe_docs.loading.config import GeladeneKonfiguration, Ort, lade_konfiguration
from teilhabe_docs.loading.discovery import gitwurzel, wurzel_von
from teilhabe_docs.loading.files.paths import absolute, exists, is_folder, real, seen_from_here

if TYPE_CHECKING:
    from teilhabe_docs.diagnostics import Finding
    from teilhabe_docs.rules.policy.exemptions import Exemptions

_ORTE = ("hausvorlage", "profilordner")
"""The keys that name a place outside the output, which a repository may only have inside itself."""


class Quelle(NamedTuple):
    """The configuration that a call names: `--config`, or as `vertraut` `--trusted-config`."""

    datei: str
    vertraut: bool


def quelle(config: str | None, trusted_config: str | None) -> Quelle | None:
    """The configuration that the call names, if any; two of them are a usage error."""
    if config is not None and trusted_config is not None:
        beende(Ausgang.NUTZUNG, "--config und --trusted-config schließen sich aus. Bitte eines weglassen.")
    if trusted_config is not None:
        return Quelle(trusted_config, True)
    return Quelle(config, False) if config is not None else None


@dataclass(frozen=True, slots=True)
class VertrauteKonfiguration(GeladeneKonfiguration):
    """The settings that hold, and what the repository says itself (`eigene`).

    `uebernommen` are the keys that come from there, `nebenan` the repository that the trusted file lies in.
    """

    eigene: GeladeneKonfiguration = field(kw_only=True)
    uebernommen: frozenset[str] = field(kw_only=True)
    nebenan: PurePath = field(kw_only=True)

    @property
    def mangel(self) -> "tuple[Finding, ...]":
        """What is wrong with the repository's own settings, if that keeps them from counting."""
        return self.eigene.findings if has_errors(self.eigene.findings) else ()

    def erlaubt(self, was: str) -> bool:
        """Whether the repository may decide it."""
        return was in self.konfiguration.freigegeben

    def basis(self, schluessel: str) -> PurePath:
        """The folder that the path under a key starts from."""
        return self.eigene.ordner if schluessel in self.uebernommen else self.ordner

    def profile(self, wurzel: PurePath) -> Ort:
        """The folder of own profiles: that beside the trusted file, or that of the repository `wurzel`."""
        return GeladeneKonfiguration.profile(self, wurzel if self.erlaubt("profile") else self.nebenan)


def vertraute(pfad: PurePath, ort: PurePath) -> VertrauteKonfiguration:
    """The configuration `ort`, or that which holds in the folder `ort`, for checking what lies at `pfad`.

    Mistakes in it are a usage error; the repository's own counts for nothing where it has any (`mangel`).
    """
    checkout = gitwurzel(absolute(pfad).parent)
    if exists(checkout / ".git") and not real(pfad).is_relative_to(real(checkout)):
        text = f"»{pfad.as_posix()}« führt über eine Verknüpfung aus dem Repository hinaus."
        beende(Ausgang.BEFUND, f"{text} Geprüft wird nur, was darin liegt.")
    hier = ort if is_folder(ort) else ort.parent
    unsere = ohne_fehler(lade_konfiguration(hier, None if is_folder(ort) else ort), Ausgang.NUTZUNG)
    eigene = lade_konfiguration(pfad)
    if has_errors(eigene.findings):
        eigene = replace(eigene, _gelesen=None)
    else:
        ohne_fehler(eigene, Ausgang.BEFUND)
    return _verbinde(pfad, unsere, wurzel_von(hier), eigene)


def _verbinde(
    pfad: PurePath, vertraut: GeladeneKonfiguration, nebenan: PurePath, eigene: GeladeneKonfiguration
) -> VertrauteKonfiguration:
    """The trusted settings, with what they allow the repository at `pfad` to set.

    A path that leads out of the repository ends the program; what does not count is named on stderr.
    """
    unser, ihr = vertraut.konfiguration, eigene.konfiguration
    gesetzt = {name for name in ihr.model_fields_set if getattr(ihr, name) != getattr(unser, name)}
    uebernommen = gesetzt & set(unser.freigegeben) - {"ausnahmen"}
    if uebrige := sorted(gesetzt - uebernommen - {"ausnahmen", "freigegeben"}):
        namen = ", ".join(f"»{name}«" for name in uebrige)
        ort = seen_from_here(eigene.ordner / PurePath(eigene.name).name).as_posix()
        zaehlt = "zählt" if len(uebrige) == 1 else "zählen"
        melde(f"{ort}: {namen} {zaehlt} hier nicht; es gilt, was --trusted-config sagt.")
    for name in uebernommen.intersection(_ORTE):
        _pruefe_ort(pfad, eigene, name)
    werte = {name: getattr(ihr, name) for name in uebernommen}
    if "pflichtregeln" in werte:
        werte["pflichtregeln"] = tuple(dict.fromkeys((*unser.pflichtregeln, *ihr.pflichtregeln)))
    bisher = {f.name: getattr(vertraut, f.name) for f in fields(GeladeneKonfiguration)}
    bisher["_gelesen"] = unser.model_copy(update=werte)
    return VertrauteKonfiguration(
        **bisher, eigene=eigene, uebernommen=frozenset(uebernommen), nebenan=nebenan
    )


def _pruefe_ort(pfad: PurePath, eigene: GeladeneKonfiguration, name: str) -> None:
    wert: str = getattr(eigene.konfiguration, name)
    if not real(eigene.ort(name, wert).pfad).is_relative_to(wurzel_von(pfad)):
        text = f"»{wert}« liegt außerhalb des Repositorys. Das geht nur in der vertrauten Konfiguration."
        beende(Ausgang.BEFUND, f"{eigene.name}, {name}: {text}")


def vertraute_ausnahmen(geladen: VertrauteKonfiguration) -> "Exemptions":
    """The exceptions of the trusted file; what is wrong with those is told on stderr and nowhere else."""
    from teilhabe_docs.rules.policy.exemptions import Exemptions

    ausnahmen = Exemptions()
    ausnahmen.read_configuration(geladen)
    zeige_befunde(ausnahmen.findings, (), geladen.texte)
    stille = Exemptions()
    for ausnahme in ausnahmen.entries:
        stille.add(replace(ausnahme, silent=True))
    return stille


def melde_ungezaehlte(geladen: GeladeneKonfiguration, in_kommentaren: int) -> None:
    """Say on stderr how many exceptions of the repository do not count, beside those `in_kommentaren`."""
    if geladen.erlaubt("ausnahmen") or not isinstance(geladen, VertrauteKonfiguration):
        return
    unsere = geladen.konfiguration.ausnahmen
    ihre = [ausnahme for ausnahme in geladen.eigene.konfiguration.ausnahmen if ausnahme not in unsere]
    if anzahl := in_kommentaren + len(ihre):
        wer = "Ausnahme des Repositorys zählt" if anzahl == 1 else "Ausnahmen des Repositorys zählen"
        melde(f"{anzahl} {wer} nicht: --trusted-config gibt keine frei.")
