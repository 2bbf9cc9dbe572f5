"""What is wrong with the conditions of a profile: fields that there are not, comparisons that cannot hold."""

from collections.abc import Iterable, Iterator

from teilhabe_docs.documents.profile.field_use import (
    impossible_value,
    incomparable,
    said_of,
    uncertain,
    unjudged,
    unknown,
)
from teilhabe_docs.documents.template.condition import condition
from teilhabe_docs.documents.template.grammar import BodyError
from teilhabe_docs.documents.template.usage import Usage
from teilhabe_docs.model.field_path import FieldPath
from teilhabe_docs.model.fields import FieldCatalogue


def faults_in_condition(
    fields: FieldCatalogue, ausdruck: str, noetig: set[FieldPath] | None
) -> Iterator[str]:
    """What is wrong with a condition; `noetig` are the fields it may rest on, `None` where any will do."""
    try:
        for g in judged(fields, condition(ausdruck).gebrauch):
            text = unknown(fields, g.pfad) or incomparable(fields, g)
            if text := text or ("" if noetig is None else uncertain(fields, g, noetig)):
                yield text
    except BodyError as fehler:
        yield f"{said_of(fields, fehler)} Bedingungen bestehen aus Feldern, Vergleichen und and, or, not."


def dead_ends_in(fields: FieldCatalogue, ausdruck: str) -> Iterator[str]:
    """What a condition compares that can never be equal, so that it holds always or never."""
    try:
        for g in judged(fields, condition(ausdruck).gebrauch):
            if unknown(fields, g.pfad) or incomparable(fields, g):
                continue
            if text := impossible_value(fields, g):
                yield text
    except BodyError:
        return


def judged(fields: FieldCatalogue, uses: Iterable[Usage]) -> Iterator[Usage]:
    """The uses of fields of which it is known whether there are any."""
    return (use for use in uses if not unjudged(fields, use.pfad))
