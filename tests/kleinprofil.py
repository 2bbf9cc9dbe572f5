"""Tiny profiles and tiny concepts, and what a document made of both says in plain words."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from helpers import build_tree
from teilhabe_docs.diagnostics import Finding
from teilhabe_docs.documents.blocks import (
    AnlageReference,
    Footnote,
    LineBreak,
    OpenPlace,
    Picture,
    Reference,
    TextRun,
    children_of,
    nodes,
)
from teilhabe_docs.documents.gliederung import Gliederung, OutlinedSection, outline_of
from teilhabe_docs.documents.needs import Need
from teilhabe_docs.documents.profile.profil import Profil
from teilhabe_docs.documents.profile.resolve import resolved
from teilhabe_docs.documents.profile.shelf import ProfileFolder, Shelf
from teilhabe_docs.loading.files.folders import DiskFolder
from teilhabe_docs.loading.loaded_concept import LoadedConcept
from teilhabe_docs.loading.repository import load_repository
from teilhabe_docs.model.konzept import Konzept
from teilhabe_docs.model.offer import Angebot
from teilhabe_docs.model.provider import Traeger
from teilhabe_docs.model.staffing import Personal
from teilhabe_docs.rendering.assembly import AssembledDocument, assemble

LV = "leistungsvereinbarung"
EIGEN = "eigen"

Daten = Mapping[str, Any]
_OHNE: Daten = {}
_TRAEGER = {"name": "Träger"}
_ANGEBOT = {"id": "haus", "bezeichnung": "Haus"}


def regal(wurzel: Path) -> Shelf:
    """The folder `wurzel` as the only place for profiles."""
    return Shelf((ProfileFolder(DiskFolder(wurzel)),))


def schreibe_profil(
    wurzel: Path, rest: str, texte: Mapping[str, str | bytes] | None = None, *, name: str = EIGEN
) -> Shelf:
    """A profile in `wurzel`: three lines of head, then `rest` from line 4; bodies by their full file name."""
    kopf = f"profil: {name}\ndokument: {LV}\ntitel: Probe\n"
    ordner = wurzel / LV / name
    build_tree(ordner, {"gliederung.yaml": kopf + rest.lstrip("\n"), **(texte or {})})
    return regal(wurzel)


def lies_profil(
    wurzel: Path,
    abschnitte: str,
    texte: Mapping[str, str | bytes] | None = None,
    *,
    zaehlung: str = "paragraf",
) -> Profil:
    """The profile whose sections are `abschnitte`; they begin in line 6 of its file."""
    rest = f"zaehlung: {zaehlung}\nabschnitte:\n" + abschnitte.lstrip("\n")
    return resolved(LV, EIGEN, schreibe_profil(wurzel, rest, texte))


def konzept(angebot: Daten = _OHNE, traeger: Daten = _OHNE, personal: Daten = _OHNE) -> Konzept:
    """A concept with nothing but what is given."""
    return Konzept(
        Traeger.model_validate(_TRAEGER | dict(traeger)),
        Angebot.model_validate(_ANGEBOT | dict(angebot)),
        Personal.model_validate(dict(personal)),
    )


def geladen(
    ordner: Path,
    angebot: Daten = _OHNE,
    traeger: Daten = _OHNE,
    personal: Daten = _OHNE,
    dateien: Mapping[str, str | bytes] | None = None,
) -> LoadedConcept:
    """The same from files in `ordner`, with other files beside them."""
    inhalte = {
        "provider.yaml": _TRAEGER | dict(traeger),
        "offer.yaml": _ANGEBOT | dict(angebot),
        "staffing.yaml": dict(personal),
    }
    yaml = {name: json.dumps(daten, ensure_ascii=False) for name, daten in inhalte.items()}
    bestand = load_repository(build_tree(ordner, {**yaml, **(dateien or {})}))
    assert {f.code for f in bestand.findings} <= {"TD042", "TD209", "TD210", "TD215"}, bestand.findings
    return bestand.konzepte[0]


def gebaut(gelesen: LoadedConcept, gewaehlt: Profil) -> AssembledDocument:
    """The document of a concept, made by a profile."""
    return assemble(gelesen, outline_of(gelesen.konzept, gewaehlt))


def abschnitt(gliederung: Gliederung, kennung: str) -> OutlinedSection:
    """The section with this id."""
    return next(a for a in gliederung.alle() if a.id == kennung)


def punkte(gliederung: Gliederung) -> list[Need]:
    """All needs in order."""
    return [p for a in gliederung.alle() for p in a.punkte]


def worte(k: Any) -> str:
    """A node as plain text: open places and notes in brackets, references in their words."""
    match k:
        case TextRun():
            return k.text
        case LineBreak():
            return "\n"
        case Reference():
            return "".join(teil.text for teil in k.teile)
        case AnlageReference():
            return k.text
        case OpenPlace():
            return f"[{k.hinweis}]"
        case Picture():
            return f"[Bild {k.alt}]"
        case Footnote():
            return f"^[{''.join(worte(kind) for kind in children_of(k))}]"
    return "".join(worte(kind) for kind in children_of(k))


def absaetze(bloecke: Iterable[Any], art: type) -> list[str]:
    """The words of every node of a type, in reading order."""
    return [worte(k) for block in bloecke for k in nodes(block) if isinstance(k, art)]


def stellen(befunde: Iterable[Finding]) -> list[str]:
    """Findings as one line each: place and message."""
    return [f"{b.file}:{b.span.line}:{b.span.column} {b.message}" for b in befunde]
