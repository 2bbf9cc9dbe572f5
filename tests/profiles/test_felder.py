"""Every field of the model reaches a document: nobody fills in what nobody will read."""

from collections.abc import Iterator

from feldgebrauch import ELSEWHERE, used
from teilhabe_docs.documents.display import FORMS
from teilhabe_docs.documents.profile.resolve import all_profiles
from teilhabe_docs.model.base import Model
from teilhabe_docs.model.fields import fields_of
from teilhabe_docs.model.konzept import ROOT_MODELS


def leaves(model: type[Model], path: str) -> Iterator[str]:
    """The paths of all fields that hold values; structures with a printed form of their own count as one."""
    for name, field in fields_of(model).items():
        here = f"{path}.{name}"
        if isinstance(field.typ, type) and issubclass(field.typ, Model) and field.typ not in FORMS:
            yield from leaves(field.typ, here)
        else:
            yield here


def unread() -> list[str]:
    reached = {path for profile in all_profiles() for path in used(profile)}
    return [
        path
        for root, model in ROOT_MODELS.items()
        for path in leaves(model, root)
        if not any(path == r or path.startswith(f"{r}.") for r in {*reached, *ELSEWHERE})
    ]


def test_every_field_reaches_a_document_or_says_why_not() -> None:
    assert unread() == []


def test_the_exceptions_are_still_exceptions() -> None:
    reached = {path for profile in all_profiles() for path in used(profile)}
    assert {p for p in ELSEWHERE if p in reached} - {"angebot.land"} == set()
