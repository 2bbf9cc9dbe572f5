"""Commands timed as whole processes, in turn, so that a change of the machine's pace meets all of them.

A benchmark that states a limit keeps to it or ends with exit code 1. Limits are ratios, so that they hold on
every machine.
"""

import resource
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path


def quickest(
    commands: Mapping[str, Sequence[Sequence[str]]],
    rounds: int,
    folder: Path | None = None,
    before: Callable[[], None] = lambda: None,
) -> dict[str, float]:
    """Seconds of the processor for each name's commands together, in the best round but the first.

    The best, and not seconds on the clock: what others do on the machine makes a round longer and no shorter.
    The files of `folder` are read before each measurement, so that none pays for what a long one before it
    has pushed out of the system's cache. `before` runs before each as well.
    """
    seconds: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(rounds + 1):
        for name, row in commands.items():
            before()
            for file in folder.rglob("*") if folder else ():
                if file.is_file():
                    file.read_bytes()
            start = _spent()
            for command in row:
                subprocess.run(command, check=True, cwd=folder, stdout=subprocess.DEVNULL)
            seconds[name].append(_spent() - start)
    return {name: min(values[1:] or values) for name, values in seconds.items()}


def _spent() -> float:
    """What the programs started so far have taken of the processor, in seconds."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


class Limits:
    """The lines of a benchmark, and whether all that they state was kept."""

    def __init__(self) -> None:
        self.broken: list[str] = []

    def at_most(self, title: str, ours: float, theirs: float, peer: str, limit: float) -> None:
        """One line: the two figures and their ratio, which is at most `limit`."""
        self._line(title, ours, theirs, peer, f"at most {limit:g}", kept=ours / theirs <= limit)

    def at_least(self, title: str, ours: float, theirs: float, peer: str, limit: float) -> None:
        """One line: the two figures and how many times faster ours is, at least `limit` times."""
        self._line(title, ours, theirs, peer, f"at least {limit:g} times faster", kept=theirs / ours >= limit)

    def _line(self, title: str, ours: float, theirs: float, peer: str, limit: str, *, kept: bool) -> None:
        verdict = "" if kept else "; NOT KEPT"
        print(f"{title}: {ours:.3f} s, {peer}: {theirs:.3f} s, ratio {ours / theirs:.3f} ({limit}{verdict})")
        if not kept:
            self.broken.append(title)


def run(benchmark: Callable[[Limits], None]) -> None:
    """Measure; end the program with exit code 1 where a limit was not kept."""
    limits = Limits()
    benchmark(limits)
    sys.exit(1 if limits.broken else 0)
