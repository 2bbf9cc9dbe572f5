"""What is written can be read back, whatever the texts hold.

Nothing of CommonMark has to be left out: emphasis that the rules on neighbouring characters would refuse
(`Wort**(x)**Wort`) is written with the neighbour as `&#…;`. Blocks are compared in the one form of
`inline_ordnen`; roles that Markdown does not have are not part of it.
"""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rendering.markdown_proben import slot
from sampling import THOROUGH
from teilhabe_docs.documents.blocks import (
    Block,
    Footnote,
    Heading,
    Inline,
    ItemList,
    LineBreak,
    Link,
    ListItem,
    Paragraph,
    Picture,
    TableBlock,
    TextRun,
)
from teilhabe_docs.rendering.markdown.markdown_writer import write_blocks
from teilhabe_docs.rendering.markdown.normal_form import normalised

ZEICHEN = list("ab1Zä €\u00a0😀\u0301§„“ !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~\n\t")
STUECKE = [
    *("1. ", "- ", "# ", "> ", "a) ", "(@x) ", "    ", "```", "---", "===", "|---|", "[^1]: ", "{.und}"),
    *("&amp;", "[offen: ", "http://", "www.", ":smile:", "<b>", "](x)", "Wort"),
]
ZIELE = [
    "https://example.org/a_b",
    "http://x.de/?a=(1)&amp;b=*c*",
    "mailto:a@example.org",
    "https://x.de/%20%7C",
]


def einzeilig(inhalt: list[Inline]) -> list[Inline]:
    return [TextRun(" ") if isinstance(k, LineBreak) else k for k in inhalt]


def als_link(ziel: str, inhalt: list[Inline]) -> Link:
    return Link(ziel, normalised(einzeilig(inhalt), rand=False) or (TextRun("x"),))


def als_lauf(text: str, fett: bool, kursiv: bool, code: bool) -> TextRun:
    return TextRun(text, fett, kursiv, code and "[offen:" not in text)


def als_tabelle(zeilen: list[list[list[Inline]]]) -> TableBlock:
    kopf, *rest = (tuple(normalised(einzeilig(zelle)) for zelle in zeile) for zeile in zeilen)
    return TableBlock(kopf if any(kopf) else (), tuple(rest), ("rechts", "mitte", "links")[: len(kopf)])


def als_code(zeilen: list[str]) -> Paragraph:
    inhalt: list[Inline] = []
    for zeile in zeilen:
        inhalt += [LineBreak(), TextRun(zeile, code=True)] if zeile else [LineBreak()]
    return Paragraph(tuple(inhalt[1:]), "code")


def listen(bloecke: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    """Lists; a number alone begins none, hence numbered ones have two items."""
    punkt = st.lists(bloecke, min_size=1, max_size=3)
    striche = st.builds(
        lambda p: ItemList("strich", tuple(ListItem(tuple(k)) for k in p)),
        st.lists(punkt, min_size=1, max_size=3),
    )
    zahlen = st.builds(
        lambda p, n: ItemList("zahl", tuple(ListItem(tuple(k)) for k in p), beginn=n),
        st.lists(punkt, min_size=2, max_size=3),
        st.integers(0, 11),
    )
    return striche | zahlen


TEXTE = st.lists(
    st.text(st.sampled_from(ZEICHEN), max_size=8) | st.sampled_from(STUECKE), min_size=1, max_size=3
).map("".join)
LAEUFE: st.SearchStrategy[Inline] = st.builds(als_lauf, TEXTE, st.booleans(), st.booleans(), st.booleans())
BILDER = TEXTE.map(lambda alt: Picture(" ".join(alt.split()), "b/c d.png", b"", 10, 10))
LINKS = st.builds(als_link, st.sampled_from(ZIELE), st.lists(LAEUFE | BILDER, min_size=1, max_size=2))
ZEILEN = st.lists(LAEUFE | LINKS | BILDER | st.just(LineBreak()), min_size=1, max_size=4)
NOTENTEXTE = ZEILEN.map(lambda inhalt: Paragraph(normalised(inhalt))).filter(
    lambda absatz: bool(absatz.inhalt)
)
NOTEN = st.lists(NOTENTEXTE, min_size=1, max_size=2).map(lambda absaetze: Footnote(tuple(absaetze)))
INHALTE = st.lists(LAEUFE | LINKS | BILDER | NOTEN | st.just(LineBreak()), min_size=1, max_size=5)
ABSAETZE = st.builds(
    lambda inhalt, zitat: Paragraph(normalised(inhalt), "zitat" if zitat else ""), INHALTE, st.booleans()
).filter(lambda absatz: bool(absatz.inhalt))
TABELLEN = st.integers(1, 3).flatmap(
    lambda n: st.lists(st.lists(INHALTE, min_size=n, max_size=n), min_size=1, max_size=3).map(als_tabelle)
)
CODE = (
    st.lists(st.sampled_from(["x", "  y", "```", "", "~~~", "a`b"]), min_size=1, max_size=3)
    .map(als_code)
    .filter(lambda absatz: bool(absatz.inhalt))
)
TITEL = INHALTE.map(lambda inhalt: Heading(2, normalised(einzeilig(inhalt)))).filter(lambda u: bool(u.inhalt))
BLOECKE: st.SearchStrategy[list[Block]] = st.lists(
    st.recursive(ABSAETZE | TABELLEN | CODE, listen, max_leaves=6) | TITEL, min_size=1, max_size=4
)


@settings(
    max_examples=800 if THOROUGH else 80,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
@given(BLOECKE)
def test_blocks_survive_writing_and_reading(bloecke: list[Block]) -> None:
    text = write_blocks(bloecke)
    assert slot(text, feld=lambda _: None).bloecke == tuple(bloecke)


@settings(
    max_examples=800 if THOROUGH else 120,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
@given(ABSAETZE)
def test_a_paragraph_survives_writing_and_reading(absatz: Paragraph) -> None:
    text = write_blocks((absatz,))
    assert "[offen:" not in text
    assert slot(text, feld=lambda _: None).bloecke == (absatz,)
