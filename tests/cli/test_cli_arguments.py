"""What shells make of arguments: wildcards that Windows leaves to us, quotes that a backslash swallows."""

import inspect
import os
from pathlib import Path

import pytest

from cli.aufruf import HAUS, Tdocs
from helpers import build_tree
from teilhabe_docs.cli import COMMANDS, function_of
from teilhabe_docs.loading.files import paths


def first(command: str) -> str:
    return next(iter(inspect.signature(function_of(command)).parameters))


ONE = [command for command in COMMANDS if first(command) == "pfad"]
MANY = [command for command in COMMANDS if first(command) == "pfade"]


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "WINDOWS", True)


def test_each_command_with_a_target_is_here() -> None:
    others = {
        "init",
        "import",
        "rules",
        "explain",
        "recht",
        "schema",
        "house",
        "diff",
        "drift",
        "fill",
        "preview",
    }
    assert {*ONE, *MANY} == {*COMMANDS} - others


@pytest.mark.parametrize("command", [*ONE, *MANY])
@pytest.mark.parametrize("name", ["K [2]", "K [a-z]", "K [!x]", "$HOME", "%TEMP%", "~"])
def test_a_target_that_is_there_is_itself(
    tdocs: Tdocs, tmp_path: Path, windows: None, command: str, name: str
) -> None:
    build_tree(tmp_path / name, {**HAUS, "offer.yaml": "id: dieses\nvertragsgrundlage: falsch\n"})
    for other in ("K 2", "K a"):
        build_tree(tmp_path / other, HAUS)
    result = tdocs(command, name)
    expected = tdocs(command, str(tmp_path / name))
    assert result.code == expected.code
    assert "gibt es nicht. Gemeint" not in result.err
    assert ("falsch" in result.alles) is ("falsch" in expected.alles)


@pytest.mark.parametrize("command", [*ONE, *MANY])
@pytest.mark.parametrize("name", ["K [2]", "K [3]*.x", "K ?", "*.yaml"])
def test_what_names_nothing_is_told_as_it_was_typed(
    tdocs: Tdocs, tmp_path: Path, windows: None, command: str, name: str
) -> None:
    build_tree(tmp_path / "K 22", HAUS)
    result = tdocs(command, name)
    assert (result.code, result.out) == (2, "")
    assert f"»{name}« gibt es nicht." in result.err


@pytest.mark.parametrize("command", MANY)
def test_wildcards_name_what_is_there(tdocs: Tdocs, tmp_path: Path, windows: None, command: str) -> None:
    for name in ("K [2] a", "K [2] b", "andere"):
        build_tree(tmp_path / name, HAUS)
    result, expected = tdocs(command, "K [2] *"), tdocs(command, "K [2] a", "K [2] b")
    assert (result.code, result.out, result.err) == (expected.code, expected.out, expected.err)


@pytest.mark.parametrize("command", ONE)
def test_where_one_folder_is_wanted_wildcards_name_one(
    tdocs: Tdocs, tmp_path: Path, windows: None, command: str
) -> None:
    for name in ("K 1", "K 2"):
        build_tree(tmp_path / name, HAUS)
    result = tdocs(command, "K *")
    assert (result.code, result.out) == (2, "")
    assert "»K *« nennt mehrere: »K 1«, »K 2«." in result.err
    assert tdocs(command, "*1").code == tdocs(command, "K 1").code


@pytest.mark.parametrize("command", [*ONE, *MANY])
def test_elsewhere_the_shell_has_expanded_what_there_was(tdocs: Tdocs, tmp_path: Path, command: str) -> None:
    build_tree(tmp_path / "K 1", HAUS)
    assert "»K *« gibt es nicht." in tdocs(command, "K *").err


@pytest.mark.parametrize(
    "call",
    [
        ("init", "*", "--profile", "rahmen"),
        ("house", "*.docx"),
        ("explain", "TD*"),
        ("schema", "off*"),
        ("lint", "haus", "--config", "h*"),
        ("outline", "haus", "--out", "*.txt"),
    ],
)
def test_what_is_no_target_is_never_expanded(
    tdocs: Tdocs, haus: Path, windows: None, call: tuple[str, ...]
) -> None:
    for name in ("a.docx", "b.txt", "TD1", "offer"):
        (haus.parent / name).write_bytes(b"x")
    tdocs(*call)
    assert [(haus.parent / name).read_bytes() for name in ("a.docx", "b.txt", "TD1", "offer")] == [b"x"] * 4
    assert not (haus / "hausvorlage.docx").exists()


@pytest.mark.usefixtures("windows")
@pytest.mark.parametrize("command", [name for name in COMMANDS if name not in ("rules", "recht")])
@pytest.mark.parametrize("rest", ["", " --format concise", " --force \n x"])
def test_a_quote_that_a_backslash_has_swallowed_is_told(
    tdocs: Tdocs, haus: Path, command: str, rest: str
) -> None:
    result = tdocs(command, f'haus neu"{rest}')
    assert (result.code, result.out) == (2, "")
    assert "Bitte den Backslash am Ende weglassen: »haus neu«." in result.err
    assert (f"auch »{rest.strip()}« gehört" in result.err) is bool(rest)
    assert [path.name for path in haus.parent.iterdir()] == ["haus"]


@pytest.mark.parametrize("option", ["--out", "--config", "--profiles"])
def test_also_in_the_value_of_an_option(tdocs: Tdocs, haus: Path, option: str) -> None:
    result = tdocs("synopse", "haus", option, 'neue Liste"')
    assert (result.code, result.out) == (2, "")
    assert "»neue Liste«" in result.err


def test_the_root_of_a_drive_needs_its_backslash(tdocs: Tdocs) -> None:
    assert "C:\\ ohne Anführungszeichen." in tdocs("lint", 'C:"').err


@pytest.mark.skipif(os.name == "nt", reason="no such name there")
@pytest.mark.parametrize("command", ["init", "house"])
def test_elsewhere_no_backslash_is_blamed(tdocs: Tdocs, tmp_path: Path, command: str) -> None:
    rest = ("--profile", "rahmen") if command == "init" else ()
    told = tdocs(command, 'K neu"', *rest).err
    assert "Backslash" not in told
    (tmp_path / 'K neu"').mkdir()
    assert tdocs("init", 'K neu"', "--profile", "rahmen").code == 0


@pytest.mark.parametrize("name", ['neu"', 'Haus "See"', '"neu"', 'neu" alt'])
def test_a_name_with_quotes_is_a_name_where_it_is_there(tdocs: Tdocs, tmp_path: Path, name: str) -> None:
    build_tree(tmp_path / name, HAUS)
    assert tdocs("validate", name).code == 0
