"""The head of a profile: when it binds is a condition like any other."""

from pathlib import Path

import pytest

from kleinprofil import EIGEN, LV, schreibe_profil, stellen
from teilhabe_docs.documents.profile.profile_check import check_profile
from teilhabe_docs.documents.profile.resolve import resolved

BEDINGUNG = "Bedingungen bestehen aus Feldern, Vergleichen und and, or, not."


def verbindlich(wurzel: Path, kopf: str) -> list[str]:
    rest = f"{kopf}abschnitte:\n  - {{id: a, titel: A, braucht: angebot.ziele}}\n"
    return stellen(check_profile(resolved(LV, EIGEN, schreibe_profil(wurzel, rest))))


@pytest.mark.parametrize(
    ("wenn", "text"),
    [
        ("angebott.land == 1", "»angebott« gibt es hier nicht."),
        ("range(9)", "Diesen Aufruf gibt es hier nicht."),
        ("angebot.lnd == 'nrw'", "Das Feld »lnd« gibt es in »angebot« nicht; gemeint: »land«?"),
        ("(", "Diese Bedingung lässt sich nicht lesen."),
    ],
)
def test_what_binds_is_checked_like_any_condition(tmp_path: Path, wenn: str, text: str) -> None:
    (meldung,) = verbindlich(tmp_path, f'verbindlich: "{wenn}"\nweil: w\n')
    assert meldung.startswith(f"eigen/gliederung.yaml:4:14 {text}")
    assert text.endswith("?") or meldung.endswith(BEDINGUNG)


def test_what_binds_needs_its_reason(tmp_path: Path) -> None:
    assert verbindlich(tmp_path, "verbindlich: angebot.land is gegeben\n") == [
        "eigen/gliederung.yaml:4:14 Zu »verbindlich« fehlt »weil«, der Grund in Worten."
    ]


def test_what_may_be_missing_may_decide_whether_it_binds(tmp_path: Path) -> None:
    assert verbindlich(tmp_path, "verbindlich: angebot.land == 'nrw'\nweil: w\n") == []


def test_what_the_parent_binds_by_is_said_at_the_parent(tmp_path: Path) -> None:
    schreibe_profil(tmp_path, "verbindlich: (\nweil: w\nabschnitte: []\n", name="grund")
    (meldung,) = stellen(check_profile(resolved(LV, EIGEN, schreibe_profil(tmp_path, "erweitert: grund\n"))))
    assert meldung.startswith("grund/gliederung.yaml:4:14 ")
