"""What checks look at: one offer with the outlines of its documents, and its texts by their words."""

from bisect import bisect
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache, cached_property
from itertools import accumulate

from teilhabe_docs.diagnostics import DocumentPlace
from teilhabe_docs.documents.given_leaves import GivenLeaf, given_leaves
from teilhabe_docs.documents.gliederung import Gliederung, OutlinedSection, outline_of
from teilhabe_docs.documents.needs import Need
from teilhabe_docs.documents.offer_figures import figures_of
from teilhabe_docs.documents.profile.profile_reach import used_by
from teilhabe_docs.documents.profile.requirements import Requirements, catalogue
from teilhabe_docs.documents.reached import Reached
from teilhabe_docs.documents.written_text import TextReading, WrittenText, as_typed
from teilhabe_docs.loading.covered_text import Covering, uncovered
from teilhabe_docs.loading.loaded_concept import LoadedConcept
from teilhabe_docs.model.base import Entfaellt
from teilhabe_docs.model.configuration import UNTERSCHREITUNG_PROZENT
from teilhabe_docs.model.field_path import FieldPath
from teilhabe_docs.model.konzept import Konzept
from teilhabe_docs.model.text_slot import ReadFileSlot
from teilhabe_docs.model.values import Zitat
from teilhabe_docs.model.walk import all_values
from teilhabe_docs.rechnen.calculation import Calculation
from teilhabe_docs.rules.engine.match import TextSource
from teilhabe_docs.rules.engine.searchable_text import SearchableText


@dataclass(frozen=True, slots=True)
class OpenNeed:
    """A need that is not met, in a section of a document; `slugs` are the requirements behind it."""

    gliederung: Gliederung
    abschnitt: OutlinedSection
    punkt: Need
    slugs: tuple[str, ...]

    @property
    def place(self) -> DocumentPlace:
        """Where in the document."""
        return DocumentPlace(self.gliederung.profil.dokument, self.abschnitt.id, self.abschnitt.nummer)


@dataclass(frozen=True)
class Subject:
    """One offer with the outlines of its documents, in their order.

    From `unterschreitung_prozent` below an agreed staffing figure on, that counts as not met.
    `profiles_sound`: each of the three documents has a profile, and its outline is here.
    `every` are the outlines with those of documents that are not kept, of which no more is told than what
    of the data they print; empty where all are kept.
    `read_text` says what Markdown leaves of a text, `cover` covers what it takes for code and the like.
    """

    geladen: LoadedConcept
    gliederungen: Mapping[str, Gliederung] = field(default_factory=dict)
    unterschreitung_prozent: Decimal = UNTERSCHREITUNG_PROZENT
    profiles_sound: bool = True
    read_text: TextReading = as_typed
    cover: Covering = uncovered
    every: Mapping[str, Gliederung] = field(default_factory=dict)

    @property
    def all_outlines(self) -> Mapping[str, Gliederung]:
        """The outlines of all documents, kept or not."""
        return self.every or self.gliederungen

    @property
    def konzept(self) -> Konzept:
        """The offer with its provider and its staff."""
        return self.geladen.konzept

    @property
    def grundlage(self) -> str:
        """The contract basis, empty where it is missing."""
        basis = self.konzept.angebot.vertragsgrundlage
        return str(basis) if isinstance(basis, str) else ""

    @property
    def basis_told(self) -> bool:
        """Whether the contract basis is what somebody says, no guess."""
        return True

    def with_trait(self, name: str, value: object = True) -> str | None:
        """The field that chooses the first profile with this trait (`Merkmale`); None where none has it."""
        having = (
            dokument
            for dokument, gliederung in self.gliederungen.items()
            if getattr(gliederung.profil.merkmale, name) == value
        )
        return next((f"angebot.profil.{dokument}" for dokument in having), None)

    @cached_property
    def requirements(self) -> Requirements:
        """The requirements that its profiles can meet, of all the same."""
        return next((g.profil.requirements for g in self.all_outlines.values()), catalogue())

    @property
    def beginn(self) -> date | None:
        """When the agreement begins, where that is given."""
        beginn = self.konzept.angebot.laufzeit.beginn
        return beginn if isinstance(beginn, date) else None

    @cached_property
    def reached(self) -> Reached:
        """What of the data the documents print or decide by."""
        return Reached(self.konzept, self.all_outlines)

    @cached_property
    def reached_without_clauses(self) -> Reached:
        """The same with the texts of the profiles where clauses stand now."""
        profiles = {d: outline.profil.without_clauses for d, outline in self.all_outlines.items()}
        return Reached(self.konzept, {d: outline_of(self.konzept, one) for d, one in profiles.items()})

    def may_print(self, field: str) -> bool:
        """Whether some document has a place for what stands in a field, or inside it; without any it may."""
        printed = (path for g in self.all_outlines.values() for path in used_by(g.profil)[0])
        return not self.all_outlines or any(FieldPath(path).is_inside(field) for path in printed)

    @cached_property
    def leaves(self) -> tuple[GivenLeaf, ...]:
        """All that is given, file by file."""
        return tuple(leaf for root, model in self.konzept.models() for leaf in given_leaves(root, model))

    @cached_property
    def empty_in_texts(self) -> Mapping[str, Mapping[str, str]]:
        """By document the places without a value that texts put in (`{{ plaetze }}`), each with the text."""
        if not any(self.texts_with("{{")):
            return {}
        reaches = zip(self.all_outlines, self.reached.documents, strict=True)
        return {document: reach.empty_in_texts(self.leaves) for document, reach in reaches}

    @property
    def finished(self) -> bool:
        """Whether it is a document that others have written, without files of a concept behind it."""
        return False

    @cached_property
    def paragrafen(self) -> Mapping[int, int]:
        """The sections of the agreement by number, with how many Absätze each has; empty without numbers."""
        gliederung = self.all_outlines.get("leistungsvereinbarung")
        if gliederung is None or gliederung.profil.zaehlung != "paragraf":
            return {}
        return {
            int(abschnitt.nummer.removeprefix("§ ")): max(
                (int(t.nummer) for t in abschnitt.teile if t.nummer), default=1
            )
            for abschnitt in gliederung.alle()
            if abschnitt.nummer
        }

    @cached_property
    def in_an_institution(self) -> bool:
        """Whether a profile says that the offer is for those who go to a school or day nursery."""
        return any(o.profil.merkmale.einrichtung != "nein" for o in self.all_outlines.values())

    @cached_property
    def rechnung(self) -> Calculation:
        """The staffing figures."""
        return figures_of(self.konzept, (one.profil.merkmale for one in self.all_outlines.values()))

    @cached_property
    def prose(self) -> tuple[TextSource, ...]:
        """All longer texts of the three files, in place or from files."""
        return tuple(
            TextSource(str(kind), file, path, slot, SearchableText.of(slot.text))
            for kind, file in self.geladen.dateien.items()
            for path, slot in file.prosa
        )

    @cached_property
    def texts(self) -> tuple[TextSource, ...]:
        """All texts: the longer ones and all values that are written as text."""
        short = (
            TextSource(str(kind), file, path, value, SearchableText.of(value))
            for kind, file in self.geladen.dateien.items()
            for path, value in all_values(file.modell, (str, ReadFileSlot))
            if type(value) in (str, Zitat)  # not what is chosen from a list
        )
        return (*self.prose, *short)

    def written(self, text: str, words: Collection[str]) -> WrittenText:
        """The pieces of an author's text with one of the words in them, as far as Markdown leaves them."""
        return self.read_text(text, words, False)

    @cached_property
    def _whole(self) -> tuple[str, list[int]]:
        """All texts in one, a line end before each, and where each begins."""
        lengths = (len(source.text) + 1 for source in self.texts)
        return "".join(f"\n{source.text}" for source in self.texts), [*accumulate(lengths, initial=1)]

    @cached_property
    def _by_top_field(self) -> dict[FieldPath, list[TextSource]]:
        texts: dict[FieldPath, list[TextSource]] = {}
        for source in self.texts:
            texts.setdefault(source.top_field, []).append(source)
        return texts

    def texts_in(self, *felder: str) -> Iterator[TextSource]:
        """The texts in or below these fields of the files: `angebot.umfang`, `angebot.zielgruppe`."""
        for feld in felder:
            yield from self._by_top_field.get(FieldPath(feld), ())

    @cached_property
    def _words(self) -> str:
        """Each different word of the texts once: much shorter, and most of what is looked for is in none."""
        return "\n".join(dict.fromkeys(self._whole[0].split()))

    @cached_property
    def _marked(self) -> str:
        """Those with more than letters in them: a third of the words, for most of what is looked for."""
        return "\n".join(word for word in self._words.split("\n") if not word.isalpha())

    @cached_property
    def _found(self) -> dict[str, list[int]]:
        """For each word that was looked for the texts with it."""
        return {}

    def texts_with(self, *words: str) -> Iterator[TextSource]:
        """The texts with one of these in them, in order: few, hence looked for in all texts at once."""
        yield from (self.texts[number] for number in self.numbers_with(*words))

    def numbers_with(self, *words: str) -> list[int]:
        """The places in `texts` of those with one of these in them."""
        return sorted({number for word in words for number in self._with(word)})

    def _with(self, word: str) -> list[int]:
        if (known := self._found.get(word)) is not None:
            return known
        numbers: list[int] = []
        lone = _lone(word)
        if lone in (self._words if lone.isalpha() else self._marked):  # as an empty word is
            whole, begins = self._whole
            at, behind = whole.find(word), word.startswith("\n")
            while at >= 0:
                numbers.append(bisect(begins, at + behind) - 1)
                at = whole.find(word, begins[numbers[-1] + 1] - behind)
        self._found[word] = numbers
        return numbers

    @cached_property
    def open_needs(self) -> tuple[OpenNeed, ...]:
        """The needs that are not met, document by document.

        Not where an error of reading stands, nor where it is open whether there is a need at all.
        """
        return tuple(
            OpenNeed(gliederung, abschnitt, punkt, slugs)
            for gliederung in self.gliederungen.values()
            for abschnitt in gliederung.alle()
            for punkt in abschnitt.punkte
            if punkt.grund and self.counts(punkt)
            if (slugs := self.in_force(punkt)) is not None
        )

    def counts(self, punkt: Need) -> bool:
        """Whether a need is one for certain, and its value could be read."""
        unread = any(map(self.geladen.ausgelassen, (punkt.feld, *punkt.felder)))
        return punkt.grad != "nein" and not punkt.ungewiss and not unread

    def why_waived(self, feld: str) -> str:
        """The reason for which a field is to fall away; empty where it is not."""
        values = (value for _, value in self.konzept.values_at(feld))
        return next((value.entfaellt for value in values if isinstance(value, Entfaellt)), "")

    def in_force(self, punkt: Need) -> tuple[str, ...] | None:
        """The requirements of a need that are law when the agreement begins; None where none of them is."""
        slugs = tuple(
            s for s in punkt.anforderungen if self.requirements[s].gilt(self.grundlage, self.beginn)
        )
        return slugs if slugs or not punkt.anforderungen else None


@cache
def _lone(word: str) -> str:
    """A word without the blanks around it; empty where it is none or several."""
    words = word.split()
    return words[0] if len(words) == 1 else ""
