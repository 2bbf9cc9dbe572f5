"""What the fields say that rules compare: nothing where a value is missing, waived or could not be read."""

from collections.abc import Iterator
from typing import Any

from teilhabe_docs.model.base import Entfaellt
from teilhabe_docs.model.field_path import FieldPath
from teilhabe_docs.rules.engine.subject import Subject


def given(subject: Subject, feld: str) -> Any:
    """The value of a field; None where there is none, or an error stands at it, around it or in it.

    Raises `UnknownField` where there is no such field.
    """
    subject.konzept.fields.at(feld)
    wert = next((wert for _, wert in subject.konzept.values_at(feld)), None)
    if wert is None or isinstance(wert, Entfaellt) or subject.geladen.lueckenhaft(feld):
        return None
    return wert


def given_list(subject: Subject, feld: str) -> tuple[Any, ...]:
    """The entries of a list, with the same reservations."""
    return given(subject, feld) or ()


def given_values(subject: Subject, feld: str) -> Iterator[Any]:
    """The values of a field, through a list one for each entry."""
    path = FieldPath(feld)
    wert = given(subject, path.parent)
    for teil in wert if isinstance(wert, tuple) else (wert,):
        eines = getattr(teil, path.name, None)
        if eines is not None and not isinstance(eines, Entfaellt):
            yield eines
