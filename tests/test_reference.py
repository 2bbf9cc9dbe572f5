"""docs/regeln.md and docs/felder.md are what rules and models say, and the guard that holds them trips."""

from pathlib import Path

import pytest

import feldverzeichnis
import reference
from teilhabe_docs.model.field_kinds import FieldKind


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


def test_every_field_is_listed_with_its_type_and_an_example() -> None:
    rows = [[cell.strip() for cell in row.split(" | ")] for row in feldverzeichnis.reference().splitlines()]
    fields = [row for row in rows if row[0].startswith("| `") and len(row) >= 4]
    assert len(fields) > 250
    assert [row[0] for row in fields if not row[2]] == []
    bare = {row[0] for row in fields if not row[3].strip("| ") and "](#" not in row[2]}
    long = {row[0] for row in fields if row[2] == FieldKind.MARKDOWN.word}
    assert bare - long == {"| `kontakt.ansprechpersonen[].name`"}  # a name is never suggested
