"""Each shape of text or file at n, 2n and 4n: does time grow as the length does?

4n is a megabyte, or less where a file of that size is refused for the number of its lines, marks or values;
the last column is a megabyte, refused or not. CPU time, each measurement in a fork of its own, so that
nothing kept from another helps. The best of up to three counts where the first is above the bound: the
machine may have been busy.
"""

import gc
import os
import resource
import sys
import tempfile
import time
from bisect import bisect
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from helpers import build_tree
from hostile.shapes import MEGABYTE, SHAPES, TEXT, repository
from teilhabe_docs.cli import program
from teilhabe_docs.documents.markup.markup_limits import MAX_BRACKETS, too_much
from teilhabe_docs.loading.codes import ZU_VIELE_WERTE
from teilhabe_docs.loading.yaml.yaml_reader import read_yaml

GROWTH = 5  # times the time of n that 4n may take
MOST = 5.0  # seconds for a megabyte
LARGEST = 8.0  # seconds for the largest size below that is not refused
SHORTEST = 0.05  # seconds; what is shorter is noise
TRIES = 3
LONGEST = 20  # seconds after which a measurement is given up
COMMANDS = {
    "validate": ("validate",),
    "lint": ("lint",),
    "render md": ("render", "--format", "md", "-q", "--force"),
    "render docx": ("render", "--format", "docx", "-q", "--force"),
}


def main(wanted: Sequence[str]) -> None:
    """Measure the shapes whose names begin with one of the words wanted, or all."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    gc.set_threshold(250_000, 20, 100)  # as tdocs itself does when it starts
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for command in COMMANDS.values():  # loads what all of them use
            _run(build_tree(folder / "first", repository("words", 1000)), command)
        above = []
        print(
            f"{'shape':36} {'command':11} {'4n':>8} {'t(n)':>6} {'t(2n)':>6} {'t(4n)':>6} ratio {'1 MB':>6}"
        )
        for number, shape in enumerate(SHAPES):
            if not wanted or shape.startswith(tuple(wanted)):
                above += _measure(folder, number, shape)
    print(f"{len(above)} above the bound: at most {GROWTH} times as long, {MOST} s for 1 MB")
    sys.exit(bool(above))


def _measure(folder: Path, number: int, shape: str) -> list[str]:
    """Print the figures of a shape; the commands that take too long."""
    most = _most(shape)
    parts = ((folder / str(number) / str(size), size) for size in (most // 4, most // 2, most, MEGABYTE))
    places = [build_tree(place, repository(shape, size)) for place, size in parts]
    above = []
    for name, command in COMMANDS.items():
        times = [_seconds(place, command) for place in places]
        for _ in range(TRIES - 1):
            if _fine(times) or times[-1] > 2 * MOST:
                break
            times = [min(old, _seconds(place, command)) for old, place in zip(times, places, strict=True)]
        mark = "" if _fine(times) else "  ABOVE"
        *figures, last = (f"{seconds:6.2f}" for seconds in times)
        ratio = times[2] / times[0]
        print(f"{shape:36} {name:11} {most:8} {' '.join(figures)} {ratio:5.1f} {last}{mark}", flush=True)
        above += [f"{shape}, {name}"] if mark else []
    return above


def _most(shape: str) -> int:
    """The largest size up to a megabyte that is not refused, to a fiftieth."""
    steps = range(1, 51)
    return (
        MEGABYTE // 50 * max(1, bisect(steps, False, key=lambda step: _refused(shape, MEGABYTE // 50 * step)))
    )


def _refused(shape: str, size: int) -> bool:
    """Whether one of the files is too much to be read."""
    for name, content in SHAPES[shape](size).items():
        text = content if isinstance(content, str) else ""
        if name == TEXT and (too_much(text) or any(p.count("[") > MAX_BRACKETS for p in text.split("\n\n"))):
            return True
        if name.endswith(".yaml"):
            findings = read_yaml(text.encode(), name)[1]
            if any(finding.code == ZU_VIELE_WERTE.code for finding in findings):
                return True
    return False


def _fine(times: Sequence[float]) -> bool:
    return times[2] <= min(GROWTH * max(times[0], SHORTEST), LARGEST) and times[-1] <= MOST


def _seconds(place: Path, command: Sequence[str]) -> float:
    """CPU seconds of a command on a repository; no end if it was given up."""
    reader, writer = os.pipe()
    if not (child := os.fork()):
        resource.setrlimit(resource.RLIMIT_CPU, (LONGEST, LONGEST))
        os.write(writer, str(_run(place, command)).encode())
        os._exit(0)
    os.close(writer)
    text = os.read(reader, 100)
    os.close(reader)
    os.waitpid(child, 0)
    return float(text or "inf")


def _run(place: Path, command: Sequence[str]) -> float:
    silent = os.open(os.devnull, os.O_WRONLY)
    kept = os.dup(1), os.dup(2)
    for stream in (1, 2):
        os.dup2(silent, stream)
    start = time.process_time()
    try:
        program([command[0], str(place), *command[1:]])(
            [command[0], str(place), *command[1:]], standalone_mode=False
        )
    except Exception as end:  # an exit code
        if type(end).__name__ not in ("End", "ImpossibleError", "Exit"):
            raise
    finally:
        sys.stdout.flush()
        for stream, old in zip((1, 2), kept, strict=True):
            os.dup2(old, stream)
    return time.process_time() - start


if __name__ == "__main__":
    main(sys.argv[1:])
