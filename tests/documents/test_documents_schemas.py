"""The committed JSON Schemas say what the models say."""

import json
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft7Validator

from teilhabe_docs import resources
from teilhabe_docs.documents import schemas
from teilhabe_docs.model.json_schema import schema_of, schema_text


def test_the_committed_schemas_are_fresh() -> None:
    assert schemas.outdated(Path(str(resources.folder("schemas")))) == []


def test_a_missing_and_a_changed_schema_are_stale(tmp_path: Path) -> None:
    for art, quelle in schemas.ALL_SCHEMAS.items():
        (tmp_path / f"{art}.schema.json").write_text(schema_text(quelle), "utf-8", newline="\n")
    changed = schema_text(schemas.ALL_SCHEMAS["config"]).replace("Ausgabeordner", "Ordner")
    (tmp_path / "config.schema.json").write_text(changed, "utf-8", newline="\n")
    (tmp_path / "offer.schema.json").unlink()
    assert schemas.outdated(tmp_path) == ["offer", "config"]


def test_check_fails_until_the_schemas_are_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(resources, "folder", lambda name: tmp_path)
    assert schemas.main(["--check"]) == 1
    assert "offer.schema.json" in capsys.readouterr().err
    assert schemas.main([]) == 0
    assert schemas.main(["--check"]) == 0
    assert json.loads((tmp_path / "offer.schema.json").read_text("utf-8"))["title"] == "offer.yaml"


def test_the_profile_schema_takes_the_short_forms() -> None:
    schema = Draft7Validator(schema_of(schemas.ALL_SCHEMAS["profil"]))
    section = {"id": "a", "titel": "A", "erfuellt": "ziel", "braucht": "angebot.ziele"}
    profile = {"profil": "p", "dokument": "fachkonzept", "titel": "P", "abschnitte": [section]}
    assert list(schema.iter_errors(profile)) == []
    section["braucth"] = "angebot.ziele"
    assert not schema.is_valid(profile)


PACKAGE = Path(__file__).resolve().parents[1] / "foreign" / "package"


@pytest.mark.parametrize("kind", ["anforderungen", "paket"])
def test_the_schemas_of_packages_take_what_tdocs_takes_and_no_other_key(kind: str) -> None:
    schema = Draft7Validator(schema_of(schemas.ALL_SCHEMAS[kind]))
    data = yaml.load((PACKAGE / f"{kind}.yaml").read_text("utf-8"), Loader=yaml.BaseLoader)
    assert list(schema.iter_errors(data)) == []
    assert not schema.is_valid(data | {"zusatz": "x"})
