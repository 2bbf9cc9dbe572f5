"""The corpus: finished documents of fictional providers, each heading with the requirements below it."""

import re
from pathlib import Path
from typing import NamedTuple

from teilhabe_docs.documents.profile.profil import Profil
from teilhabe_docs.documents.profile.resolve import resolved
from teilhabe_docs.documents.recognition.given_section import GivenSection, ancestors

FILES = sorted((Path(__file__).parent / "corpus").glob("*.md"))
_HEADING = re.compile(r"(#+) (.*?) \{(.*)\}")


class Labelled(NamedTuple):
    """A document: its profile, its sections, and for each section what it meets."""

    name: str
    profil: Profil
    sections: tuple[GivenSection, ...]
    labels: tuple[frozenset[str], ...]

    def without(self, index: int) -> "Labelled":
        """The same without a section and what stands in it."""
        above = ancestors(self.sections)
        kept = [n for n in range(len(self.sections)) if n != index and index not in above[n]]
        return self._replace(
            sections=tuple(self.sections[n] for n in kept), labels=tuple(self.labels[n] for n in kept)
        )


def labelled(file: Path) -> Labelled:
    """A file of the corpus; headings end with their labels in braces."""
    head, *blocks = re.split(r"\n\s*\n", file.read_text("utf-8").strip())
    sections: list[GivenSection] = []
    labels: list[frozenset[str]] = []
    for number, block in enumerate(blocks, 1):
        if heading := _HEADING.fullmatch(block.strip()):
            sections.append(GivenSection(len(heading[1]), heading[2], (), number))
            labels.append(frozenset(heading[3].split()))
        else:
            sections[-1] = sections[-1]._replace(paragraphs=(*sections[-1].paragraphs, block.strip()))
    document, name = head.removeprefix("profil: ").split("/")
    return Labelled(file.stem, resolved(document, name), tuple(sections), tuple(labels))


CORPUS = tuple(labelled(file) for file in FILES)
