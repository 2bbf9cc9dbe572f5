"""What a rule is: its code, name and weight, its source, why it is there, an example of each kind."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Literal

from pydantic import Field

from teilhabe_docs.diagnostics import Severity
from teilhabe_docs.model.base import Modell
from teilhabe_docs.model.values import Text
from teilhabe_docs.rules.daten import zeilen

SCHWEREN: Mapping[str, Severity] = MappingProxyType(
    {severity.word.lower(): severity for severity in Severity}
)
"""The words for how much a finding weighs."""


Wort = Literal["fehler", "warnung", "hinweis"]


class Beispiel(Modell):
    """A part of a file, once so that the rule finds something and once so that it does not.

    `vorlage` is the example concept (in `examples/`) that it belongs to.
    """

    datei: Text
    vorlage: Text = "assistenz"
    schlecht: str
    gut: str


class Regel(Modell):
    """A rule as authors know it."""

    code: Text = Field(description="Kennung, ändert sich nie")
    name: Text = Field(description="Name")
    schwere: Wort = Field(description="fehler, warnung oder hinweis")
    titel: Text = Field(description="Was die Regel verlangt, in einem Satz")
    warum: Text = Field(description="Wozu es sie gibt")
    quelle: Text = Field(description="Norm, Vertrag oder Arbeitshilfe, aus der sie stammt")
    beispiel: Beispiel

    @property
    def gewicht(self) -> Severity:
        """How much a finding weighs, where nothing else is said."""
        return SCHWEREN[self.schwere]


@cache
def regeln() -> Mapping[str, Regel]:
    """All rules by code, in their order."""
    return MappingProxyType(
        {regel.code: regel for regel in sorted(zeilen("regeln", Regel), key=lambda regel: regel.code)}
    )
