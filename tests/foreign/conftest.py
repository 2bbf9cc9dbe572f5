"""Tests that need programs beside Python; one that is missing is a failure, never a skip."""

import shutil
import subprocess
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from foreign.programs import Run, program

if TYPE_CHECKING:
    from playwright.sync_api import Browser


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """What drives Chromium is installed by `make test-foreign` alone; other runs need not read its tests."""
    drives = collection_path.name in ("test_foreign_form.py", "test_foreign_preview.py")
    return True if drives and config.option.markexpr != "foreign" and not find_spec("playwright") else None


@pytest.fixture(scope="session")
def run() -> Run:
    def start(name: str, *arguments: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
        command = [program(name), *map(str, arguments)]
        ended = subprocess.run(command, cwd=cwd, check=False, capture_output=True, text=True, timeout=900)
        assert ended.returncode == 0, ended.stdout + ended.stderr
        return ended

    return start


@pytest.fixture(scope="session")
def node(run: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the packages of Node and the script that uses some of them."""
    folder = tmp_path_factory.mktemp("node")
    for name in ("package.json", "check.mjs"):
        shutil.copy(Path(__file__).with_name(name), folder)
    run("npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", cwd=folder)
    return folder


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    """The system's Chromium."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        shown = playwright.chromium.launch(executable_path=program("chromium"), args=["--no-sandbox"])
        yield shown
        shown.close()
