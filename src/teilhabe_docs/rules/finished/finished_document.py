"""A finished document as checks look at it: an offer without fields, with the texts of the document."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePath

from teilhabe_docs.loading.concept_file import ConceptFile
from teilhabe_docs.loading.discovery import FileKind
from teilhabe_docs.loading.loaded_concept import LoadedConcept
from teilhabe_docs.loading.source_tree import SourceTree
from teilhabe_docs.model.konzept import Konzept
from teilhabe_docs.model.offer import Angebot
from teilhabe_docs.model.provider import Traeger
from teilhabe_docs.model.staffing import Personal
from teilhabe_docs.model.text_slot import Markdown
from teilhabe_docs.rules.engine.match import TextSource
from teilhabe_docs.rules.engine.searchable_text import SearchableText
from teilhabe_docs.rules.engine.subject import Subject
from teilhabe_docs.rules.finished.finished_text import FinishedText

_SECTION = "abschnitt"


@dataclass(frozen=True)
class FinishedDocument(Subject):
    """A finished document, which findings call `file`; `sections` are its texts.

    `institution`: it is an offer for those who go to an institution of somebody else; `numbered` are the
    sections of an agreement with their Absätze; `told`: its contract basis is no guess.
    """

    file: str = ""
    sections: tuple[FinishedText, ...] = ()
    institution: bool = False
    numbered: Mapping[int, int] | None = None
    told: bool = True

    @property
    def basis_told(self) -> bool:
        """Whether the document or who names its profile says so."""
        return self.told

    @property
    def finished(self) -> bool:
        """It is one."""
        return True

    @cached_property
    def paragrafen(self) -> Mapping[int, int]:
        """The sections as the document itself numbers them."""
        return self.numbered or {}

    @cached_property
    def in_an_institution(self) -> bool:
        """As the profile says that it is judged by."""
        return self.institution

    @cached_property
    def prose(self) -> tuple[TextSource, ...]:
        """The sections."""
        here = self.geladen.dateien[FileKind.ANGEBOT]
        return tuple(
            TextSource(
                str(FileKind.ANGEBOT),
                here,
                (_SECTION, number),
                Markdown(section.text),
                SearchableText.of(section.text),
            )
            for number, section in enumerate(self.sections)
        )

    @cached_property
    def texts(self) -> tuple[TextSource, ...]:
        """The same: there are no fields."""
        return self.prose

    def section(self, source: TextSource) -> FinishedText:
        """The section that a text is."""
        number = source.path[-1]
        assert isinstance(number, int)
        return self.sections[number]


def finished_document(
    file: str,
    sections: Sequence[FinishedText],
    *,
    basis: str = "",
    institution: bool = False,
    numbered: Mapping[int, int] | None = None,
    basis_told: bool = True,
) -> FinishedDocument:
    """A finished document with these texts; its contract `basis` is empty where that is open."""
    given = {"id": "dokument", "bezeichnung": "Dokument", **({"vertragsgrundlage": basis} if basis else {})}
    concept = Konzept(Traeger(name="Dokument"), Angebot.model_validate(given), Personal())
    here = ConceptFile(file, {}, ())
    loaded = LoadedConcept(concept, {}, {}, SourceTree(PurePath()), {FileKind.ANGEBOT: here})
    return FinishedDocument(
        loaded,
        file=file,
        sections=tuple(sections),
        institution=institution,
        numbered=numbered,
        told=basis_told,
    )
