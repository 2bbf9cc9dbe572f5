"""Programs beside Python that the tests here need."""

import shutil
import subprocess
from collections.abc import Callable

import pytest

PACKAGES = {
    "soffice": "libreoffice-writer libreoffice-calc "
    "fonts-crosextra-carlito fonts-liberation fonts-dejavu-core",
    "fc-match": "fontconfig fonts-crosextra-carlito fonts-liberation fonts-dejavu-core",
    "pdftotext": "poppler-utils",
    "chromium": "chromium",
    "node": "nodejs",
    "npm": "npm",
}
"""Program to the Debian packages that bring it."""

Run = Callable[..., subprocess.CompletedProcess[str]]
"""`run("node", "script.mjs", cwd=folder)` runs a program to its end and returns what it said."""


def program(name: str) -> str:
    """Where a program is installed; fails the test where it is not."""
    path = shutil.which(name)
    if path is None:
        pytest.fail(f"{name} is missing. On Debian: apt-get install {PACKAGES[name]}", pytrace=False)
    return path
