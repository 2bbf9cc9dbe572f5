"""Where in a text something stands that is to stay as it is typed: code, targets of links, HTML."""

import re
from collections.abc import Callable, Iterator
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from teilhabe_docs.documents.markup.markup_limits import MAX_BRACKETS
from teilhabe_docs.documents.markup.parser import ParsedMarkdown, configured

Span = tuple[int, int]
"""From a character of a text up to another."""

BEGINS = re.compile(r"[`~<\[\\|{]")
"""Without one of these there is none."""
_ELEMENTS = ("pre", "code", "kbd", "samp", "script", "style", "textarea")
_HTML = re.compile(rf"<(!--|(?:{'|'.join(_ELEMENTS)})\b)", re.IGNORECASE)
_ENDS = {name: re.compile(f"</{name}[ \t]*>", re.IGNORECASE) for name in _ELEMENTS}
_HTML_ENDS = {"!--": re.compile("-->"), **_ENDS}
_WHOLE = frozenset(("backticks", "autolink", "escape", "feld"))
_LABELLED = frozenset(("link", "image", "footnote_inline"))
"""Of these the words are text like any other."""
_Rule = Callable[[StateInline, bool], bool]


def stretches(parsed: ParsedMarkdown, content: str) -> list[Span]:
    """Where in the content of a block something stays as it is; all of it where there is too much."""
    if not BEGINS.search(content):
        return []
    if content.count("[") > MAX_BRACKETS:
        return [(0, len(content))]
    found: list[Span] = []
    parser = _recording()
    parser.inline.parse(content, parser, {**parsed.umgebung, "covered": found, "shift": 0}, [])
    return found


@cache
def _recording() -> MarkdownIt:
    """The parser with rules that tell where they have acted."""
    md = configured(koerper=False)
    ruler = md.inline.ruler
    for name, rule in zip(ruler.get_active_rules(), ruler.getRules(""), strict=True):
        if name in _WHOLE | _LABELLED:
            ruler.at(name, _telling(name, rule))
    return md


def _telling(name: str, rule: _Rule) -> _Rule:
    def asked(state: StateInline, silent: bool) -> bool:
        start, shift = state.pos, state.env["shift"]
        if silent or name in _WHOLE:
            found = rule(state, silent)
            if found and not silent and state.src[start : state.pos].strip() != "\\":  # a line break
                state.env["covered"].append((shift + start, shift + state.pos))
            return found
        begin = start + (name != "link")
        if name != "link":  # what stands in it is parsed by itself
            state.env["shift"] = shift + begin + 1
        found = rule(state, silent)
        state.env["shift"] = shift
        if found:
            end = state.pos
            label = end - 1
            if name != "footnote_inline":
                label = state.md.helpers.parseLinkLabel(state, begin, name == "link")
                state.pos = end
            apart = "\t" in state.src[begin:label]  # else it might be taken apart there
            state.env["covered"].append((shift + (start if apart else label), shift + end))
        return found

    return asked


def in_html(text: str) -> Iterator[Span]:
    """Comments, and elements in which HTML itself would leave the text as it is."""
    at, open_ = 0, set[str]()
    for found in _HTML.finditer(text):
        name = found[1].lower()
        if found.start() < at or name in open_:
            continue
        ending = _HTML_ENDS[name].search(text, found.end())
        if ending is None:
            open_.add(name)
        else:
            at = ending.end()
            yield found.start(), at
