"""Places of a document whose text an offer may replace: sections and Absätze, with what stands there."""

import re
from collections.abc import Iterator
from hashlib import sha256
from typing import NamedTuple

from teilhabe_docs.documents.profile.former_in_profile import present_id
from teilhabe_docs.documents.profile.profil import Profil, SectionPlan
from teilhabe_docs.model.fields import BUILT_IN_FIELDS, ROOTS, FieldCatalogue, UnknownField

_DIGITS = 8
_PATH = re.compile(rf"\b(?:{'|'.join(ROOTS)})(?:\.[a-z0-9_]+)+")
_SIGNATURES = "{.unterschriften}"


class ClausePlace(NamedTuple):
    """A section, or with `part` one of its Absätze, of a profile without clauses."""

    plan: SectionPlan
    part: str = ""
    fields: FieldCatalogue = BUILT_IN_FIELDS

    @property
    def id(self) -> str:
        """The full id."""
        return f"{self.plan.id}.{self.part}" if self.part else self.plan.id

    @property
    def fassung(self) -> str:
        """A short sign of the text that stands there: `f` and eight digits, the same for the same words.

        Blanks at the ends of lines and empty lines at both ends do not count, nor what a field is called in
        paths: it stands for its description.
        """
        lines = (
            line.rstrip() for line in _PATH.sub(self._described, self._text).replace("\r\n", "\n").split("\n")
        )
        return f"f{sha256(chr(10).join(lines).strip().encode()).hexdigest()[:_DIGITS]}"

    def _described(self, path: re.Match[str]) -> str:
        try:
            return self.fields.at(path[0]).description
        except UnknownField:
            return path[0]

    @property
    def is_signed(self) -> bool:
        """Whether the lines to sign on stand there."""
        return any(line.strip() == _SIGNATURES for line in self._text.split("\n"))

    @property
    def _text(self) -> str:
        own = self.plan.eigene
        if self.part in own:
            return own[self.part].text
        if self.plan.koerper is None:
            return "\n".join(field for need in self.plan.bedarfe() for field in need.feld)
        if self.part:
            return "\n".join(self._lines_of_part())
        return "\n".join((self.plan.koerper.text, *(f"(@{id_}) {one.text}" for id_, one in own.items())))

    def _lines_of_part(self) -> Iterator[str]:
        body = self.plan.koerper
        marks = [mark for mark in body.marken if mark.absatz] if body else []
        start = next(number for number, mark in enumerate(marks) if mark.id == self.part)
        lines = body.text.replace("\r\n", "\n").split("\n") if body else []
        end = marks[start + 1].zeile - 1 if start + 1 < len(marks) else len(lines)
        yield from lines[marks[start].zeile - 1 : end]

    @property
    def lost(self) -> frozenset[str]:
        """The full ids of the parts that there are no longer once its text is replaced."""
        if not self.part:
            return frozenset(f"{self.plan.id}.{mark.id}" for mark in self.plan.marken if mark.id)
        return frozenset(f"{self.plan.id}.{id_}" for id_ in letters_in(self.plan, self.part))


def letters_in(plan: SectionPlan, part: str) -> Iterator[str]:
    """The ids of the letters in an Absatz."""
    here = ""
    for mark in plan.marken:
        here = mark.id if mark.absatz else here
        if here == part and mark.id and not mark.absatz:
            yield mark.id


def absatz_of(plan: SectionPlan, letter: str) -> str:
    """The id of the Absatz that a letter stands in; empty where it has none."""
    here = ""
    for mark in plan.koerper.marken if plan.koerper and letter else ():
        here = mark.id if mark.absatz else here
        if mark.id == letter:
            return here
    return ""


def clause_place(profil: Profil, stelle: str) -> ClausePlace | None:
    """The section or part of this id, also by one that its section had before; None where there is none."""
    id_ = present_id(stelle, profil.former_sections)
    fields = profil.regal.fields
    for plan in profil.alle():
        if plan.id == id_:
            return ClausePlace(plan, fields=fields)
    above, _, part = id_.rpartition(".")
    for plan in profil.alle():
        if plan.id == above and part in {mark.id for mark in plan.marken} - plan.entfernte:
            return ClausePlace(plan, part, fields)
    return None


def all_ids(profil: Profil) -> list[str]:
    """The ids of all sections, and behind each those of its Absätze."""
    return [
        id_
        for plan in profil.alle()
        for id_ in (
            plan.id,
            *(f"{plan.id}.{m.id}" for m in plan.marken if m.absatz and m.id not in ("", *plan.entfernte)),
        )
    ]
