"""A Leistungsbeschreibung that has what one from practice has, and no more, is told what it lacks."""

from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml

from helpers import build_tree
from rules.linten import lint
from teilhabe_docs.loading.yaml.yaml_writer import as_yaml

FALL: dict[str, Any] = yaml.safe_load(
    (Path(__file__).resolve().parents[1] / "cases" / "lb-integrationshilfe.yaml").read_bytes()
)
DATEIEN = {"traeger": "provider.yaml", "angebot": "offer.yaml", "personal": "staffing.yaml"}
GRADE = {"error": "Pflicht", "warning": "erwartet"}


@pytest.mark.parametrize("grundlage", FALL["fehlt"])
def test_what_it_lacks_is_told_and_nothing_else(grundlage: str, tmp_path: Path) -> None:
    angaben = deepcopy(FALL["angaben"])
    angaben["angebot"]["vertragsgrundlage"] = grundlage
    build_tree(tmp_path, {DATEIEN[objekt]: as_yaml(daten) for objekt, daten in angaben.items()})
    gefunden = [
        f"{finding.path} | {finding.requirement} | {finding.source} | {GRADE[finding.severity]}"
        for finding in lint(tmp_path)
        if any(ort.document == "leistungsbeschreibung" for ort in finding.documents)
    ]
    assert sorted(gefunden) == sorted(FALL["fehlt"][grundlage])
