"""A zip of a stranger: unpacked within bounds, and only where every program sees the same in it."""

import io
import resource
import struct
import subprocess
import sys
import zipfile
import zlib
from pathlib import Path

import pytest

from hostile.damage import endless
from teilhabe_docs.loading.files.zipped import MOST_MEMBERS, ZipError, unpack

LIMIT = 1_000_000
DOCUMENT = "word/document.xml"


def packed(*members: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, content in members:
            archive.writestr(zipfile.ZipInfo(name), content, method)
    return buffer.getvalue()


def bomb(*, said: int | None = None, megabytes: int = 850) -> bytes:
    """A small zip with a member of so many megabytes of zeros, which says that it has `said` bytes."""
    size, content = megabytes * 1_000_000, endless(megabytes, letter=b"\0")
    said = size if said is None else said
    sizes = struct.pack("<LLL", zlib.crc32(b"\0" * said) if said < size else 0, len(content), said)
    name, count = DOCUMENT.encode(), struct.pack("<HH", 1, 1)
    local = b"PK\3\4\x14\0\0\0\x08\0\0\0\x21\0" + sizes + struct.pack("<HH", len(name), 0) + name + content
    entry = (
        b"PK\1\2\x14\0\x14\0\0\0\x08\0\0\0\x21\0" + sizes + struct.pack("<H", len(name)) + b"\0" * 16 + name
    )
    return local + entry + b"PK\5\6\0\0\0\0" + count + struct.pack("<LL", len(entry), len(local)) + b"\0\0"


def twice(name: str, other: str) -> bytes:
    """A zip in which a member that was called `other`, as long a name, is called `name`, which is taken."""
    return packed((name, b"eins"), (other, b"zwei")).replace(other.encode(), name.encode())


def overlapping() -> bytes:
    """The second entry of the directory leads to the member of the first."""
    data = packed(("a", b"eins"), ("b", b"eins"))
    return patched(data, data.rindex(b"PK\1\2") + 42, bytes(4))


def nested() -> bytes:
    """The second member lies inside the first, which is stored."""
    inner = packed(("b", b"zwei"))
    data = packed(("a", inner[: inner.index(b"PK\1\2")]), ("b", b"zwei"), method=zipfile.ZIP_STORED)
    entry = data.rindex(b"PK\1\2")
    kind_and_sizes = inner[inner.index(b"PK\1\2") + 10 :][:16]
    data = patched(data, entry + 10, kind_and_sizes)
    return patched(data, entry + 42, struct.pack("<L", data.index(b"PK\3\4", 1)))


def patched(data: bytes, place: int, new: bytes) -> bytes:
    return data[:place] + new + data[place + len(new) :]


def between() -> bytes:
    """A member that the directory does not name, in front of one that it does."""
    hidden = packed(("a", b"eins"))
    hidden = hidden[: hidden.index(b"PK\1\2")]
    data = packed(("b", b"zwei"))
    directory, end = data.index(b"PK\1\2"), data.index(b"PK\5\6")
    entry = bytearray(data[directory:end])
    entry[42:46] = struct.pack("<L", len(hidden))
    tail = bytearray(data[end:])
    tail[16:20] = struct.pack("<L", len(hidden) + directory)
    return hidden + data[:directory] + bytes(entry) + bytes(tail)


ONE = packed((DOCUMENT, b"eins"))
STORED = packed((DOCUMENT, b"eins"), method=zipfile.ZIP_STORED)
DIRECTORY = ONE.index(b"PK\1\2")

REFUSED = {
    "nothing": (b"", "ist beschädigt"),
    "no zip": (b"PK\3\4 kein Zip", "ist beschädigt"),
    "says more than the limit": (bomb(megabytes=2), "ist entpackt größer als 1 MB"),
    "says less than it has": (bomb(said=10), "größer oder kleiner, als sie angibt"),
    "stored, says less": (
        STORED.replace(struct.pack("<LL", 4, 4), struct.pack("<LL", 4, 3)),
        "größer oder kleiner, als sie angibt",
    ),
    "many members": (packed(*((f"{n}", b"") for n in range(MOST_MEMBERS + 1))), "mehr als 2000 Bestandteile"),
    "one name twice": (twice(DOCUMENT, "word/documant.xml"), "zwei Bestandteile mit demselben Namen"),
    "one name in capitals": (
        packed((DOCUMENT, b""), (DOCUMENT.upper(), b"")),
        "zwei Bestandteile mit demselben Namen",
    ),
    "climbs": (packed(("../a", b"")), "hinausführt"),
    "climbs inside": (packed(("a/../../b", b"")), "hinausführt"),
    "absolute": (packed(("/etc/a", b"")), "hinausführt"),
    "of Windows": (ONE.replace(b"word/doc", b"word\\doc"), "hinausführt"),
    "with NUL": (ONE.replace(b"document.xml", b"document\0xml"), "hinausführt"),
    "encrypted": (patched(ONE, DIRECTORY + 8, b"\1"), "verschlüsselt"),
    "encrypted in its own header": (patched(ONE, 6, b"\1"), "verschlüsselt"),
    "packed otherwise": (packed((DOCUMENT, b"eins"), method=zipfile.ZIP_BZIP2), "ungewöhnliche Weise"),
    "two names for one member": (overlapping(), "widerspricht sich"),
    "one member in another": (nested(), "überschneiden"),
    "another size in its own header": (patched(ONE, 18, b"\7"), "widerspricht sich"),
    "more entries than it counts": (patched(ONE, len(ONE) - 12, b"\2"), "widerspricht sich"),
    "a member that is hidden": (between(), "in keinem Verzeichnis"),
    "something in front": (b"#!/bin/sh\n" + packed(("a", b"")), "in keinem Verzeichnis"),
    "something behind": (packed(("a", b"")) + b"Anhang", "hat einen Anhang"),
    "checksum": (ONE.replace(struct.pack("<L", zlib.crc32(b"eins")), b"abcd"), "ist beschädigt"),
    "a folder with content": (packed(("word/", b"eins")), "Ordner mit Inhalt"),
}


@pytest.mark.parametrize(("data", "reason"), REFUSED.values(), ids=REFUSED)
def test_what_is_not_one_thing_for_everybody_is_refused_with_the_reason(data: bytes, reason: str) -> None:
    with pytest.raises(ZipError) as error:
        unpack(data, LIMIT)
    assert reason in str(error.value)


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_the_members_come_as_they_are(method: int) -> None:
    members = {"a": b"", "word/Übersicht.xml": b"x" * 5_000, "b": b"eins"}
    assert unpack(packed(*members.items(), ("word/", b""), method=method), LIMIT) == members


def test_a_zip_that_was_written_to_a_pipe_is_read() -> None:
    class Pipe(io.RawIOBase):
        written = b""

        def writable(self) -> bool:
            return True

        def write(self, data: bytes) -> int:  # type: ignore[override]
            self.written += bytes(data)
            return len(data)

    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:  # type: ignore[type-var]
        archive.writestr("a", b"eins")
        archive.writestr("b", b"zwei" * 50)
    assert unpack(pipe.written, LIMIT) == {"a": b"eins", "b": b"zwei" * 50}


@pytest.mark.parametrize("said", [None, 10])
def test_a_bomb_costs_nothing(tmp_path: Path, said: int | None) -> None:
    """Two seconds of the processor and 300 MB are all that the process may have."""
    file = tmp_path / "bombe.zip"
    file.write_bytes(bomb(said=said))
    code = (
        "import sys\n"
        "from teilhabe_docs.loading.files.zipped import ZipError, unpack\n"
        "try:\n    unpack(open(sys.argv[1], 'rb').read(), 100_000_000)\n"
        "except ZipError as error:\n    print(error)\n"
    )

    def bounded() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (300_000_000, 300_000_000))
        resource.setrlimit(resource.RLIMIT_CPU, (2, 2))

    command = [sys.executable, "-c", code, str(file)]
    result = subprocess.run(command, capture_output=True, text=True, preexec_fn=bounded)
    assert result.returncode == 0, result.stderr
    assert "größer" in result.stdout


def test_what_is_not_wanted_stays_packed_and_counts_for_nothing() -> None:
    data = packed(("a.xml", b"eins"), ("bild.png", b"x" * 2 * LIMIT))
    assert unpack(data, LIMIT, lambda name: name.endswith(".xml")) == {"a.xml": b"eins"}
    with pytest.raises(ZipError):
        unpack(data, LIMIT)
