"""Fields that show text in a style, and whether documents have any (ECMA-376 part 1, 17.16.5.59)."""

import re
from collections.abc import Iterable, Mapping

from teilhabe_docs.rendering.docx.elements import Element, W

ERRORS = ("Fehler!", "Error!")
"""How the result of a field begins that has failed when the house's file was last saved."""
_FIELD = re.compile(r'\s*STYLEREF\s+(?:"([^"]{1,253})"|([^\s"\\]{1,253}))', re.IGNORECASE)
_STYLES = (f"{W}pStyle", f"{W}rStyle")
_ALWAYS = ("Title", "Heading1")
"""Our ids of the styles that text in every document has; the title may stand on the cover instead."""


class StyleReferences:
    """The styles that text in every document has, whatever people call them."""

    def __init__(
        self,
        names: Mapping[str, Iterable[str]],
        ids: Mapping[str, str],
        cover: Iterable[Element],
        *,
        titled: bool = False,
    ) -> None:
        """`names` of the house's styles by id, `ids` of ours there; `cover` stands in every document.

        `titled`: the cover has the title.
        """
        used = {style.get(f"{W}val", "") for block in cover for style in block.iter(*_STYLES)}
        always = used | {ids[name] for name in _ALWAYS[titled:]}
        self._known = {name.strip().casefold() for ident in always for name in names.get(ident, ())} | {"1"}

    def failing(self, tops: Iterable[Element]) -> list[str]:
        """The names in fields that not every document has text for, each once."""
        found: dict[str, None] = {}
        for top in tops:
            simple = (field.get(f"{W}instr", "") for field in top.iter(f"{W}fldSimple"))
            complex_ = (field.text or "" for field in top.iter(f"{W}instrText"))
            for instruction in (*simple, *complex_):
                if field := _FIELD.match(instruction):
                    name = field[1] or field[2]
                    if name.strip().casefold() not in self._known:
                        found[name] = None
        return list(found)
