"""Sections of the offer's own: each behind the section it names, numbered and open like all others."""

from pathlib import Path
from typing import Any

import pytest

from kleinprofil import LV, gebaut, geladen, lies_profil, punkte, stellen, worte
from teilhabe_docs.documents.blocks import Heading, Section, nodes
from teilhabe_docs.documents.emptiness import NeedState
from teilhabe_docs.documents.free_sections import free_section_findings
from teilhabe_docs.documents.gliederung import Gliederung, outline_of
from teilhabe_docs.documents.profile.profil import Profil
from teilhabe_docs.rendering.assembly import AssembledDocument

ABSCHNITTE = """\
  - {id: a, titel: A, abschnitte: [{id: x, titel: X, abschnitte: [{id: t, titel: T}]}, {id: y, titel: Y}]}
  - {id: b, titel: B}
  - {id: weg, titel: W, wenn: angebot.optionen.ileb, weil: w}
  - {id: c, titel: C}
"""
TEXTE = {"b.md": 'Siehe {{ ref("c") }}.\n'}
HINWEIS = "Text des eigenen Abschnitts"


def zusatz(nach: str, titel: str = "Tiere", text: Any = "Ein Hund lebt im Haus.") -> dict[str, Any]:
    return {"dokument": LV, "nach": nach, "titel": titel, "text": text}


def vorlage(wurzel: Path, zaehlung: str) -> Profil:
    gewaehlt = lies_profil(wurzel / "p", ABSCHNITTE, TEXTE, zaehlung=zaehlung)
    assert not gewaehlt.befunde
    return gewaehlt


def dokument(wurzel: Path, *zusaetze: dict[str, Any], zaehlung: str = "dezimal") -> AssembledDocument:
    gelesen = geladen(wurzel / "k", {"zusatzabschnitte": list(zusaetze), "plaetze": 9})
    return gebaut(gelesen, vorlage(wurzel, zaehlung))


def gegliedert(wurzel: Path, *zusaetze: dict[str, Any]) -> Gliederung:
    gelesen = geladen(wurzel / "k", {"zusatzabschnitte": list(zusaetze)})
    return outline_of(gelesen.konzept, vorlage(wurzel, "dezimal"))


def abschnitte(fertig: AssembledDocument) -> list[tuple[str, str, int]]:
    """Number, title and level of every section."""
    alle = (k for k in nodes(fertig.dokument) if isinstance(k, Section))
    return [(k.nummer, k.titel, k.ebene) for k in alle]


def text_von(fertig: AssembledDocument, titel: str) -> str:
    return next(worte(k) for k in nodes(fertig.dokument) if isinstance(k, Section) and k.titel == titel)


@pytest.mark.parametrize(
    ("nach", "danach"),
    [
        ("b", ("3", "Tiere", 1)),
        ("c", ("4", "Tiere", 1)),
        ("a", ("2", "Tiere", 1)),
        ("a.x", ("1.2", "Tiere", 2)),
        ("a.y", ("1.3", "Tiere", 2)),
        ("a.x.t", ("1.1.2", "Tiere", 3)),
    ],
)
def test_it_stands_behind_the_named_section_on_its_level(
    tmp_path: Path, nach: str, danach: tuple[str, str, int]
) -> None:
    fertig = dokument(tmp_path, zusatz(nach))
    assert fertig.befunde == ()
    assert danach in abschnitte(fertig)
    assert text_von(fertig, "Tiere") == "Ein Hund lebt im Haus."


def test_what_follows_is_counted_on(tmp_path: Path) -> None:
    assert abschnitte(dokument(tmp_path, zusatz("b"), zusatz("a.x", "Garten"))) == [
        ("1", "A", 1),
        ("1.1", "X", 2),
        ("1.2", "Garten", 2),
        ("1.3", "Y", 2),
        ("2", "B", 1),
        ("3", "Tiere", 1),
        ("4", "C", 1),
    ]


def test_references_follow(tmp_path: Path) -> None:
    ohne = dokument(tmp_path / "ohne", zaehlung="paragraf")
    mit = dokument(tmp_path / "mit", zusatz("b"), zaehlung="paragraf")
    assert [text_von(f, "B") for f in (ohne, mit)] == ["Siehe § 3.", "Siehe § 4."]
    assert ("§ 3", "Tiere", 1) in abschnitte(mit)


def test_several_behind_one_section_keep_their_order(tmp_path: Path) -> None:
    titel = [t for _, t, _ in abschnitte(dokument(tmp_path, zusatz("b", "Eins"), zusatz("b", "Zwei")))]
    assert titel[-4:] == ["B", "Eins", "Zwei", "C"]


def test_it_stays_where_the_section_before_it_falls_away(tmp_path: Path) -> None:
    titel = [t for _, t, _ in abschnitte(dokument(tmp_path, zusatz("weg")))]
    assert titel[-3:] == ["B", "Tiere", "C"]


def test_it_belongs_to_one_document(tmp_path: Path) -> None:
    fertig = dokument(tmp_path, {**zusatz("b"), "dokument": "fachkonzept"})
    assert "Tiere" not in [t for _, t, _ in abschnitte(fertig)]


def test_it_has_an_id_by_its_place_in_the_list(tmp_path: Path) -> None:
    gliederung = gegliedert(tmp_path, zusatz("b"), zusatz("a.x"))
    assert [a.id for a in gliederung.alle() if "zusatz" in a.id] == ["a.zusatz-2", "zusatz-1"]


def test_its_text_is_a_text_slot_like_any_other(tmp_path: Path) -> None:
    fertig = dokument(tmp_path, zusatz("a.x", text="# Hunde\n\nFür {{ plaetze }} Kinder."))
    assert [(k.stufe, worte(k)) for k in nodes(fertig.dokument) if isinstance(k, Heading)] == [(3, "Hunde")]
    assert text_von(fertig, "Tiere") == "HundeFür 9 Kinder."


def test_its_title_is_text(tmp_path: Path) -> None:
    titel = "# *Tiere* (@x) {{ plaetze }}"
    assert ("3", titel, 1) in abschnitte(dokument(tmp_path, zusatz("b", titel)))


@pytest.mark.parametrize("text", [None, "", " ", "TODO", "[Text folgt]"])
def test_an_empty_text_is_an_open_place(tmp_path: Path, text: str | None) -> None:
    fertig = dokument(tmp_path, zusatz("b", text=text))
    assert [(o.pfad, o.hinweis) for o in fertig.offene] == [("angebot.zusatzabschnitte[0].text", HINWEIS)]
    assert text_von(fertig, "Tiere") == f"[{HINWEIS}]"


@pytest.mark.parametrize(
    ("text", "zustand", "worte_"),
    [
        ("Wir gehen.", NeedState.GEFUELLT, "Wir gehen."),
        (None, NeedState.LEER, f"[{HINWEIS}]"),
        ({"entfaellt": "kein Tier"}, NeedState.ENTFAELLT, "Entfällt: kein Tier."),
        ({"anlage": "lrv"}, NeedState.ANLAGE, "Das Nähere enthält der Landesrahmenvertrag."),
    ],
)
def test_it_is_a_need_that_warns_and_never_stops(
    tmp_path: Path, text: Any, zustand: NeedState, worte_: str
) -> None:
    (punkt,) = punkte(gegliedert(tmp_path / "g", zusatz("b", text=text)))
    assert (punkt.feld, punkt.grad, punkt.zustand) == ("angebot.zusatzabschnitte[0].text", "soll", zustand)
    assert text_von(dokument(tmp_path / "d", zusatz("b", text=text)), "Tiere") == worte_


@pytest.mark.parametrize(
    ("nach", "rat"),
    [
        ("wegg", "Gemeint: »weg«?"),
        ("a.yy", "Gemeint: »a.y«?"),
        ("A.X", "Gemeint: »a.x«?"),
        ("anderswo", "Möglich: a, a.x, a.x.t, a.y, b, weg, c."),
        ("zusatz-1", "Möglich: a, a.x, a.x.t, a.y, b, weg, c."),
    ],
)
def test_an_unknown_place_is_an_error_where_it_is_named(tmp_path: Path, nach: str, rat: str) -> None:
    gelesen = geladen(tmp_path / "k", {"zusatzabschnitte": [zusatz("b"), zusatz(nach)]})
    (befund,) = free_section_findings(gelesen, {LV: vorlage(tmp_path, "dezimal")})
    assert (befund.code, befund.severity, befund.path) == ("TD804", "error", "zusatzabschnitte[1].nach")
    assert befund.message == f"Einen Abschnitt »{nach}« hat das Dokument »{LV}« nicht. {rat}"
    zeile = (tmp_path / "k" / "offer.yaml").read_text("utf-8")
    assert (befund.file, zeile[befund.span.column - 1 :].startswith(f'"{nach}"')) == ("offer.yaml", True)


def test_a_known_place_is_no_finding(tmp_path: Path) -> None:
    gelesen = geladen(tmp_path / "k", {"zusatzabschnitte": [zusatz("weg"), zusatz("a.x.t")]})
    assert stellen(free_section_findings(gelesen, {LV: vorlage(tmp_path, "dezimal")})) == []


def test_without_its_document_it_is_not_judged(tmp_path: Path) -> None:
    gelesen = geladen(tmp_path / "k", {"zusatzabschnitte": [zusatz("quatsch")]})
    assert stellen(free_section_findings(gelesen, {})) == []


def test_without_a_place_it_is_told_what_is_missing(tmp_path: Path) -> None:
    ohne = {"dokument": LV, "titel": "T", "text": "x"}
    gelesen = geladen(tmp_path / "k", {"zusatzabschnitte": [ohne]})
    (befund,) = free_section_findings(gelesen, {LV: vorlage(tmp_path, "dezimal")})
    assert befund.message == (
        "Hier fehlt »nach«, der Abschnitt, hinter dem dieser freie steht. "
        "Möglich: a, a.x, a.x.t, a.y, b, weg, c."
    )
