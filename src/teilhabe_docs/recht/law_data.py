"""The state of the law: which norms there are, what has replaced the repealed, what fits where.

Figures of federal law by day of the consolidated texts (gesetze-im-internet.de); what was promulgated later
is missing.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, cached_property, wraps
from importlib.resources import files
from typing import Any, Literal, TypeAlias, TypeVar

from teilhabe_docs.loading.yaml.packaged_data import packaged_data
from teilhabe_docs.model.base import Model
from teilhabe_docs.model.values import Day, Text, YesNo
from teilhabe_docs.recht.law import Gesetz, Strings
from teilhabe_docs.recht.norm_numbers import enumerated

M = TypeVar("M", bound=Model)
R = TypeVar("R")

Laws: TypeAlias = Mapping[str, Gesetz]
"""Laws by abbreviation."""

_IN_FORCE: ContextVar[Callable[[], Laws] | None] = ContextVar("_IN_FORCE", default=None)

NameKind = Literal["gesetz", "landesrecht", "vertrag", "eu"]


class Successor(Model):
    """What has taken the place of repealed norms (of all, where none is named), or of Absätze of them.

    Since when, where that is documented, and by which law. Of a whole law `auch` are its long names that
    the data of no law has, and `ohne` patterns of sentences that may still name it.
    """

    gesetz: Text
    auch: Strings = ()
    normen: Text = ""
    absaetze: Text = ""
    ohne: Strings = ()
    statt: Text
    seit: Day | None = None
    quelle: Text


class ContextRule(Model):
    """Norms that are out of date, or about something else, under a condition; see the head of the file."""

    gesetz: Text
    auch: Strings = ()
    allein: YesNo = False
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
        """What is probably meant by a norm, or by the name of the law `allein`."""
        return self.statt.get(norm, self.statt["sonst"])

    @cached_property
    def muster(self) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
        """Of which one, and none, may stand in the sentence."""
        mit, ohne = (re.compile("|".join(worte)) if worte else None for worte in (self.mit, self.ohne))
        return mit, ohne


class Renumbered(Model):
    """Norms under whose number something else stood formerly: by words of then and of today; see the file."""

    norm: Text
    statt: Text
    frueher: Text
    heute: Text = ""


class Renumbering(Model):
    """The numbers of a former state of a law that stand for something else today."""

    gesetz: Text
    sagt: Text
    stand: Day
    normen: tuple[Renumbered, ...]

    def rules(self) -> Iterator[ContextRule]:
        """What is said of a sentence about what stood there formerly and not about what stands there."""
        for row in self.normen:
            yield ContextRule(
                gesetz=self.gesetz,
                normen=row.norm,
                urteil="ueberholt",
                mit=(row.frueher,),
                ohne=(row.heute,) if row.heute else (),
                sagt=self.sagt,
                statt={"sonst": row.statt},
                quelle=row.statt,
                stand=self.stand,
            )


class KnownNames(Model):
    """Names that are known, without their norms."""

    art: NameKind
    namen: Strings


@cache
def built_in() -> Laws:
    """The federal laws that come with tdocs, by abbreviation, in the order of their names."""
    dateien = sorted((files(__package__) / "gesetze").iterdir(), key=lambda datei: datei.name)
    gelesen = (
        Gesetz.model_validate(packaged_data(datei)) for datei in dateien if datei.name.endswith(".yaml")
    )
    return {gesetz.kuerzel: gesetz for gesetz in gelesen}


def laws() -> Laws:
    """The laws that hold: the built-in ones, or those of `in_force`."""
    return (_IN_FORCE.get() or built_in)()


@contextmanager
def in_force(gesetze: Callable[[], Laws]) -> Iterator[None]:
    """Meanwhile these are the laws; they are asked for again and again."""
    davor = _IN_FORCE.set(gesetze)
    try:
        yield
    finally:
        _IN_FORCE.reset(davor)


def per_state(compute: Callable[[], R]) -> Callable[[], R]:
    """A function whose result is kept as long as the same laws hold."""
    kept: list[tuple[Laws, R]] = []

    @wraps(compute)
    def result() -> R:
        state = laws()
        if not kept or kept[0][0] is not state:
            kept[:] = [(state, compute())]
        return kept[0][1]

    return result


@cache
def all_successors() -> tuple[Successor, ...]:
    """What has taken the place of repealed norms, in the order of the file."""
    return tuple(_zeilen("nachfolger", Successor))


@cache
def successor_of() -> Mapping[tuple[str, str], Successor]:
    """The successors by law and norm, with an empty norm for a whole law; without those of Absätze."""
    return {
        (eintrag.gesetz, norm): eintrag
        for eintrag in all_successors()
        if not eintrag.absaetze
        for norm in (enumerated(eintrag.normen) or [""])
    }


@cache
def successor_of_absatz() -> Mapping[tuple[str, str, str], Successor]:
    """The successors of Absätze, by law, norm and Absatz."""
    return {
        (eintrag.gesetz, norm, absatz): eintrag
        for eintrag in all_successors()
        for norm in enumerated(eintrag.normen)
        for absatz in enumerated(eintrag.absaetze)
    }


@cache
def context_rules() -> tuple[ContextRule, ...]:
    """The rules about norms in a context, those of numbers that stood for something else last."""
    renumbered = (rule for table in _zeilen("umnummerierung", Renumbering) for rule in table.rules())
    return (*special_rules(), *renumbered)


@cache
def special_rules() -> tuple[ContextRule, ...]:
    """Those about more than a number that stood for something else; among them laws named `allein`."""
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


def law_day(name: str = "", norm: str = "") -> str:
    """The day of what is known of a law or its norm, else the oldest of all: `19.08.2026`."""
    gesetz = laws().get(name)
    return f"{gesetz.day_of(norm) if gesetz else min(g.stand for g in laws().values()):%d.%m.%Y}"


def law_days() -> str:
    """From the oldest to the newest day of the laws: `29.04.2026 bis 19.08.2026`."""
    days = {gesetz.stand for gesetz in laws().values()}
    return " bis ".join(f"{day:%d.%m.%Y}" for day in sorted({min(days), max(days)}))


def _zeilen(name: str, art: type[M]) -> Iterator[M]:
    eintraege: Any = packaged_data(files(__package__) / f"{name}.yaml")[name]
    return (art.model_validate(eintrag) for eintrag in eintraege)
