"""What is made of what tdocs brings along, kept from one process to the next: compiled bodies, data as read.

It lies where Python keeps the bytecode of this module, in its `__pycache__`, and counts where file and folder
belong to the caller and nobody else may write them. Nothing that comes from a repository gets in.
"""

import marshal
import sys
from collections.abc import Callable
from functools import cache
from hashlib import sha256
from importlib.util import MAGIC_NUMBER, cache_from_source
from pathlib import PurePath
from typing import Any, TypeVar

from teilhabe_docs.loading.files.caller_cache import read_own, write_own
from teilhabe_docs.resources import digest_now, program_digest

_ENDING = ".kept"
_DIGEST = sha256().digest_size
_LIMIT = 20_000_000  # bytes

T = TypeVar("T")


class KeptValues:
    """Values that `marshal` knows, in the file `place`; without a place they last as long as it is used.

    Each has for its name what it is and is made of. What another program, or another Python, has kept is not
    used, nor what is damaged.
    """

    def __init__(self, place: PurePath | None = None) -> None:
        self._place = place
        self._kept = _load(place) if place else {}
        self._new = False

    def get(self, what: str, source: str) -> Any:
        """What was put as `what` of `source`; None if nothing was kept."""
        value = self._kept.get(_key(what, source))
        return marshal.loads(value) if value else None

    def put(self, what: str, source: str, value: Any) -> None:
        """Keep what was made of `source`."""
        self._kept[_key(what, source)] = marshal.dumps(value)
        self._new = True

    def made(self, what: str, source: str, make: Callable[[], T]) -> T:
        """What was put as `what` of `source`, else what `make` returns, which is put there."""
        value: T | None = self.get(what, source)
        if value is None:
            value = make()
            self.put(what, source, value)
        return value

    def save(self) -> None:
        """Write what is new, whole or not at all; where that cannot be, it is made again next time.

        Nothing is written where the program has changed meanwhile.
        """
        wanted = self._new and not sys.dont_write_bytecode
        if self._place and wanted and digest_now() == program_digest():
            body = marshal.dumps(self._kept)
            write_own(self._place, _program() + sha256(body).digest() + body)
        self._new = False


@cache
def kept_values() -> KeptValues:
    """What this program has kept; nothing where there is no place for bytecode."""
    try:
        place = PurePath(cache_from_source(__file__)).with_suffix(_ENDING)
    except NotImplementedError:  # a Python without bytecode files
        return KeptValues()
    return KeptValues(place if program_digest() else None)


def kept_if(*, mitgebracht: bool) -> KeptValues:
    """Where what is made of a text is kept: nowhere unless tdocs brings it along."""
    return kept_values() if mitgebracht else KeptValues()


def kept_for_program(what: str, make: Callable[[], T]) -> T:
    """What `make` makes of what is brought along: once for this program, however often it is called."""
    return kept_values().made(what, "", make)


def _load(place: PurePath) -> dict[bytes, bytes]:
    found = read_own(place, _LIMIT) or b""
    program, told, body = found[:_DIGEST], found[_DIGEST : 2 * _DIGEST], found[2 * _DIGEST :]
    if program != _program() or told != sha256(body).digest():
        return {}
    kept: dict[bytes, bytes] = marshal.loads(body)
    return kept


def _program() -> bytes:
    return sha256(MAGIC_NUMBER + program_digest().encode()).digest()


def _key(what: str, source: str) -> bytes:
    return sha256(f"{what}\0{source}".encode()).digest()
