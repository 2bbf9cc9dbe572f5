"""The fields of a form by the sections of the documents that ask for them, in the order of these."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from teilhabe_docs.application.entry_fields import EntryField
from teilhabe_docs.application.form_parts import EntryGroup
from teilhabe_docs.application.wanted_fields import sections_of
from teilhabe_docs.model.field_path import FieldPath
from teilhabe_docs.model.fields import ROOTS

if TYPE_CHECKING:
    from teilhabe_docs.documents.gliederung import Gliederung
    from teilhabe_docs.documents.profile.profil import Profil

BASICS = "grunddaten"
"""The id of the first group: what names the offer, and what decides which documents it has."""

_BASIC = (
    *("traeger.name", "angebot.id", "angebot.bezeichnung"),
    *("angebot.land", "angebot.vertragsgrundlage", "angebot.profil"),
)


def grouped_fields(
    fields: Iterable[EntryField], outlines: "Mapping[str, Gliederung]"
) -> Iterator[EntryGroup]:
    """Each field once: where the first section needs or prints it, else among the others of its file."""
    left = _Left(fields)
    yield EntryGroup(BASICS, "Grunddaten", None, left.taken(map(FieldPath, _BASIC)))
    for outline in outlines.values():
        printed = _printed_by_section(outline.profil)
        for section, outlined in sections_of(outline):
            needed = [path.field for need in outlined.punkte for path in (need.feld, *need.felder)]
            if here := left.taken([*needed, *printed.get(section.id, ())]):
                yield EntryGroup(f"{section.document}-{section.id}", section.title, section, here)
    for root in ROOTS:
        rest = left.of(root)
        given = tuple(one for one in rest if one.value not in (None, "", [], {}))
        for id_, titles, some in (
            ("weitere", _FURTHER, given),
            ("uebrige", _UNUSED, tuple(one for one in rest if one not in given)),
        ):
            if some:
                yield EntryGroup(f"{id_}-{root}", titles[root], None, some)


class _Left:
    """The fields that are in no group yet."""

    def __init__(self, fields: Iterable[EntryField]) -> None:
        self._fields = {one.path: one for one in fields}

    def taken(self, paths: Iterable[FieldPath]) -> tuple[EntryField, ...]:
        """The fields at, around or inside the paths, in the order of these."""
        order: dict[FieldPath, int] = {}
        for number, path in enumerate(paths):
            for own in self._fields:
                if own.is_inside(path) or path.is_inside(own):
                    order.setdefault(own, number)
        here = [own for own in self._fields if own in order]
        return tuple(self._fields.pop(own) for own in sorted(here, key=order.__getitem__))

    def of(self, root: str) -> tuple[EntryField, ...]:
        """Those of one file."""
        return tuple(one for path, one in self._fields.items() if path.root == root)


def _printed_by_section(profile: "Profil") -> dict[str, list[FieldPath]]:
    from teilhabe_docs.documents.profile.profile_reach import reach_of

    found = {}
    for id_, reach in reach_of(profile).sections.items():
        always = (path for some in reach.always.values() for path in some)
        found[id_] = sorted({*map(FieldPath, reach.guarded), *map(FieldPath, always)})
    return found


_FURTHER = {
    "traeger": "Weitere Angaben zum Träger",
    "angebot": "Weitere Angaben zum Angebot",
    "personal": "Weitere Angaben zum Personal",
}
_UNUSED = {
    "traeger": "Zum Träger: in diesen Dokumenten nicht gefragt",
    "angebot": "Zum Angebot: in diesen Dokumenten nicht gefragt",
    "personal": "Zum Personal: in diesen Dokumenten nicht gefragt",
}
