"""What has been taken back from edited documents into the data: the values that a command shows."""

from dataclasses import dataclass, field

from teilhabe_docs.documents.drift_report import DriftChange, DriftComment


@dataclass(frozen=True, slots=True)
class TakenChange:
    """A value or text that is changed in the data: its path as findings print it, file, line, old and new.

    `old_text` and `new_text` are the whole paragraph of a document in which it was, before and after.
    """

    path: str
    file: str
    line: int
    old: str
    new: str
    old_text: str = field(default="", compare=False)
    new_text: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class LeftChange:
    """A change that is not taken, from which file, and in German why."""

    source: str
    change: DriftChange
    reason: str


@dataclass(frozen=True, slots=True)
class ProposedClause:
    """Fixed text that somebody wants otherwise: a proposal for `klauseln:` in offer.yaml.

    `stelle` is the id of section or part, `text` what is to stand there, with fields as `{{ path }}`;
    `version` is the short sign of the text that it replaces; `loses` are lines there that it cannot print.
    """

    document: str
    offer: str
    section: str
    stelle: str
    old: str
    text: str
    author: str
    date: str
    version: str = ""
    loses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Task:
    """A comment, from which file."""

    source: str
    comment: DriftComment


@dataclass(frozen=True, slots=True)
class MergeReport:
    """What a call takes, proposes and leaves."""

    taken: tuple[TakenChange, ...]
    clauses: tuple[ProposedClause, ...]
    left: tuple[LeftChange, ...]
    tasks: tuple[Task, ...]
    remarks: tuple[str, ...] = ()
