"""Values that Word takes for damaged: in parts of a house they count as not said (ECMA-376 part 1, 17.18).

Word refuses a file with one of them; other programs write them.
"""

import re
from collections.abc import Iterator

from teilhabe_docs.rendering.docx.elements import Element, W, sub
from teilhabe_docs.rendering.docx.house.house_package import attributes

_UNIT = r"[0-9]{1,6}(?:\.[0-9]{1,6})?(?:mm|cm|in|pt|pc|pi)"
_MEASURE = re.compile(rf"[0-9]{{1,9}}|{_UNIT}")
_SIGNED = re.compile(rf"-?(?:[0-9]{{1,9}}|{_UNIT})")
_WHOLE = re.compile(r"-?[0-9]{1,9}")
_COLOUR = re.compile("[0-9A-Fa-f]{6}|auto")
_ON_OFF = re.compile("0|1|true|false|on|off")

_SWITCHES = """
b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden
specVanish rtl cs oMath keepNext keepLines pageBreakBefore widowControl suppressLineNumbers bidi
suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN adjustRightInd
contextualSpacing mirrorIndents suppressOverlap semiHidden unhideWhenUsed qFormat locked hidden autoRedefine
"""
_VALUES = {
    **{(name, "val"): _ON_OFF for name in _SWITCHES.split()},
    **{(name, "val"): _MEASURE for name in ("sz", "szCs", "kern")},
    ("position", "val"): _SIGNED,
    ("w", "val"): re.compile(r"(?:600|[1-5]?[0-9]{1,2})%?"),
    ("color", "val"): _COLOUR,
    ("shd", "fill"): _COLOUR,
    ("shd", "color"): _COLOUR,
    ("outlineLvl", "val"): re.compile("[0-9]"),
    ("uiPriority", "val"): _WHOLE,
    ("jc", "val"): re.compile(
        "(?:left|right|center|both|start|end|distribute|mediumKashida|highKashida)|"
        "(?:lowKashida|numTab|thaiDistribute)"
    ),
    **{("spacing", name): _MEASURE for name in ("before", "after")},
    **{("spacing", name): _SIGNED for name in ("line", "val")},
    **{("spacing", name): _WHOLE for name in ("beforeLines", "afterLines")},
    ("spacing", "lineRule"): re.compile("auto|exact|atLeast"),
    **{("spacing", name): _ON_OFF for name in ("beforeAutospacing", "afterAutospacing")},
    **{("ind", name): _SIGNED for name in ("left", "right", "start", "end")},
    **{("ind", name): _MEASURE for name in ("firstLine", "hanging")},
    **{("ind", f"{name}Chars"): _WHOLE for name in ("left", "right", "firstLine", "hanging", "start", "end")},
    ("tab", "pos"): _SIGNED,
}
"""What an attribute may say, by element and name."""
_ALONE = ("color", "shd")
"""They say nothing without what is wrong in them."""


def with_sound_values(tree: Element) -> Iterator[str]:
    """Drop from `tree` what Word takes for damaged; yields what it was (`sz="-4"`).

    A style that has no name gets its id for one, a style without an id goes: nothing can wear it.
    """
    for element in list(tree.iter(f"{W}*")):
        name = element.tag.removeprefix(W)
        wrong = [
            (attribute, value)
            for attribute, value in attributes(element)
            if (allowed := _VALUES.get((name, attribute.removeprefix(W)))) and not allowed.fullmatch(value)
        ]
        for attribute, value in wrong:
            del element.attrib[attribute]
            yield f'{name}="{value}"'
        parent = element.getparent()
        if wrong and parent is not None and (name in _ALONE or not element.attrib):
            parent.remove(element)
    for style in list(tree.iter(f"{W}style")):
        yield from _named(style)


def _named(style: Element) -> Iterator[str]:
    """Let a style have id and name, or go."""
    ident, parent = style.get(f"{W}styleId", "").strip(), style.getparent()
    names = style.findall(f"{W}name")
    if not ident and parent is not None:
        parent.remove(style)
        yield "styleId"
    elif not (names and names[0].get(f"{W}val", "").strip()):
        for name in names:
            style.remove(name)
        sub(style, "name", ident)
        style.insert(0, style[-1])
        yield "name"
