# ruff: noqa: E501
"""`--trusted-config FILE`: of what the repository says of its own check only that counts which FILE allows."""

from pathlib import Path

import pytest

from hostile.kit import HOUSE, ONE, Run, cases, decent, loads, plant, tdocs, told, unix
from hostile.parts import docx, members, paragraph

pytestmark = unix
MARK = "Kennzeichen-4c1f"
TRUSTED = ("--trusted-config", "../trusted.yaml")
WEAK = "profil: leer\ndokument: leistungsvereinbarung\ntitel: Leer\nzaehlung: paragraf\nabschnitte:\n  - {id: a, titel: A, braucht: traeger.name}\n"
OFFER = str(HOUSE["offer.yaml"])
EXCEPTION = (
    "ausnahmen:\n  - {{regel: {}, ort: '*', grund: Wird bearbeitet und nachgereicht., person: Leitung}}\n"
)
CODES = "TD301, TD302, TD303, TD305, TD508, TD510"
STEERED: dict[str, dict[str, str]] = {
    "only one rule": {"tdocs.yaml": "regeln: {nur: [TD704]}\n"},
    "without rules": {"tdocs.yaml": f"regeln: {{ausser: [{CODES}]}}\n"},
    "switched off": {"tdocs.yaml": "regeln: {schwere: {TD301: aus}}\n"},
    "exceptions": {"tdocs.yaml": EXCEPTION.format("TD301")},
    "exception of one": {"tdocs.yaml": EXCEPTION.format("TD301:gewaltschutz").replace("'*'", "gewaltschutz")},
    "comment": {"offer.yaml": "# tdocs: ignore[TD301] Wird bearbeitet und nachgereicht.\n" + OFFER},
    "own profile": {
        "profile/leistungsvereinbarung/leer/gliederung.yaml": WEAK,
        "offer.yaml": OFFER + "profil: {leistungsvereinbarung: leer}\n",
    },
    "folder of profiles": {
        "tdocs.yaml": "profilordner: verband\n",
        "verband/leistungsvereinbarung/leer/gliederung.yaml": WEAK,
        "offer.yaml": OFFER + "profil: {leistungsvereinbarung: leer}\n",
    },
    "only one document": {"tdocs.yaml": "dokumente: [leistungsbeschreibung]\n"},
}


@pytest.fixture
def trusted(repo: Path) -> Path:
    plant(repo.parent, {"trusted.yaml": "formate: [docx]\n"})
    return repo


def findings(run: Run) -> set[tuple[str, str]]:
    """The errors that count, by code and place."""
    return {(f["code"], f.get("path") or "") for f in loads(run)["findings"] if f["severity"] == "error"}


@cases(STEERED)
def test_the_repository_steers_nothing(case: dict[str, str], trusted: Path) -> None:
    clean = decent(tdocs(trusted, "lint", "--format", "json", *TRUSTED), 1)
    expected = findings(clean)
    assert expected, f"the clean repository has no error to compare with\n{clean}"
    plant(trusted, case)
    broken = case.get("tdocs.yaml", "").endswith("[\n")
    run = decent(tdocs(trusted, "lint", "--format", "json", *TRUSTED), 1, *([2] if broken else []))
    if run.code == 2 or "profil:" in case.get("offer.yaml", ""):
        return  # refused; or the profile is unknown or replaced: an error either way, as the exit code says
    lost = expected - findings(run)
    assert not lost, f"silenced by the repository: {sorted(lost)}\n{run}"


def test_the_same_without_the_option_is_the_callers_own(repo: Path) -> None:
    plant(repo, {"tdocs.yaml": "regeln: {nur: [TD704]}\n"})
    decent(tdocs(repo, "lint"), 0)


def test_what_the_file_says_counts(repo: Path) -> None:
    plant(repo.parent, {"trusted.yaml": "regeln: {nur: [TD704]}\n"})
    decent(tdocs(repo, "lint", *TRUSTED), 0)


def test_the_house_file_of_the_repository_is_left(trusted: Path) -> None:
    plant(trusted, {"tdocs.yaml": "hausvorlage: haus.docx\n", "haus.docx": docx(header=paragraph(MARK))})
    decent(tdocs(trusted, "render", "--format", "docx", *ONE, *TRUSTED, "--out", "../out"), 0, 1)
    for path in (trusted.parent / "out").rglob("*.docx"):
        assert MARK.encode() not in b"".join(members(path.read_bytes()).values()), (
            "the document wears the stranger's house file"
        )


@pytest.mark.parametrize(
    "command",
    [
        ("validate",),
        ("lint",),
        ("render", "--check"),
        ("outline",),
        ("personal",),
    ],
    ids=" ".join,
)
def test_each_command_takes_it(command: tuple[str, ...], trusted: Path) -> None:
    plant(trusted, {"tdocs.yaml": "regeln: {nur: [TD704]}\n"})
    decent(tdocs(trusted, *command, *TRUSTED), 0, 1)
    told(tdocs(trusted, *command, *TRUSTED, "--config", "../trusted.yaml"), 2)
    told(tdocs(trusted, *command, "--trusted-config", "../gone.yaml"), 2)


@pytest.mark.parametrize("place", ["angebote/nord", "angebote", "."])
def test_a_virtual_environment_hides_no_offer(place: str, repo: Path) -> None:
    plant(repo, {"angebote/nord/offer.yaml": "id: nord\nbezeichnung: Haus Nord\nplätze: 1\n"})
    plant(repo, {f"{place}/pyvenv.cfg": "home = /usr/bin\nversion = 3.12.0\n"})
    run = decent(tdocs(repo, "validate", "--format", "json"), 1)
    found = [f for f in loads(run)["findings"] if f["file"] == "angebote/nord/offer.yaml"]
    assert found, f"a pyvenv.cfg in {place} hides the offer\n{run}"


def test_the_files_of_an_environment_are_no_concept(repo: Path) -> None:
    site = "umgebung/lib/python3.12/site-packages/paket"
    plant(repo, {"umgebung/pyvenv.cfg": "home = /usr/bin\n", f"{site}/offer.yaml": "id: nord\nplätze: 1\n"})
    decent(tdocs(repo, "validate"), 0)


def test_annotations_of_documents_that_are_not_current(repo: Path) -> None:
    run = told(tdocs(repo, "render", "--check", "--format", "github"), 1)
    lines = [line for line in run.out.splitlines() if line.startswith("::error ")]
    assert len(lines) >= 3, f"not one annotation for each document\n{run}"
    plant(repo, {"ausgabe/haus/a\n::stop-commands::x.docx": "x"})
    run = told(tdocs(repo, "render", "--check", "--format", "github"), 1)
    assert "\n::stop" not in run.words, f"the log obeys a file's name\n{run}"
