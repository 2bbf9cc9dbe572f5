"""What the fields say that rules compare: nothing where a value is missing, waived or could not be read."""

from collections.abc import Iterator
from typing import Any

from teilhabe_docs.model.base import Entfaellt
from teilhabe_docs.rules.engine.subject import Subject


def given(subject: Subject, feld: str) -> Any:
    """The value of a field; None where there is none, or an error stands at it, around it or in it."""
    wert: Any = subject.konzept
    for name in feld.split("."):
        if wert is None or isinstance(wert, Entfaellt):
            return None
        wert = getattr(wert, name)
    if wert is None or isinstance(wert, Entfaellt) or subject.geladen.lueckenhaft(feld):
        return None
    return wert


def given_list(subject: Subject, feld: str) -> tuple[Any, ...]:
    """The entries of a list, with the same reservations."""
    return given(subject, feld) or ()


def given_values(subject: Subject, feld: str) -> Iterator[Any]:
    """The values of a field, through a list one for each entry."""
    kopf, _, name = feld.rpartition(".")
    wert = given(subject, kopf)
    for teil in wert if isinstance(wert, tuple) else (wert,):
        eines = getattr(teil, name, None)
        if eines is not None and not isinstance(eines, Entfaellt):
            yield eines
