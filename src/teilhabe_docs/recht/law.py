"""A law: its norms with their Absätze and Nummern, what has been repealed, what will change."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from string import ascii_lowercase
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from teilhabe_docs.model.base import Model
from teilhabe_docs.model.values import Day, Text
from teilhabe_docs.recht.norm_lines import REPEALED, NormState, read_state, readable, split_lines
from teilhabe_docs.recht.norm_numbers import enumerated, number_key

Strings = Annotated[tuple[Text, ...], BeforeValidator(lambda wert: [wert] if isinstance(wert, str) else wert)]


def _lines(wert: object) -> str:
    if isinstance(wert, str):
        return wert
    raise PydanticCustomError("zeilen", _AS_LINES)


Lines = Annotated[str, BeforeValidator(_lines)]
"""A line for each norm, as one text."""
_AS_LINES = (
    "Die Normen stehen als Text in Zeilen. Bitte einen senkrechten Strich hinter den Schlüssel setzen, "
    "»normen: |«, und darunter eingerückt je Norm eine Zeile schreiben"
)


class KnownChange(Model):
    """What norms say from a day on that is known already; `normen` as in a law."""

    ab: Day
    normen: Lines
    quelle: Text


class Gesetz(Model):
    """A law; `normen` has a line for each (see `norm_lines`), `amtlich` what official files call it.

    `ebene` is who has made it, where that is not the federation; an `artikelgesetz` changes other laws, above
    all the one that it names.
    The lines of the norms `von_hand` (a list with ranges) are kept up by a person and not renewed.
    The `falsche_namen` are abbreviations that people write and that are none.
    """

    kuerzel: Text
    titel: Text
    amtlich: Text | None = None
    einheit: Literal["§", "Art."] = "§"
    artikelgesetz: Text | None = None
    ebene: Literal["land", "eu", "voelkerrecht"] | None = None
    aliase: Strings = ()
    falsche_namen: Strings = ()
    stand: Day
    quelle: Text | None = None
    von_hand: Text | None = None
    bezeichnungen: dict[str, Text] = Field(default_factory=dict)
    aenderungen: tuple[KnownChange, ...] = ()
    normen: Lines = ""

    @cached_property
    def zeilen(self) -> Mapping[str, str]:
        """What is said of each norm, unread."""
        return split_lines(self.normen)[0]

    @cached_property
    def by_hand(self) -> frozenset[str]:
        """The norms whose lines a person keeps up."""
        return enumerated(self.von_hand or "")

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
        """The law as it will be on a day, as far as that is known; what came before its state is in it."""
        coming = sorted(
            (change for change in self.aenderungen if self.stand < change.ab <= tag), key=lambda c: c.ab
        )
        if not coming:
            return self
        zeilen = dict(self.zeilen)
        for change in coming:
            changed = split_lines(change.normen)[0]
            zeilen |= {norm: said for norm, said in changed.items() if readable(norm, said)}
        fields = {name: getattr(self, name) for name in type(self).model_fields}
        normen = "\n".join(f"{norm}: {said}" for norm, said in zeilen.items())
        return type(self)(**fields | {"normen": normen})

    def day_of(self, norm: str) -> date:
        """The day of what is said of a norm."""
        return self.stand


class CompletedLaw(Gesetz):
    """A newer law with what only an older state has: the norms `aus_aelterem`, of the day `aelterer`."""

    aus_aelterem: frozenset[str] = frozenset()
    aelterer: Day

    def day_of(self, norm: str) -> date:
        """The day of what is said of a norm."""
        return self.aelterer if norm in self.aus_aelterem else self.stand
