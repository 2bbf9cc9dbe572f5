"""What is ready for pipelines: the hooks, the action and the job run what they say, on an example."""

import json
import re
import shlex
import shutil
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from cli.aufruf import HAUS
from helpers import build_tree
from pipelines import ACTION, CHECK, GITLAB, LINT, ROOT, action, call, job, pinned, wheel
from sampling import few
from workflows import shown

EXAMPLE = ROOT / "examples" / "schulkindergarten-bw"
HOOKS: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pipelines run these in a Unix shell")


@pytest.fixture
def konzept(tmp_path: Path) -> Path:
    """An example with its documents, as a pipeline checks it out."""
    return Path(shutil.copytree(EXAMPLE, tmp_path / "konzept"))


@pytest.fixture
def mangel(konzept: Path) -> Path:
    """The same with a duty that is not met, hence with documents that are not current."""
    offer = konzept / "offer.yaml"
    offer.write_text(
        re.sub(r"(?m)^bezeichnung: .*$", "bezeichnung: XX.XX.20XX", offer.read_text("utf-8")), "utf-8"
    )
    return build_tree(konzept, {"provider.yaml": "name: Träger\n"})


def schritte() -> list[dict[str, Any]]:
    """The steps of the action and of all workflows that the pages show."""
    jobs = [job for text in shown().values() for job in yaml.safe_load(text)["jobs"].values()]
    return [schritt for teil in (ACTION["runs"], *jobs) for schritt in teil["steps"]]


def test_other_peoples_steps_are_pinned_and_leave_no_credentials() -> None:
    fremde = [schritt for schritt in schritte() if "uses" in schritt]
    assert len(fremde) == 8
    assert all(re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", schritt["uses"]) for schritt in fremde)
    geholt = [schritt["with"] for schritt in fremde if schritt["uses"].startswith("actions/checkout@")]
    assert all(angaben["persist-credentials"] is False for angaben in geholt)


def test_no_input_is_put_into_a_shell() -> None:
    assert not [schritt for schritt in schritte() if "${{" in schritt.get("run", "")]


def test_workflows_may_only_read() -> None:
    assert {str(yaml.safe_load(text)["permissions"]) for text in shown().values()} == {"{'contents': 'read'}"}


def test_all_that_pipelines_install_is_pinned_and_hashed() -> None:
    projekt = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    noetig = [*projekt["project"]["dependencies"], *projekt["dependency-groups"]["build"]]
    zeilen = (ROOT / "ci" / "requirements.txt").read_text("utf-8")
    eintraege = re.split(r"\n(?=\w)", zeilen.partition("make lock\n")[2])
    assert all(re.match(r"[\w-]+==\S+ .*\n( +--hash=sha256:[0-9a-f]{64}( \\)?\n?)+\Z", e) for e in eintraege)
    namen = {eintrag.partition("==")[0] for eintrag in eintraege}
    assert {re.split(r"[^\w-]", eintrag)[0] for eintrag in noetig} <= namen


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_a_hook_passes_on_a_sound_concept(hook: dict[str, Any], konzept: Path) -> None:
    ergebnis = call(shlex.split(hook["entry"]), konzept)
    assert ergebnis.returncode == 0, ergebnis.stdout + ergebnis.stderr


@pytest.mark.parametrize("hook", HOOKS[1:], ids=lambda hook: hook["id"])
def test_a_hook_fails_where_something_is_wrong(hook: dict[str, Any], mangel: Path) -> None:
    assert call(shlex.split(hook["entry"]), mangel).returncode == 1


def test_a_hook_takes_a_folder(konzept: Path) -> None:
    for hook in HOOKS:
        assert call([*shlex.split(hook["entry"]), "konzept"], konzept.parent).returncode == 0


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_a_hook_runs_whatever_a_commit_touches_or_deletes(hook: dict[str, Any]) -> None:
    assert hook["always_run"]
    assert not hook.keys() & {"files", "exclude", "types", "types_or", "exclude_types"}


def test_no_hook_needs_a_shell() -> None:
    assert {shlex.split(hook["entry"])[0] for hook in HOOKS} == {"tdocs", "python"}


def test_exceptions_expire_by_the_date_of_the_call(konzept: Path) -> None:
    ausnahme = "{regel: TD701, ort: bezeichnung, grund: Umzug, person: Leitung, bis: 2020-01-01}"
    (konzept / "tdocs.yaml").write_text(f"ausnahmen:\n  - {ausnahme}\n", "utf-8")
    (lint,) = (hook for hook in HOOKS if hook["id"] == "tdocs-lint")
    assert "TD903" in call(shlex.split(lint["entry"]), konzept).stdout


def test_the_action_annotates_and_writes_sarif(konzept: Path, tmp_path: Path) -> None:
    ergebnisse = action(konzept, tmp_path / "temp")
    assert (ergebnisse[LINT].returncode, ergebnisse[CHECK].returncode) == (0, 0), ergebnisse
    assert json.loads((tmp_path / "temp/tdocs.sarif").read_text("utf-8"))["version"] == "2.1.0"


def test_the_action_fails_where_something_is_wrong(mangel: Path, tmp_path: Path) -> None:
    ergebnisse = action(mangel, tmp_path / "temp")
    assert (ergebnisse[LINT].returncode, ergebnisse[CHECK].returncode) == (1, 1)
    assert all("::error file=" in ergebnisse[schritt].stdout for schritt in (LINT, CHECK))


@pytest.fixture
def privat(tmp_path: Path) -> Path:
    """A small repository with one finding, TD705, that its configuration switches off."""
    text = {"texte/leitbild.md": "Wir sind unter 0171 39200 55 da.\n"}
    return build_tree(tmp_path / "privat", {**HAUS, **text, "tdocs.yaml": "regeln: {ausser: [TD705]}\n"})


def gefunden(ordner: Path, **eingaben: str) -> bool:
    """Whether the action finds TD705."""
    return "TD705" in action(ordner, ordner.parent / "temp", documents="false", **eingaben)[LINT].stdout


def test_rules_that_hold_and_exceptions_that_do_not_are_inputs(privat: Path) -> None:
    assert not gefunden(privat)
    assert gefunden(privat, mandatory="TD301  TD705")
    ausnahme = "{regel: TD705, ort: leitbild, grund: Diensttelefon, person: Leitung}"
    (privat / "tdocs.yaml").write_text(f"ausnahmen:\n  - {ausnahme}\n", "utf-8")
    assert not gefunden(privat)
    assert gefunden(privat, no_ignores="true")


@pytest.mark.parametrize("path", few(["neu/angebot", "."], 2))
def test_a_pull_request_is_checked_by_the_configuration_of_its_target(privat: Path, path: str) -> None:
    """Where the folder is new there, what holds above it counts."""
    if path != ".":
        shutil.move(shutil.copytree(privat, privat.parent / "kopie"), privat / path)
    build_tree(privat, {".tdocs-1-1/.git/HEAD": "", ".tdocs-1-1/tdocs.yaml": "formate: [docx]\n"})
    assert not gefunden(privat, path=path)
    assert gefunden(privat, path=path, target=".tdocs-1-1")


def test_a_configuration_that_is_named_comes_from_the_target_unless_it_lies_elsewhere(privat: Path) -> None:
    build_tree(privat, {"ci/lax.yaml": "regeln: {ausser: [TD705]}\n", ".tdocs-1-1/ci/lax.yaml": "\n"})
    assert not gefunden(privat, config="ci/lax.yaml")
    assert gefunden(privat, config="ci/lax.yaml", target=".tdocs-1-1")
    assert not gefunden(privat, config=str(privat / "ci/lax.yaml"), target=".tdocs-1-1")
    ergebnisse = action(privat, privat.parent / "temp", config="ci/fehlt.yaml", target=".tdocs-1-1")
    assert ergebnisse[LINT].returncode == 2


def test_the_job_reports_to_the_merge_request(konzept: Path) -> None:
    build_tree(konzept.parent, {"fremd": "fremd"})
    (konzept / "tdocs-junit.xml").symlink_to(konzept.parent / "fremd")
    ergebnis = job(konzept, TDOCS_PACKAGE=pinned(wheel(konzept.parent / "paket")))
    assert ergebnis.returncode == 0, ergebnis.stdout + ergebnis.stderr
    berichte = GITLAB["artifacts"]["reports"]
    assert isinstance(json.loads((konzept / berichte["codequality"]).read_text("utf-8")), list)
    assert (konzept / berichte["junit"]).read_text("utf-8").startswith("<?xml")
    assert (konzept.parent / "fremd").read_text("utf-8") == "fremd"


@pytest.mark.parametrize(
    "adresse",
    [
        "",
        "teilhabe-docs",
        "teilhabe-docs==0.1.0",
        "https://example.org/teilhabe_docs-0.1.0-py3-none-any.whl",
        "https://example.org/teilhabe_docs-0.1.0-py3-none-any.whl#sha256=abc",
        "git+https://example.org/tdocs",
        "git+https://example.org/tdocs@main",
    ],
)
def test_the_job_installs_nothing_that_is_not_pinned(konzept: Path, adresse: str) -> None:
    ergebnis = job(konzept, TDOCS_PACKAGE=adresse)
    assert (ergebnis.returncode, ergebnis.stdout) == (2, "")
    assert "TDOCS_PACKAGE" in ergebnis.stderr
