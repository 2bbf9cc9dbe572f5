"""What of the tests cannot run on Windows, or only not under wine; `skips.txt` says why."""

import os
import sys
from fnmatch import fnmatchcase
from pathlib import Path
from typing import NamedTuple

LIST = Path(__file__).with_name("skips.txt")


class Skip(NamedTuple):
    """Tests by a pattern (`hostile/*`, `test_ci.py::*`), where they cannot run, and why."""

    pattern: str
    where: str
    reason: str


def skips() -> list[Skip]:
    """The list as it is committed: `where: pattern  # reason` in a line each."""
    lines = [line for line in LIST.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    entries = []
    for line in lines:
        where, _, rest = line.partition(": ")
        pattern, _, reason = rest.partition("  # ")
        entries.append(Skip(pattern.strip(), where, reason))
    return entries


def here() -> list[Skip]:
    """Those that count where we are."""
    if sys.platform != "win32":
        return []
    return [skip for skip in skips() if skip.where == "windows" or "TDOCS_WINE" in os.environ]


def reason(nodeid: str) -> str:
    """Why a test is skipped, by its name from `tests/` on; empty where it runs."""
    return next((skip.reason for skip in here() if fnmatchcase(nodeid, skip.pattern)), "")
