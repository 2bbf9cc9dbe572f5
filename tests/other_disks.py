"""Disks of other systems: names below a folder are opened as Windows or macOS would, whatever Linux says."""

import os
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

_LIST = os.listdir


def windows(name: str) -> str:
    """What Windows makes of a name: capitals do not count, dots and blanks at its end fall away."""
    return name.rstrip(". ").lower()


def macos(name: str) -> str:
    """What macOS makes of a name: neither capitals count nor how an accent is stored."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).lower())


class Disk:
    """Finds what lies below `root` by the key that a system gives to names."""

    def __init__(self, root: Path, key: Callable[[str], str]) -> None:
        self.root, self.key = str(root), key

    def place(self, path: Any) -> Any:
        """The path with each part spelt as it lies there; what is not there stays."""
        if not isinstance(path, str | os.PathLike):
            return path
        full = str(Path.cwd() / path)
        if not full.startswith(self.root + "/"):
            return path
        here, at = self.root, ""
        for part in full.removeprefix(self.root + "/").split("/"):
            if part not in ("", ".", ".."):
                part = self._spelt(here, part)
            here, at = f"{here}/{part}", f"{at}/{part}"
        return here

    def _spelt(self, folder: str, name: str) -> str:
        try:
            there = _LIST(folder)
        except OSError:
            return name
        return name if name in there else next((n for n in there if self.key(n) == self.key(name)), name)

    def mount(self, patch: pytest.MonkeyPatch) -> None:
        """Let the calls that open and ask go through the disk until the patch is undone."""
        for name in ("stat", "lstat", "open", "scandir", "readlink", "mkdir"):
            patch.setattr(os, name, self._through(getattr(os, name)))
        if self.key is windows:  # the only one that tells how a name is spelt
            patch.setattr(os.path, "realpath", self._through(os.path.realpath))

    def _through(self, call: Callable[..., Any]) -> Callable[..., Any]:
        def through(path: Any, *rest: Any, **named: Any) -> Any:
            return call(self.place(path), *rest, **named)

        return through


def linux(root: Path, patch: pytest.MonkeyPatch) -> None:
    """The disk as it is."""


def mounted(key: Callable[[str], str]) -> Callable[[Path, pytest.MonkeyPatch], None]:
    return lambda root, patch: Disk(root, key).mount(patch)


DISKS = {"linux": linux, "windows": mounted(windows), "macos": mounted(macos)}
