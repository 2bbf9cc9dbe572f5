"""Parts of the house: an Absatz of one's own replaces one of the parent, or joins them."""

from pathlib import Path

import pytest

from kleinprofil import EIGEN, LV, absaetze, abschnitt, gebaut, geladen, konzept, schreibe_profil, stellen
from teilhabe_docs.documents.blocks import NumberedPart, Reference, nodes
from teilhabe_docs.documents.gliederung import outline_of
from teilhabe_docs.documents.profile.profil import Profil
from teilhabe_docs.documents.profile.profile_check import check_profile
from teilhabe_docs.documents.profile.resolve import resolved
from teilhabe_docs.rendering.assembly import AssembledDocument

GRUND = """\
zaehlung: paragraf
abschnitte:
  - {id: a, titel: A, teile: {q: {titel: Q, braucht: angebot.plaetze}}}
  - {id: b, titel: B}
"""
TEXTE = {
    "a.md": """\
(@p) eins

(@q) Es sind {{ angebot.plaetze }} Plätze.

- (@l) el
- (@m) em

(#n) ohne Nummer

(@r) drei, siehe {{ ref("a.q") }}
""",
    "b.md": 'Nach {{ ref("a.r") }} und {{ ref("a.p") }}\n',
}
NUR_ABSAETZE = "ist kein Absatz dieses Abschnitts; ersetzen und anfügen geht nur bei Absätzen."


def mit_teilen(wurzel: Path, teile: str, kennung: str = "a", **texte: str) -> Profil:
    """The parent with `teile` changed in one section; they begin in line 5, column 23."""
    schreibe_profil(wurzel / "p", GRUND, TEXTE, name="grund")
    rest = f"erweitert: grund\naendern: {{{kennung}: {{teile: {{{teile}}}}}}}\n"
    eigene = {f"{name}.md": text for name, text in texte.items()}
    return resolved(LV, EIGEN, schreibe_profil(wurzel / "p", rest, eigene))


def dokument(wurzel: Path, gewaehlt: Profil) -> AssembledDocument:
    assert stellen(check_profile(gewaehlt)) == []
    fertig = gebaut(geladen(wurzel / "k", {"plaetze": 9}), gewaehlt)
    assert fertig.befunde == ()
    return fertig


def teile(fertig: AssembledDocument) -> list[tuple[str, str]]:
    """Id and number of the parts of the first section."""
    return [(k.id, k.nummer) for k in fertig.dokument.abschnitte[0].kinder if isinstance(k, NumberedPart)]


def verweise(fertig: AssembledDocument) -> list[str]:
    return absaetze(fertig.dokument.abschnitte, Reference)


def test_a_text_replaces_an_absatz_of_the_parent(tmp_path: Path) -> None:
    fertig = dokument(tmp_path, mit_teilen(tmp_path, "p: {text: neu.md}", neu="Bei {{ traeger.name }}\n"))
    assert absaetze(fertig.dokument.abschnitte[:1], NumberedPart)[0] == "Bei Träger"
    assert teile(fertig) == [("a.p", "1"), ("a.q", "2"), ("a.n", ""), ("a.r", "3")]
    assert verweise(fertig) == ["Abs. 2", "§ 1 Abs. 3", "§ 1 Abs. 1"]


def test_the_new_text_may_have_paragraphs_and_lists(tmp_path: Path) -> None:
    fertig = dokument(tmp_path, mit_teilen(tmp_path, "p: {text: neu.md}", neu="Eins\n\n- zwei\n\ndrei\n"))
    assert absaetze(fertig.dokument.abschnitte[:1], NumberedPart)[0] == "Einszweidrei"
    assert len(teile(fertig)) == 4


def test_what_the_absatz_needs_stays_needed(tmp_path: Path) -> None:
    gewaehlt = mit_teilen(tmp_path, "q: {text: neu.md}", neu="Für {{ angebot.plaetze }} Kinder.\n")
    a = abschnitt(outline_of(konzept(), gewaehlt), "a")
    assert [(p.feld, p.teil) for p in a.punkte] == [("angebot.plaetze", "q")]
    fertig = dokument(tmp_path, gewaehlt)
    assert absaetze(fertig.dokument.abschnitte[:1], NumberedPart)[1] == "Für 9 Kinder."


def test_a_need_that_the_new_text_does_not_print_is_a_finding(tmp_path: Path) -> None:
    gewaehlt = mit_teilen(tmp_path, "q: {text: neu.md}", neu="Viele Kinder.\n")
    gefunden = stellen(check_profile(gewaehlt))
    assert [b.split(" ", 1)[1] for b in gefunden] == [
        "»angebot.plaetze« wird hier gebraucht, aber nicht gedruckt."
    ]


@pytest.mark.parametrize(
    ("nach", "erwartet"),
    [
        ("p", [("a.p", "1"), ("a.neu", "2"), ("a.q", "3"), ("a.n", ""), ("a.r", "4")]),
        ("q", [("a.p", "1"), ("a.q", "2"), ("a.neu", "3"), ("a.n", ""), ("a.r", "4")]),
        ("r", [("a.p", "1"), ("a.q", "2"), ("a.n", ""), ("a.r", "3"), ("a.neu", "4")]),
    ],
)
def test_a_new_absatz_stands_behind_the_named_one(
    tmp_path: Path, nach: str, erwartet: list[tuple[str, str]]
) -> None:
    gewaehlt = mit_teilen(tmp_path, f"neu: {{titel: N, nach: {nach}, text: neu.md}}", neu="Neu\n")
    assert teile(dokument(tmp_path, gewaehlt)) == erwartet


def test_the_outline_counts_as_the_document_does(tmp_path: Path) -> None:
    gewaehlt = mit_teilen(tmp_path, "neu: {titel: Neues, nach: q, text: neu.md}", neu="Neu\n")
    a = abschnitt(outline_of(konzept(), gewaehlt), "a")
    assert [(t.id, t.nummer) for t in a.teile if t.id in ("p", "q", "neu", "r")] == [
        ("p", "1"),
        ("q", "2"),
        ("neu", "3"),
        ("r", "4"),
    ]
    assert [t.titel for t in a.teile if t.id == "neu"] == ["Neues"]


def test_references_follow_and_the_new_absatz_can_be_named(tmp_path: Path) -> None:
    text = 'Neu, siehe {{ ref("a.neu") }} und {{ ref("a.r") }}\n'
    fertig = dokument(tmp_path, mit_teilen(tmp_path, "neu: {nach: p, text: neu.md}", neu=text))
    assert verweise(fertig) == ["Abs. 2", "Abs. 4", "Abs. 3", "§ 1 Abs. 4", "§ 1 Abs. 1"]


def test_a_new_absatz_may_have_a_condition_and_needs(tmp_path: Path) -> None:
    wenn = "wenn: angebot.optionen.ileb, weil: w, braucht: angebot.methoden"
    gewaehlt = mit_teilen(
        tmp_path, f"neu: {{nach: p, text: neu.md, {wenn}}}", neu="Mit {{ angebot.methoden | und }}.\n"
    )
    assert teile(dokument(tmp_path / "ohne", gewaehlt))[:2] == [("a.p", "1"), ("a.q", "2")]
    gelesen = geladen(tmp_path / "mit", {"optionen": {"ileb": "ja"}})
    fertig = gebaut(gelesen, gewaehlt)
    assert absaetze(fertig.dokument.abschnitte[:1], NumberedPart)[1] == "Mit [Methoden]."


def test_a_generation_later_the_parts_are_still_there(tmp_path: Path) -> None:
    mit_teilen(tmp_path, "neu: {nach: p, text: neu.md}", neu="Neu\n")
    enkel = schreibe_profil(tmp_path / "p", f"erweitert: {EIGEN}\n", name="enkel")
    assert teile(dokument(tmp_path, resolved(LV, "enkel", enkel)))[1] == ("a.neu", "2")


@pytest.mark.parametrize("kennung", ["l", "m"])
def test_only_absaetze_are_replaced(tmp_path: Path, kennung: str) -> None:
    gewaehlt = mit_teilen(tmp_path, f"{kennung}: {{text: neu.md}}", neu="Neu\n")
    assert stellen(check_profile(gewaehlt)) == [f"eigen/gliederung.yaml:5:26 »{kennung}« {NUR_ABSAETZE}"]


def test_what_is_not_there_cannot_be_replaced(tmp_path: Path) -> None:
    erste, _ = stellen(check_profile(mit_teilen(tmp_path, "nix: {text: neu.md}", neu="Neu\n")))
    assert erste == f"eigen/gliederung.yaml:5:28 »nix« {NUR_ABSAETZE}"


def test_a_named_part_without_a_number_is_replaced_too(tmp_path: Path) -> None:
    fertig = dokument(tmp_path, mit_teilen(tmp_path, "n: {text: neu.md}", neu="Neu\n"))
    assert absaetze(fertig.dokument.abschnitte[:1], NumberedPart)[2] == "Neu"
    assert teile(fertig) == [("a.p", "1"), ("a.q", "2"), ("a.n", ""), ("a.r", "3")]


@pytest.mark.parametrize("nach", ["l", "m", "nix"])
def test_only_behind_an_absatz_there_is_room(tmp_path: Path, nach: str) -> None:
    gewaehlt = mit_teilen(tmp_path, f"neu: {{nach: {nach}, text: neu.md}}", neu="Neu\n")
    assert stellen(check_profile(gewaehlt)) == [f"eigen/gliederung.yaml:5:28 »{nach}« {NUR_ABSAETZE}"]


def test_a_section_without_parts_takes_none(tmp_path: Path) -> None:
    gewaehlt = mit_teilen(tmp_path, "neu: {nach: p, text: neu.md}", "b", neu="Neu\n")
    assert stellen(check_profile(gewaehlt)) == [f"eigen/gliederung.yaml:5:28 »p« {NUR_ABSAETZE}"]


def test_a_new_absatz_needs_its_text(tmp_path: Path) -> None:
    assert stellen(check_profile(mit_teilen(tmp_path, "neu: {nach: p}"))) == [
        "eigen/gliederung.yaml:5:28 Zu »nach« fehlt »text«, die Datei mit dem neuen Absatz."
    ]


def test_a_text_that_is_missing_is_a_finding(tmp_path: Path) -> None:
    (meldung,) = stellen(mit_teilen(tmp_path, "p: {text: nix.md}").befunde)
    assert meldung.startswith("eigen/gliederung.yaml:5:")
    assert meldung.endswith("Die Textdatei »nix.md« gibt es nicht.")


@pytest.mark.parametrize(
    ("text", "meldung"),
    [
        ("Eins\n{{ angebot.\n", "2:1 Diese Zeile lässt sich nicht lesen"),
        ("Eins\n{{ angebot.plaetz }}\n", "2:1 Das Feld »plaetz« gibt es in »angebot« nicht"),
        ("Eins\n{{ angebot.stand }}\n", "2:1 Der Text druckt »angebot.stand«"),
        ('Eins\n{{ ref("a.nix") }}\n', "2:1 Der Verweis auf »a.nix« geht ins Leere."),
    ],
)
def test_the_new_text_is_checked_like_any_body(tmp_path: Path, text: str, meldung: str) -> None:
    (gefunden,) = stellen(check_profile(mit_teilen(tmp_path, "neu: {nach: p, text: neu.md}", neu=text)))
    assert gefunden.startswith(f"eigen/neu.md:{meldung}")


def test_a_replaced_absatz_is_not_checked_any_more(tmp_path: Path) -> None:
    kaputt = "(@p) {{ angebot.stand }}\n\n(@q) zwei\n"
    schreibe_profil(tmp_path / "p", "abschnitte:\n  - {id: a, titel: A}\n", {"a.md": kaputt}, name="grund")
    rest = "erweitert: grund\naendern: {a: {teile: {p: {text: neu.md}}}}\n"
    eigen = resolved(LV, EIGEN, schreibe_profil(tmp_path / "p", rest, {"neu.md": "Neu\n"}))
    assert stellen(check_profile(eigen)) == []


def test_no_part_is_there_twice(tmp_path: Path) -> None:
    fertig = dokument(
        tmp_path,
        mit_teilen(tmp_path, "p: {text: x.md}, neu: {nach: p, text: y.md}", x="X\n", y="Y\n"),
    )
    ids = [k.id for k in nodes(fertig.dokument) if isinstance(k, NumberedPart)]
    assert ids == ["a.p", "a.neu", "a.q", "a.n", "a.r"]


MARKEN = (
    "Marken »(@…)« und »(#…)« gehören nicht in die Textdatei eines Teils. "
    "Schreiben Sie Absätze und Listenpunkte hier ohne Marke."
)


@pytest.mark.parametrize(
    ("text", "zeilen"),
    [("(@p) Neu\n", [1]), ("(#x) Neu\n\n(@y) mehr\n", [1, 3]), ("Neu\n\n- (@l) eins\n- (@m) zwei\n", [3, 4])],
)
@pytest.mark.parametrize("teil", ["p: {text: neu.md}", "neu: {nach: p, text: neu.md}"])
def test_the_new_text_has_no_marks(tmp_path: Path, teil: str, text: str, zeilen: list[int]) -> None:
    gefunden = stellen(check_profile(mit_teilen(tmp_path, teil, neu=text)))
    assert gefunden == [f"eigen/neu.md:{zeile}:1 {MARKEN}" for zeile in zeilen]


@pytest.mark.parametrize("kennung", ["r", "l"])
def test_what_is_there_cannot_be_added_again(tmp_path: Path, kennung: str) -> None:
    (meldung,) = stellen(
        check_profile(mit_teilen(tmp_path, f"{kennung}: {{nach: p, text: neu.md}}", neu="Neu\n"))
    )
    assert meldung.startswith(f"eigen/gliederung.yaml:5:26 Den Teil »{kennung}« gibt es schon.")


def test_the_letters_of_a_replaced_absatz_are_no_targets(tmp_path: Path) -> None:
    body = '(@p) eins\n\n(@q) zwei {{ ref("a.l") }}\n\n- (@l) el\n\n(@r) {{ ref("a.l") }}\n'
    schreibe_profil(tmp_path, "abschnitte:\n  - {id: a, titel: A}\n", {"a.md": body}, name="grund")
    rest = "erweitert: grund\naendern: {a: {teile: {q: {text: neu.md}}}}\n"
    eigen = resolved(LV, EIGEN, schreibe_profil(tmp_path, rest, {"neu.md": "Neu\n"}))
    assert stellen(check_profile(eigen)) == ["grund/a.md:7:1 Der Verweis auf »a.l« geht ins Leere."]


@pytest.mark.parametrize(
    ("neue", "erwartet"),
    [
        ("x: {nach: p, text: x.md}, y: {nach: p, text: y.md}", ["p", "x", "y", "q"]),
        ("x: {nach: p, text: x.md}, y: {nach: x, text: y.md}", ["p", "x", "y", "q"]),
        ("x: {nach: y, text: x.md}, y: {nach: p, text: y.md}", ["p", "y", "x", "q"]),
        (
            "x: {nach: p, text: x.md}, z: {nach: p, text: z.md}, y: {nach: x, text: y.md}",
            ["p", "x", "y", "z"],
        ),
    ],
)  # fmt: skip
def test_new_parts_keep_their_order_and_follow_one_another(
    tmp_path: Path, neue: str, erwartet: list[str]
) -> None:
    eigene = {name: f"{name}\n" for name in "xyz" if f"{name}.md" in neue}
    gewaehlt = mit_teilen(tmp_path, neue, **eigene)
    assert [m.id for m in gewaehlt.abschnitte[0].marken if m.absatz][:4] == erwartet
    fertig = dokument(tmp_path, gewaehlt)
    assert teile(fertig)[:4] == [(f"a.{k}", str(i)) for i, k in enumerate(erwartet, 1)]


def test_new_parts_that_follow_each_other_have_no_place(tmp_path: Path) -> None:
    neue = "x: {nach: y, text: x.md}, y: {nach: x, text: y.md}"
    gefunden = stellen(check_profile(mit_teilen(tmp_path, neue, x="X\n", y="Y\n")))
    assert [m.split(" ", 1)[1] for m in gefunden] == [f"»y« {NUR_ABSAETZE}", f"»x« {NUR_ABSAETZE}"]
