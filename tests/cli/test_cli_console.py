"""What is shown is text: no terminal and no runner of a pipeline obeys it."""

import errno
import io
import os
import sys
import tempfile
from collections.abc import Iterator
from typing import BinaryIO

import pytest

from sampling import few
from teilhabe_docs.cli import console
from teilhabe_docs.cli.console import OutputError, visible

ESC = "\x1b"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("::add-mask::x", ": :add-mask::x"),
        ("a\n  ::stop-commands::x", "a\n  : :stop-commands::x"),
        ("\u00a0::add-mask::x", "\u00a0: :add-mask::x"),
        ("- ::add-mask::x", "- : :add-mask::x"),
        ("mitten ::darin", "mitten ::darin"),
        ("a ##[add-mask]x", "a # #[add-mask]x"),
        ("##vso[task.x]", "# #vso[task.x]"),
        ("### Überschrift", "### Überschrift"),
        (f"{ESC}]0;Titel\a", "<U+001B>]0;Titel<U+0007>"),
        ("Summe \u202e001", "Summe <U+202E>001"),
        ("a\rb", "a<U+000D>b"),
        ("a\r\nb\tc", "a\r\nb\tc"),
        ("\udcff", "<U+DCFF>"),
    ],
)
def test_nothing_in_a_text_is_obeyed(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_our_colours_stay_where_there_are_colours() -> None:
    text = f"{ESC}[31mrot{ESC}[0m {ESC}[8mversteckt{ESC}[2J"
    assert visible(text, coloured=True) == f"{ESC}[31mrot{ESC}[0m <U+001B>[8mversteckt<U+001B>[2J"
    assert ESC not in visible(text)


class Refusing(io.RawIOBase):
    """A stream of a kind that takes nothing."""

    def __init__(self, behind: int, error: OSError) -> None:
        self.behind, self.error = behind, error

    def writable(self) -> bool:
        return True

    def fileno(self) -> int:
        return self.behind

    def isatty(self) -> bool:
        return False

    def write(self, _: object) -> int:
        raise self.error


def of_windows(number: int, code: int) -> OSError:
    error = OSError(code, "refused")
    error.winerror = number  # type: ignore[attr-defined]
    return error


GONE = [
    BrokenPipeError(errno.EPIPE, "Broken pipe"),
    ConnectionResetError(errno.ECONNRESET, "Connection reset"),
    of_windows(109, errno.EPIPE),
    of_windows(232, errno.EINVAL),
]


@pytest.fixture
def ends() -> Iterator[dict[str, BinaryIO]]:
    """Where a stream can lead: into a pipe or into a file."""
    reader, writer = os.pipe()
    with open(writer, "wb") as pipe, tempfile.TemporaryFile() as file:  # noqa: PTH123
        yield {"pipe": pipe, "file": file}
    os.close(reader)


@pytest.mark.parametrize("way", ["show", "tell", "flush"])
@pytest.mark.parametrize(
    ("kind", "error", "gone"),
    [
        *((kind, error, True) for error in GONE for kind in ("pipe", "file")),
        ("pipe", OSError(errno.EINVAL, "Invalid argument"), True),
        ("file", OSError(errno.EINVAL, "Invalid argument"), False),
        *(
            (kind, OSError(code, os.strerror(code)), False)
            for code in few(sorted({*errno.errorcode} - {errno.EINVAL, errno.EINTR, errno.EAGAIN}))
            if not isinstance(OSError(code, ""), ConnectionError)
            for kind in ("pipe", "file")
        ),
    ],
    ids=str,
)
def test_a_reader_that_has_left_is_no_fault_and_all_else_is(
    monkeypatch: pytest.MonkeyPatch,
    ends: dict[str, BinaryIO],
    kind: str,
    error: OSError,
    gone: bool,
    way: str,
) -> None:
    stream = io.TextIOWrapper(io.BufferedWriter(Refusing(ends[kind].fileno(), error)), "utf-8")
    monkeypatch.setattr(sys, "stderr" if way == "tell" else "stdout", stream)
    with pytest.raises(OutputError) as found:
        if way == "flush":
            stream.write("Text")
            console.flush()
        else:
            getattr(console, way)("Text")
    assert found.value.gone is gone
    monkeypatch.setattr(Refusing, "write", lambda _, chunk: len(chunk))
    stream.close()


def test_a_stream_without_a_number_is_no_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    class Bare(io.StringIO):
        def write(self, _: str) -> int:
            raise OSError(errno.EINVAL, "Invalid argument")

    monkeypatch.setattr(sys, "stdout", Bare())
    with pytest.raises(OutputError) as found:
        console.show("Text")
    assert not found.value.gone
