"""The JSON Schemas as an editor uses them: ajv, on YAML as JavaScript reads it."""

import json
from pathlib import Path

import pytest

from examples import EXAMPLES
from foreign.programs import Run

pytestmark = pytest.mark.foreign

ROOT = Path(__file__).resolve().parents[2]
SCHEMAS = ROOT / "schemas"
NAMES = {
    "provider": "provider.yaml",
    "offer": "offer.yaml",
    "staffing": "staffing.yaml",
    "config": "tdocs.yaml",
}
PACKAGE = Path(__file__).with_name("package")
SCHEMA_FILES = {
    **{f"{kind}.schema.json": [f for e in EXAMPLES for f in e.rglob(name)] for kind, name in NAMES.items()},
    "profil.schema.json": list((ROOT / "templates").rglob("gliederung.yaml")),
    **{f"{kind}.schema.json": [PACKAGE / f"{kind}.yaml"] for kind in ("anforderungen", "paket")},
}


def mistakes(run: Run, node: Path, schema: str, files: list[Path]) -> list[str]:
    task = json.dumps({str(SCHEMAS / schema): [str(file) for file in files]})
    return run("node", "check.mjs", task, cwd=node).stdout.splitlines()


def test_every_schema_is_tried() -> None:
    assert {file.name for file in SCHEMAS.iterdir()} == set(SCHEMA_FILES)


@pytest.mark.parametrize("schema", SCHEMA_FILES)
def test_every_file_is_valid(schema: str, run: Run, node: Path) -> None:
    assert SCHEMA_FILES[schema]
    assert mistakes(run, node, schema, SCHEMA_FILES[schema]) == []


def test_a_mistake_is_noticed(run: Run, node: Path, tmp_path: Path) -> None:
    (tmp_path / "offer.yaml").write_text("id: haus\nbezeichnung: Haus\nplaetze: viele\n", encoding="utf-8")
    assert any(
        "/plaetze" in line for line in mistakes(run, node, "offer.schema.json", [tmp_path / "offer.yaml"])
    )
