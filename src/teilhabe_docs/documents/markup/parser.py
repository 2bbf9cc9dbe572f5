"""markdown-it-py as tdocs uses it: CommonMark with tables and footnotes, and a few rules of our own.

Switched off is what turns an author's plain words into something else: reference definitions, underlined
headings, code by indentation and raw HTML.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline, image, link
from markdown_it.token import Token
from mdit_py_plugins.attrs import attrs_block_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.footnote.index import footnote_inline, footnote_ref

from teilhabe_docs.documents.markup.markup_limits import keep_brackets, too_much
from teilhabe_docs.documents.markup.number_starts import keep_numbers
from teilhabe_docs.documents.markup.rules_by_start import BlockRules, InlineRules
from teilhabe_docs.documents.markup.value_marks import MARK_CLOSE, MARK_OPEN

CoreRule = Callable[[StateCore], None]

DEEPEST_LEVEL = 12  # six lists in one another, or twelve quotations
_MEISTE_OFFENE = 100  # notes without end in one text; then `^[` is no more than two characters
_LAENGSTE_MARKE = 100  # characters of a note's label
_VIEL_TEXT = 1000  # characters
_LAENGSTES_FELD = 1000  # characters between braces; whatever is longer is not closed
_MARKS = (MARK_OPEN, MARK_CLOSE)
_FELDZEICHEN = frozenset("abcdefghijklmnopqrstuvwxyz0123456789_.")


class _Markdown(MarkdownIt):
    """Parses links with any target, so that a bad one can be named instead of standing there as text."""

    def validateLink(self, url: str) -> bool:  # noqa: N802
        return True

    def normalizeLink(self, url: str) -> str:  # noqa: N802
        return url if MARK_OPEN in url else super().normalizeLink(url)

    @cached_property
    def phases(self) -> tuple[list[CoreRule], list[CoreRule]]:
        """The rules up to the one that finds the blocks, and those for what stands in them."""
        rules = self.core.ruler.getRules()
        after = self.core.ruler.get_active_rules().index("block") + 1
        return rules[:after], rules[after:]


@dataclass(frozen=True, slots=True)
class ParsedMarkdown:
    """A text whose blocks are known; what stands in them is parsed when it is asked for.

    The tokens name their lines as `lines` counts them; `umgebung` holds the footnotes.
    """

    lines: list[str]
    tokens: list[Token]
    umgebung: dict[str, Any]
    _parser: _Markdown

    def parse_inline(self, tokens: Iterable[Token]) -> None:
        """Gives those of the tokens that hold writing what stands in it as their children, each once."""
        writing = [token for token in tokens if token.type == "inline" and not token.children]
        state = StateCore("", self._parser, self.umgebung, writing)
        for rule in self._parser.phases[1]:
            rule(state)

    def inline_of(self, token: Token) -> list[Token]:
        """What stands in a token that holds writing, characters with a backslash apart from the others."""
        found: list[Token] = []
        self._parser.inline.parse(token.content, self._parser, self.umgebung, found)
        return found


def parse(text: str, *, koerper: bool) -> ParsedMarkdown:
    """The blocks of `text`.

    `koerper`: the text is a profile's body (`{.rolle}` lines), else an author's text (`{{ feld }}`).
    Own tokens: `attrs_block`, `feld`, `klammern`, `zu_tief`, `zu_viel`, `zu_viele_klammern`,
    `fussnote_in_fussnote`.
    """
    parser = _parser(koerper)
    umgebung: dict[str, Any] = {"tiefe": 0, "offen": 0}
    state = StateCore(text, parser, umgebung)
    if not koerper and (zeile := too_much(text)):
        zu_viel = Token("zu_viel", "", 0, map=[zeile - 1, zeile], content=text)
        return ParsedMarkdown(text.split("\n"), [zu_viel], umgebung, parser)
    for rule in parser.phases[0]:
        rule(state)
    return ParsedMarkdown(state.src.split("\n"), state.tokens, umgebung, parser)


@cache
def _parser(koerper: bool) -> _Markdown:
    md = configured(koerper)
    md.block.ruler = BlockRules(md.block.ruler)
    md.inline.ruler = InlineRules(md.inline.ruler)
    return md


def configured(koerper: bool) -> _Markdown:
    """The parser with all its rules, each asked everywhere."""
    md = _Markdown("commonmark")
    md.enable("table").disable(["reference", "lheading", "code", "html_block", "html_inline"])
    footnote_plugin(md, move_to_end=False)
    md.inline.ruler.at("footnote_inline", _fussnote)
    md.inline.ruler.at("footnote_ref", _fussnotenmarke)
    md.inline.ruler.at("image", _bild)
    md.inline.ruler.at("link", _link)
    md.inline.ruler.before("text", "abgelegt", _lege_ab)
    md.inline.ruler.before("emphasis", "wortzeichen", _wortzeichen)
    md.block.ruler.before("table", "zu_tief", _zu_tief)
    keep_numbers(md, body=koerper)
    md.core.ruler.at("normalize", _normalise)
    md.core.ruler.before("inline", "keep_brackets", keep_brackets)
    if koerper:
        attrs_block_plugin(md)
        md.core.ruler.disable("attr")
    else:
        md.inline.ruler.before("escape", "feld", _feld)
    return md


def _normalise(state: StateCore) -> None:
    """Line ends and NUL as CommonMark has them, without the search for each line end that took long."""
    state.src = state.src.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")


def _zu_tief(state: StateBlock, start: int, ende: int, silent: bool) -> bool:
    """Text below the deepest level stays text; markdown-it itself would drop it."""
    if silent or state.level <= DEEPEST_LEVEL:
        return False
    zeile = start + 1
    while zeile < ende and not state.isEmpty(zeile):
        if 0 <= state.sCount[zeile] < state.blkIndent:
            break
        zeile += 1
    state.line = zeile
    token = state.push("zu_tief", "", 0)
    token.map = [start, zeile]
    token.content = state.getLines(start, zeile, state.blkIndent, False).strip()
    return True


def _lege_ab(state: StateInline, silent: bool) -> bool:
    """Much text becomes a token before more is added: that copies all of it for each character.

    Not where it ends with blanks, which a line break behind them looks for.
    """
    if not silent and len(state.pending) > _VIEL_TEXT and not state.pending[-1].isspace():
        state.pushPending()
    return False


def _wortzeichen(state: StateInline, silent: bool) -> bool:
    """A single `*` or `_` between letters, digits or values is a character (`Erzieher*in`)."""
    stelle = state.pos
    if state.src[stelle] not in "*_" or stelle == 0 or stelle + 1 >= state.posMax:
        return False
    nachbarn = (state.src[stelle - 1], state.src[stelle + 1])
    if not all(nachbar.isalnum() or nachbar in _MARKS for nachbar in nachbarn):
        return False
    if not silent:
        state.pending += state.src[stelle]
    state.pos += 1
    return True


def _feld(state: StateInline, silent: bool) -> bool:
    """`{{ feld }}` as token `feld`; any other double brace as token `klammern`."""
    klammern = state.src[state.pos : state.pos + 2]
    if klammern not in ("{{", "}}"):
        return False
    grenze = min(state.pos + _LAENGSTES_FELD, state.posMax)
    ende = state.src.find("}}", state.pos + 2, grenze) if klammern == "{{" else -1
    pfad = state.src[state.pos + 2 : ende].strip(" \t") if ende >= 0 else ""
    art, laenge = "klammern", 2
    if pfad and _FELDZEICHEN.issuperset(pfad):
        art, laenge = "feld", ende + 2 - state.pos
    if not silent:
        token = state.push(art, "", 0)
        token.content = state.src[state.pos : state.pos + laenge]
        ganz = state.src[state.pos : ende + 2] if ende >= 0 else klammern
        token.meta = {"pfad": pfad, "geschlossen": ende >= 0, "ganz": ganz}
    state.pos += laenge
    return True


def _fussnote(state: StateInline, silent: bool) -> bool:
    """`^[…]`; inside another one only a token that says so."""
    if state.src[state.pos : state.pos + 2] != "^[" or state.env["offen"] > _MEISTE_OFFENE:
        return False
    if state.env["tiefe"] == 0:
        gefunden = _tiefer(footnote_inline, state, silent)
        state.env["offen"] += not gefunden
        return gefunden
    if not silent:
        state.push("fussnote_in_fussnote", "", 0).content = "^["
    state.pos += 2
    return True


def _fussnotenmarke(state: StateInline, silent: bool) -> bool:
    """`[^marke]`, whether or not the text defines it."""
    if state.src.find("]", state.pos, state.pos + _LAENGSTE_MARKE) < 0:
        return False
    return footnote_ref(state, silent, always_match=True)


def _bild(state: StateInline, silent: bool) -> bool:
    """`![…](…)`, but not in the alternative text of another picture within a note."""
    if state.env["tiefe"] >= 2 or state.src[state.pos : state.pos + 2] != "![":
        return False
    return _ziel_folgt(state) and _tiefer(_with_source(image), state, silent)


def _link(state: StateInline, silent: bool) -> bool:
    """`[…](…)`."""
    return state.src[state.pos] == "[" and _ziel_folgt(state) and _with_source(link)(state, silent)


def _with_source(rule: Callable[[StateInline, bool], bool]) -> Callable[[StateInline, bool], bool]:
    """The rule, leaving in the first token that it makes what is typed for it: `[Wort](ziel)`."""

    def asked(state: StateInline, silent: bool) -> bool:
        start, before = state.pos, len(state.tokens) + bool(state.pending)
        found = rule(state, silent)
        if found and not silent:
            state.tokens[before].meta["typed"] = state.src[start : state.pos]
        return found

    return asked


def _ziel_folgt(state: StateInline) -> bool:
    """Whether a target follows at all; spares the search for the bracket's end where it cannot matter."""
    return state.src.find("](", state.pos, state.posMax) >= 0


def _tiefer(regel: Any, state: StateInline, silent: bool) -> bool:
    state.env["tiefe"] += 1
    try:
        return bool(regel(state, silent))
    finally:
        state.env["tiefe"] -= 1
