"""The rules over one target: what `lint` shows, and where `synopse` takes exceptions from."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import PurePath
from typing import TYPE_CHECKING, Self

import typer

from teilhabe_docs.cli.ausgang import Ausgang, beende
from teilhabe_docs.cli.gemeinsam import bericht, konfiguration, konzeptziel, vorhanden
from teilhabe_docs.cli.pruefung import Pruefer, pruefe
from teilhabe_docs.cli.vertrauen import VertrauteKonfiguration, melde_ungezaehlte, vertraute_ausnahmen
from teilhabe_docs.diagnostics import has_errors
from teilhabe_docs.loading.files.paths import is_folder, named, real
from teilhabe_docs.loading.files.spelling import name_in, on_disk

if TYPE_CHECKING:
    from teilhabe_docs.cli.vertrauen import Quelle
    from teilhabe_docs.diagnostics import Finding
    from teilhabe_docs.documents.gliederung import Gliederung
    from teilhabe_docs.loading.config import GeladeneKonfiguration
    from teilhabe_docs.loading.loaded_concept import GeladenesKonzept
    from teilhabe_docs.loading.loaded_files import Bestand
    from teilhabe_docs.reporting.report import Report, Suppressed
    from teilhabe_docs.rules.engine.subject import Subject
    from teilhabe_docs.rules.policy.exemptions import Exemption
    from teilhabe_docs.rules.policy.rule_selection import FindingKind, RuleSelection

DATUM = typer.Option(
    None, "--date", metavar="JJJJ-MM-TT", help="Tag, an dem Ausnahmen noch gelten; sonst der neueste Stand."
)


def tag(text: str | None) -> date | None:
    """The day that `--date` names; anything else is a usage error."""
    try:
        if text is None or len(text) == len("2027-01-31"):
            return date.fromisoformat(text) if text else None
        raise ValueError(text)
    except ValueError:
        beende(Ausgang.NUTZUNG, f"--date: »{text}« ist kein Datum der Form 2027-01-31.")


def kennzeichen(wo: str, texte: Iterable[str]) -> "tuple[FindingKind, ...]":
    """The findings that texts name; one that there is not is a usage error, told with `wo` it stands."""
    from teilhabe_docs.rules.policy.rule_selection import UnknownRuleError, read_kind

    gelesen = []
    for text in texte:
        try:
            gelesen.append(read_kind(text))
        except UnknownRuleError as fehler:
            beende(Ausgang.NUTZUNG, f"{wo}: {fehler}")
    return tuple(gelesen)


class Lauf(Pruefer):
    """The rules over one target."""

    gliedert = True

    def __init__(
        self,
        ziel: PurePath,
        datei: PurePath | None,
        einstellung: "GeladeneKonfiguration",
        wahl: "RuleSelection",
    ) -> None:
        from teilhabe_docs.rules.policy.exemptions import Exemptions

        self.ziel = ziel
        self.datei = datei
        self.einstellung = self.eigene = einstellung
        self.wahl = wahl
        self.ausnahmen, self.ungezaehlte = Exemptions(), Exemptions()
        self.gelten_ausnahmen = True
        self.stand: date | None = None
        self.ausgenommen: tuple[tuple[Finding, Exemption], ...] = ()

    @classmethod
    def fuer(
        cls, pfad: str, config: "Quelle | None", pflicht: "tuple[FindingKind, ...]", *, ohne_ausnahmen: bool
    ) -> Self:
        """The run for a folder, or for the repository that holds a file."""
        from teilhabe_docs.loading.discovery import wurzel_von

        ziel = vorhanden(pfad)
        konzeptziel(ziel, "Geprüft werden")
        datei = None if is_folder(ziel) else on_disk(named(ziel))
        ordner = wurzel_von(ziel.parent) if datei else ziel
        einstellung = konfiguration(ordner, config, mit_mangel=True)
        lauf = cls(ordner, datei, einstellung, _wahl(einstellung, pflicht))
        lauf.gelten_ausnahmen = not ohne_ausnahmen
        if isinstance(einstellung, VertrauteKonfiguration):
            lauf.eigene = einstellung.eigene
            lauf.ausnahmen = vertraute_ausnahmen(einstellung)
        elif config:
            lauf.eigene = konfiguration(ordner, None)
        if einstellung.erlaubt("ausnahmen"):
            lauf.ausnahmen.read_configuration(lauf.eigene)
        return lauf

    def lies(self, teil: "Bestand") -> None:
        """Collect the exceptions that stand in files, and the newest date."""
        for datei in teil.gelesen:
            if datei.dokument:
                gelten = self.einstellung.erlaubt("ausnahmen")
                (self.ausnahmen if gelten else self.ungezaehlte).read_comments(datei.file, datei.dokument)
            for quelle in (datei.modell, getattr(datei.modell, "konzeption", None)):
                stand = getattr(quelle, "stand", None)
                if isinstance(stand, date):
                    self.stand = max(self.stand or stand, stand)

    def gegenstand(self, geladen: "GeladenesKonzept", gliederungen: "dict[str, Gliederung]") -> "Subject":
        """What the rules look at, with the thresholds that the configuration sets."""
        from teilhabe_docs.rules.engine.subject import Subject

        schwelle = self.einstellung.konfiguration.personal.unterschreitung_prozent
        return Subject(geladen, gliederungen, schwelle)

    def pruefe(
        self, geladen: "GeladenesKonzept", gliederungen: "dict[str, Gliederung]"
    ) -> "Iterable[Finding]":
        """The findings of all rules."""
        from teilhabe_docs.rules.engine.run_checks import run_checks

        return run_checks(self.gegenstand(geladen, gliederungen))

    def bericht(self, heute: date | None, profiles: str | None) -> "tuple[PurePath, Report]":
        """The repository and what is wrong in it, exceptions and weights applied.

        An exception is called unused only where the whole repository could be judged.
        """
        from teilhabe_docs.rules.engine.rule import all_rules

        geprueft = pruefe(str(self.ziel), "", self.einstellung, profiles, self)
        befunde = list(dict.fromkeys(geprueft.befunde))
        if self.gelten_ausnahmen:
            melde_ungezaehlte(self.einstellung, len(self.ungezaehlte.entries))
            gelesen = not has_errors([f for f in befunde if f.code not in all_rules()])
            ganz = gelesen and real(self.ziel) == geprueft.wurzel
            ergebnis = self.ausnahmen.applied(befunde, self.wahl, heute or self.stand, all_seen=ganz)
            befunde, self.ausgenommen = list(ergebnis.findings), ergebnis.exempted
        befunde, dateien = self.wahl.applied(befunde), tuple(sorted(geprueft.dateien))
        if self.datei:
            hier = name_in(self.datei, geprueft.wurzel)
            befunde, dateien = [f for f in befunde if f.file == hier], (hier,)
            self.ausgenommen = tuple((f, a) for f, a in self.ausgenommen if f.file == hier)
        texte = {**self.einstellung.texte, **self.eigene.texte, **geprueft.texte}
        report = bericht(befunde, dateien, texte)
        return geprueft.wurzel, replace(report, suppressed=tuple(self._ausgenommen()))

    def _ausgenommen(self) -> "Iterator[Suppressed]":
        """The excepted findings with the weight that they are given, and the reasons."""
        from teilhabe_docs.reporting.report import Suppressed

        for finding, ausnahme in self.ausgenommen:
            for gewichtet in self.wahl.applied([finding]):
                yield Suppressed(gewichtet, ausnahme.grund)


def _wahl(einstellung: "GeladeneKonfiguration", pflicht: "tuple[FindingKind, ...]") -> "RuleSelection":
    from teilhabe_docs.rules.policy.rule_selection import RuleSelection

    k = einstellung.konfiguration
    name = einstellung.name
    schwere = zip(
        kennzeichen(f"{name}, regeln.schwere", k.regeln.schwere), k.regeln.schwere.values(), strict=True
    )
    return RuleSelection(
        frozenset(kennzeichen(f"{name}, regeln.nur", k.regeln.nur)),
        frozenset(kennzeichen(f"{name}, regeln.ausser", k.regeln.ausser)),
        {eines: str(wort) for eines, wort in schwere},
        frozenset((*kennzeichen(f"{name}, pflichtregeln", k.pflichtregeln), *pflicht)),
    )
