"""`tdocs render`: which documents it writes where, and when it refuses."""

from pathlib import Path

import pytest

from cli.aufruf import Tdocs
from helpers import build_tree

LV, FK, LB = "leistungsvereinbarung", "fachkonzept", "leistungsbeschreibung"
KURZ = ("--doc", FK, "--format", "md")


def test_it_writes_the_three_documents_as_word_files(tdocs: Tdocs, haus: Path) -> None:
    ergebnis = tdocs("render", "haus")
    assert ergebnis.code == 0
    assert ergebnis.out.splitlines() == [f"haus/ausgabe/haus/{art}.docx" for art in (LV, FK, LB)]
    assert all((haus.parent / name).is_file() for name in ergebnis.out.splitlines())


def test_document_and_format_may_be_repeated_and_come_in_their_order(tdocs: Tdocs, haus: Path) -> None:
    aufruf = ("--doc", FK, "--doc", LV, "--format", "md", "--format", "docx")
    assert tdocs("render", "haus", *aufruf).out.split() == [
        f"haus/ausgabe/haus/{name}" for name in (f"{LV}.docx", f"{LV}.md", f"{FK}.docx", f"{FK}.md")
    ]


def test_all_means_all_three(tdocs: Tdocs, haus: Path) -> None:
    assert len(tdocs("render", "haus", "--doc", "all", "--format", "md").out.split()) == 3


def test_out_is_seen_from_the_current_folder(tdocs: Tdocs, haus: Path, tmp_path: Path) -> None:
    assert tdocs("render", "haus", *KURZ, "--out", "ziel").out == "ziel/haus/fachkonzept.md\n"
    assert (tmp_path / "ziel/haus/fachkonzept.md").is_file()


def test_an_absolute_path_is_answered_with_absolute_paths(tdocs: Tdocs, haus: Path) -> None:
    ziel = haus / "ausgabe/haus/fachkonzept.md"
    assert tdocs("render", str(haus), *KURZ).out == f"{ziel.as_posix()}\n"


def test_open_places_are_counted_on_stderr(tdocs: Tdocs, haus: Path) -> None:
    ergebnis = tdocs("render", "haus", *KURZ)
    anzahl = (haus / "ausgabe/haus/fachkonzept.md").read_text("utf-8").count("[offen:")
    assert anzahl > 1
    assert ergebnis.err == f"haus, fachkonzept: {anzahl} offene Stellen.\n"


def test_quiet_leaves_only_the_result(tdocs: Tdocs, haus: Path) -> None:
    (haus / "staffing.yaml").unlink()
    assert tdocs("render", "haus", *KURZ, "-q").alles == "haus/ausgabe/haus/fachkonzept.md\n"


def test_a_second_run_leaves_the_files_as_they_are(tdocs: Tdocs, haus: Path) -> None:
    tdocs("render", "haus", *KURZ)
    datei = haus / "ausgabe/haus/fachkonzept.md"
    vorher = (datei.stat().st_mtime_ns, datei.read_bytes())
    assert tdocs("render", "haus", *KURZ).code == 0
    assert (datei.stat().st_mtime_ns, datei.read_bytes()) == vorher


def test_line_ends_of_windows_do_not_reach_the_documents(tdocs: Tdocs, haus: Path) -> None:
    tdocs("render", "haus", *KURZ)
    datei = haus / "ausgabe/haus/fachkonzept.md"
    vorher = datei.read_bytes()
    for quelle in (*haus.glob("*.yaml"), *haus.glob("texte/*")):
        quelle.write_bytes(quelle.read_bytes().replace(b"\n", b"\r\n"))
    tdocs("render", "haus", *KURZ)
    assert datei.read_bytes() == vorher


def test_the_configuration_sets_the_defaults(tdocs: Tdocs, haus: Path) -> None:
    build_tree(
        haus,
        {
            "tdocs.yaml": "ausgabe: aus/gabe\ndokumente: [fachkonzept]\nformate: [md]\n"
            'dateiname: "{angebot}-{dokument}"\n'
        },
    )
    assert tdocs("render", "haus").out == "haus/aus/gabe/haus/haus-fachkonzept.md\n"


def test_empty_lists_in_the_configuration_mean_the_defaults(tdocs: Tdocs, haus: Path) -> None:
    build_tree(haus, {"tdocs.yaml": "dokumente: []\nformate: []\n"})
    assert len(tdocs("render", "haus").out.split()) == 3


@pytest.fixture
def zwei(haus: Path) -> Path:
    """Two offers under one provider and one staffing."""
    text = (haus / "offer.yaml").read_text("utf-8")
    (haus / "offer.yaml").unlink()
    orte = {"nord": "angebote/nord/offer.yaml", "sued": "sued.offer.yml"}
    return build_tree(haus, {ort: text.replace("id: haus", f"id: {name}") for name, ort in orte.items()})


def test_every_offer_gets_a_folder_of_its_own(tdocs: Tdocs, zwei: Path) -> None:
    erwartet = [f"haus/ausgabe/{name}/fachkonzept.md" for name in ("nord", "sued")]
    assert tdocs("render", "haus", *KURZ).out.split() == erwartet


def test_offer_chooses_one_of_them(tdocs: Tdocs, zwei: Path) -> None:
    assert tdocs("render", "haus", *KURZ, "--offer", "sued").out == "haus/ausgabe/sued/fachkonzept.md\n"


def test_an_unknown_offer_lists_those_there_are(tdocs: Tdocs, zwei: Path) -> None:
    ergebnis = tdocs("render", "haus", "--offer", "ost")
    assert (ergebnis.code, ergebnis.out) == (2, "")
    assert ergebnis.err == "--offer: »ost« gibt es nicht. Möglich: nord, sued.\n"


def test_an_id_given_twice_stops_everything(tdocs: Tdocs, zwei: Path) -> None:
    datei = zwei / "sued.offer.yml"
    datei.write_text(datei.read_text("utf-8").replace("id: sued", "id: nord"), "utf-8")
    ergebnis = tdocs("render", "haus", *KURZ)
    assert (ergebnis.code, ergebnis.out) == (1, "")
    assert "sued.offer.yml:1:5: TD206 Fehler: Die Id »nord«" in ergebnis.err


def test_without_an_offer_there_is_nothing_to_render(tdocs: Tdocs, haus: Path) -> None:
    (haus / "offer.yaml").unlink()
    ergebnis = tdocs("render", "haus")
    assert (ergebnis.code, ergebnis.out) == (3, "")
    assert "staffing.yaml:1:1: TD035 Fehler" in ergebnis.err
    assert ergebnis.err.endswith("Hier ist kein Angebot: Es fehlt eine Datei offer.yaml.\n")


def test_an_offer_that_cannot_be_read_is_an_error_not_an_absence(tdocs: Tdocs, haus: Path) -> None:
    build_tree(haus, {"offer.yaml": 'id: "haus\n'})
    ergebnis = tdocs("render", "haus")
    assert (ergebnis.code, ergebnis.out) == (1, "")
    assert ergebnis.err.startswith("offer.yaml:1:5: TD014 Fehler: ")


def test_with_an_error_in_the_files_nothing_is_written(tdocs: Tdocs, haus: Path) -> None:
    build_tree(haus, {"offer.yaml": "id: haus\nbezeichnung: H\nvertragsgrundlage: sgb9_125\nzile: [a]\n"})
    ergebnis = tdocs("render", "haus")
    assert (ergebnis.code, ergebnis.out) == (1, "")
    assert "offer.yaml:4:1: TD201 Fehler: " in ergebnis.err
    assert ergebnis.err.endswith("Es wurde nichts geschrieben. Beheben Sie zuerst die Fehler.\n")
    assert not (haus / "ausgabe").exists()


def test_final_refuses_a_gap_and_names_place_field_and_documents(tdocs: Tdocs, haus: Path) -> None:
    offer = haus / "offer.yaml"
    offer.write_text(offer.read_text("utf-8") + "land: nrw\n", "utf-8")
    ergebnis = tdocs("render", "haus", "--final")
    assert (ergebnis.code, ergebnis.out) == (1, "")
    orte = "Verlangt in Leistungsvereinbarung § 5 und Leistungsbeschreibung 3, erwartet in Fachkonzept 2.3"
    assert f"offer.yaml:1:1: TD301 Fehler: Ziele: »ziele« fehlt. Ziele des Angebots. {orte}" in ergebnis.err
    assert ergebnis.err.endswith(
        "Es wurde nichts geschrieben: Pflichtinhalt fehlt (--final; Ausnahmen zählen dabei nicht).\n"
    )
    assert not (haus / "ausgabe").exists()


def test_final_refuses_only_what_binds_the_offer(tdocs: Tdocs, haus: Path) -> None:
    ergebnis = tdocs("render", "haus", "--final")
    assert (
        "»ziele« fehlt. Ziele des Angebots. Verlangt in Leistungsvereinbarung § 5, erwartet" in ergebnis.err
    )


def test_final_writes_what_has_no_gap(tdocs: Tdocs) -> None:
    beispiel = Path(__file__).resolve().parents[2] / "examples" / "schulkindergarten-bw"
    ergebnis = tdocs("render", str(beispiel), "--final", "--out", "ziel", "--format", "md", "--doc", LV)
    assert (ergebnis.code, ergebnis.err) == (0, "")


KOPF = "zaehlung: dezimal\nvertragsgrundlage: [sgb9_125, sgb9_134]\nquelle: Muster\n"
EIGENES = f"profil: eigen\ndokument: {FK}\ntitel: Eigenes\n{KOPF}abschnitte:\n  - {{id: a, titel: Eins}}\n"


@pytest.fixture
def eigenes(haus: Path) -> Path:
    """The folder of a profile of the house, which the offer has chosen."""
    offer = haus / "offer.yaml"
    offer.write_text(offer.read_text("utf-8") + f"profil: {{{FK}: eigen}}\n", "utf-8")
    return build_tree(haus / "profile" / FK / "eigen", {"gliederung.yaml": EIGENES, "a.md": "Text\n"})


def test_a_profile_in_the_folder_of_the_house_makes_the_document(
    tdocs: Tdocs, haus: Path, eigenes: Path
) -> None:
    ergebnis = tdocs("render", "haus", *KURZ)
    assert (ergebnis.code, ergebnis.err) == (0, "")
    assert "\n## 1 Eins\n\nText\n" in (haus / "ausgabe/haus/fachkonzept.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("datei", "inhalt", "sagt"),
    [
        ("gliederung.yaml", f"titl: X\n{EIGENES}", "gliederung.yaml:1:1: TD201 Fehler: "),
        ("a.md", "Eins\n\n{{ angebot.plaetze\n", "a.md:3:1: TD801 Fehler: "),
        ("a.md", "Eins\n\n{{ angebot.plätze }}\n", "a.md:3:1: TD801 Fehler: "),
    ],
)
def test_a_broken_profile_is_an_error_with_its_place(
    tdocs: Tdocs, haus: Path, eigenes: Path, datei: str, inhalt: str, sagt: str
) -> None:
    build_tree(eigenes, {datei: inhalt})
    ergebnis = tdocs("render", "haus", *KURZ)
    assert (ergebnis.code, ergebnis.out) == (1, "")
    assert f"profile/{FK}/eigen/{sagt}" in ergebnis.err
    assert not (haus / "ausgabe").exists()


@pytest.mark.parametrize(
    ("weil", "told"), [("folgt im Mai – hoffentlich", True), ("die Räume werden gewechselt", False)]
)
def test_a_reason_in_a_profile_says_why(
    tdocs: Tdocs, haus: Path, eigenes: Path, weil: str, told: bool
) -> None:
    entry = f"{{id: a, titel: Eins, wenn: angebot.optionen.ileb, weil: {weil}}}"
    build_tree(eigenes, {"gliederung.yaml": EIGENES.replace("{id: a, titel: Eins}", entry)})
    text = f"gliederung.yaml:8:61: TD801 Fehler: »{weil}« sagt nicht, warum."
    assert (text in tdocs("validate", "haus").out) is told


def test_a_placeholder_in_the_text_of_a_profile_is_told_with_its_place(
    tdocs: Tdocs, haus: Path, eigenes: Path
) -> None:
    build_tree(
        eigenes,
        {"a.md": "Seit [2019] gilt [§ 3](https://www.example.org).\n\nEs leitet [NAME], xxx hilft […].\n"},
    )
    found = [line for line in tdocs("render", "haus", "--final").err.split("\n") if "a.md:" in line]
    advice = "ist ein Platzhalter. Bitte durch die Angabe ersetzen oder löschen."
    assert found == [
        f"profile/{FK}/eigen/a.md:3:{column}: TD701 Fehler: »{text}« {advice}"
        for column, text in ((11, "[NAME]"), (19, "xxx"), (29, "[…]"))
    ]


def test_a_placeholder_in_a_title_of_a_profile_is_told(tdocs: Tdocs, haus: Path, eigenes: Path) -> None:
    build_tree(eigenes, {"gliederung.yaml": EIGENES.replace("titel: Eins", 'titel: "Eins [bitte ergänzen]"')})
    done = tdocs("render", "haus", "--final")
    assert f"profile/{FK}/eigen/gliederung.yaml:8:26: TD701 Fehler: »[bitte ergänzen]«" in done.err


def test_a_finding_shows_its_second_place_in_a_file_read_before(tdocs: Tdocs, haus: Path) -> None:
    offer = (haus / "offer.yaml").read_text("utf-8")
    (haus / "offer.yaml").unlink()
    build_tree(haus, {"angebote/a/offer.yaml": offer, "angebote/b/offer.yaml": offer})
    ergebnis = tdocs("render", "haus")
    assert ergebnis.code == 1
    assert "  angebote/a/offer.yaml:1:5:\n  |\n1 | id: haus\n  |     ---- dieselbe Id\n" in ergebnis.err
