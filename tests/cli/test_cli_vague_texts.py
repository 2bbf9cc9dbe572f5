"""A text that only points elsewhere is an open place in each document, whoever asks for it."""

import shutil
from pathlib import Path

import pytest
import yaml

from cli.aufruf import Tdocs
from sampling import few
from teilhabe_docs.loading.yaml.yaml_writer import as_yaml
from teilhabe_docs.model.offer import Angebot

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "assistenz"
SLOTS = [
    name
    for name in Angebot.model_fields
    if "Slot" in str(Angebot.model_fields[name].annotation) and name != "verguetung"  # is to point elsewhere
]
VAGUE = (
    "siehe Schutzkonzept",
    "wird nachgereicht",
    {"anlage": "gewaltschutzkonzept", "kurz": "siehe Anlage"},
)


def cases() -> list[tuple[str, object]]:
    return [(slot, VAGUE[number % len(VAGUE)]) for number, slot in enumerate(SLOTS)]


@pytest.mark.parametrize(
    ("slot", "value"), [*few(cases(), 6), ("gewaltschutz", VAGUE[0]), ("gewaltschutz", VAGUE[2])]
)
def test_no_document_prints_it(tdocs: Tdocs, tmp_path: Path, slot: str, value: object) -> None:
    shutil.copytree(EXAMPLE, tmp_path / "a", ignore=shutil.ignore_patterns("ausgabe"))
    data = yaml.load((EXAMPLE / "offer.yaml").read_text("utf-8"), yaml.BaseLoader)
    (tmp_path / "a/offer.yaml").write_text(as_yaml({**data, slot: value}), "utf-8")
    assert tdocs("render", "a", "--format", "md", "--out", "o").code == 0
    words = value if isinstance(value, str) else "siehe Anlage"
    written = [file.read_text("utf-8") for file in (tmp_path / "o").rglob("*.md")]
    assert not any(f"\n{words}" in text for text in written)
    assert "offer.yaml" in tdocs("lint", "a", "--format", "concise").out
