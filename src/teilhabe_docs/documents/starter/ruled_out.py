"""Which needs a starter need not ask for: those under a condition that what it begins with rules out."""

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from teilhabe_docs.documents.needs import Needs
from teilhabe_docs.documents.profile.profil import Profil
from teilhabe_docs.documents.template.condition import condition
from teilhabe_docs.documents.template.grammar import BodyError
from teilhabe_docs.model.field_path import FieldPath
from teilhabe_docs.model.konzept import Konzept
from teilhabe_docs.model.offer import Angebot
from teilhabe_docs.model.provider import Traeger
from teilhabe_docs.model.staffing import Personal


class Beginning:
    """The values that a starter begins with, by object: `{"angebot": {"land": "nw"}}`."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        """Values that the model does not take rule nothing out."""
        self.values = values
        try:
            self.konzept: Konzept | None = Konzept(
                Traeger.model_validate({"name": "x", **values.get("traeger", {})}),
                Angebot.model_validate({"bezeichnung": "x", **values.get("angebot", {})}),
                Personal.model_validate(values.get("personal", {})),
            )
        except ValidationError:
            self.konzept = None

    def rules_out(self, test: str, profile: Profil) -> bool:
        """Whether a condition of a profile does not hold, all of its fields being among the values."""
        try:
            used = condition(test).gebrauch
        except BodyError:
            return False
        if self.konzept is None or not used or not all(self._has(use.pfad) for use in used):
            return False
        return not Needs(self.konzept, profile).gilt(test)[0]

    def _has(self, path: FieldPath) -> bool:
        value: Any = self.values
        for step in path.steps:
            value = value.get(step) if isinstance(value, Mapping) else None
        return value not in (None, "", [], {})
