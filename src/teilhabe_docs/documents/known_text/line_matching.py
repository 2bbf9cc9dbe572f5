"""Whether a text is what a line prints, and what then stands in its holes; in linear time for each."""

from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

from teilhabe_docs.documents.known_text.pattern_lines import Gap, OneOf, Part, WordToken

_Trace: TypeAlias = "tuple[Gap, int, int, _Trace] | None"
"""The tokens that went into holes, the last first: gap, step, place."""

MOST_TOKENS = 3000
"""A text with more words and signs is what no line prints."""


class Put(NamedTuple):
    """What stands in a gap: a stretch of the tokens."""

    gap: Gap
    first: int
    last: int


class _CompiledStep(NamedTuple):
    """One step of a compiled line: a word, a token for a gap, or ways to go on."""

    word: str = ""
    gap: Gap | None = None
    ways: tuple[int, ...] = ()


def compiled(parts: Sequence[Part]) -> tuple[_CompiledStep, ...]:
    """The steps of a line."""
    steps: list[_CompiledStep] = []
    _compile(parts, steps)
    return tuple(steps)


def _compile(parts: Sequence[Part], steps: list[_CompiledStep]) -> None:
    for part in parts:
        if isinstance(part, str):
            steps.append(_CompiledStep(word=part))
        elif isinstance(part, Gap):
            steps.append(_CompiledStep(gap=part))
            steps.append(_CompiledStep(ways=(len(steps) + 1, len(steps) - 1)))
        else:
            _compile_ways(part, steps)


def _compile_ways(one_of: OneOf, steps: list[_CompiledStep]) -> None:
    place = len(steps)
    steps.append(_CompiledStep())
    starts, ends = [], []
    for way in one_of.ways:
        starts.append(len(steps))
        _compile(way, steps)
        ends.append(len(steps))
        steps.append(_CompiledStep())
    steps[place] = _CompiledStep(ways=tuple(starts))
    for end in ends:
        steps[end] = _CompiledStep(ways=(len(steps),))


def matched(steps: Sequence[_CompiledStep], tokens: Sequence[WordToken]) -> tuple[Put, ...] | None:
    """What stands in the holes if the tokens are a text of the line; holes take as little as they can."""
    if len(tokens) > MOST_TOKENS:
        return None
    seen: set[tuple[int, int]] = set()
    waiting: list[tuple[int, int, _Trace]] = [(0, 0, None)]
    while waiting:
        at, place, trace = waiting.pop()
        while True:
            if (at, place) in seen:
                break
            seen.add((at, place))
            if at == len(steps):
                if place == len(tokens):
                    return _puts(trace)
                break
            step = steps[at]
            if step.ways:
                for way in reversed(step.ways[1:]):
                    waiting.append((way, place, trace))
                at = step.ways[0]
            elif place == len(tokens) or (step.word and step.word != tokens[place].word):
                break
            else:
                if step.gap is not None:
                    trace = (step.gap, at, place, trace)
                at, place = at + 1, place + 1
    return None


def _puts(trace: _Trace) -> tuple[Put, ...]:
    """The stretches of the holes, from the tokens that went into them."""
    found: list[tuple[int, Put]] = []
    while trace is not None:
        gap, step, place, trace = trace
        if found and found[-1][0] == step and found[-1][1].first == place + 1:
            found[-1] = (step, found[-1][1]._replace(first=place))
        else:
            found.append((step, Put(gap, place, place)))
    return tuple(put for _, put in reversed(found))
