"""docs/regeln.md and docs/felder.md are what rules and models say, and the guard that holds them trips."""

from pathlib import Path

import pytest

import reference


def test_the_references_are_current() -> None:
    assert reference.main(["--check"]) == 0


def test_an_old_reference_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(reference, "DOCS", tmp_path)
    assert reference.main(["--check"]) == 1
    said = capsys.readouterr().err
    assert [line for line in said.splitlines() if "make docs" in line] == said.splitlines()
    assert all(name in said for name in reference.PAGES)
    assert reference.main([]) == 0
    assert reference.main(["--check"]) == 0
