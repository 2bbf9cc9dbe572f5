"""The numbers that Word computes for every paragraph of a Word file (ECMA-376 part 1, 17.7.2, 17.9)."""

from collections.abc import Iterator

from lxml import etree

from rendering.docx_lesen import Datei, W, text

VAL = f"{W}val"


class Styles:
    """The paragraph styles of a file, each with what it is based on."""

    def __init__(self, file: Datei) -> None:
        top = file.xml("styles")
        self.by_id = {s.get(f"{W}styleId"): s for s in top.iter(f"{W}style")}
        self.defaults = top.find(f"{W}docDefaults")
        self.default = next(
            (
                i
                for i, s in self.by_id.items()
                if s.get(f"{W}default") == "1" and s.get(f"{W}type") == "paragraph"
            ),
            "",
        )

    def chain(self, ident: str) -> Iterator[etree._Element]:
        """The style, what it is based on, and so on."""
        seen: set[str] = set()
        while ident in self.by_id and ident not in seen:
            seen.add(ident)
            yield self.by_id[ident]
            based = self.by_id[ident].find(f"{W}basedOn")
            ident = based.get(VAL) if based is not None else ""

    def said(self, ident: str, path: str) -> etree._Element | None:
        """What the style says of `pPr/keepNext` or the like, itself, by what it is based on or by default."""
        where = f"{W}" + path.replace("/", f"/{W}")
        found = [style.find(where) for style in self.chain(ident)]
        if self.defaults is not None:
            found.append(self.defaults.find(f"{W}{path.partition('/')[0]}Default/{where}"))
        return next((element for element in found if element is not None), None)

    def holds(self, ident: str, path: str) -> bool:
        """Whether a yes-or-no property is on."""
        element = self.said(ident, path)
        return element is not None and element.get(VAL, "1") not in ("0", "false", "off")

    def name(self, ident: str) -> str:
        return self.by_id[ident].find(f"{W}name").get(VAL)


def style_of(paragraph: etree._Element, styles: Styles) -> str:
    """The id of the style that a paragraph has."""
    own = paragraph.find(f"{W}pPr/{W}pStyle")
    return own.get(VAL) if own is not None and own.get(VAL) in styles.by_id else styles.default


def numbered(file: Datei) -> list[tuple[str, str, str]]:
    """(name of the style, number as Word shows it or "", text) of each paragraph with words, in order."""
    styles, lists = Styles(file), _Lists(file)
    found = []
    for paragraph in file.xml("document").iter(f"{W}p"):
        ident = style_of(paragraph, styles)
        number = lists.next(*_list_of(paragraph, ident, styles))
        words = text(paragraph)
        if words.strip() or number:
            found.append((styles.name(ident), number, words))
    return found


def _list_of(paragraph: etree._Element, ident: str, styles: Styles) -> tuple[str, int]:
    said = [paragraph.find(f"{W}pPr/{W}numPr/{W}{name}") for name in ("numId", "ilvl")]
    num, level = (
        own if own is not None else styles.said(ident, f"pPr/numPr/{name}")
        for own, name in zip(said, ("numId", "ilvl"), strict=True)
    )
    if num is None:
        return "0", 0
    return num.get(VAL), int(level.get(VAL)) if level is not None else 0


class _Lists:
    def __init__(self, file: Datei) -> None:
        top = file.xml("numbering") if "word/numbering.xml" in file.teile else etree.Element("none")
        self._levels = {
            a.get(f"{W}abstractNumId"): {int(lvl.get(f"{W}ilvl")): lvl for lvl in a.iter(f"{W}lvl")}
            for a in top.iter(f"{W}abstractNum")
        }
        self._nums = {num.get(f"{W}numId"): num for num in top.iter(f"{W}num")}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def next(self, ident: str, level: int) -> str:
        if ident not in self._nums:
            return ""
        num = self._nums[ident]
        abstract = num.find(f"{W}abstractNumId").get(VAL)
        levels, counts = self._levels[abstract], self._counts.setdefault(abstract, {})
        start = num.find(f"{W}lvlOverride[@{W}ilvl='{level}']/{W}startOverride")
        if start is not None and (ident, level) not in self._begun:
            counts[level] = int(start.get(VAL))
        else:
            begin = levels[level].find(f"{W}start")
            first = int(begin.get(VAL)) if begin is not None else 0
            counts[level] = counts[level] + 1 if level in counts else first
        self._begun.add((ident, level))
        for deeper in [one for one in counts if one > level]:
            del counts[deeper]
        shown = levels[level].find(f"{W}lvlText").get(VAL)
        for other in range(level + 1):
            kind = levels[other].find(f"{W}numFmt").get(VAL)
            shown = shown.replace(f"%{other + 1}", _figure(kind, counts.get(other, 1)))
        return shown.replace("\u00a0", " ")


def _figure(kind: str, value: int) -> str:
    if kind == "lowerLetter":
        return chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)
    if kind == "upperRoman":
        return "".join(sign for sign, worth in (("V", 5), ("I", 1)) for _ in range(value // worth))[:4]
    return str(value) if kind != "none" else ""
