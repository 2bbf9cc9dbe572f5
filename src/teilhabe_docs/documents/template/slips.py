"""What is wrong with tags and conditions that Jinja2 cannot read, where that is certain."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from teilhabe_docs.near_names import meant, nearest

_TAG = re.compile(r"\{%[-+]?\s*(?P<name>\w*)\s*(?P<rest>.*?)\s*[-+]?%\}", re.DOTALL)
_CLOSED_BY: Mapping[str, str] = MappingProxyType({"if": "endif", "for": "endfor"})
_OPENED_BY = {end: begin for begin, end in _CLOSED_BY.items()}
_TAGS = ("if", "elif", "else", "endif", "for", "endfor", "set")
_FOREIGN = ("macro", "include", "import", "from", "block", "extends", "call", "filter", "with", "raw")
"""Tags of Jinja2 that no text may have; they are told where the tree is checked."""
_GERMAN: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("wenn", "falls"), "if"),
        **dict.fromkeys(("sonst", "ansonsten"), "else"),
        **dict.fromkeys(("sonstwenn", "elseif", "elsif"), "elif"),
        **dict.fromkeys(("endwenn", "endewenn"), "endif"),
        **dict.fromkeys(("für", "fuer", "jede"), "for"),
        **dict.fromkeys(("endfür", "endfuer"), "endfor"),
        "setze": "set",
    }
)
_ENDS = ("ende", "end")
_QUOTED = re.compile(r"\"[^\"\n]*\"|'[^'\n]*'")
_ODD_QUOTES = re.compile("[„“”‚‘’»«›‹]")
_WORDS: Mapping[str, str] = MappingProxyType({"und": "and", "oder": "or", "nicht": "not", "ist": "is"})


class TagFault(NamedTuple):
    """The line of a tag, and what is wrong with it."""

    line: int
    text: str


class _OpenTag(NamedTuple):
    name: str
    line: int


def tag_fault(text: str) -> TagFault | None:
    """The first tag that belongs to no other, is none, or holds a condition that is none; None: no such."""
    open_ones: list[_OpenTag] = []
    for tag in _TAG.finditer(text):
        line = text.count("\n", 0, tag.start()) + 1
        name, rest = tag["name"], tag["rest"]
        if said := _wrong_tag(name, rest, open_ones):
            return TagFault(line, said)
        if name in _CLOSED_BY:
            open_ones.append(_OpenTag(name, line))
        elif name in _OPENED_BY:
            open_ones.pop()
        if name in ("if", "elif") and (said := expression_slip(rest)):
            return TagFault(line, said)
    if open_ones:
        last = open_ones[-1]
        said = f"Zu »{{% {last.name} … %}}« fehlt »{{% {_CLOSED_BY[last.name]} %}}«. Bitte ergänzen."
        return TagFault(last.line, said)
    return None


def _wrong_tag(name: str, rest: str, open_ones: list[_OpenTag]) -> str:
    if name == "else" and re.match(r"if\b", rest):
        return "»{% else if … %}« heißt hier »{% elif … %}«."
    if name not in (*_TAGS, *_FOREIGN, *(f"end{one}" for one in _FOREIGN)):
        ends = open_ones[-1:] if name in _ENDS else ()
        near = tuple(_CLOSED_BY[one.name] for one in ends)
        near = near or ((_GERMAN[name],) if name in _GERMAN else nearest(name, _TAGS))
        return f"»{{% {name} %}}« gibt es nicht.{meant(near, _POSSIBLE)}"
    around = open_ones[-1] if open_ones else None
    if name in _OPENED_BY and around is None:
        begin = _OPENED_BY[name]
        return (
            f"Zu »{{% {name} %}}« fehlt davor »{{% {begin} … %}}«. Bitte ergänzen, oder »{name}« streichen."
        )
    if name in _OPENED_BY and around and around.name != _OPENED_BY[name]:
        return (
            f"Hier ist noch »{{% {around.name} … %}}« aus Zeile {around.line} offen; es endet mit "
            f"»{{% {_CLOSED_BY[around.name]} %}}«, nicht mit »{{% {name} %}}«."
        )
    if name in ("elif", "else") and (around is None or around.name != "if"):
        return f"»{{% {name} %}}« steht nur zwischen »{{% if … %}}« und »{{% endif %}}«."
    return ""


def expression_slip(expression: str) -> str:
    """What is typed in a condition in place of what Jinja2 reads; empty where nothing is certain."""
    if found := _ODD_QUOTES.search(expression):
        return f'Bitte gerade Anführungszeichen ("…") statt {found.group()} setzen.'
    bare = _QUOTED.sub('""', expression)
    if re.search(r"(?<![=!<>])=(?!=)", bare):
        return "Gleichheit prüft »==«, nicht »=«."
    if "&&" in bare or "||" in bare:
        return "Verbunden wird mit »and« und »or«."
    for word in re.findall(r"(?<![\w.])(\w+)(?![\w.(])", bare):
        if word.casefold() in _WORDS:
            return f"Statt »{word}« heißt es hier »{_WORDS[word.casefold()]}«."
    return ""


_POSSIBLE = f"Möglich sind {', '.join(_TAGS)}."
