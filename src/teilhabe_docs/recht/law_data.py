"""The state of the law: which norms there are, what has replaced the repealed, what fits where.

Figures of federal law by day of the consolidated texts (gesetze-im-internet.de); what was promulgated later
is missing.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from string import ascii_lowercase
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BeforeValidator, Field

from teilhabe_docs.loading.yaml.yaml_reader import read_yaml
from teilhabe_docs.model.base import Model
from teilhabe_docs.model.values import Day, Text, YesNo
from teilhabe_docs.recht.norm_numbers import enumerated
from teilhabe_docs.resources import content

M = TypeVar("M", bound=Model)

Strings = Annotated[tuple[Text, ...], BeforeValidator(lambda wert: [wert] if isinstance(wert, str) else wert)]
NameKind = Literal["gesetz", "landesrecht", "vertrag", "eu"]


class Gesetz(Model):
    """A federal law: its norms, those repealed, the numbered Absätze of each; short labels of a few."""

    kuerzel: Text
    titel: Text
    einheit: Text = "§"
    aliase: Strings = ()
    stand: Day
    geltend: Text
    weggefallen: Text = ""
    absaetze: dict[str, Text] = Field(default_factory=dict)
    bezeichnungen: dict[str, Text] = Field(default_factory=dict)

    @cached_property
    def normen(self) -> frozenset[str]:
        """The norms that are law."""
        return enumerated(self.geltend)

    @cached_property
    def aufgehobene(self) -> frozenset[str]:
        """The norms that were law."""
        return enumerated(self.weggefallen)

    def war(self, norm: str) -> bool:
        """Whether a norm was law: one with a letter where those around its number were."""
        return norm not in self.normen and not {norm, norm.rstrip(ascii_lowercase)}.isdisjoint(
            self.aufgehobene
        )

    def je(self, norm: str) -> bool:
        """Whether a norm is or was law."""
        return norm in self.normen or self.war(norm)

    @cached_property
    def _absaetze(self) -> Mapping[str, frozenset[str]]:
        return {norm: enumerated(was) for was, normen in self.absaetze.items() for norm in enumerated(normen)}

    def absaetze_von(self, norm: str) -> frozenset[str]:
        """The Absätze of a norm; none where they are not numbered."""
        return self._absaetze.get(norm, frozenset())


class Successor(Model):
    """What has taken the place of repealed norms (of all, where none is named), since when, by which law."""

    gesetz: Text
    normen: Text = ""
    statt: Text
    seit: Day
    quelle: Text


class ContextRule(Model):
    """Norms that are out of date, or about something else, under a condition; see the head of the file."""

    gesetz: Text
    normen: Text = ""
    urteil: Literal["ueberholt", "passt-nicht"]
    grundlagen: Strings = ()
    mit: Strings = ()
    ohne: Strings = ()
    ort: Text = ""
    absatz: Text = ""
    nur_minderjaehrige: YesNo = False
    sagt: Text
    statt: dict[str, Text]
    quelle: Text
    stand: Day

    def ersatz(self, norm: str) -> str:
        """What is probably meant."""
        return self.statt.get(norm, self.statt["sonst"])

    @cached_property
    def muster(self) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
        """Of which one, and none, may stand in the sentence."""
        mit, ohne = (re.compile("|".join(worte)) if worte else None for worte in (self.mit, self.ohne))
        return mit, ohne


class KnownNames(Model):
    """Names that are known, without their norms."""

    art: NameKind
    namen: Strings


@cache
def laws() -> Mapping[str, Gesetz]:
    """The federal laws by abbreviation, in the order of their names."""
    dateien = sorted((files(__package__) / "gesetze").iterdir(), key=lambda datei: datei.name)
    gelesen = (Gesetz.model_validate(_lies(datei)) for datei in dateien if datei.name.endswith(".yaml"))
    return {gesetz.kuerzel: gesetz for gesetz in gelesen}


@cache
def all_successors() -> tuple[Successor, ...]:
    """What has taken the place of repealed norms, in the order of the file."""
    return tuple(_zeilen("nachfolger", Successor))


@cache
def successor_of() -> Mapping[tuple[str, str], Successor]:
    """The successors by law and norm, with an empty norm for a whole law."""
    return {
        (eintrag.gesetz, norm): eintrag
        for eintrag in all_successors()
        for norm in (enumerated(eintrag.normen) or [""])
    }


@cache
def context_rules() -> tuple[ContextRule, ...]:
    """The rules about norms in a context."""
    return tuple(_zeilen("zusammenhang", ContextRule))


@cache
def context_rules_for(gesetz: str, norm: str) -> tuple[ContextRule, ...]:
    """The rules about a norm in a context, in their order."""
    return tuple(
        regel
        for regel in context_rules()
        if regel.gesetz == gesetz and (not regel.normen or norm in enumerated(regel.normen))
    )


@cache
def all_known_names() -> tuple[KnownNames, ...]:
    """The names that are known without their norms, by kind."""
    return tuple(_zeilen("namen", KnownNames))


@cache
def known_names() -> Mapping[str, NameKind]:
    """The kind of each name that is known without its norms."""
    return {name: gruppe.art for gruppe in all_known_names() for name in gruppe.namen}


@cache
def law_day() -> str:
    """The oldest day of the law data, as authors write it: `19.08.2026`."""
    return f"{min(gesetz.stand for gesetz in laws().values()):%d.%m.%Y}"


def _zeilen(name: str, art: type[M]) -> Iterator[M]:
    eintraege: Any = _lies(files(__package__) / f"{name}.yaml")[name]
    return (art.model_validate(eintrag) for eintrag in eintraege)


def _lies(datei: Traversable) -> dict[str, Any]:
    gelesen, befunde = read_yaml(content(datei), datei.name)
    assert gelesen is not None, befunde
    return dict(gelesen.data)
