"""What tdocs says about content: findings with a place, and nothing of how they are shown."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple, Self

from teilhabe_docs.ordered import Ordered


class Severity(Ordered):
    """How much a finding weighs, from heaviest to lightest.

    `word` and `words` are what authors read for one and for several.
    """

    word: str
    words: str

    ERROR = "error", "Fehler", "Fehler"
    WARNING = "warning", "Warnung", "Warnungen"
    HINT = "hint", "Hinweis", "Hinweise"

    def __new__(cls, value: str, word: str, words: str) -> Self:
        """The member that machines call `value`."""
        member = str.__new__(cls, value)
        member._value_, member.word, member.words = value, word, words
        return member


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text file, 1-based, in code points; the end stands behind the last character."""

    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1


@dataclass(frozen=True, slots=True)
class DocumentPlace:
    """Where in a document a finding shows: `leistungsvereinbarung`, section `umfang`, number `§ 9`."""

    document: str
    section: str
    number: str = ""


class WordPlace(NamedTuple):
    """Where a block of a Word file stands, for people: number and title of its heading, and the page.

    `paragraph` counts the paragraphs of the body from 1, those of tables and text boxes too; 0 stands for
    what is not in the body. `page` is the one that Word last saw it on, None where Word has left no traces.
    """

    heading: str = ""
    paragraph: int = 0
    page: int | None = None

    @property
    def words(self) -> str:
        """`3.2 Zielgruppe, Absatz 14, etwa S. 12`."""
        paragraph = f"Absatz {self.paragraph}" if self.paragraph else ""
        page = f"etwa S. {self.page}" if self.page else ""
        return ", ".join(filter(None, (self.heading, paragraph, page)))


@dataclass(frozen=True, slots=True)
class Related:
    """A second place that a finding is about, and in few words what stands there: `hier zuerst`.

    In a Word file it is a `place`.
    """

    file: str
    span: Span
    message: str
    place: WordPlace | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend, in the words of the author's files.

    `file` is relative to the repository with `/`; `path` is the value's own YAML path, also when the value
    is missing (`positionen[id=leitung].vzae`); `source` is the norm or specification behind it. `related`
    does not make it another finding: what several offers contradict is one mistake. One that stands for
    others that are not told says in `count` for how many. `adds` is what it adds, in words, to another of its
    code at the same place. In a Word file it stands at a `place`; `words` are what it is about there, with a
    little around.
    """

    code: str
    name: str
    severity: Severity
    message: str
    file: str
    span: Span = Span()
    path: str = ""
    requirement: str = ""
    source: str = ""
    documents: tuple[DocumentPlace, ...] = ()
    related: Related | None = field(default=None, compare=False)
    count: int = 1
    adds: str = ""
    place: WordPlace | None = None
    words: str = ""

    @property
    def told(self) -> str:
        """The message, in a Word file behind the place in words."""
        return f"{self.place.words}: {self.message}" if self.place and self.place.words else self.message

    def umbenannt(self, namen: Mapping[str, str]) -> "Finding":
        """The same with the files called as `namen` says."""
        zweite = self.related and replace(self.related, file=namen.get(self.related.file, self.related.file))
        return replace(self, file=namen.get(self.file, self.file), related=zweite)


@dataclass(frozen=True, slots=True)
class CodeText:
    """A code in words: what holds (`title`) and why, by which `source`; `text` is all of it as Markdown.

    What is found while reading has no source and no reason beside its title.
    """

    code: str
    name: str
    severity: Severity
    title: str
    rationale: str
    source: str
    text: str


def said_once(findings: Iterable[Finding]) -> Iterator[tuple[Finding, tuple[Finding, ...]]]:
    """Findings for people, each with those that it says as well: what is missing is said once at its place.

    For each of several requirements that one field misses there is a finding; the heaviest names them all.
    """
    groups: dict[object, list[Finding]] = {}
    for number, finding in enumerate(findings):
        place = (finding.code, finding.file, finding.span, finding.path, finding.place)
        groups.setdefault(place if finding.adds else number, []).append(finding)
    for group in groups.values():
        first = min(group, key=lambda finding: finding.severity)
        others = tuple(finding for finding in group if finding is not first)
        if others:
            documents = dict.fromkeys(place for finding in (first, *others) for place in finding.documents)
            adds = dict.fromkeys(finding.adds for finding in others if finding.adds != first.adds)
            message = f"{first.message} Gilt auch für {'; '.join(adds)}." if adds else first.message
            first = replace(first, message=message, documents=tuple(documents))
        yield first, others


def sort_key(finding: Finding) -> tuple[str, int, int, int, str, str]:
    """Order of findings everywhere: file, line, column, paragraph of a Word file, code, path."""
    paragraph = finding.place.paragraph if finding.place else 0
    return (finding.file, finding.span.line, finding.span.column, paragraph, finding.code, finding.path)


def heaviest_first(findings: Iterable[Finding]) -> list[Finding]:
    """Findings, the heaviest first, those of one weight in their order."""
    return sorted(findings, key=lambda finding: (finding.severity, sort_key(finding)))


def has_errors(findings: tuple[Finding, ...] | list[Finding]) -> bool:
    """Whether one of the findings is an error."""
    return any(finding.severity is Severity.ERROR for finding in findings)


def texts_of(findings: Iterable[Finding], texts: dict[str, str]) -> dict[str, str]:
    """Of the texts those that findings stand in, in their order."""
    return {name: texts[name] for name in sorted(files_of(findings)) if name in texts}


def files_of(findings: Iterable[Finding]) -> set[str]:
    """The files that findings are about."""
    return {place.file for finding in findings for place in (finding, finding.related) if place}
