"""The JSON Schemas of the files, for editors and other tools."""

from collections.abc import Iterator
from pathlib import PurePath

KINDS = ("provider", "offer", "staffing", "config", "profil")
"""What there are schemas for."""


def schema(kind: str) -> bytes:
    """The schema of a kind of file."""
    from teilhabe_docs.resources import content, folder

    return content(folder("schemas") / f"{kind}.schema.json")


def schemas() -> dict[str, bytes]:
    """All schemas, by the path where an editor finds them in a concept repository."""
    return {f".tdocs/{kind}.schema.json": schema(kind) for kind in KINDS}


def write_schemas() -> Iterator[PurePath]:
    """Write all into the current folder, one after the other; raises `NotWritableError`."""
    from teilhabe_docs.loading.files.paths import HERE, real
    from teilhabe_docs.loading.files.targets import Targets
    from teilhabe_docs.loading.files.writer import write

    places = Targets()
    for name, content in schemas().items():
        place = places.find(PurePath(name)).path
        write(place, content, real(HERE))
        yield place
