"""Conditions of profiles: expressions over fields that hold, do not hold, or cannot be decided."""

from collections.abc import Mapping
from functools import lru_cache

from jinja2 import nodes
from jinja2.parser import Parser

from teilhabe_docs.documents.extent import Extent
from teilhabe_docs.documents.template.body import Body, compiled, in_german, template_of
from teilhabe_docs.documents.template.environment import BINDINGS, ENVIRONMENT, Bindings
from teilhabe_docs.documents.template.usage import Usage
from teilhabe_docs.documents.template.view import View


class Condition:
    """A compiled condition."""

    def __init__(self, ausdruck: str) -> None:
        """Compile `ausdruck`; raises `BodyError` where it is broken or uses what a body may not."""
        self.gebrauch: tuple[Usage, ...] = Body("", "{% if " + ausdruck + " %}{% endif %}").gebrauch
        with in_german():
            parser = Parser(ENVIRONMENT, ausdruck, state="variable")
            test = parser.parse_expression()
            if not parser.stream.eos:
                parser.fail("chunk after expression")
        druck = nodes.Output([nodes.TemplateData("ja")])
        baum = nodes.Template([nodes.If(test, [druck], [], [])], lineno=1)
        baum.set_environment(ENVIRONMENT)
        self._vorlage = template_of(compiled(baum))

    def gilt(self, namen: Mapping[str, View], umfang: Extent) -> bool:
        """Whether it holds; raises `UndecidedError` where it depends on a field that is not given.

        `namen` come from `sichten` with a strict `Lage`; `umfang` counts what it takes.
        """
        return bool("".join(self._vorlage.generate({**namen, BINDINGS: Bindings(umfang)})))


@lru_cache(maxsize=1024)
def condition(ausdruck: str) -> Condition:
    """The condition `ausdruck`, compiled once."""
    return Condition(ausdruck)
