"""Which texts hold nothing that could be wrong, told without reading them as Markdown: nearly all."""

import re
from itertools import groupby

from teilhabe_docs.rendering.markdown.markup_limits import MAX_BRACKETS, too_much

_FELD = re.compile(r"\{\{ ([a-z0-9_]+(?:\.[a-z0-9_]+)*) \}\}")
_EINGESETZT = "\0"
_VERDAECHTIG = ("{", "}", "\\", "`", "<", "\t", "![", "^[")
_LINK = re.compile(r"\]\((?!(?:https?://|mailto:|tel:)[^\0)]{0,2000}\))")
_PUNKT = r"(?:[-+*]|\d+[.)])"
_ZEILE = re.compile(
    rf"\n(?: *(?:>|{_PUNKT} ) *(?:>|{_PUNKT}(?:[ \n]|\Z))"  # one list or quotation right inside another
    rf"|(?:[ >]|{_PUNKT} )*(?:([-*_]) *(?:\1 *){{2,}}(?:\n|\Z)| {{6}}))"  # rules, deep indentation
)
_NOTE = re.compile(r"\[\^([\w-]+)\]")
_NOTENTEXT = re.compile(r"\[\^([\w-]+)\]: \w[^^]*")


def harmless(text: str) -> bool:
    """Whether reading the text cannot find a mistake; where that is not plain it is doubtful."""
    if too_much(text) or text.count("[") > MAX_BRACKETS:
        return False
    if "{{" in text:
        text = _FELD.sub(lambda treffer: _EINGESETZT if is_field(treffer[1]) else treffer[0], text)
    return not (
        any(zeichen in text for zeichen in _VERDAECHTIG)
        or ("](" in text and _LINK.search(text))
        or _ZEILE.search(f"\n{text}")
        or ("|" in text and not _tabellen_gleichmaessig(text))
        or ("[^" in text and not _fussnoten_stimmig(text))
    )


def is_field(pfad: str) -> bool:
    """Whether `{{ pfad }}` in a text names a field of the offer with a plain value, no text and no group."""
    from teilhabe_docs.model.base import Model
    from teilhabe_docs.model.fields import UnknownField
    from teilhabe_docs.model.konzept import field_at

    try:
        typ = field_at(f"angebot.{pfad}").typ
    except UnknownField:
        return False
    return isinstance(typ, type) and not issubclass(typ, Model)


def _tabellen_gleichmaessig(text: str) -> bool:
    """Whether in no run of lines with bars one has more cells than the first."""
    for mit_strich, zeilen in groupby(text.split("\n"), key=lambda zeile: "|" in zeile):
        zellen = [zeile.strip().removeprefix("|").removesuffix("|").count("|") for zeile in zeilen]
        if mit_strich and max(zellen) > zellen[0]:
            return False
    return True


def _fussnoten_stimmig(text: str) -> bool:
    """Whether the text ends with the notes that it refers to, each in a paragraph of one line."""
    davor, _, noten = text.partition("\n\n[^")
    texte = [_NOTENTEXT.fullmatch(zeile) for zeile in f"[^{noten}".strip().split("\n\n")]
    marken = [treffer[1] for treffer in texte if treffer]
    genannt = _NOTE.findall(davor)
    return (
        len(marken) == len(texte) == len(set(marken))
        and set(marken) == set(genannt)
        and davor.count("[^") == len(genannt)
        and "\n[^" not in davor
    )
