"""Compiled bodies of the profiles that tdocs brings along, kept from one process to the next.

They lie where Python keeps the bytecode of this module, in its `__pycache__`, and count where file and folder
belong to the caller and nobody else may write them. Nothing that comes from a repository gets in.
"""

import marshal
import sys
from functools import cache
from hashlib import sha256
from importlib.util import MAGIC_NUMBER, cache_from_source
from pathlib import PurePath
from types import CodeType
from typing import Any, TypeAlias

from teilhabe_docs.loading.files.caller_cache import read_own, write_own
from teilhabe_docs.resources import digest_now, program_digest

REACH_OF = "\0reach\0"
"""Before the text of a body: what it prints and decides by, kept beside its code."""

KeptValue: TypeAlias = CodeType | tuple[Any, ...]
"""Code, or values that `marshal` knows."""

_ENDING = ".bodies"
_DIGEST = sha256().digest_size
_LIMIT = 20_000_000  # bytes


class KeptCode:
    """The code of bodies by their texts, in the file `place`; without a place it lasts as long as it is used.

    What another program, or another Python, has kept is not used, nor what is damaged.
    """

    def __init__(self, place: PurePath | None = None) -> None:
        self._place = place
        self._kept = _load(place) if place else {}
        self._new = False

    def get(self, text: str) -> Any:
        """What was put for the body `text`, its code; None if nothing was kept."""
        code = self._kept.get(_key(text))
        return marshal.loads(code) if code else None

    def put(self, text: str, code: KeptValue) -> None:
        """Keep the code of the body `text`."""
        self._kept[_key(text)] = marshal.dumps(code)
        self._new = True

    def save(self) -> None:
        """Write what is new, whole or not at all; where that cannot be, it is compiled again next time.

        Nothing is written where the program has changed meanwhile.
        """
        wanted = self._new and not sys.dont_write_bytecode
        if self._place and wanted and digest_now() == program_digest():
            body = marshal.dumps(self._kept)
            write_own(self._place, _program() + sha256(body).digest() + body)
        self._new = False


@cache
def kept_code() -> KeptCode:
    """What this program has kept; nothing where there is no place for bytecode."""
    try:
        place = PurePath(cache_from_source(__file__)).with_suffix(_ENDING)
    except NotImplementedError:  # a Python without bytecode files
        return KeptCode()
    return KeptCode(place if program_digest() else None)


def _load(place: PurePath) -> dict[bytes, bytes]:
    found = read_own(place, _LIMIT) or b""
    program, told, body = found[:_DIGEST], found[_DIGEST : 2 * _DIGEST], found[2 * _DIGEST :]
    if program != _program() or told != sha256(body).digest():
        return {}
    kept: dict[bytes, bytes] = marshal.loads(body)
    return kept


def _program() -> bytes:
    return sha256(MAGIC_NUMBER + program_digest().encode()).digest()


def _key(text: str) -> bytes:
    return sha256(text.encode()).digest()
