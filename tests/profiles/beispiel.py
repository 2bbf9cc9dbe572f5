"""The example as a model, changed without files, and its documents as trees and as texts."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from own_fields import own_example, shelf_of
from teilhabe_docs.documents.blocks import (
    AnlageReference,
    BlockDocument,
    Footnote,
    Heading,
    ItemList,
    LineBreak,
    ListItem,
    NumberedPart,
    OpenPlace,
    Paragraph,
    Picture,
    Reference,
    Section,
    TableBlock,
    TextRun,
    children_of,
    nodes,
)
from teilhabe_docs.documents.gliederung import Gliederung, outline_of
from teilhabe_docs.documents.profile.profil import Profil
from teilhabe_docs.documents.profile.profile_choice import choose
from teilhabe_docs.documents.profile.resolve import resolved
from teilhabe_docs.documents.profile.vocabulary import DOKUMENTE
from teilhabe_docs.loading.loaded_concept import LoadedConcept
from teilhabe_docs.loading.repository import load_repository
from teilhabe_docs.rendering.assembly import AssembledDocument, assemble
from teilhabe_docs.rendering.markdown.markdown_writer import write_markdown

BEISPIEL = Path(__file__).resolve().parents[2] / "examples" / "schulkindergarten-bw"
LV, FK, LB = DOKUMENTE
BW = "bw-schulkindergarten"

_SCHRITT = re.compile(r"([^.\[\]]+)|\[(\d+)\]")


@cache
def beispiel() -> LoadedConcept:
    """The example as it is committed."""
    bestand = load_repository(BEISPIEL)
    assert not bestand.findings
    (geladen,) = bestand.konzepte
    return geladen


@cache
def profile(*, eigene: bool = False) -> Mapping[str, Profil]:
    """The profiles by document of the example, or of the one with fields that a profile declares."""
    geladen = vorlage(eigene=eigene)
    return choose(geladen, shelf_of(geladen)).profile


def vorlage(*, eigene: bool) -> LoadedConcept:
    """The example, or the one with fields that a profile declares."""
    return own_example() if eigene else beispiel()


def bw() -> Profil:
    """The profile of the model agreement."""
    return resolved(LV, BW)


def mit(werte: Mapping[str, Any], geladen: LoadedConcept | None = None) -> LoadedConcept:
    """The example with other values at full paths: `{"angebot.gruppen[0].plaetze": None}`.

    An entry of a list that becomes `None` falls out of it.
    """
    geladen = geladen or beispiel()
    for pfad, wert in werte.items():
        wurzel, *schritte = [name or int(index) for name, index in _SCHRITT.findall(pfad)]
        neu = _ersetzt(getattr(geladen.konzept, str(wurzel)), schritte, wert)
        geladen = replace(geladen, konzept=replace(geladen.konzept, **{str(wurzel): neu}))
    return geladen


def _ersetzt(stelle: Any, schritte: list[str | int], wert: Any) -> Any:
    if not schritte:
        return wert
    erster, *rest = schritte
    if isinstance(erster, int):
        neu = _ersetzt(stelle[erster], rest, wert)
        return (*stelle[:erster], *(() if neu is None else (neu,)), *stelle[erster + 1 :])
    return stelle.model_copy(update={erster: _ersetzt(getattr(stelle, erster), rest, wert)})


def wert_an(pfad: str, geladen: LoadedConcept | None = None) -> Any:
    """The value of the example at a full path."""
    wurzel, *schritte = [name or int(index) for name, index in _SCHRITT.findall(pfad)]
    wert: Any = getattr((geladen or beispiel()).konzept, str(wurzel))
    for schritt in schritte:
        wert = wert[schritt] if isinstance(schritt, int) else getattr(wert, schritt)
    return wert


def ohne_wert(pfad: str, geladen: LoadedConcept | None = None) -> Any:
    """What stands at a path when nothing is given there: the default of the model."""
    oben, _, name = pfad.rpartition(".")
    modell = type(wert_an(oben, geladen))
    vorgabe = modell.model_fields[name].get_default(call_default_factory=True)
    return type(wert_an(pfad, geladen)).model_validate({}) if vorgabe == {} else vorgabe


@dataclass(frozen=True)
class Fassung:
    """One document of one concept: outline, tree and Markdown."""

    gliederung: Gliederung
    gebaut: AssembledDocument

    @cached_property
    def markdown(self) -> str:
        """The document as Markdown."""
        return write_markdown(self.gebaut.dokument)

    @cached_property
    def stellen(self) -> "tuple[Stelle, ...]":
        """Every numbered or named place of the document, in reading order."""
        return tuple(_stellen(self.gebaut.dokument.abschnitte))

    def teil(self, kennung: str) -> Any:
        """The node of the section or part with this id."""
        return next(
            k for k in nodes(self.gebaut.dokument) if getattr(k, "id", "") == kennung and _ist_stelle(k)
        )


def fassung(geladen: LoadedConcept, dokument: str = LV, gewaehlt: Profil | None = None) -> Fassung:
    """The document of the concept, made by the profile of the example."""
    gliederung = outline_of(
        geladen.konzept, gewaehlt or profile(eigene=bool(geladen.konzept.fields.own))[dokument]
    )
    return Fassung(gliederung, assemble(geladen, gliederung))


@dataclass(frozen=True)
class Stelle:
    """A place that can be cited, its numbers counted anew from its position in the tree.

    `paragraf`, `absatz` and `buchstabe` are what it must bear, `gedruckt` is what it does bear itself.
    """

    id: str
    paragraf: str
    absatz: str
    buchstabe: str
    gedruckt: str

    @property
    def nummer(self) -> str:
        """The number as a table of contents would show it: `§ 2`, `(3) b)`; empty without one."""
        if not self.absatz and not self.buchstabe:
            return self.paragraf if "." not in self.id else ""
        return " ".join(f"{m}{z}{e}" for m, z, e in (("(", self.absatz, ")"), ("", self.buchstabe, ")")) if z)


def _ist_stelle(k: Any) -> bool:
    return isinstance(k, Section | NumberedPart | ListItem)


def _stellen(abschnitte: tuple[Section, ...]) -> Iterator[Stelle]:
    zahl = 0
    for abschnitt in abschnitte:
        zahl += bool(abschnitt.nummer)
        paragraf = f"§ {zahl}" if abschnitt.nummer else ""
        yield Stelle(abschnitt.id, paragraf, "", "", abschnitt.nummer)
        absaetze = [k for k in abschnitt.kinder if isinstance(k, NumberedPart) and k.zaehlt]
        for kind in abschnitt.kinder:
            absatz = ""
            if isinstance(kind, NumberedPart):
                if kind in absaetze and len(absaetze) > 1:
                    absatz = str(next(i for i, a in enumerate(absaetze, 1) if a is kind))
                yield Stelle(kind.id, paragraf, absatz, "", kind.nummer)
            for liste in nodes(kind):
                if isinstance(liste, ItemList) and liste.art == "buchstabe":
                    for i, punkt in enumerate(liste.punkte):
                        yield Stelle(punkt.id, paragraf, absatz, chr(ord("a") + i), punkt.nummer)


def text_von(k: Any) -> str:
    """What a node prints as plain text: notes left out, open places as `[offen]`."""
    return "".join(_texte(k))


def _texte(k: Any) -> Iterator[str]:
    if isinstance(k, TextRun):
        yield k.text
    elif isinstance(k, LineBreak):
        yield "\n"
    elif isinstance(k, Reference):
        yield "".join(teil.text for teil in k.teile)
    elif isinstance(k, AnlageReference):
        yield k.text
    elif isinstance(k, OpenPlace):
        yield "[offen]"
    elif not isinstance(k, Footnote):
        for kind in children_of(k):
            yield from _texte(kind)


def zeilen(wurzel: Any) -> Iterator[str]:
    """The text of each paragraph, heading and table cell below a node, notes apart."""
    for k in nodes(wurzel):
        if isinstance(k, Paragraph | Heading):
            yield text_von(k)
        for zeile in (getattr(k, "kopf", ()), *k.zeilen) if hasattr(k, "zeilen") else ():
            yield from ("".join(map(text_von, zelle)) for zelle in zeile)


def mit_ort(dokument: Any, art: type) -> list[tuple[Any, str]]:
    """Every node of a kind with the id of the innermost named part around it; the head is `kopf`."""
    ergebnis: list[tuple[Any, str]] = []

    def lies(k: Any, ort: str) -> None:
        if isinstance(k, art):
            ergebnis.append((k, ort))
        ort = (k.id or ort) if _ist_stelle(k) else ort
        for kind in children_of(k):
            lies(kind, ort)

    for block in dokument.kopf:
        lies(block, "kopf")
    for abschnitt in dokument.abschnitte:
        lies(abschnitt, abschnitt.id)
    return ergebnis


LOECHER: dict[str, Callable[[str], Any]] = {
    "None": re.compile(r"\bNone\b").search,
    "Objekt": re.compile(
        r"\b(Offen|Entfallen|Sicht|Markdown|AnlageVerweis|Undefined)\(|<teilhabe_docs"
    ).search,
    "Vorlage": re.compile(r"\{\{|\}\}|\{%|%\}|\(@|\(#|[\ue000-\uf8ff]").search,
    "leere Klammer": re.compile(r"\(\s*\)|\[\s*\]|„\s*“|»\s*«").search,
    "zwei Leerzeichen": re.compile(r"(?<=\S)  +(?=\S)").search,
    "Leerzeichen vor Zeichen": re.compile(r"(?<!\d)\s+[,.;:!?)]|\(\s").search,
    "Zeichen doppelt": re.compile(r"[,;:]\s*[,.;:]|:\s*\)|\(\s*[,.;:]|(?<!\.)\.\.(?!\.)").search,
    "Komma und": re.compile(r",\s*(und|oder)(\s|$)").search,
    "und ohne Fortsetzung": re.compile(r"\b(und|oder|sowie)\s*[,.;:)]").search,
    "ohne Anfang": re.compile(r"^\s*[,.;:)]").search,
}
"""What must never be read in a paragraph, by its name."""


@cache
def loecher_in(zeile: str) -> tuple[str, ...]:
    """The names of what reads like a hole in one paragraph."""
    return tuple(name for name, sucht in LOECHER.items() if sucht(zeile))


def loecher(wurzel: Any) -> list[str]:
    """What reads like a hole below a node: in a paragraph, or between one block and the next."""
    in_zeilen = [f"{name}: {zeile}" for zeile in zeilen(wurzel) for name in loecher_in(zeile)]
    return [*in_zeilen, *(fund for k in nodes(wurzel) for fund in _zwischen(k))]


def _zwischen(k: Any) -> Iterator[str]:
    if isinstance(k, ItemList):
        yield from _in_liste(k)
    elif isinstance(k, ListItem):
        yield from _ohne_folge(k.kinder, (":",))
    elif isinstance(k, BlockDocument):
        yield from _ohne_folge(k.kopf, _ANKUENDIGUNG)
    elif isinstance(k, Section | NumberedPart | Footnote):
        yield from _ohne_folge(k.kinder, _ANKUENDIGUNG)


_ANKUENDIGUNG = (":", ",", " und", " oder", " in", " werden", " umfassen", " erbracht", "Leistungsangebot")


def _ohne_folge(bloecke: tuple[Any, ...], enden: tuple[str, ...]) -> Iterator[str]:
    """Paragraphs that announce a list or go on in one, where none follows."""
    for block, folge in zip(bloecke, (*bloecke[1:], None), strict=True):
        if not isinstance(block, Paragraph) or block.rolle:
            continue
        text = text_von(block).strip()
        if not text and not any(isinstance(k, Footnote | Picture) for k in nodes(block)):
            yield "leerer Absatz"
        if text.endswith(enden) and not isinstance(folge, ItemList | TableBlock | Paragraph):
            yield f"ohne Fortsetzung: {text}"


def _in_liste(liste: ItemList) -> Iterator[str]:
    """Empty lists and items; the conjunction and the full stop where the engine sets them."""
    texte = [text_von(punkt).strip() for punkt in liste.punkte]
    if not texte:
        yield "leere Liste"
    yield from ("leerer Listenpunkt" for text in texte if not text)
    if liste.rolle not in ("und", "oder") or not all(texte):
        return
    *davor, letzter = texte
    if letzter[-1] != ".":
        yield f"Liste ohne Punkt am Ende: {letzter}"
    yield from (f"Liste ohne Komma: {t}" for t in davor[:-1] if t[-1] != ",")
    yield from (f"Liste ohne {liste.rolle}: {t}" for t in davor[-1:] if not t.endswith(f" {liste.rolle}"))
