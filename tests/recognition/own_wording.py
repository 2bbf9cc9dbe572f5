"""Our documents as somebody else would have written them in Word: own headings, bold and numbered by hand."""

import io
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from case_files import read_cases
from teilhabe_docs.application.outline import outline
from teilhabe_docs.application.word_requirements import given_sections
from teilhabe_docs.application.workspace import open_repository
from teilhabe_docs.documents.emptiness import NeedState
from teilhabe_docs.documents.gliederung import Gliederung, OutlinedSection
from teilhabe_docs.documents.profile.profil import Profil
from teilhabe_docs.documents.recognition.given_section import GivenSection
from teilhabe_docs.documents.recognition.judge import judge
from teilhabe_docs.documents.recognition.verdicts import Recognised
from teilhabe_docs.reading.section_texts import section_words
from teilhabe_docs.reading.word_reader import read_word
from teilhabe_docs.reading.word_views import view

HALVES = ("a", "b")
"""The wordings that may be learnt from, and those that are held back."""
_WORDING: Mapping[str, Mapping[str, Mapping[str, str]]] = read_cases(
    Path(__file__).resolve().parents[1] / "cases" / "eigene-ueberschriften.yaml"
)
_MOST_NAMED = 3
"""So many things a heading names at most."""
NAMED = (Recognised.MISSING, Recognised.EMPTY)
"""As what `lint` names what is not there."""


class Part(NamedTuple):
    """A section as printed: its id, title and level, and the requirements that it meets."""

    id: str
    title: str
    level: int
    met: frozenset[str]
    order: tuple[str, ...]

    def heading(self, half: str) -> str:
        """What somebody else calls it."""
        if not self.order:
            return _WORDING["abschnitte"][self.id][half]
        *first, last = [_WORDING["anforderungen"][slug][half] for slug in self.order[:_MOST_NAMED]]
        return f"{', '.join(first)} und {last}" if first else last


class Written(NamedTuple):
    """A document, with the profile that it follows, and its sections in their order."""

    profil: Profil
    data: bytes
    parts: tuple[Part, ...]
    before: frozenset[str]

    @property
    def name(self) -> str:
        return f"{self.profil.dokument}-{self.profil.name}"

    def within(self, index: int) -> range:
        """A section and all in it, by their places."""
        end = index + 1
        while end < len(self.parts) and self.parts[end].level > self.parts[index].level:
            end += 1
        return range(index, end)

    def met_without(self, gone: Sequence[int]) -> set[str]:
        kept = [part.met for index, part in enumerate(self.parts) if index not in gone]
        return set().union(self.before, *kept)


def written(repository: Path, made: Path) -> Iterator[Written]:
    """The documents of a repository, rendered into the folder `made`."""
    for one in outline(open_repository(str(repository))).documents:
        yield document_of(one.outline, (made / one.offer / f"{one.document}.docx").read_bytes())


def document_of(planned: Gliederung, data: bytes) -> Written:
    """A document with its outline; sections whose headings are not printed belong to the one before."""
    headings = [words for level, words in _headings(data) if level]
    parts: list[Part] = []
    before: set[str] = set()
    for section in planned.alle():
        title, met = section.plan.eintrag.titel, _met(section)
        if title in headings:
            headings = headings[headings.index(title) + 1 :]
            parts.append(Part(section.id, title, section.ebene, frozenset(met), tuple(met)))
        elif parts:
            parts[-1] = parts[-1]._replace(met=parts[-1].met | frozenset(met))
        else:
            before |= set(met)
    return Written(planned.profil, data, tuple(parts), frozenset(before))


def _met(section: OutlinedSection) -> dict[str, None]:
    """What a section meets in this offer, in the order of its needs."""
    entry = section.plan.eintrag
    found = [slug for n in section.punkte if n.zustand is not NeedState.LEER for slug in n.anforderungen]
    asking = bool(entry.braucht)
    for name, part in entry.teile.items():
        needs: Any = getattr(part, "braucht", None)
        asking = asking or bool(needs)
        if needs is not None and not needs and name not in section.entfallen:
            found += part.erfuellt if "erfuellt" in part.model_fields_set else entry.erfuellt
    return dict.fromkeys([*found, *(() if asking else entry.erfuellt)])


def _headings(data: bytes) -> Iterator[tuple[int, str]]:
    for paragraph in Document(io.BytesIO(data)).paragraphs:
        level = _level(paragraph)
        if level is not None:
            yield level, paragraph.text


def _level(paragraph: Any) -> int | None:
    """The level of a heading by its style, 0 of the title; None of others."""
    name = paragraph.style.name if paragraph.style is not None else ""
    if name == "Title":
        return 0
    return int(name.split()[1]) if name.startswith("Heading ") else None


def reworded(document: Written, half: str, without: Sequence[int] = ()) -> bytes:
    """The document in the wording of a half, without some of its sections."""
    word = Document(io.BytesIO(document.data))
    numbers: Counter[int] = Counter()
    waiting = list(enumerate(document.parts))
    dropping = False
    paragraphs = {paragraph._p: paragraph for paragraph in word.paragraphs}
    for element in [*word.element.body]:
        if element.tag == qn("w:sectPr"):
            continue
        paragraph = paragraphs.get(element)
        level = _level(paragraph) if paragraph is not None else None
        style = paragraph.style.name if paragraph is not None and paragraph.style is not None else ""
        heading = paragraph.text if paragraph is not None and level is not None else ""
        if level and waiting and heading == waiting[0][1].title:
            index, part = waiting.pop(0)
            dropping = index in without
            heading = part.heading(half)
        if dropping or element.tag == qn("w:sdt") or style.lower().startswith(("toc", "zwischentitel")):
            element.getparent().remove(element)
        elif level is not None:
            if level:
                heading = f"{_counted(numbers, level, document.profil)} {heading}"
            _bold(paragraph, heading)
    for mark in [*word.element.iter(qn("w:bookmarkStart"), qn("w:bookmarkEnd"))]:
        mark.getparent().remove(mark)
    word.core_properties.title = word.core_properties.subject = word.core_properties.keywords = ""
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def _counted(numbers: Counter[int], level: int, profil: Profil) -> str:
    numbers[level] += 1
    for deeper in [n for n in numbers if n > level]:
        del numbers[deeper]
    number = ".".join(str(numbers[n] or 1) for n in range(1, level + 1))
    return f"§ {number}" if profil.zaehlung == "paragraf" and level == 1 else number


def _bold(paragraph: Any, words: str) -> None:
    for child in [*paragraph._p]:
        paragraph._p.remove(child)
    run = OxmlElement("w:r")
    look = OxmlElement("w:rPr")
    look.append(OxmlElement("w:b"))
    text = OxmlElement("w:t")
    text.text = words
    run.extend([look, text])
    paragraph._p.append(run)


def given(data: bytes) -> tuple[GivenSection, ...]:
    """The sections of a Word file as they are judged."""
    read = read_word(data, "a.docx")
    assert read.document
    return given_sections(section_words(view(read.document)))


def states(sections: Sequence[GivenSection], profil: Profil) -> dict[str, Recognised]:
    """What becomes of each requirement of a profile."""
    return {verdict.requirement: verdict.state for verdict in judge(sections, profil).verdicts}


def owners(document: Written, half: str, sections: Sequence[GivenSection]) -> list[int]:
    """For each section the part of the document that it belongs to, -1 before the first.

    Each heading must be seen as one.
    """
    found: list[int] = []
    current = -1
    for section in sections:
        following = document.parts[current + 1 : current + 2]
        if following and section.title == following[0].heading(half):
            current += 1
        found.append(current)
    assert current == len(document.parts) - 1, document.parts[current + 1].heading(half)
    return found


def sections_to_remove(document: Written) -> list[int]:
    """The parts that alone meet something."""
    whole = document.met_without(())
    return [
        index for index in range(len(document.parts)) if whole != document.met_without(document.within(index))
    ]


def counted(document: Written, half: str, every: int = 1) -> Counter[str]:
    """What is said where every so-manieth part is taken out, each for itself.

    `named` and `kept back` of what is gone, `wrong` of what is there; `assured` is what is said to be found
    though it is gone, `doubted` how often what is there is named in the whole document, of `asked`.
    """
    sections = given(reworded(document, half))
    owner = owners(document, half, sections)
    whole = states(sections, document.profil)
    there = document.met_without(()) & whole.keys()
    found = Counter(asked=len(there), doubted=sum(whole[slug] in NAMED for slug in there))
    for index in sections_to_remove(document)[::every]:
        gone = document.within(index)
        left = [section for section, part in zip(sections, owner, strict=True) if part not in gone]
        said = states(left, document.profil)
        still = document.met_without(gone)
        for slug in there - still:
            found["named" if said[slug] in NAMED else "kept back"] += 1
            found["assured"] += said[slug] is Recognised.FOUND
        found["wrong"] += sum(said[slug] in NAMED for slug in there & still)
    return found
