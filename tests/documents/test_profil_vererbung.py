"""A profile that extends another: what it changes, what it adds, what it takes away."""

from pathlib import Path
from typing import Any

import pytest

from helpers import build_tree
from kleinprofil import EIGEN, LV, konzept, regal, schreibe_profil
from teilhabe_docs.documents.gliederung import outline_of
from teilhabe_docs.documents.profile.profil import Profil, SectionPlan
from teilhabe_docs.documents.profile.resolve import resolved
from teilhabe_docs.documents.profile.shelf import UnknownProfileError

GRUND = """\
zaehlung: paragraf
land: bw
stand: 2026-01-31
quelle: Muster
vertragsgrundlage: [sgb9_125, sgb9_134]
begleiter: {fachkonzept: allgemein}
abschnitte:
  - id: angebot
    titel: Angebot
    quelle: § 1
    teile:
      plaetze: {titel: Plätze, erfuellt: umfang, braucht: angebot.plaetze}
      ort: {titel: Ort}
    abschnitte:
      - {id: leitbild, titel: Leitbild}
      - {id: ziele, titel: Ziele}
  - {id: personal, titel: Personal, braucht: [personal.positionen, personal.fachkraftquote]}
  - {id: schluss, titel: Schluss}
"""


BEGLEITER: dict[str, str | bytes] = {
    "fachkonzept/allgemein/gliederung.yaml": "profil: allgemein\ndokument: fachkonzept\ntitel: A\n"
}


def erweitert(wurzel: Path, rest: str = "", texte: dict[str, str] | None = None, **grund: str) -> Profil:
    """The profile that extends the one above; its own keys begin in line 5."""
    schreibe_profil(wurzel, GRUND, {f"{name}.md": text for name, text in grund.items()}, name="grund")
    build_tree(wurzel, BEGLEITER)
    return resolved(LV, EIGEN, schreibe_profil(wurzel, f"erweitert: grund\n{rest}", texte))


def baum(plaene: tuple[SectionPlan, ...]) -> list[Any]:
    return [{p.id: baum(p.kinder)} if p.kinder else p.id for p in plaene]


def plan(profil_: Profil, kennung: str) -> SectionPlan:
    return next(p for p in profil_.alle() if p.id == kennung)


ANGEBOT = {"angebot": ["angebot.leitbild", "angebot.ziele"]}


def test_without_a_verb_it_is_the_parent(tmp_path: Path) -> None:
    eigen = erweitert(tmp_path)
    assert baum(eigen.abschnitte) == [ANGEBOT, "personal", "schluss"]
    assert (eigen.name, eigen.titel, eigen.befunde) == ("eigen", "Probe", ())


def test_what_the_head_leaves_out_comes_from_the_parent(tmp_path: Path) -> None:
    eigen = erweitert(tmp_path, "land: nrw\nvertragsgrundlage: sgb9_134\n")
    assert (eigen.land, eigen.vertragsgrundlagen) == ("nrw", ("sgb9_134",))
    assert (eigen.zaehlung, str(eigen.stand), eigen.quelle) == ("paragraf", "2026-01-31", "Muster")
    assert eigen.begleiter == {"fachkonzept": "allgemein"}


def test_a_changed_key_replaces_the_parents_value_whole_and_leaves_the_others(tmp_path: Path) -> None:
    eigen = erweitert(
        tmp_path, "aendern:\n  personal: {braucht: angebot.methoden}\n  angebot: {titel: Leistung}\n"
    )
    assert plan(eigen, "personal").eintrag.titel == "Personal"
    assert [b.feld for b in plan(eigen, "personal").bedarfe()] == [("angebot.methoden",)]
    angebot = plan(eigen, "angebot").eintrag
    assert (angebot.titel, angebot.quelle) == ("Leistung", "§ 1")


def test_parts_merge_by_id_and_key_by_key(tmp_path: Path) -> None:
    teile = "{plaetze: {titel: Kapazität}, fahrt: {titel: Fahrt}}"
    eintrag = plan(erweitert(tmp_path, f"aendern: {{angebot: {{teile: {teile}}}}}\n"), "angebot").eintrag
    assert {name: teil.titel for name, teil in eintrag.teile.items()} == {
        "plaetze": "Kapazität",
        "ort": "Ort",
        "fahrt": "Fahrt",
    }
    assert eintrag.teile["plaetze"].erfuellt == ("umfang",)
    assert [b.feld for b in eintrag.teile["plaetze"].braucht] == [("angebot.plaetze",)]


def test_a_subsection_is_changed_by_its_full_id(tmp_path: Path) -> None:
    eigen = erweitert(tmp_path, "aendern: {angebot.ziele: {pflicht: soll}}\n")
    assert plan(eigen, "angebot.ziele").eintrag.pflicht == "soll"


def test_a_new_section_stands_right_behind_the_named_one(tmp_path: Path) -> None:
    rest = "einfuegen:\n  - {nach: personal, id: tiere, titel: Tiere}\n"
    assert baum(erweitert(tmp_path, rest).abschnitte) == [ANGEBOT, "personal", "tiere", "schluss"]


def test_a_new_section_behind_a_subsection_is_a_subsection(tmp_path: Path) -> None:
    rest = "einfuegen:\n  - {nach: angebot.leitbild, id: bild, titel: Bild vom Kind}\n"
    assert baum(erweitert(tmp_path, rest).abschnitte)[0] == {
        "angebot": ["angebot.leitbild", "angebot.bild", "angebot.ziele"]
    }


def test_a_new_section_may_follow_another_new_one(tmp_path: Path) -> None:
    rest = "einfuegen:\n  - {nach: personal, id: eins, titel: E}\n  - {nach: eins, id: zwei, titel: Z}\n"
    assert baum(erweitert(tmp_path, rest).abschnitte)[1:] == ["personal", "eins", "zwei", "schluss"]


def test_a_new_section_brings_its_subsections(tmp_path: Path) -> None:
    rest = "einfuegen:\n  - {nach: personal, id: neu, titel: N, abschnitte: [{id: teil, titel: T}]}\n"
    assert {"neu": ["neu.teil"]} in baum(erweitert(tmp_path, rest).abschnitte)


def test_a_removed_section_takes_its_subsections_along(tmp_path: Path) -> None:
    eigen = erweitert(tmp_path, "entfernen: {angebot: steht im Fachkonzept}\n")
    assert baum(eigen.abschnitte) == ["personal", "schluss"]


def test_a_section_and_its_subsection_are_removed_together(tmp_path: Path) -> None:
    eigen = erweitert(tmp_path, "entfernen: {angebot: steht woanders, angebot.ziele: steht woanders}\n")
    assert baum(eigen.abschnitte) == ["personal", "schluss"]
    assert eigen.befunde == ()


def test_a_subsection_can_be_removed_alone(tmp_path: Path) -> None:
    eigen = erweitert(tmp_path, "entfernen: {angebot.leitbild: steht im Fachkonzept}\n")
    assert baum(eigen.abschnitte)[0] == {"angebot": ["angebot.ziele"]}


@pytest.mark.parametrize(
    ("aenderung", "bleibt"),
    [
        ("hinweis: egal", ["plaetze"]),
        ("titel: Lage", ["plaetze"]),
        ("wenn: ja", ["plaetze", "ort"]),
        ("wenn: angebot.plaetze > 3, weil: es viele sind", ["plaetze", "ort"]),
        ("wenn: angebot.plaetze < 3, weil: es wenige sind", ["plaetze"]),
    ],
)
def test_a_part_that_is_taken_out_comes_back_only_by_a_condition_of_an_heir(
    tmp_path: Path, aenderung: str, bleibt: list[str]
) -> None:
    body = "(@plaetze) Hier sind {{ angebot.plaetze }} Plätze.\n\n(@ort) Hier ist es.\n"
    erweitert(tmp_path, angebot=body)
    schreibe_profil(tmp_path, "erweitert: grund\nentfernen: {angebot.ort: steht woanders}\n", name="ohne")
    rest = f"erweitert: ohne\naendern: {{angebot: {{teile: {{ort: {{{aenderung}}}}}}}}}\n"
    erbe = resolved(LV, "erbe", schreibe_profil(tmp_path, rest, name="erbe"))
    assert erbe.befunde == ()
    gliederung = outline_of(konzept(angebot={"plaetze": 8}), erbe)
    assert [teil.id for teil in gliederung.abschnitte[0].teile] == bleibt


def test_the_order_is_that_of_the_tree_of_ids(tmp_path: Path) -> None:
    eigen = erweitert(tmp_path, "reihenfolge: [schluss, personal, angebot]\n")
    assert baum(eigen.abschnitte) == ["schluss", "personal", ANGEBOT]


def test_subsections_are_ordered_too(tmp_path: Path) -> None:
    rest = "reihenfolge:\n  - angebot: [angebot.ziele, angebot.leitbild]\n  - personal\n  - schluss\n"
    assert baum(erweitert(tmp_path, rest).abschnitte)[0] == {"angebot": ["angebot.ziele", "angebot.leitbild"]}


def test_a_section_that_moves_to_another_chapter_keeps_id_and_body(tmp_path: Path) -> None:
    rest = """\
reihenfolge:
  - angebot: [angebot.ziele]
  - personal: [angebot.leitbild]
  - schluss
"""
    eigen = erweitert(tmp_path, rest, None, **{"angebot.leitbild": "Leitbild"})
    assert baum(eigen.abschnitte)[:2] == [{"angebot": ["angebot.ziele"]}, {"personal": ["angebot.leitbild"]}]
    koerper = plan(eigen, "angebot.leitbild").koerper
    assert koerper and koerper.text == "Leitbild"


def test_a_section_may_keep_the_subsections_that_do_not_move(tmp_path: Path) -> None:
    eigen = erweitert(tmp_path, "reihenfolge: [{schluss: [angebot.ziele]}, personal, angebot]\n")
    assert eigen.befunde == ()
    assert baum(eigen.abschnitte) == [
        {"schluss": ["angebot.ziele"]},
        "personal",
        {"angebot": ["angebot.leitbild"]},
    ]


@pytest.mark.parametrize(
    "rest",
    [
        "  - {nach: neu.teil, id: mehr, titel: M}\n",
        "reihenfolge: [{neu: [neu.teil]}, angebot, personal, schluss]\n",
    ],
)
def test_the_subsections_of_a_new_section_can_be_named(tmp_path: Path, rest: str) -> None:
    neu = "einfuegen:\n  - {nach: personal, id: neu, titel: N, abschnitte: [{id: teil, titel: T}]}\n"
    eigen = erweitert(tmp_path, neu + rest)
    assert eigen.befunde == ()
    assert "neu.teil" in [p.id for p in eigen.alle()]


def test_a_new_section_takes_its_place_in_the_order(tmp_path: Path) -> None:
    rest = (
        "einfuegen:\n  - {nach: schluss, id: neu, titel: N}\nreihenfolge: [neu, angebot, personal, schluss]\n"
    )
    assert baum(erweitert(tmp_path, rest).abschnitte)[0] == "neu"


def test_the_body_in_the_nearer_folder_wins(tmp_path: Path) -> None:
    eigen = erweitert(tmp_path, "", {"personal.md": "nah"}, personal="fern", schluss="fern")
    texte = {p.id: (p.koerper.datei, p.koerper.text) for p in eigen.alle() if p.koerper}
    assert texte == {"personal": ("eigen/personal.md", "nah"), "schluss": ("grund/schluss.md", "fern")}


def test_a_section_names_another_body(tmp_path: Path) -> None:
    eigen = erweitert(
        tmp_path, "aendern: {personal: {text: regie.md}}\n", {"regie.md": "Regie"}, personal="fern"
    )
    koerper = plan(eigen, "personal").koerper
    assert koerper and koerper.text == "Regie"


def test_three_generations(tmp_path: Path) -> None:
    schreibe_profil(tmp_path, GRUND, {"schluss.md": "eins", "personal.md": "eins"}, name="eins")
    schreibe_profil(
        tmp_path,
        "erweitert: eins\naendern: {schluss: {titel: Zwei, pflicht: soll}}\n",
        {"schluss.md": "zwei"},
        name="zwei",
    )
    schreibe_profil(tmp_path, "erweitert: zwei\naendern: {schluss: {titel: Drei}}\n", name="drei")
    drei = resolved(LV, "drei", regal(tmp_path))
    schluss = plan(drei, "schluss")
    assert (schluss.eintrag.titel, schluss.eintrag.pflicht) == ("Drei", "soll")
    assert schluss.koerper and schluss.koerper.text == "zwei"
    assert resolved(LV, "eins", regal(tmp_path)).abschnitte[-1].eintrag.titel == "Schluss"


def test_a_change_remembers_the_profile_that_made_it(tmp_path: Path) -> None:
    eigen = erweitert(tmp_path, "aendern: {personal: {titel: Team}}\n")
    assert [plan(eigen, p).ort.profil for p in ("personal", "schluss")] == ["eigen", "grund"]


def test_names_are_the_folders_with_an_outline(tmp_path: Path) -> None:
    for name in ("nord", "alt"):
        schreibe_profil(tmp_path, "abschnitte: []\n", name=name)
    (tmp_path / LV / "leer").mkdir()
    assert regal(tmp_path).namen(LV) == ("alt", "nord")


@pytest.mark.parametrize(
    ("name", "rat", "text"),
    [
        ("grundlag", "grundlage", "Gemeint: »grundlage«?"),
        ("ganz-anders", "", "Vorhanden: grundlage."),
        ("../grundlage", "grundlage", "Gemeint: »grundlage«?"),
        ("..", "", "Vorhanden: grundlage."),
    ],
)
def test_an_unknown_profile_gets_a_near_name(tmp_path: Path, name: str, rat: str, text: str) -> None:
    schreibe_profil(tmp_path, "abschnitte: []\n", name="grundlage")
    with pytest.raises(UnknownProfileError) as fehler:
        resolved(LV, name, regal(tmp_path))
    assert fehler.value.rat == ((rat,) if rat else ())
    assert text in str(fehler.value)


def test_a_part_of_ones_own_does_not_fall_with_a_section_of_its_name(tmp_path: Path) -> None:
    body = "(@plaetze) Hier sind {{ angebot.plaetze }} Plätze.\n"
    part = "leitbild: {titel: L, text: leitbild.md, nach: plaetze}"
    rest = f"entfernen: {{angebot.leitbild: kürzer}}\naendern: {{angebot: {{teile: {{{part}}}}}}}\n"
    eigen = erweitert(tmp_path, rest, {"leitbild.md": "Das Leitbild.\n"}, angebot=body)
    assert baum(eigen.abschnitte)[0] == {"angebot": ["angebot.ziele"]}
    gliederung = outline_of(konzept(angebot={"plaetze": 8}), eigen)
    assert [teil.id for teil in gliederung.abschnitte[0].teile] == ["plaetze", "leitbild"]


def test_a_part_that_is_changed_and_removed_at_once_is_a_mistake(tmp_path: Path) -> None:
    body = "(@plaetze) Hier sind {{ angebot.plaetze }} Plätze.\n"
    rest = "entfernen: {angebot.plaetze: kürzer}\naendern: {angebot: {teile: {plaetze: {titel: P}}}}\n"
    (befund,) = erweitert(tmp_path, rest, angebot=body).befunde
    assert "unter »aendern« und unter »entfernen«" in befund.message


def test_a_part_taken_out_comes_back_with_a_text_of_an_heir(tmp_path: Path) -> None:
    body = "(@plaetze) Hier sind {{ angebot.plaetze }} Plätze.\n\n(@ort) Hier ist es.\n"
    erweitert(tmp_path, angebot=body)
    schreibe_profil(tmp_path, "erweitert: grund\nentfernen: {angebot.ort: steht woanders}\n", name="ohne")
    rest = "erweitert: ohne\naendern: {angebot: {teile: {ort: {text: ort.md}}}}\n"
    erbe = resolved(LV, "erbe", schreibe_profil(tmp_path, rest, {"ort.md": "Dort.\n"}, name="erbe"))
    gliederung = outline_of(konzept(angebot={"plaetze": 8}), erbe)
    assert [teil.id for teil in gliederung.abschnitte[0].teile] == ["plaetze", "ort"]


MOVED = """\
abschnitte:
  - {id: a, titel: A, abschnitte: [{id: x, titel: X, abschnitte: [{id: t, titel: T}]}, {id: y, titel: Y}]}
  - {id: b, titel: B}
"""


def ids_of(wurzel: Path, rest: str, darauf: str = "") -> tuple[list[str], list[str]]:
    """The sections of a profile that extends one with chapters, and what is said of it."""
    schreibe_profil(wurzel, MOVED, name="grund")
    regal = schreibe_profil(wurzel, f"erweitert: grund\n{rest}", name="mitte")
    if darauf:
        regal = schreibe_profil(wurzel, f"erweitert: mitte\n{darauf}")
    profil = resolved(LV, EIGEN if darauf else "mitte", regal)
    return [p.id for p in profil.alle()], [b.message for b in profil.befunde]


def test_a_chapter_is_dissolved_and_what_has_moved_stays(tmp_path: Path) -> None:
    rest = "reihenfolge: [{b: [a.x]}]\nentfernen: {a: geht im anderen Kapitel auf}\n"
    assert ids_of(tmp_path, rest) == (["b", "a.x", "a.x.t"], [])


def test_what_is_taken_out_is_not_ordered(tmp_path: Path) -> None:
    rest = "reihenfolge: [{b: [a.x]}, a]\nentfernen: {a: geht im anderen Kapitel auf}\n"
    _, said = ids_of(tmp_path, rest)
    assert said == ["»a« nimmt dieses Profil unter »entfernen« weg. Bitte eines davon streichen."]


@pytest.mark.parametrize(
    ("darauf", "ids"),
    [
        ("einfuegen: [{nach: a.x, id: n, titel: N}]\n", ["b", "a.x", "a.x.t", "a.n"]),
        ("entfernen: {a.x: fällt für dieses Haus weg}\n", ["b"]),
        ("aendern: {a.x.t: {titel: Neu}}\n", ["b", "a.x", "a.x.t"]),
    ],
)
def test_what_has_moved_is_found_by_the_next_profile(tmp_path: Path, darauf: str, ids: list[str]) -> None:
    rest = "reihenfolge: [{b: [a.x]}]\nentfernen: {a: geht im anderen Kapitel auf}\n"
    assert ids_of(tmp_path, rest, darauf) == (ids, [])
