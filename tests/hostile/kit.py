"""What the hostile cases share: calls in processes with limits, canaries outside, what lies in a folder."""

import io
import json
import os
import shutil
import sys
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from cli.aufruf import HAUS as HOUSE
from helpers import build_tree as plant
from hostile.warm import HERE, SERVER, environment_of

__all__ = ["HERE", "HOUSE", "environment_of", "plant"]

SECRET = "GEHEIM-4c1f-KANARIE"
"""What no call may ever show: it stands only in files outside the repository."""

MEMORY = 700_000_000
"""Bytes of address space for each call: the interpreter with its libraries needs about half of it."""

SECONDS = 10
"""Seconds of processor time for each call; what is bounded needs one."""

unix = pytest.mark.skipif(sys.platform == "win32", reason="links, pipes and limits of a Unix system")

ONE = ("--doc", "leistungsbeschreibung")
"""The quickest document."""

COMMANDS: dict[str, tuple[str, ...]] = {
    "validate": ("validate",),
    "validate-json": ("validate", "--format", "json"),
    "lint": ("lint",),
    "fix-diff": ("fix", "--diff"),
    "render-md": ("render", "--format", "md", "--force", "--doc", "fachkonzept", *ONE),
    "render-docx": ("render", "--format", "docx", "--comments", "--force", *ONE),
    "render-check": ("render", "--check"),
    "outline": ("outline",),
    "synopse": ("synopse",),
    "personal": ("personal",),
    "diff": ("diff", ".", "."),
    "redline": ("diff", ".", ".", "--redline", "--out", "rot", "--force"),
    "status-html": ("status", "--format", "html"),
    "preview": ("preview", "--once", "vorschau.html", "--force"),
    "profiles": ("profiles",),
}
"""Each command that looks at a repository, in its own folder."""


@dataclass(frozen=True)
class Run:
    """How a call ended, what it said, and what it took."""

    argv: tuple[str, ...]
    code: int
    out: str
    err: str
    hung: bool
    cpu: float

    @property
    def words(self) -> str:
        return self.out + self.err

    def __str__(self) -> str:
        told = self.words if len(self.words) < 2000 else self.words[:1000] + "\n[…]\n" + self.words[-1000:]
        state = "hung and was ended" if self.hung else f"exit {self.code}"
        return f"tdocs {' '.join(map(ascii, self.argv))[:300]}: {state}, {self.cpu:.1f} s\n{told}"


def tdocs(
    cwd: Path,
    *argv: str,
    stdin: Path | None = None,
    memory: int = MEMORY,
    seconds: int = SECONDS,
    file_size: int = 0,
    patience: float = 12,
    env: Mapping[str, str] | None = None,
) -> Run:
    """Call tdocs in `cwd`, within `memory` bytes and `seconds` of processor time."""
    out, err = SERVER.folder / "out", SERVER.folder / "err"
    answer = SERVER.call(
        {
            "argv": argv,
            "cwd": str(cwd),
            "stdin": str(stdin or SERVER.folder / "empty"),
            "stdout": str(out),
            "stderr": str(err),
            "env": environment_of(**(env or {})),
            "AS": memory,
            "CPU": seconds,
            "FSIZE": file_size,
            "timeout": patience,
        }
    )
    said = (path.read_bytes().decode("utf-8", "surrogateescape") for path in (out, err))
    return Run(argv, answer["code"], *said, answer["hung"], answer["cpu"])


def decent(run: Run, *codes: int) -> Run:
    """Nothing a person should never see: no fault of the program's own, no traceback, no violent end."""
    assert not run.hung, f"does not end by itself\n{run}"
    assert run.code >= 0, f"ended by signal {-run.code}\n{run}"
    assert "Traceback" not in run.words, f"shows a traceback\n{run}"
    assert "Interner Fehler" not in run.words and run.code != 70, f"calls it a fault of its own\n{run}"
    allowed = codes or (0, 1, 2, 3)
    assert run.code in allowed, f"ends with {run.code}, not one of {allowed}\n{run}"
    return run


def told(run: Run, *codes: int) -> Run:
    """Refused or found, and said so."""
    decent(run, *(codes or (1, 2)))
    assert run.words.strip(), f"says nothing\n{run}"
    return run


def put(path: Path, make: Callable[[Path], object]) -> None:
    """Let something else stand where a file or a folder stood."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.is_file() or path.is_symlink():
        path.unlink()
    elif path.is_dir():
        shutil.rmtree(path)
    make(path)


def everything(folder: Path) -> dict[str, bytes | str]:
    """What lies below a folder, links not followed: bytes of files, targets of links, kinds of the rest."""
    found: dict[str, bytes | str] = {}
    for base, folders, files in os.walk(os.fsencode(folder)):
        for name in [*folders, *files]:
            path = os.path.join(base, name)  # noqa: PTH118
            key = os.fsdecode(os.path.relpath(path, os.fsencode(folder)))
            if os.path.islink(path):  # noqa: PTH114
                found[key] = "-> " + os.fsdecode(os.readlink(path))  # noqa: PTH115
            elif os.path.isfile(path):  # noqa: PTH113
                with open(path, "rb") as file:  # noqa: PTH123
                    found[key] = file.read()
            else:
                found[key] = "folder" if name in folders else "no file"
    return found


def unpacked(content: bytes) -> bytes:
    """The bytes with what a zip holds, if it is one."""
    if not content.startswith(b"PK"):
        return content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return b"\n".join(
            [content, *(info.filename.encode() + b"\n" + archive.read(info) for info in archive.infolist())]
        )


def keeps_secret(run: Run, *folders: Path) -> None:
    """Neither what was said nor what was written holds the canary's words."""
    for word in (SECRET, SECRET[:11], SECRET.lower()):
        assert word not in run.words, f"shows what stands outside the repository\n{run}"
    for folder in folders:
        for name, content in everything(folder).items():
            if isinstance(content, bytes):
                assert SECRET.encode() not in unpacked(content), f"{name} holds what stands outside\n{run}"


def loads(run: Run) -> Any:
    """The JSON it printed."""
    try:
        return json.loads(run.out)
    except ValueError:
        raise AssertionError(f"no JSON\n{run}") from None


def cases(values: Mapping[str, Any]) -> pytest.MarkDecorator:
    """Parametrise `case` by name."""
    return pytest.mark.parametrize("case", values.values(), ids=values.keys())
