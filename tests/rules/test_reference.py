"""docs/regeln.md is what the rules say, and the guard that holds it trips."""

from pathlib import Path

import pytest

import reference


def test_the_reference_is_current() -> None:
    assert reference.main(["--check"]) == 0


def test_an_old_reference_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(reference, "FILE", tmp_path / "regeln.md")
    assert reference.main(["--check"]) == 1
    assert "make docs" in capsys.readouterr().err
    assert reference.main([]) == 0
    assert reference.main(["--check"]) == 0
