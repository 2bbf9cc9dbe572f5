"""Profiles of one's own: in the repository, in a folder outside, and what is said of broken ones."""

import json
from pathlib import Path

import pytest

from cli.aufruf import HAUS, Tdocs
from helpers import build_tree
from other_disks import DISKS
from sampling import few

LB = "leistungsbeschreibung"
NORD = (
    f"profil: nord\ndokument: {LB}\ntitel: Haus Nord\nerweitert: rahmen\n"
    "aendern: {ziel: {titel: Wohin}}\n"
)
WAHL = f"profil: {{{LB}: nord}}\n"


def ordner(wurzel: Path, gliederung: str = NORD, **texte: str) -> Path:
    dateien: dict[str, str | bytes] = {f"{LB}/nord/{name}.md": text for name, text in texte.items()}
    return build_tree(wurzel, {f"{LB}/nord/gliederung.yaml": gliederung, **dateien})


def waehle(haus: Path) -> None:
    with (haus / "offer.yaml").open("a", encoding="utf-8") as offer:
        offer.write(WAHL)


def ueberschriften(tdocs: Tdocs, *mehr: str) -> list[str]:
    ergebnis = tdocs("render", "haus", "--doc", LB, "--format", "md", "--out", "ziel", *mehr)
    assert ergebnis.code == 0, ergebnis.err
    return [z for z in Path("ziel/haus", f"{LB}.md").read_text("utf-8").splitlines() if z.startswith("## ")]


def test_a_profile_in_the_repository_is_found(tdocs: Tdocs, haus: Path) -> None:
    ordner(haus / "profile")
    waehle(haus)
    assert "## 3 Wohin" in ueberschriften(tdocs)


def test_a_folder_outside_is_named_by_the_call(tdocs: Tdocs, haus: Path, tmp_path: Path) -> None:
    ordner(tmp_path / "verband")
    waehle(haus)
    assert "## 3 Wohin" in ueberschriften(tdocs, "--profiles", "verband")


def test_folders_of_one_name_in_several_places_are_several(
    tdocs: Tdocs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for title in ("Wohin", "Wozu"):
        here = build_tree(tmp_path / title, {f"haus/{name}": text for name, text in HAUS.items()})
        ordner(here / "verband", NORD.replace("Wohin", title))
        waehle(here / "haus")
        monkeypatch.chdir(here)
        assert f"## 3 {title}" in ueberschriften(tdocs, "--profiles", "verband")


def test_a_folder_outside_is_named_by_the_configuration(tdocs: Tdocs, haus: Path, tmp_path: Path) -> None:
    ordner(tmp_path / "verband")
    waehle(haus)
    (haus / "tdocs.yaml").write_text("profilordner: ../verband\n", "utf-8")
    assert "## 3 Wohin" in ueberschriften(tdocs)


def test_a_folder_that_is_missing_is_a_usage_error(tdocs: Tdocs, haus: Path) -> None:
    (haus / "tdocs.yaml").write_text("profilordner: ../weg\n", "utf-8")
    assert tdocs("validate", "haus").code == 2
    assert tdocs("validate", "haus", "--profiles", "weg").code == 2


def test_the_list_says_where_a_profile_comes_from(tdocs: Tdocs, haus: Path) -> None:
    ordner(haus / "profile")
    liste = json.loads(tdocs("profiles", "haus", "--format", "json").out)
    herkunft = {(p["document"], p["name"]): p["origin"] for p in liste}
    assert herkunft[LB, "nord"] == "profile"
    assert herkunft[LB, "rahmen"] == "built-in"


@pytest.mark.parametrize("disk", DISKS)
@pytest.mark.parametrize("config", few(["", "profilordner: profile\n", "profilordner: Profile\n"], 2))
@pytest.mark.parametrize("name", few(["profile", "Profile", "PROFILE"], 2))
def test_the_folder_counts_in_capitals_on_every_disk(
    tdocs: Tdocs, haus: Path, disk: str, config: str, name: str
) -> None:
    ordner(haus / name)
    waehle(haus)
    if config:
        (haus / "tdocs.yaml").write_text(config, "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        DISKS[disk](haus, patch)
        report = json.loads(tdocs("validate", "haus", "--format", "json").out)
        assert "## 3 Wohin" in ueberschriften(tdocs)
        listed = json.loads(tdocs("profiles", "haus", "--format", "json").out)
    assert [p["name"] for p in listed].count("nord") == 1
    if not config:
        told = [(f["code"], f["file"]) for f in report["findings"]]
        assert told == ([] if name == "profile" else [("TD043", f"{name}/{LB}/nord/gliederung.yaml")])
        assert {p["origin"] for p in listed} == {"built-in", name}


@pytest.mark.parametrize("disk", DISKS)
def test_a_folder_without_profiles_may_be_called_as_it_likes(tdocs: Tdocs, haus: Path, disk: str) -> None:
    (haus / "Profile/Bewohner").mkdir(parents=True)
    with pytest.MonkeyPatch.context() as patch:
        DISKS[disk](haus, patch)
        assert json.loads(tdocs("validate", "haus", "--format", "json").out)["findings"] == []


def test_a_name_that_is_taken_is_a_finding_and_the_built_in_profile_counts(tdocs: Tdocs, haus: Path) -> None:
    ordner(haus / "profile", NORD)
    (haus / f"profile/{LB}/nord").rename(haus / f"profile/{LB}/rahmen")
    ergebnis = tdocs("validate", "haus", "--format", "concise")
    assert ergebnis.code == 1
    assert f"profile/{LB}/rahmen/gliederung.yaml:1:1: TD801 Das Profil »rahmen« gibt es schon" in ergebnis.out


@pytest.mark.parametrize(
    ("gliederung", "text", "ort"),
    [
        (NORD.replace("ziel:", "zill:"), "", f"profile/{LB}/nord/gliederung.yaml:5:11: TD801"),
        (NORD.replace("titel: Wohin", "titl: Wohin"), "", f"profile/{LB}/nord/gliederung.yaml:5:18: TD201"),
        (NORD, "Ziele:\n\n{{ angebot.zile }}\n", f"profile/{LB}/nord/ziel.md:3:1: TD801"),
        (NORD, "{% if angebot.ziele %}\n", f"profile/{LB}/nord/ziel.md:1:1: TD801"),
        (NORD, "{{ ''.__class__ }}\n", f"profile/{LB}/nord/ziel.md:1:1: TD801"),
    ],
)
def test_a_mistake_has_its_place(tdocs: Tdocs, haus: Path, gliederung: str, text: str, ort: str) -> None:
    ordner(haus / "profile", gliederung, **({"ziel": text} if text else {}))
    waehle(haus)
    ergebnis = tdocs("validate", "haus", "--format", "concise")
    assert ergebnis.code == 1
    assert ort in ergebnis.out


@pytest.mark.parametrize("befehl", ["validate", "lint"])
def test_a_mistake_that_only_this_offer_brings_out_is_found(tdocs: Tdocs, haus: Path, befehl: str) -> None:
    weg = "teile: {pool: {wenn: angebot.pool.vorgesehen, weil: der Pool gehört dann zum Angebot}}"
    gliederung = NORD.replace("titel: Wohin", f"titel: Wohin, {weg}")
    text = 'Siehe {{ ref("ziel.pool") }}.\n\n{{ angebot.ziele }}\n\n(@pool) Gemeinsam.\n'
    ordner(haus / "profile", gliederung, ziel=text)
    waehle(haus)
    ergebnis = tdocs(befehl, "haus", "--format", "concise")
    assert ergebnis.code == 1
    assert (
        f"profile/{LB}/nord/ziel.md:1:1: TD801 Der Verweis auf »ziel.pool« geht ins Leere: " in ergebnis.out
    )
    with (haus / "offer.yaml").open("a", encoding="utf-8") as offer:
        offer.write("pool: {vorgesehen: ja}\n")
    assert "TD801" not in tdocs(befehl, "haus", "--format", "concise").out


def test_with_a_broken_profile_nothing_is_written(tdocs: Tdocs, haus: Path, tmp_path: Path) -> None:
    ordner(haus / "profile", NORD, ziel="{{ angebot.zile }}\n")
    waehle(haus)
    assert tdocs("render", "haus", "--out", "ziel").code == 1
    assert not (tmp_path / "ziel").exists()


def test_a_repository_may_begin_with_a_profile_of_an_association(tdocs: Tdocs, tmp_path: Path) -> None:
    ordner(
        tmp_path / "verband", NORD + "begleiter: {fachkonzept: allgemein, leistungsvereinbarung: sgb9-125}\n"
    )
    assert tdocs("init", "neu", "--profile", "nord", "--profiles", "verband").code == 0
    assert tdocs("validate", "neu", "--profiles", "verband").code == 0


BROKEN = {
    "begleiter: {fachkonzept: algemein}\n": "gemeint: »allgemein«?",
    "aendern: {zil: {titel: Z}}\n": "gemeint: »ziel«?",
    "einfuegen: [{nach: ziel, id: n, titel: N, braucht: angebot.zile}]\n": "gemeint: »ziele«?",
}


@pytest.mark.parametrize("rest", BROKEN)
def test_nothing_begins_with_a_broken_profile(tdocs: Tdocs, tmp_path: Path, rest: str) -> None:
    head = f"profil: nord\ndokument: {LB}\ntitel: Nord\nerweitert: rahmen\n"
    ordner(tmp_path / "verband", head + rest)
    ergebnis = tdocs("init", "neu", "--profile", "nord", "--profiles", "verband")
    assert ergebnis.code == 1
    assert BROKEN[rest].lower() in ergebnis.err.lower()
    assert f"verband/{LB}/nord/gliederung.yaml:5:" in ergebnis.err
    assert not (tmp_path / "neu").exists()


@pytest.mark.parametrize(
    "text",
    ["", "\n\n", "{# nur ein Kommentar #}\n", "(@)\n", "{% if angebot.plaetze is gegeben %}\n{% endif %}\n"],
)
def test_a_text_file_that_says_nothing_fills_no_section(tdocs: Tdocs, haus: Path, text: str) -> None:
    ordner(haus / "profile", NORD + "einfuegen: [{nach: ziel, id: leer, titel: Leer}]\n", leer=text)
    waehle(haus)
    said = tdocs("validate", "haus", "--format", "concise").out.splitlines()
    assert [line.split(" ")[:2] for line in said] == [[f"profile/{LB}/nord/leer.md:1:1:", "TD801"]]
