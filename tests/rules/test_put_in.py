"""What a text puts in counts as printed, and is told where it is empty; not so what it shows as typed."""

from pathlib import Path

import pytest

from helpers import build_tree
from rules.linten import lint
from teilhabe_docs.loading.yaml.yaml_writer import as_yaml

LB = "leistungsbeschreibung"
PROFILE = f"""\
profil: haus
dokument: {LB}
titel: Haus
erweitert: rahmen
felder:
  angebot.eigene.taxi: {{art: kurzer_text, beschreibung: Taxi}}
"""
PUT_IN = (
    "Es fährt {} im Kreis.",
    "{} fährt.",
    "- {}",
    "| a | b |\n|---|---|\n| {} | c |",
    "**{}** fährt.",
    "> {}",
    "Es fährt jemand[^a].\n\n[^a]: Nämlich {}.",
    "Es fährt jemand.^[Nämlich {}.]",
    "`x` und {} und `y`",
    "<!-- alt --> Es fährt {}.",
)
SHOWN = (
    "Es gilt `{}`.",
    "```\n{}\n```",
    "Es fährt jemand. <!-- {} -->",
    "Es fährt \\{}.",
    "Es fährt jemand.\n\n[^a]: Nämlich {}.",
    "[hier](https://example.org/{{{{eigene.taxi}}}})",
)
NAMES = ("{{{{ {} }}}}", "{{{{{}}}}}")


def codes(root: Path, text: str, taxi: str) -> set[str]:
    """The codes on the field whose value is `taxi`, which only that text can print."""
    offer = {"id": "a", "bezeichnung": "A", "vertragsgrundlage": "sgb9_125", "profil": {LB: "haus"}}
    own = {"eigene": {"taxi": taxi}} if taxi else {}
    files = {
        "provider.yaml": "name: T\n",
        "staffing.yaml": "{}\n",
        "offer.yaml": as_yaml({**offer, "ziele": [{"bereich": "Weg", "text": "Wege"}], **own}),
        f"profile/{LB}/haus/gliederung.yaml": PROFILE,
    }
    files["offer.yaml"] += as_yaml({"leistungen": {"individuell": []}, "kurzbeschreibung": text})
    found = lint(build_tree(root, files))
    return {one.code for one in found if "eigene.taxi" in one.path and one.code in ("TD301", "TD321")}


@pytest.mark.parametrize("form", PUT_IN)
@pytest.mark.parametrize("name", NAMES)
def test_what_is_put_in_is_printed_and_told_where_it_is_empty(tmp_path: Path, form: str, name: str) -> None:
    text = form.format(name.format("eigene.taxi"))
    assert codes(tmp_path / "given", text, "Taxi Musterstadt") == set()
    assert codes(tmp_path / "empty", text, "") == {"TD301"}


@pytest.mark.parametrize("form", SHOWN)
def test_what_is_shown_as_typed_is_not_printed_and_not_asked_for(tmp_path: Path, form: str) -> None:
    text = form.format(NAMES[0].format("eigene.taxi"))
    assert codes(tmp_path / "given", text, "Taxi Musterstadt") == {"TD321"}
    assert codes(tmp_path / "empty", text, "") == set()
