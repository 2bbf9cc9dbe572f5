"""`tdocs status` of many repositories: what each row says of its own, tables for spreadsheets, a filter."""

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cli.aufruf import HAUS, Tdocs
from helpers import build_tree
from rendering.hausdateien import LIBREOFFICE
from teilhabe_docs.rendering.seal import PARTS_DIGEST, read_commented, with_seal_comment

PROFILE = (
    "profil: haus\ndokument: fachkonzept\ntitel: Kurz\n"
    "abschnitte:\n  - {id: a, titel: A, braucht: [traeger.leitbild]}\n"
)
SETTINGS = "dokumente: [fachkonzept]\nformate: [md]\n"
OTHER_PROVIDER = "name: Anders\nleitbild: {datei: texte/leitbild.md}\n"
OWN: dict[str, str | bytes] = {
    **HAUS,
    "tdocs.yaml": SETTINGS,
    "offer.yaml": f"{HAUS['offer.yaml']!s}profil: {{fachkonzept: haus}}\n",
    "profile/fachkonzept/haus/gliederung.yaml": PROFILE,
    "profile/fachkonzept/haus/a.md": "Wir sind {{ traeger.name }}.\n\n{{ traeger.leitbild }}\n",
}
"""A repository with a profile of its own."""


@pytest.fixture
def alle(tmp_path: Path) -> Path:
    """Three repositories below one folder; the last has no profile of its own."""
    root = tmp_path / "alle"
    for name in ("nord", "region/sued"):
        build_tree(root / name, OWN)
    build_tree(root / "west", {**HAUS, "tdocs.yaml": SETTINGS})
    return root


def rows(tdocs: Tdocs, *arguments: str) -> list[dict[str, str]]:
    called = tdocs("status", *arguments, "--format", "csv")
    return list(csv.DictReader(called.out.removeprefix("\ufeff").splitlines(), delimiter=";"))


def documents(tdocs: Tdocs, *arguments: str) -> dict[str, dict[str, Any]]:
    """The first document of each repository."""
    said = json.loads(tdocs("status", *arguments, "--format", "json").out)
    return {offer["repository"]: offer["documents"][0] for offer in said["offers"]}


def test_each_row_names_its_repository(tdocs: Tdocs, alle: Path) -> None:
    lines = tdocs("status", "alle").out.splitlines()
    assert lines[0].startswith("Repository ")
    shown = [line.split()[0] for line in lines[1:] if "Fachkonzept" in line]
    assert shown == ["nord", "region/sued", "west"]
    assert list(documents(tdocs, "alle")) == ["nord", "region/sued", "west"]
    assert "<dd>region/sued</dd>" in tdocs("status", "alle", "--format", "html").out
    assert list(documents(tdocs, "alle/nord", "alle/west")) == ["alle/nord", "alle/west"]
    assert not tdocs("status", "alle/nord").out.startswith("Repository")


def test_a_spreadsheet_has_a_row_for_each_document_and_the_sums_of_the_other_forms(
    tdocs: Tdocs, alle: Path
) -> None:
    table = rows(tdocs, "alle")
    assert [(row["Repository"], row["Angebot"], row["Dokument"]) for row in table if row["Profil"]] == [
        (name, "haus", "Fachkonzept") for name in ("nord", "region/sued", "west")
    ]
    needs = json.loads(tdocs("status", "alle", "--format", "json").out)["summary"]["needs"]
    words = {"leer": "empty", "gefüllt": "filled", "in Anlage": "annex", "entfällt": "waived"}
    for word, key in words.items():
        assert sum(int(row[word] or 0) for row in table) == needs[key]
    assert all(row["Stand"] == "fehlt" for row in table if row["Profil"])
    tdocs("status", "alle", "--format", "csv", "--out", "stand.csv")
    assert Path("stand.csv").read_bytes().startswith(b"\xef\xbb\xbfRepository;Ordner;Angebot;")


def test_of_an_offer_that_cannot_be_read_a_spreadsheet_counts_no_needs(tdocs: Tdocs, alle: Path) -> None:
    build_tree(alle, {"nord/offer.yaml": "id: [\n"})
    (row,) = (row for row in rows(tdocs, "alle") if row["Repository"] == "nord")
    assert (row["Stand"], row["leer"], row["Fehler"]) == ("nicht lesbar", "", "1")


def test_names_in_a_spreadsheet_are_no_formulas(tdocs: Tdocs, alle: Path) -> None:
    build_tree(alle, {"nord/provider.yaml": 'name: "=1+1"\nleitbild: {datei: texte/leitbild.md}\n'})
    assert rows(tdocs, "alle")[0]["Träger"] == "'=1+1"


def test_only_what_a_profile_makes(tdocs: Tdocs, alle: Path) -> None:
    assert list(documents(tdocs, "alle", "--profile", "haus")) == ["nord", "region/sued"]
    assert len(documents(tdocs, "alle", "--profile", "haus", "--profile", "allgemein")) == 3
    assert {row["Profil"] for row in rows(tdocs, "alle", "--profile", "haus")} == {"haus"}
    assert tdocs("status", "alle", "--profile", "rahmen").code == 3
    wrong = tdocs("status", "alle", "--profile", "hauss")
    assert (wrong.code, "Gemeint: »haus«?" in wrong.err) == (2, True)


def test_what_cannot_be_read_is_shown_whatever_the_profile(tdocs: Tdocs, alle: Path) -> None:
    build_tree(alle, {"west/offer.yaml": "id: [\n"})
    called = tdocs("status", "alle", "--profile", "haus")
    assert (called.code, called.out.count("nicht lesbar")) == (1, 1)


def write_anew(root: Path, **others: str) -> None:
    """The document as another version of tdocs would have written it, or from `others` than there are now."""
    document = root / "ausgabe/haus/fachkonzept.md"
    written = read_commented(document.read_bytes())
    assert written
    text = document.read_text("utf-8").partition("\n<!-- tdocs\n")[0]
    sources = {name: value for name, value in written.digests.items() if name != PARTS_DIGEST}
    sources |= {f"tdocs:{name}": value for name, value in others.items()}
    document.write_text(with_seal_comment(f"{text}anders\n", sources), "utf-8")


CHANGES: dict[str, tuple[Callable[[Path], object], list[str], str]] = {
    "a file": (
        lambda root: build_tree(root, {"provider.yaml": OTHER_PROVIDER}),
        ["provider.yaml"],
        "nicht aktuell; geändert: provider.yaml",
    ),
    "a text": (
        lambda root: build_tree(root, {"texte/leitbild.md": "Anders.\n"}),
        ["texte/leitbild.md"],
        "nicht aktuell; geändert: texte/leitbild.md",
    ),
    "the profile": (
        lambda root: write_anew(root, profile="0" * 64),
        ["profile"],
        "nicht aktuell; geändert: das Profil haus",
    ),
    "tdocs": (
        write_anew,
        ["tdocs"],
        "nicht aktuell; tdocs schreibt es heute anders",
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_has_changed_since_is_told_in_all_forms(tdocs: Tdocs, alle: Path, change: str) -> None:
    done, names, said = CHANGES[change]
    assert tdocs("render", "alle").code == 0
    assert documents(tdocs, "alle")["nord"]["changed"] == []
    done(alle / "nord")
    assert documents(tdocs, "alle")["nord"]["changed"] == names
    line = next(line for line in tdocs("status", "alle").out.splitlines() if line.startswith("nord"))
    assert line.endswith(said)
    row = rows(tdocs, "alle")[0]
    assert f"{row['Stand']}; {row['Grund']}" == said
    assert f">{row['Grund']}</div>" in tdocs("status", "alle", "--format", "html").out
    checked = json.loads(tdocs("render", "alle", "--check", "--format", "json").out)["documents"]
    assert [document["changed"] for document in checked] == [names, [], []]


def test_another_house_file_is_told(tdocs: Tdocs, tmp_path: Path) -> None:
    settings = "dokumente: [fachkonzept]\n"
    files = {**OWN, "tdocs.yaml": f"{settings}hausvorlage: haus.docx\n", "haus.docx": LIBREOFFICE}
    build_tree(tmp_path / "alle/nord", files)
    assert tdocs("render", "alle").code == 0
    build_tree(tmp_path / "alle/nord", {"tdocs.yaml": settings})
    assert documents(tdocs, "alle")["nord"]["changed"] == ["house"]
    assert "geändert: die Hausvorlage" in tdocs("status", "alle").out


def test_a_document_keeps_the_name_of_a_profile_that_does_not_work(tdocs: Tdocs, alle: Path) -> None:
    build_tree(alle, {"nord/profile/fachkonzept/haus/a.md": "{{ traeger.weg }}\n"})
    found = documents(tdocs, "alle", "--profile", "haus")
    assert {name: one["needs"] is None for name, one in found.items()} == {"nord": True, "region/sued": False}
