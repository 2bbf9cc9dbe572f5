"""Commands timed as whole processes, in turn, so that a change of the machine's pace meets all of them."""

import statistics
import subprocess
import time
from collections.abc import Mapping, Sequence
from pathlib import Path


def medians(
    commands: Mapping[str, Sequence[Sequence[str]]], rounds: int, folder: Path | None = None
) -> dict[str, float]:
    """Seconds that each name's commands take together, the first round not counted.

    The files of `folder` are read before each measurement, so that none pays for what a long one before it
    has pushed out of the system's cache.
    """
    seconds: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(rounds + 1):
        for name, row in commands.items():
            for file in folder.rglob("*") if folder else ():
                if file.is_file():
                    file.read_bytes()
            start = time.perf_counter()
            for command in row:
                subprocess.run(command, check=True, cwd=folder, stdout=subprocess.DEVNULL)
            seconds[name].append(time.perf_counter() - start)
    return {name: statistics.median(values[1:]) for name, values in seconds.items()}


def show(title: str, ours: float, theirs: float, peer: str, limit: str) -> None:
    """One line: the two figures and their ratio, with what is asked of it."""
    print(f"{title}: {ours:.3f} s, {peer}: {theirs:.3f} s, ratio {ours / theirs:.3f} ({limit})")
