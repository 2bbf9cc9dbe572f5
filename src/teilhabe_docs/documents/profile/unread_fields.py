"""Profiles that name fields of whose declarations nobody could read whether there are any."""

from collections.abc import Iterator

from teilhabe_docs.documents.profile.field_use import unjudged
from teilhabe_docs.documents.profile.profil import Profil, SectionPlan
from teilhabe_docs.documents.template.condition import condition
from teilhabe_docs.documents.template.grammar import BodyError
from teilhabe_docs.model.field_path import FieldPath


def rests_on_unread(profil: Profil) -> bool:
    """Whether a need, a condition or a text of the profile names such a field."""
    if profil.fields.complete:
        return False
    return any(unjudged(profil.fields, path) for plan in profil.alle() for path in _named(plan))


def _named(plan: SectionPlan) -> Iterator[FieldPath]:
    """The fields that a section names, as far as its texts and conditions can be read."""
    needs, parts = [*plan.bedarfe()], plan.eintrag.teile.values()
    for need in needs:
        yield from need.feld
    conditions = (plan.eintrag.wenn, *(part.wenn for part in parts), *(need.wenn for need in needs))
    try:
        for one in conditions:
            if one and one != "ja":
                yield from (use.pfad for use in condition(one).gebrauch)
        for body in filter(None, (plan.koerper, *plan.eigene.values())):
            yield from (use.pfad for use in body.gebrauch)
    except BodyError:
        return  # told where it is checked
