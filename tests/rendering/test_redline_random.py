"""Redlines of states made by chance, of all profiles: accepted they are the new one, rejected the old one."""

from pathlib import Path

import pytest

from filled_starter import PROFILES
from rendering.random_states import states
from rendering.unwrapped import proof
from sampling import THOROUGH, few
from teilhabe_docs.rendering.docx.redline import write_redline

SEEDS = range(12 if THOROUGH else 1)


@pytest.mark.parametrize("profile", few(PROFILES, 5))
@pytest.mark.parametrize("seed", SEEDS)
def test_accepted_it_is_the_new_state_and_rejected_the_old_one(
    tmp_path: Path, profile: str, seed: int
) -> None:
    folder = tmp_path / "haus"
    folder.mkdir()
    old, new = states(folder, profile, seed)
    redline = write_redline(old, new, "Träger", "2027-03-01")
    assert redline.changes
    proof(redline.content, old, new)
