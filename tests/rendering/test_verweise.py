"""References by id come out in words that a lawyer would write."""

from pathlib import Path
from typing import Any

import pytest

from kleinprofil import gebaut, geladen, lies_profil, worte
from teilhabe_docs.documents.blocks import Reference, nodes
from teilhabe_docs.rendering.assembly import AssembledDocument

ABSCHNITTE = """\
  - {id: vorwort, titel: Vorwort, nummer: nein}
  - {id: a, titel: A, teile: {weg: {wenn: angebot.optionen.ileb, weil: w}}}
  - {id: b, titel: B}
  - {id: weg, titel: W, wenn: angebot.optionen.ileb, weil: w}
  - {id: c, titel: C, abschnitte: [{id: innen, titel: I}]}
  - {id: d, titel: D}
"""
TEXTE = {
    "vorwort": "Vorwort",
    "a": "(@p) eins\n\n- (@k) ka\n- (@l) el\n\n(@q) zwei\n\n(@r) drei\n\n(@weg) weg",
    "b": "(@allein) nur einer\n\n- (@m) em\n\n(#name) ohne Nummer",
    "c": "Text",
    "c.innen": "Text",
    "d": "Text",
}


def dokument(
    wurzel: Path, von: str, verweis: str, zaehlung: str = "paragraf", **daten: Any
) -> AssembledDocument:
    """The document in which the section `von` begins with the reference."""
    texte = {f"{k}.md": t for k, t in TEXTE.items()}
    texte[f"{von}.md"] = f"Siehe {{{{ {verweis} }}}}.\n\n{TEXTE[von]}"
    gewaehlt = lies_profil(wurzel / "p", ABSCHNITTE, texte, zaehlung=zaehlung)
    assert not gewaehlt.befunde
    return gebaut(geladen(wurzel / "k", **daten), gewaehlt)


def verweis_in(fertig: AssembledDocument, von: str) -> Reference:
    (abschnitt,) = [k for k in nodes(fertig.dokument) if getattr(k, "id", "") == von and hasattr(k, "ebene")]
    eigene = [k for kind in abschnitt.kinder if not hasattr(kind, "ebene") for k in nodes(kind)]
    return [k for k in eigene if isinstance(k, Reference)][-1]


@pytest.mark.parametrize(
    ("von", "verweis", "text"),
    [
        ("d", 'ref("a")', "§ 1"),
        ("d", 'ref("a.p")', "§ 1 Abs. 1"),
        ("d", 'ref("a.q")', "§ 1 Abs. 2"),
        ("d", 'ref("a.k")', "§ 1 Abs. 1 Buchst. a"),
        ("d", 'ref("a.l")', "§ 1 Abs. 1 Buchst. b"),
        ("d", 'ref("b.allein")', "§ 2"),
        ("d", 'ref("b.name")', "§ 2"),
        ("d", 'ref("b.m")', "§ 2 Buchst. a"),
        ("d", 'ref("d")', "§ 4"),
        ("a", 'ref("a.q")', "Abs. 2"),
        ("a", 'ref("a.l")', "Abs. 1 Buchst. b"),
        ("a", 'ref("a")', "§ 1"),
        ("a", 'ref("a.p", "a.r")', "Abs. 1 und 3"),
        ("a", 'ref("a.p", bis="a.r")', "Abs. 1 bis 3"),
        ("b", 'ref("b.m")', "Buchst. a"),
        ("b", 'ref("b.allein")', "§ 2"),
        ("vorwort", 'ref("vorwort")', "»Vorwort«"),
        ("d", 'ref("b", "vorwort")', "§ 2 und »Vorwort«"),
        ("d", 'ref("a.k", "a.l")', "§ 1 Abs. 1 Buchst. a und b"),
        ("d", 'ref("a.k", bis="a.l")', "§ 1 Abs. 1 Buchst. a bis b"),
        ("a", 'ref("a.k", "a.l")', "Abs. 1 Buchst. a und b"),
        ("d", 'ref("a.l", "a.q")', "§ 1 Abs. 1 Buchst. b und 2"),
        ("d", 'ref("a", "b")', "§§ 1 und 2"),
        ("d", 'ref("a", "b", "d")', "§§ 1, 2 und 4"),
        ("d", 'ref("a", bis="c")', "§§ 1 bis 3"),
        ("d", 'ref("a.p", "a.q")', "§ 1 Abs. 1 und 2"),
        ("d", 'ref("a.p", "a.q", "a.r")', "§ 1 Abs. 1, 2 und 3"),
        ("d", 'ref("a.p", bis="a.r")', "§ 1 Abs. 1 bis 3"),
        ("d", 'ref("a.q", "b")', "§ 1 Abs. 2 und § 2"),
        ("d", 'ref("vorwort")', "»Vorwort«"),
    ],
)
def test_a_reference_in_a_profile_of_paragraphs(tmp_path: Path, von: str, verweis: str, text: str) -> None:
    fertig = dokument(tmp_path, von, verweis)
    assert fertig.befunde == ()
    assert worte(verweis_in(fertig, von)) == text


@pytest.mark.parametrize(
    ("verweis", "text"),
    [
        ('ref("a")', "Abschnitt 1"),
        ('ref("a.q")', "Abschnitt 1"),
        ('ref("a.l")', "Abschnitt 1"),
        ('ref("c.innen")', "Abschnitt 3"),
        ('ref("vorwort")', "»Vorwort«"),
        ('ref("a", "c.innen")', "Abschnitt 1 und Abschnitt 3"),
    ],
)
def test_a_reference_in_a_decimal_profile(tmp_path: Path, verweis: str, text: str) -> None:
    fertig = dokument(tmp_path, "d", verweis, "dezimal")
    assert fertig.befunde == ()
    assert worte(verweis_in(fertig, "d")) == text


@pytest.mark.parametrize(
    ("zaehlung", "von", "verweis", "text"),
    [("dezimal", "a", "a.q", "Abschnitt 1"), ("dezimal", "c", "c.innen", "Abschnitt 3")],
)
def test_a_reference_into_its_own_section_has_words_without_a_paragraph_sign(
    tmp_path: Path, zaehlung: str, von: str, verweis: str, text: str
) -> None:
    fertig = dokument(tmp_path, von, f'ref("{verweis}")', zaehlung)
    assert worte(verweis_in(fertig, von)) == text


def test_a_part_of_a_section_without_a_number_is_named_by_its_title(tmp_path: Path) -> None:
    texte = {"a.md": '(@p) eins\n\n(@q) {{ ref("a.p") }}'}
    gewaehlt = lies_profil(tmp_path / "p", "  - {id: a, titel: A, nummer: nein}\n", texte)
    assert worte(verweis_in(gebaut(geladen(tmp_path / "k"), gewaehlt), "a")) == "»A«"


def test_a_reference_follows_the_numbers_that_are_left(tmp_path: Path) -> None:
    alle = dokument(tmp_path / "alle", "d", 'ref("d")', angebot={"optionen": {"ileb": "ja"}})
    wenige = dokument(tmp_path / "wenige", "d", 'ref("d")')
    assert [worte(verweis_in(f, "d")) for f in (alle, wenige)] == ["§ 5", "§ 4"]


def test_each_piece_of_a_reference_leads_to_its_place(tmp_path: Path) -> None:
    teile = verweis_in(dokument(tmp_path, "d", 'ref("a.l")'), "d").teile
    assert [(t.text, t.ziel) for t in teile if t.ziel] == [
        ("§ 1", "a"),
        ("Abs. 1", "a.p"),
        ("Buchst. b", "a.l"),
    ]


def test_several_sections_lead_each_to_its_own(tmp_path: Path) -> None:
    teile = verweis_in(dokument(tmp_path, "d", 'ref("a", "b")'), "d").teile
    assert [(t.text, t.ziel) for t in teile] == [("§§ 1", "a"), (" und ", ""), ("2", "b")]


@pytest.mark.parametrize(("verweis", "ziel"), [('ref("a.weg")', "a.weg"), ('ref("a", bis="weg")', "weg")])
def test_a_reference_to_what_falls_away_here_is_a_finding(tmp_path: Path, verweis: str, ziel: str) -> None:
    (befund,) = dokument(tmp_path, "d", verweis).befunde
    assert (befund.code, befund.file, befund.span.line) == ("TD801", "eigen/d.md", 1)
    assert befund.message.startswith(f"Der Verweis auf »{ziel}« geht ins Leere: Dieser Teil entfällt hier")


def test_a_dead_reference_is_found_in_its_line(tmp_path: Path) -> None:
    abschnitte = "  - {id: a, titel: A, teile: {p: {wenn: angebot.optionen.ileb, weil: w}}}\n"
    texte = {"a.md": '(@p) eins\n\n(@q) {{ ref("a") }}, {{ ref("a.p") }}\n'}
    fertig = gebaut(geladen(tmp_path / "k"), lies_profil(tmp_path / "p", abschnitte, texte))
    assert [(b.file, b.span.line) for b in fertig.befunde] == [("eigen/a.md", 3)]


def test_the_same_reference_is_fine_where_its_part_is_there(tmp_path: Path) -> None:
    fertig = dokument(tmp_path, "d", 'ref("a.weg")', angebot={"optionen": {"ileb": "ja"}})
    assert fertig.befunde == ()
    assert worte(verweis_in(fertig, "d")) == "§ 1 Abs. 4"


def test_a_reference_in_a_cell_a_list_and_a_footnote(tmp_path: Path) -> None:
    text = (
        '| {{ ref("b") }} |\n|---|\n| x |\n\n- {{ ref("b") }}\n\nText^[{{ ref("b") }}] **{{ ref("b") }}**\n'
    )
    gewaehlt = lies_profil(tmp_path / "p", "  - {id: a, titel: A}\n  - {id: b, titel: B}\n", {"a.md": text})
    fertig = gebaut(geladen(tmp_path / "k"), gewaehlt)
    verweise = [worte(k) for k in nodes(fertig.dokument) if isinstance(k, Reference)]
    assert verweise == ["§ 2"] * 4


def test_a_reference_in_single_quotes_is_found_in_its_line(tmp_path: Path) -> None:
    abschnitte = "  - {id: a, titel: A, teile: {p: {wenn: angebot.optionen.ileb, weil: w}}}\n"
    gewaehlt = lies_profil(tmp_path / "p", abschnitte, {"a.md": "(@p) eins\n\n(@q) {{ ref('a.p') }}\n"})
    (befund,) = gebaut(geladen(tmp_path / "k"), gewaehlt).befunde
    assert (befund.file, befund.span.line) == ("eigen/a.md", 3)
