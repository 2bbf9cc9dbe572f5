"""Comments in a copy of a Word file: at their paragraph, valid, and nothing else is changed."""

import zipfile
from io import BytesIO

import pytest

from reading.word_samples import paragraph, word_file
from teilhabe_docs.reading.commented_copy import MarginComment, commented
from teilhabe_docs.reading.word_model import plain_text
from teilhabe_docs.reading.word_package import RefusedError
from teilhabe_docs.reading.word_reader import read_word

BODY = "".join((paragraph("Eins"), "<w:p/>", paragraph("Drei"), "<w:sectPr/>"))
BOX = (
    "<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>Kasten</w:t></w:r></w:p>"
    "</w:txbxContent></v:textbox></v:shape></w:pict></w:r><w:r><w:t>Anker</w:t></w:r></w:p>"
)


def anchors(data: bytes) -> list[tuple[str, int, int]]:
    """The comments of a file: their words, and the paragraphs that they begin and end in."""
    reading = read_word(data, "a.docx")
    assert reading.document, reading.findings
    found = []
    for comment in reading.document.comments:
        assert comment.start
        assert comment.end
        found.append((plain_text(comment.blocks), comment.start.paragraph, comment.end.paragraph))
    return found


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_comments_stand_at_their_paragraphs() -> None:
    notes = [
        MarginComment(3, ("Drittens", "mehr")),
        MarginComment(2, ("Leer <&>",)),
        MarginComment(0, ("Alles",)),
    ]
    done = anchors(commented(word_file(BODY), notes))
    assert done == [("Drittens\nmehr", 3, 3), ("Leer <&>", 2, 2), ("Alles", 1, 1)]


def test_nothing_else_is_changed() -> None:
    source = word_file(BODY, footnotes="")
    before, after = parts(source), parts(commented(source, [MarginComment(1, ("Hier",))]))
    new = {name for name in after if before.get(name) != after[name]}
    assert new == {
        "[Content_Types].xml",
        "word/_rels/document.xml.rels",
        "word/comments.xml",
        "word/document.xml",
    }
    marks = (b'<w:commentRangeStart w:id="0"/>', b'<w:commentRangeEnd w:id="0"/>')
    text = after["word/document.xml"].replace(b'<w:r><w:commentReference w:id="0"/></w:r>', b"")
    for mark in marks:
        text = text.replace(mark, b"")
    assert text == before["word/document.xml"]


def test_comments_that_are_there_stay() -> None:
    there = f'<w:comment w:id="4" w:author="A">{paragraph("Alt")}</w:comment>'
    mark = '<w:p><w:commentRangeStart w:id="4"/><w:r><w:t>Eins</w:t></w:r><w:commentRangeEnd w:id="4"/></w:p>'
    done = anchors(commented(word_file(mark, comments=there), [MarginComment(1, ("Neu",))]))
    assert done == [("Alt", 1, 1), ("Neu", 1, 1)]


def test_in_a_text_box_there_is_no_comment_but_at_its_anchor() -> None:
    done = anchors(commented(word_file(paragraph("Eins") + BOX), [MarginComment(3, ("Kasten",))]))
    assert done == [("Kasten", 2, 2)]


@pytest.mark.parametrize("prefix", ["ns0", "w14x"])
def test_the_prefix_of_the_file_is_kept(prefix: str) -> None:
    members = parts(word_file(BODY))
    members["word/document.xml"] = (
        members["word/document.xml"]
        .replace(b"xmlns:w=", f"xmlns:{prefix}=".encode())
        .replace(b"<w:", f"<{prefix}:".encode())
        .replace(b"</w:", f"</{prefix}:".encode())
        .replace(b" w:", f" {prefix}:".encode())
    )
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    assert anchors(commented(made.getvalue(), [MarginComment(1, ("Hier",))])) == [("Hier", 1, 1)]


def test_a_file_that_is_none_is_refused() -> None:
    with pytest.raises(RefusedError):
        commented(b"PK", [])
    with pytest.raises(RefusedError):
        commented(word_file(""), [MarginComment(1, ("Hier",))])


def test_the_same_file_gives_the_same_copy() -> None:
    notes = [MarginComment(1, ("Hier",))]
    assert commented(word_file(BODY), notes) == commented(word_file(BODY), notes)
