"""Numbers of sections and Absätze, known before anything is rendered."""

from pathlib import Path
from typing import Any

import pytest

from kleinprofil import (
    EIGEN,
    LV,
    abschnitt,
    gebaut,
    geladen,
    konzept,
    lies_profil,
    regal,
    schreibe_profil,
    worte,
)
from teilhabe_docs.documents.gliederung import Gliederung, outline_of
from teilhabe_docs.documents.profile.resolve import resolved

ENTFAELLT = "wenn: angebot.optionen.ileb, weil: w"


def gegliedert(
    wurzel: Path,
    abschnitte: str,
    texte: dict[str, str] | None = None,
    zaehlung: str = "paragraf",
    **daten: Any,
) -> Gliederung:
    profil = lies_profil(wurzel, abschnitte, texte, zaehlung=zaehlung)
    assert not profil.befunde
    return outline_of(konzept(**daten), profil)


def nummern(gliederung: Gliederung) -> list[tuple[str, str, int]]:
    return [(a.id, a.nummer, a.ebene) for a in gliederung.alle()]


def absaetze(wurzel: Path, text: str, teile: str = "{}") -> list[tuple[str, str]]:
    """Ids and numbers of the parts of a section."""
    gliederung = gegliedert(wurzel, f"  - {{id: a, titel: A, teile: {teile}}}\n", {"a.md": text})
    return [(t.id, t.nummer) for t in abschnitt(gliederung, "a").teile]


@pytest.mark.parametrize("weg", [ENTFAELLT, "pflicht: nein, braucht: angebot.plaetze"])
def test_sections_that_fall_away_leave_no_gap(tmp_path: Path, weg: str) -> None:
    abschnitte = f"  - {{id: a, titel: A}}\n  - {{id: b, titel: B, {weg}}}\n  - {{id: c, titel: C}}\n"
    assert nummern(gegliedert(tmp_path, abschnitte)) == [("a", "§ 1", 1), ("c", "§ 2", 1)]


def test_title_and_unnumbered_sections_are_not_counted(tmp_path: Path) -> None:
    abschnitte = """\
  - {id: kopf, titel: K, rolle: titel}
  - {id: vorwort, titel: V, nummer: nein}
  - {id: a, titel: A}
  - {id: schluss, titel: S, nummer: nein}
  - {id: b, titel: B}
"""
    assert [n for _, n, _ in nummern(gegliedert(tmp_path, abschnitte))] == ["", "", "§ 1", "", "§ 2"]


KAPITEL = """\
  - {id: a, titel: A, abschnitte: [{id: x, titel: X}, {id: y, titel: Y, abschnitte: [{id: z, titel: Z}]}]}
  - id: b
    titel: B
    abschnitte: [{id: w, titel: W, wenn: angebot.optionen.ileb, weil: w}, {id: v, titel: V}]
"""


def test_decimal_numbers_on_every_level(tmp_path: Path) -> None:
    assert nummern(gegliedert(tmp_path, KAPITEL, zaehlung="dezimal")) == [
        ("a", "1", 1),
        ("a.x", "1.1", 2),
        ("a.y", "1.2", 2),
        ("a.y.z", "1.2", 3),
        ("b", "2", 1),
        ("b.v", "2", 2),
    ]


def test_a_subsection_that_is_alone_has_no_number_of_its_own_and_what_is_below_it_takes_its_place(
    tmp_path: Path,
) -> None:
    unten = "[{id: u, titel: U}, {id: v, titel: V, abschnitte: [{id: w, titel: W}]}]"
    mitte = f"[{{id: m, titel: M, abschnitte: {unten}}}]"
    abschnitte = f"  - {{id: a, titel: A, abschnitte: {mitte}}}\n  - {{id: b, titel: B}}\n"
    assert nummern(gegliedert(tmp_path, abschnitte, zaehlung="dezimal")) == [
        ("a", "1", 1),
        ("a.m", "1", 2),
        ("a.m.u", "1.1", 2),
        ("a.m.v", "1.2", 2),
        ("a.m.v.w", "1.2", 3),
        ("b", "2", 1),
    ]


def test_conditions_decide_whether_it_is_alone(tmp_path: Path) -> None:
    unten = "{id: x, titel: X}, {id: y, titel: Y, wenn: angebot.optionen.ileb, weil: w}"
    abschnitte = f"  - {{id: a, titel: A, abschnitte: [{unten}]}}\n"
    profil = lies_profil(tmp_path, abschnitte, zaehlung="dezimal")
    mit = outline_of(konzept({"optionen": {"ileb": "ja"}}), profil)
    assert nummern(outline_of(konzept(), profil)) == [("a", "1", 1), ("a.x", "1", 2)]
    assert nummern(mit) == [("a", "1", 1), ("a.x", "1.1", 2), ("a.y", "1.2", 2)]


def test_a_section_without_number_stays_one_also_alone(tmp_path: Path) -> None:
    abschnitte = "  - {id: a, titel: A, abschnitte: [{id: x, titel: X, nummer: nein}]}\n"
    gliederung = gegliedert(tmp_path, abschnitte, zaehlung="dezimal")
    assert [a.allein for a in gliederung.alle()] == [False, False]


def test_subsections_of_a_paragraph_are_no_paragraphs_of_their_own(tmp_path: Path) -> None:
    assert nummern(gegliedert(tmp_path, KAPITEL)) == [
        ("a", "§ 1", 1),
        ("a.x", "", 2),
        ("a.y", "", 2),
        ("a.y.z", "", 3),
        ("b", "§ 2", 1),
        ("b.v", "", 2),
    ]


def test_a_profile_that_says_nothing_counts_decimally(tmp_path: Path) -> None:
    schreibe_profil(tmp_path, "abschnitte:\n  - {id: a, titel: A}\n")
    assert nummern(outline_of(konzept(), resolved(LV, EIGEN, regal(tmp_path)))) == [("a", "1", 1)]


def test_absaetze_are_counted_named_parts_are_not(tmp_path: Path) -> None:
    text = "Vorweg\n\n(@p) eins\n\n(#n) ohne\n\n(@) drei\n\n(@q) vier\n"
    assert absaetze(tmp_path, text) == [("p", "1"), ("n", ""), ("", "2"), ("q", "3")]


def test_a_single_absatz_has_no_number(tmp_path: Path) -> None:
    assert absaetze(tmp_path, "(@p) eins\n\n(#n) ohne\n") == [("p", ""), ("n", "")]


def test_letters_have_no_number_of_their_own(tmp_path: Path) -> None:
    assert absaetze(tmp_path, "(@p) eins\n\n- (@l) el\n- (@m) em\n\n(@q) zwei\n") == [
        ("p", "1"),
        ("l", ""),
        ("m", ""),
        ("q", "2"),
    ]


def test_parts_that_fall_away_are_not_counted(tmp_path: Path) -> None:
    text = "(@p) eins\n\n(@q) zwei\n\n(@r) drei\n"
    assert absaetze(tmp_path, text, f"{{q: {{{ENTFAELLT}}}}}") == [("p", "1"), ("r", "2")]


def test_the_absatz_that_is_left_alone_loses_its_number(tmp_path: Path) -> None:
    assert absaetze(tmp_path, "(@p) eins\n\n(@q) zwei\n", f"{{q: {{{ENTFAELLT}}}}}") == [("p", "")]


def test_a_part_has_its_title_from_the_outline(tmp_path: Path) -> None:
    gliederung = gegliedert(
        tmp_path, "  - {id: a, titel: A, teile: {p: {titel: Plätze}}}\n", {"a.md": "(@p) x\n\n(@q) y\n"}
    )
    assert [t.titel for t in abschnitt(gliederung, "a").teile] == ["Plätze", ""]


def test_windows_line_ends_change_no_number(tmp_path: Path) -> None:
    assert absaetze(tmp_path, "(@p) eins\r\n\r\n(@q) zwei\r\n") == [("p", "1"), ("q", "2")]


def test_absaetze_are_counted_through_the_subsections_of_a_paragraph(tmp_path: Path) -> None:
    unten = "[{id: x, titel: X}, {id: y, titel: Y, abschnitte: [{id: z, titel: Z}]}]"
    texte = {"a.md": "(@e) Eins.\n", "a.x.md": "(@v) Zwei.\n\n(@w) Drei.\n", "a.y.z.md": "(@l) Vier.\n"}
    texte["b.md"] = "(@e) Allein.\n"
    abschnitte = f"  - {{id: a, titel: A, abschnitte: {unten}}}\n  - {{id: b, titel: B}}\n"
    gliederung = gegliedert(tmp_path, abschnitte, texte)
    assert [(a.id, t.id, t.nummer) for a in gliederung.alle() for t in a.teile] == [
        ("a", "e", "1"),
        ("a.x", "v", "2"),
        ("a.x", "w", "3"),
        ("a.y.z", "l", "4"),
        ("b", "e", ""),
    ]


def test_references_into_a_subsection_of_a_paragraph_name_the_paragraph(tmp_path: Path) -> None:
    """Inside the § as well, where they say the Absatz alone; numbers in outline and document are the same."""
    refs = '{{ ref("a.x.w") }}, {{ ref("a.x") }}, {{ ref("a.x.v", "a.y.l") }}'
    texte = {
        "a.x.md": f"(@v) Zwei.\n\n(@w) Drei, {refs}.\n",
        "a.y.md": "(@l) Vier.\n",
        "b.md": f"Nach {refs}.\n",
    }
    unten = "[{id: x, titel: Innen}, {id: y, titel: Y}]"
    abschnitte = f"  - {{id: a, titel: A, abschnitte: {unten}}}\n  - {{id: b, titel: B}}\n"
    gelesen = geladen(tmp_path / "daten")
    dokument = gebaut(gelesen, lies_profil(tmp_path, abschnitte, texte)).dokument
    words = [worte(a) for a in dokument.abschnitte]
    assert "Drei, Abs. 2, § 1 »Innen«, Abs. 1 und 3." in words[0]
    assert words[1] == "Nach § 1 Abs. 2, § 1 »Innen«, § 1 Abs. 1 und 3."
