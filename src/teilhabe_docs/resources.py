"""Where `templates/` and its neighbours are, in a wheel as well as in a checkout; which program this is."""

import sys
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, distribution
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from stat import S_ISDIR

from teilhabe_docs import __version__

SHAPING = ("jinja2", "lxml", "markdown-it-py", "mdit-py-plugins", "pillow", "pydantic", "pyyaml")
"""The packages of others on which it depends what documents say."""
SHAPING_EXTRA = ("typst",)
"""Such packages that only an extra brings along."""


def folder(name: str) -> Traversable:
    """`templates`, `schemas` or `examples`: inside the installed package, else at the top of the checkout."""
    packaged = files(__package__) / name
    if packaged.is_dir():
        return packaged
    return Path(__file__).resolve().parents[2] / name


def content(file: Traversable) -> bytes:
    """The bytes of a text that is brought along, with line ends as they were written, `\\n`.

    A checkout on Windows may have changed them, and documents would differ by where their wheel was built.
    """
    return file.read_bytes().replace(b"\r\n", b"\n")


@cache
def program_digest() -> str:
    """The digest (SHA-256) of all that decides what documents say: code, templates, data, others' packages.

    A checkout changes without another version. Files on the disk are told by their size and time, which only
    who may change the program could forge. Empty where it cannot be told.
    """
    return digest_now()


def digest_now() -> str:
    """The same of what lies there at this moment, after which the program may have changed."""
    try:
        told = [sys.version, __version__, *map(_about, SHAPING), *map(_about_extra, SHAPING_EXTRA)]
        states = [state for top in (files(__package__), folder("templates")) for state in _below(top, "")]
    except (PackageNotFoundError, OSError):
        return ""
    told += [part for state in states for part in state]
    return sha256("\0".join(told).encode()).hexdigest()


def _about(package: str) -> str:
    """What a package of others says of itself, its version among it; unread, which would take longer."""
    installed = distribution(package)
    return installed.read_text("METADATA") or installed.version


def _about_extra(package: str) -> str:
    try:
        return _about(package)
    except PackageNotFoundError:
        return ""


def _below(place: Traversable, name: str) -> Iterator[tuple[str, str]]:
    """All files in a folder, each with its way from there and its state; no bytecode."""
    for entry in sorted(place.iterdir(), key=lambda entry: entry.name):
        way = f"{name}/{entry.name}"
        found = entry.stat() if isinstance(entry, Path) else None
        if S_ISDIR(found.st_mode) if found else entry.is_dir():
            yield from () if entry.name == "__pycache__" else _below(entry, way)
        elif found:
            yield way, f"{found.st_size} {found.st_mtime_ns}"
        else:
            yield way, sha256(entry.read_bytes()).hexdigest()
