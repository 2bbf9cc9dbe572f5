"""A Word file as somebody else might have written it: without bookmarks, properties, styles of headings."""

import io
import re
import zipfile
from itertools import cycle

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
OTHER_WORDS = ("Darum geht es", "Was uns trägt", "Unser Vorgehen", "Wer kommt", "Was gilt", "Im Einzelnen")


def without_styles(data: bytes) -> bytes:
    """The same file; headings are bold paragraphs with a number typed in front, and say something else."""
    source = zipfile.ZipFile(io.BytesIO(data))
    styles = etree.fromstring(source.read("word/styles.xml"))
    names = {
        s.get(f"{W}styleId"): s.find(f"{W}name").get(f"{W}val").lower() for s in styles.iter(f"{W}style")
    }
    document = etree.fromstring(source.read("word/document.xml"))
    for kind in ("bookmarkStart", "bookmarkEnd"):
        for mark in list(document.iter(f"{W}{kind}")):
            mark.getparent().remove(mark)
    counts = [0] * 9
    words = cycle(OTHER_WORDS)
    for paragraph in list(document.iter(f"{W}p")):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        name = names.get(style.get(f"{W}val"), "") if style is not None else ""
        if name.startswith("toc"):
            paragraph.getparent().remove(paragraph)
        elif found := re.fullmatch(r"heading (\d)", name):
            level = int(found[1])
            counts[level - 1 :] = [counts[level - 1] + 1, *[0] * (9 - level)]
            for child in list(paragraph):
                paragraph.remove(child)
            run = etree.SubElement(paragraph, f"{W}r")
            etree.SubElement(etree.SubElement(run, f"{W}rPr"), f"{W}b")
            text = etree.SubElement(run, f"{W}t")
            text.text = f"{'.'.join(map(str, counts[:level]))} {next(words)}"
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for part in source.namelist():
            if part == "word/document.xml":
                target.writestr(part, etree.tostring(document))
            elif not part.startswith("docProps"):
                target.writestr(part, source.read(part))
    return made.getvalue()
