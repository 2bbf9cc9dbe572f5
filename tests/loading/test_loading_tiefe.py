"""Nesting too deep is told as such and at its place, whatever the library that scans makes of it."""

from collections.abc import Callable

import pytest
import yaml

from sampling import few
from teilhabe_docs.loading.yaml.composer import MAX_NESTING
from teilhabe_docs.loading.yaml.yaml_reader import read_yaml

LOADER = "teilhabe_docs.loading.yaml.composer._LADER"
LOADERS = {"libyaml": yaml.CSafeLoader, "python": yaml.SafeLoader}
SHAPES = {  # before, one level, place of the level that is one too many
    "brackets": ("", "[", "1:61"),
    "brackets with blanks": ("", "[ ", "1:121"),
    "brackets on lines": ("", "[\n", "61:1"),
    "brackets as values": ("a: ", "[", "1:63"),
    "brackets after a comment": ("# [[[[\n" * 30, "[", "31:61"),
    "brackets after brackets in a text": ("['[[[[[[[', ", "[", "1:72"),
    "brackets under dashes": ("- " * 30, "[", "1:91"),
    "brackets with tags": ("", "[!!seq ", "1:415"),
    "braces": ("", "{a: ", "1:241"),
    "braces as keys": ("", "{", "1:61"),
    "dashes": ("", "- ", "1:121"),
    "question marks": ("", "? ", "1:121"),
    "question marks in brackets": ("", "[? ", "1:91"),
}


def told(text: str) -> list[str]:
    _, findings = read_yaml(text.encode(), "offer.yaml")
    return [f"{finding.code} {finding.span.line}:{finding.span.column}" for finding in findings]


@pytest.mark.parametrize("levels", few([MAX_NESTING + 1, 200_000, 500, 10_000], 2))
@pytest.mark.parametrize("loader", LOADERS.values(), ids=LOADERS.keys())
@pytest.mark.parametrize(("before", "level", "place"), SHAPES.values(), ids=SHAPES.keys())
def test_nesting_too_deep_is_told_at_its_place(
    before: str, level: str, place: str, loader: type, levels: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(LOADER, loader)
    assert told(before + level * levels) == [f"TD005 {place}"]


@pytest.mark.parametrize("loader", LOADERS.values(), ids=LOADERS.keys())
def test_nesting_as_deep_as_allowed_is_read(loader: type, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(LOADER, loader)
    assert told("a: " + "[" * (MAX_NESTING - 1) + "]" * (MAX_NESTING - 1)) == []


class OwnError(Exception):
    pass


def at_the_last_bracket(text: str) -> yaml.error.Mark:
    index = text.rindex("[")
    line = text.count("\n", 0, index)
    return yaml.error.Mark("", index, line, index - text.rfind("\n", 0, index) - 1, None, None)


FAILURES: dict[str, Callable[[str], Exception]] = {
    "its own class": lambda _: OwnError("too deep"),
    "recursion": lambda _: RecursionError("maximum recursion depth exceeded"),
    "memory": lambda _: MemoryError(),
    "without a place": lambda _: yaml.YAMLError("too deep"),
    "with a place": lambda text: yaml.scanner.ScannerError(None, None, "deep", at_the_last_bracket(text)),
    "with a place and the words of a bracket left open": lambda text: yaml.scanner.ScannerError(
        "while parsing a flow sequence", at_the_last_bracket(text), "deep", at_the_last_bracket(text)
    ),
}


@pytest.fixture(params=FAILURES.values(), ids=FAILURES.keys())
def gives_up(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A library that scans all and fails where there are more than a hundred brackets or a semicolon."""

    class Loader(yaml.SafeLoader):
        def __init__(self, text: str) -> None:
            super().__init__(text)
            self.text = text

        def get_event(self) -> yaml.Event:
            if self.text.count("[") > 100 or ";" in self.text:
                raise request.param(self.text)
            event: yaml.Event = super().get_event()
            return event

    monkeypatch.setattr(LOADER, Loader)


@pytest.mark.usefixtures("gives_up")
@pytest.mark.parametrize(("before", "place"), [("", "1:61"), ("a: ", "1:63"), ("a: 1\nb: ", "2:63")])
def test_a_library_that_gives_up_at_a_depth_of_its_own_changes_nothing(before: str, place: str) -> None:
    assert told(before + "[" * 101) == [f"TD005 {place}"]


@pytest.mark.usefixtures("gives_up")
@pytest.mark.parametrize("text", ["a: [b; c]\n", "a: [" + "[b], " * 90 + ";]\n"])
def test_a_failure_where_nothing_is_deep_is_not_taken_for_depth(text: str) -> None:
    (finding,) = told(text)
    assert not finding.startswith("TD005")
