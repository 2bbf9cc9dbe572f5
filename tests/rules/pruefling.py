"""One offer whose files are changed again and again; only what has changed is read anew."""

import json
import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from posixpath import dirname
from types import MappingProxyType
from typing import Any

from teilhabe_docs.diagnostics import Finding
from teilhabe_docs.documents.gliederung import outline_of
from teilhabe_docs.documents.profile.profile_choice import choose
from teilhabe_docs.loading.concept_file import ConceptFile, read_concept_file
from teilhabe_docs.loading.discovery import FileKind
from teilhabe_docs.loading.loaded_concept import LoadedConcept
from teilhabe_docs.loading.source_tree import SourceTree
from teilhabe_docs.loading.yaml.yaml_reader import read_yaml
from teilhabe_docs.model.konzept import Konzept
from teilhabe_docs.model.offer import Angebot
from teilhabe_docs.model.provider import Traeger
from teilhabe_docs.model.staffing import Personal
from teilhabe_docs.rendering.markdown.covering import covered_text
from teilhabe_docs.rendering.markdown.plain_pieces import written_text
from teilhabe_docs.rules.engine.run_checks import run_checks
from teilhabe_docs.rules.engine.subject import Subject

Daten = dict[str, Any]


@dataclass
class Pruefling:
    """An offer in a folder: where its three files are (names in it), and what they hold."""

    wurzel: Path
    namen: Mapping[FileKind, str]
    daten: dict[FileKind, Daten] = field(default_factory=dict)
    _gelesen: dict[FileKind, ConceptFile] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.wurzel = self.wurzel.resolve()
        for art, name in self.namen.items():
            gelesen, _ = read_yaml((self.wurzel / name).read_bytes(), name)
            assert gelesen is not None
            self.setze(art, gelesen.data)

    def setze(self, art: FileKind, daten: Daten) -> None:
        """Give a file this content for good."""
        self.daten[art] = daten
        self._gelesen[art] = self.lies(art, daten)

    def gegenstand(self, andere: Mapping[FileKind, ConceptFile] = MappingProxyType({})) -> Subject:
        """What rules look at, with other files in the place of its own."""
        dateien = {**self._gelesen, **andere}
        traeger, angebot, personal = (
            dateien[a].modell for a in (FileKind.TRAEGER, FileKind.ANGEBOT, FileKind.PERSONAL)
        )
        assert isinstance(traeger, Traeger)
        assert isinstance(angebot, Angebot)
        assert isinstance(personal, Personal)
        geladen = LoadedConcept(
            Konzept(traeger, angebot, personal),
            {str(a): datei.dokument for a, datei in dateien.items() if datei.dokument},
            {str(a): dirname(datei.file) for a, datei in dateien.items()},
            SourceTree(self.wurzel),
            dateien,
        )
        wahl = choose(geladen)
        outlines = {d: outline_of(geladen.konzept, p) for d, p in wahl.profile.items()}
        return Subject(geladen, outlines, read_text=written_text, cover=covered_text)

    def befunde(self, andere: Mapping[FileKind, ConceptFile] = MappingProxyType({})) -> set[Finding]:
        """What the rules find, with other files in the place of its own."""
        return set(run_checks(self.gegenstand(andere)))

    def lies(self, art: FileKind, daten: Daten) -> ConceptFile:
        """A file with other content, as it is read; what it replaces stays as it is.

        JSON is YAML and written in a tenth of the time.
        """
        name = self.namen[art]
        (self.wurzel / name).write_text(json.dumps(daten, ensure_ascii=False), "utf-8")
        return read_concept_file(name, art, SourceTree(self.wurzel))


def prueflinge(ordner: Path) -> Iterator[Pruefling]:
    """The offers in a folder."""
    from teilhabe_docs.loading.repository import load_repository

    for konzept in load_repository(ordner).konzepte:
        yield Pruefling(ordner, {art: datei.file for art, datei in konzept.dateien.items()})


def zerlegt(feld: str) -> tuple[FileKind, list[str | int]]:
    """The file and the keys of a field: `angebot.gruppen[0].name`."""
    wurzel, _, rest = feld.partition(".")
    return FileKind(wurzel), [
        int(teil) if teil.isdigit() else teil for teil in re.findall(r"[^.\[\]]+", rest)
    ]


def wert_an(daten: Daten, teile: list[str | int]) -> Any:
    """What stands there; None where nothing does."""
    hier: Any = daten
    for teil in teile:
        try:
            hier = hier[teil]
        except (KeyError, IndexError, TypeError):
            return None
    return hier


def mit(daten: Daten, teile: list[str | int], wert: Any) -> Daten:
    """The data with another value at a place; `None` takes the key away."""
    neu = deepcopy(daten)
    hier: Any = neu
    for teil in teile[:-1]:
        hier = hier.setdefault(teil, {}) if isinstance(hier, dict) else hier[teil]
        assert hier is not None, teile
    if wert is None:
        del hier[teile[-1]]
    else:
        hier[teile[-1]] = wert
    return neu
