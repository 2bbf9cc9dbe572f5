"""What stands in `filler.yaml` and `filler_vocabulary.yaml`, as it is written there."""

from functools import cache
from importlib.resources import files
from typing import Literal

from teilhabe_docs.loading.yaml.packaged_data import packaged_data
from teilhabe_docs.model.base import Model
from teilhabe_docs.model.values import Text
from teilhabe_docs.ordered import Ordered


class Tier(Ordered):
    """How little a filler says, least first."""

    LEER = "leer"
    VERWEIST = "verweist"
    UNGENANNT = "ungenannt"
    BEHAUPTET = "behauptet"


class FillerKind(Model):
    """A kind of filler as experts know it; the head of the file explains the keys."""

    name: Text
    stufe: Tier
    rat: str = ""
    ausdruecke: tuple[Text, ...] = ()
    irgendwo: tuple[Text, ...] = ()
    ganz: tuple[Text, ...] = ()
    allein: tuple[Text, ...] = ()
    beginnt: tuple[Text, ...] = ()
    woerter: str = ""
    beugbar: str = ""
    verben: str = ""
    nur_texte: Literal["", "ja"] = ""
    beispiele: tuple[str, ...]
    gegenbeispiele: tuple[str, ...]


class FillerKinds(Model):
    """All kinds."""

    arten: tuple[FillerKind, ...]


class FillerVocabulary(Model):
    """Words that say nothing, by what they are; the file explains each list."""

    fuellwoerter: Text
    begleitwoerter: Text
    beugbare: Text
    allgemeines: Text
    ausreden: Text
    einheiten: Text
    zeiten: Text
    stellen: Text
    stellen_allein: Text
    unterlagen: Text
    keine_unterlagen: Text
    benannt: Text
    bindewoerter: Text
    verben: Text
    vor_zahlen: Text
    verneinungen: Text
    taetigkeiten: Text
    schreibverben: Text
    geschrieben: Text
    schreibauftakt: Text
    schreibende: Text
    schreibauftraege: Text
    gefragt: Text
    verweis_gefragt: Text
    zahlen_gefragt: Text
    leute: Text
    leute_nach: Text
    partner_nach: Text
    gerade: Text
    schreibhinweise: Text
    beteiligte: Text
    anlaesse: Text
    aushang: Text
    textteile: Text
    textzeiger: Text
    textzustaende: Text
    textmaengel: Text
    notizauftakt: Text
    notizaufgaben: Text
    notizbefehle: Text
    nach_befehl: Text
    anreden: Text
    personen_gefragt: Text
    hauswoerter: Text
    gattungen: Text
    eignungen: Text
    eigenschaften: Text
    formularfelder: Text
    blasses: Text
    blasse_adjektive: Text
    blasse_verben: Text
    blasse_endungen: Text
    blasse_gebeugte_endungen: Text
    blasse_hauptwoerter: Text
    blasse_vorgaenge: Text
    blasse_vorsilben: Text
    nicht_blass: Text
    greifbares: Text
    greifbare_verben: Text
    fundorte: Text
    abgehaktes: Text
    adressaten: Text
    satzwoerter: Text
    themen: tuple[Text, ...]


@cache
def filler_kinds() -> tuple[FillerKind, ...]:
    """The kinds of fillers, in the order of the file."""
    return FillerKinds.model_validate(packaged_data(files(__package__) / "filler.yaml")).arten


@cache
def named_kinds() -> dict[str, FillerKind]:
    """The same by their names."""
    return {kind.name: kind for kind in filler_kinds()}


@cache
def filler_vocabulary() -> FillerVocabulary:
    """The words that are neutral beside them."""
    return FillerVocabulary.model_validate(packaged_data(files(__package__) / "filler_vocabulary.yaml"))
