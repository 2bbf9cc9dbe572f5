"""The body of a section: its text, its parts in order, and what of the data it uses."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from jinja2 import Template, TemplateError, nodes

from teilhabe_docs.documents.bausteine import KoerperfehlerError, Teilmarke, pruefe_bausteine
from teilhabe_docs.documents.gebrauch import Gebrauch, Leser, teile_je_zeile
from teilhabe_docs.documents.umgebung import GEZAEHLT, TEIL_AUF, TEIL_ZU, UMGEBUNG

MAX_ZEICHEN = 1_000_000
"""So long may a section become; the longest of a document has some ten thousand characters."""
_MARKE = re.compile(r"[ \t]*(?P<punkt>[-*][ \t]+)?(?P<klammer>\()(?P<art>[@#])(?P<id>[a-z0-9-]*)\)")
_NUR_TAGS = re.compile(r"\s*(?:\{%[^%]*%\}\s*)+")


@dataclass(frozen=True)
class Koerper:
    """The body `text` of the file `datei`; what is made from it is made when it is first asked for.

    `vorlage`, `ausgabe`, `gebrauch` and `verweise` raise `KoerperfehlerError` where the body is broken.
    """

    datei: str
    text: str

    @cached_property
    def marken(self) -> tuple[Teilmarke, ...]:
        """Its marks in the order of the text."""
        return tuple(_marken(self._zeilen))

    @cached_property
    def vorlage(self) -> Template:
        """The compiled template."""
        baum = self._baum
        with in_deutsch():
            for schleife in baum.find_all(nodes.For):
                schleife.iter = nodes.Filter(schleife.iter, GEZAEHLT, [], [], None, None)
            return Template.from_code(UMGEBUNG, UMGEBUNG.compile(baum), UMGEBUNG.globals)

    def ausgabe(self, namen: Mapping[str, Any]) -> str:
        """The text with `namen` put in; raises `TemplateError` where that fails or does not end."""
        stuecke: list[str] = []
        laenge = 0
        for stueck in self.vorlage.generate(namen):
            laenge += len(stueck)
            if laenge > MAX_ZEICHEN:
                raise TemplateError("Der Text wird zu lang; bitte Schleifen weniger ineinander schachteln")
            stuecke.append(stueck)
        return "".join(stuecke)

    @property
    def gebrauch(self) -> tuple[Gebrauch, ...]:
        """The uses of fields in the order of the text."""
        return tuple(self._gelesen.gebrauch)

    @property
    def verweise(self) -> tuple[tuple[str, int], ...]:
        """The ids it refers to, each with its line."""
        return tuple(self._gelesen.verweise)

    def zeile(self, nummer: int) -> str:
        """A line of the text, from 1; empty where there is none."""
        return self._zeilen[nummer - 1] if 0 < nummer <= len(self._zeilen) else ""

    @cached_property
    def _zeilen(self) -> list[str]:
        return self.text.replace("\r\n", "\n").split("\n")

    @property
    def _baum(self) -> nodes.Template:
        with in_deutsch():
            baum = UMGEBUNG.parse("\n".join(_vorbereitet(zeile) for zeile in self._zeilen))
            pruefe_bausteine(baum)
        return baum

    @cached_property
    def _gelesen(self) -> Leser:
        leser = Leser(teile_je_zeile(self._zeilen, self.marken))
        with in_deutsch():
            leser.lies(self._baum.body, frozenset(), {})
        return leser


@contextmanager
def in_deutsch() -> Iterator[None]:
    """Turns what Jinja2 raises for a broken template into a `KoerperfehlerError`."""
    try:
        yield
    except (TemplateError, ValueError) as fehler:
        zeile = getattr(fehler, "lineno", None) or 1
        text = "Diese Zeile lässt sich nicht lesen; vielleicht fehlt »}}«, »%}« oder »{% endif %}«."
        raise KoerperfehlerError(zeile, text) from None
    except (RecursionError, SyntaxError):
        raise KoerperfehlerError(1, "Die Vorlage ist zu tief verschachtelt.") from None


def _vorbereitet(zeile: str) -> str:
    """The line with its mark safe from values; lines of tags alone vanish, others keep their line break."""
    if treffer := _MARKE.match(zeile):
        marke = f"{TEIL_AUF}{treffer['art']}{treffer['id']}{TEIL_ZU}"
        zeile = zeile[: treffer.start("klammer")] + marke + zeile[treffer.end() :]
    if zeile.rstrip().endswith("%}") and not _NUR_TAGS.fullmatch(zeile):
        return zeile.rstrip()[:-2] + "+%}"
    return zeile


def _marken(zeilen: list[str]) -> Iterator[Teilmarke]:
    for nummer, zeile in enumerate(zeilen, 1):
        if treffer := _MARKE.match(zeile):
            absatz = not treffer["punkt"]
            yield Teilmarke(treffer["id"], treffer["art"] == "@", absatz, nummer)
