"""A starter in which every open place is filled passes all rules, but for what they rightly say."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from filled_starter import PROFILES, fill
from rules.linten import lint
from sampling import few
from teilhabe_docs.diagnostics import Finding
from teilhabe_docs.documents.starter.carried import carried_by, used_in
from teilhabe_docs.documents.starter.starter import FILES, accompanied, starter_files
from teilhabe_docs.model.field_path import FieldPath
from teilhabe_docs.rules.checks.gegeben import purpose_of

PROMISED = {("TD433", "Ferienbegleitung"), ("TD433", "Lern- und Entwicklungsbegleitung")}
"""The texts speak of options that nobody has agreed on in the starter."""
NOT_IN_LISTS = {
    ("TD506", "Heilerziehungsassistentin oder Heilerziehungsassistent"),
    ("TD506", "Alltagsbetreuerin oder Alltagsbetreuer"),
    ("TD506", "Kindheitspädagogin oder Kindheitspädagoge"),
    ("TD506", "Assistenzkraft mit trägereigener Grundqualifizierung"),
}
"""The starter prefills the professions of the model agreement; those of the example are others."""
ASSISTANCE = {("TD301", "leistungen.gruppe"), ("TD321", "umfang.intensitaetsstufen.personen")}
"""The example most like them has assistance and persons in its levels, which these profiles do not print."""
RIGHT = {
    "allgemein": ASSISTANCE,
    "assistenz": {("TD513", "leistungen.gruppe")},  # without pool
    "erwachsene": ASSISTANCE,
    "fruehfoerderung-heilpaedagogisch": {("TD462", "fruehfoerderung.medizinisch")},  # for the concept
    "rahmen": ASSISTANCE,
    "sgb9-125": ASSISTANCE,
    "bw-schulkindergarten": PROMISED | NOT_IN_LISTS,
    "sgb8-77": {("TD411", "20"), ("TD432", "umfang.ferien_jahr_h")},
    "sgb9-134": {("TD406", "nein")},
}


@pytest.mark.parametrize("profile", few(sorted(PROFILES), 2))
def test_a_filled_starter_has_no_finding_that_is_not_right(profile: str, tmp_path: Path) -> None:
    fill(tmp_path, profile)
    assert {(f.code, about(f)) for f in lint(tmp_path)} == RIGHT.get(profile, set())


@pytest.mark.parametrize("profile", few(sorted(PROFILES)[1:], 2))
def test_what_a_starter_begins_with_does_not_speak_against_itself(profile: str, tmp_path: Path) -> None:
    (tmp_path / "tdocs.yaml").touch()
    for name, text in starter_files("haus", accompanied(profile, PROFILES[profile])).items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert {finding.code for finding in lint(tmp_path)} <= {"TD301", "TD303"}  # what is still empty


@pytest.mark.parametrize("profile", few(sorted(PROFILES), 3))
def test_a_starter_has_no_key_that_no_document_prints(profile: str) -> None:
    chosen = accompanied(profile, PROFILES[profile])
    used = used_in(chosen.values())
    for name, root in FILES.items():
        keys = leaves(yaml.safe_load(starter_files("haus", chosen)[f"{root}.yaml"]), FieldPath(name))
        unprinted = [key for key in keys if not any(path.is_inside(key) for path in used)]
        assert [key for key in unprinted if not purpose_of(key) and key.name != "anlagen"] == []


@pytest.mark.parametrize("profile", sorted(PROFILES))
def test_a_starter_has_each_key_that_it_is_to_carry(profile: str) -> None:
    chosen = accompanied(profile, PROFILES[profile])
    files = starter_files("haus", chosen)
    keys = [
        key
        for name, root in FILES.items()
        for key in leaves(yaml.safe_load(files[f"{root}.yaml"]), FieldPath(name))
    ]
    carried = [*carried_by(used_in(chosen.values()))]
    assert [
        field for field in carried if not any(k.is_inside(field) or field.is_inside(k) for k in keys)
    ] == []
    assert {"angebot.land", "angebot.anlagen", "traeger.vertretungsberechtigte", "angebot.version"} <= {
        *carried
    }


def test_the_starter_for_adults_asks_for_nothing_about_children() -> None:
    text = "".join(starter_files("haus", accompanied("erwachsene", "fachkonzept")).values()).casefold()
    assert "kind" not in text.replace("schulkindergarten birkenweg", "")


def leaves(value: Any, path: FieldPath) -> Iterator[FieldPath]:
    """The paths of the keys that hold no others."""
    if isinstance(value, dict) and not value.keys() & {"entfaellt", "anlage"}:
        for key, one in value.items():
            yield from leaves(one, path / key)
    else:
        yield path


def about(finding: Finding) -> str:
    """What a finding names first that no field is called."""
    if finding.code == "TD411":
        return finding.message.partition(": ")[2].partition(".")[0]
    words = finding.message.replace("»zielgruppe.drohende_behinderung«", "").split("»")
    return " ".join(words[1].partition("«")[0].split())
