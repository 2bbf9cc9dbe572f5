"""The questions that an offer leaves open, one after the other: mandatory ones first, in document order.

They follow from the state of the files alone: whoever breaks off goes on where the first open question is.
"""

from dataclasses import dataclass

from teilhabe_docs.application.entry_fields import EntryField
from teilhabe_docs.application.form_parts import EntryForm
from teilhabe_docs.application.wanted_fields import MANDATORY, RECOMMENDED, WantedValue
from teilhabe_docs.diagnostics import Severity
from teilhabe_docs.model.field_path import FieldPath


@dataclass(frozen=True, slots=True)
class InterviewQuestion:
    """A field to be filled in, and as which; `others` are fields that would do instead.

    With a `grade` that is empty something is wrong there, as its findings say.
    """

    field: EntryField
    group: str
    grade: str
    wanted: WantedValue | None
    others: tuple[EntryField, ...] = ()


@dataclass(frozen=True, slots=True)
class Interview:
    """What is still open, and of all that is mandatory, and recommended, how much is done."""

    questions: tuple[InterviewQuestion, ...]
    done: int
    of: int
    mandatory_done: int
    mandatory_of: int


def interview(form: EntryForm) -> Interview:
    """The open questions of a form, and how far it is."""
    fields: dict[FieldPath, tuple[EntryField, str]] = {}
    wanted: dict[int, WantedValue] = {}
    for group in form.groups:
        for top in group.fields:
            for one in top.alle():
                fields.setdefault(one.path, (one, group.title))
                if one.wanted is not None and one.wanted.grade and not one.wanted.uncertain:
                    wanted.setdefault(id(one.wanted), one.wanted)
    named = [
        InterviewQuestion(one, title, MANDATORY, None)
        for one, title in fields.values()
        if one.required and one.value == f"[{one.label}]"
    ]
    asked = {question.field.path for question in named}
    open_ones = {MANDATORY: named, RECOMMENDED: []}
    done = {MANDATORY: 0, RECOMMENDED: 0}
    for want in wanted.values():
        done[want.grade] += not want.missing
        if not want.missing or want.path in asked or want.path not in fields:
            continue
        own, title = fields[want.path]
        others = tuple(fields[path][0] for path in want.fields if path in fields and path != want.path)
        open_ones[want.grade].append(InterviewQuestion(own, title, want.grade, want, others))
        asked.add(want.path)
    wrong = [
        InterviewQuestion(one, title, "", one.wanted)
        for one, title in fields.values()
        if one.path not in asked and any(found.severity is not Severity.HINT for found in one.findings)
    ]
    mandatory = done[MANDATORY] + len(open_ones[MANDATORY])
    return Interview(
        (*open_ones[MANDATORY], *open_ones[RECOMMENDED], *wrong),
        sum(done.values()),
        mandatory + done[RECOMMENDED] + len(open_ones[RECOMMENDED]),
        done[MANDATORY],
        mandatory,
    )
