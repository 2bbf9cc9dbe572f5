"""A starter in which every open place is filled passes all rules, but for what they rightly say."""

from pathlib import Path

import pytest

from filled_starter import PROFILES, fill
from rules.linten import lint
from teilhabe_docs.diagnostics import Finding

PROMISED = {("TD433", "Ferienbegleitung"), ("TD433", "Lern- und Entwicklungsbegleitung")}
"""The texts speak of options that nobody has agreed on in the starter."""
NOT_IN_LISTS = {
    ("TD506", "Heilerziehungsassistentin oder Heilerziehungsassistent"),
    ("TD506", "Alltagsbetreuerin oder Alltagsbetreuer"),
    ("TD506", "Kindheitspädagogin oder Kindheitspädagoge"),
    ("TD506", "Assistenzkraft mit trägereigener Grundqualifizierung"),
}
"""The starter prefills the professions of the model agreement; those of the example are others."""
ASSISTANCE = {
    ("TD301", "leistungen.gruppe"),
    ("TD321", "teams"),
    ("TD321", "umfang.intensitaetsstufen.personen"),
}
"""The example most like them has assistance, teams and persons, which these profiles do not print."""
RIGHT = {
    "allgemein": ASSISTANCE,
    "assistenz": {("TD513", "leistungen.gruppe"), ("TD517", "tdocs personal")},  # without pool and weeks
    "erwachsene": ASSISTANCE | {("TD321", "kinderschutz")},
    "fruehfoerderung-heilpaedagogisch": {
        ("TD462", "fruehfoerderung.medizinisch")
    },  # the concept would have it
    "rahmen": ASSISTANCE,
    "sgb9-125": ASSISTANCE,
    "bw-schulkindergarten": PROMISED | NOT_IN_LISTS,
    "sgb8-77": {("TD411", "20"), ("TD432", "umfang.ferien_jahr_h")},
    "sgb9-134": {("TD406", "nein")},
}


@pytest.mark.parametrize("profile", sorted(PROFILES))
def test_a_filled_starter_has_no_finding_that_is_not_right(profile: str, tmp_path: Path) -> None:
    fill(tmp_path, profile)
    assert {(f.code, about(f)) for f in lint(tmp_path)} == RIGHT.get(profile, set())


def about(finding: Finding) -> str:
    """What a finding names first that no field is called."""
    if finding.code == "TD411":
        return finding.message.partition(": ")[2].partition(".")[0]
    words = finding.message.replace("»zielgruppe.drohende_behinderung«", "").split("»")
    return " ".join(words[1].partition("«")[0].split())
