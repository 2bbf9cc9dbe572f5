"""Every field of the model reaches a document: nobody fills in what nobody will read."""

from functools import cache

from teilhabe_docs.documents.profile.profile_reach import leaf_fields, used_by
from teilhabe_docs.documents.profile.resolve import all_profiles
from teilhabe_docs.model.fields import BUILT_IN_FIELDS
from teilhabe_docs.rules.checks.gegeben import purpose_of


@cache
def reached() -> frozenset[str]:
    return frozenset[str]().union(*(paths for profile in all_profiles() for paths in used_by(profile)))


def test_every_field_reaches_a_document_or_says_why_not() -> None:
    fields = [field for root, model in BUILT_IN_FIELDS.models() for field in leaf_fields(root, model)]
    apart = (
        "angebot.anlagen.",
        "traeger.anlagen.",
        "angebot.zusatzabschnitte.",
    )  # of each offer's own making
    unread = [f for f in fields if f not in reached() and not purpose_of(f) and not f.startswith(apart)]
    assert unread == []
