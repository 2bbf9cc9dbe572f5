"""Zips of others, unpacked within bounds (APPNOTE.TXT 6.3.10).

What is found here is what every other program finds: each member has one name and one place, and is as long
as it says. `zipfile` reads the directory; the members are read here, because it unpacks more than a member
says, and does not see what lies between them.
"""

import io
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import pairwise
from struct import Struct
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

MOST_MEMBERS = 2_000
"""So many members a zip has at most; a Word file full of pictures stays far below."""

_ENTRY, _LOCAL, _END = b"PK\1\2", b"PK\3\4", b"PK\5\6"
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
_END_LENGTH, _ENTRY_LENGTH = 22, 46
_HEADER = Struct("<4s2xHH4xLLLHH")
_COUNTS, _PLACE, _SIZES = Struct("<HH"), Struct("<LL"), Struct("<LLL")
_ZIP64 = b"\1\0"
_SIZE_FOLLOWS, _SECRET = 0x0008, 0x0001 | 0x0020 | 0x0040 | 0x2000
_IN_THE_EXTRA = 0xFFFF_FFFF
_LENGTHS_OF_WHAT_FOLLOWS = (0, 12, 16, 20, 24)


class ZipError(ValueError):
    """A zip that is not unpacked; the text is the reason in German, without subject: `hat Kennwörter`."""


class OversizedZipError(ZipError):
    """A zip that says of itself that it holds more than may be unpacked."""


def unpack(data: bytes, limit: int, wanted: Callable[[str], bool] = lambda name: True) -> dict[str, bytes]:
    """The `wanted` members of a zip by name, in its order, without folders; together at most `limit` bytes.

    The others are left packed: nothing is known of their content.
    Raises `ZipError` for anything but stored and deflated members with plain names, each of them there once
    (capital and small letters make no difference), and for whatever the parser cannot read.
    """
    if data.count(_ENTRY) > MOST_MEMBERS:
        raise OversizedZipError(f"hat mehr als {MOST_MEMBERS} Bestandteile")
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            entries, directory = archive.infolist(), archive.start_dir
        chosen = [entry for entry in entries if wanted(entry.orig_filename)]
        _check_directory(data, entries)
        if sum(entry.file_size for entry in chosen) > limit:
            raise OversizedZipError(f"ist entpackt größer als {limit // 1_000_000} MB")
        starts = {entry.orig_filename: _start(data, entry) for entry in entries}
        _check_places(entries, starts, directory)
        found = {name: _content(data, starts[name], entry) for name, entry in _by_name(chosen).items()}
    except (ZipError, MemoryError):
        raise
    except Exception as error:
        raise ZipError("ist beschädigt") from error
    if any(content for name, content in found.items() if name.endswith("/")):
        raise ZipError("enthält einen Ordner mit Inhalt")
    return {name: content for name, content in found.items() if not name.endswith("/")}


def repacked(data: bytes, parts: Mapping[str, bytes]) -> bytes:
    """The parts as a zip, in their order, each with the day that it bears in the zip `data`."""
    with ZipFile(io.BytesIO(data)) as archive:
        days = {entry.orig_filename: entry.date_time for entry in archive.infolist()}
    made = io.BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            entry = ZipInfo(name, days.get(name, _FIRST_DAY))
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 0  # the same on every system
            archive.writestr(entry, content)
    return made.getvalue()


def with_member(data: bytes, name: str, content: bytes) -> bytes:
    """The zip `data` with another content of one member; all others stay byte for byte, in their order.

    `data` is one that `unpack` has taken apart; where it is so large that places stand elsewhere (ZIP64) all
    members are packed anew.
    """
    with ZipFile(io.BytesIO(data)) as archive:
        entries, directory = archive.infolist(), archive.start_dir
    if len(data) >= _IN_THE_EXTRA or any(entry.extra[:2] == _ZIP64 for entry in entries):
        return repacked(data, {**unpack(data, sum(e.file_size for e in entries)), name: content})
    offsets = {entry.header_offset: entry.orig_filename for entry in entries}
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    packed = packer.compress(content) + packer.flush()
    sizes = _SIZES.pack(zlib.crc32(content), len(packed), len(content))
    made, places = io.BytesIO(), dict[int, int]()
    for start, end in pairwise((*sorted(offsets), directory)):
        places[start] = made.tell()
        fixed = bytearray(data[start : start + _HEADER.size])
        if offsets[start] != name:
            made.write(data[start:end])
            continue
        length = int.from_bytes(fixed[26:28], "little")
        fixed[6:10], fixed[14:26], fixed[28:30] = _flags(bytes(fixed[6:8])), sizes, bytes(2)
        made.write(fixed + data[start + _HEADER.size : start + _HEADER.size + length] + packed)
    begin = made.tell()
    made.write(b"".join(_entries(data[directory:-_END_LENGTH], places, offsets, name, sizes)))
    end_record = bytearray(data[-_END_LENGTH:])
    end_record[12:20] = _PLACE.pack(made.tell() - begin, begin)
    return made.getvalue() + bytes(end_record)


def _entries(
    directory: bytes, places: Mapping[int, int], names: Mapping[int, str], name: str, sizes: bytes
) -> Iterator[bytes]:
    """The entries of a directory with the new places of all members, and the sizes of the one so called."""
    at = 0
    while directory[at : at + len(_ENTRY)] == _ENTRY:
        fixed = bytearray(directory[at : at + _ENTRY_LENGTH])
        called, extra, remark = (int.from_bytes(fixed[n : n + 2], "little") for n in (28, 30, 32))
        rest = directory[at + _ENTRY_LENGTH : at + _ENTRY_LENGTH + called + extra + remark]
        at += _ENTRY_LENGTH + len(rest)
        place = int.from_bytes(fixed[42:46], "little")
        if names[place] == name:
            fixed[8:12], fixed[16:28], fixed[30:34] = _flags(bytes(fixed[8:10])), sizes, bytes(4)
            rest = rest[:called]
        fixed[42:46] = places[place].to_bytes(4, "little")
        yield bytes(fixed) + rest


def _flags(flags: bytes) -> bytes:
    """The flags of a member whose sizes stand in its header, and that it is deflated."""
    return _COUNTS.pack(int.from_bytes(flags, "little") & ~_SIZE_FOLLOWS, ZIP_DEFLATED)


def _by_name(entries: Iterable[ZipInfo]) -> dict[str, ZipInfo]:
    """The name as written: what `zipfile` makes of it has lost what follows a NUL."""
    return {entry.orig_filename: entry for entry in entries}


def _check_directory(data: bytes, entries: list[ZipInfo]) -> None:
    if data[-_END_LENGTH : -_END_LENGTH + len(_END)] != _END:
        raise ZipError("hat einen Anhang")
    if _COUNTS.unpack_from(data, len(data) - _END_LENGTH + 8) != (len(entries), len(entries)):
        raise ZipError("widerspricht sich")
    for entry in entries:
        name = entry.orig_filename
        if not name or name.startswith("/") or ".." in name.split("/") or set("\\\0") & set(name):
            raise ZipError("enthält einen Namen, der aus ihr hinausführt")
        if entry.flag_bits & _SECRET:
            raise ZipError("ist verschlüsselt")
        if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise ZipError("ist auf ungewöhnliche Weise gepackt")
    if len({entry.orig_filename.casefold() for entry in entries}) < len(entries):
        raise ZipError("enthält zwei Bestandteile mit demselben Namen")


def _start(data: bytes, entry: ZipInfo) -> int:
    """Where the content of a member starts; raises where its own header says other than the directory."""
    offset = entry.header_offset
    if offset < 0:
        raise ZipError("ist beschädigt")
    signature, flags, method, crc, packed, size, name, extra = _HEADER.unpack_from(data, offset)
    end_of_name: int = offset + _HEADER.size + name
    there = (signature, method, data[offset + _HEADER.size : end_of_name])
    if flags & _SECRET:
        raise ZipError("ist verschlüsselt")
    if there != (_LOCAL, entry.compress_type, _name(entry)):
        raise ZipError("widerspricht sich")
    sizes = ((crc, entry.CRC), (packed, entry.compress_size), (size, entry.file_size))
    if not flags & _SIZE_FOLLOWS and any(here not in (said, _IN_THE_EXTRA) for here, said in sizes):
        raise ZipError("widerspricht sich")
    return end_of_name + int(extra)


def _name(entry: ZipInfo) -> bytes:
    return entry.orig_filename.encode("utf-8" if entry.flag_bits & 0x0800 else "cp437")


def _check_places(entries: list[ZipInfo], starts: Mapping[str, int], directory: int) -> None:
    """Raise where members overlap, or something lies between them that the directory does not name."""
    edges = [(0, 0), *sorted((e.header_offset, starts[e.orig_filename] + e.compress_size) for e in entries)]
    follows = {entry.header_offset: entry.flag_bits & _SIZE_FOLLOWS for entry in entries}
    for (offset, end), (following, _) in pairwise([*edges, (directory, directory)]):
        allowed = _LENGTHS_OF_WHAT_FOLLOWS if follows.get(offset) else (0,)
        if following - end not in allowed:
            raise ZipError("hat Bestandteile, die sich überschneiden oder in keinem Verzeichnis stehen")


def _content(data: bytes, start: int, entry: ZipInfo) -> bytes:
    """The content of a member, one byte more at most than it says it has."""
    packed = data[start : start + entry.compress_size]
    content, ended = packed, len(packed) == entry.compress_size
    if entry.compress_type == ZIP_DEFLATED:
        stream = zlib.decompressobj(-zlib.MAX_WBITS)
        content = stream.decompress(packed, entry.file_size + 1)
        ended = ended and stream.eof and not stream.unused_data
    if len(content) != entry.file_size:
        raise ZipError("ist größer oder kleiner, als sie angibt")
    if not ended or zlib.crc32(content) != entry.CRC:
        raise ZipError("ist beschädigt")
    return content
