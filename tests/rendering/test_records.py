"""What stands in a record, and which program it is that made it."""

import shutil
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from teilhabe_docs import resources
from teilhabe_docs.diagnostics import DocumentPlace, Finding, Related, Severity, Span
from teilhabe_docs.documents.blocks import OpenPlace
from teilhabe_docs.loading.source_tree import SourceTree
from teilhabe_docs.rendering.records import Known, Records
from teilhabe_docs.rendering.seal import digest

ROOT = Path(__file__).resolve().parents[2]
UNSHAPING = {"packaging", "platformdirs", "rich", "typer"}
"""The packages of others that no document depends on."""
KNOWN = Known(
    (
        Finding("TD000", "n", Severity.WARNING, "m", "f", Span(1, 2, 3, 4), "p", "r", "s"),
        Finding(
            "TD001",
            "n",
            Severity.HINT,
            "m",
            "f",
            documents=(DocumentPlace("fachkonzept", "a", "1"),),
            related=Related("g", Span(2), "hier"),
            count=3,
        ),
    ),
    (OpenPlace("angebot.plaetze", "Plätze"),),
    17,
    {},
    {"fachkonzept.md": digest(b"# Konzept\n")},
)


def records(tmp_path: Path, settings: str = "") -> Records:
    return Records(tmp_path / "cache" / "tdocs" / "current" / "x.json", settings)


def found(made: Records, tmp_path: Path, key: str = "key") -> Known | None:
    return made.find(key, SourceTree(tmp_path), lambda name: tmp_path / name, tmp_path)


def test_what_is_kept_is_found_again_with_all_that_was_said(tmp_path: Path) -> None:
    (tmp_path / "fachkonzept.md").write_text("# Konzept\n", "utf-8")
    kept = records(tmp_path)
    kept.keep({"key": KNOWN})
    kept.save()
    known = found(records(tmp_path), tmp_path)
    assert known == KNOWN
    assert [finding.related for finding in known.findings] == [f.related for f in KNOWN.findings]


def test_two_runs_at_once_leave_one_whole_file(tmp_path: Path) -> None:
    (tmp_path / "fachkonzept.md").write_text("# Konzept\n", "utf-8")
    one, other = records(tmp_path), records(tmp_path)
    one.keep({"one": KNOWN})
    other.keep({"other": KNOWN})
    one.save()
    other.save()
    assert found(records(tmp_path), tmp_path, "other") == KNOWN
    assert [path.name for path in (tmp_path / "cache" / "tdocs" / "current").iterdir()] == ["x.json"]


def test_what_is_in_use_is_kept_and_the_rest_up_to_a_number(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("teilhabe_docs.rendering.records.MOST_RECORDS", 3)
    (tmp_path / "fachkonzept.md").write_text("# Konzept\n", "utf-8")
    for number in range(4):
        made = records(tmp_path)
        assert number == 0 or found(made, tmp_path, "first")
        made.keep({"first" if number == 0 else f"{number}": KNOWN})
        made.save()
    last = records(tmp_path)
    assert [key for key in ("first", "1", "2", "3") if found(last, tmp_path, key)] == ["first", "2", "3"]


def test_every_package_that_documents_depend_on_belongs_to_the_program() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    asked, extra = project["dependencies"], project["optional-dependencies"]["pdf"]
    assert {Requirement(entry).name for entry in asked} == {*resources.SHAPING, *UNSHAPING}
    assert {Requirement(entry).name for entry in extra} == set(resources.SHAPING_EXTRA)


def test_a_word_in_a_template_makes_another_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    templates = tmp_path / "templates"
    shutil.copytree(ROOT / "templates", templates)
    monkeypatch.setattr(resources, "folder", lambda _: templates)
    before = resources.program_digest.__wrapped__()
    assert before == resources.program_digest.__wrapped__()
    file = templates / "anforderungen.yaml"
    file.write_text(file.read_text("utf-8") + "# x\n", "utf-8")
    assert resources.program_digest.__wrapped__() != before


def test_an_extra_that_comes_or_goes_makes_another_program(monkeypatch: pytest.MonkeyPatch) -> None:
    before = resources.digest_now()
    monkeypatch.setattr(resources, "SHAPING_EXTRA", ("no-such-package",))
    assert resources.digest_now() not in ("", before)


def test_without_its_packages_told_no_program_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resources, "SHAPING", ("no-such-package",))
    assert resources.program_digest.__wrapped__() == ""
