"""Where a value stands: spans and paths of a document."""

import pytest

from teilhabe_docs.diagnostics import Span
from teilhabe_docs.loading.yaml.document import Document
from teilhabe_docs.loading.yaml.node_tree import DataPath
from teilhabe_docs.loading.yaml.yaml_reader import read_yaml

TEXT = """\
name: "Haus 'Ö'"
leer:
anschrift:
  strasse: Weg 1   # Kommentar
  ort: Stadt
leitbild: |
  Erste Zeile

  Dritte
zeiten: [{von: 8:30, bis: 12:00},
         {von: 13:00}]
positionen:
  - id: leitung
    vzae: 1,0
  - funktion: ohne id
"""


@pytest.fixture
def document() -> Document:
    document, findings = read_yaml(TEXT.encode(), "angebote/a/offer.yaml")
    assert document is not None
    assert findings == ()
    return document


@pytest.mark.parametrize(
    ("path", "span"),
    [
        ((), Span(1, 1, 1, 1)),
        (("name",), Span(1, 7, 1, 17)),
        (("anschrift", "strasse"), Span(4, 12, 4, 17)),
        (("zeiten", 0, "bis"), Span(10, 27, 10, 32)),
        (("positionen", 0, "vzae"), Span(14, 11, 14, 14)),
    ],
)
def test_a_value_has_its_own_span(document: Document, path: DataPath, span: Span) -> None:
    assert document.span(path) == span


def test_an_empty_value_stands_at_its_key(document: Document) -> None:
    assert document.span(("leer",)) == Span(2, 1, 2, 5)


def test_a_collection_and_a_block_end_with_their_first_line(document: Document) -> None:
    assert document.span(("anschrift",)) == Span(4, 3, 4, 31)
    assert document.span(("leitbild",)) == Span(6, 11, 6, 12)
    assert document.span(("zeiten",)) == Span(10, 9, 10, 34)
    assert document.span(("positionen", 0)) == Span(13, 5, 13, 16)


@pytest.mark.parametrize(
    ("path", "span"),
    [
        (("fehlt",), Span(1, 1, 1, 1)),
        (("anschrift", "plz"), Span(3, 1, 3, 10)),
        (("anschrift", "plz", "tiefer"), Span(3, 1, 3, 10)),
        (("leer", "plz"), Span(2, 1, 2, 5)),
        (("positionen", 1, "id"), Span(15, 5, 15, 22)),
        (("positionen", 7, "id"), Span(12, 1, 12, 11)),
    ],
)
def test_a_missing_value_stands_at_the_key_of_its_nearest_parent(
    document: Document, path: DataPath, span: Span
) -> None:
    assert document.span(path) == span


def test_a_key_has_its_own_span(document: Document) -> None:
    assert document.key_span(("anschrift", "strasse")) == Span(4, 3, 4, 10)


def test_a_value_from_a_merge_is_found_where_it_stands() -> None:
    document, _ = read_yaml(b"a: &a {x: 1}\nb:\n  <<: *a\n  y: 2\n", "offer.yaml")
    assert document is not None
    assert document.span(("b", "x")) == Span(1, 11, 1, 12)


def test_columns_count_code_points_behind_an_emoji() -> None:
    document, _ = read_yaml("a: {x: 😀, y: 1}\n".encode(), "offer.yaml")
    assert document is not None
    assert document.span(("a", "y")) == Span(1, 14, 1, 15)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ((), ""),
        (("anschrift", "plz"), "anschrift.plz"),
        (("positionen", 0, "vzae"), "positionen[id=leitung].vzae"),
        (("positionen", 1, "id"), "positionen[1].id"),
        (("positionen", 9), "positionen[9]"),
    ],
)
def test_a_path_names_entries_by_their_id(document: Document, path: DataPath, text: str) -> None:
    assert document.path_text(path) == text


PROSA = """\
block: |
  Erste Zeile

  mit Wort und
  noch einem Wort
gefaltet: >-
  Ein langer
  Satz mit Wort
schlicht: ein Wort in
  zwei Zeilen
einfach: 'es''s ein Wort'
doppelt: "ein \\"Wort\\""
leer:
"""


@pytest.mark.parametrize(
    ("key", "part", "number", "span"),
    [
        ("block", "Wort", 1, Span(4, 7, 4, 11)),
        ("block", "Wort", 2, Span(5, 14, 5, 18)),
        ("block", "Zeile\n\nmit", 1, Span(2, 9, 4, 6)),
        ("gefaltet", "langer Satz", 1, Span(7, 7, 8, 7)),
        ("schlicht", "in zwei", 1, Span(9, 20, 10, 7)),
        ("einfach", "es's", 1, Span(11, 11, 11, 16)),
        ("doppelt", '"Wort"', 1, Span(12, 15, 12, 23)),
    ],
)
def test_the_span_of_a_stretch_of_text(key: str, part: str, number: int, span: Span) -> None:
    document, _ = read_yaml(PROSA.encode(), "offer.yaml")
    assert document is not None
    text = document.data[key]
    assert isinstance(text, str)
    start = -1
    for _ in range(number):
        start = text.index(part, start + 1)
    assert document.span_im_text((key,), start, start + len(part)) == span


def test_nothing_to_find_is_the_whole_text() -> None:
    document, _ = read_yaml(PROSA.encode(), "offer.yaml")
    assert document is not None
    assert document.span_im_text(("leer",), 0, 3) == document.span(("leer",))
    assert document.span_im_text(("block",), 11, 12) == document.span(("block",))
