"""What a rule is: its code, name and weight, its source, why it is there, an example of each kind."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Literal

from pydantic import Field

from teilhabe_docs.diagnostics import Severity
from teilhabe_docs.model.base import Model
from teilhabe_docs.model.values import Text
from teilhabe_docs.rules.engine.rows import rows

_ROOMS = ("teilhabe_docs.rules.checks", "teilhabe_docs.rules.policy")

SEVERITIES: Mapping[str, Severity] = MappingProxyType(
    {severity.word.lower(): severity for severity in Severity}
)
"""The words for how much a finding weighs."""


CONTENT_MISSING = "TD301"
"""The rule that stands for all that tell of a requirement being unmet, where rules are named as duties."""

SeverityWord = Literal["fehler", "warnung", "hinweis"]


class Example(Model):
    """Keys of a file, once so that the rule finds something and no other does, once so that none does.

    `vorlage` is the concept whose file has them instead of its own: one of `examples/`, or `offers` of tests.
    """

    datei: Text
    vorlage: Text = "assistenz"
    schlecht: str
    gut: str


class Rule(Model):
    """A rule as authors know it."""

    code: Text = Field(description="Kennung, ändert sich nie")
    name: Text = Field(description="Name")
    schwere: SeverityWord = Field(description="fehler, warnung oder hinweis")
    titel: Text = Field(description="Was die Regel verlangt, in einem Satz")
    warum: Text = Field(description="Wozu es sie gibt")
    quelle: Text = Field(description="Norm, Vertrag oder Arbeitshilfe, aus der sie stammt")
    beispiel: Example

    @property
    def severity(self) -> Severity:
        """How much a finding weighs, where nothing else is said."""
        return SEVERITIES[self.schwere]


@cache
def all_rules() -> Mapping[str, Rule]:
    """All rules by code, in their order: what the YAML files beside checks and policy describe."""
    described = (rule for module in _modules() for rule in rows(module, "regeln", Rule))
    return MappingProxyType({rule.code: rule for rule in sorted(described, key=lambda rule: rule.code)})


def _modules() -> list[str]:
    names = [(room, file.name) for room in _ROOMS for file in files(room).iterdir()]
    return sorted(f"{room}.{name.removesuffix('.yaml')}" for room, name in names if name.endswith(".yaml"))
