"""`tdocs.yaml`: found upwards, read like every other file."""

from pathlib import Path

from helpers import build_tree
from teilhabe_docs.loading.config import load_configuration


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    loaded = load_configuration(build_tree(tmp_path, {"x": ""}))
    assert loaded.konfiguration.ausgabe == "ausgabe"
    assert loaded.findings == ()
    assert loaded.ordner == tmp_path.resolve()


def test_the_nearest_file_wins_inside_the_checkout(tmp_path: Path) -> None:
    files = {
        ".git/HEAD": "",
        "tdocs.yaml": "ausgabe: oben\n",
        "a/tdocs.yml": "ausgabe: nah\n",
        "a/b/x": "",
        "c/x": "",
    }
    root = build_tree(tmp_path, files)
    assert load_configuration(root / "a/b").konfiguration.ausgabe == "nah"
    assert load_configuration(root / "c").konfiguration.ausgabe == "oben"


def test_outside_of_a_checkout_only_the_folder_itself_counts(tmp_path: Path) -> None:
    root = build_tree(tmp_path, {"tdocs.yaml": "ausgabe: oben\n", "a/x": ""})
    assert load_configuration(root / "a").konfiguration.ausgabe == "ausgabe"


def test_a_named_file_takes_its_place(tmp_path: Path) -> None:
    root = build_tree(tmp_path, {"tdocs.yaml": "ausgabe: a\n", "andere.yaml": "ausgabe: b\n"})
    assert load_configuration(root, root / "andere.yaml").konfiguration.ausgabe == "b"


def test_a_mistake_is_a_finding_with_its_place(tmp_path: Path) -> None:
    loaded = load_configuration(build_tree(tmp_path, {"tdocs.yaml": "ausgabe: a\nformatte: [docx]\n"}))
    (finding,) = loaded.findings
    assert (finding.file, finding.span.line, finding.code) == ("tdocs.yaml", 2, "TD201")
    assert "»formate«" in finding.message
    assert loaded.texte == {"tdocs.yaml": "ausgabe: a\nformatte: [docx]\n"}


def test_a_slip_is_told_as_in_every_other_file(tmp_path: Path) -> None:
    loaded = load_configuration(build_tree(tmp_path, {"tdocs.yaml": "ausgabe: a: b\n"}))
    assert [finding.code for finding in loaded.findings] == ["TD011"]


def test_what_fix_does_not_write_says_what_to_write(tmp_path: Path) -> None:
    entry = "{regel: TD702, ort: ziele, grund: Zitat aus dem Vertrag, person: Leitung, bis: 31.12.2027}"
    (finding,) = load_configuration(build_tree(tmp_path, {"tdocs.yaml": f"ausnahmen: [{entry}]\n"})).findings
    assert finding.code == "TD205"
    assert finding.message.endswith("Gemeint: »2027-12-31«?")
