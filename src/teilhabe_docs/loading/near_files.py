"""Files that are nearly called like one of ours, and therefore read by nobody.

What lies hidden is so on purpose (`.offer.yaml.swp`), but `.tdocs.yaml`; what is only a word of the field
with another ending (`angebot.md`, `personal.xlsx`) is a file of its own.
"""

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import replace
from pathlib import PurePath
from typing import NamedTuple

from teilhabe_docs.diagnostics import Finding, Severity
from teilhabe_docs.loading import codes
from teilhabe_docs.loading.discovery import CONFIGURATION_FILE, file_kind
from teilhabe_docs.loading.files.reader import shown
from teilhabe_docs.loading.files.spelling import composed
from teilhabe_docs.model.choices import Dokument
from teilhabe_docs.near_names import nearest

OUTLINE = "gliederung"
"""What the file that makes a folder a profile is called, without ending."""
PACKAGE = "paket"
"""What the file that makes a folder a package is called, without ending."""
_BESIDE_PROFILES = frozenset((PACKAGE, "anforderungen"))
"""What the files at the root of a folder of profiles are called, without ending."""


_EXACT = frozenset(f"{stem}.yaml" for stem in (OUTLINE, *_BESIDE_PROFILES))


class NearName(NamedTuple):
    """The name of ours that a name comes near to, without ending; whether it is what an editor keeps."""

    stem: str
    spare: bool = False


_MEANT = {
    "offer": "Ein Angebot",
    "provider": "Ein Träger",
    "staffing": "Das Personal",
    "tdocs": "Die Einstellungen",
    OUTLINE: "Die Gliederung eines Profils",
    PACKAGE: "Das Paket eines Verbands",
    "anforderungen": "Die Liste eigener Anforderungen",
}
_OTHER_WORDS = {
    "offers": "offer",
    "angebot": "offer",
    "angebote": "offer",
    "leistungsangebot": "offer",
    "providers": "provider",
    "traeger": "provider",
    "träger": "provider",
    "anbieter": "provider",
    "leistungserbringer": "provider",
    "staff": "staffing",
    "personal": "staffing",
    "mitarbeiter": "staffing",
    "mitarbeitende": "staffing",
    "stellenplan": "staffing",
    "tdoc": "tdocs",
    "outline": OUTLINE,
    "package": PACKAGE,
    "anforderung": "anforderungen",
}
_BESIDE_A_NAME = {"offer", "provider", "staffing", "angebot", "traeger", "träger"}
"""Words that mean the file even with another word beside them: `offer-nord.yaml`."""
_NO_SLIP = {"docs", "coffer"}
"""Words of their own that lie one letter beside a name of ours."""
_YAML = {"yaml", "yml", "yam", "ymal", "yalm", "yamll", "ymll", "yaml_", "yml_"}
_OVER_YAML = {"txt", "text", "rtf", "doc", "docx", "odt", "htm", "html", "json", "yaml", "yml"}
"""Endings that a program has put behind the right one."""
_INSTEAD_OF_YAML = {"txt", "json", ""}
_PROFILE_FOLDERS = {"profil", "profiles", "profilen", "profile-eigene", "eigene-profile", "eigene_profile"}
_BACKUP = re.compile(r"(?:~|\.(?:bak|backup|orig|old|sav|save|tmp|rej|sw[op]|~?\d+~?))+$|#$")
_COPY = re.compile(
    r"(?: - |[ _.-]*)(?:\(.*\)|(?:kopie|copy|alt|old|neu|new|final|entwurf|backup)\b.*|v?\d[\d.-]*)$"
    r"|^(?:kopie von |copy of |neu[es]?[ _-]|alt[es]?[ _-])"
)
_BEHIND_YAML = re.compile(r"(\.ya?ml)(?: ?\(\d+\)|(?: - |[ ._-])?(?:kopie|copy|alt|neu)\b.*)$")
_WITHOUT_POINT = re.compile(r"(?<=\w)[,_ -]?(?=ya?ml$)")


def near_name(name: str) -> NearName | None:
    """Which of ours a file's name comes near to; None for ours themselves, and for what is something else.

    Something else is also what a program keeps as long as a file is open (`~$offer.yaml`).
    """
    typed = composed(name).casefold()
    if typed.startswith("~$"):
        return None
    if file_kind(typed) or typed in CONFIGURATION_FILE or name in _EXACT:
        return None
    if typed.startswith("."):
        return NearName("tdocs") if typed[1:] in CONFIGURATION_FILE else None
    bare = _BACKUP.sub("", typed).removeprefix("#")
    *before, ending = [part.strip() for part in _BEHIND_YAML.sub(r"\1", bare).split(".")]
    if not before:
        *before, ending = _WITHOUT_POINT.sub(".", ending).split(".")
    if not before:
        before, ending = [ending], ""
    if bare != typed:
        known = _stem_of(before[-1]) if ending in (*_YAML, "") else None
        return NearName(known, spare=True) if known else None
    if ending in _OVER_YAML and before[-1] in _YAML and before[1:]:
        ending = before.pop()
    if ending in _YAML:
        known = _stem_of_yaml(".".join(filter(None, before)))
        return NearName(known) if known else None
    return NearName(before[-1]) if ending in _INSTEAD_OF_YAML and before[-1] in _MEANT else None


def near_files(files: Iterable[PurePath], root: PurePath) -> Iterator[Finding]:
    """A finding for each of the files, in the repository `root`, that comes near one of ours.

    What is called like the outline of a profile counts only where profiles stand, what is called like a file
    of packages only in a folder that holds the documents' folders.
    """
    documents, there = {str(document) for document in Dokument}, frozenset(files)
    holding = {file.parents[2] for file in there if file.parent.parent.name in documents}
    for file in sorted(there):
        if file.name == _DUTIES and _is_beside_concept(file, there) and file.parent not in holding:
            yield codes.NAME_FAST.finding(_MISPLACED, shown(composed(file.relative_to(root).as_posix())))
        near = near_name(file.name)
        if near is None or (near.stem == OUTLINE) != (file.parent.parent.name in documents):
            continue
        if near.stem in _BESIDE_PROFILES and file.parent not in holding:
            continue
        target = f"{near.stem}.yaml"
        place = shown(composed(file.relative_to(root).as_posix()))
        if near.spare:
            kept = _kept_name(file.name) or target
            original = {file.parent / target, file.parent / kept} & there
            text = (_SPARE if original else _ONLY_SPARE).format(target if original else kept)
            yield codes.SICHERUNGSKOPIE.finding(text, place)
            continue
        what = _BESIDE if file.parent / target in there else _RENAME
        if near.stem == PACKAGE and what == _RENAME:
            yield unread_package(place)
            continue
        if near.stem == "offer" and what == _BESIDE:
            what += _ANOTHER
        yield codes.NAME_FAST.finding(_UNREAD.format(_MEANT[near.stem], target) + what, place)


def unread_package(file: str) -> Finding:
    """The error for what is a package but for the name of its file."""
    text = _UNREAD.format(_MEANT[PACKAGE], f"{PACKAGE}.yaml") + _RENAME
    return replace(codes.NAME_FAST.finding(text, file), severity=Severity.ERROR)


def _is_beside_concept(file: PurePath, there: Container[PurePath]) -> bool:
    """Whether a file lies beside those of a concept, and not beside a package."""
    beside = ("offer.yaml", "provider.yaml", "staffing.yaml", *CONFIGURATION_FILE)
    return any(file.parent / name in there for name in beside)


def _kept_name(name: str) -> str:
    """The name of ours that a spare copy has but for its ending; empty where that is none."""
    bare = _BACKUP.sub("", composed(name)).removeprefix("#")
    return bare if file_kind(bare.casefold()) else ""


def near_folders(
    folders: Iterable[PurePath], root: PurePath, named: Container[PurePath]
) -> Iterator[Finding]:
    """A finding for each folder of profiles that is nearly called like ours, unless that is `named`."""
    documents = {str(document) for document in Dokument}
    holding = {folder.parent for folder in folders if folder.name in documents}
    for folder in sorted(holding):
        if folder.parent == root and folder.name.casefold() in _PROFILE_FOLDERS and folder not in named:
            yield codes.NAME_FAST.finding(_PROFILES, shown(composed(folder.name)))


def _stem_of_yaml(stem: str) -> str | None:
    """The same for the name of a YAML file without its ending, also of a copy, or with a word beside it."""
    last = stem.rpartition(".")[2]
    bare = _COPY.sub("", _COPY.sub("", stem)).rpartition(".")[2].strip(" _-")
    if known := _stem_of(last) or _stem_of(bare):
        return known
    words = {*stem.split("."), *re.split(r"[-_ ]+", last)} & _BESIDE_A_NAME
    return _stem_of(*words) if len(words) == 1 else None


def _stem_of(word: str) -> str | None:
    """The name of ours that a word means."""
    if word in _MEANT or word in _OTHER_WORDS:
        return _OTHER_WORDS.get(word, word)
    near = () if word in _NO_SLIP else nearest(word, list(_MEANT), 0.85)
    return near[0] if len(near) == 1 else None


_DUTIES = "anforderungen.yaml"
_MISPLACED = (
    "Diese Datei wird hier nicht gelesen: Eigene Anforderungen stehen in »profile/anforderungen.yaml«, neben "
    "den Ordnern der Dokumente. Bitte dorthin verschieben, oder anders nennen, wenn sie etwas anderes ist."
)
_UNREAD = "Diese Datei wird nicht gelesen: {} heißt »{}«."
_RENAME = " Bitte so nennen, oder anders, wenn sie etwas anderes ist."
_BESIDE = " Die steht schon daneben und gilt. Bitte diese hier löschen oder anderswo aufbewahren."
_ANOTHER = " Ein weiteres Angebot bekommt einen Namen davor, etwa »nord.offer.yaml«."
_PROFILES = (
    "In diesem Ordner stehen Profile, aber er wird nicht gelesen: Eigene Profile gehören in »profile«. "
    "Bitte umbenennen, oder in tdocs.yaml unter »profilordner« nennen."
)
_SPARE = "Diese Sicherungskopie wird nicht gelesen; gelesen wird nur »{}«. Bitte löschen."
_ONLY_SPARE = (
    "Diese Sicherungskopie wird nicht gelesen, und die Datei selbst fehlt hier. Gibt es nur diese Fassung, "
    "bitte in »{}« umbenennen."
)
