"""Word files judged: requirements, the rules on words, what contradicts itself, what keeps people out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from teilhabe_docs.application.impossible import Notice
from teilhabe_docs.application.law_in_force import LawInForce
from teilhabe_docs.application.rulebook import Rulebook
from teilhabe_docs.application.workspace import Workspace
from teilhabe_docs.diagnostics import Finding, WordPlace
from teilhabe_docs.documents.profile.vocabulary import DOKUMENTE
from teilhabe_docs.loading import codes
from teilhabe_docs.loading.files.paths import relative
from teilhabe_docs.loading.files.reader import Obstacle, read
from teilhabe_docs.loading.files.spelling import name_in
from teilhabe_docs.reading.section_texts import SectionWords, margin_words, section_words
from teilhabe_docs.reading.word_model import WordDocument
from teilhabe_docs.reading.word_package import EXTENSIVE, MAX_FILE
from teilhabe_docs.reading.word_reader import read_word
from teilhabe_docs.reading.word_views import WordView, view

if TYPE_CHECKING:
    from teilhabe_docs.application.word_profiles import JudgedBy
    from teilhabe_docs.documents.profile.profil import Profil
    from teilhabe_docs.reporting.report import Report
    from teilhabe_docs.rules.finished.finished_document import FinishedDocument
    from teilhabe_docs.rules.finished.finished_text import FinishedText

MOST_TEXT = 5_000_000
"""So many characters are judged at most; 126 pages have 400 000."""
_MARGINS = {"header": "Kopfzeile", "footer": "Fußzeile"}


class WordLinted(NamedTuple):
    """What is wrong in a Word file of the repository `root`; `data` is None where it could not be read."""

    root: PurePath
    report: "Report"
    data: bytes | None
    notices: tuple[Notice, ...] = ()


@dataclass(slots=True)
class _Read:
    """A file on its way: what was read of it, what it is judged by, what is found."""

    workspace: Workspace
    rulebook: Rulebook
    name: str
    data: bytes | None = None
    document: WordDocument | None = None
    view: WordView | None = None
    sections: tuple[SectionWords, ...] = ()
    titles: tuple[str, ...] = ()
    judged: "JudgedBy | None" = None
    finished: "FinishedDocument | None" = None
    findings: list[Finding] = field(default_factory=list)


def lint_word_files(
    files: Sequence[tuple[Workspace, Rulebook]],
    profiles: Iterable[str] = (),
    *,
    today: date | None = None,
    use_exceptions: bool = True,
) -> list[WordLinted]:
    """What there is to say of each file, in their order; of one offer also what contradicts between them.

    `profiles` are the names of those that they are judged by; one that there is not, or that fits none, is an
    `ImpossibleError` of usage.
    """
    names = tuple(profiles)
    read_files = [_read(workspace, rulebook) for workspace, rulebook in files]
    _judge(read_files, names)
    for one in read_files:
        law = LawInForce(one.workspace, today)
        with law.holding():
            _check(one)
        one.findings += law.findings()
    _compare([one for one in read_files if one.finished])
    return [_linted(one, today, use_exceptions=use_exceptions) for one in read_files]


def _read(workspace: Workspace, rulebook: Rulebook) -> _Read:
    assert workspace.file is not None
    workspace.demand_settings()
    one = _Read(workspace, rulebook, name_in(workspace.file, workspace.root))
    content = read(workspace.file, MAX_FILE)
    if isinstance(content, Obstacle):
        one.findings.append(content.kennung.finding(content.text, one.name))
        return one
    reading = read_word(content, one.name)
    one.findings += reading.findings
    if reading.document:
        from teilhabe_docs.application.word_titles import titles_of

        shown = view(reading.document)
        sections = section_words(shown)
        if (
            sum(len(words) for section in sections for block in section.blocks for words, _ in block)
            > MOST_TEXT
        ):
            text = f"Die Datei enthält zu viel Text, um ihn zu prüfen. {EXTENSIVE}"
            one.findings.append(codes.WORD_ZU_UMFANGREICH.finding(text, one.name))
            return one
        one.data, one.document, one.view, one.sections = content, reading.document, shown, sections
        one.titles = titles_of(reading.document, shown)
    return one


def _judge(files: Sequence[_Read], names: Sequence[str]) -> None:
    from teilhabe_docs.application.word_profiles import judged_by, profiles_named, unused
    from teilhabe_docs.application.word_requirements import given_sections

    named: tuple[Profil, ...] = ()
    for one in files:
        shelf = one.workspace.shelf
        named = profiles_named(names, shelf)
        if one.sections:
            one.judged = judged_by(given_sections(one.sections), named, shelf)
    if any(one.sections for one in files) and (error := unused(named, [one.judged for one in files])):
        raise error


def _check(one: _Read) -> None:
    """What the rules say of the words, of requirements, of the structure."""
    if one.document is None or one.view is None:
        return
    from teilhabe_docs.reading.structure_faults import all_tables, structure_faults
    from teilhabe_docs.reading.table_sums import wrong_sums
    from teilhabe_docs.rules.finished.word_checks import findings_on_words

    one.finished = _finished(one)
    one.findings += findings_on_words(one.finished)
    one.findings += structure_faults(one.document, one.view, one.name)
    for table in all_tables(one.view.blocks):
        one.findings += wrong_sums(table, one.name)
    if one.judged:
        from teilhabe_docs.application.word_requirements import requirement_findings

        one.findings += requirement_findings(one.name, one.judged, one.sections)


def _finished(one: _Read) -> "FinishedDocument":
    from teilhabe_docs.application.word_requirements import numbered_sections
    from teilhabe_docs.rules.finished.finished_document import finished_document

    profil = one.judged.profil if one.judged else None
    served = profil.vertragsgrundlagen if profil else ()
    basis = one.judged.basis if one.judged else ""
    basis = basis if basis in served else next(iter(served), "")
    agreement = profil is not None and profil.dokument == "leistungsvereinbarung"
    return finished_document(
        one.name,
        tuple(_texts(one)),
        basis=basis,
        institution=profil is not None and profil.merkmale.einrichtung != "nein",
        numbered=numbered_sections(one.sections) if agreement else None,
        basis_told=one.judged is not None and one.judged.basis_told(basis),
    )


def _texts(one: _Read) -> "Iterator[FinishedText]":
    """The sections with their headings, then headers and footers; a heading is no text of its own."""
    from teilhabe_docs.rules.finished.finished_text import FinishedText, Stretch

    assert one.view
    parts: list[list[tuple[Stretch, ...]]] = []
    for section in one.sections:
        heading = [(Stretch(section.heading, section.place),)] if section.heading else []
        below = [tuple(Stretch(*words) for words in block) for block in section.blocks]
        if parts and not below:
            parts[-1] += heading
        else:
            parts.append([*heading, *below])
    for part in parts:
        yield FinishedText.of(part)
    for kind, texts in margin_words(one.view):
        place = WordPlace(_MARGINS[kind])
        if texts:
            yield FinishedText.of([(Stretch(text, place),) for text in texts])


def _compare(files: Sequence[_Read]) -> None:
    """What contradicts in each file, and between those of one offer."""
    from teilhabe_docs.application.word_titles import offers
    from teilhabe_docs.rules.finished.party_names import contradicting_names
    from teilhabe_docs.rules.finished.stated_figures import contradicting_figures

    for group in offers([one.titles for one in files]):
        root = files[group[0]].workspace.root
        called = {_seen_from(root, files[place]): files[place] for place in group}
        documents = [replace(one.finished, file=name) for name, one in called.items() if one.finished]
        for finding in (*contradicting_figures(documents), *contradicting_names(documents)):
            here = called[finding.file]
            other = finding.related and replace(
                finding.related, file=_seen_from(here.workspace.root, called[finding.related.file])
            )
            here.findings.append(replace(finding, file=here.name, related=other))


def _seen_from(root: PurePath, one: _Read) -> str:
    """What a file is called from a repository, perhaps another one than its own."""
    return relative(one.workspace.root / one.name, root).as_posix()


def _linted(one: _Read, today: date | None, *, use_exceptions: bool) -> WordLinted:
    from teilhabe_docs.application.lint import suppressed_of
    from teilhabe_docs.application.word_requirements import rows_for
    from teilhabe_docs.reporting.report import report_on

    selection = one.rulebook.selection
    findings: Sequence[Finding] = list(dict.fromkeys(one.findings))
    notices: list[Notice] = []
    report = report_on((), (one.name,), {})
    if use_exceptions:
        applied = one.rulebook.exceptions().applied(findings, selection, today, all_seen=False)
        findings = [f for f in applied.findings if f.file == one.name]
        report = replace(report, suppressed=tuple(suppressed_of(applied.exempted, selection)))
        if uncounted := one.rulebook.told_not_to_count(0):
            notices.append(uncounted)
    report = replace(report, findings=report_on(selection.applied(findings), (), {}).findings)
    if one.judged:
        rows = tuple(rows_for(one.name, one.judged, one.sections))
        report = replace(report, requirements=rows)
        if one.judged.chosen:
            profil = one.judged.profil
            notices.append(
                f"»{one.name}« wird als {DOKUMENTE[profil.dokument]} nach dem Profil »{profil.name}« "
                "beurteilt, das am besten passt. Ein anderes nennt --profile."
            )
    elif one.sections:
        notices.append(
            f"»{one.name}« ist nach keinem Profil beurteilt worden: Weder Titel noch Überschriften sprechen "
            "für eines. Mit --profile lässt sich eines nennen; »tdocs profiles« zeigt sie."
        )
    return WordLinted(one.workspace.root, report, one.data, tuple(notices))
