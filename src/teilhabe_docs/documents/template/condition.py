"""Conditions of profiles: expressions over fields that hold, do not hold, or cannot be decided."""

from collections.abc import Mapping
from functools import cached_property, lru_cache
from types import CodeType

from jinja2 import nodes
from jinja2.parser import Parser

from teilhabe_docs.documents.extent import Extent
from teilhabe_docs.documents.template.body import Body, compiled, in_german, template_of
from teilhabe_docs.documents.template.environment import BINDINGS, ENVIRONMENT, Bindings
from teilhabe_docs.documents.template.reach import Guard, guard
from teilhabe_docs.documents.template.usage import Usage
from teilhabe_docs.documents.template.view import View


class Condition:
    """A compiled condition."""

    def __init__(self, ausdruck: str, *, mitgebracht: bool = False) -> None:
        """Compile `ausdruck`; raises `BodyError` where it is broken or uses what a body may not.

        `mitgebracht` says that it belongs to a profile that tdocs brings along.
        """
        from teilhabe_docs.loading.files.kept_values import kept_if

        self._ausdruck = ausdruck
        kept = kept_if(mitgebracht=mitgebracht)
        self._vorlage = template_of(kept.made("condition", ausdruck, self._code))

    @cached_property
    def gebrauch(self) -> tuple[Usage, ...]:
        """The uses of fields in their order."""
        return self._uses()

    @cached_property
    def guard(self) -> Guard:
        """The same as a plain value."""
        return guard(self._expression(), {})

    def _uses(self) -> tuple[Usage, ...]:
        self._expression()
        return Body("", "{% if " + self._ausdruck + " %}{% endif %}").gebrauch

    def _code(self) -> CodeType:
        self._uses()  # raises where it uses what it may not
        test = self._expression()
        druck = nodes.Output([nodes.TemplateData("ja")])
        baum = nodes.Template([nodes.If(test, [druck], [], [])], lineno=1)
        baum.set_environment(ENVIRONMENT)
        return compiled(baum)

    def _expression(self) -> nodes.Expr:
        with in_german(self._slip):
            parser = Parser(ENVIRONMENT, self._ausdruck, state="variable")
            test = parser.parse_expression()
            if not parser.stream.eos:
                parser.fail("chunk after expression")
        return test

    def _slip(self) -> tuple[int, str]:
        from teilhabe_docs.documents.template.slips import expression_slip

        return 1, f"Diese Bedingung lässt sich nicht lesen. {expression_slip(self._ausdruck)}".rstrip()

    def gilt(self, namen: Mapping[str, View], umfang: Extent) -> bool:
        """Whether it holds; raises `UndecidedError` where it depends on a field that is not given.

        `namen` come from `sichten` with a strict `Lage`; `umfang` counts what it takes.
        """
        return bool("".join(self._vorlage.generate({**namen, BINDINGS: Bindings(umfang)})))


@lru_cache(maxsize=1024)
def condition(ausdruck: str, *, mitgebracht: bool = False) -> Condition:
    """The condition `ausdruck`, compiled once."""
    return Condition(ausdruck, mitgebracht=mitgebracht)
