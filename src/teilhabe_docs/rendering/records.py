"""What this caller has found current before: documents that need not be made again to know that.

A record says: made from these sources, by this program, with these settings, a document with this content is
current. It lies in the caller's own cache folder. Nothing that lies in a repository is ever believed to say
so, since whoever edits a document could edit that as well.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, replace
from functools import cache
from hashlib import sha256
from pathlib import PurePath
from typing import Any, NamedTuple

from teilhabe_docs.diagnostics import DocumentPlace, Finding, Related, Severity, Span
from teilhabe_docs.documents.blocks import OpenPlace, Picture
from teilhabe_docs.documents.profile.profil import Profil
from teilhabe_docs.loading.files.caller_cache import cache_folder, read_own, write_own
from teilhabe_docs.loading.files.paths import real
from teilhabe_docs.loading.loaded_concept import LoadedConcept
from teilhabe_docs.loading.source_tree import SourceTree
from teilhabe_docs.model.field_path import FieldPath
from teilhabe_docs.model.text_slot import ReadFileSlot
from teilhabe_docs.rendering.pictures import read_picture
from teilhabe_docs.rendering.seal import declarations
from teilhabe_docs.rendering.written import holds
from teilhabe_docs.resources import program_digest

MOST_RECORDS = 20_000
"""So many documents of a repository are remembered, if the last run alone had not more."""

_FOLDER = "current"
_MOST_FILES = 100
_LIMIT = 100_000_000  # bytes
_SEVERITIES = {str(severity): severity for severity in Severity}


class Known(NamedTuple):
    """What making a document would say, and the files that are current then.

    `pictures` are digests of what was found for those that its texts name, by folder, description and
    reference. `files` are the digests of contents by path below the offer's folder. `without_pages`: one
    lists its contents, but not on which pages they are.
    """

    findings: tuple[Finding, ...]
    open_places: tuple[OpenPlace, ...]
    extent: int
    pictures: Mapping[tuple[str, str, str], str]
    files: Mapping[str, str]
    without_pages: bool = False


class Records:
    """The records of one repository for one kind of run; without a place it knows and keeps nothing."""

    def __init__(self, place: PurePath | None = None, settings: str = "") -> None:
        self.place, self.settings = place, settings
        self._kept = _load(place) if place else {}
        self._used: dict[str, Any] = {}
        self._new = False

    @classmethod
    def of(cls, root: PurePath, settings: Iterable[object], notes: Iterable[Finding] | None) -> "Records":
        """Those for a repository in the checkout `root`, from which the cache folder must lie apart.

        `settings` are what else decides about contents: formats, house file. `notes` are the findings for the
        margin, if there is any.
        """
        folder = cache_folder(_FOLDER, root)
        program = program_digest() if folder else ""
        if folder is None or not program:
            return cls()
        margin = None if notes is None else [asdict(finding) for finding in notes]
        place = folder / f"{_digest(real(root).as_posix())}.json"
        return cls(place, _digest([program, *settings, margin]))

    def __reduce__(self) -> "tuple[type[Records], tuple[None, str]]":
        """For other processes, which neither look up nor keep anything, but make the same keys."""
        return Records, (None, self.settings)

    def key(self, geladen: LoadedConcept, profil: Profil, name: str) -> str:
        """What stands for a document called `name`, and for all that it is made from but pictures."""
        sources = [
            [art, datei.file, datei.texte[datei.file], _read_in(datei.slots)]
            for art, datei in sorted(geladen.dateien.items())
        ]
        return _digest([self.settings, name, _of_profile(profil), sources, *declarations(geladen)])

    def find(
        self, key: str, ablage: SourceTree, place_of: Callable[[str], PurePath], within: PurePath
    ) -> Known | None:
        """What is known of a document whose pictures and files are still the same, if anything is.

        `place_of` says where a file stands, `within` in which folder it must lie.
        """
        entry = self._used.get(key) or self._kept.get(key)
        try:
            known = _known(entry) if entry else None
        except (KeyError, TypeError, ValueError, AttributeError):
            return None
        if not known or not all(holds(place_of(name), said, within) for name, said in known.files.items()):
            return None
        if any(
            picture_digest(read_picture(ablage, *asked)) != found for asked, found in known.pictures.items()
        ):
            return None
        self._used[key] = self._kept.pop(key, entry)
        return known

    def keep(self, found: Mapping[str, Known]) -> None:
        """Remember documents that are current, by their keys."""
        if self.place and found:
            self._used |= {key: _entry(known) for key, known in found.items()}
            self._new = True

    def save(self) -> None:
        """Write what is new, if anything is; what was used longest ago is forgotten."""
        if self.place and self._new:
            room = max(MOST_RECORDS - len(self._used), 0)
            older = [(key, entry) for key, entry in self._kept.items() if key not in self._used]
            entries = {**dict(older[len(older) - min(room, len(older)) :]), **self._used}
            body = json.dumps(entries, separators=(",", ":")).encode()
            if len(body) < _LIMIT:
                write_own(self.place, f"{sha256(body).hexdigest()}\n".encode() + body, _MOST_FILES)
            self._new = False


def picture_digest(picture: Picture | str) -> str:
    """The digest of a picture with all that shows of it, or of the reason why there is none."""
    if isinstance(picture, str):
        return _digest(picture)
    return _digest([repr(replace(picture, daten=b"")), sha256(picture.daten).hexdigest()])


@cache
def _of_profile(profil: Profil) -> str:
    packages = [package.label for package in profil.regal.packages]
    return _digest([profil.dokument, profil.name, profil.herkunft, packages, sorted(profil.texte.items())])


def _read_in(slots: Iterable[tuple[object, object]]) -> list[tuple[object, str, str]]:
    """The texts that come from files of their own, each with its path in the model."""
    return [(path, slot.datei, slot.text) for path, slot in slots if isinstance(slot, ReadFileSlot)]


def _digest(value: object) -> str:
    return sha256(json.dumps(value, separators=(",", ":")).encode()).hexdigest()


def _load(place: PurePath) -> dict[str, Any]:
    """The entries of a file, the longest unused first; none where it is damaged."""
    told, _, body = (read_own(place, _LIMIT) or b"").partition(b"\n")
    if told != sha256(body).hexdigest().encode():
        return {}
    try:
        entries = json.loads(body)
    except ValueError:
        return {}
    return entries if isinstance(entries, dict) else {}


def _entry(known: Known) -> dict[str, Any]:
    return {
        "findings": [asdict(finding) for finding in known.findings],
        "open": [[place.pfad, place.hinweis] for place in known.open_places],
        "extent": known.extent,
        "pictures": [[*asked, found] for asked, found in known.pictures.items()],
        "files": dict(known.files),
        "without_pages": known.without_pages,
    }


def _known(entry: Mapping[str, Any]) -> Known:
    """Raises `KeyError`, `TypeError`, `ValueError` or `AttributeError` where the entry is none of ours."""
    return Known(
        tuple(_finding(**finding) for finding in entry["findings"]),
        tuple(OpenPlace(FieldPath(path), hint) for path, hint in entry["open"]),
        int(entry["extent"]),
        {(base, words, target): found for base, words, target, found in entry["pictures"]},
        dict(entry["files"].items()),
        bool(entry["without_pages"]),
    )


def _finding(**values: Any) -> Finding:
    values |= {
        "severity": _SEVERITIES[values["severity"]],
        "span": Span(**values["span"]),
        "documents": tuple(DocumentPlace(**place) for place in values["documents"]),
    }
    if related := values["related"]:
        values["related"] = Related(related["file"], Span(**related["span"]), related["message"])
    return Finding(**values)
