"""The options of the model agreement in combination: no gap, no leftover, every reference right.

The product of all options has millions of members. The agreements here hold every combination of the options
of one paragraph and every pair of values of any two options; two tests say so.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from itertools import combinations, product
from typing import Any

import pytest
from beispiel import BW, LV, Fassung, Stelle, bw, fassung, loecher, mit, mit_ort, text_von, zeilen
from optionen import GRUND, INDIVIDUELL, OPTIONEN, PARAGRAFEN, Wahl, kombinationen, wahlen

from sampling import few
from teilhabe_docs.documents.blocks import ItemList, Reference, TableBlock, nodes
from teilhabe_docs.resources import folder


@cache
def fassungen() -> tuple[tuple[Wahl, Fassung], ...]:
    """Every combination with its agreement."""
    return tuple(
        (wahl, fassung(mit({p: w for o, v in wahl.items() for p, w in OPTIONEN[o][v].items()}, mit(GRUND))))
        for wahl in few(wahlen(), 4)
    )


def funde(suche: Callable[[Fassung], list[Any]]) -> list[tuple[Any, Wahl]]:
    """What is found in any agreement, with the first combination in which it is."""
    ergebnis: dict[Any, Wahl] = {}
    for wahl, fassung_ in fassungen():
        for fund in suche(fassung_):
            ergebnis.setdefault(fund, wahl)
    return list(ergebnis.items())


# --- what is tried


@pytest.mark.parametrize("paragraf", PARAGRAFEN)
def test_every_combination_of_the_options_of_a_paragraph_is_tried(paragraf: str) -> None:
    versucht = {tuple(wahl[o] for o in PARAGRAFEN[paragraf]) for wahl in wahlen()}
    assert versucht == set(kombinationen(PARAGRAFEN[paragraf]))


def test_every_pair_of_values_of_two_options_is_tried() -> None:
    for eine, andere in combinations(OPTIONEN, 2):
        versucht = {(w[eine], w[andere]) for w in wahlen()}
        assert versucht == set(product(OPTIONEN[eine], OPTIONEN[andere])), (eine, andere)


def test_no_combination_leaves_an_open_place_or_a_finding() -> None:
    assert funde(lambda f: [*f.gebaut.offene, *f.gebaut.befunde]) == []


# --- numbers


def gelesen(markdown: str) -> list[str]:
    muster = re.compile(r"## § (\d+) |\\?\((\d+)\) |- ([a-z])\) ")
    treffer = (muster.match(zeile) for zeile in markdown.split("\n"))
    return [t[0].lstrip("#\\- ").strip() for t in treffer if t]


def test_the_paragraphs_are_numbered_without_gap() -> None:
    erwartet = [f"§ {i}" for i in range(1, 15)]
    assert (
        funde(lambda f: [] if [n for n in gelesen(f.markdown) if n[0] == "§"] == erwartet else [f.markdown])
        == []
    )


def test_absaetze_and_letters_are_numbered_without_gap() -> None:
    assert funde(lambda f: list(_luecken(gelesen(f.markdown)))) == []


def _luecken(nummern: list[str]) -> Iterator[str]:
    paragraf, absatz, buchstabe = "", 0, 0
    for nummer in nummern:
        if nummer[0] == "§":
            paragraf, absatz, buchstabe = nummer, 0, 0
        elif nummer[0] == "(":
            absatz, buchstabe = absatz + 1, 0
            if nummer != f"({absatz})":
                yield f"{paragraf} {nummer}"
        else:
            buchstabe += 1
            if nummer != f"{chr(ord('a') + buchstabe - 1)})":
                yield f"{paragraf} ({absatz}) {nummer}"


def test_a_paragraph_with_one_absatz_does_not_number_it() -> None:
    def einzelne(f: Fassung) -> list[str]:
        absaetze = [s.paragraf for s in f.stellen if s.absatz and not s.buchstabe]
        return [p for p in absaetze if absaetze.count(p) == 1]

    assert funde(einzelne) == []


def test_what_bears_a_number_bears_the_number_of_its_place() -> None:
    assert funde(lambda f: [s for s in f.stellen if s.gedruckt != _eigene(s)]) == []


def _eigene(stelle: Stelle) -> str:
    """The last of its numbers, which is the one that it bears itself."""
    if stelle.buchstabe:
        return stelle.buchstabe
    ist_abschnitt = stelle.id and "." not in stelle.id
    return stelle.paragraf if ist_abschnitt else stelle.absatz


def test_the_outline_knows_the_numbers_without_rendering() -> None:
    def abweichungen(f: Fassung) -> list[tuple[str, str]]:
        gedruckt = {s.id: s for s in f.stellen if s.id}
        gerechnet = {a.id: a.nummer for a in f.gliederung.alle()}
        gerechnet |= {f"{a.id}.{t.id}": t.nummer for a in f.gliederung.alle() for t in a.teile if t.id}
        return [
            (kennung, nummer)
            for kennung, nummer in gerechnet.items()
            if kennung in gedruckt
            and not gedruckt[kennung].buchstabe
            and nummer != gedruckt[kennung].gedruckt
        ]

    assert funde(abweichungen) == []


def test_the_outline_has_just_the_parts_that_are_printed() -> None:
    def abweichungen(f: Fassung) -> list[str]:
        gedruckt = {s.id for s in f.stellen if s.id}
        gegliedert = {a.id for a in f.gliederung.alle() if a.id != "kopf"}
        gegliedert |= {f"{a.id}.{t.id}" for a in f.gliederung.alle() for t in a.teile if t.id}
        return sorted(gedruckt ^ gegliedert)

    assert funde(abweichungen) == []


# --- references

VERWEISE = {
    "personenkreis.feststellung": ["angebot.foerderschwerpunkte"],
    "personenkreis.bescheid": ["personenkreis.feststellung"],
    "leistungssystematik": ["leistungsbereiche", "gruppe", "individuell"],
    "gruppe.grundsatz": ["individuell.grundsatz"],
    "individuell.grundsatz": ["gruppe"],
    "individuell.zusatzangebote": ["gruppe"],
    "umfang.gruppe": ["gruppe"],
    "umfang.individuell": ["individuell"],
    "personal.personalschluessel": ["gruppe"],
    "personal.individuell": ["individuell"],
    "qualitaet.wirksamkeit": ["qualitaet.strukturqualitaet", "qualitaet.zielerreichung"],
}
"""Where the agreement refers to itself, and to what."""


def test_the_references_are_those_of_the_model_agreement() -> None:
    for wahl, f in fassungen():
        gefunden: dict[str, list[str]] = {}
        for verweis, ort in mit_ort(f.gebaut.dokument, Reference):
            gefunden.setdefault(ort, []).extend([*verweis.ziele, *filter(None, [verweis.bis])])
        erwartet = {
            o: z for o, z in VERWEISE.items() if o != "individuell.zusatzangebote" or _nachmittags(wahl)
        }
        assert gefunden == erwartet, wahl


def _nachmittags(wahl: Wahl) -> bool:
    return wahl["nachmittag"] == "ein"


def test_every_reference_prints_the_number_of_its_target() -> None:
    def falsche(f: Fassung) -> list[tuple[str, str]]:
        stellen = {s.id: s for s in f.stellen if s.id}
        return [
            (ort, text_von(verweis))
            for verweis, ort in mit_ort(f.gebaut.dokument, Reference)
            if text_von(verweis) != _worte(verweis, stellen, ort)
        ]

    assert funde(falsche) == []


def _worte(verweis: Reference, stellen: Mapping[str, Stelle], ort: str) -> str:
    ziel = stellen[verweis.ziele[0]]
    innen = [f"Abs. {ziel.absatz}"] if ziel.absatz else []
    innen += [f"Buchst. {ziel.buchstabe}"] if ziel.buchstabe else []
    if verweis.bis:
        innen.append(f"bis {stellen[verweis.bis].absatz}")
    selbe = ziel.id.partition(".")[0] == ort.partition(".")[0]
    return " ".join(innen if selbe and innen else [ziel.paragraf, *innen])


def test_every_piece_of_a_reference_leads_to_a_place_of_the_document() -> None:
    def tote(f: Fassung) -> list[str]:
        da = {s.id for s in f.stellen}
        return [
            teil.ziel
            for verweis, _ in mit_ort(f.gebaut.dokument, Reference)
            for teil in verweis.teile
            if teil.ziel and teil.ziel not in da
        ]

    assert funde(tote) == []


@pytest.mark.parametrize("abschnitt", [p.id for p in bw().alle() if p.koerper])
def test_a_body_cites_by_number_only_the_law(abschnitt: str) -> None:
    quelle = (folder("templates") / LV / BW / f"{abschnitt}.md").read_text("utf-8")
    gesetz = re.compile(r"§+\s+\d.{0,70}?(SGB\s+(IX|V)\b|LRV|SchG|Landesrahmenvertrags)", re.S)
    assert [
        quelle[i : i + 40] for i, z in enumerate(quelle) if z == "§" and not gesetz.match(quelle, i)
    ] == []


# --- text


def test_no_bracket_is_left_over() -> None:
    def klammern(f: Fassung) -> list[str]:
        ohne_noten = re.sub(r"\[\^\d+\]", "", f.markdown)
        return [zeile for zeile in ohne_noten.split("\n") if "[" in zeile or "]" in zeile]

    assert funde(klammern) == []


def test_nothing_is_called_optional() -> None:
    assert funde(lambda f: [z for z in zeilen(f.gebaut.dokument) if "optional" in z.lower()]) == []


def test_no_conjunction_dangles_and_no_list_is_empty_or_missing() -> None:
    assert funde(lambda f: loecher(f.gebaut.dokument)) == []


def test_no_colon_stands_before_a_heading_a_number_or_the_end() -> None:
    def haengende(f: Fassung) -> list[str]:
        belegt = [z for z in f.markdown.split("\n") if z.strip()]
        folgen = zip(belegt, [*belegt[1:], "## Ende"], strict=True)
        return [zeile for zeile, danach in folgen if zeile.endswith(":") and _bricht_ab(zeile, danach)]

    assert funde(haengende) == []


def _bricht_ab(zeile: str, danach: str) -> bool:
    """Whether a new heading, Absatz, note or, after an item, an item of the same list begins."""
    if zeile.lstrip().startswith("- ") and danach.lstrip().startswith("- "):
        return len(danach) - len(danach.lstrip()) <= len(zeile) - len(zeile.lstrip())
    return bool(re.match(r"#|\\?\(\d+\) |\[\^\d+\]:", danach))


def test_no_table_is_without_rows() -> None:
    assert (
        funde(lambda f: [k for k in nodes(f.gebaut.dokument) if isinstance(k, TableBlock) and not k.zeilen])
        == []
    )


# --- what an option does


@pytest.mark.parametrize(
    ("option", "wert", "worte"),
    [
        ("aussengruppen", "ein", "Intensivkooperationen"),
        ("ileb", "ein", "Lern- und Entwicklungsbegleitung"),
        ("nachmittag", "ein", "Betreuung am Nachmittag"),
        ("sonderinfrastruktur", "ein", "Sonderinfrastruktur:"),
        ("unterkunft", "entfaellt", "Unterkunft und Verpflegung entfällt (dafür besteht hier kein Bedarf)"),
        ("behandlungspflege", "entfaellt", "§ 82 Abs. 1b LRV entfällt (dafür besteht hier kein Bedarf)"),
        ("quote", "entfaellt", "Fachkraftquote: entfällt (dafür besteht hier kein Bedarf)"),
    ],
)
def test_an_option_prints_its_words_where_it_is_chosen_and_nowhere_else(
    option: str, wert: str, worte: str
) -> None:
    for wahl, f in fassungen():
        assert (worte in f.markdown) == (wahl[option] == wert), wahl


def test_the_additional_offers_are_a_letter_where_there_is_one_and_list_what_is_agreed() -> None:
    for wahl, f in fassungen():
        erwartet = (
            (wahl["weg"] in ("individuell", "beide"))
            + (wahl["nachmittag"] == "ein")
            + (wahl["ferien"] in ("individuell", "beide"))
            + (len(INDIVIDUELL[3].punkte) if wahl["zusatzangebot"] == "ein" else 0)
        )
        (liste,) = [k for k in f.teil("individuell.grundsatz").kinder if isinstance(k, ItemList)]
        angebote = [k for k in liste.punkte if "zusätzliche Angebote" in text_von(k)]
        assert [len(a.kinder[-1].punkte) for a in angebote] == ([erwartet] if erwartet else []), wahl


@pytest.mark.parametrize(
    ("option", "worte"), [("weg", "Weg in den Schulkindergarten"), ("ferien", "in den Ferien")]
)
def test_company_is_measured_in_the_group_only_where_it_is_a_group_service(option: str, worte: str) -> None:
    for wahl, f in fassungen():
        gruppe = wahl[option] in ("gruppe", "beide")
        assert (worte in text_von(f.teil("umfang.gruppe"))) == gruppe, wahl
