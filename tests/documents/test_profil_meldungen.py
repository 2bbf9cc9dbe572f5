"""What is wrong in a `gliederung.yaml` is said where it stands."""

from pathlib import Path

import pytest

from helpers import build_tree
from kleinprofil import EIGEN, LV, lies_profil, regal, schreibe_profil, stellen
from teilhabe_docs.documents.profile.profile_check import check_profile
from teilhabe_docs.documents.profile.resolve import resolved

GRUND = """\
abschnitte:
  - {id: angebot, titel: A, abschnitte: [{id: ziele, titel: Z}]}
  - {id: personal, titel: P}
"""


def meldungen(wurzel: Path, rest: str) -> list[str]:
    """What is said of a profile that extends another; `rest` begins in line 5."""
    schreibe_profil(wurzel, GRUND, name="grund")
    return stellen(resolved(LV, EIGEN, schreibe_profil(wurzel, "erweitert: grund\n" + rest)).befunde)


def geprueft(wurzel: Path, abschnitte: str) -> list[str]:
    """What is said of a profile that stands alone; `abschnitte` begin in line 6."""
    return stellen(check_profile(lies_profil(wurzel, abschnitte)))


def test_entries_are_chosen_by_a_member_that_they_have(tmp_path: Path) -> None:
    braucht = "{feld: angebot.leistungen.gruppe, mit: {bereich: mobilitaet}}"
    text = "Das Feld »bereich« gibt es in »angebot.leistungen.gruppe« nicht; gemeint: »lebensbereich«?"
    befunde = geprueft(tmp_path, f"  - {{id: a, titel: A, braucht: {braucht}}}\n")
    assert befunde == [f"eigen/gliederung.yaml:6:81 {text}"]


@pytest.mark.parametrize(
    ("rest", "ort", "text"),
    [
        ("aendern:\n  personel: {titel: X}\n", "6:3", "in »grund« nicht; gemeint: »personal«?"),
        ("aendern:\n  xyz: {titel: X}\n", "6:3", "Den Abschnitt »xyz« gibt es in »grund« nicht."),
        ("aendern:\n  angebot.ziel: {titel: X}\n", "6:3", "gemeint: »angebot.ziele«?"),
        ("einfuegen:\n  - {nach: personl, id: n, titel: N}\n", "6:12", "gemeint: »personal«?"),
        ("einfuegen:\n  - {nach: angebot, id: personal, titel: N}\n", "6:25", "»personal« gibt es schon."),
        ("einfuegen:\n  - {nach: angebot.ziele, id: ziele, titel: N}\n", "6:31", "»ziele« gibt es schon."),
        ("einfuegen:\n  - {id: n, titel: N}\n", "6:5", "Hier fehlt »nach«."),
        ("entfernen:\n  personl: steht woanders\n", "6:3", "gemeint: »personal«?"),
        ("entfernen:\n  personal:\n", "6:3", "Hier fehlt der Grund, warum"),
        ("entfernen: [personal]\n", "5:12", "Eine Liste passt hier nicht"),
        ("aendern:\n  personal: {text: regie.md}\n", "6:20", "Die Textdatei »regie.md« gibt es nicht."),
        ("aendern:\n  personal: {brauht: a.b}\n", "6:14", "Den Schlüssel »brauht« gibt es hier nicht."),
    ],
)  # fmt: skip
def test_a_verb_that_misses(tmp_path: Path, rest: str, ort: str, text: str) -> None:
    (meldung,) = meldungen(tmp_path, rest)
    assert meldung.startswith(f"eigen/gliederung.yaml:{ort} ")
    assert text in meldung


FORM = "Jeder Eintrag ist eine Kennung oder eine Kennung mit der Liste ihrer Unterabschnitte."
STAYS = (
    "14 Die Reihenfolge nennt »{}« nicht; der Abschnitt bleibt {}, wie im Grundprofil. Bitte hier nennen, "
    "oder unter »entfernen« mit Grund wegnehmen."
)
BEHIND = STAYS.format("personal", "hinter »angebot«")


@pytest.mark.parametrize(
    ("ordnung", "texte"),
    [
        ("[angebot]", [BEHIND]),
        ("[{angebot: [angebot.ziele]}]", [BEHIND]),
        (
            "[angebot, persona]",
            ["24 Den Abschnitt »persona« gibt es in »grund« nicht; gemeint: »personal«?"],
        ),
        (
            "[{angebot: [angebot.ziel]}, personal]",
            ["26 Den Abschnitt »angebot.ziel« gibt es in »grund« nicht; gemeint: »angebot.ziele«?"],
        ),
        ("[[angebot, personal]]", [f"15 {FORM}"]),
        ("[{angebot: [[angebot.ziele]]}, personal]", [f"26 {FORM}"]),
        ("[{angebot: angebot.ziele}, personal]", [f"16 {FORM}"]),
    ],
)
def test_an_order_that_leaves_sections_out_or_has_the_wrong_form(
    tmp_path: Path, ordnung: str, texte: list[str]
) -> None:
    gefunden = meldungen(tmp_path, f"reihenfolge: {ordnung}\n")
    assert gefunden == [f"eigen/gliederung.yaml:5:{text}" for text in texte]


@pytest.mark.parametrize(
    ("ordnung", "ort", "kennung"),
    [
        ("[angebot, personal, personal]", "5:34", "personal"),
        ("[{angebot: [personal]}, personal]", "5:38", "personal"),
        ("[{angebot: [angebot]}, personal]", "5:26", "angebot"),
        ("[{angebot: [{personal: [angebot]}]}]", "5:38", "angebot"),
    ],
)
def test_an_order_that_names_a_section_twice_changes_nothing(
    tmp_path: Path, ordnung: str, ort: str, kennung: str
) -> None:
    gefunden = meldungen(tmp_path, f"reihenfolge: {ordnung}\n")
    assert gefunden == [
        f"eigen/gliederung.yaml:{ort} »{kennung}« steht hier zweimal. Bitte einmal streichen."
    ]
    assert [p.id for p in resolved(LV, EIGEN, regal(tmp_path)).abschnitte] == ["angebot", "personal"]


def test_an_entry_of_the_order_is_found_in_its_line(tmp_path: Path) -> None:
    (meldung,) = meldungen(tmp_path, "reihenfolge:\n  - angebot\n  - personal\n  - dritter\n")
    assert meldung.startswith("eigen/gliederung.yaml:8:5 ")


def test_an_order_of_the_wrong_form_changes_nothing(tmp_path: Path) -> None:
    meldungen(tmp_path, "reihenfolge: [[personal, angebot]]\n")
    assert [p.id for p in resolved(LV, EIGEN, regal(tmp_path)).abschnitte] == ["angebot", "personal"]


def test_a_profile_that_extends_another_has_no_sections_of_its_own(tmp_path: Path) -> None:
    assert meldungen(tmp_path, "abschnitte: [{id: z, titel: Z}]\n") == [
        "eigen/gliederung.yaml:5:13 Neben »erweitert« gilt »abschnitte« nicht; "
        "verwenden Sie »aendern« und »einfuegen«."
    ]


def test_a_profile_whose_name_is_not_its_folders(tmp_path: Path) -> None:
    schreibe_profil(tmp_path, GRUND, name="grund")
    kopf = f"profil: anders\ndokument: {LV}\ntitel: P\nerweitert: grund\n"
    rest = "aendern: {persona: {titel: X}}\n"
    build_tree(tmp_path / LV / EIGEN, {"gliederung.yaml": kopf + rest, "personal.md": "Text\n"})
    eigen = resolved(LV, EIGEN, regal(tmp_path))
    assert stellen(eigen.befunde) == [
        "eigen/gliederung.yaml:1:9 Hier steht »anders«, der Ordner heißt »eigen«. Bitte eines angleichen.",
        "eigen/gliederung.yaml:5:11 Den Abschnitt »persona« gibt es in »grund« nicht; gemeint: »personal«?",
    ]
    assert [p.koerper.datei for p in eigen.alle() if p.koerper] == ["eigen/personal.md"]


def test_two_sections_with_one_id(tmp_path: Path) -> None:
    abschnitte = "  - {id: a, titel: A}\n  - {id: a, titel: B}\n"
    assert geprueft(tmp_path, abschnitte) == [
        "eigen/gliederung.yaml:7:10 Die Kennung »a« gibt es zweimal. Bitte eine ändern."
    ]


@pytest.mark.parametrize(
    ("rest", "ort"),
    [
        ("aendern: {personal: {brauht: a.b}}\n", "5:22"),
        ("aendern: {angebot: {teile: {p: {brauht: a.b}}}}\n", "5:33"),
    ],
)
def test_a_near_key_is_suggested_below_ids_too(tmp_path: Path, rest: str, ort: str) -> None:
    assert meldungen(tmp_path, rest) == [
        f"eigen/gliederung.yaml:{ort} Den Schlüssel »brauht« gibt es hier nicht. Gemeint: »braucht«?"
    ]


def test_one_wrong_verb_leaves_the_others_in_force(tmp_path: Path) -> None:
    meldungen(tmp_path, "aendern: {persona: {titel: X}, personal: {titel: Team}}\n")
    assert [p.eintrag.titel for p in resolved(LV, EIGEN, regal(tmp_path)).abschnitte] == ["A", "Team"]


def test_a_mistake_in_the_parent_is_said_at_the_parent(tmp_path: Path) -> None:
    schreibe_profil(tmp_path, "abschnitte:\n  - {id: a, titel: A, brauht: x}\n", name="grund")
    schreibe_profil(tmp_path, "erweitert: grund\n")
    (meldung,) = stellen(resolved(LV, EIGEN, regal(tmp_path)).befunde)
    assert meldung.startswith("grund/gliederung.yaml:5:23 ")


def test_an_unknown_parent_gets_a_near_name(tmp_path: Path) -> None:
    schreibe_profil(tmp_path, GRUND, name="grundlage")
    eigen = resolved(LV, EIGEN, schreibe_profil(tmp_path, "erweitert: grundlag\n"))
    (meldung,) = stellen(eigen.befunde)
    assert meldung.startswith("eigen/gliederung.yaml:4:12 Das Profil »grundlag« gibt es")
    assert meldung.endswith("Gemeint: »grundlage«?")
    assert not eigen.abschnitte


def test_an_unknown_companion_gets_a_near_name(tmp_path: Path) -> None:
    build_tree(
        tmp_path / "fachkonzept" / "allgemein",
        {"gliederung.yaml": "profil: allgemein\ndokument: fachkonzept\ntitel: A\n"},
    )
    schreibe_profil(tmp_path, "begleiter: {fachkonzept: algemein}\nabschnitte: []\n")
    assert stellen(resolved(LV, EIGEN, regal(tmp_path)).befunde) == [
        "eigen/gliederung.yaml:4:26 Das Profil »algemein« gibt es für das Dokument »fachkonzept« nicht. "
        "Gemeint: »allgemein«?"
    ]


def test_no_companion_at_all_is_a_sentence(tmp_path: Path) -> None:
    eigen = resolved(LV, EIGEN, schreibe_profil(tmp_path, "begleiter: {fachkonzept: x}\nabschnitte: []\n"))
    assert stellen(eigen.befunde) == [
        "eigen/gliederung.yaml:4:26 Das Profil »x« gibt es für das Dokument »fachkonzept« nicht. "
        "Es gibt dafür noch keines."
    ]


def test_a_body_that_cannot_be_read_is_not_called_unused(tmp_path: Path) -> None:
    (meldung,) = stellen(check_profile(lies_profil(tmp_path, "  - {id: a, titel: A}\n", {"a.md": b"\xe4"})))
    assert meldung.startswith("eigen/a.md:1:1 Die Datei ist kein UTF-8")


@pytest.mark.parametrize("kette", [("a",), ("a", "b"), ("a", "b", "c")])
def test_profiles_that_extend_each_other_in_a_circle(tmp_path: Path, kette: tuple[str, ...]) -> None:
    for name, oben in zip(kette, (*kette[1:], kette[0]), strict=True):
        schreibe_profil(tmp_path, f"erweitert: {oben}\n", name=name)
    (meldung,) = stellen(resolved(LV, "a", regal(tmp_path)).befunde)
    names = ", ".join(f"»{name}«" for name in kette)
    assert meldung.startswith(f"a/gliederung.yaml:4:12 Die Profile erweitern einander im Kreis: {names}.")


def test_a_file_that_cannot_be_read_says_so_once(tmp_path: Path) -> None:
    eigen = resolved(LV, EIGEN, schreibe_profil(tmp_path, "abschnitte: [\n"))
    assert len(eigen.befunde) == 1
    assert (eigen.befunde[0].file, eigen.befunde[0].span.line) == ("eigen/gliederung.yaml", 4)


@pytest.mark.parametrize(
    ("abschnitte", "ort", "text"),
    [
        ("  - {id: a, titel: A, brauht: angebot.plaetze}\n", "6:23", "Gemeint: »braucht«?"),
        ("  - {titel: A}\n", "6:5", "Hier fehlt »id«."),
        ("  - {id: a}\n", "6:5", "Hier fehlt »titel«."),
        ("  - {id: a, titel: A, pflicht: vielleicht}\n", "6:32", "ja, soll, nein"),
        ("  - {id: a, titel: A, braucht: {feld: a.b, anlag: ja}}\n", "6:44", "Gemeint: »anlage«?"),
        ("  - {id: a, titel: A, braucht: {anlage: ja}}\n", "6:23", "Hier fehlt »feld«."),
        ("  - {id: a, titel: A, teile: {p: {titl: P}}}\n", "6:35", "»titl« gibt es hier nicht."),
        ("  - {id: a, titel: A, text: regie.md}\n", "6:29", "Die Textdatei »regie.md« gibt es nicht."),
    ],
)
def test_what_the_vocabulary_does_not_know(tmp_path: Path, abschnitte: str, ort: str, text: str) -> None:
    befunde = stellen(lies_profil(tmp_path, abschnitte).befunde)
    assert befunde[0].startswith(f"eigen/gliederung.yaml:{ort} ")
    assert text in befunde[0]


PARTS_WITHOUT_TEXT = (
    "Zu diesem Abschnitt mit Teilen fehlt die Textdatei. Bitte »a.md« anlegen; jeder Teil steht darin hinter "
    "seiner Marke »(@kennung)«."
)
OWN_ONES = "Eigene stehen mit Titel und Herkunft in anforderungen.yaml, neben den Ordnern der Dokumente."
UND = "Diese Bedingung lässt sich nicht lesen. Statt »und« heißt es hier »and«."
MOEGLICH = "Möglich sind Felder, Vergleiche, if, for, ref(), link(), stellenplan(), normen() und anlage()."
ANWEISUNG = f"Diese Anweisung gibt es in Texten nicht. {MOEGLICH}"
ANFANG = "gibt es hier nicht. Ein Feld beginnt mit traeger, angebot oder personal."
BEDINGUNG = "Bedingungen bestehen aus Feldern, Vergleichen und and, or, not."


@pytest.mark.parametrize(
    ("eintrag", "ort", "text"),
    [
        (
            "braucht: angebot.plaetz",
            "6:32",
            "Das Feld »plaetz« gibt es in »angebot« nicht; gemeint: »plaetze«?",
        ),
        (
            "braucht: [angebot.stand, {feld: [angebot.plaetze, angebot.gruppn]}]",
            "6:48",
            "Das Feld »gruppn« gibt es in »angebot« nicht; gemeint: »gruppen«?",
        ),
        (
            "wenn: angebot.plaetz is gegeben, weil: w",
            "6:29",
            "Das Feld »plaetz« gibt es in »angebot« nicht; gemeint: »plaetze«?",
        ),
        (
            "wenn: angebot.plaetze > 3, weil: w",
            "6:29",
            "Ob dieser Text gilt, hängt von »angebot.plaetze« ab; das kann fehlen. "
            "Nennen Sie es unter »braucht« oder prüfen Sie »is gegeben«.",
        ),
        (
            "wenn: angebot.plaetze is gegeben",
            "6:29",
            "Zu »wenn« fehlt »weil«, der Grund in Worten.",
        ),
        ("wenn: angebott.plaetze is gegeben, weil: w", "6:29", f"»angebott« {ANFANG} {BEDINGUNG}"),
        ("wenn: nein, weil: w", "6:29", f"»nein« {ANFANG} {BEDINGUNG}"),
        ("wenn: angebot.pool und angebot.stand, weil: w", "6:29", f"{UND} {BEDINGUNG}"),
        ("wenn: 'angebot.gruppen[0] is gegeben', weil: w", "6:29", f"{ANWEISUNG} {BEDINGUNG}"),
        (f"wenn: {'(' * 3000}, weil: w", "6:29", f"Die Vorlage ist zu tief verschachtelt. {BEDINGUNG}"),
        (
            "erfuellt: umfangg",
            "6:33",
            "Die Anforderung »umfangg« steht nicht im Katalog; gemeint: »umfang«?",
        ),
        (
            "braucht: [{feld: angebot.plaetze, erfuellt: zzz}]",
            "6:67",
            "Die Anforderung »zzz« steht nicht im Katalog. " + OWN_ONES,
        ),
        ("teile: {p: {titel: P}}", "6:30", PARTS_WITHOUT_TEXT),
    ],
)
def test_what_means_nothing_is_said_where_it_stands(
    tmp_path: Path, eintrag: str, ort: str, text: str
) -> None:
    gefunden = geprueft(tmp_path, f"  - {{id: a, titel: A, {eintrag}}}\n")
    assert gefunden == [f"eigen/gliederung.yaml:{ort} {text}"]


def test_a_field_of_no_file_gets_the_near_file(tmp_path: Path) -> None:
    (meldung,) = geprueft(tmp_path, "  - {id: a, titel: A, braucht: angebott.plaetze}\n")
    assert meldung == "eigen/gliederung.yaml:6:32 Das Feld »angebott« gibt es nicht; gemeint: »angebot«?"


@pytest.mark.parametrize(("klammern", "ort"), [("{}", "6:60"), ("[{}]", "6:61")])
def test_a_condition_of_a_need_is_checked_too(tmp_path: Path, klammern: str, ort: str) -> None:
    bedarf = klammern.format("{feld: angebot.stand, wenn: angebot.plaetz is gegeben, weil: w}")
    assert geprueft(tmp_path, f"  - {{id: a, titel: A, braucht: {bedarf}}}\n") == [
        f"eigen/gliederung.yaml:{ort} Das Feld »plaetz« gibt es in »angebot« nicht; gemeint: »plaetze«?"
    ]


@pytest.mark.parametrize(
    "eintrag",
    [
        "wenn: ja",
        "wenn: angebot.optionen.ileb, weil: w",
        "wenn: 'angebot.plaetze is gegeben and angebot.plaetze > 3', weil: w",
        "wenn: '\"gruppe\" in angebot.optionen.wegbegleitung', weil: w",
        "wenn: angebot.plaetze > 3, weil: w, braucht: angebot.plaetze",
    ],
)
def test_a_sound_condition_is_silent(tmp_path: Path, eintrag: str) -> None:
    abschnitte = f"  - {{id: a, titel: A, {eintrag}}}\n"
    text = {} if "braucht" in eintrag else {"a.md": "Text\n"}
    assert stellen(check_profile(lies_profil(tmp_path, abschnitte, text))) == []


@pytest.mark.parametrize(
    "eintrag",
    ["", ", wenn: angebot.optionen.ileb, weil: w", ", erfuellt: kuendigung", ", hinweis: Was hierher gehört"],
)
def test_a_section_in_which_nothing_can_stand_is_a_mistake(tmp_path: Path, eintrag: str) -> None:
    (befund,) = geprueft(tmp_path, f"  - {{id: a, titel: A{eintrag}}}\n")
    assert befund.startswith("eigen/gliederung.yaml:6:5 In diesem Abschnitt kann nichts stehen. ")


@pytest.mark.parametrize(
    "eintrag",
    [
        "braucht: angebot.ziele",
        "abgeleitet: anlagen",
        "abschnitte: [{id: b, titel: B, braucht: angebot.ziele}]",
    ],
)
def test_a_section_with_any_content_is_none(tmp_path: Path, eintrag: str) -> None:
    assert geprueft(tmp_path, f"  - {{id: a, titel: A, {eintrag}}}\n") == []


def test_a_part_and_a_subsection_may_not_share_an_id(tmp_path: Path) -> None:
    abschnitte = "  - {id: a, titel: A, abschnitte: [{id: p, titel: P}]}\n"
    befunde = stellen(check_profile(lies_profil(tmp_path, abschnitte, {"a.md": "(@p) Text\n"})))
    assert befunde == ["eigen/gliederung.yaml:6:5 »p« ist Teil und Unterabschnitt zugleich."]
