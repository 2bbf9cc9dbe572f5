"""The rules of the parser, asked by the character at hand: most lines begin with a letter, few rules do."""

from abc import abstractmethod
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from markdown_it.ruler import Ruler
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

from teilhabe_docs.documents.markup.rule_starts import ANY, BLOCK_STARTS, INLINE_STARTS

Rule = Callable[..., bool]


class RulesByStart(Ruler[Any]):
    """The active rules of another ruler; each chain is a single rule that asks those that may begin here.

    Raises `KeyError` if `starts` does not name a rule.
    """

    def __init__(self, ruler: Ruler[Any], starts: Mapping[str, str]) -> None:
        super().__init__()
        self._ruler = ruler
        names = zip(ruler.getRules(), ruler.get_active_rules(), strict=True)
        self._starts = {rule: starts[name] for rule, name in names}
        self._chains: dict[str, list[Rule]] = {}

    def get_active_rules(self) -> list[str]:
        """Their names."""
        return self._ruler.get_active_rules()

    def getRules(self, chainName: str = "") -> list[Rule]:  # noqa: N802, N803
        """The chain of that name."""
        if chainName not in self._chains:
            rules = {rule: self._starts[rule] for rule in self._ruler.getRules(chainName)}
            anywhere = [rule for rule, start in rules.items() if start == ANY]
            here = {
                character: [rule for rule, start in rules.items() if start == ANY or character in start]
                for character in "".join(rules.values())
            }
            self._chains[chainName] = [self._first_to_act(here, anywhere)]
        return self._chains[chainName]

    @staticmethod
    @abstractmethod
    def _first_to_act(here: Mapping[str, Sequence[Rule]], anywhere: Sequence[Rule]) -> Rule:
        """A rule that asks those of the character that stands here, or else those that begin anywhere."""


class BlockRules(RulesByStart):
    """Those of blocks, by the first character of the line behind its blanks."""

    def __init__(self, ruler: Ruler[Any]) -> None:
        super().__init__(ruler, BLOCK_STARTS)

    @staticmethod
    def _first_to_act(here: Mapping[str, Sequence[Rule]], anywhere: Sequence[Rule]) -> Rule:
        def rule_of_line(state: StateBlock, line: int, end: int, silent: bool) -> bool:
            place = state.bMarks[line] + state.tShift[line]
            for rule in here.get(state.src[place : place + 1], anywhere):
                if rule(state, line, end, silent):
                    return True
            return False

        return rule_of_line


class InlineRules(RulesByStart):
    """Those of what stands in a block, by the character that is next."""

    def __init__(self, ruler: Ruler[Any]) -> None:
        super().__init__(ruler, INLINE_STARTS)

    @staticmethod
    def _first_to_act(here: Mapping[str, Sequence[Rule]], anywhere: Sequence[Rule]) -> Rule:
        def rule_of_character(state: StateInline, silent: bool) -> bool:
            for rule in here.get(state.src[state.pos], anywhere):  # noqa: SIM110 - a generator takes longer
                if rule(state, silent):
                    return True
            return False

        return rule_of_character
