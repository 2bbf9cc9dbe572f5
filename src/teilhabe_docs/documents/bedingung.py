"""Conditions of profiles: expressions over fields that hold, do not hold, or cannot be decided."""

from functools import lru_cache

from jinja2 import TemplateError
from jinja2.runtime import Undefined

from teilhabe_docs.documents.gebrauch import Gebrauch
from teilhabe_docs.documents.koerper import Koerper, in_deutsch
from teilhabe_docs.documents.sicht import Sicht
from teilhabe_docs.documents.umgebung import UMGEBUNG


class Bedingung:
    """A compiled condition."""

    def __init__(self, ausdruck: str) -> None:
        """Compile `ausdruck`; raises `KoerperfehlerError` where it is broken or uses what a body may not."""
        self.gebrauch: tuple[Gebrauch, ...] = Koerper("", "{% if " + ausdruck + " %}{% endif %}").gebrauch
        with in_deutsch():
            self._gilt = UMGEBUNG.compile_expression(ausdruck, undefined_to_none=False)

    def gilt(self, namen: dict[str, Sicht]) -> bool:
        """Whether it holds; raises `UnentschiedenError` where it depends on a field that is not given.

        `namen` come from `sichten` with a strict `Lage`.
        """
        ergebnis = self._gilt(**namen)
        if isinstance(ergebnis, Undefined):
            raise TemplateError(str(ergebnis._undefined_message))
        return bool(ergebnis)


@lru_cache(maxsize=1024)
def bedingung(ausdruck: str) -> Bedingung:
    """The condition `ausdruck`, compiled once."""
    return Bedingung(ausdruck)
