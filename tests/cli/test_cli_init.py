"""`tdocs init`: a starter repository that validates, renders and says what is missing."""

import json
import re
from pathlib import Path

import pytest

from cli.aufruf import Tdocs
from helpers import build_tree
from rendering.docx_lesen import Datei, text
from sampling import few
from teilhabe_docs.documents.profile.resolve import all_profiles

PROFILE = sorted({p.name for p in all_profiles()})
DATEIEN = {"provider.yaml": "provider", "offer.yaml": "offer", "staffing.yaml": "staffing"}


@pytest.mark.parametrize("profil", PROFILE)
def test_what_it_writes_has_no_finding(tdocs: Tdocs, profil: str) -> None:
    assert tdocs("init", "neu", "--profile", profil).code == 0
    assert tdocs("validate", "neu").alles == "Keine Befunde in 3 Dateien.\n"


def test_a_profile_without_companions_is_begun_alone(tdocs: Tdocs, tmp_path: Path) -> None:
    profil = "profil: mini\ndokument: leistungsbeschreibung\ntitel: Mini\n"
    profil += "zaehlung: dezimal\nvertragsgrundlage: [sgb9_125, sgb9_134]\nquelle: Muster\nabschnitte:\n"
    profil += "  - {id: a, titel: A, braucht: angebot.bezeichnung}\n"
    build_tree(tmp_path / "vp" / "leistungsbeschreibung" / "mini", {"gliederung.yaml": profil})
    assert tdocs("init", "neu", "--profile", "mini", "--profiles", "vp").code == 0
    assert tdocs("validate", "neu", "--profiles", "vp").alles == "Keine Befunde in 3 Dateien.\n"
    assert tdocs("outline", "neu", "--profiles", "vp", "--doc", "leistungsbeschreibung").code == 0


@pytest.mark.parametrize("profil", few(PROFILE, 3))
def test_the_documents_hold_as_many_open_places_as_are_counted(
    tdocs: Tdocs, tmp_path: Path, profil: str
) -> None:
    tdocs("init", "neu", "--profile", profil)
    ergebnis = tdocs("render", "neu", "--format", "docx", "--format", "md")
    dateien = [tmp_path / name for name in ergebnis.out.splitlines()]
    gezaehlt = sum(int(zahl) for zahl in re.findall(r": (\d+) offene Stellen?\.", ergebnis.err))
    markdown = sum(d.read_text("utf-8").count("[offen:") for d in dateien if d.suffix == ".md")
    word = sum(text(Datei(d.read_bytes()).xml()).count("[offen:") for d in dateien if d.suffix == ".docx")
    assert len(dateien) == 6
    assert gezaehlt == markdown == word > 0


@pytest.mark.parametrize("profil", PROFILE)
def test_the_outline_shows_empty_sections(tdocs: Tdocs, profil: str) -> None:
    tdocs("init", "neu", "--profile", profil)
    assert re.search(r"\.\. leer\b", tdocs("outline", "neu").out)


@pytest.mark.parametrize("profil", PROFILE)
def test_the_profile_asked_for_is_the_one_that_is_used(tdocs: Tdocs, profil: str) -> None:
    tdocs("init", "neu", "--profile", profil)
    assert f"· Profil {profil}\n" in tdocs("outline", "neu").out


def test_it_names_every_file_it_writes(tdocs: Tdocs, tmp_path: Path) -> None:
    ergebnis = tdocs("init", "neu", "--profile", "rahmen")
    geschrieben = {p.relative_to(tmp_path).as_posix() for p in (tmp_path / "neu").rglob("*") if p.is_file()}
    assert set(ergebnis.out.split()) == geschrieben
    assert {"neu/.gitattributes", "neu/.tdocs/offer.schema.json"} <= geschrieben
    said, last = ergebnis.err.splitlines()
    assert "Zu »rahmen« gehört hier die Leistungsvereinbarung »sgb9-125«" in said
    assert last == "Füllen Sie nun die Dateien aus; »tdocs outline neu« zeigt, was noch fehlt."
    assert len(tdocs("init", "lv", "--profile", "sgb9-125").err.splitlines()) == 1


def test_a_new_repository_is_one_of_its_own_wherever_it_is_looked_at_from(tdocs: Tdocs) -> None:
    for name in ("a", "b"):
        tdocs("init", name, "--profile", "sgb9-125")
    assert tdocs("render", "a", "--format", "md").code == 0
    assert tdocs("render", "b").code == 0
    assert tdocs("validate", "a").code == 0
    found = json.loads(tdocs("status", ".", "--format", "json").out)["offers"]
    states = {one["repository"]: {document["state"] for document in one["documents"]} for one in found}
    assert states == {"a": {"missing"}, "b": {"current"}}


def test_below_a_provider_or_settings_no_settings_are_begun(tdocs: Tdocs, tmp_path: Path) -> None:
    tdocs("init", "neu", "--profile", "sgb9-125")
    assert tdocs("init", "neu/angebote/sued", "--profile", "sgb9-125").code == 0
    assert (tmp_path / "neu/tdocs.yaml").is_file()
    assert not (tmp_path / "neu/angebote/sued/tdocs.yaml").exists()


def test_the_first_line_of_every_file_leads_the_editor_to_its_schema(tdocs: Tdocs, tmp_path: Path) -> None:
    tdocs("init", "neu", "--profile", "rahmen")
    for datei, art in DATEIEN.items():
        erste = (tmp_path / "neu" / datei).read_text("utf-8").splitlines()[0]
        assert erste == f"# yaml-language-server: $schema=.tdocs/{art}.schema.json"
        assert (tmp_path / "neu" / ".tdocs" / f"{art}.schema.json").is_file()


def test_a_second_time_it_refuses_and_changes_nothing(tdocs: Tdocs, tmp_path: Path) -> None:
    tdocs("init", "neu", "--profile", "rahmen")
    vorher = {p: p.read_bytes() for p in (tmp_path / "neu").rglob("*") if p.is_file()}
    ergebnis = tdocs("init", "neu", "--profile", "sgb9-134")
    assert (ergebnis.code, ergebnis.out) == (2, "")
    assert "In »neu« steht schon offer.yaml, provider.yaml, staffing.yaml." in ergebnis.err
    assert {p: p.read_bytes() for p in (tmp_path / "neu").rglob("*") if p.is_file()} == vorher


@pytest.mark.parametrize("name", ["offer.yaml", "nord.Provider.yml"])
def test_a_single_concept_file_is_reason_enough_to_refuse(tdocs: Tdocs, tmp_path: Path, name: str) -> None:
    build_tree(tmp_path / "neu", {name: ""})
    assert tdocs("init", "neu", "--profile", "rahmen").code == 2
    assert [p.name for p in (tmp_path / "neu").iterdir()] == [name]


def test_other_files_stay_as_they_are(tdocs: Tdocs, tmp_path: Path) -> None:
    fremd: dict[str, str | bytes] = {
        ".gitattributes": "* -text\n",
        "README.md": "x",
        ".tdocs/offer.schema.json": "{}",
    }
    build_tree(tmp_path / "neu", fremd)
    assert tdocs("init", "neu", "--profile", "rahmen").code == 0
    assert {name: (tmp_path / "neu" / name).read_text("utf-8") for name in fremd} == fremd


def test_the_current_folder_gives_the_id(
    tdocs: Tdocs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "Frühförderung Süd").mkdir()
    monkeypatch.chdir(tmp_path / "Frühförderung Süd")
    ergebnis = tdocs("init", "--profile", "rahmen")
    assert "»tdocs outline« zeigt" in ergebnis.err
    assert "\nid: fruehfoerderung-sued\n" in Path("offer.yaml").read_text("utf-8")


def test_quiet_names_only_the_files(tdocs: Tdocs) -> None:
    assert tdocs("init", "neu", "--profile", "rahmen", "-q").err == ""


def test_a_folder_that_cannot_be_made_is_wrong_usage(tdocs: Tdocs, tmp_path: Path) -> None:
    (tmp_path / "datei").write_bytes(b"x")
    assert tdocs("init", "datei/neu", "--profile", "rahmen").code == 2


EXAMPLES = sorted(p.parent.name for p in (Path(__file__).parents[2] / "examples").glob("*/provider.yaml"))


@pytest.mark.parametrize("name", [name for name in EXAMPLES if name != "unvollstaendig"])
def test_an_example_is_complete_where_it_is_put(tdocs: Tdocs, tmp_path: Path, name: str) -> None:
    result = tdocs("init", "neu", "--example", name)
    files = {p.relative_to(tmp_path).as_posix() for p in (tmp_path / "neu").rglob("*") if p.is_file()}
    assert (result.code, set(result.out.splitlines())) == (0, files)
    assert not [file for file in files if "ausgabe" in file or file.endswith("README.md")]
    assert tdocs("lint", "neu", "--fail-on", "hint").code == 0


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_editor_finds_the_schemas_of_an_example(tdocs: Tdocs, tmp_path: Path, name: str) -> None:
    tdocs("init", "neu", "--example", name)
    for file in (tmp_path / "neu").rglob("*.yaml"):
        for schema in re.findall(r"\$schema=(\S+)", file.read_text("utf-8")):
            assert (file.parent / schema).is_file()


def test_an_unknown_example_is_told_with_those_that_there_are(tdocs: Tdocs) -> None:
    result = tdocs("init", "neu", "--example", "xyz")
    assert result.code == 2
    assert all(name in result.err for name in EXAMPLES)
    assert "Gemeint: »assistenz«?" in tdocs("init", "neu", "--example", "asistenz").err


@pytest.mark.parametrize("there", ["offer.yaml", "texte/leitbild.md", "tdocs.yaml"])
def test_an_example_is_put_over_no_file_and_beside_none(tdocs: Tdocs, tmp_path: Path, there: str) -> None:
    build_tree(tmp_path / "neu", {there: "x"})
    result = tdocs("init", "neu", "--example", "assistenz")
    assert result.code == 2
    assert there in result.err
    assert [p for p in (tmp_path / "neu").rglob("*") if p.is_file()] == [tmp_path / "neu" / there]


def test_an_example_is_put_below_no_other_provider(tdocs: Tdocs, tmp_path: Path) -> None:
    build_tree(tmp_path, {"provider.yaml": "name: X\n"})
    result = tdocs("init", "neu", "--example", "assistenz")
    assert (result.code, (tmp_path / "neu").exists()) == (2, False)


@pytest.mark.parametrize("other", ["--profile", "--profiles"])
def test_an_example_is_begun_with_no_profile(tdocs: Tdocs, other: str) -> None:
    assert "schließen sich aus" in tdocs("init", "neu", "--example", "assistenz", other, "rahmen").err
