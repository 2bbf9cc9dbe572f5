"""Tests that need programs beside Python; one that is missing is a failure, never a skip."""

import subprocess
from pathlib import Path

import pytest

from foreign.programs import Run, program


@pytest.fixture(scope="session")
def run() -> Run:
    def start(name: str, *arguments: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
        command = [program(name), *map(str, arguments)]
        ended = subprocess.run(command, cwd=cwd, check=False, capture_output=True, text=True, timeout=900)
        assert ended.returncode == 0, ended.stdout + ended.stderr
        return ended

    return start
