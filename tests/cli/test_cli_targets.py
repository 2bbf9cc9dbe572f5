"""Where commands write: one place on every system, and none that Windows cannot have."""

import sys
import unicodedata
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from cli.aufruf import HAUS, Tdocs
from helpers import build_tree
from other_disks import DISKS
from sampling import few
from teilhabe_docs.loading.files.targets import Target, Targets

NFC, NFD = (lambda name, form=form: unicodedata.normalize(form, name) for form in ("NFC", "NFD"))
ONE = ("--doc", "fachkonzept", "--format", "docx")


def tree(root: Path) -> dict[str, bytes]:
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in root.rglob("*") if p.is_file()}


def seen(tdocs: Tdocs, root: Path, disk: str, out: tuple[str, ...]) -> dict[str, Any]:
    """What the commands that look for documents say, and what lies there then."""
    (root / "provider.yaml").write_bytes(bytes(str(HAUS["provider.yaml"]), "utf-8"))
    with pytest.MonkeyPatch.context() as patch:
        DISKS[disk](root, patch)
        calls = [("render", "haus", "--check", *out), ("render", "haus", *out)]
        if not out:
            calls += [("status", "haus", "--format", "json"), ("synopse", "haus", "--format", "docx")]
        told = [vars(tdocs(*call)) for call in calls]
        (root / "provider.yaml").write_bytes(b"name: Andere gGmbH\nleitbild: {datei: texte/leitbild.md}\n")
        told += [vars(tdocs(*call)) for call in calls]
    return {"told": told, "tree": tree(root)}


PLACES = {
    "folder": ("ausgabe", "Ausgabe", "ausgabe"),
    "typed": ("Ausgabe", "ausgabe", "Ausgabe"),
    "offer": ("ausgabe", "ausgabe/HAUS", "haus"),
    "document": ("ausgabe", "ausgabe/haus/Fachkonzept.docx", "haus/fachkonzept.docx"),
    "ending": ("ausgabe", "ausgabe/haus/fachkonzept.DOCX", "haus/fachkonzept.docx"),
    "accents": (NFC("Übergabe"), NFD("Übergabe"), ""),
    "stored": (NFD("Übergabe"), NFC("Übergabe"), ""),
    "both": ("fertig/Übung", NFD("FERTIG/übung"), "fertig/Übung"),
}
"""The folder that is named, what is spelt otherwise on the disk, and the name that is told of."""


def spelt_otherwise(root: Path, on_disk: str) -> None:
    """Rename what lies under the other spelling of a way, part by part."""
    here = root
    for part in on_disk.split("/"):
        there = next(p for p in here.iterdir() if NFC(p.name).lower() == NFC(part).lower())
        here = here / part
        there.rename(here.with_name("in between")).rename(here)  # wine leaves a name that is only recased


@pytest.mark.parametrize(("place", "by_call"), few(product(PLACES, (False, True)), 6))
def test_documents_spelt_otherwise_are_those_documents_on_every_disk(
    tdocs: Tdocs, tmp_path: Path, place: str, by_call: bool
) -> None:
    named, on_disk, told = PLACES[place]
    out = ("--out", f"haus/{named}") if by_call else ()
    config = "dokumente: [fachkonzept]\n" + ("" if by_call else f"ausgabe: {named}\n")
    answers = {}
    for disk in DISKS:
        root = build_tree(tmp_path / disk / "haus", {**HAUS, "tdocs.yaml": config})
        with pytest.MonkeyPatch.context() as patch:
            patch.chdir(root.parent)
            assert tdocs("render", "haus", *out).code == 0
            spelt_otherwise(root, on_disk)
            before = set(tree(root))
            answers[disk] = seen(tdocs, root, disk, out)
        check, write, *_ = answers[disk]["told"]
        assert (check["code"], check["out"], write["code"]) == (0, "", 0)
        new = set(answers[disk]["tree"]) - before
        assert {name.rpartition("/")[2] for name in new} <= {"synopse.docx"}
        assert ("heißt auf der Platte" in check["err"]) is bool(told)
        assert told in NFC(check["err"])
        assert "TD04" not in check["err"]
    assert answers["windows"] == answers["macos"] == answers["linux"]
    names = list(answers["linux"]["tree"])
    assert len({NFC(name).lower() for name in names}) == len(names)


def test_the_disks_differ_where_we_do_not_look(
    tdocs: Tdocs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without our own look at the names the same call passes on one disk and fails on the other."""
    root = build_tree(tmp_path / "haus", HAUS)
    assert tdocs("render", "haus", *ONE).code == 0
    spelt_otherwise(root, "Ausgabe/haus/Fachkonzept.docx")
    monkeypatch.setattr(Targets, "find", lambda _, typed, below=Path(): Target(below / typed))
    codes = {}
    for disk in DISKS:
        with pytest.MonkeyPatch.context() as patch:
            DISKS[disk](root, patch)
            codes[disk] = tdocs("render", "haus", *ONE, "--check").code
    assert codes == {"linux": 1, "windows": 0, "macos": 0}


@pytest.mark.parametrize("disk", DISKS)
@pytest.mark.parametrize(
    ("there", "call"),
    [
        ("Bericht.html", ("status", "haus", "--format", "html", "--out", "haus/bericht.html")),
        (NFD("Übersicht.html"), ("status", "haus", "--format", "html", "--out", NFC("haus/Übersicht.html"))),
        ("Befunde.json", ("lint", "haus", "--output", "json=haus/befunde.json")),
        ("Neu/x", ("init", "haus/neu", "--profile", "rahmen")),
        (".TDOCS/x", ("init", "haus/.", "--profile", "rahmen")),
        ("Vorlage.DOCX", ("house", "haus/vorlage.docx", "--force")),
    ],
)
def test_what_a_call_writes_has_no_twin(
    tdocs: Tdocs, tmp_path: Path, disk: str, there: str, call: tuple[str, ...]
) -> None:
    files = {} if call[0] == "init" else HAUS
    root = build_tree(tmp_path / "haus", {**files, there: b""})
    with pytest.MonkeyPatch.context() as patch:
        DISKS[disk](root, patch)
        result = tdocs(*call, *(["--force"] if call[0] == "status" else []))
    assert result.code in (0, 1), result.alles
    names = [path.relative_to(root).as_posix() for path in root.rglob("*")]
    assert len({NFC(name).lower() for name in names}) == len(names)
    assert there in names


BAD = ("con", "nul", "aux.neu", "LPT³", "a:b", "C:\\aux\\x", "fertig?", 'x"y', "ende.", "ende ", "x/nul/y")
CALLS = (
    ("init", "{}", "--profile", "rahmen"),
    ("render", "haus", *ONE, "--out", "{}"),
    ("render", "haus", *ONE, "--check", "--out", "{}"),
    ("status", "haus", "--out", "{}"),
    ("lint", "haus", "--output", "json={}"),
    ("house", "{}.docx"),
)


@pytest.mark.parametrize(("name", "call"), few(product(BAD, CALLS), 3))
def test_a_target_that_windows_cannot_have_is_not_made(
    tdocs: Tdocs, tmp_path: Path, name: str, call: tuple[str, ...]
) -> None:
    if sys.platform == "win32" and name in ("nul", "a:b"):
        pytest.skip("a device, which takes all; a folder of another drive")
    build_tree(tmp_path / "haus", HAUS)
    before = sorted(tmp_path.rglob("*"))
    given = name.rstrip(". ") if call[0] == "house" else name
    result = tdocs(*(part.format(given) for part in call))
    if call[0] == "house" and given != name:
        assert result.code == 0
        return
    assert (result.code, result.out) == (2, "")
    assert "ist unter Windows kein Name: " in result.err
    assert "Bitte anders benennen." in result.err
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("name", ["aux", "fertig?", "x/ende."])
def test_a_folder_that_is_there_is_used_whatever_it_is_called(
    tdocs: Tdocs, tmp_path: Path, name: str
) -> None:
    build_tree(tmp_path / "haus", HAUS)
    (tmp_path / name).mkdir(parents=True)
    assert tdocs("render", "haus", *ONE, "--out", name).code == 0
    assert tdocs("init", name, "--profile", "rahmen").code == 0
    assert (tmp_path / name / "haus" / "fachkonzept.docx").is_file()


@pytest.mark.parametrize("disk", DISKS)
@pytest.mark.parametrize(
    "name",
    [
        "tdocs.yaml",
        "tdocs.yaml.",
        "offer.yaml. ",
        "OFFER.YAML",
        "offer.yaml::$DATA",
        "Provider.yml.",
        "x/../offer.yaml ",
    ],
)
@pytest.mark.parametrize(
    "call",
    [
        ("lint", "haus", "--output", "json={}"),
        ("rules", "--out", "{}", "--force"),
        ("status", "haus", "--out", "{}", "--force"),
    ],
)
def test_a_concept_file_is_no_target_by_whatever_name_it_is_reached(
    tdocs: Tdocs, tmp_path: Path, disk: str, name: str, call: tuple[str, ...]
) -> None:
    root = build_tree(tmp_path / "haus", {**HAUS, "tdocs.yaml": "dokumente: [fachkonzept]\n", "x/a": ""})
    before = tree(root)
    with pytest.MonkeyPatch.context() as patch:
        DISKS[disk](root, patch)
        result = tdocs(*(part.format(f"haus/{name}") for part in call))
    assert (result.code, "gehört zum Konzept" in result.err) == (2, True)
    assert tree(root) == before


def test_one_file_cannot_take_two_reports_by_two_names(tdocs: Tdocs, haus: Path) -> None:
    result = tdocs("lint", "haus", "--output", "json=a.txt", "--output", "full=A.txt")
    assert (result.code, "steht zweimal" in result.err) == (2, True)
    assert [path.name for path in haus.parent.iterdir()] == ["haus"]
