"""Annexes: a text that is replaced by one, its number, the list of all at the end."""

from pathlib import Path
from typing import Any

import pytest

from kleinprofil import absaetze, gebaut, geladen, konzept, lies_profil, stellen, worte
from rendering.bausteine import absatz, striche
from teilhabe_docs.documents.annexes import anlagen, known_ids
from teilhabe_docs.documents.blocks import AnlageReference, Paragraph, TableBlock, TextRun, nodes
from teilhabe_docs.documents.profile.profile_check import check_profile
from teilhabe_docs.rendering.assembly import AssembledDocument

ABSCHNITTE = """\
  - {id: leitbild, titel: L, braucht: [{feld: traeger.leitbild, anlage: ja}]}
  - {id: schutz, titel: S, braucht: [{feld: angebot.gewaltschutz, anlage: ja}]}
  - {id: verzeichnis, titel: Anlagen, nummer: nein, abgeleitet: anlagen}
"""
VOM_TRAEGER = [{"id": "leitbild", "titel": "Leitbild 2027", "stand": "2027-01-31"}]
VOM_ANGEBOT = [
    {"id": "plan", "titel": "Raumplan"},
    {"id": "schutz", "titel": "Schutzkonzept"},
    {"id": "qm", "titel": "QM-Handbuch", "art": "mitgeltend", "stand": "2026-12-01"},
]


def dokument(
    wurzel: Path, leitbild: Any = None, gewaltschutz: Any = None, **angebot: Any
) -> AssembledDocument:
    gelesen = geladen(
        wurzel / "k",
        {"gewaltschutz": gewaltschutz, "anlagen": VOM_ANGEBOT, **angebot},
        {"leitbild": leitbild, "anlagen": VOM_TRAEGER},
    )
    return gebaut(gelesen, lies_profil(wurzel / "p", ABSCHNITTE))


def texte(fertig: AssembledDocument) -> list[str]:
    return [worte(a) for a in fertig.dokument.abschnitte]


def tabellen(fertig: AssembledDocument) -> list[list[str]]:
    return [
        [worte(Paragraph(zelle)) for zelle in zeile]
        for k in nodes(fertig.dokument)
        if isinstance(k, TableBlock)
        for zeile in (k.kopf, *k.zeilen)
    ]


def test_a_text_is_replaced_by_a_sentence_with_title_and_date(tmp_path: Path) -> None:
    fertig = dokument(tmp_path, {"anlage": "leitbild"})
    assert texte(fertig)[0] == "Das Nähere enthält Anlage 1 (»Leitbild 2027«, Stand 31. Januar 2027)."


def test_without_a_date_the_title_stands_alone(tmp_path: Path) -> None:
    fertig = dokument(tmp_path, {"anlage": "plan"})
    assert texte(fertig)[0] == "Das Nähere enthält Anlage 1 (»Raumplan«)."


def test_the_short_text_stands_before_the_sentence(tmp_path: Path) -> None:
    fertig = dokument(tmp_path, {"anlage": "plan", "kurz": "Das **Wichtigste**."})
    erster, zweiter = fertig.dokument.abschnitte[0].kinder
    assert erster == absatz("Das ", TextRun("Wichtigste", fett=True), ".")
    assert worte(zweiter) == "Das Nähere enthält Anlage 1 (»Raumplan«)."


def test_numbers_follow_the_lists_the_offers_first_and_only_what_is_named(tmp_path: Path) -> None:
    fertig = dokument(tmp_path, {"anlage": "leitbild"}, {"anlage": "schutz"})
    nummern = [(k.id, k.text, k.nummer) for k in nodes(fertig.dokument) if isinstance(k, AnlageReference)]
    assert nummern == [("leitbild", "Anlage 2", 2), ("schutz", "Anlage 1", 1)]


def test_the_list_of_annexes(tmp_path: Path) -> None:
    fertig = dokument(tmp_path, {"anlage": "leitbild"}, {"anlage": "schutz"})
    assert tabellen(fertig) == [
        ["Anlage", "Titel", "Stand"],
        ["Anlage 1", "Schutzkonzept", "–"],
        ["Anlage 2", "Leitbild 2027", "31. Januar 2027"],
    ]


def test_an_annex_that_is_named_twice_is_listed_once(tmp_path: Path) -> None:
    fertig = dokument(tmp_path, {"anlage": "plan"}, {"anlage": "plan"})
    assert tabellen(fertig)[1:] == [["Anlage 1", "Raumplan", "–"]]


def test_a_paper_that_goes_along_has_no_number(tmp_path: Path) -> None:
    fertig = dokument(tmp_path, {"anlage": "qm"}, {"anlage": "schutz"})
    assert texte(fertig)[:2] == [
        "Das Nähere enthält die mitgeltende Unterlage »QM-Handbuch«, Stand 1. Dezember 2026.",
        "Das Nähere enthält Anlage 1 (»Schutzkonzept«).",
    ]
    assert fertig.dokument.abschnitte[2].kinder[1:] == (
        absatz("Mitgeltende Unterlagen", rolle="zwischentitel"),
        striche("»QM-Handbuch«, Stand 1. Dezember 2026"),
    )


def test_papers_that_go_along_are_listed_without_a_table(tmp_path: Path) -> None:
    fertig = dokument(tmp_path, {"anlage": "qm"})
    assert tabellen(fertig) == []
    assert len(fertig.dokument.abschnitte) == 3


@pytest.mark.parametrize("leitbild", ["Text", None, {"entfaellt": "keines"}, {"anlage": "fachkonzept"}])
def test_without_an_annex_there_is_no_list(tmp_path: Path, leitbild: Any) -> None:
    fertig = dokument(tmp_path, leitbild, "Text")
    assert [a.id for a in fertig.dokument.abschnitte] == ["leitbild", "schutz"]


@pytest.mark.parametrize(
    ("kennung", "satz"),
    [
        ("fachkonzept", "Das Nähere enthält das Fachkonzept."),
        ("leistungsbeschreibung", "Das Nähere enthält die Leistungsbeschreibung."),
        ("lrv", "Das Nähere enthält der Landesrahmenvertrag."),
    ],
)
def test_own_documents_and_the_framework_contract_need_no_entry(
    tmp_path: Path, kennung: str, satz: str
) -> None:
    fertig = dokument(tmp_path, {"anlage": kennung})
    assert texte(fertig)[0] == satz
    assert not [k for k in nodes(fertig.dokument) if isinstance(k, AnlageReference)]


def test_the_framework_contract_is_named(tmp_path: Path) -> None:
    lrv = {"bezeichnung": "LRV *Nord*", "fassung": "2025"}
    fertig = dokument(tmp_path, {"anlage": "lrv"}, lrv=lrv)
    assert texte(fertig)[0] == "Das Nähere enthält der Rahmenvertrag (»LRV *Nord*«)."


def test_a_body_attaches_another_document_of_the_offer_as_the_first_annex(tmp_path: Path) -> None:
    gelesen = geladen(
        tmp_path / "k",
        {"bezeichnung": "Dienst", "stand": "2027-03-01", "konzeption": {"stand": "2027-02-01"}}
        | {"gewaltschutz": {"anlage": "schutz"}, "anlagen": VOM_ANGEBOT},
        {"leitbild": "Text"},
    )
    koerper = {"leitbild.md": 'Es gilt {{ anlage("fachkonzept") }}.'}
    fertig = gebaut(gelesen, lies_profil(tmp_path / "p", ABSCHNITTE, koerper))
    assert texte(fertig)[0].startswith("Es gilt Anlage 1.")
    assert tabellen(fertig)[1:] == [
        ["Anlage 1", "Fachkonzept »Dienst«", "1. Februar 2027"],
        ["Anlage 2", "Schutzkonzept", "–"],
    ]


@pytest.mark.parametrize(
    "ruf", ["anlage()", 'anlage("schutz")', "anlage(traeger.name)", 'anlage(id="fachkonzept")']
)
def test_only_the_other_documents_are_attached_by_a_body(tmp_path: Path, ruf: str) -> None:
    profil = lies_profil(tmp_path, "  - {id: a, titel: A}\n", {"a.md": f"{{{{ {ruf} }}}}\n"})
    assert "»anlage« nimmt ein Dokument in Anführungszeichen" in stellen(check_profile(profil))[0]


def test_a_list_of_annexes_that_falls_away_leaves_no_gap(tmp_path: Path) -> None:
    abschnitte = "  - {id: a, titel: A}\n  - {id: v, titel: V, abgeleitet: anlagen}\n  - {id: b, titel: B}\n"
    fertig = gebaut(geladen(tmp_path / "k"), lies_profil(tmp_path / "p", abschnitte))
    assert [(a.id, a.nummer) for a in fertig.dokument.abschnitte] == [("a", "§ 1"), ("b", "§ 2")]


def test_a_list_of_annexes_may_be_a_subsection(tmp_path: Path) -> None:
    abschnitte = """\
  - id: a
    titel: A
    braucht: [{feld: traeger.leitbild, anlage: ja}]
    abschnitte: [{id: v, titel: V, abgeleitet: anlagen}]
"""
    gewaehlt = lies_profil(tmp_path / "p", abschnitte, zaehlung="dezimal")
    gelesen = [
        geladen(tmp_path / str(i), {"anlagen": VOM_ANGEBOT}, {"leitbild": leitbild})
        for i, leitbild in enumerate(["Text", {"anlage": "plan"}])
    ]
    ohne, mit = (gebaut(g, gewaehlt) for g in gelesen)
    assert [k for k in nodes(ohne.dokument) if getattr(k, "id", "") == "a.v"] == []
    assert tabellen(mit) == [["Anlage", "Titel", "Stand"], ["Anlage 1", "Raumplan", "–"]]


def test_a_title_is_never_markdown(tmp_path: Path) -> None:
    titel = "Plan *A* [x](y) | {{ z }}"
    fertig = dokument(tmp_path, {"anlage": "p"}, anlagen=[{"id": "p", "titel": titel}])
    assert texte(fertig)[0] == f"Das Nähere enthält Anlage 1 (»{titel}«)."
    assert tabellen(fertig)[1] == ["Anlage 1", titel, "–"]


def test_what_is_not_allowed_as_an_annex_is_an_open_place(tmp_path: Path) -> None:
    streng = ABSCHNITTE.replace("traeger.leitbild, anlage: ja", "traeger.leitbild")
    gelesen = geladen(tmp_path / "k", {"anlagen": VOM_ANGEBOT}, {"leitbild": {"anlage": "plan"}})
    fertig = gebaut(gelesen, lies_profil(tmp_path / "p", streng))
    assert absaetze(fertig.dokument.abschnitte[:1], Paragraph) == ["[Leitbild des Trägers]"]
    assert len(fertig.dokument.abschnitte) == 2


def test_annexes_come_with_their_words() -> None:
    daten = konzept({"anlagen": VOM_ANGEBOT}, {"anlagen": VOM_TRAEGER})
    assert [(a.id, a.stand, a.beigefuegt) for a in anlagen(daten).values()] == [
        ("plan", "", True),
        ("schutz", "", True),
        ("qm", "1. Dezember 2026", False),
        ("leitbild", "31. Januar 2027", True),
    ]
    eigene = {"leistungsvereinbarung", "fachkonzept", "leistungsbeschreibung", "lrv"}
    assert set(known_ids(daten)) == {"plan", "schutz", "qm", "leitbild"} | eigene


@pytest.mark.parametrize(
    ("basis", "word"), [("sgb9_125", "Landesrahmenvertrag"), ("sgb8_78b", "Rahmenvertrag")]
)
def test_a_framework_contract_without_a_name_is_one_of_the_land_under_the_sgb_9_alone(
    tmp_path: Path, basis: str, word: str
) -> None:
    fertig = dokument(tmp_path, {"anlage": "lrv"}, vertragsgrundlage=basis)
    assert texte(fertig)[0] == f"Das Nähere enthält der {word}."
