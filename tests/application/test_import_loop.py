"""What tdocs has printed comes back: texts of fields word for word, and no word is lost on the way."""

import html
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from examples import EXAMPLES
from reading.without_styles import without_styles
from sampling import few, one_of
from teilhabe_docs.application.importing import Imported, import_files, write_imported
from teilhabe_docs.application.workspace import open_folder, read_all
from teilhabe_docs.model.base import Model
from teilhabe_docs.model.text_slot import AnlageVerweis, Markdown, ReadFileSlot
from teilhabe_docs.reading.word_model import paragraphs_in
from teilhabe_docs.reading.word_reader import read_word
from teilhabe_docs.reading.word_views import view, visible

OFFERS = [(example, folder) for example in EXAMPLES for folder in sorted((example / "ausgabe").iterdir())]


def words(markdown: str) -> list[str]:
    """The words of a text, its notes last; marks of lists, links and rows aside."""
    text = html.unescape(markdown).replace("_", " ")
    note = r"(?ms)^\[\^[^\]]*\]:.*?(?=^\S|\Z)"
    text = re.sub(note, "", text) + "\n" + "\n".join(re.findall(note, text))
    text = re.sub(r"\[\^[^\]]*\]:?|\]\([^)]*\)", " ", text)
    return re.findall(r"\w+", re.sub(r"(?m)^\s*(?:\d+[.)]|[a-z]\))\s", " ", text))


def texts_in(value: Any, path: str) -> Iterator[tuple[str, str]]:
    """The texts of fields below a value."""
    if isinstance(value, Markdown | ReadFileSlot):
        yield path, value.text
    elif isinstance(value, AnlageVerweis):
        yield path, value.kurz.text if value.kurz else ""
    elif isinstance(value, Model):
        for name in type(value).model_fields:
            yield from texts_in(getattr(value, name), f"{path}.{name}")


def texts(folder: Path, offer: str, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """The texts of an offer by field."""
    monkeypatch.chdir(folder)
    (found,) = [k.konzept for k in read_all(open_folder(".")).konzepte if k.konzept.angebot.id == offer]
    roots = ("traeger", "angebot", "personal")
    return {path: text for root in roots for path, text in texts_in(getattr(found, root), root)}


def share(example: Path, offer: str, made: Path, monkeypatch: pytest.MonkeyPatch) -> float:
    """How many of an example's texts stand word for word in what was made of its documents.

    Figures that a text has from fields, `{{ plaetze }}`, are printed as such, so these are left out.
    """
    wanted = texts(example, offer, monkeypatch)
    wanted = {path: text for path, text in wanted.items() if "{{" not in text and words(text)}
    found = texts(
        made, next(iter(re.findall(r"(?m)^id: (.+)$", (made / "offer.yaml").read_text("utf-8")))), monkeypatch
    )
    return sum(words(found.get(path, "")) == words(text) for path, text in wanted.items()) / len(wanted)


@pytest.mark.parametrize(("example", "folder"), one_of(OFFERS, 1), ids=str)
def test_texts_come_back_word_for_word(
    example: Path, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_imported(import_files(sorted(map(str, folder.glob("*.docx"))), str(tmp_path / "neu")))
    assert share(example, folder.name, tmp_path / "neu", monkeypatch) >= 0.98


@pytest.mark.parametrize(("example", "folder"), one_of(OFFERS, 0), ids=str)
def test_most_texts_come_back_without_styles_and_with_other_headings(
    example: Path, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for file in folder.glob("*.docx"):
        (tmp_path / file.name).write_bytes(without_styles(file.read_bytes()))
    write_imported(import_files(sorted(map(str, tmp_path.glob("*.docx"))), str(tmp_path / "neu")))
    assert share(example, folder.name, tmp_path / "neu", monkeypatch) >= 0.85


def said_in(data: bytes) -> Counter[str]:
    """All words of a Word file: text, notes, margins, and what is struck out."""
    document = read_word(data, "a.docx").document
    assert document
    shown = view(document)
    parts = (shown.blocks, *(n.blocks for n in shown.notes), *(m.blocks for m in shown.margins))
    found = Counter(w for blocks in parts for p in paragraphs_in(blocks) for w in plain(p.text))
    for paragraph in paragraphs_in(document.blocks):
        gone = (piece.text for piece in paragraph.pieces if not visible(piece.changes, "after"))
        found.update(plain("".join(gone)))
    return found


def plain(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text)


def leaves(value: Any) -> Iterator[str]:
    if isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from leaves(one)
    else:
        yield str(value)


def kept_in(done: Imported) -> Counter[str]:
    """All words in the files that are written, the values that are taken, and what is named as left."""
    found: Counter[str] = Counter()
    for name, content in done.contents.items():
        if name.endswith(".md"):
            text = re.sub(r"\[\^\d+\]:?|(?<=\])\([^)]*\)", " ", html.unescape(content.decode("utf-8")))
            found.update(plain(re.sub(r"\\(?=[^\w\s])", "", text)))
    for entry in done.report.taken:
        if entry.target.endswith(".yaml"):
            value = yaml.safe_load(done.contents[entry.target])
            for key in entry.path.split(".")[1:]:
                value = value[key]
            found.update(w for leaf in leaves(value) for w in plain(leaf))
    found.update(w for entry in done.report.left for w in plain(entry.words))
    return found


DOCUMENTS = [file for _, folder in OFFERS for file in sorted(folder.glob("*.docx"))]


@pytest.mark.parametrize("file", few(DOCUMENTS, 18), ids=str)
def test_no_word_of_a_document_is_lost(file: Path, tmp_path: Path) -> None:
    assert not said_in(file.read_bytes()) - kept_in(import_files([str(file)], str(tmp_path / "neu")))
