"""Where `templates/` and `schemas/` are, in a wheel as well as in a checkout."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path


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
