"""A committed document of a stranger: whatever it is, it is ours as written, or it is not."""

import io
import resource
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from rendering.proben import konzept
from teilhabe_docs.rendering.document_formats import read_written
from teilhabe_docs.rendering.docx import write_docx
from teilhabe_docs.rendering.seal import PROFILE_DIGEST, with_seal_comment

DIGESTS = {PROFILE_DIGEST: "0" * 64}
WORD = write_docx(konzept(), DIGESTS)
MARKDOWN = with_seal_comment("# Konzept\n\nText\n", DIGESTS).encode()


def mit_zweitem(name: str) -> bytes:
    """Our document with a second part of this name, as a reader may find the first or the last of the two."""
    puffer = io.BytesIO(WORD)
    with zipfile.ZipFile(puffer, "a") as archiv:
        archiv.writestr("word/documenu.xml", b"<anderes/>")
    return puffer.getvalue().replace(b"word/documenu.xml", name.encode())


FREMD = {
    "cut off": WORD[:-300],
    "one byte": WORD[:2000] + bytes([WORD[2000] ^ 1]) + WORD[2001:],
    "nothing": b"PK",
    "two documents": mit_zweitem("word/document.xml"),
    "two documents, one in capitals": mit_zweitem("word/Document.xml"),
    "something behind": WORD + b"PK",
}


@pytest.mark.parametrize("inhalt", [WORD, MARKDOWN], ids=["docx", "md"])
def test_a_document_as_written_is_ours(inhalt: bytes) -> None:
    assert read_written(inhalt).digests.keys() > DIGESTS.keys()
    assert read_written(inhalt).untouched
    assert read_written(inhalt).same(read_written(inhalt))


@pytest.mark.parametrize("inhalt", FREMD.values(), ids=FREMD)
def test_a_word_file_that_is_not_one_thing_for_every_program_is_foreign(inhalt: bytes) -> None:
    assert not read_written(inhalt).digests
    assert not read_written(inhalt).untouched
    assert not read_written(inhalt).same(read_written(WORD))
    assert not read_written(inhalt).same(read_written(b"PK"))


@pytest.mark.parametrize(
    "inhalt",
    [
        MARKDOWN + b"\n",
        MARKDOWN.replace(b"-->\n", b"-->"),
        MARKDOWN.replace(b"-->", b"\n-->"),
        b"\n<!-- tdocs\n-->\n",
        b"\n<!-- tdocs\n" * 3 + b"\n-->\n",
    ],
)
def test_a_text_that_closes_otherwise_carries_nothing(inhalt: bytes) -> None:
    assert not read_written(inhalt).digests
    assert not read_written(inhalt).untouched


def test_the_last_comment_counts() -> None:
    """A text that quotes such a comment right in front of ours is still as we wrote it."""
    text = "Text\n<!-- tdocs\neine Zeile"
    inhalt = with_seal_comment(text, DIGESTS).encode()
    assert read_written(inhalt).untouched
    assert read_written(inhalt).digests[PROFILE_DIGEST] == DIGESTS[PROFILE_DIGEST]


@pytest.mark.parametrize("zeilen", ["<!-- tdocs", "<!-- tdocs\na", "a"])
def test_a_text_full_of_beginnings_is_read_in_no_time(tmp_path: Path, zeilen: str) -> None:
    """Two seconds of the processor for 10 MB."""
    datei = tmp_path / "a.md"
    datei.write_text(("\n" + zeilen) * (10_000_000 // (len(zeilen) + 1)), "utf-8")
    code = (
        "import sys\n"
        "from teilhabe_docs.rendering.document_formats import read_written\n"
        "inhalt = open(sys.argv[1], 'rb').read()\n"
        "print(read_written(inhalt).digests, read_written(inhalt).untouched)\n"
    )
    befehl = [sys.executable, "-c", code, str(datei)]
    ergebnis = subprocess.run(
        befehl,
        capture_output=True,
        text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (2, 2)),
    )
    assert (ergebnis.returncode, ergebnis.stdout) == (0, "{} False\n"), ergebnis.stderr
