"""Forms whose XML makes no sense, and forms of programs that write it otherwise: what comes out stays XML."""

from itertools import pairwise

import pytest
from lxml import etree

from forms import ASKS, control, document, form, line, mark, old_field, run, table
from reading.test_word_damaged import damaged
from sampling import few
from teilhabe_docs.loading.files.zipped import unpack
from teilhabe_docs.reading.form_part import FormPart, text_of
from teilhabe_docs.reading.form_targets import BOX, FormTarget, FormTargets
from teilhabe_docs.reading.word_package import RefusedError, WordPackage
from teilhabe_docs.reading.word_xml import W

LINES = ("Erste & <letzte>", "– zweite")
ALL = form(
    line(run("Träger: ") + control("Träger")),
    f"<w:sdt><w:sdtPr><w:alias w:val='Block'/></w:sdtPr><w:sdtContent>{line(run(ASKS))}<w:p/></w:sdtContent>",
    "</w:sdt>",
    line(run("Ort: ") + mark("Ort") + run(" Datum: ____")),
    line(run("Alt: ") + old_field("Alt")),
    line(run("☐ ja ☐ nein")),
    table(
        (run("Name"), ""),
        (run("Straße"), "<w:p/>"),
        (run("Plätze"), run("___ Plätze")),
        (run("Text"), control("Z")),
    ),
    table((run("Gruppe"), run("Plätze")), ("", "")),
    line(run("Leitung:")),
    line(run("….….")),
)


def targets(data: bytes) -> FormTargets:
    package = WordPackage(data)
    return FormTargets(FormPart(unpack(data, 10_000_000)[package.main], package.document()))


def every(found: FormTargets) -> tuple[FormTarget, ...]:
    return (*found.named, *found.labelled, *found.boxes)


def test_each_target_of_a_form_is_found_and_each_filled_form_is_xml() -> None:
    found = targets(ALL)
    names = {one.name for one in every(found)}
    assert names == {
        *("Träger", "Block", "Ort", "Datum", "Alt", "ja", "nein", "Name", "Straße", "Plätze", "Text", "Z"),
        *("Gruppe", "Leitung"),
    }
    full = [(one.name, one.blank.text) for one in every(found) if not one.blank.is_empty]
    assert full == [("Gruppe", "Plätze")]
    for one in every(found):
        if not one.blank.is_empty:
            continue
        part = FormPart(*_again(found.part.with_edits(one.blank.filled(LINES))))
        text = text_of(part.tree[0])
        assert ("☒" in text) if one.kind == BOX else all(words in text for words in LINES), one


def _again(data: bytes) -> tuple[bytes, etree._Element]:
    return data, etree.fromstring(data)


@pytest.mark.parametrize("seed", few(range(400), 40))
def test_whatever_a_form_is_made_of_what_comes_out_is_xml(seed: int) -> None:
    try:
        found = targets(damaged(ALL, seed))
    except (RefusedError, ValueError):
        return
    for one in every(found):
        if not one.blank.reason and one.blank.is_empty:
            etree.fromstring(found.part.with_edits(one.blank.filled(LINES)))


@pytest.mark.parametrize("prefix", ["w:", "ns0:", ""])
def test_elements_are_written_as_the_form_writes_its_own(prefix: str) -> None:
    part = document(ALL).encode()
    tree = etree.fromstring(part)
    if prefix != "w:":
        moved = etree.Element(f"{W}document", nsmap={prefix.rstrip(":") or None: W.strip("{}")})
        moved.extend(tree)
        part = (
            etree.tostring(moved).replace(b"w:val", f"{prefix}val".encode())
            if prefix
            else etree.tostring(moved)
        )
    found = FormTargets(FormPart(*_again(part)))
    for one in (one for one in found.labelled if one.blank.is_empty):
        new = etree.fromstring(found.part.with_edits(one.blank.filled(LINES)))
        assert sum(LINES[0] in (text.text or "") for text in new.iter(f"{W}t")) == 1, one


def test_what_stands_between_the_runs_of_a_blank_stays() -> None:
    inner = f'{run(" ")}<w:bookmarkStart w:id="9" w:name="_inner"/>{run(" ")}<w:proofErr w:type="x"/>'
    for block in (line(mark("A", inner)), line(inner), table((run("L"), inner))):
        for one in (one for one in every(targets(form(block))) if one.blank.is_empty):
            new = one.blank.part.with_edits(one.blank.filled(LINES)).decode()
            assert ('w:name="_inner"' in new, "proofErr" in new) == (True, True)


def test_edits_do_not_overlap_whatever_is_filled_together() -> None:
    found = targets(ALL)
    chosen = {one.blank.key: one for one in every(found) if one.blank.is_empty}
    edits = sorted(
        (edit for one in chosen.values() for edit in one.blank.filled(LINES)), key=lambda e: e.begin
    )
    assert all(before.end <= after.begin for before, after in pairwise(edits))
    etree.fromstring(found.part.with_edits(edits))
