"""`tdocs.yaml`: found from a folder upwards, read like every other file."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from teilhabe_docs.diagnostics import Finding, Span
from teilhabe_docs.loading import codes
from teilhabe_docs.loading.discovery import (
    CONFIGURATION_FILE,
    configurations,
    reach,
    root_of,
    spelt_otherwise,
    upwards,
)
from teilhabe_docs.loading.files.paths import border, real, relative
from teilhabe_docs.loading.files.reader import Obstacle, read
from teilhabe_docs.loading.files.spelling import SAME_LETTERS, Remark, Spellings
from teilhabe_docs.loading.model_loading import read_model
from teilhabe_docs.loading.source_text import MAX_BYTES, for_showing
from teilhabe_docs.loading.yaml.document import Document
from teilhabe_docs.loading.yaml.node_tree import DataPath
from teilhabe_docs.loading.yaml.yaml_reader import read_yaml
from teilhabe_docs.near_names import meant

if TYPE_CHECKING:
    from teilhabe_docs.model.configuration import Konfiguration


_PROFILE = "profile"
_ORDNER_ANDERS = (
    "Der Ordner heißt »{}«. Bitte in »{}« umbenennen: Andere Programme und Systeme unterscheiden Groß- und "
    "Kleinschreibung."
)


class ConfiguredPlace(NamedTuple):
    """A place that the configuration names: where it is, and the folder that links must not lead out of.

    That is the checkout where the place is written as lying in it, else there is none (None). Where nothing
    is called so, `nah` may be a near name; else there may be something to say of how it is written.
    """

    pfad: PurePath
    grenze: PurePath | None
    gefunden: bool
    nah: str
    bemerkungen: tuple[Remark, ...]

    @property
    def rat(self) -> str:
        """The near name as a suggestion, to follow a sentence."""
        return meant(self.nah)


@dataclass(frozen=True, slots=True)
class LoadedConfiguration:
    """The settings, the folder that paths in them start from, what is wrong, and the file as it is called.

    Without a file `text` is empty, and `name` is what it would be called.
    """

    ordner: PurePath
    findings: tuple[Finding, ...] = ()
    name: str = CONFIGURATION_FILE[0]
    text: str = ""
    _gelesen: "Konfiguration | None" = None
    dokument: Document | None = None

    def span(self, pfad: DataPath) -> Span:
        """Where in the file a value stands."""
        return self.dokument.span(pfad) if self.dokument else Span()

    def key_span(self, pfad: DataPath) -> Span:
        """Where in the file a key stands."""
        return self.dokument.key_span(pfad) if self.dokument else Span()

    @property
    def mangel(self) -> tuple[Finding, ...]:
        """What keeps settings of the repository from counting, where somebody else's hold; else nothing."""
        return ()

    def erlaubt(self, was: str) -> bool:
        """Whether the repository may bring such a thing; where the settings are its own, it may."""
        return True

    def basis(self, schluessel: str) -> PurePath:
        """The folder that the path under a key starts from."""
        return self.said_in(schluessel).ordner

    def said_in(self, schluessel: str) -> "LoadedConfiguration":
        """The configuration that a key comes from."""
        return self

    def ort(self, schluessel: str, name: str) -> "ConfiguredPlace":
        """The place `name` that a key names."""
        ordner = real(self.basis(schluessel))
        namen = Spellings()
        weg = namen.follow(ordner, name)
        grenze = border(weg.path, reach(ordner))
        return ConfiguredPlace(
            weg.path,
            grenze,
            weg.there,
            namen.near(weg, folder=schluessel != "hausvorlage"),
            tuple(namen.remarks(weg)),
        )

    def profile(self, wurzel: PurePath) -> ConfiguredPlace:
        """Where own profiles stand, for the repository `wurzel`; links must not lead out of that."""
        namen = Spellings()
        weg = namen.follow(wurzel, _PROFILE)
        anders = [b for b in namen.remarks(weg) if b.kennung != codes.NAME_ANDERS]
        if weg.recased:
            anders.insert(0, Remark(codes.NAME_ANDERS, _ORDNER_ANDERS.format(weg.path.name, _PROFILE)))
        return ConfiguredPlace(weg.path, wurzel, weg.there, "", tuple(anders))

    @property
    def texte(self) -> Mapping[str, str]:
        """The file's text by its name, for showing places in it."""
        return {self.name: self.text} if self.text else {}

    @property
    def konfiguration(self) -> "Konfiguration":
        """The settings; the defaults where there is no file, or nothing in it can be read."""
        from teilhabe_docs.model.configuration import Konfiguration

        return self._gelesen or Konfiguration()


def load_configuration(pfad: PurePath, benannt: PurePath | None = None) -> LoadedConfiguration:
    """The settings in the file `benannt`, else in the nearest `tdocs.yaml` from the folder `pfad` upwards.

    The search goes no further than `reach`; without a file the defaults hold, as for what could not be read.
    """
    if benannt is not None:
        return _lies(benannt, benannt.name)
    ordner = real(pfad)
    grenze = reach(ordner)
    if (oben := configured_folder(ordner)) is None:
        return LoadedConfiguration(ordner)
    da = configurations(oben)
    geladen = _lies(oben / da[0], relative(oben / da[0], root_of(ordner)).as_posix(), grenze)
    return replace(geladen, findings=(*_zum_namen(geladen.name, da), *geladen.findings))


def configured_folder(pfad: PurePath) -> PurePath | None:
    """The nearest folder from `pfad` upwards that holds a `tdocs.yaml`; None where none does."""
    ordner = real(pfad)
    return next((oben for oben in upwards(ordner, reach(ordner)) if configurations(oben)), None)


def _zum_namen(name: str, da: list[str]) -> Iterator[Finding]:
    """What there is to say of the configuration's own name, with `da` in its folder."""
    if text := spelt_otherwise(da[0]):
        yield codes.NAME_ANDERS.finding(text, name)
    for anderer in da[1:]:
        if anderer.casefold() == da[0].casefold():
            yield codes.NAMEN_GLEICH.finding(SAME_LETTERS.format(*sorted((da[0], anderer))), name)


def _zu_verweisen(geladen: LoadedConfiguration) -> Iterator[Finding]:
    """What there is to say of the names of files and folders in a configuration."""
    for schluessel, wert in geladen.konfiguration.places.items():
        for bemerkung in geladen.ort(schluessel, wert).bemerkungen:
            span = geladen.span(tuple(schluessel.split(".")))
            yield bemerkung.kennung.finding(bemerkung.text, geladen.name, span, schluessel)


def _lies(datei: PurePath, name: str, grenze: PurePath | None = None) -> LoadedConfiguration:
    rohdaten = read(datei, MAX_BYTES, grenze)
    if isinstance(rohdaten, Obstacle):
        finding = rohdaten.kennung.finding(rohdaten.text, name)
        return LoadedConfiguration(datei.parent, (finding,), name)
    dokument, findings = read_yaml(rohdaten, name)
    if dokument is None:
        return LoadedConfiguration(datei.parent, findings, name, for_showing(rohdaten))
    from teilhabe_docs.loading.unusual_dates import unusual_dates
    from teilhabe_docs.loading.unusual_numbers import unusual_numbers
    from teilhabe_docs.loading.yaml.plain_scalars import differences
    from teilhabe_docs.model.configuration import Konfiguration

    stand = read_model(dokument, Konfiguration)
    findings += (*stand.findings, *differences(dokument, Konfiguration, stand.rest.entfernt))
    if stand.modell:
        findings += tuple(unusual_numbers(dokument, stand.modell, stand.rest))
        findings += tuple(unusual_dates(dokument, stand.modell, stand.rest))
    geladen = LoadedConfiguration(datei.parent, findings, name, dokument.text, stand.modell, dokument)
    return replace(geladen, findings=(*findings, *_zu_verweisen(geladen)))
