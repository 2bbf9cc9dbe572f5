"""Changes that Word has tracked count as accepted; who made them, and what was there before, goes.

ECMA-376 part 1, 17.13.5.
"""

from teilhabe_docs.rendering.docx.elements import Element, W
from teilhabe_docs.rendering.docx.house.left_out import CHANGES, LeftOut
from teilhabe_docs.rendering.docx.house.sieve import Sieve

_NEW = frozenset((f"{W}ins", f"{W}moveTo"))
_OLD = frozenset((f"{W}del", f"{W}moveFrom"))
_MARKS = frozenset(
    (
        *(f"{W}{of}Change" for of in ("pPr", "rPr", "sectPr", "tblPr", "tblGrid", "tblPrEx", "trPr", "tcPr")),
        *(f"{W}{name}" for name in ("numberingChange", "cellIns", "cellDel", "cellMerge")),
        *(f"{W}move{way}Range{end}" for way in ("From", "To") for end in ("Start", "End")),
        *(
            f"{W}customXml{way}Range{end}"
            for way in ("Ins", "Del", "MoveFrom", "MoveTo")
            for end in ("Start", "End")
        ),
    )
)
"""What only tells of a change."""
_ALLOWED = frozenset((f"{W}permStart", f"{W}permEnd"))
"""Who may change what stands between."""
_TABLE = f"{W}tbl"
_RUN, _ROW = f"{W}rPr", f"{W}trPr"
_PARAGRAPH, _PARAGRAPH_PROPERTIES = f"{W}p", f"{W}pPr"


def accept_changes(tree: Element, sieve: Sieve, left: LeftOut) -> None:
    """Let `sieve` leave out of `tree` what was deleted and all that tells of changes; `left` hears of it."""
    emptied: list[Element] = []
    shortened: set[Element] = set()
    for element in sieve.living(tree):
        tag, parent = element.tag, element.getparent()
        if tag in _ALLOWED:
            sieve.gone.add(element)
            continue
        if tag in _MARKS:
            sieve.gone.add(element)
        elif tag not in _NEW | _OLD or parent is None:
            continue
        elif parent.tag == _ROW:
            row = parent.getparent()
            if row is None or tag in _NEW:
                sieve.gone.add(element)
            else:
                sieve.gone.add(row)
                shortened.update(row.iterancestors(_TABLE))
        elif parent.tag == _RUN:
            sieve.gone.add(element)
            if tag in _OLD:
                emptied += element.iterancestors(_PARAGRAPH)
        elif tag in _OLD:
            sieve.gone.add(element)
        else:
            sieve.opened.add(element)
        left.add(CHANGES)
    sieve.gone.update(table for table in shortened if sieve.gone.issuperset(table.iterchildren(f"{W}tr")))
    for paragraph in emptied:
        _drop_if_empty(paragraph, sieve)


def _drop_if_empty(paragraph: Element, sieve: Sieve) -> None:
    """Leave out a paragraph whose end was deleted with all its text, unless it ends what it stands in."""
    follower = paragraph.getnext()
    if follower is None or follower.tag != _PARAGRAPH:
        return
    properties = {below for one in paragraph.iterchildren(_PARAGRAPH_PROPERTIES) for below in one.iter()}
    stays = (one for one in sieve.living(paragraph) if one is not paragraph and one not in properties)
    if all(one.tag in _NEW for one in stays):
        sieve.gone.add(paragraph)
