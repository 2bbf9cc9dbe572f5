"""Run a call inside a tree of its own: how it ends, what it says, what it leaves there."""

import hashlib
import io
import os
import shutil
import sys
import tempfile
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

from examples import files_in, parts
from helpers import build_tree
from recorded.calls import EXAMPLES, SMALL, Call
from teilhabe_docs.cli import main

LIST = Path(__file__).with_name("calls.txt")


class Told(NamedTuple):
    """Exit code, both streams, and the files that are new or other than before, by name."""

    code: int
    out: str
    err: str
    files: dict[str, bytes]

    def keep(self, folder: Path) -> None:
        """Write all of it into a folder, to be compared by eye."""
        for name, content in {"out": self.out.encode(), "err": self.err.encode(), **self.files}.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(content)


class Runner:
    """Trees in a temporary folder: one for all that only read, a fresh one for each call that writes."""

    def __enter__(self) -> Self:
        self._folder = tempfile.TemporaryDirectory()
        self._here, self._environment = Path.cwd(), dict(os.environ)
        os.environ["COLUMNS"] = "100"
        os.environ["XDG_CACHE_HOME"] = str(Path(self._folder.name) / "cache")
        for name in ("NO_COLOR", "FORCE_COLOR", "GITHUB_ACTIONS", "CI"):
            os.environ.pop(name, None)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        os.chdir(self._here)
        os.environ.clear()
        os.environ.update(self._environment)
        self._folder.cleanup()

    def run(self, call: Call) -> Told:
        """What becomes of the call."""
        place = Path(self._folder.name) / ("writes" if call.writes else "reads") / call.tree
        if call.writes:
            shutil.rmtree(place, ignore_errors=True)
        if not place.exists():
            self._plant(call.tree, place)
        before = _state(place)
        os.chdir(place)
        out, err = _Stream(), _Stream()
        arguments, sys.argv = sys.argv, ["tdocs", *call.arguments]
        try:
            with redirect_stdout(out), redirect_stderr(err):
                main()
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else -1
        finally:
            sys.argv = arguments
        after = _state(place)
        changed = {
            name: after.get(name, b"")
            for name in sorted(after.keys() | before)
            if after.get(name) != before.get(name)
        }
        return Told(code, out.text(), err.text(), changed)

    @staticmethod
    def _plant(tree: str, place: Path) -> None:
        if tree in SMALL:
            build_tree(place, SMALL[tree])
        else:
            shutil.copytree(EXAMPLES / tree, place)


class _Stream(io.TextIOWrapper):
    def __init__(self) -> None:
        super().__init__(io.BytesIO(), "utf-8", write_through=True, newline="")

    def text(self) -> str:
        return self.buffer.getvalue().decode()  # type: ignore[attr-defined,no-any-return]


def _state(place: Path) -> dict[str, bytes]:
    return {
        "/".join((file.relative_to(place).as_posix(), part)).rstrip("/"): content
        for file in files_in(place)
        for part, content in _parts(file).items()
    }


def _parts(file: Path) -> dict[str, bytes]:
    return parts(file) if file.read_bytes().startswith(b"PK") else {"": file.read_bytes()}


def line(call: Call, told: Told) -> str:
    """What is recorded of a call: its code and digests, `-` where there is nothing."""
    files = "".join(f"{name}\0{_digest(content)}\n" for name, content in told.files.items())
    digests = (_digest(text.encode()) if text else "-" for text in (told.out, told.err, files))
    return f"{call} => {' '.join((str(told.code), *digests))}\n"


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:12]
