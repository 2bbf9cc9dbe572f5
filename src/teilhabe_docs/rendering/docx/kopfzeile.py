"""Header (provider, offer, Stand, version) and footer (page n of m)."""

from teilhabe_docs.documents.bloecke import Dokument

from .elemente import Element, root, run, serialize, sub
from .umbruchschutz import protect

_ONE_LINE = 95
"""So many characters of the header's size stand side by side on one line."""


def header(dokument: Dokument) -> bytes:
    """The header part: on two lines where the names are too long for one."""
    names = [name for name in (dokument.traeger, dokument.angebot) if name]
    state = [f"Stand {german_date(dokument.stand)}"] if dokument.stand else []
    if dokument.version:
        state.append(f"Version {dokument.version}")
    top = root("hdr")
    if len(" · ".join(names + state)) <= _ONE_LINE:
        lines = [(" · ".join(names), " · ".join(state))]
    else:
        lines = [
            (left, right)
            for left, right in zip([*names, ""][:2], [*state, "", ""][:2], strict=True)
            if left or right
        ]
    for index, (left, right) in enumerate(lines):
        paragraph = sub(top, "p")
        properties = sub(paragraph, "pPr")
        sub(properties, "pStyle", "Header")
        if index < len(lines) - 1:
            sub(sub(properties, "pBdr"), "bottom", "nil")
            sub(properties, "spacing", after=0)
        run(paragraph, left)
        if right:
            sub(sub(paragraph, "r"), "tab")
            run(paragraph, protect(right))
    return serialize(top)


def footer() -> bytes:
    """The footer part: »Seite n von m«, both counted by Word."""
    top = root("ftr")
    paragraph = sub(top, "p")
    sub(sub(paragraph, "pPr"), "pStyle", "Footer")
    run(paragraph, "Seite\u00a0")
    _count(paragraph, "PAGE")
    run(paragraph, " von ")
    _count(paragraph, "NUMPAGES")
    return serialize(top)


def _count(paragraph: Element, name: str) -> None:
    run(sub(paragraph, "fldSimple", instr=f" {name} "), "1")


def german_date(iso: str) -> str:
    """`2027-09-01` as `01.09.2027`; anything else as it is."""
    year, _, rest = iso.partition("-")
    month, _, day = rest.partition("-")
    if (len(year), len(month), len(day)) == (4, 2, 2) and (year + month + day).isdigit():
        return f"{day}.{month}.{year}"
    return iso
