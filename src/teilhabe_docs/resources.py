"""Where `templates/` and `schemas/` are, in a wheel as well as in a checkout; which program this is."""

import sys
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib import import_module
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

SHAPING = {
    "jinja2": "jinja2",
    "lxml": "lxml",
    "markdown-it-py": "markdown_it",
    "mdit-py-plugins": "mdit_py_plugins",
    "pillow": "PIL",
    "pydantic": "pydantic",
    "pyyaml": "yaml",
}
"""The packages of others on which it depends what documents say, with the names that they are imported by."""


def folder(name: str) -> Traversable:
    """The folder `templates` or `schemas`: inside the installed package, else at the top of the checkout."""
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

    A checkout changes without another version. Empty where it cannot be told.
    """
    told = [sys.version, *(getattr(import_module(name), "__version__", "") for name in SHAPING.values())]
    if not all(told):
        return ""
    digest = sha256("\0".join(told).encode())
    for top in (files(__package__), folder("templates")):
        for name, data in _below(top, ""):
            digest.update(f"\0{name}\0{len(data)}\0".encode() + data)
    return digest.hexdigest()


def _below(place: Traversable, name: str) -> Iterator[tuple[str, bytes]]:
    """All files in a folder, each with its way from there; what Python has compiled is left out."""
    for entry in sorted(place.iterdir(), key=lambda entry: entry.name):
        if not entry.is_dir():
            yield f"{name}/{entry.name}", entry.read_bytes()
        elif entry.name != "__pycache__":
            yield from _below(entry, f"{name}/{entry.name}")
