"""What a case officer compares by hand, and which findings speak of it."""

from typing import Self

from pydantic import model_validator

from teilhabe_docs.documents.profile.vocabulary import TextTuple
from teilhabe_docs.model.base import Model
from teilhabe_docs.model.values import Text
from teilhabe_docs.rules.engine.rows import rows


class HandComparison(Model):
    """A comparison: the codes that tell it, or why the data cannot contradict themselves there."""

    nummer: Text
    was: Text
    regeln: TextTuple = ()
    unmoeglich: Text | None = None

    @model_validator(mode="after")
    def _eines(self) -> Self:
        if not self.regeln and not self.unmoeglich:
            raise ValueError(self.nummer)
        return self


def comparisons() -> tuple[HandComparison, ...]:
    """All of them, in their order."""
    return rows(__name__, "nummern", HandComparison)
