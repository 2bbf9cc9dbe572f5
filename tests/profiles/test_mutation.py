"""Every value of the example taken away, one at a time: what is missing is said, and nothing else changes.

An open place is allowed, a hole is not: no `None`, no empty bracket, no sentence that breaks off.
"""

import io
import re
import shutil
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from beispiel import (
    BEISPIEL,
    Fassung,
    beispiel,
    fassung,
    loecher,
    loecher_in,
    mit,
    ohne_wert,
    profile,
    vorlage,
    wert_an,
    zeilen,
)

from own_fields import own_example
from sampling import few
from teilhabe_docs.documents.emptiness import NeedState
from teilhabe_docs.documents.needs import Need
from teilhabe_docs.documents.profile.vocabulary import DOKUMENTE
from teilhabe_docs.loading.loaded_concept import LoadedConcept
from teilhabe_docs.loading.repository import load_repository
from teilhabe_docs.model.base import Entfaellt, Model
from teilhabe_docs.model.field_path import FieldPath
from teilhabe_docs.model.fields import ROOTS
from teilhabe_docs.model.text_slot import AnlageVerweis, Datei, Markdown, ReadFileSlot
from teilhabe_docs.rendering.docx import write_docx

GRUND = "dafür hat das Haus keinen Raum"


def blaetter(stelle: Model, pfad: str) -> Iterator[str]:
    """The paths of all values that are given and may be missing, below a structure.

    In a list each field counts once, at the first entry that has it.
    """
    for name, feld in type(stelle).model_fields.items():
        hier, wert = f"{pfad}.{name}", getattr(stelle, name)
        if _ist_gruppe(wert):
            yield from blaetter(wert, hier)
        elif wert is not None and wert != () and not feld.is_required():
            yield hier
        if isinstance(wert, tuple):
            gesehen: set[str] = set()
            for i, eintrag in enumerate(e for e in wert if isinstance(e, Model)):
                eigene = {p.removeprefix("x"): p for p in blaetter(eintrag, "x")}
                yield from (f"{hier}[{i}]{rest}" for rest in eigene if rest not in gesehen)
                gesehen |= set(eigene)


def gruppen(stelle: Model, pfad: str) -> Iterator[str]:
    """The paths of all structures, below a structure."""
    for name in type(stelle).model_fields:
        wert = getattr(stelle, name)
        if _ist_gruppe(wert):
            yield f"{pfad}.{name}"
            yield from gruppen(wert, f"{pfad}.{name}")


def _ist_gruppe(wert: Any) -> bool:
    return isinstance(wert, Model) and not isinstance(wert, Entfaellt | Datei | AnlageVerweis)


IM_TEXT = "angebot.plaetze"
"""A field that a text of the author names (`{{ plaetze }}`), so that it is open without a need behind it."""

EIGENE = [
    p
    for wurzel in ROOTS
    for p in blaetter(wert_an(wurzel, own_example()), wurzel)
    if own_example().konzept.fields.own_field(p)
]
"""Those of the fields that a profile declares."""
BLAETTER = [p for wurzel in ROOTS for p in blaetter(wert_an(wurzel), wurzel)]
BLAETTER.remove(IM_TEXT)
BLAETTER += [f"angebot.leistungen.individuell[{i}].punkte" for i in (1, 2, 3)]  # each is a letter of its own
GRUPPEN = [p for wurzel in ROOTS for p in gruppen(wert_an(wurzel), wurzel)]


@dataclass(frozen=True)
class Befund:
    """What is wrong with one document: holes; open places without a need, needs without an open place."""

    loecher: tuple[str, ...] = ()
    ohne_bedarf: tuple[str, ...] = ()
    ohne_stelle: tuple[str, ...] = ()


def ist_eigen(pfad: str) -> bool:
    """Whether a profile declares the field."""
    return "eigene" in FieldPath(pfad).steps


@cache
def gekuerzt(*, eigene: bool = False) -> LoadedConcept:
    """The example with the first paragraph of each text and two lines of each list, for speed.

    Texts that name a field stay whole.
    """
    geladen = vorlage(eigene=eigene)
    pfade = [pfad for wurzel in ROOTS for pfad in _kuerzbar(wert_an(wurzel, geladen), wurzel)]
    return mit({pfad: _kurz(wert_an(pfad, geladen)) for pfad in pfade}, geladen)


def _kuerzbar(stelle: Any, pfad: str) -> Iterator[str]:
    if isinstance(stelle, tuple) and all(isinstance(eintrag, str) for eintrag in stelle):
        yield pfad
    elif isinstance(stelle, tuple):
        for i, eintrag in enumerate(stelle):
            yield from _kuerzbar(eintrag, f"{pfad}[{i}]")
    elif isinstance(stelle, ReadFileSlot | Markdown):
        yield pfad
    elif isinstance(stelle, Model):
        for name in type(stelle).model_fields:
            yield from _kuerzbar(getattr(stelle, name), f"{pfad}.{name}")


def _kurz(wert: Any) -> Any:
    if isinstance(wert, tuple):
        return wert[:2]
    absaetze = (a for a in wert.text.split("\n\n") if not a.startswith("#") and not a.rstrip().endswith(":"))
    text = wert.text if "{{" in wert.text else next(absaetze)
    return wert.model_copy(update={"text": text}) if isinstance(wert, ReadFileSlot) else Markdown(text)


@cache
def ganz(dokument: str, *, eigene: bool = False) -> Fassung:
    return fassung(gekuerzt(eigene=eigene), dokument)


@cache
def eigenheiten(dokument: str, *, eigene: bool = False) -> frozenset[str]:
    """What the search for holes takes offence at in the words of the example itself."""
    return frozenset(map(_muster, _alle_loecher(ganz(dokument, eigene=eigene))))


def _muster(fund: str) -> str:
    return re.sub(r"\[offen[^\]]*\]|\d+", "…", fund)


def _alle_loecher(f: Fassung) -> list[str]:
    """The holes of a document in its tree, its Markdown and its Word file."""
    funde = loecher(f.gebaut.dokument)
    ausgaben = (*f.markdown.split("\n"), *absaetze_des_docx(write_docx(f.gebaut.dokument)))
    return [*funde, *(f"{n}: {zeile}" for zeile in ausgaben for n in loecher_in(zeile) if n in IN_AUSGABEN)]


IN_AUSGABEN = ("None", "Objekt", "Vorlage", "leere Klammer")
"""What is looked for in the files too; the rest would find marks of Markdown."""


def absaetze_des_docx(inhalt: bytes) -> list[str]:
    """The paragraphs of a Word file, notes included, as plain text."""
    with zipfile.ZipFile(io.BytesIO(inhalt)) as paket:
        teile = [n for n in paket.namelist() if re.fullmatch(r"word/(document|footnotes)\.xml", n)]
        xml = "".join(paket.read(n).decode("utf-8") for n in teile)
    absaetze = re.findall(r"<w:p[ >].*?</w:p>", xml, re.S)
    return [unescape("".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", a))) for a in absaetze]


def pruefe(dokument: str, neu: Fassung, *, eigene: bool = False) -> Befund:
    """What the document lacks beyond what is marked as open."""
    if neu.gebaut.dokument == ganz(dokument, eigene=eigene).gebaut.dokument and not fehlende(neu):
        return Befund()
    orte = [stelle.pfad for stelle in neu.gebaut.offene]
    punkte = fehlende(neu)
    return Befund(
        tuple(
            f
            for f in _alle_loecher(neu)
            if _muster(f) not in eigenheiten(dokument, eigene=eigene) and "Komma und" not in f
        ),
        tuple(ort for ort in orte if not any(_zeigt(ort, p) for p in punkte)),
        tuple(p.feld for p in punkte if not any(_zeigt(ort, p) for ort in orte)),
    )


def fehlende(neu: Fassung) -> list[Need]:
    """The needs that the document must show as open places."""
    punkte = (p for a in neu.gliederung.alle() for p in a.punkte)
    return [p for p in punkte if p.zustand is NeedState.LEER and p.grad != "nein"]


def _zeigt(ort: str, punkt: Need) -> bool:
    felder = (punkt.feld, *punkt.felder)
    return any(ort == feld or ort.startswith((f"{feld}.", f"{feld}[")) for feld in felder)


def ohne(pfad: str) -> dict[str, Befund]:
    """What is wrong with the three documents without one value."""
    eigene = ist_eigen(pfad)
    geladen = mit({pfad: ohne_wert(pfad, vorlage(eigene=eigene))}, gekuerzt(eigene=eigene))
    return {d: pruefe(d, fassung(geladen, d), eigene=eigene) for d in DOKUMENTE}


# --- the example as it is


@pytest.mark.parametrize("dokument", DOKUMENTE)
@pytest.mark.parametrize("beispiel", [beispiel, own_example])
def test_the_example_has_no_open_place_and_no_open_need(
    dokument: str, beispiel: Callable[[], LoadedConcept]
) -> None:
    vollstaendig = fassung(beispiel(), dokument)
    assert vollstaendig.gebaut.offene == ()
    assert fehlende(vollstaendig) == []


@pytest.mark.parametrize("dokument", DOKUMENTE)
def test_the_example_has_no_hole(dokument: str) -> None:
    funde = _alle_loecher(fassung(beispiel(), dokument))
    # The author's own sentences may have a comma at an »und«.
    assert [f for f in funde if not f.startswith(("Komma und", "und ohne Fortsetzung"))] == []


# --- one value less


_OTHERWISE = ("angebot.eigene.nacht.", "angebot.eigene.tiere")  # not needed by itself, deciding
NEEDED = [p for p in EIGENE if "[" not in p and not p.startswith(_OTHERWISE)]
"""Those of a profile that are only needed."""


@pytest.mark.parametrize("pfad", [*few([*BLAETTER, *GRUPPEN], 14), *few(EIGENE, 9)])
def test_without_a_value_no_document_has_a_hole_and_open_places_and_needs_are_the_same(pfad: str) -> None:
    assert {d: b for d, b in ohne(pfad).items() if b != Befund()} == {}


def test_a_field_that_only_a_text_names_is_open_there() -> None:
    befunde = ohne(IM_TEXT)
    assert befunde["leistungsbeschreibung"] == Befund(ohne_bedarf=(IM_TEXT,))
    assert {ort for befund in befunde.values() for ort in befund.ohne_bedarf} == {IM_TEXT}
    assert not any(befund.loecher or befund.ohne_stelle for befund in befunde.values())


@pytest.mark.parametrize("pfad", ["angebot.plaetze", "traeger.leitbild", *few(NEEDED)])
def test_a_missing_value_says_in_words_what_belongs_there(pfad: str) -> None:
    alles = vorlage(eigene=ist_eigen(pfad))
    geladen = mit({pfad: ohne_wert(pfad, alles)}, alles)
    gedruckt = "".join(fassung(geladen, dokument).markdown for dokument in DOKUMENTE)
    assert f"**[offen: {geladen.konzept.fields.at(pfad).description}]**" in gedruckt


# --- nothing at all


@cache
def leer() -> LoadedConcept:
    """The example with nothing but what identifies it and says by which profiles it is made."""
    werte = {p: ohne_wert(p) for wurzel in ROOTS for p in _erste(wert_an(wurzel), wurzel)}
    return mit(werte)


def _erste(stelle: Model, wurzel: str) -> Iterator[str]:
    for name, feld in type(stelle).model_fields.items():
        if not feld.is_required() and name != "profil":
            yield f"{wurzel}.{name}"


@pytest.mark.parametrize("dokument", DOKUMENTE)
def test_with_nothing_given_a_document_has_open_places_and_no_hole(dokument: str) -> None:
    nichts = fassung(leer(), dokument)
    assert nichts.gebaut.offene != ()
    assert pruefe(dokument, nichts) == Befund()


@pytest.mark.parametrize("dokument", DOKUMENTE)
def test_with_nothing_given_markdown_and_word_have_the_same_open_places(dokument: str) -> None:
    nichts = fassung(leer(), dokument)
    in_word = "\n".join(absaetze_des_docx(write_docx(nichts.gebaut.dokument)))
    assert nichts.markdown.count("[offen:") == len(nichts.gebaut.offene) == in_word.count("[offen:")


# --- waived


def verzichtbar() -> list[tuple[str, str, tuple[str, ...]]]:
    """Every document and field of its profile that may fall away with a reason, with the fields beside it."""
    tripel = {
        (dokument, feld, tuple(f for f in bedarf.feld if f != feld)): None
        for dokument, profil in (*profile().items(), *profile(eigene=True).items())
        for plan in profil.alle()
        for bedarf in plan.bedarfe()
        if bedarf.entfaellt == "ja"
        for feld in bedarf.feld
    }
    return list(tripel)


@pytest.mark.parametrize(("dokument", "feld", "andere"), few(verzichtbar()))
def test_a_waived_value_is_printed_as_its_reason_and_leaves_no_hole(
    dokument: str, feld: str, andere: tuple[str, ...]
) -> None:
    eigene = ist_eigen(feld)
    werte = {feld: Entfaellt(entfaellt=GRUND)} | {f: ohne_wert(f) for f in andere}
    verzichtet = fassung(mit(werte, gekuerzt(eigene=eigene)), dokument)
    assert pruefe(dokument, verzichtet, eigene=eigene) == Befund()
    assert any(GRUND in zeile for zeile in zeilen(verzichtet.gebaut.dokument))


# --- one value changed


def test_the_number_of_places_stands_in_all_three_documents_as_the_offer_has_it(tmp_path: Path) -> None:
    ordner = shutil.copytree(BEISPIEL, tmp_path / "kopie", ignore=shutil.ignore_patterns("ausgabe"))
    offer = (ordner / "offer.yaml").read_text("utf-8")
    geaendert = re.sub(r"^plaetze: \d+$", "plaetze: 31", offer, flags=re.M)
    (ordner / "offer.yaml").write_text(geaendert, "utf-8")
    assert offer != geaendert
    (neu,) = load_repository(ordner).konzepte
    for dokument in DOKUMENTE:
        texte = (fassung(beispiel(), dokument).markdown, fassung(neu, dokument).markdown)
        vorher, nachher = (set(re.findall(r"(\d+) Plätze", text)) for text in texte)
        assert (vorher, nachher) == ({str(wert_an("angebot.plaetze"))}, {"31"})
