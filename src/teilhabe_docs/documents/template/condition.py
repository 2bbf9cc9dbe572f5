"""Conditions of profiles: expressions over fields that hold, do not hold, or cannot be decided."""

from collections.abc import Mapping
from functools import lru_cache

from jinja2 import nodes
from jinja2.parser import Parser

from teilhabe_docs.documents.extent import Umfang
from teilhabe_docs.documents.template.body import Koerper, in_deutsch, uebersetzt
from teilhabe_docs.documents.template.environment import BINDUNGEN, UMGEBUNG, Bindungen
from teilhabe_docs.documents.template.usage import Gebrauch
from teilhabe_docs.documents.template.view import Sicht


class Bedingung:
    """A compiled condition."""

    def __init__(self, ausdruck: str) -> None:
        """Compile `ausdruck`; raises `KoerperfehlerError` where it is broken or uses what a body may not."""
        self.gebrauch: tuple[Gebrauch, ...] = Koerper("", "{% if " + ausdruck + " %}{% endif %}").gebrauch
        with in_deutsch():
            parser = Parser(UMGEBUNG, ausdruck, state="variable")
            test = parser.parse_expression()
            if not parser.stream.eos:
                parser.fail("chunk after expression")
        druck = nodes.Output([nodes.TemplateData("ja")])
        baum = nodes.Template([nodes.If(test, [druck], [], [])], lineno=1)
        baum.set_environment(UMGEBUNG)
        self._vorlage = uebersetzt(baum)

    def gilt(self, namen: Mapping[str, Sicht], umfang: Umfang) -> bool:
        """Whether it holds; raises `UnentschiedenError` where it depends on a field that is not given.

        `namen` come from `sichten` with a strict `Lage`; `umfang` counts what it takes.
        """
        return bool("".join(self._vorlage.generate({**namen, BINDUNGEN: Bindungen(umfang)})))


@lru_cache(maxsize=1024)
def bedingung(ausdruck: str) -> Bedingung:
    """The condition `ausdruck`, compiled once."""
    return Bedingung(ausdruck)
