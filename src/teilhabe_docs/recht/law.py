"""A law: its norms with their Absätze and Nummern, what has been repealed, what will change."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from string import ascii_lowercase
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from teilhabe_docs.model.base import Model
from teilhabe_docs.model.values import Day, Text
from teilhabe_docs.recht.norm_lines import REPEALED, NormState, read_state, readable, split_lines
from teilhabe_docs.recht.norm_numbers import number_key

Strings = Annotated[tuple[Text, ...], BeforeValidator(lambda wert: [wert] if isinstance(wert, str) else wert)]


class KnownChange(Model):
    """What norms say from a day on that is known already; `normen` as in a law."""

    ab: Day
    normen: str
    quelle: Text


class Gesetz(Model):
    """A law; `normen` has a line for each (see `norm_lines`), `amtlich` what official files call it.

    `ebene` is who has made it, where that is not the federation.
    The `falsche_namen` are abbreviations that people write and that are none.
    """

    kuerzel: Text
    titel: Text
    amtlich: Text | None = None
    einheit: Literal["§", "Art."] = "§"
    ebene: Literal["land", "eu", "voelkerrecht"] | None = None
    aliase: Strings = ()
    falsche_namen: Strings = ()
    stand: Day
    quelle: Text | None = None
    bezeichnungen: dict[str, Text] = Field(default_factory=dict)
    aenderungen: tuple[KnownChange, ...] = ()
    normen: str = ""

    @cached_property
    def zeilen(self) -> Mapping[str, str]:
        """What is said of each norm, unread."""
        return split_lines(self.normen)[0]

    @cached_property
    def geltende(self) -> frozenset[str]:
        """The norms that are law."""
        return frozenset(norm for norm, said in self.zeilen.items() if said != REPEALED)

    @cached_property
    def aufgehobene(self) -> frozenset[str]:
        """The norms that were law."""
        return frozenset(norm for norm, said in self.zeilen.items() if said == REPEALED)

    @cached_property
    def highest(self) -> int:
        """The highest number of its norms, repealed or not."""
        return max((number_key(norm)[0] for norm in self.zeilen), default=0)

    def war(self, norm: str) -> bool:
        """Whether a norm was law: one with a letter where those around its number were."""
        return norm not in self.geltende and not {norm, norm.rstrip(ascii_lowercase)}.isdisjoint(
            self.aufgehobene
        )

    def je(self, norm: str) -> bool:
        """Whether a norm is or was law."""
        return norm in self.geltende or self.war(norm)

    def norm(self, nummer: str) -> NormState:
        """A norm; an empty one where there is none, or where its line cannot be read."""
        return read_state(self.zeilen.get(nummer, "")) or NormState()

    def absaetze_von(self, norm: str) -> frozenset[str]:
        """The Absätze of a norm that are law; none where they are not numbered."""
        return self.norm(norm).numbered

    def nummern_von(self, norm: str, absatz: str = "") -> frozenset[str]:
        """The Nummern of an Absatz, of all its sentences; of the whole norm where it has no Absätze.

        None where there are none, or it is not known.
        """
        found = self.norm(norm).absaetze.get(absatz)
        return frozenset(found.nummern) if found else frozenset()

    def am(self, tag: date) -> "Gesetz":
        """The law as it will be on a day, as far as that is known."""
        if not any(change.ab <= tag for change in self.aenderungen):
            return self
        zeilen = dict(self.zeilen)
        for change in self.aenderungen:
            if change.ab <= tag:
                changed = split_lines(change.normen)[0]
                zeilen |= {norm: said for norm, said in changed.items() if readable(norm, said)}
        fields = {name: getattr(self, name) for name in Gesetz.model_fields}
        return Gesetz(**fields | {"normen": "\n".join(f"{norm}: {said}" for norm, said in zeilen.items())})
