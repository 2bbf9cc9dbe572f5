# ruff: noqa: E501
"""What stands in a Word file is seen once, and as what it is."""

import pytest

from hostile.parts import HEAD, W, packed, relation
from reading.word_samples import (
    NAMES,
    cell,
    document,
    paragraph,
    row,
    run,
    seen,
    styled,
    table,
    word_file,
)
from teilhabe_docs.reading.word_model import (
    Foreign,
    NoteMark,
    WordParagraph,
    WordPicture,
    WordTable,
    paragraphs_in,
    plain_text,
)
from teilhabe_docs.reading.word_reader import picture_of, read_word
from teilhabe_docs.reading.word_views import view

BOX = f"<w:txbxContent>{paragraph('im Kasten')}</w:txbxContent>"
DRAWING_BOX = (
    f"<w:drawing><wp:inline><a:graphic><wps:txbx>{BOX}</wps:txbx></a:graphic></wp:inline></w:drawing>"
)
VML_BOX = f"<w:pict><v:shape><v:textbox>{BOX}</v:textbox></v:shape></w:pict>"
BOTH = f'<mc:AlternateContent><mc:Choice Requires="wps">{DRAWING_BOX}</mc:Choice><mc:Fallback>{VML_BOX}</mc:Fallback></mc:AlternateContent>'


def texts(body: str, **parts: str) -> list[str]:
    return [block.text for block in paragraphs_in(seen(body, **parts).blocks)]


@pytest.mark.parametrize("box", [DRAWING_BOX, VML_BOX, BOTH], ids=["drawing", "vml", "both"])
def test_a_text_box_is_read_once_behind_its_paragraph(box: str) -> None:
    blocks = seen(f"<w:p>{run('vor')}<w:r>{box}</w:r>{run('nach')}</w:p>{paragraph('danach')}").blocks
    assert [(p.text, p.boxed) for p in paragraphs_in(blocks)] == [
        ("vornach", False),
        ("im Kasten", True),
        ("danach", False),
    ]


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>", "wort"),
        ("<w:smartTag>{}</w:smartTag>", "wort"),
        ("<w:customXml>{}</w:customXml>", "wort"),
        ("<w:fldSimple w:instr=' REF a '>{}</w:fldSimple>", "wort"),
        ("<w:ruby><w:rt><w:r><w:t>laut</w:t></w:r></w:rt><w:rubyBase>{}</w:rubyBase></w:ruby>", ""),
        ("<w:r><w:ruby><w:rt><w:r><w:t>laut</w:t></w:r></w:rt><w:rubyBase>{}</w:rubyBase></w:ruby></w:r>", "wort"),
        ("<w:hyperlink w:anchor='a'>{}</w:hyperlink>", "wort"),
        ("<w:r><w:tab/><w:t>a</w:t><w:br/><w:noBreakHyphen/><w:softHyphen/><w:t>b</w:t></w:r>", "\ta\n\N{NON-BREAKING HYPHEN}b"),
        ("<w:r><w:sym w:font='Wingdings' w:char='F0A8'/></w:r>", "☐"),
        ("<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>", "a+b"),
    ],
)  # fmt: skip
def test_what_stands_around_runs_hides_nothing(inside: str, text: str) -> None:
    assert texts(f"<w:p>{inside.format(run('wort'))}</w:p>") == [text]


def test_of_a_field_only_its_result_counts() -> None:
    def char(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    def code(text: str) -> str:
        return f"<w:r><w:instrText>{text}</w:instrText></w:r>"

    nested = char("begin") + code("X") + char("separate") + run("Bedingung") + char("end")
    link = char("begin") + code(' HYPERLINK "https://example.org" ') + char("separate")
    body = f"<w:p>{char('begin')}{code('IF ')}{nested}{char('separate')}{run('Ergebnis')}{char('end')} {link}{run('Netz')}{char('end')}</w:p>"
    (found,) = paragraphs_in(seen(body).blocks)
    assert [(p.text, p.look.link) for p in found.pieces] == [
        ("Ergebnis", ""),
        ("Netz", "https://example.org"),
    ]


def test_a_field_that_does_not_end_swallows_nothing() -> None:
    assert texts('<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>' + paragraph("Text")) == [
        "",
        "Text",
    ]


@pytest.mark.parametrize(("state", "sign"), [("<w:checked/>", "☒"), ('<w:default w:val="0"/>', "☐")])
def test_a_check_box_of_a_form_is_a_sign(state: str, sign: str) -> None:
    box = (
        f'<w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox>{state}</w:checkBox></w:ffData></w:fldChar>'
    )
    body = f'<w:p><w:r>{box}</w:r><w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>{run(" ja")}</w:p>'
    assert texts(body) == [f"{sign} ja"]


def test_a_prompt_is_no_text_of_an_author() -> None:
    control = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('Hier klicken')}</w:sdtContent></w:sdt>"
    (found,) = paragraphs_in(seen(f"<w:p>{run('Name: ')}{control}</w:p>").blocks)
    assert [(p.text, p.look.prompt) for p in found.pieces] == [("Name: ", False), ("Hier klicken", True)]


def test_a_link_leads_where_its_relation_says() -> None:
    link = relation("rId7", "hyperlink", "https://example.org/a", external=True)
    found = document(f'<w:p><w:hyperlink r:id="rId7">{run("dort")}</w:hyperlink></w:p>', link)
    assert [p.pieces[0].look.link for p in paragraphs_in(found.blocks)] == ["https://example.org/a"]


def test_notes_are_marked_in_the_text_and_stand_apart() -> None:
    note = f'<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote><w:footnote w:id="3">{paragraph("Anmerkung")}</w:footnote>'
    end = f'<w:endnote w:id="3">{paragraph("am Ende")}</w:endnote>'
    body = f'<w:p>{run("Satz")}<w:r><w:endnoteReference w:id="3"/></w:r><w:r><w:footnoteReference w:id="3"/></w:r></w:p>'
    found = seen(body, footnotes=note, endnotes=end)
    (block,) = paragraphs_in(found.blocks)
    assert [p.inner for p in block.pieces] == [None, NoteMark("endnote", "3"), NoteMark("footnote", "3")]
    assert [(n.kind, plain_text(n.blocks)) for n in found.notes] == [
        ("endnote", "am Ende"),
        ("footnote", "Anmerkung"),
    ]


def test_a_picture_has_its_alternative_text_and_its_bytes() -> None:
    body = (
        '<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" descr="Das Haus"/><a:graphic><a:blip r:embed="rId9"/>'
        "</a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )
    made = packed(
        {
            "word/document.xml": f"{HEAD}<w:document {NAMES}><w:body>{body}</w:body></w:document>",
            "word/_rels/document.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
            f'relationships">{relation("rId9", "image", "media/haus.png")}</Relationships>',
            "word/media/haus.png": b"\x89PNG",
        }
    )
    reading = read_word(made, "a.docx")
    assert reading.document
    (found,) = paragraphs_in(reading.document.blocks)
    assert found.pieces[0].inner == WordPicture("Das Haus", "word/media/haus.png")
    assert picture_of(made, "word/media/haus.png") == b"\x89PNG"
    assert picture_of(made, "word/media/garten.png") is None


def test_an_equation_is_known_as_such() -> None:
    (found,) = paragraphs_in(seen("<w:p><m:oMath><m:r><m:t>a</m:t></m:r></m:oMath></w:p>").blocks)
    assert found.pieces[0].inner == Foreign("equation")


def test_cells_that_are_merged_are_one() -> None:
    (found,) = seen(
        table(
            row(
                cell(paragraph("Kopf"), '<w:gridSpan w:val="2"/>'),
                cell(paragraph("C")),
                properties="<w:tblHeader/>",
            ),
            row(
                cell(paragraph("hoch"), '<w:vMerge w:val="restart"/>'),
                cell(paragraph("1")),
                cell(paragraph("2")),
            ),
            row(cell("<w:p/>", "<w:vMerge/>"), cell(paragraph("3")), cell(paragraph("4"))),
            row(cell(paragraph("nicht verbunden")), cell("<w:p/>"), cell("<w:p/>")),
        )
    ).blocks
    assert isinstance(found, WordTable)
    shape = [
        [
            (column, c.columns, c.rows, plain_text(c.blocks))
            for column, c in zip(r.columns, r.cells, strict=True)
        ]
        for r in found.rows
    ]
    assert shape == [
        [(0, 2, 1, "Kopf"), (2, 1, 1, "C")],
        [(0, 1, 2, "hoch"), (1, 1, 1, "1"), (2, 1, 1, "2")],
        [(1, 1, 1, "3"), (2, 1, 1, "4")],
        [(0, 1, 1, "nicht verbunden"), (1, 1, 1, ""), (2, 1, 1, "")],
    ]
    assert [r.header for r in found.rows] == [True, False, False, False]


def test_words_in_a_cell_that_is_merged_away_stay() -> None:
    body = table(
        row(cell(paragraph("oben"), '<w:vMerge w:val="restart"/>')),
        row(cell(paragraph("unten"), "<w:vMerge/>")),
    )
    assert texts(body) == ["oben", "unten"]


def test_rows_and_cells_in_content_controls_and_nested_tables_are_seen() -> None:
    inner = table(row(cell(paragraph("innen"))))
    controlled = f"<w:sdt><w:sdtContent>{row(cell(inner + '<w:p/>'))}</w:sdtContent></w:sdt>"
    assert texts(f"<w:sdt><w:sdtContent>{table(controlled)}</w:sdtContent></w:sdt>") == ["innen", ""]


def test_headers_and_footers_stand_apart() -> None:
    section = (
        '<w:sectPr><w:headerReference r:id="rId_header1"/><w:footerReference r:id="rId_footer1"/></w:sectPr>'
    )
    found = document(paragraph("Text") + section, header1=paragraph("oben"), footer1=paragraph("unten"))
    assert [(m.kind, plain_text(m.blocks)) for m in found.margins] == [
        ("header", "oben"),
        ("footer", "unten"),
    ]
    assert plain_text(found.blocks) == "Text"


def test_strict_files_are_read_like_the_others() -> None:
    body = paragraph("Ziel", styled("u1")) + paragraph("Text")
    made = word_file(
        body, styles='<w:style w:type="paragraph" w:styleId="u1"><w:name w:val="heading 1"/></w:style>'
    )
    usual = read_word(made, "a.docx").document
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        members = {i.filename: archive.read(i).decode() for i in archive.infolist()}
    strict = {
        name: text.replace(W, "http://purl.oclc.org/ooxml/wordprocessingml/main").replace(
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            "http://purl.oclc.org/ooxml/officeDocument/relationships",
        )
        for name, text in members.items()
    }
    assert strict != members
    assert read_word(packed(strict), "a.docx").document == usual
    assert usual and [b.outline is not None for b in usual.blocks if isinstance(b, WordParagraph)] == [
        True,
        False,
    ]


def test_comments_know_what_they_are_about() -> None:
    body = (
        f'<w:p>{run("Vorher ")}<w:commentRangeStart w:id="0"/>{run("diese Worte")}<w:commentRangeEnd w:id="0"/>'
        f'<w:r><w:commentReference w:id="0"/></w:r>{run(" nachher")}</w:p>'
        '<w:p><w:r><w:commentReference w:id="1"/></w:r></w:p>'
    )
    comments = "".join(
        f'<w:comment w:id="{n}" w:author="Erika Muster" w:date="2026-03-01T10:00:00Z"><w:p w14:paraId="0000000{n}">{run(text)}</w:p></w:comment>'
        for n, text in enumerate(("Warum?", "Darum."))
    )
    extended = '<w15:commentEx w15:paraId="00000000" w15:done="1"/><w15:commentEx w15:paraId="00000001" w15:paraIdParent="00000000" w15:done="0"/>'
    first, second = document(body, comments=comments, commentsExtended=extended).comments
    assert (first.author, first.date, plain_text(first.blocks)) == (
        "Erika Muster",
        "2026-03-01T10:00:00Z",
        "Warum?",
    )
    assert first.start and first.end and (first.start, first.end) == ((1, 1), (1, 2))
    assert (first.done, first.answers, second.done, second.answers) == (True, "", False, "0")
    assert second.start == second.end == (2, 0)


def test_a_page_is_the_one_that_word_has_seen() -> None:
    turned = f"<w:p><w:r><w:lastRenderedPageBreak/></w:r>{run('zwei')}</w:p>"
    found = seen(paragraph("eins") + turned + paragraph("auch zwei")).blocks
    assert [block.place.page for block in found] == [1, 2, 2]
    assert [block.place.page for block in seen(paragraph("eins")).blocks] == [None]


def test_bookmarks_belong_to_the_paragraph_behind_them() -> None:
    body = (
        '<w:bookmarkStart w:id="1" w:name="a"/>'
        + f'<w:p><w:bookmarkStart w:id="2" w:name="b"/>{run("x")}</w:p>'
    )
    (found,) = paragraphs_in(document(body).blocks)
    assert found.bookmarks == ("a", "b")


def test_paragraphs_of_the_body_are_counted_those_of_notes_are_not() -> None:
    body = paragraph("1") + table(row(cell(paragraph("2")), cell(paragraph("3")))) + paragraph("4")
    found = document(body, footnotes=f'<w:footnote w:id="1">{paragraph("x")}</w:footnote>')
    assert [p.place.paragraph for p in paragraphs_in(found.blocks)] == [1, 2, 3, 4]
    assert [p.place.paragraph for p in paragraphs_in(found.notes[0].blocks)] == [0]


def test_the_same_file_gives_the_same_document() -> None:
    made = word_file(paragraph("a") + table(row(cell(paragraph("b")))))
    first, second = read_word(made, "a.docx"), read_word(made, "a.docx")
    assert first == second and first.document and view(first.document) == view(first.document)
