"""Whether one unit of a text says something, and what kinds of fillers it consists of if not."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from teilhabe_docs.documents.filler_asides import without_asides
from teilhabe_docs.documents.filler_data import FillerKind, Tier
from teilhabe_docs.documents.filler_evidence import says_something
from teilhabe_docs.documents.filler_forms import folded
from teilhabe_docs.documents.filler_instruction import INSTRUCTION, is_hint, is_instruction
from teilhabe_docs.documents.filler_likeness import repeats_label
from teilhabe_docs.documents.filler_note import is_note
from teilhabe_docs.documents.filler_object import OBJECT, without_object
from teilhabe_docs.documents.filler_phrases import filler_phrases, single_words
from teilhabe_docs.documents.filler_place import TextPlace
from teilhabe_docs.documents.filler_praise import (
    LEAST_OF_PRAISE,
    is_praise_in_a_row,
    is_sentence,
    praises_much,
    says_much,
    without_generals,
)
from teilhabe_docs.documents.filler_signs import FILE_SIGN, SIGNS, URL_SIGN, signed_text
from teilhabe_docs.documents.filler_soft_words import NONE, SoftText, counts, rules, without_impairment
from teilhabe_docs.documents.filler_templates import (
    HOLE,
    is_field,
    is_model_sentence,
    is_one_bracket,
    is_template,
)
from teilhabe_docs.documents.filler_units import LETTERS, LONGEST, TextUnit
from teilhabe_docs.documents.filler_whereabouts import (
    is_place_alone,
    is_where_a_document_is,
    names_a_law,
    names_a_thing_first,
)
from teilhabe_docs.documents.filler_word_roles import DONE, PRAISE, SOMEBODY, STRANGE, WordRoles
from teilhabe_docs.documents.filler_words import FillerWords, words_of

LABEL, REPEATED, TABLE, RULE = "Beschriftung", "Wiederholung", "Leere Tabelle", "Strich"
ADDRESS, FILE = "Adresse", "Pfad"
SOFT = "Blasses"
"""Nothing but pale words, which count as praise where praise stands around them."""
POSTPONED, UNSTATED, _UNCHANGED = "Nachtrag", "Ohne Angabe", "Unverändert"
_PLACEHOLDER, _REFERENCE, _WHERE, _THERE = "Platzhalter", "Verweis", "Fundstelle", "Vorhandensein"
_REFERENCES = {_REFERENCE, _WHERE}

_ASSERTED = {PRAISE, "Zusicherung", _THERE}

_MOST_WORDS, _SEVERAL_FIELDS = 60, 3
_TOKEN = re.compile(rf"[{DONE}{HOLE}{OBJECT}{''.join(SIGNS)}§✓✔☑☒✅]|[^\W_]+")
_FIGURE = re.compile(r"\d")
_YEAR = re.compile(r"20\d\d")
_SOMETHING = re.compile(r"[^\W_]|[§✓✔☑☒✅?_…]|\.\.")


@dataclass(frozen=True)
class UnitJudgement:
    """One unit with all that it is judged by."""

    unit: TextUnit
    roles: WordRoles
    is_soft: bool = False

    @cached_property
    def soft(self) -> SoftText:
        """The words that by their form say nothing beside praise."""
        return SoftText(self.unit.text)

    @property
    def words(self) -> FillerWords:
        """The words of fillers."""
        return self.roles.words

    @property
    def place(self) -> TextPlace:
        """Where the text stands."""
        return self.roles.place

    def kinds(self) -> list[str] | None:
        """The kinds of filler in it; `None` where it says something."""
        text = self.unit.text
        if not text:
            if self.unit.in_table:
                return [TABLE] if self.unit.labels else []
            return [LABEL] if self.unit.labels and self.place.prose else [] if not self.unit.labels else None
        if self.place.prose and not self.place.reason and is_field(text):
            return None
        if len(text) > LONGEST and LETTERS.search(text):
            return None
        if not _SOMETHING.search(text):
            return [TABLE if self.unit.in_table else RULE]
        text = folded(text)
        core = text.strip(" .!,;()*[]<>-–—") or text.strip()
        whole = self.words.whole_prose if self.place.prose else self.words.whole
        if whole.fullmatch(core) or is_one_bracket(text):
            return [_PLACEHOLDER]
        signed = signed_text(text)
        if is_template(text) or ("{{" not in text and is_model_sentence(signed)):
            return [_PLACEHOLDER]
        if is_hint(self.unit.labels) or (
            is_instruction(text) and not (text.endswith("?") and self._is_named([INSTRUCTION]))
        ):
            return [INSTRUCTION]
        if noted := self._without_aside():
            return noted
        if kind := self.words.by_itself.get(core):
            return self._with_labels([kind.name])
        tokens = list(self._tokens(signed))
        if not tokens:
            return [_PLACEHOLDER]
        judged = self._judged(tokens) if tokens[-1] else None
        if judged is None:
            judged = UnitJudgement(self.unit, self.roles, is_soft=True).softened(signed)
        if judged is None and self.place.prose and is_note(text):
            return [INSTRUCTION]
        return judged

    def softened(self, signed: str) -> list[str] | None:
        """The kinds where pale words count as known; only praise and assertions are looked for then."""
        if not self.place.prose or self.place.reason or counts(signed) or rules(signed):
            return None
        tokens = list(self._tokens(without_impairment(signed)))
        if not tokens or not tokens[-1] or not self.words.alone.isdisjoint(tokens):
            return None
        return self._judged(tokens)

    def _without_aside(self) -> list[str] | None:
        """The kinds where it points or postpones but for an aside: `(Anna?)`, `reichen nach, sobald …`."""
        for rest, least in without_asides(self.unit.text):
            kinds = UnitJudgement(self.unit._replace(text=rest), self.roles).kinds()
            tiers = {self.words.kinds[name].stufe for name in kinds or () if name in self.words.kinds}
            if tiers and tiers <= least:
                return kinds
        return None

    def _tokens(self, signed: str) -> Iterator[str]:
        """The words of a text with signs; ends with an empty one where a content word stands."""
        if HOLE in signed and not self.place.prose:
            yield HOLE
            return
        before = ("", "")
        strange = False
        for number, word in enumerate(_TOKEN.findall(without_object(signed))):
            known = (
                self.roles.is_known(word)
                or self.roles.is_attribute(*before)
                or (self.is_soft and self.soft.has(word))
            )
            if number > _MOST_WORDS or not (known or self.roles.is_partner(*before)):
                if not self.is_soft or strange or number > _MOST_WORDS or not self.soft.is_capital(word):
                    yield ""
                    return
                strange = True
                before = (before[1], STRANGE)
                yield STRANGE
                continue
            before = (before[1], word if known else SOMEBODY)
            yield before[1]

    def _judged(self, tokens: list[str]) -> list[str] | None:
        said = [word for word in tokens if word not in self.words.stop or word in single_words()]
        if (
            self.place.prose
            and said
            and repeats_label(said, self.place.labels, self.words.generic, prose=self.place.prose)
        ):
            return [REPEATED]
        left, found = self._without_expressions(tokens)
        if OBJECT in tokens:
            found[_REFERENCE] = None
        if HOLE in left:
            found = {_PLACEHOLDER: None, **found}
            if not self.place.prose:
                return [_PLACEHOLDER]
        if not found:
            return None if STRANGE in tokens else self._without_expression(left)
        if _WHERE in found and any(word in self.words.alone or self.words.is_paper(word) for word in left):
            found = {_REFERENCE: None, **found}
        if names_a_thing_first(self.unit.text, tokens[0], self.roles) or (
            set(found) <= _REFERENCES
            and (self.place.asks_for_reference or (self.place.asks_for_places and names_a_law(tokens)))
        ):
            return None
        tiers = {self.words.kinds[name].stufe for name in found}
        if (
            not tiers - {Tier.LEER, Tier.BEHAUPTET}
            and HOLE in left
            and says_much(tokens)
            and _FIGURE.search(self.unit.text)
        ):
            return None
        if says_something(self.unit.text, tokens, found, tiers, self.roles, is_soft=self.is_soft):
            return None
        if tiers <= {Tier.BEHAUPTET} and (
            rules(folded(self.unit.text)) or any(map(self.roles.is_somebody_or_occasion, tokens))
        ):
            return None
        if self.is_soft and self.soft.is_concrete(tokens):
            return None
        if SOMEBODY in tokens and not (POSTPONED in found and not self.words.now.isdisjoint(tokens)):
            return None
        softens = (
            self.is_soft
            and tiers <= {Tier.BEHAUPTET, Tier.LEER}
            and not (_ASSERTED | {_PLACEHOLDER}).isdisjoint(found)
            and (is_sentence(tokens, self.words) or is_praise_in_a_row(self.unit.text, left))
        )
        if STRANGE in tokens and not (softens and praises_much(tokens, left, self.roles)):
            return None
        before = ("", "")
        for word in left:
            later = (POSTPONED in found and self.roles.holds_label(word)) or (
                _UNCHANGED in found and _YEAR.fullmatch(word)
            )
            if not (
                later
                or word == STRANGE
                or self.roles.is_neutral(word, before[1], tiers)
                or self.roles.is_attribute(*before)
                or (softens and self.soft.has(word))
            ) or (self.is_soft and word in NONE):
                return None
            before = (before[1], word)
        return self._with_labels(list(found))

    def _without_expressions(self, tokens: list[str]) -> tuple[list[str], dict[str, None]]:
        """The words with a sign for each expression, those of several words first; and their kinds."""
        left, found = [*tokens], dict[str, None]()
        for phrases in filler_phrases():
            if self._holds_here(phrases.kind) and (marked := phrases.marked(left, DONE)) != left:
                left = marked
                found[phrases.kind.name] = None
        words = single_words()
        for at, word in enumerate(left):
            kind = words.get(word)
            if kind is None and self.words.is_fit(word):
                kind = self.words.kinds[PRAISE]
            if kind and self._holds_here(kind):
                found[kind.name] = None
                left[at] = DONE
        return left, found

    def _holds_here(self, kind: FillerKind) -> bool:
        if self.is_soft and kind.stufe is not Tier.BEHAUPTET:
            return False
        return (kind.stufe is not Tier.UNGENANNT or self.place.reason) and (
            not kind.nur_texte or self.place.prose
        )

    def _with_labels(self, found: list[str]) -> list[str] | None:
        """The kinds, but `None` where a label or a column says what: `Supervision: nach Bedarf`."""
        tiers = {self.words.kinds[name].stufe for name in found}
        if self.unit.in_table and not self.unit.labels and set(found) == {_THERE}:
            return None
        return None if tiers <= {Tier.BEHAUPTET, Tier.UNGENANNT} and self._is_named(found) else found

    def _is_named(self, found: list[str]) -> bool:
        """Whether its labels say more than title and prompt of the place, or a filler, would."""
        return any(
            not (self.roles.is_label(word) or self._is_general(word, found))
            for label in self.unit.labels
            for word in words_of(label)
        )

    def _without_expression(self, left: list[str]) -> list[str] | None:
        """The label once more, an address, a path, a place alone (`Anlage 3`); else it says something."""
        said = [word for word in left if word not in self.words.stop]
        of_its_own = [word for word in said if word not in self.words.house] or said
        if said and repeats_label(of_its_own, self.place.labels, self.words.generic, prose=self.place.prose):
            return [REPEATED]
        if not said or not self.place.prose:
            return None
        if len(said) >= _SEVERAL_FIELDS and self.words.form_fields.issuperset(said):
            return [_PLACEHOLDER]
        signs = [word for word in said if word in (URL_SIGN, FILE_SIGN)]
        others = [word for word in said if word not in signs]
        if signs and all(self.roles.is_label(word) for word in others):
            return [ADDRESS if URL_SIGN in signs else FILE]
        if self.place.asks_for_places or self.place.asks_for_reference:
            return None
        if is_place_alone(said, others, self.roles):
            return [_REFERENCE]
        if is_where_a_document_is(said, self.roles):
            return self._with_labels([_WHERE]) and [_REFERENCE]
        said = list(without_generals(said, self.words, len(left)))
        if not self.is_soft or not self.soft.is_pale(said):
            return None
        return [PRAISE] if len(left) >= LEAST_OF_PRAISE and is_sentence(left, self.words) else [SOFT]

    def _is_general(self, word: str, found: list[str]) -> bool:
        """Whether a label says nothing: it is a filler itself, or names a document (`Konzept: ja`)."""
        if self.unit.in_table:
            return word in self.words.fillers or (set(found) == {_THERE} and word.endswith(self.words.ticked))
        return word in self.words.known or (set(found) == {_THERE} and self.words.is_paper(word))
