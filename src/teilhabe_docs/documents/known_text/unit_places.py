"""Where the units of a document go: fixed words stay behind, what stands between them is a field's text."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal, NamedTuple

from teilhabe_docs.documents.known_text.fixed_lines import (
    NO_UNIT,
    FixedLine,
    SourceUnit,
    asides_in,
    fixed_lines,
)
from teilhabe_docs.documents.known_text.pattern_lines import PatternLine
from teilhabe_docs.documents.known_text.placed_unit import REST, Evidence, Placed, Speaks
from teilhabe_docs.documents.known_text.profile_lines import sentences
from teilhabe_docs.documents.known_text.section_order import in_order

_LEAST, _MOST = 1.0, 6.0
"""So much must speak for a place, and so much of it counts."""
_LEAST_ELSEWHERE = 2.0
"""So much must speak for a place where fixed text and order do not."""
_MUCH_LESS = 0.75
"""With so much less than what speaks for another place, none is found by order."""
_SAME_LEVEL, _OTHER_LEVEL, _SAME_FORM = 0.6, 0.5, 0.4
"""In a document that is known to be of the profile: what the same level gives, how much counts at another,
what it gives that lists stand in the place of lists."""
_LEAST_AGAINST_ORDER = 4.0
"""So much must speak in such a document for a place that its order speaks against."""
_PROVEN = 8
"""So many texts of a profile show that a document is made by it."""
_RELABELLED = 0.25
"""With fewer of its headings known, a document made by a profile has others instead."""
_MOST_PAIRS = 20_000


class _SlotGroup(NamedTuple):
    """Slots below one heading line of the profile that is not in the document as it stands there."""

    line: int
    slots: tuple[int, ...]
    level: int = 0


def allocated(
    units: Sequence[SourceUnit],
    lines: Sequence[PatternLine],
    evidence: Evidence,
    is_list: Callable[[PatternLine], bool],
) -> tuple[Placed, ...]:
    """What becomes of each unit; `is_list` says whether a slot holds a list."""
    allocation = _Allocation(units, lines, evidence, is_list)
    behind = asides_in(units, sentences().everywhere)
    for one in behind:
        allocation.placed[one.unit] = Placed("fixed", fixed=one)
    apart = {one.unit for one in behind}
    fixed = fixed_lines([NO_UNIT if n in apart else unit for n, unit in enumerate(units)], lines)
    allocation.proven = sum(lines[one.line].kind in ("text", "item") for one in fixed) >= _PROVEN
    headings = sum(bool(unit.level) for unit in units)
    known = sum(lines[one.line].is_heading for one in fixed)
    allocation.relabelled = allocation.proven and known < _RELABELLED * headings
    for one in fixed:
        allocation.placed[one.unit] = Placed("fixed", one.line, fixed=one)
    around = [FixedLine(-1, -1), *fixed, FixedLine(len(units), len(lines))]
    for before, after in pairwise(around):
        allocation.gap(before, after)
    allocation.out_of_order()
    return tuple(allocation.placed)


@dataclass(slots=True)
class _Allocation:
    units: Sequence[SourceUnit]
    lines: Sequence[PatternLine]
    evidence: Evidence
    is_list: Callable[[PatternLine], bool]
    placed: list[Placed] = field(init=False)
    proven: bool = False
    relabelled: bool = False
    _taken: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.placed = [REST] * len(self.units)

    def gap(self, before: FixedLine, after: FixedLine) -> None:
        """What stands between two units that are lines."""
        units = range(before.unit + 1, after.unit)
        if not units:
            return
        inside = range(before.line + 1, after.line)
        direct = self._direct(inside, before)
        deeper = not self.relabelled and any(not self.is_list(self.lines[one]) for one in direct)
        head, segments = self._parted(units, self._level_at(before.unit) if deeper else 0)
        groups = list(self._groups(inside, direct))
        if direct:
            self._into(head, direct, sure=True)
        elif head and groups and groups[0].line < 0 and before.unit >= 0:
            self._into(head, groups.pop(0).slots, sure=False)
        self._aligned(segments, groups)

    def _direct(self, inside: Iterable[int], before: FixedLine) -> tuple[int, ...]:
        """The slots right behind a line that is there."""
        found: list[int] = []
        for line in inside if before.unit >= 0 else ():
            if self.lines[line].kind not in ("slot", "aside"):
                break
            if self.lines[line].kind == "slot":
                found.append(line)
        return tuple(found)

    def _groups(self, inside: Iterable[int], direct: Sequence[int]) -> Iterator[_SlotGroup]:
        heading = -1
        slots: list[int] = []
        for line in inside:
            if self.lines[line].is_heading:
                if slots or heading >= 0:
                    yield self._group(heading, slots)
                heading, slots = line, []
            elif self.lines[line].kind == "slot" and line not in direct:
                slots.append(line)
        if slots or heading >= 0:
            yield self._group(heading, slots)

    def _group(self, heading: int, slots: Sequence[int]) -> _SlotGroup:
        level = self.lines[heading].level if heading >= 0 else 0
        return _SlotGroup(heading, tuple(slots), level)

    def _level_at(self, unit: int) -> int:
        """The level of the heading above, itself included."""
        return next((self.units[i].level for i in range(unit, -1, -1) if self.units[i].level), 0)

    def _parted(self, units: range, level: int) -> tuple[list[int], list[list[int]]]:
        """What belongs to the text above, headings deeper than `level` included; then section by section."""
        head: list[int] = []
        segments: list[list[int]] = []
        for unit in units:
            if self.placed[unit].role == "fixed":
                continue
            own = self.units[unit].level
            if own and not segments and level and own > level:
                head.append(unit)
            elif own:
                segments.append([unit])
            else:
                (segments[-1] if segments else head).append(unit)
        bare: list[list[int]] = []
        while head and not segments and self.units[head[-1]].level:
            bare.insert(0, [head.pop()])
        return head, segments or bare

    def _into(
        self, units: Sequence[int], slots: Sequence[int], *, sure: bool, others: Sequence[int] = ()
    ) -> None:
        """Units into one or several slots that follow each other, lists into those that hold lists."""
        at, used = 0, set()
        for number, unit in enumerate(units):
            listed = self.units[unit].kind != "text"
            if not listed and all(map(self._takes_no_text, slots)):
                continue
            while at + 1 < len(slots) and not self._fits(slots, at, units[number:], listed=listed):
                at += 1
            used.add(slots[at])
            self.placed[unit] = Placed("slot", slots[at], sure, tuple(others))
            self._taken.add(slots[at])
        unsure = len(slots) > 1 and len(used) < len(slots)
        if unsure and any(not self.is_list(self.lines[one]) for one in set(slots) - used):
            rest = tuple(one for one in slots if one not in used)
            for unit in units:
                self.placed[unit] = self.placed[unit]._replace(sure=False, others=(*others, *rest))

    def _takes_no_text(self, slot: int) -> bool:
        line = self.lines[slot]
        return self.is_list(line) and not any(inner.kind == "text" for inner in line.inner)

    def _fits(self, slots: Sequence[int], at: int, rest: Sequence[int], *, listed: bool) -> bool:
        if self.is_list(self.lines[slots[at]]):
            return listed
        only_lists = all(self.units[unit].kind != "text" for unit in rest)
        return not (only_lists and any(self.is_list(self.lines[one]) for one in slots[at + 1 :]))

    def _aligned(self, segments: Sequence[list[int]], groups: Sequence[_SlotGroup]) -> None:
        """Sections of others to those of the profile, in the order of both, as much speaks for them."""
        if not segments or not groups or len(segments) * len(groups) > _MOST_PAIRS:
            return
        levels = [self.units[one[0]].level for one in segments]
        bare = [len(one) == 1 for one in segments]
        listed = [all(self.units[u].kind != "text" for u in one[1:]) for one in segments]
        tells = [n + 1 if bare[n] and n + 1 < len(bare) else n for n in range(len(bare))]
        said = [[self._said(segments[n], g) for g in groups] for n in tells]
        anywhere = tuple(dict.fromkeys(slug for line in self.lines for slug in line.slugs))
        most = [self.evidence(segments[n][0], anywhere).value for n in tells]

        def score(s: int, end: int, g: int) -> float:
            empty = bare[s] and end == s + 1
            if empty != (not groups[g].slots):
                return 0.0
            value = 0.0 if empty else min(max(one[g].value for one in said[s:end]), _MOST)
            if not self.proven and value < _MUCH_LESS * max(most[s:end]):
                return 0.0
            if self.proven and levels[s] != groups[g].level:
                value *= _OTHER_LEVEL
            if not empty and listed[s] == self._takes_no_text(groups[g].slots[0]):
                value += _SAME_FORM if self.proven else 0.0
            if self.proven and levels[s] == groups[g].level:
                return value + _SAME_LEVEL
            return value if value >= (_LEAST if self.proven else _LEAST_ELSEWHERE) else 0.0

        for s, end, g in in_order(levels, len(groups), score):
            while end > s + 1 and bare[end - 1]:
                end -= 1
            self._take([unit for one in segments[s:end] for unit in one], groups[g], said[s][g])

    def _said(self, segment: Sequence[int], group: _SlotGroup) -> Speaks:
        slugs = dict.fromkeys(slug for slot in group.slots for slug in self.lines[slot].slugs)
        return self.evidence(segment[0], tuple(slugs))

    def _take(self, segment: Sequence[int], group: _SlotGroup, said: Speaks) -> None:
        """A section into the first slot of a group that can hold it; where none can, it stays."""
        heading, *below = segment
        text = any(self.units[unit].kind == "text" for unit in below)
        slots = [slot for slot in group.slots if not (text and self._takes_no_text(slot))]
        if below and not slots:
            return
        self.placed[heading] = Placed("heading", group.line if group.line >= 0 else slots[0])
        if below:
            sure = said.certain and len(group.slots) == 1
            by: Literal["words", "order"] = "words" if said.value >= _LEAST else "order"
            self._into(below, slots[:1], sure=sure, others=slots[1:3])
            for unit in below:
                self.placed[unit] = self.placed[unit]._replace(by=by)

    def out_of_order(self) -> None:
        """What has no place yet: sections that stand elsewhere in the profile, and parts of some."""
        slots: dict[str, list[int]] = {}
        for number, line in enumerate(self.lines):
            if line.kind == "slot" and number not in self._taken:
                for slug in line.slugs:
                    slots.setdefault(slug, []).append(number)
        for segment in list(self._left()):
            said = ((self.evidence(segment[0], (slug,)), slug) for slug in slots if slots[slug])
            ranked = sorted(said, key=lambda one: (-one[0].value, one[1]))
            least = _LEAST_AGAINST_ORDER if self.proven else _LEAST_ELSEWHERE
            values = [one for one in ranked if one[0].value >= least][:3]
            if not values or not segment[1:]:
                self._as_part(segment)
                continue
            spoken, slug = values[0]
            others = [slots[other][0] for _, other in values[1:] if slots[other]]
            slot = slots[slug][0]
            rest = tuple(other for other in others if other != slot) if not spoken.certain else ()
            self._take(segment, _SlotGroup(-1, (slot, *rest)), spoken)
            for numbers in slots.values():
                if slot in numbers:
                    numbers.remove(slot)

    def _left(self) -> Iterator[list[int]]:
        """The sections that nothing is placed of, with their headings."""
        segment: list[int] = []
        for unit in range(len(self.units)):
            if self.units[unit].level or self.placed[unit].role != "rest":
                if segment:
                    yield segment
                segment = []
            if self.placed[unit].role == "rest" and (self.units[unit].level or segment):
                segment.append(unit)
        if segment:
            yield segment

    def _as_part(self, segment: Sequence[int]) -> None:
        """A deeper section belongs to the text of the one above it."""
        before = segment[0] - 1
        level = self.units[segment[0]].level
        above = self._level_at(before) if before >= 0 else 0
        if before >= 0 and self.placed[before].role == "slot" and above and level > above:
            for unit in segment:
                self.placed[unit] = self.placed[before]
