"""Files that lie, overflow or are broken, made without taking room themselves."""

import os
import struct
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

STORED, DEFLATED, BZIP2, LZMA = 0, 8, 12, 14


@dataclass(frozen=True)
class Member:
    """A member of a zip, as it is written and as it is declared."""

    name: str
    data: bytes
    method: int = STORED
    size: int | None = None
    flags: int = 0
    crc: int | None = None


def zipped(members: Iterable[Member], *, gap: bytes = b"") -> bytes:
    """A zip that says of its members what they say of themselves, right or not."""
    body, index, count = [gap], [], 0
    at = len(gap)
    for member in members:
        name = member.name.encode("utf-8")
        plain = len(member.data) if member.size is None else member.size
        crc = zlib.crc32(member.data) if member.crc is None else member.crc
        told = struct.pack(
            "<HHHHHIIIHH", 20, member.flags, member.method, 0, 33, crc, len(member.data), plain, len(name), 0
        )
        local = b"PK\3\4" + told + name + member.data
        index.append(b"PK\1\2" + struct.pack("<H", 20) + told + struct.pack("<HHHII", 0, 0, 0, 0, at) + name)
        body.append(local)
        at += len(local)
        count += 1
    listed = b"".join(index)
    if count > 65_000:
        wide = struct.pack("<QHHIIQQQQ", 44, 45, 45, 0, 0, count, count, len(listed), at)
        listed += b"PK\6\6" + wide + b"PK\6\7" + struct.pack("<IQI", 0, at + len(listed), 1)
        tail = struct.pack("<HHHHIIH", 0, 0, 65535, 65535, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    else:
        tail = struct.pack("<HHHHIIH", 0, 0, count, count, len(listed), at, 0)
    return b"".join([*body, listed, b"PK\5\6", tail])


def plain(members: Mapping[str, str | bytes]) -> list[Member]:
    """Members that tell the truth."""
    return [Member(name, raw(content)) for name, content in members.items()]


def raw(content: str | bytes) -> bytes:
    return content.encode("utf-8") if isinstance(content, str) else content


def squeezed(data: bytes) -> bytes:
    """The bytes as a zip deflates them."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


def endless(megabytes: int, start: bytes = b"", letter: bytes = b" ") -> bytes:
    """Deflated bytes that become `start` and then so many megabytes of one letter."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    head = packer.compress(start) + packer.flush(zlib.Z_FULL_FLUSH)
    block = packer.compress(letter * 1_000_000) + packer.flush(zlib.Z_FULL_FLUSH)
    return head + block * megabytes + b"\3\0"


def bomb(name: str, start: str = "", *, size: int | None, megabytes: int = 850) -> Member:
    """A member that unpacks to `megabytes` and says it were `size` bytes."""
    told = megabytes * 1_000_000 + len(start.encode()) if size is None else size
    return Member(name, endless(megabytes, start.encode("utf-8")), DEFLATED, told, crc=1)


def sparse(path: Path, gigabytes: int = 3) -> None:
    """A file of so many gigabytes that takes no room on the disk."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"")
    os.truncate(path, gigabytes * 1_000_000_000)


def laughs(levels: int = 12, width: int = 12) -> str:
    """YAML whose aliases multiply."""
    lines = ["name: Träger", "x0: &x0 [ha, ha]"]
    lines += [f"x{n}: &x{n} [{', '.join([f'*x{n - 1}'] * width)}]" for n in range(1, levels)]
    return "\n".join([*lines, f"leitbild: *x{levels - 1}", ""])


def entities(root: str, levels: int = 12) -> str:
    """An XML declaration whose entities multiply."""
    made = ['<!ENTITY e0 "ha">', *(f'<!ENTITY e{n} "{f"&e{n - 1};" * 12}">' for n in range(1, levels))]
    return f"<!DOCTYPE {root} [{''.join(made)}]>"
