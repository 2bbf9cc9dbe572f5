# ruff: noqa: E501
"""Word files whose XML is well-formed and makes no sense are read all the same; nothing of ours fails."""

import io
import random
import zipfile
from collections.abc import Iterable
from pathlib import Path

import pytest
from lxml import etree

from hostile.parts import packed
from reading.word_samples import cell, paragraph, row, run, styled, table, tracked, word_file
from rendering.beispieldokumente import DATEIEN
from sampling import few
from teilhabe_docs.reading.carried_blocks import carried
from teilhabe_docs.reading.word_reader import read_word
from teilhabe_docs.reading.word_views import view

JUNK = ("", "-1", "99999999999", "ä", "rId1", "0", "restart", "%1%9")
SAMPLE = word_file(
    paragraph("Ziele", styled("u1"), '<w:sz w:val="28"/>')
    + paragraph("Punkt", '<w:outlineLvl w:val="3"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
    + table(row(cell(paragraph("breit"), '<w:gridSpan w:val="2"/>'), properties='<w:gridBefore w:val="1"/>'))
    + table(row(cell(paragraph("a"), '<w:vMerge w:val="restart"/>'), properties=tracked("ins", "")), row(cell("<w:p/>", "<w:vMerge/>")))
    + f"<w:p>{tracked('ins', run('neu'))}{tracked('del', run('alt'))}<w:r><w:footnoteReference w:id='1'/></w:r></w:p>",
    styles='<w:style w:type="paragraph" w:styleId="u1"><w:name w:val="heading 1"/><w:basedOn w:val="u1"/></w:style>',
    numbering='<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="3"/></w:lvlOverride></w:num>',
    footnotes=f'<w:footnote w:id="1">{paragraph("Note")}</w:footnote>',
)  # fmt: skip


def damaged(data: bytes, seed: int) -> bytes:
    """The same file with elements moved, doubled, renamed and left out, and attributes that say nonsense."""
    chance = random.Random(seed)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for name in [n for n in parts if n.endswith((".xml", ".rels")) and n != "[Content_Types].xml"]:
        top = etree.fromstring(parts[name])
        elements = list(top.iter(etree.Element))[1:]
        for _ in range(min(len(elements), 40)):
            _harm(chance.choice(elements), chance.choice(elements), chance)
        parts[name] = etree.tostring(top)
    return packed(parts)


def _harm(one: etree._Element, other: etree._Element, chance: random.Random) -> None:
    parent = one.getparent()
    way = chance.randrange(8)
    if way == 0 and parent is not None:
        parent.remove(one)
    elif way == 1 and one is not other and one not in other.iterancestors():
        other.append(one)
    elif way == 2:
        one.tag = other.tag
    elif way >= 4 and one.attrib:
        one.set(chance.choice(list(one.attrib)), chance.choice(JUNK))
    elif way == 3:
        one.attrib.clear()


@pytest.mark.parametrize("sample", [SAMPLE, DATEIEN[0], DATEIEN[-1]], ids=["small", "first", "last"])
@pytest.mark.parametrize("round_", few(range(4)))
def test_nothing_of_ours_fails(sample: bytes | Path, round_: int) -> None:
    tried(sample if isinstance(sample, bytes) else sample.read_bytes(), range(15 * round_, 15 * round_ + 15))


def test_the_check_notices_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "teilhabe_docs.reading.block_reader.whole", lambda text, missing=0: int(text or missing)
    )
    with pytest.raises(AssertionError, match="stimmig"):
        tried(SAMPLE, range(60))


def tried(data: bytes, seeds: Iterable[int]) -> None:
    """Read the file with damage of each seed; fails where something of ours does."""
    for seed in seeds:
        reading = read_word(damaged(data, seed), "a.docx")
        said = [finding.message for finding in reading.findings if "in sich nicht stimmig" in finding.message]
        assert not said, f"{seed}: {said}"
        for which in ("before", "after") if reading.document else ():
            found = view(reading.document, which)  # type: ignore[arg-type]
            carried(found.blocks, found.notes)
