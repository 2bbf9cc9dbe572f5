"""The body of a section: its text, its parts in order, and what of the data it uses."""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from types import CodeType
from typing import TYPE_CHECKING, Any

from jinja2 import Template, TemplateError, nodes
from jinja2.visitor import NodeTransformer

from teilhabe_docs.documents.extent import MAX_BODY, Extent
from teilhabe_docs.documents.template.environment import (
    BINDINGS,
    ENVIRONMENT,
    GEWOGEN,
    GEZAEHLT,
    TEIL_AUF,
    TEIL_ZU,
)
from teilhabe_docs.documents.template.grammar import BodyError, PartMark, check_grammar
from teilhabe_docs.documents.template.usage import Usage, UsageReader, parts_by_line

if TYPE_CHECKING:
    from teilhabe_docs.documents.template.reach import Reach
    from teilhabe_docs.documents.template.slips import TagFault

MARK = re.compile(r"[ \t]*(?P<punkt>[-*][ \t]+)?(?P<klammer>\()(?P<art>[@#])(?P<id>[a-z0-9-]*)\)")
_KNOTEN_JE_ZEICHEN = 10
"""So many nodes of a loop take, in each round, about as long as a character that is printed."""
COMMENT = re.compile(r"\{#.*?#\}|<!--.*?-->")
_NUR_TAGS = re.compile(r"\s*(?:\{%[^%]*%\}\s*)+")


@dataclass(frozen=True)
class Body:
    """The body `text` of the file `datei`; what is made from it is made when it is first asked for.

    `mitgebracht` says that it belongs to a profile that tdocs brings along.
    `vorlage`, `ausgabe`, `gebrauch`, `verweise`, `tree` and `constants` raise `BodyError` where it is broken.
    """

    datei: str
    text: str
    mitgebracht: bool = False

    @cached_property
    def marken(self) -> tuple[PartMark, ...]:
        """Its marks in the order of the text."""
        return tuple(_marken(self._zeilen))

    @cached_property
    def says_something(self) -> bool:
        """Whether anything can ever be printed of it."""
        return any(_NUR_TAGS.sub("", MARK.sub("", COMMENT.sub("", zeile))).strip() for zeile in self._zeilen)

    @cached_property
    def vorlage(self) -> Template:
        """The compiled template."""
        from teilhabe_docs.loading.files.kept_values import kept_if

        kept = kept_if(mitgebracht=self.mitgebracht)
        return template_of(kept.made("body", self.text, lambda: compiled(self._baum)))

    @cached_property
    def named_template(self) -> Template:
        """The same, where each value that is printed names its field."""
        from teilhabe_docs.documents.template.named_outputs import with_named_outputs

        return template_of(compiled(with_named_outputs(self._baum)))

    def ausgabe(self, namen: Mapping[str, Any], *, named: bool = False) -> str:
        """The text with `namen` put in, among them the `Bindings`, which count what comes.

        `named`: the bound values say which field they come from, as `FromField`.
        Raises `TemplateError` where that fails, `TooLargeError` where it does not end.
        """
        umfang: Extent = namen[BINDINGS].umfang
        stuecke: list[str] = []
        for stueck in (self.named_template if named else self.vorlage).generate(namen):
            umfang.zaehle(len(stueck))
            stuecke.append(stueck)
        return "".join(stuecke)

    @property
    def gebrauch(self) -> tuple[Usage, ...]:
        """The uses of fields in the order of the text."""
        return tuple(self._gelesen.gebrauch)

    @cached_property
    def reach(self) -> "tuple[Reach, ...]":
        """What it prints and decides by, with the conditions; of built-in bodies kept like the code."""
        from teilhabe_docs.documents.template.reach import Reach, ReachReader
        from teilhabe_docs.loading.files.kept_values import kept_if

        def uses() -> tuple[tuple[Any, ...], ...]:
            reader = ReachReader(self.parts)
            with in_german():
                reader.read(self._baum.body, (), {})
            return tuple(map(tuple, reader.uses))

        kept = kept_if(mitgebracht=self.mitgebracht)
        return tuple(Reach(*use) for use in kept.made("reach", self.text, uses))

    @property
    def verweise(self) -> tuple[tuple[str, int], ...]:
        """The ids it refers to, each with its line."""
        return tuple(self._gelesen.verweise)

    @property
    def constants(self) -> tuple[tuple[int, str], ...]:
        """The strings that its tags print, each with its line."""
        from teilhabe_docs.documents.template.constants import printed_constants

        return tuple(printed_constants(self._baum))

    def zeile(self, nummer: int) -> str:
        """A line of the text, from 1; empty where there is none."""
        return self._zeilen[nummer - 1] if 0 < nummer <= len(self._zeilen) else ""

    @property
    def parts(self) -> list[tuple[str, str]]:
        """For every line the part it stands in and the Absatz around it."""
        return parts_by_line(self._zeilen, self.marken)

    @cached_property
    def _zeilen(self) -> list[str]:
        return self.text.replace("\r\n", "\n").split("\n")

    @property
    def tree(self) -> nodes.Template:
        """Its syntax tree."""
        return self._baum

    @property
    def _baum(self) -> nodes.Template:
        if len(self.text) > MAX_BODY:
            text = f"Der Text ist länger als {MAX_BODY} Zeichen; bitte auf mehrere Abschnitte verteilen."
            raise BodyError(1, text)
        with in_german(self._tag_fault):
            baum = ENVIRONMENT.parse("\n".join(_vorbereitet(zeile) for zeile in self._zeilen))
            check_grammar(baum)
        return baum

    def _tag_fault(self) -> "TagFault | None":
        from teilhabe_docs.documents.template.slips import tag_fault

        return tag_fault(self.text)

    @cached_property
    def _gelesen(self) -> UsageReader:
        leser = UsageReader(self.parts)
        with in_german():
            leser.lies(self._baum.body, frozenset(), {})
        return leser


def compiled(baum: nodes.Template) -> CodeType:
    """The code of a template that counts, while it runs, what its loops and fields take."""
    with in_german():
        return ENVIRONMENT.compile(_Zaehlend().visit(baum))


def template_of(code: CodeType) -> Template:
    """The template that `compiled` has made the code of."""
    return Template.from_code(ENVIRONMENT, code, ENVIRONMENT.globals)


class _Zaehlend(NodeTransformer):
    """Puts the filters that count around fields and around what loops run over."""

    def visit_Getattr(self, knoten: nodes.Getattr) -> nodes.Expr:  # noqa: N802
        return _gewogen(knoten)

    def visit_Name(self, knoten: nodes.Name) -> nodes.Expr:  # noqa: N802
        return _gewogen(knoten) if knoten.ctx == "load" else knoten

    def visit_List(self, knoten: nodes.List) -> nodes.Expr:  # noqa: N802
        return nodes.Tuple([self.visit(wert) for wert in knoten.items], "load")

    def visit_Call(self, knoten: nodes.Call) -> nodes.Expr:  # noqa: N802
        knoten.args = [self.visit(wert) for wert in knoten.args]
        return knoten

    def visit_For(self, knoten: nodes.For) -> nodes.Node:  # noqa: N802
        runde = 1 + sum(1 for _ in knoten.find_all(nodes.Node)) // _KNOTEN_JE_ZEICHEN
        self.generic_visit(knoten)
        knoten.iter = nodes.Filter(knoten.iter, GEZAEHLT, [nodes.Const(runde)], [], None, None)
        return knoten


def _gewogen(feld: nodes.Expr) -> nodes.Expr:
    return nodes.Filter(feld, GEWOGEN, [], [], None, None)


@contextmanager
def in_german(slip: Callable[[], tuple[int, str] | None] = lambda: None) -> Iterator[None]:
    """Turns what Jinja2 raises for a broken template into a `BodyError`; `slip` may know what is wrong."""
    try:
        yield
    except (TemplateError, ValueError) as fehler:
        zeile = getattr(fehler, "lineno", None) or 1
        text = "Diese Zeile lässt sich nicht lesen; vielleicht fehlt »}}« oder »%}«."
        raise BodyError(*(slip() or (zeile, text))) from None
    except (RecursionError, SyntaxError):
        raise BodyError(1, "Die Vorlage ist zu tief verschachtelt.") from None


def _vorbereitet(zeile: str) -> str:
    """The line with its mark safe from values; lines of tags alone vanish, others keep their line break."""
    if treffer := MARK.match(zeile):
        marke = f"{TEIL_AUF}{treffer['art']}{treffer['id']}{TEIL_ZU}"
        zeile = zeile[: treffer.start("klammer")] + marke + zeile[treffer.end() :]
    if zeile.rstrip().endswith("%}") and not _NUR_TAGS.fullmatch(zeile):
        return zeile.rstrip()[:-2] + "+%}"
    return zeile


def _marken(zeilen: list[str]) -> Iterator[PartMark]:
    for nummer, zeile in enumerate(zeilen, 1):
        if treffer := MARK.match(zeile):
            absatz = not treffer["punkt"]
            yield PartMark(treffer["id"], treffer["art"] == "@", absatz, nummer)
