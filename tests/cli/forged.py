"""A document as somebody would write it who wants tdocs to take it for its own."""

import zipfile
from pathlib import Path

from teilhabe_docs.rendering.document_formats import read_written
from teilhabe_docs.rendering.docx_document import PROPERTIES_PART, parts_digest
from teilhabe_docs.rendering.seal import PARTS_DIGEST, with_seal_comment


def sealed_anew(file: Path, old: bytes, new: bytes) -> None:
    """Other words in a document, and its own digest as if tdocs had written them."""
    if file.suffix == ".md":
        text, _, _ = file.read_text("utf-8").rpartition("\n<!-- tdocs\n")
        digests = dict(read_written(file.read_bytes()).digests)
        del digests[PARTS_DIGEST]
        assert old.decode() in text
        file.write_text(with_seal_comment(text.replace(old.decode(), new.decode()), digests), "utf-8")
        return
    with zipfile.ZipFile(file) as package:
        parts = {info: package.read(info) for info in package.infolist()}
    words = {info.filename: data.replace(old, new) for info, data in parts.items()}
    assert words != {info.filename: data for info, data in parts.items()}
    before = read_written(file.read_bytes()).digests[PARTS_DIGEST].encode()
    words[PROPERTIES_PART] = words[PROPERTIES_PART].replace(before, parts_digest(words).encode())
    with zipfile.ZipFile(file, "w") as package:
        for info in parts:
            package.writestr(info, words[info.filename], info.compress_type)
