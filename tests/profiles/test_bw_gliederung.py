"""The outline of the model agreement, row by row, against the profile and against the agreement it makes."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from beispiel import BW, Fassung, Stelle, beispiel, bw, fassung, mit, mit_ort, ohne_wert

from case_files import read_cases
from sampling import few
from teilhabe_docs.documents.blocks import OpenPlace
from teilhabe_docs.documents.emptiness import NeedState
from teilhabe_docs.documents.profile.vocabulary import Bedarf
from teilhabe_docs.documents.template.body import PartMark
from teilhabe_docs.model.fields import BUILT_IN_FIELDS

Zeile = dict[str, Any]

FALL = Path(__file__).resolve().parents[1] / "cases" / f"gliederung-{BW}.yaml"
ZEILEN: list[Zeile] = read_cases(FALL)["zeilen"]
ABSCHNITTE = [z for z in ZEILEN if "." not in z["id"]]
MIT_INHALT = [z for z in ZEILEN if not any(y["id"].startswith(f"{z['id']}.") for y in ZEILEN)]
MIT_TEXT = [z for z in ZEILEN if z["id"] != "anlagenverzeichnis"]
BEDINGT = [z for z in ZEILEN if "ohne" in z]


def ids(zeile: Zeile) -> str:
    return str(zeile["id"])


def felder(zeile: Zeile) -> list[tuple[str, ...]]:
    """The mandatory fields of a row, each with its alternatives."""
    return [(f,) if isinstance(f, str) else tuple(f) for f in zeile.get("pflicht", ())]


@cache
def vereinbarung() -> Fassung:
    return fassung(beispiel())


def ohne(zeile: Zeile) -> Fassung:
    """The agreement without an optional row."""
    werte = {p: {"nein": False}.get(w, w) if isinstance(w, str) else w for p, w in zeile["ohne"].items()}
    return fassung(mit({p: tuple(w) if isinstance(w, list) else w for p, w in werte.items()}))


def eintrag(zeile: Zeile) -> tuple[Any, Any]:
    """The section of a row, and the row's part of it, if the row is one."""
    abschnitt, _, teil = ids(zeile).partition(".")
    plan = next(p for p in bw().alle() if p.id == abschnitt)
    return plan, plan.eintrag.teile[teil] if teil else None


def bedarfe(zeile: Zeile) -> tuple[Bedarf, ...]:
    plan, teil = eintrag(zeile)
    return tuple((teil or plan.eintrag).braucht)


# --- the profile


def test_the_sections_of_the_profile_are_those_of_the_outline_in_its_order() -> None:
    assert [p.id for p in bw().alle()] == [ids(z) for z in ABSCHNITTE]


@pytest.mark.parametrize("zeile", ABSCHNITTE, ids=ids)
def test_the_parts_of_a_section_are_those_of_the_outline_in_its_order(zeile: Zeile) -> None:
    plan, _ = eintrag(zeile)
    erwartet = [ids(z).partition(".")[2] for z in ZEILEN if ids(z).startswith(f"{ids(zeile)}.")]
    assert list(plan.eintrag.teile) == erwartet


@pytest.mark.parametrize("zeile", ABSCHNITTE, ids=ids)
def test_the_marks_of_a_body_are_the_parts_in_the_order_of_the_outline(zeile: Zeile) -> None:
    plan, _ = eintrag(zeile)
    marken = [m.id for m in plan.koerper.marken if m.id] if plan.koerper else []
    assert marken == list(plan.eintrag.teile)


@pytest.mark.parametrize("zeile", ZEILEN, ids=ids)
def test_a_row_has_the_title_of_the_outline(zeile: Zeile) -> None:
    plan, teil = eintrag(zeile)
    assert (teil or plan.eintrag).titel == zeile["titel"]


@pytest.mark.parametrize("zeile", MIT_INHALT, ids=ids)
def test_a_row_fulfils_the_requirements_of_the_outline(zeile: Zeile) -> None:
    plan, teil = eintrag(zeile)
    eigene = teil.erfuellt if teil and "erfuellt" in teil.model_fields_set else plan.eintrag.erfuellt
    assert set(eigene) == set(zeile.get("anforderungen", ()))


@pytest.mark.parametrize("zeile", ZEILEN, ids=ids)
def test_a_row_needs_the_mandatory_fields_of_the_outline_and_no_others(zeile: Zeile) -> None:
    genannt = [f for gruppe in felder(zeile) for f in gruppe] + zeile.get("wahlfrei", [])
    gebraucht = [b.feld for b in bedarfe(zeile) if b.pflicht in (None, "ja")]
    assert sorted(f for f in gebraucht if not _unterhalb(f, genannt)) == sorted(felder(zeile))


@pytest.mark.parametrize("zeile", ZEILEN, ids=ids)
def test_what_a_row_should_have_beyond_that_lies_below_fields_of_the_outline(zeile: Zeile) -> None:
    genannt = [f for gruppe in felder(zeile) for f in gruppe] + zeile.get("wahlfrei", [])
    weiche = [b.feld for b in bedarfe(zeile) if b.pflicht == "soll"]
    if ids(zeile) == "individuell.grundsatz":
        genannt = ["angebot.leistungen.individuell"]
    assert [f for f in weiche if not _unterhalb(f, genannt)] == []


def _unterhalb(feld: tuple[str, ...], genannt: list[str]) -> bool:
    return all(any(f.startswith(f"{g}.") for g in genannt) for f in feld)


@pytest.mark.parametrize("zeile", MIT_TEXT, ids=ids)
def test_the_text_of_a_row_uses_its_fields(zeile: Zeile) -> None:
    plan, teil = eintrag(zeile)
    zeilen = _zeilen(plan.koerper.marken, ids(zeile).partition(".")[2]) if teil else range(1, 10_000)
    benutzt = {g.pfad for g in plan.koerper.gebrauch if g.zeile in zeilen}
    assert [gruppe for gruppe in felder(zeile) if not benutzt & set(gruppe)] == []
    assert set(zeile.get("wahlfrei", ())) <= benutzt


def _zeilen(marken: tuple[PartMark, ...], kennung: str) -> range:
    """The lines of a part: an Absatz goes on to the next Absatz, a letter to the next mark."""
    marke = next(m for m in marken if m.id == kennung)
    danach = (m.zeile for m in marken if m.zeile > marke.zeile and (m.absatz or not marke.absatz))
    return range(marke.zeile, next(danach, 10_000))


@pytest.mark.parametrize("zeile", ZEILEN, ids=ids)
def test_a_condition_stands_where_the_outline_has_one(zeile: Zeile) -> None:
    plan, teil = eintrag(zeile)
    bedingt = bool((teil or plan.eintrag).wenn) or plan.eintrag.abgeleitet is not None
    assert bedingt == ("ohne" in zeile)


# --- the agreement


def gezaehlt(stellen: tuple[Stelle, ...], *, namen: bool) -> list[str]:
    """The places as lines of the outline: id and number; letters and Absätze without id by number alone."""
    return [f"{s.id} {s.nummer}".strip() for s in stellen if s.id or not namen]


def erwartet(zeilen: list[Zeile]) -> list[str]:
    return [f"{z['id']} {z['nummer']}".strip() for z in zeilen if z["id"] != "kopf"]


def gedruckte_nummern(zeilen: list[Zeile]) -> Iterator[str]:
    """The numbers that a reader meets, in their order: `§ 2 Titel`, `(3)`, `a)`."""
    absatz = ""
    for zeile in zeilen:
        if "." not in ids(zeile):
            absatz = ""
            if zeile["id"] != "kopf":
                yield f"{zeile['nummer']} {zeile['titel']}".strip()
        for nummer in str(zeile["nummer"]).split(" "):
            if nummer.startswith("(") and nummer != absatz:
                absatz = nummer
                yield nummer
            elif nummer.endswith(")") and not nummer.startswith("("):
                yield nummer
        yield from (f"{chr(ord('a') + i)})" for i in range(zeile.get("buchstaben", 0)))


def gelesene_nummern(markdown: str) -> list[str]:
    muster = re.compile(r"## (.+)|\\?(\(\d+\))(?: |$)|- ([a-z]{1,2}\))(?: |$)")
    treffer = (muster.match(zeile) for zeile in markdown.split("\n"))
    return [next(filter(None, t.groups())) for t in treffer if t]


def test_the_document_bears_the_title_of_the_outline() -> None:
    assert vereinbarung().markdown.startswith(f"# {ZEILEN[0]['titel']}\n")


def test_the_headings_are_those_of_the_outline_from_1_to_14() -> None:
    ueberschriften = re.findall(r"^## (.+)$", vereinbarung().markdown, re.M)
    assert ueberschriften == [f"{z['nummer']} {z['titel']}".strip() for z in ABSCHNITTE[1:]]
    nummern = [u.split(" ")[1] for u in ueberschriften if u.startswith("§")]
    assert nummern == [str(n) for n in range(1, 15)]


def test_every_row_stands_in_the_agreement_with_its_number_in_the_order_of_the_outline() -> None:
    assert gezaehlt(vereinbarung().stellen, namen=True) == erwartet(ZEILEN)


def test_the_numbers_of_the_text_are_those_of_the_outline_line_by_line() -> None:
    assert gelesene_nummern(vereinbarung().markdown) == list(gedruckte_nummern(ZEILEN))


@pytest.mark.parametrize("zeile", BEDINGT, ids=ids)
def test_a_row_that_is_switched_off_is_gone_and_the_numbers_close_up(zeile: Zeile) -> None:
    stellen = [s.id for s in ohne(zeile).stellen if s.id]
    assert stellen == [ids(z) for z in ZEILEN if z["id"] not in ("kopf", zeile["id"])]
    assert _luecken(gelesene_nummern(ohne(zeile).markdown)) == []


def _luecken(nummern: list[str]) -> list[str]:
    """Numbers that do not follow their predecessor."""
    ergebnis, paragraf, absatz, buchstabe = [], 0, 0, 0
    for nummer in nummern:
        if nummer.startswith("§"):
            paragraf, absatz, buchstabe = paragraf + 1, 0, 0
            folgt = nummer.startswith(f"§ {paragraf} ")
        elif nummer.startswith("("):
            absatz, buchstabe = absatz + 1, 0
            folgt = nummer == f"({absatz})"
        elif nummer.endswith(")"):
            buchstabe += 1
            folgt = nummer == f"{chr(ord('a') + buchstabe - 1)})"
        else:
            folgt = True
        if not folgt:
            ergebnis.append(nummer)
    return ergebnis


# --- a missing value


def pflichtfelder() -> list[tuple[str, ...]]:
    """Every mandatory field of the outline that the model lets be missing, with its alternatives."""
    alle = dict.fromkeys(f for z in ZEILEN for f in felder(z) if "ohne" not in z or len(felder(z)) > 1)
    return [
        f for f in alle if BUILT_IN_FIELDS.at(f[0]).optional and f != ("angebot.laufzeit.kuendigungsfrist",)
    ]


@cache
def fehlend(pfade: tuple[str, ...]) -> Fassung:
    return fassung(mit({pfad: ohne_wert(pfad) for pfad in pfade}))


@pytest.mark.parametrize("pfade", few(pflichtfelder()), ids=lambda p: p[0])
def test_a_missing_field_is_a_need_of_just_the_rows_that_name_it(pfade: tuple[str, ...]) -> None:
    leer = {
        f"{a.id}.{p.teil}".rstrip(".")
        for a in fehlend(pfade).gliederung.alle()
        for p in a.punkte
        if p.zustand is NeedState.LEER and p.grad == "ja" and p.feld in pfade
    }
    assert leer == {ids(z) for z in ZEILEN if pfade in felder(z)}


@pytest.mark.parametrize("pfade", pflichtfelder(), ids=lambda p: p[0])
def test_a_missing_field_is_an_open_place_in_just_the_rows_that_name_it(pfade: tuple[str, ...]) -> None:
    orte = {
        ort
        for stelle, ort in mit_ort(fehlend(pfade).gebaut.dokument, OpenPlace)
        if stelle.pfad.startswith(pfade)
    }
    assert orte == {ids(z) for z in ZEILEN if pfade in felder(z)}
