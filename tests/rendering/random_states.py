"""Two states of one document made by chance: fields and texts of a filled starter come, go and change."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import yaml

from cli.test_cli_diff_fields import ROOTS, BareLoader, other_value, write
from filled_starter import PROFILES, fill
from teilhabe_docs.diagnostics import Severity
from teilhabe_docs.documents.blocks import BlockDocument
from teilhabe_docs.documents.gliederung import outline_of
from teilhabe_docs.documents.profile.resolve import resolved
from teilhabe_docs.loading.repository import load_repository
from teilhabe_docs.loading.yaml.yaml_writer import as_yaml
from teilhabe_docs.rendering.assembly import assemble

_STAYS = ("id", "gruppe", "anlage", "profil", "vertragsgrundlage", "name")
_REFERRED = ("gruppen", "teams", "anlagen", "positionen", "stand")
"""What other values refer to."""
_WORDS = ("3,5", "§ 112 Abs. 4 SGB IX", "**fett**", "*leise*", "Musterstadt", "48 Plätze", "und", "ohne")
_PIECES = (
    "Ein ganz neuer Absatz mit einer Fußnote^[Sie steht hier zum ersten Mal.].",
    "- ein Punkt\n- noch ein Punkt\n    - darunter",
    "1. erstens\n2. zweitens",
    "5. fünftens\n6. sechstens",
    "| Zeit | Was |\n|---|---|\n| 8 Uhr | Beginn |\n| 12 Uhr | Essen |",
    "| Zeit | Was | Wer |\n|---|---|---|\n| 9 Uhr | Beginn | Team |",
    "> Ein Zitat.",
    "### Eine Überschrift",
    "[Ein Verweis](https://www.example.org/seite) nach draußen.",
)


def states(folder: Path, profile: str, seed: int) -> tuple[BlockDocument, BlockDocument]:
    """The document of a profile in two states; the same for the same seed."""
    fill(folder, profile)
    built = []
    for side in ("alt", "neu"):
        state = folder.parent / f"{folder.name}-{side}"
        shutil.copytree(folder, state)
        change_files(state, Random(f"{profile} {seed} {side}"))
        (loaded,) = load_repository(state).konzepte
        outline = outline_of(loaded.konzept, resolved(PROFILES[profile], profile))
        built.append(assemble(loaded, outline).dokument)
    return built[0], built[1]


def vary(folder: Path, seed: str) -> None:
    """Let the values of a concept change by chance; those keys that would have errors stay as they were."""
    before = files_of(folder)
    change_files(folder, Random(seed))
    kept: set[tuple[str, str]] = set()
    back = {(name, key) for name in before for key in ("land", "profil")}
    while back:
        now = files_of(folder)
        for name, key in back:
            now[name].pop(key, None)
            now[name] |= {key: before[name][key]} if key in before[name] else {}
        for name, data in now.items():
            write(folder / name, data)
        kept |= back
        errors = [one for one in load_repository(folder).findings if one.severity is Severity.ERROR]
        back = {(one.file, re.split(r"[.\[]", one.path)[0]) for one in errors}
        if back and back <= kept:  # what they refer to has gone
            back = {(name, key) for name in now for key in _REFERRED}
            assert not back <= kept, errors


def files_of(folder: Path) -> dict[str, Any]:
    """The files of a concept as plain data, by their names in its folder."""
    found = (path for path in sorted(folder.rglob("*.yaml")) if path.name in ROOTS)
    return {
        path.relative_to(folder).as_posix(): yaml.load(path.read_text("utf-8"), BareLoader) for path in found
    }


def change_files(folder: Path, chance: Random) -> None:
    """Let values, entries and words in the files of a concept come, go, move and change."""
    often = chance.choice((0.02, 0.1, 0.3))
    for file in sorted(one for one in folder.rglob("*.yaml") if one.name in ROOTS):
        data = yaml.load(file.read_text("utf-8"), yaml.BaseLoader)
        file.write_text(as_yaml(_changed(data, (), ROOTS[file.name], chance, often)), "utf-8")
    for file in sorted(folder.rglob("texte/*.md")):
        file.write_text("\n\n".join(_text(file.read_text("utf-8"), chance, often)) + "\n", "utf-8")


def _changed(data: Any, steps: tuple[str | int, ...], root: str, chance: Random, often: float) -> Any:
    if isinstance(data, dict):
        kept = {k: v for k, v in data.items() if k in _STAYS or len(data) < 2 or chance.random() > often / 3}
        return {key: _changed(value, (*steps, key), root, chance, often) for key, value in kept.items()}
    if isinstance(data, list):
        kept = [one for one in data if len(data) < 2 or chance.random() > often]
        if chance.random() < often:
            chance.shuffle(kept)
        return [_changed(value, (*steps, at), root, chance, often) for at, value in enumerate(kept)]
    if isinstance(data, str) and data and steps[-1] not in _STAYS and chance.random() < often:
        return other_value(root, steps, data) or data
    return data


def _text(text: str, chance: Random, often: float) -> Iterator[str]:
    for piece in text.rstrip("\n").split("\n\n"):
        if chance.random() < often:
            yield chance.choice(_PIECES)
        if chance.random() > often / 2:
            yield _words(piece, chance, often)
    if chance.random() < often:
        yield chance.choice(_PIECES)


def _words(piece: str, chance: Random, often: float) -> str:
    lines = []
    for line in piece.split("\n"):
        words = line.split(" ")
        if line[:1].isalpha() and len(words) > 3 and chance.random() < 3 * often:
            at = chance.randrange(1, len(words))
            words[at : at + chance.randrange(3)] = chance.sample(_WORDS, chance.randrange(3))
            if chance.random() < often:
                words.append(f"^[Anmerkung {chance.randrange(9)}.]")
        lines.append(" ".join(words))
    return "\n".join(lines)
