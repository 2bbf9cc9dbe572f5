"""The state of a needed value: filled, replaced by an annex, waived, or empty, and then why."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kleinprofil import konzept, lies_profil, punkte
from teilhabe_docs.documents.emptiness import NeedState, Reason, emptiness_of
from teilhabe_docs.documents.gliederung import outline_of
from teilhabe_docs.documents.needs import Need
from teilhabe_docs.model.shared import Anschrift, Kontakt
from teilhabe_docs.model.text_slot import Datei, Markdown, ReadFileSlot

ANLAGEN = {"anlagen": [{"id": "leitbild-2027", "titel": "Leitbild"}]}
FEHLT, BLANK, PLATZHALTER, UEBERSCHRIFT, *_ = Reason


def punkt(wurzel: Path, bedarf: str, **daten: Any) -> Need:
    """The one need of a profile with the need `bedarf`."""
    profil = lies_profil(wurzel, f"  - {{id: a, titel: A, braucht: [{bedarf}]}}\n")
    assert not profil.befunde
    (einer,) = punkte(outline_of(konzept(**daten), profil))
    return einer


@pytest.mark.parametrize("text", ["", " ", "\n\t", "\u00a0", "<!---->", "<!-- a -->\n<!-- b -->\n"])
def test_a_blank_text_is_empty(text: str) -> None:
    assert emptiness_of(Markdown(text)) is BLANK


PLATZHALTER_ALLER_ART = """\
**TODO**|- TODO|TODO: Text folgt|Lorem ipsum¶dolor|–|—|[Name der Einrichtung]
TODO|[TODO]|todo.| TODO |tbd|TBA|FIXME|Platzhalter|<Platzhalter>
n.n.|N. N.|xx|XX %|xxx h|1 : xx|1:x|xx.xx.20xx|xx.xx.xxxx|Lorem ipsum dolor sit amet
...|…|[…]|?|???|-|---|___"""


@pytest.mark.parametrize("text", PLATZHALTER_ALLER_ART.replace("\n", "|").replace("¶", "\n").split("|"))
def test_a_placeholder_alone_is_empty(text: str) -> None:
    assert emptiness_of(Markdown(text)) is PLATZHALTER
    assert emptiness_of(text) is PLATZHALTER


TEXTE = "Das Konzept folgt dem Kind.|x|1 : 4,5|Frau Kern leitet|01.01.2027|- eins|0|nein|Was ist zu tun?"
MIT_UEBERSCHRIFT = ("# Ziele\n\nWir gehen.", "# Ziele\nWir gehen.", "Wir gehen.\n\n# Ziele")
KOMMENTARE = ("<!-- offen", "<!-- a --> Wir gehen.", "<!-- a --> <!-- offen")
UNTERSTRICHEN = ("Unser Ziel\n---", "Unser Ziel\n===")
KLAMMERN = ("[Leitung]: Meier\n[Vertretung]: Schulz", "[x](y.md)", "[1]", "[Eins] und [Zwei]")


@pytest.mark.parametrize(
    "text", [*TEXTE.split("|"), *MIT_UEBERSCHRIFT, *UNTERSTRICHEN, *KLAMMERN, *KOMMENTARE]
)
def test_a_text_that_says_something_is_not_empty(text: str) -> None:
    assert emptiness_of(Markdown(text)) is None


@pytest.mark.parametrize("text", ["# Leitbild", "# Leitbild\n\n## Werte\n", "### "])
def test_headings_alone_are_empty_in_a_text_slot(text: str) -> None:
    assert emptiness_of(Markdown(text)) is UEBERSCHRIFT
    assert emptiness_of(ReadFileSlot(datei="t.md", text=text)) is UEBERSCHRIFT


def test_a_street_that_looks_like_a_heading_is_not_empty() -> None:
    assert emptiness_of("# 5") is None


def test_a_file_that_was_read_is_judged_by_its_text() -> None:
    assert emptiness_of(ReadFileSlot(datei="t.md", text=" ")) is BLANK
    assert emptiness_of(ReadFileSlot(datei="t.md", text="Wir gehen.")) is None
    assert emptiness_of(Datei(datei="t.md")) is None


@pytest.mark.parametrize(
    ("wert", "grund"),
    [
        (None, FEHLT),
        ((), FEHLT),
        (("TODO", "…"), PLATZHALTER),
        (("TODO", "Spiel"), None),
        (Anschrift(), FEHLT),
        (Anschrift(ort="xx"), FEHLT),
        (Anschrift(ort="Musterstadt"), None),
        (Kontakt(), FEHLT),
        (0, None),
        (False, None),
    ],
)
def test_what_else_is_empty(wert: Any, grund: Reason | None) -> None:
    assert emptiness_of(wert) is grund


@pytest.mark.parametrize(
    ("wert", "zustand", "grund"),
    [
        ("Wir achten jedes Kind.", NeedState.GEFUELLT, None),
        (None, NeedState.LEER, FEHLT),
        ("  ", NeedState.LEER, BLANK),
        ("TODO", NeedState.LEER, PLATZHALTER),
        ("# Leitbild", NeedState.LEER, UEBERSCHRIFT),
    ],
)
def test_a_need_has_the_state_of_its_value(
    tmp_path: Path, wert: str | None, zustand: NeedState, grund: Reason | None
) -> None:
    einer = punkt(tmp_path, "traeger.leitbild", traeger={"leitbild": wert})
    assert (einer.zustand, einer.grund) == (zustand, grund)


@pytest.mark.parametrize(
    ("erlaubt", "slot", "zustand"),
    [
        ("ja", {"anlage": "leitbild-2027"}, NeedState.ANLAGE),
        ("ja", {"anlage": "leitbild-2027", "kurz": "In einem Satz."}, NeedState.ANLAGE),
        ("nein", {"anlage": "leitbild-2027"}, NeedState.LEER),
        ("nein", {"anlage": "leitbild-2027", "kurz": "In einem Satz."}, NeedState.LEER),
        ("kurz", {"anlage": "leitbild-2027"}, NeedState.LEER),
        ("kurz", {"anlage": "leitbild-2027", "kurz": ""}, NeedState.LEER),
        ("kurz", {"anlage": "leitbild-2027", "kurz": " "}, NeedState.LEER),
        ("kurz", {"anlage": "leitbild-2027", "kurz": "TODO"}, NeedState.LEER),
        ("kurz", {"anlage": "leitbild-2027", "kurz": "In einem Satz."}, NeedState.ANLAGE),
        ("ja", {"anlage": "gibt-es-nicht"}, NeedState.LEER),
        ("kurz", {"anlage": "gibt-es-nicht", "kurz": "In einem Satz."}, NeedState.LEER),
        ("ja", {"anlage": "lrv"}, NeedState.ANLAGE),
        ("ja", {"anlage": "fachkonzept"}, NeedState.ANLAGE),
        ("ja", {"anlage": "leistungsbeschreibung"}, NeedState.ANLAGE),
    ],
)
def test_an_annex_counts_where_the_need_allows_it_and_a_list_names_it(
    tmp_path: Path, erlaubt: str, slot: dict[str, str], zustand: NeedState
) -> None:
    bedarf = f"{{feld: traeger.leitbild, anlage: {erlaubt}}}"
    assert punkt(tmp_path, bedarf, traeger={"leitbild": slot}, angebot=ANLAGEN).zustand is zustand


def test_a_document_is_no_annex_of_itself_but_of_the_others(tmp_path: Path) -> None:
    bedarf = "[{feld: traeger.leitbild, anlage: ja}]"
    gewaehlt = lies_profil(tmp_path, f"  - {{id: a, titel: A, braucht: {bedarf}}}\n")
    daten = konzept(traeger={"leitbild": {"anlage": "leistungsvereinbarung"}})
    als_fachkonzept = replace(gewaehlt, dokument="fachkonzept")
    zustaende = [punkte(outline_of(daten, p))[0].zustand for p in (gewaehlt, als_fachkonzept)]
    assert zustaende == [NeedState.LEER, NeedState.ANLAGE]


def test_an_annex_of_the_provider_counts_for_the_offer(tmp_path: Path) -> None:
    bedarf = "{feld: angebot.gewaltschutz, anlage: ja}"
    slot = {"gewaltschutz": {"anlage": "leitbild-2027"}}
    assert punkt(tmp_path, bedarf, angebot=slot, traeger=ANLAGEN).zustand is NeedState.ANLAGE


@pytest.mark.parametrize(
    ("feld", "daten"),
    [
        ("traeger.leitbild", {"traeger": {"leitbild": {"entfaellt": "kein Leitbild"}}}),
        ("angebot.plaetze", {"angebot": {"plaetze": {"entfaellt": "keine Plätze"}}}),
        ("angebot.methoden", {"angebot": {"methoden": {"entfaellt": "keine festen"}}}),
        ("angebot.anschrift", {"angebot": {"anschrift": {"entfaellt": "aufsuchend"}}}),
    ],
)
def test_a_waived_value_counts_where_it_may_fall_away(
    tmp_path: Path, feld: str, daten: dict[str, Any]
) -> None:
    assert punkt(tmp_path / "ja", f"{{feld: {feld}, entfaellt: ja}}", **daten).zustand is NeedState.ENTFAELLT
    assert punkt(tmp_path / "nein", f"{{feld: {feld}}}", **daten).zustand is NeedState.LEER


def test_a_reason_that_is_a_placeholder_waives_nothing(tmp_path: Path) -> None:
    daten = {"angebot": {"plaetze": {"entfaellt": "TODO"}}}
    einer = punkt(tmp_path, "{feld: angebot.plaetze, entfaellt: ja}", **daten)
    assert (einer.zustand, einer.grund) == (NeedState.LEER, PLATZHALTER)


@pytest.mark.parametrize(
    ("leitbild", "plaetze", "zustand"),
    [
        ("Wir gehen.", 9, NeedState.GEFUELLT),
        ({"anlage": "leitbild-2027"}, 9, NeedState.ANLAGE),
        ({"anlage": "leitbild-2027"}, {"entfaellt": "aufsuchend"}, NeedState.ENTFAELLT),
        (None, {"entfaellt": "aufsuchend"}, NeedState.LEER),
    ],
)
def test_a_section_has_the_worst_state_of_its_needs(
    tmp_path: Path, leitbild: Any, plaetze: Any, zustand: NeedState
) -> None:
    bedarf = "[{feld: traeger.leitbild, anlage: ja}, {feld: angebot.plaetze, entfaellt: ja}]"
    profil = lies_profil(tmp_path, f"  - {{id: a, titel: A, braucht: {bedarf}}}\n")
    daten = konzept({"plaetze": plaetze, **ANLAGEN}, {"leitbild": leitbild})
    assert outline_of(daten, profil).abschnitte[0].zustand is zustand


def test_a_section_without_needs_is_fixed_text_and_filled(tmp_path: Path) -> None:
    profil = lies_profil(tmp_path, "  - {id: a, titel: A}\n")
    assert outline_of(konzept(), profil).abschnitte[0].zustand is NeedState.GEFUELLT


def test_what_is_optional_does_not_spoil_the_state_of_its_section(tmp_path: Path) -> None:
    bedarf = "[angebot.plaetze, {feld: angebot.stand, pflicht: nein}]"
    profil = lies_profil(tmp_path, f"  - {{id: a, titel: A, braucht: {bedarf}}}\n")
    assert outline_of(konzept({"plaetze": 9}), profil).abschnitte[0].zustand is NeedState.GEFUELLT


def test_a_chapter_shows_nothing_of_its_subsections(tmp_path: Path) -> None:
    inhalt = "[{id: x, titel: X, braucht: angebot.plaetze}]"
    profil = lies_profil(tmp_path, f"  - {{id: a, titel: A, abschnitte: {inhalt}}}\n")
    zustaende = [a.zustand for a in outline_of(konzept(), profil).alle()]
    assert zustaende == [NeedState.GEFUELLT, NeedState.LEER]
