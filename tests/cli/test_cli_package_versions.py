"""A version that other YAML readers take for a number keeps its letters: in quotation marks, as typed."""

import re
from pathlib import Path

import pytest

from cli.aufruf import Tdocs
from cli.test_cli_packages import CONFIG, PACKAGE, member, package, said

NUMBERS = ("2027.10", "2027.1", "2027.100", "2027", "1.0", "010", "1_0", "0x10", "1e3", "2027-01-10")
QUOTED = tuple(f'"{number}"' for number in NUMBERS)
TEXTS = ("2027.1.10", "v2027.10", "'2027.10'", "2027-10", "Stand 2027.10", *QUOTED)
PLACES = ("paket", "aenderungen", "tdocs")
CHANGES = 'aenderungen: [{version: "2027.1", text: Neues zum Fahrdienst}]\n'


def written(version: str, place: str) -> None:
    """The files with a version at one of three places, the others alike in quotation marks."""
    plain = version.strip("\"'")
    typed = {name: version if name == place else f'"{plain}"' for name in PLACES}
    main, changes = (
        text.replace('"2027.1"', typed[name]) for text, name in ((PACKAGE, "paket"), (CHANGES, "aenderungen"))
    )
    package(**{"paket.yaml": main + changes})
    member(**{"tdocs.yaml": CONFIG.replace('"2027.1"', typed["tdocs"])})


def told(tdocs: Tdocs) -> list[tuple[str, ...]]:
    """File, line, column, and the marks that are asked for, of each hint on a member and its package."""
    result = tdocs("validate", "mitglied", "--format", "concise")
    return re.findall(
        r"^(\S+):(\d+):(\d+): TD10\d .* Bitte in Anführungszeichen setzen: (\".*\")\.$",
        result.out + result.err,
        re.MULTILINE,
    )


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("version", NUMBERS)
def test_a_version_that_reads_as_a_number_is_told_with_what_mends_it(
    tdocs: Tdocs, version: str, place: str
) -> None:
    written(version, place)
    ((file, line, column, remedy),) = told(tdocs)
    assert file.rpartition("/")[2] == ("tdocs.yaml" if place == "tdocs" else "paket.yaml")
    assert remedy == f'"{version}"'
    row = Path("mitglied", file).read_text("utf-8").split("\n")[int(line) - 1]
    assert row[int(column) - 1 :].startswith(version)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("version", TEXTS)
def test_a_version_that_is_text_is_not_told(tdocs: Tdocs, version: str, place: str) -> None:
    written(version, place)
    assert told(tdocs) == []
    assert "Keine Befunde" in tdocs("validate", "mitglied").out


def test_a_value_that_is_an_error_gets_no_hint_besides(tdocs: Tdocs) -> None:
    package(**{"paket.yaml": PACKAGE.replace('">=0.1"', "0.10")})
    (one,) = said(tdocs, "validate", "verband")
    assert one["code"] == "TD205"
