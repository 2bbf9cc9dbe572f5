"""A form and its questions as JSON, for the script of the page."""

from typing import Any

from teilhabe_docs.application.entry_fields import EntryField
from teilhabe_docs.application.form_change import RefusedChange
from teilhabe_docs.application.form_parts import EntryForm, EntryGroup
from teilhabe_docs.application.interview import InterviewQuestion, interview
from teilhabe_docs.application.wanted_fields import FormSection, WantedValue
from teilhabe_docs.diagnostics import Finding


def form_json(form: EntryForm, undoable: int, refused: RefusedChange | None = None) -> dict[str, Any]:
    """All of it."""
    asked = interview(form)
    return {
        "id": form.id,
        "name": form.name,
        "files": [
            {
                "root": file.root,
                "name": file.name,
                "digest": file.digest,
                "reason": file.reason,
                "findings": [*map(_finding, file.findings)],
            }
            for file in form.files
        ],
        "groups": [*map(_group, form.groups)],
        "questions": [*map(_question, asked.questions)],
        "progress": {
            "done": asked.done,
            "of": asked.of,
            "mandatoryDone": asked.mandatory_done,
            "mandatoryOf": asked.mandatory_of,
        },
        "sums": [{"columns": [*table.columns], "rows": [*map(list, table.rows)]} for table in form.sums],
        "figures": [
            {
                "title": row.title,
                "calculated": row.calculated,
                "agreed": row.agreed,
                "state": str(row.state or ""),
            }
            for row in form.figures
        ],
        "remark": form.remark,
        "undoable": undoable,
        "refused": None
        if refused is None
        else {"text": in_unicode(refused.text), "outdated": refused.outdated},
    }


def in_unicode(text: str) -> str:
    """A text that can be sent, whatever was asked for in it."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _group(group: EntryGroup) -> dict[str, Any]:
    return {
        "id": group.id,
        "title": group.title,
        "section": None if group.section is None else _section(group.section),
        "fields": [*map(_field, group.fields)],
    }


def _field(field: EntryField) -> dict[str, Any]:
    """A field; what is empty is left out."""
    whole = {
        "path": field.path,
        "label": field.label,
        "kind": field.kind.value,
        "many": field.many,
        "required": field.required,
        "waivable": field.waivable,
        "choices": [{"value": value, "label": label} for value, label in field.choices],
        "example": field.example,
        "hints": [*field.hints],
        "default": field.default,
        "value": field.value,
        "line": field.line,
        "findings": [*map(_finding, field.findings)],
        "wanted": None if field.wanted is None else _wanted(field.wanted),
        "text": None if field.text is None else field.text._asdict(),
        "members": [*map(_field, field.members)],
        "columns": [*map(_field, field.columns)],
        "entries": [*map(_field, field.entries)],
    }
    return {key: value for key, value in whole.items() if value not in (None, "", [], False)}


def _wanted(wanted: WantedValue) -> dict[str, Any]:
    return {
        "grade": wanted.grade,
        "missing": wanted.missing,
        "reason": wanted.reason,
        "condition": wanted.condition,
        "words": wanted.words,
        "hints": [*wanted.hints],
        "sections": [*map(_section, wanted.sections)],
        "duties": [one._asdict() for one in wanted.duties],
    }


def _section(section: FormSection) -> dict[str, str]:
    return section._asdict()


def _question(question: InterviewQuestion) -> dict[str, Any]:
    return {
        "path": question.field.path,
        "group": question.group,
        "grade": question.grade,
        "others": [one.path for one in question.others],
    }


def _finding(finding: Finding) -> dict[str, str]:
    return {
        "severity": str(finding.severity),
        "word": finding.severity.word,
        "message": finding.message,
        "code": finding.code,
        "source": finding.source,
    }
