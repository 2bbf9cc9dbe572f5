"""What commands say and write is recorded; a commit that changes it says so: `python tests/recorded`."""

from collections.abc import Iterator

import pytest

from recorded.calls import Call, calls
from recorded.running import LIST, Runner, line
from sampling import few

RECORDED = LIST.read_text("utf-8").splitlines(keepends=True)


@pytest.fixture(scope="module")
def runner() -> Iterator[Runner]:
    with Runner() as made:
        yield made


@pytest.mark.parametrize("call", few(calls(), 30), ids=str)
def test_a_call_says_and_writes_what_is_recorded(call: Call, runner: Runner) -> None:
    assert line(call, runner.run(call)) in RECORDED


def test_all_calls_are_recorded_and_nothing_else() -> None:
    assert sorted(map(str, calls())) == sorted(entry.rpartition(" => ")[0] for entry in RECORDED)


def test_another_word_is_noticed(runner: Runner) -> None:
    call = Call("haus", ("validate", "--format", "full"))
    told = runner.run(call)
    assert line(call, told) in RECORDED
    for other in (told._replace(out=told.out + " "), told._replace(code=1), told._replace(files={"x": b""})):
        assert line(call, other) not in RECORDED
