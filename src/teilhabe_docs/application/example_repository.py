"""A filled repository: one of the examples that tdocs brings along."""

import re
from collections.abc import Iterator
from importlib.resources.abc import Traversable
from pathlib import PurePath

from teilhabe_docs.application.called_paths import as_called, as_text
from teilhabe_docs.application.chosen import chosen
from teilhabe_docs.application.editor_schemas import schemas
from teilhabe_docs.application.impossible import Cause, ImpossibleError
from teilhabe_docs.application.new_repository import (
    GITATTRIBUTES,
    NewRepository,
    empty_folder,
    provider_above,
)
from teilhabe_docs.loading.files.paths import exists
from teilhabe_docs.resources import content, folder

_APART = ("ausgabe", "README.md")
"""What is made from an example, and what is said about it."""
_SCHEMA = re.compile(rb"(\$schema=)(?:\.\./)*schemas/")


def example_names() -> tuple[str, ...]:
    """The names of the examples."""
    return tuple(sorted(entry.name for entry in folder("examples").iterdir() if entry.is_dir()))


def example_repository(called: str, name: str) -> NewRepository:
    """The example `name` for the folder `called`; nothing is written yet.

    An `ImpossibleError` of usage without such an example, where one of its files stands already, or
    below a provider, who would be another one than its own.
    """
    chosen("--example", name, example_names())
    place, notices = empty_folder(called)
    if above := provider_above(place):
        text = f"Darüber steht »{as_text(as_called(above, called))}«; das Beispiel hat einen eigenen Träger."
        raise ImpossibleError(Cause.USAGE, f"{text} Wählen Sie einen anderen Ordner.", notices)
    files = dict(_files(folder("examples") / name, PurePath()))
    if taken := next((file for file in files if exists(place / file)), None):
        text = f"In »{as_text(called)}« steht schon {taken}. Wählen Sie einen leeren Ordner."
        raise ImpossibleError(Cause.USAGE, text, notices)
    contents = {**files, ".gitattributes": GITATTRIBUTES, **schemas()}
    return NewRepository(place, contents, notices)


def _files(source: Traversable, way: PurePath) -> Iterator[tuple[str, bytes]]:
    """The files of an example by their paths in it; the schemas are those that stand beside them."""
    for entry in sorted(source.iterdir(), key=lambda entry: entry.name):
        if entry.name in _APART or entry.name.startswith("."):
            continue
        here = way / entry.name
        if entry.is_dir():
            yield from _files(entry, here)
        else:
            up = "../" * len(way.parts)
            yield here.as_posix(), _SCHEMA.sub(rb"\1" + f"{up}.tdocs/".encode(), content(entry))
