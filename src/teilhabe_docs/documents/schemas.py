"""All JSON Schemas: those of the data and those of profiles and packages, kept fresh in `schemas/`."""

import sys
from collections.abc import Mapping, Sequence
from pathlib import PurePath

from teilhabe_docs import resources
from teilhabe_docs.documents.profile.own_requirements import Anforderungsdatei
from teilhabe_docs.documents.profile.profile_package import Paketdatei
from teilhabe_docs.documents.profile.vocabulary import Gliederungsdatei
from teilhabe_docs.loading.files.reader import read
from teilhabe_docs.loading.files.writer import write
from teilhabe_docs.model.json_schema import SCHEMAS, SchemaSource, schema_text

ALL_SCHEMAS: Mapping[str, SchemaSource] = {
    **SCHEMAS,
    "profil": (Gliederungsdatei, "gliederung.yaml", "Gliederung eines Dokuments: Abschnitte und ihr Bedarf"),
    "anforderungen": (
        Anforderungsdatei,
        "anforderungen.yaml",
        "Eigene Pflichten eines Ordners mit Profilen, und was eingebaute ergänzt",
    ),
    "paket": (Paketdatei, "paket.yaml", "Paket eines Verbands: Name, Version und was für Mitglieder gilt"),
}

_MAX_BYTES = 5_000_000


def outdated(ordner: PurePath) -> list[str]:
    """The kinds whose file in `ordner` is missing or differs from the models."""
    return [
        art
        for art, quelle in ALL_SCHEMAS.items()
        if read(ordner / f"{art}.schema.json", _MAX_BYTES) != schema_text(quelle).encode("utf-8")
    ]


def main(argumente: Sequence[str]) -> int:
    """Write `schemas/`; with `--check` only name what is stale and return 1."""
    ordner = PurePath(str(resources.folder("schemas")))
    alt = outdated(ordner)
    if "--check" in argumente:
        for art in alt:
            print(f"schemas/{art}.schema.json is stale; run `make schemas`", file=sys.stderr)
        return 1 if alt else 0
    for art in alt:
        write(ordner / f"{art}.schema.json", schema_text(ALL_SCHEMAS[art]).encode("utf-8"))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
