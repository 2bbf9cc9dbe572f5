"""The objects of a git repository, read within bounds: no link out of it, no object above a size, no program.

Files come through the one reader; dulwich only takes apart what was read. Source: git, gitformat-pack(5).
"""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha1
from pathlib import PurePath
from typing import TYPE_CHECKING

from teilhabe_docs.loading.files.paths import is_folder, is_link
from teilhabe_docs.loading.files.reader import Obstacle, names, read

if TYPE_CHECKING:
    from dulwich.objects import ShaFile

MAX_OBJECT = 10_000_000
"""Bytes of a file, a folder or a commit; larger ones are not read."""
MAX_ALL = 200_000_000
"""Bytes of all objects of a call."""
MAX_PACK, MAX_INDEX = 200_000_000, 20_000_000
"""Bytes of a pack, and of its index."""
_IDS, _LONG = 8 + 256 * 4, 1 << 31
"""Where the ids of an index begin, and what marks a place in the list of long ones."""
_BROKEN = "Ein Paket der Git-Ablage ist beschädigt."
_MAX_REF = 1000
_MAX_REFS = 10_000_000
_MAX_CHAIN = 4096  # git makes none longer than 4095
_MAX_JUMPS = 100
_TYPES = {b"commit": 1, b"tree": 2, b"blob": 3, b"tag": 4}
_OFFSET, _REFERENCE = 6, 7
"""The kinds of objects in a pack that say how they differ from another."""


class GitError(Exception):
    """What is asked for cannot be read from a git repository; the text says why, in German."""


@dataclass
class GitObjects:
    """The objects below `folder`, a `.git`."""

    folder: PurePath
    taken: int = 0
    _kept: dict[str, tuple[int, bytes]] = field(default_factory=dict)

    def parsed(self, id_: str) -> "ShaFile":
        """The object with this id (40 hex digits); raises `GitError`."""
        from dulwich.objects import ShaFile

        kind, content = self._raw(id_)
        try:
            found = ShaFile.from_raw_string(kind, content)
            if found.id.decode("ascii") == id_:
                return found
        except Exception:  # whatever a broken object makes of it
            pass
        raise GitError(f"Das Objekt {id_} ist beschädigt.")

    def ids_from(self, start: str) -> list[str]:
        """The ids that begin with these hex digits, at most two; at least four digits."""
        found = {f"{start[:2]}{name}" for name in names(self._place("objects", start[:2]), self.folder)}
        for offsets, _ in self._packs:
            found |= offsets.keys()
        return sorted(id_ for id_ in found if id_.startswith(start) and len(id_) == 40)[:2]

    def file(self, *parts: str) -> str:
        """The text of a small file of git's; empty where it cannot be read."""
        limit = _MAX_REFS if parts == ("packed-refs",) else _MAX_REF
        content = read(self._place(*parts), limit, self.folder)
        return "" if isinstance(content, Obstacle) else content.decode("utf-8", "replace")

    def _place(self, *parts: str) -> PurePath:
        return self.folder.joinpath(*parts)

    def _raw(self, id_: str, depth: int = 0) -> tuple[int, bytes]:
        """Kind and content of an object."""
        if id_ not in self._kept:
            found = self._loose(id_) or self._packed(id_, depth)
            if found is None:
                raise GitError(
                    f"Das Objekt {id_} fehlt hier; vielleicht ist die Geschichte gekürzt (flacher Klon: »git "
                    "fetch --unshallow« holt sie nach) oder liegt in einem anderen Ordner."
                )
            self._count(found[1])
            self._kept[id_] = found
        return self._kept[id_]

    def _count(self, content: bytes) -> None:
        self.taken += len(content)
        if self.taken > MAX_ALL:
            raise GitError("Die Revision ist zu groß.")

    def _loose(self, id_: str) -> tuple[int, bytes] | None:
        content = read(self._place("objects", id_[:2], id_[2:]), MAX_OBJECT, self.folder)
        if isinstance(content, Obstacle):
            return None
        unpack = zlib.decompressobj()
        try:
            whole = unpack.decompress(content, MAX_OBJECT + 100)
        except zlib.error:
            raise GitError(f"Das Objekt {id_} ist beschädigt.") from None
        if unpack.unconsumed_tail:
            raise GitError(_too_large(id_))
        head, _, body = whole.partition(b"\0")
        kind = _TYPES.get(head.split(b" ")[0])
        return (kind, body) if kind else None

    def _packed(self, id_: str, depth: int) -> tuple[int, bytes] | None:
        for offsets, content in self._packs:
            if id_ in offsets:
                return self._at(content, offsets[id_], id_, depth)
        return None

    def _at(self, content: bytes, offset: int, id_: str, depth: int) -> tuple[int, bytes]:
        """The object at a place in a pack, out of all those that it builds on."""
        from dulwich.pack import apply_delta, unpack_object_at

        deltas: list[bytes] = []
        while True:
            if len(deltas) > _MAX_CHAIN or depth > _MAX_JUMPS:
                raise GitError(_too_large(id_))
            try:
                if not 0 < offset < len(content) or _declared(content, offset) > MAX_OBJECT:
                    raise GitError(_too_large(id_))
                unpacked, _ = unpack_object_at(content, offset, sha1)
            except GitError:
                raise
            except Exception:
                raise GitError(_BROKEN) from None
            chunk = b"".join(unpacked.decomp_chunks)
            self._count(chunk)
            kind = unpacked.pack_type_num
            if kind not in (_OFFSET, _REFERENCE):
                break
            if max(_sizes(chunk)) > MAX_OBJECT:
                raise GitError(_too_large(id_))
            deltas.append(chunk)
            base = unpacked.delta_base
            if isinstance(base, bytes):
                kind, chunk = self._raw(base.hex(), depth + 1)
                break
            offset -= base or 0
        try:
            for delta in reversed(deltas):
                chunk = b"".join(apply_delta(chunk, delta))
                self._count(chunk)
        except GitError:
            raise
        except Exception:
            raise GitError(_BROKEN) from None
        return kind, chunk

    @cached_property
    def _packs(self) -> list[tuple[dict[str, int], bytes]]:
        """The packs, each with where in it the objects are, by id."""
        return list(self._read_packs())

    def _read_packs(self) -> Iterator[tuple[dict[str, int], bytes]]:
        folder = self._place("objects", "pack")
        for name in names(folder, self.folder):
            if not name.endswith(".idx"):
                continue
            listed = read(folder / name, MAX_INDEX, self.folder)
            content = read(folder / f"{name[:-4]}.pack", MAX_PACK, self.folder)
            if isinstance(listed, Obstacle) or isinstance(content, Obstacle):
                raise GitError("Ein Paket der Git-Ablage lässt sich nicht lesen, oder es ist zu groß.")
            yield _offsets(listed), content


def _offsets(listed: bytes) -> dict[str, int]:
    """Where in a pack its objects are, by id, as its index lists them.

    Why not by dulwich: of an index that is broken it leaves an open one behind.
    """
    try:
        magic, version, count = struct.unpack_from(">4sI1020xI", listed)
        if (magic, version) != (b"\xfftOc", 2) or len(listed) < _IDS + 28 * count:
            raise GitError(_BROKEN)
        short = struct.unpack_from(f">{count}I", listed, _IDS + 24 * count)
        long = _IDS + 28 * count
        places = (
            struct.unpack_from(">Q", listed, long + 8 * (place & _LONG - 1))[0] if place & _LONG else place
            for place in short
        )
        ids = (listed[_IDS + 20 * i : _IDS + 20 * (i + 1)].hex() for i in range(count))
        return dict(zip(ids, places, strict=True))
    except struct.error:
        raise GitError(_BROKEN) from None


def git_objects(checkout: PurePath) -> GitObjects:
    """The objects of a checkout; raises `GitError` where there are none, or they lie elsewhere."""
    folder = checkout / ".git"
    if is_link(folder) or not is_folder(folder):
        raise GitError(
            "Die Git-Ablage dieses Ordners liegt anderswo (Arbeitskopie, Untermodul oder Verknüpfung). Bitte "
            "den Ordner nennen, in dem das Verzeichnis ».git« selbst liegt."
        )
    return GitObjects(folder)


def _declared(content: bytes, offset: int) -> int:
    """How large an object in a pack says it is."""
    byte = content[offset]
    size, shift = byte & 15, 4
    while byte & 128 and shift < 64:
        offset += 1
        byte = content[offset]
        size |= (byte & 127) << shift
        shift += 7
    return size


def _sizes(delta: bytes) -> tuple[int, int]:
    """The sizes before and after, as a difference says them."""
    found, place = [], 0
    for _ in range(2):
        size = shift = 0
        while place < len(delta):
            byte = delta[place]
            place += 1
            size |= (byte & 127) << shift
            shift += 7
            if not byte & 128 or shift > 64:
                break
        found.append(size)
    return found[0], found[1]


def _too_large(id_: str) -> str:
    return f"Das Objekt {id_} ist zu groß."
