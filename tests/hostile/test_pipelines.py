"""Action and job on a stranger's checkout, with all of their shell: nothing in it runs, shows or decides."""

import shutil
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from cli.aufruf import HAUS
from helpers import build_tree
from hostile.kanarien import feindlich, gelaufen
from pipelines import CHECK, INSTALL, LINT, Run, action, call, job, pinned, source, wheel
from sampling import few

SECRET = "Zugang: hunter2, nicht weitersagen\n"
HOOK = "#!/bin/sh\nexit 0\n"

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="pipelines run these in a Unix shell"),
    pytest.mark.skipif(not shutil.which("git"), reason="the target branch comes by git"),
]


class Lauf(NamedTuple):
    """A pipeline that has run: where, and what its steps said."""

    ordner: Path
    schritte: dict[str, Run]


def zielzweig(ordner: Path) -> dict[str, str]:
    """A repository with a target branch, as a merge request names it."""
    build_tree(ordner, {"tdocs.yaml": "formate: [docx]\n"})
    person = ("-c", "user.name=Ziel", "-c", "user.email=ziel@example.org")
    for befehl in (("init", "-b", "haupt/zweig"), ("add", "."), (*person, "commit", "-m", "x")):
        assert call(["git", *befehl], ordner).returncode == 0
    return {"CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "haupt/zweig", "CI_REPOSITORY_URL": ordner.as_uri()}


@pytest.fixture(scope="module", params=few(["merge request", "pull request", "push"], 3))
def lauf(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Lauf:
    """A checkout with modules that leave marks, a configuration elsewhere, documents that go into hooks."""
    ordner = tmp_path_factory.mktemp("lauf")
    build_tree(ordner, {"geheim.txt": SECRET})
    checkout = feindlich(ordner / "checkout", ordner / "marke")
    build_tree(checkout, {".git/HEAD": "", ".git/hooks/pre-commit": HOOK})
    (checkout / "tdocs.yaml").symlink_to(ordner / "geheim.txt")
    (checkout / "ausgabe").symlink_to(checkout / ".git/hooks")
    if request.param == "merge request":
        paket = pinned(wheel(ordner / "paket"))
        anfrage = zielzweig(ordner / "ziel")
        return Lauf(ordner, {LINT: job(checkout, shell="sh", TDOCS_PACKAGE=paket, **anfrage)})
    build_tree(checkout, {".tdocs-1-1/.git/HEAD": "", ".tdocs-1-1/tdocs.yaml": "formate: [docx]\n"})
    target = ".tdocs-1-1" if request.param == "pull request" else ""
    schritte = action(checkout, ordner / "temp", target=target, source=source(ordner / "action"))
    return Lauf(ordner, schritte)


def test_tdocs_is_installed_and_the_checkout_fails(lauf: Lauf) -> None:
    codes = {name: schritt.returncode for name, schritt in lauf.schritte.items()}
    assert codes.get(INSTALL, 0) == 0, lauf.schritte[INSTALL].stderr
    assert {codes[LINT], codes.get(CHECK, 1)} <= {1, 2}


def test_nothing_of_the_checkout_has_run(lauf: Lauf) -> None:
    assert gelaufen(lauf.ordner / "marke") == []


def test_nothing_was_written_through_its_links(lauf: Lauf) -> None:
    hooks = [(d.name, d.read_text("utf-8")) for d in (lauf.ordner / "checkout/.git/hooks").iterdir()]
    assert hooks == [("pre-commit", HOOK)]
    assert (lauf.ordner / "geheim.txt").read_text("utf-8") == SECRET


def test_nothing_is_shown_that_its_links_lead_to(lauf: Lauf) -> None:
    assert not any("hunter2" in s.stdout + s.stderr for s in lauf.schritte.values())


def test_the_job_checks_a_merge_request_by_the_configuration_of_its_target(tmp_path: Path) -> None:
    text = {"texte/leitbild.md": "Wir sind unter 0171 39200 55 da.\n"}
    build_tree(tmp_path / "checkout", {**HAUS, **text, "tdocs.yaml": "regeln: {ausser: [TD705]}\n"})
    paket, anfrage = pinned(wheel(tmp_path / "paket")), zielzweig(tmp_path / "ziel")
    ergebnis = job(tmp_path / "checkout", TDOCS_PACKAGE=paket, TDOCS_NO_IGNORES="true", **anfrage)
    assert "TD705" in ergebnis.stdout
    assert "»regeln« zählt hier nicht" in ergebnis.stderr
