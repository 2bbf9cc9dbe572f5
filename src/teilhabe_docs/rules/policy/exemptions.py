"""Exceptions with a reason: comments in the files and `ausnahmen` of the configuration (TD901 to TD906)."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from teilhabe_docs.diagnostics import Finding, Span
from teilhabe_docs.documents.profile.requirements import Requirements, catalogue
from teilhabe_docs.documents.text_reasons import excuses
from teilhabe_docs.loading import codes
from teilhabe_docs.loading.config import LoadedConfiguration
from teilhabe_docs.loading.files.spelling import composed
from teilhabe_docs.loading.finding_limit import MAX_FINDINGS
from teilhabe_docs.loading.former_keys import present_path
from teilhabe_docs.loading.former_names import ADVICE, told
from teilhabe_docs.loading.yaml.comments import comments_of
from teilhabe_docs.loading.yaml.document import Document
from teilhabe_docs.model.field_path import FieldPath
from teilhabe_docs.model.fields import BUILT_IN_FIELDS, FieldCatalogue
from teilhabe_docs.rules.engine.rule import all_rules
from teilhabe_docs.rules.policy.rule_selection import (
    FindingKind,
    RuleSelection,
    UnknownRuleError,
    read_kind,
    split_kind,
)

_IGNORE = re.compile(r":\s*ignore\[(?P<rules>[^\]]+)\]\s*(?P<reason>.*)")
_WORD = (".docx", ".docm")
_ALL = "*"
_MOST_AT_A_PLACE = 100
"""So many exceptions of one rule at one place count; any more are not needed."""
_PATH_ENDS = re.compile(r"[.\[]")


@dataclass(frozen=True, slots=True)
class Exemption:
    """Findings that someone answers for; where it stands is `file` and `span`.

    It is about a YAML path (`path`) in any file or the one `in_file`, in a Word file about a heading, or all
    of it (`*`); a comment is about the path that begins
    on its line (`line`) and all below it, and about whatever stands on that line. At the head of a file
    (`at_head`) it is about a requirement that misses a key of the file. Of one that is `silent`
    nothing is said. `grund`, `person` and `bis` are what the configuration calls them.
    """

    kind: FindingKind
    file: str
    span: Span
    grund: str
    line: int = 0
    path: str = ""
    at_head: bool = False
    in_file: str = ""
    person: str = ""
    bis: date | None = None
    silent: bool = False

    def is_about(self, finding: Finding) -> bool:
        """Whether it is about the finding."""
        if not self.kind.names(finding):
            return False
        if not self.line:
            return self.path in _paths(finding) and self.in_file in ("", finding.file)
        if (finding.file, finding.span.line) == (self.file, self.line):
            return finding.span != Span() or bool(self.kind.requirement)
        if finding.file == self.file and finding.span == Span() and self.kind.requirement:
            return self.at_head
        here = finding.file == self.file or not finding.file.endswith((".yaml", ".yml"))
        inside = FieldPath(finding.path).is_inside(self.path)
        return here and bool(self.path) and inside

    def is_over(self, today: date | None) -> bool:
        """Whether its last day has passed."""
        return self.bis is not None and today is not None and self.bis < today


@dataclass(frozen=True, slots=True)
class Exempted:
    """The findings that remain, with those on exceptions; which were excepted, each with its exception."""

    findings: tuple[Finding, ...]
    exempted: tuple[tuple[Finding, Exemption], ...] = ()


@dataclass(slots=True)
class Exemptions:
    """The exceptions of a repository, those that cannot be read as findings.

    They may name one of the `requirements`, and places in `fields` as these were called before.
    """

    requirements: Requirements = field(default_factory=catalogue)
    fields: FieldCatalogue = BUILT_IN_FIELDS
    entries: list[Exemption] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    _by_place: dict[tuple[str, str | int, str], dict[Exemption, int]] = field(default_factory=dict)

    def read_comments(self, file: str, document: Document, *, silent: bool = False) -> None:
        """Take in the comments `# tdocs: ignore[CODE] Grund` of a file; of `silent` ones nothing is said."""
        before = len(self.findings)
        for comment in comments_of(document):
            read = _IGNORE.fullmatch(comment.text)
            if not read:
                self._tell("TD904", file, comment.span, _FORM)
                continue
            path, grund = comment.ort.removesuffix(".datei"), read["reason"].strip()
            for name in dict.fromkeys(read["rules"].split(",")):
                if len(self.findings) - before >= MAX_FINDINGS:
                    self._tell("TD904", file, comment.span, _NICHT_WEITER)
                    return
                if kind := self._kind(name, file, comment.span):
                    at_head = comment.am_anfang
                    place = (comment.span, grund, comment.zeile, path, at_head)
                    self.add(Exemption(kind, file, *place, silent=silent))

    def read_configuration(self, geladen: LoadedConfiguration) -> None:
        """Take in the entries of `ausnahmen` in `tdocs.yaml`."""
        file = geladen.name
        for number, entry in enumerate(geladen.konfiguration.ausnahmen):
            span = geladen.span(("ausnahmen", number, "regel"))
            if kind := self._kind(entry.regel, file, span):
                exemption = Exemption(
                    kind,
                    file,
                    span,
                    entry.grund or "",
                    path=present_path(entry.ort, entry.datei or "", self.fields),
                    in_file=composed(entry.datei or ""),
                    person=entry.person or "",
                    bis=entry.bis,
                )
                self.add(exemption)
                if not exemption.person:
                    self._tell("TD905", file, span, _OHNE_PERSON)

    def concern(self, finding: Finding) -> bool:
        """Whether one of them is about the finding, valid or not."""
        return any(exemption.is_about(finding) for exemption in self._possible(finding))

    def _possible(self, finding: Finding) -> list[Exemption]:
        """Those that may be about the finding by rule and place, in their order."""
        if not self._by_place:
            return []
        found: dict[Exemption, int] = {}
        for place in _places(finding):
            found |= self._by_place.get((finding.code, *place), {})
        return sorted(found, key=found.__getitem__)

    def applied(
        self, findings: Iterable[Finding], selection: RuleSelection, today: date | None, *, all_seen: bool
    ) -> Exempted:
        """The findings without the excepted ones; `all_seen`: an exception may be called unused."""
        remaining, exempted, used = [], [], set()
        without_effect: dict[Exemption, str] = {}
        for finding in findings:
            fitting = [exemption for exemption in self._possible(finding) if exemption.is_about(finding)]
            used.update(fitting)
            valid = [exemption for exemption in fitting if not exemption.is_over(today)]
            if valid and not selection.is_mandatory(finding):
                exempted.append((finding, valid[0]))
            else:
                remaining.append(finding)
                if valid and (who := selection.demand_of(finding)):
                    without_effect |= {one: who for one in valid if not one.silent}
        further = list(self.findings)
        for exemption, who in without_effect.items():
            text = _WIRKUNGSLOS.format(regel=exemption.kind, wer=who)
            further.append(_finding("TD906", exemption.file, exemption.span, text))
        for exemption in (one for one in self.entries if not one.silent):
            if exemption.is_over(today):
                assert exemption.bis
                text = _ABGELAUFEN.format(regel=exemption.kind, bis=f"{exemption.bis:%d.%m.%Y}")
                further.append(_finding("TD903", exemption.file, exemption.span, text))
            elif all_seen and exemption not in used:
                text = _UNBENUTZT.format(regel=exemption.kind, anderswo=_elsewhere(exemption, remaining))
                further.append(_finding("TD902", exemption.file, exemption.span, text))
        return Exempted((*remaining, *further), tuple(exempted))

    def add(self, exemption: Exemption) -> None:
        """Take in one, and where it holds; with a reason that is none it is a finding."""
        if not excuses(exemption.grund):
            text = _SAGT_NICHT_WARUM if exemption.grund else _OHNE_GRUND
            text = text.format(regel=exemption.kind, grund=exemption.grund)
            self._tell("TD901", exemption.file, exemption.span, text)
            return
        places: list[tuple[str | int, str]] = [(exemption.path, "")]
        if exemption.line:
            places += [(exemption.line, exemption.file)]
        if exemption.at_head:
            places += [(0, exemption.file)]
        for place in places:
            here = self._by_place.setdefault((exemption.kind.code, *place), {})
            if len(here) < _MOST_AT_A_PLACE:
                here[exemption] = len(self.entries)
        self.entries.append(exemption)

    def _kind(self, name: str, file: str, span: Span) -> FindingKind | None:
        try:
            kind = read_kind(name, self.requirements)
            if (
                now := self.requirements.former.get(slug := split_kind(name)[1])
            ) and kind.requirement != slug:
                text = told("Die Anforderung", slug, now) + ADVICE
                self.findings.append(codes.NAME_FRUEHER.finding(text, file, span))
            return kind
        except UnknownRuleError as error:
            self._tell("TD904", file, span, str(error))
            return None

    def _tell(self, code: str, file: str, span: Span, text: str) -> None:
        self.findings.append(_finding(code, file, span, text))


def _elsewhere(exemption: Exemption, findings: Iterable[Finding]) -> str:
    """Where what it is about is told, if that is in few places."""
    places = dict.fromkeys(f"»{f.path or f.file}«" for f in findings if exemption.kind.names(f))
    return _ANDERSWO.format(" und ".join(places)) if 0 < len(places) <= _MOST_PLACES else ""


def _places(finding: Finding) -> Iterator[tuple[str | int, str]]:
    """Where what is about the finding may be: at its path and those around it, at its line, in its file."""
    yield from ((path, "") for path in _paths(finding))
    yield from ((finding.path[: end.start()], "") for end in _PATH_ENDS.finditer(finding.path))
    yield finding.span.line, finding.file
    if finding.span == Span():
        yield 0, finding.file


def _paths(finding: Finding) -> tuple[str, ...]:
    """What the configuration may call its place: its YAML path; in a Word file the heading, or `*`."""
    if finding.place is None and not finding.file.casefold().endswith(_WORD):
        return (finding.path,)
    heading = finding.place.heading if finding.place else ""
    return tuple(dict.fromkeys(filter(None, (heading, heading.partition(" ")[2], _ALL))))


def _finding(code: str, file: str, span: Span, text: str) -> Finding:
    rule = all_rules()[code]
    return Finding(code, rule.name, rule.severity, text, file, span, source=rule.quelle)


_FORM = (
    "Dieser Kommentar an tdocs lässt sich nicht lesen. So ist er gemeint: "
    "# tdocs: ignore[TD301:gewaltschutz] Begründung"
)
_NICHT_WEITER = (
    f"Nach {MAX_FINDINGS} Fehlern in Kommentaren an tdocs werden in dieser Datei keine weiteren gelesen. "
    "Bitte zuerst diese beheben."
)
_OHNE_GRUND = "Die Ausnahme von {regel} hat keine Begründung und gilt nicht. Bitte dahinter schreiben, warum."
_SAGT_NICHT_WARUM = (
    "Die Ausnahme von {regel} gilt nicht: »{grund}« sagt nicht, warum es sie gibt. Bitte den Grund schreiben."
)
_OHNE_PERSON = "Wer verantwortet diese Ausnahme? Bitte unter »person« eintragen."
_UNBENUTZT = (
    "Die Ausnahme von {regel} nimmt nichts aus: `tdocs lint` meldet das hier nicht.{anderswo} Ist es "
    "behoben, bitte löschen; sonst bitte prüfen, ob sie Regel und Ort so nennt wie der Befund."
)
_WIRKUNGSLOS = "Die Ausnahme von {regel} gilt nicht: {wer}. Bitte den Befund beheben und sie streichen."
_ANDERSWO = " Gemeldet wird es bei {}."
_MOST_PLACES = 3
_ABGELAUFEN = "Die Ausnahme von {regel} galt bis zum {bis}. Bitte den Mangel beheben oder neu entscheiden."
