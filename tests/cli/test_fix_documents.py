"""`tdocs fix` on documents put together from blocks, in odd nestings and with odd line ends."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import yaml
from hypothesis import given, reject, settings
from hypothesis import strategies as st
from markdown_it.token import Token

from helpers import build_tree
from mending import mended
from sampling import THOROUGH
from teilhabe_docs.application.fix import rewritten
from teilhabe_docs.documents.markup.parser import parse
from teilhabe_docs.loading import pasted_text
from teilhabe_docs.loading.covered_text import uncovered
from teilhabe_docs.loading.line_ends import with_plain_ends

DOCUMENTS = settings(max_examples=6000 if THOROUGH else 100, deadline=None, derandomize=True)
FILES = settings(max_examples=1500 if THOROUGH else 25, deadline=None, derandomize=True)
WORDS = ("Küche", "Garten", "Teilhabe", "Nicht", "Wir", "Pflege", "umfasst")
ENDS = (["\n"], ["\r\n"], ["\r"], ["\n", "\r\n"], ["\n", "\r\n", "\r"])
LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
NAMED = re.compile(
    r"[\u00ad•–·✓\uf0b7\t]|<br|^\s*(?:[-*+]\s+)?[o§]\s|^\s*-[^\W\d_]|^\s*(?:[-*+]\s+)?\(?\w{1,3}\)",
    re.IGNORECASE,
)
"""What a fixer may act upon."""
SIGNS = ("• ", "•\t", "– ", "- ", "* ", "1. ", "o\t", "§\t", "-", "✓ ", "· ", "\uf0b7 ")
COUNTED = ("a) b) c) d)", "(a) (b) (c) (d)", "1) 2) 3) 4)", "i) ii) iii) iv)")


@st.composite
def words(draw: st.DrawFn, most: int = 3) -> str:
    word = st.sampled_from(WORDS)
    strange = st.sampled_from(
        (
            *(
                "`{}<br>x`",
                "``{} ` • x``",
                "[{}](https://example.org/a<br>b)",
                "<https://example.org/\u00ad{}>",
            ),
            *(
                "![{}](a\u00ad<br>.png)",
                "\\*{}",
                "\\<br>{}",
                "**{}**",
                "^[{}<br>`a<br>`]",
                "`{}",
                "<!-- {} -->",
            ),
            *("<!-- {}", "{} -->", "{{{{ plaetze }}}} {}", "Tei\u00adl {}", "`{}\t|`"),
        )
    )
    said = [
        draw(strange).format(w) if draw(st.integers(0, 4)) == 4 else w
        for w in draw(st.lists(word, min_size=1, max_size=most))
    ]
    between = draw(
        st.sampled_from((" ", " ", " ", "<br>", "\t", "<br/>", "<br><br>", "<br>• ", "<br>- ", ", <br>"))
    )
    return between.join(said) + draw(st.sampled_from(("", ".", ":", "\t", "<br>", " ")))


def lists(inner: st.SearchStrategy[list[str]]) -> st.SearchStrategy[list[str]]:
    @st.composite
    def one(draw: st.DrawFn) -> list[str]:
        items = draw(st.lists(words(), min_size=1, max_size=4))
        signs = [draw(st.sampled_from(SIGNS))] * 4
        if draw(st.booleans()):
            signs = [f"{sign} " for sign in draw(st.sampled_from(COUNTED)).split()]
        lines = []
        for sign, item in zip(signs, items, strict=False):
            lines.append(f"{sign}{item}")
            if draw(st.integers(0, 5)) == 5:
                lines += [f"  {line}" for line in draw(inner)]
        return lines

    return one()


@st.composite
def fences(draw: st.DrawFn, inner: st.SearchStrategy[list[str]]) -> list[str]:
    begin = draw(st.sampled_from(("```", "````", "~~~", "~~~~", "```py", "``` md x")))
    end = "" if draw(st.integers(0, 9)) == 9 else begin.rstrip("pymd x")
    body = draw(inner | st.sampled_from((["```"], ["~~~"], [""], ["   "])))
    return [begin, *body, *([end] if end else [])]


@st.composite
def around(draw: st.DrawFn, inner: st.SearchStrategy[list[str]]) -> list[str]:
    lines = draw(inner)
    first, others = draw(
        st.sampled_from(
            (("> ", "> "), (">", ">"), ("- ", "  "), ("1. ", "   "), ("  * ", "    "), ("[^1]: ", "    "))
        )
    )
    return [f"{first}{lines[0]}", *(f"{others}{line}" for line in lines[1:])]


@st.composite
def tables(draw: st.DrawFn) -> list[str]:
    columns = draw(st.integers(1, 3))
    rows = draw(st.lists(st.lists(words(2), min_size=columns, max_size=columns), min_size=1, max_size=3))
    if draw(st.booleans()):
        return ["\t".join(row) + draw(st.sampled_from(("", "", "\t"))) for row in rows]
    piped = [f"| {' | '.join(row)} |" for row in rows]
    return [piped[0], "|" + "---|" * columns, *piped[1:]]


BLOCKS: st.SearchStrategy[list[str]] = st.recursive(
    st.lists(words(), min_size=1, max_size=3)
    | tables()
    | words().map(lambda said: ["Text[^1].", "", f"[^1]: {said}"])
    | st.tuples(st.sampled_from(("# ", "    ", "\t", "---")), words()).map(lambda pair: ["".join(pair)]),
    lambda inner: (
        lists(inner) | fences(inner) | around(inner) | inner.map(lambda lines: ["<!--", *lines, "-->"])
    ),
    max_leaves=4,
)


@st.composite
def with_ends(draw: st.DrawFn, lines: Sequence[str]) -> str:
    ends = draw(st.sampled_from(ENDS))
    text = ""
    for line in lines[:-1]:
        end = draw(st.sampled_from(ends))
        text += line + ("\r" if not line and text.endswith("\r") and end == "\n" else end)
    return text + lines[-1]


@st.composite
def documents(draw: st.DrawFn) -> list[str]:
    lines: list[str] = []
    for block in draw(st.lists(BLOCKS, min_size=1, max_size=4)):
        lines += [*block, *draw(st.sampled_from(([], [""], ["  "])))]
    return lines


def shown(text: str) -> tuple[list[str], Counter[str]]:
    """Code and targets of links as Markdown finds them, and how often each word is printed."""
    parsed = parse(text, koerper=False)
    parsed.parse_inline(parsed.tokens)
    code: list[str] = []
    printed: list[str] = []
    labels = {
        t.meta.get("label") for one in parsed.tokens for t in one.children or () if t.type == "footnote_ref"
    }
    for token in _every(_printed(parsed.tokens, labels)):
        code += [token.content] if token.type == "fence" else []
        code += [" ".join(token.content.split())] if token.type == "code_inline" else []
        code += [str(token.attrs["href"])] if token.type == "link_open" else []
        printed.append("" if token.type == "inline" else token.content)
    for note in parsed.umgebung.get("footnotes", {}).get("list", {}).values():
        for token in _every(note.get("tokens", ())):
            code += [token.content] if token.type == "code_inline" else []
            printed.append(token.content)
    return code, Counter(re.findall("|".join(WORDS), "\n".join(printed).replace("\u00ad", "")))


def _every(tokens: Sequence[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from _every(token.children or ())


def _printed(tokens: Sequence[Token], labels: set[str | None]) -> list[Token]:
    """Without notes that nothing refers to."""
    result, dropped = [], 0
    for token in tokens:
        if token.type == "footnote_reference_open" and (dropped or token.meta["label"] not in labels):
            dropped += 1
        elif token.type == "footnote_reference_close" and dropped:
            dropped -= 1
        elif not dropped:
            result.append(token)
    return result


def holds_all(before: str, after: str) -> None:
    (code, printed), (code_after, printed_after) = shown(before), shown(after)
    assert code_after == code
    assert not printed - printed_after


def keeps_other_lines(before: str, after: str) -> None:
    lines = iter(LINE.findall(after))
    for line in LINE.findall(before):
        assert NAMED.search(line) or line in lines, line


@DOCUMENTS
@given(documents().flatmap(with_ends))
def test_a_document_keeps_its_code_its_words_and_its_other_lines(text: str) -> None:
    written = mended(text)
    assert mended(written) == written
    holds_all(text, written)
    keeps_other_lines(text, written)


@pytest.mark.parametrize("text", ["```\n• Küche\n• Pflege\n```", "`Küche<br>Pflege`", "[a](b<br>Küche)"])
def test_it_is_seen_where_code_changes(text: str) -> None:
    with pytest.raises(AssertionError):
        holds_all(text, pasted_text.mended(text, uncovered))


@pytest.mark.parametrize("text", ["• ```\nKüche\n```", "• a\n\n• [^1]: Küche\n\nb[^1]", "• a<br>b\n\n• ~~~"])
def test_what_would_begin_or_end_code_or_a_note_stays(text: str) -> None:
    assert mended(text) == text


@st.composite
def files(draw: st.DrawFn) -> tuple[str, bool]:
    """A file with a text in it, and whether YAML puts its lines together."""
    style = draw(st.sampled_from(("|", "|-", "|+", ">", ">-", "", '"', "'")))
    lines = draw(documents())
    indented = "\n".join(f"  {line}" if line.strip() else line for line in lines).rstrip("\n")
    entry = (
        f"{style}\n{indented}" if style[:1] in ("|", ">", "") else f"{style}{indented.strip()}{style}  # x"
    )
    mark = draw(st.sampled_from(("", "", "\ufeff")))
    ended = draw(
        with_ends(f"id: haus  # bleibt\nkurzbeschreibung: {entry}\nplaetze:   12\n\n# Ende\n".split("\n"))
    )
    return mark + ended, style[:1] != "|"


def fixed(content: str, folder: Path) -> str:
    build_tree(folder, {"provider.yaml": "name: T\n", "offer.yaml": content})
    (version,) = [
        version for name, version in rewritten(str(folder)).versions.items() if name.endswith("offer.yaml")
    ]
    assert not version.findings
    return version.neu.decode()


def data_of(content: str) -> dict[str, object]:
    data = yaml.safe_load(with_plain_ends(content).removeprefix("\ufeff"))
    assert list(data) == ["id", "kurzbeschreibung", "plaetze"]
    assert isinstance(data["kurzbeschreibung"], str)
    return dict(data)


@FILES
@given(files())
def test_a_file_keeps_all_that_is_not_mended(file: tuple[str, bool]) -> None:
    content, folded = file
    with TemporaryDirectory() as folder:
        try:
            data = data_of(content)
            after = fixed(content, Path(folder))
        except (yaml.YAMLError, AssertionError):
            reject()
        assert fixed(after, Path(folder)) == after
    new = data_of(after)
    holds_all(str(data.pop("kurzbeschreibung")), str(new.pop("kurzbeschreibung")))
    assert new == data
    assert after.startswith("\ufeff") == content.startswith("\ufeff")
    text, end = content.rfind("plaetze:"), after.rfind("plaetze:")
    assert after[end:] == content[text:]
    if not folded:
        keeps_other_lines(content, after)
