"""What is wrong in a `gliederung.yaml` is said where it stands."""

from pathlib import Path

import pytest

from kleinprofil import EIGEN, LV, lies_profil, schreibe_profil, stellen
from teilhabe_docs.documents.profil import profil
from teilhabe_docs.documents.pruefung import pruefe

GRUND = """\
abschnitte:
  - {id: angebot, titel: A, abschnitte: [{id: ziele, titel: Z}]}
  - {id: personal, titel: P}
"""


def meldungen(wurzel: Path, rest: str) -> list[str]:
    """What is said of a profile that extends another; `rest` begins in line 5."""
    schreibe_profil(wurzel, GRUND, name="grund")
    return stellen(profil(LV, EIGEN, schreibe_profil(wurzel, "erweitert: grund\n" + rest)).befunde)


def geprueft(wurzel: Path, abschnitte: str) -> list[str]:
    """What is said of a profile that stands alone; `abschnitte` begin in line 6."""
    return stellen(pruefe(lies_profil(wurzel, abschnitte)))


@pytest.mark.parametrize(
    ("rest", "ort", "text"),
    [
        ("aendern:\n  personel: {titel: X}\n", "6:13", "in »grund« nicht; gemeint: »personal«?"),
        ("aendern:\n  xyz: {titel: X}\n", "6:8", "Den Abschnitt »xyz« gibt es in »grund« nicht."),
        ("aendern:\n  angebot.ziel: {titel: X}\n", "6:17", "gemeint: »angebot.ziele«?"),
        ("einfuegen:\n  - {nach: personl, id: n, titel: N}\n", "6:12", "gemeint: »personal«?"),
        ("einfuegen:\n  - {nach: angebot, id: personal, titel: N}\n", "6:5", "»personal« gibt es schon."),
        ("einfuegen:\n  - {id: n, titel: N}\n", "6:5", "Hier fehlt »nach«."),
        ("entfernen:\n  personl: steht woanders\n", "6:12", "gemeint: »personal«?"),
        ("entfernen:\n  personal:\n", "6:3", "Ein leerer Wert ist kein Text"),
        ("entfernen: [personal]\n", "5:12", "Eine Liste passt hier nicht"),
        ("reihenfolge: [angebot, persona]\n", "5:24", "gemeint: »personal«?"),
        ("reihenfolge:\n  - angebot: [angebot.ziel]\n  - personal\n", "6:15", "gemeint: »angebot.ziele«?"),
        ("aendern:\n  personal: {text: regie.md}\n", "6:13", "Die Textdatei »regie.md« gibt es nicht."),
        ("aendern:\n  personal: {brauht: a.b}\n", "6:14", "Den Schlüssel »brauht« gibt es hier nicht."),
    ],
)  # fmt: skip
def test_a_verb_that_misses(tmp_path: Path, rest: str, ort: str, text: str) -> None:
    (meldung,) = meldungen(tmp_path, rest)
    assert meldung.startswith(f"eigen/gliederung.yaml:{ort} ")
    assert text in meldung


def test_one_wrong_verb_leaves_the_others_in_force(tmp_path: Path) -> None:
    meldungen(tmp_path, "aendern: {persona: {titel: X}, personal: {titel: Team}}\n")
    assert [p.eintrag.titel for p in profil(LV, EIGEN, tmp_path).abschnitte] == ["A", "Team"]


def test_a_mistake_in_the_parent_is_said_at_the_parent(tmp_path: Path) -> None:
    schreibe_profil(tmp_path, "abschnitte:\n  - {id: a, titel: A, brauht: x}\n", name="grund")
    schreibe_profil(tmp_path, "erweitert: grund\n")
    (meldung,) = stellen(profil(LV, EIGEN, tmp_path).befunde)
    assert meldung.startswith("grund/gliederung.yaml:5:23 ")


def test_an_unknown_parent_gets_a_near_name(tmp_path: Path) -> None:
    schreibe_profil(tmp_path, GRUND, name="grundlage")
    eigen = profil(LV, EIGEN, schreibe_profil(tmp_path, "erweitert: grundlag\n"))
    (meldung,) = stellen(eigen.befunde)
    assert meldung.startswith("eigen/gliederung.yaml:4:12 Das Profil »grundlag« gibt es")
    assert meldung.endswith("Gemeint: »grundlage«?")
    assert not eigen.abschnitte


@pytest.mark.parametrize("kette", [("a",), ("a", "b"), ("a", "b", "c")])
def test_profiles_that_extend_each_other_in_a_circle(tmp_path: Path, kette: tuple[str, ...]) -> None:
    for name, oben in zip(kette, (*kette[1:], kette[0]), strict=True):
        schreibe_profil(tmp_path, f"erweitert: {oben}\n", name=name)
    (meldung,) = stellen(profil(LV, "a", tmp_path).befunde)
    assert meldung == "a/gliederung.yaml:4:12 Die Profile erweitern einander im Kreis."


def test_a_file_that_cannot_be_read_says_so_once(tmp_path: Path) -> None:
    eigen = profil(LV, EIGEN, schreibe_profil(tmp_path, "abschnitte: [\n"))
    assert len(eigen.befunde) == 1
    assert (eigen.befunde[0].file, eigen.befunde[0].span.line) == ("eigen/gliederung.yaml", 5)


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
        ("  - {id: a, titel: A, text: regie.md}\n", "6:5", "Die Textdatei »regie.md« gibt es nicht."),
    ],
)
def test_what_the_vocabulary_does_not_know(tmp_path: Path, abschnitte: str, ort: str, text: str) -> None:
    befunde = stellen(lies_profil(tmp_path, abschnitte).befunde)
    assert befunde[0].startswith(f"eigen/gliederung.yaml:{ort} ")
    assert text in befunde[0]


@pytest.mark.parametrize(
    ("eintrag", "text"),
    [
        ("braucht: angebot.plaetz", "Das Feld »plaetz« gibt es in »angebot« nicht; gemeint: »plaetze«?"),
        ("braucht: [{feld: [angebot.plaetze, angebot.gruppn]}]", "gemeint: »gruppen«?"),
        ("braucht: angebott.plaetze", "gemeint: »angebot«?"),
        ("wenn: angebot.plaetz is gegeben, weil: w", "Das Feld »plaetz« gibt es in »angebot« nicht"),
        ("wenn: angebot.plaetze > 3, weil: w", "hängt von »angebot.plaetze« ab; das kann fehlen."),
        ("wenn: angebot.plaetze is gegeben", "Zur Bedingung »angebot.plaetze is gegeben« fehlt »weil«"),
        ("wenn: angebot.pool und angebot.stand, weil: w", "Bedingung »angebot.pool und angebot.stand«:"),
        ("wenn: 'angebot.gruppen[0] is gegeben', weil: w", "gibt es in diesen Vorlagen nicht."),
        (f"wenn: {'(' * 3000}, weil: w", "zu tief verschachtelt."),
        ("erfuellt: umfangg", "Die Anforderung »umfangg« steht nicht im Katalog."),
        (
            "braucht: [{feld: angebot.plaetze, erfuellt: nix}]",
            "Die Anforderung »nix« steht nicht im Katalog.",
        ),
        ("teile: {p: {titel: P}}", "Teile ohne Text: Zu diesem Abschnitt fehlt die Textdatei."),
    ],
)
def test_what_means_nothing(tmp_path: Path, eintrag: str, text: str) -> None:
    (meldung,) = geprueft(tmp_path, f"  - {{id: a, titel: A, {eintrag}}}\n")
    assert meldung.startswith("eigen/gliederung.yaml:")
    assert text in meldung


def test_a_condition_of_a_need_is_checked_too(tmp_path: Path) -> None:
    bedarf = "{feld: angebot.stand, wenn: angebot.plaetz is gegeben, weil: w}"
    (meldung,) = geprueft(tmp_path, f"  - {{id: a, titel: A, braucht: {bedarf}}}\n")
    assert "»plaetz«" in meldung


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
    assert geprueft(tmp_path, f"  - {{id: a, titel: A, {eintrag}}}\n") == []


def test_a_part_and_a_subsection_may_not_share_an_id(tmp_path: Path) -> None:
    abschnitte = "  - {id: a, titel: A, abschnitte: [{id: p, titel: P}]}\n"
    befunde = stellen(pruefe(lies_profil(tmp_path, abschnitte, {"a.md": "(@p) Text\n"})))
    assert [b.split(" ", 1)[1] for b in befunde] == ["»a«: »p« ist Teil und Unterabschnitt zugleich."]
