"""Calls of every command on an example, and which of our modules each executes."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

LIST = Path(__file__).with_name("executed.txt")
EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "schulkindergarten-bw"
BROKEN = EXAMPLE.with_name("unvollstaendig")
"""A concept that much is wrong with."""
PACKAGE = "teilhabe_docs"
CALLS: Mapping[str, tuple[str, ...]] = {
    " ".join(words): words
    for words in (
        ("validate", "provider.yaml"),
        ("validate", "."),
        ("lint", "."),
        ("fix", "--diff"),
        ("render", "--out", "aus"),
        ("render", "--out", "aus", "--format", "md"),
        ("render", "--check"),
        ("outline",),
        ("synopse",),
        ("diff", ".", "."),
        ("personal",),
        ("status",),
        ("profiles",),
        ("rules",),
        ("explain", "TD301"),
        ("recht",),
        ("schema", "provider"),
        ("house",),
        ("init", "neu"),
        ("--help",),
    )
}


class Run(NamedTuple):
    """Our modules by name, each with its file, and the functions that ran, as file and first line."""

    modules: Mapping[str, Path]
    functions: frozenset[tuple[Path, int]]


@cache
def run(call: str, example: Path = EXAMPLE) -> Run:
    """What a call executes in a fresh interpreter, in a fresh copy of an example."""
    with tempfile.TemporaryDirectory() as name:
        place, told = Path(name) / "repo", Path(name) / "told.json"
        shutil.copytree(example, place)
        inside = Path(__file__).with_name("inside.py")
        command = [sys.executable, str(inside), str(told), *CALLS[call]]
        environment = {**os.environ, "XDG_CACHE_HOME": str(Path(name) / "cache")}
        subprocess.run(command, cwd=place, env=environment, capture_output=True, check=example == EXAMPLE)
        found = json.loads(told.read_text("utf-8"))
    return Run(
        {name: Path(file) for name, file in found["modules"].items()},
        frozenset((Path(file), line) for file, line in found["functions"]),
    )


def block(call: str, modules: Iterable[str]) -> str:
    """What is recorded of a call: how many modules, then their names by package."""
    names = sorted(name.rpartition(".")[::2] for name in modules)
    lines = [f"{call}: {len(names)}\n"]
    for package, group in groupby(names, key=lambda name: name[0]):
        short = package.removeprefix(PACKAGE).removeprefix(".")
        lines.append(f"  {short or '.'}: {' '.join(name for _, name in group)}\n")
    return "".join(lines)


def blocks() -> Iterator[str]:
    """Those of all calls."""
    for call in CALLS:
        yield block(call, run(call).modules)
