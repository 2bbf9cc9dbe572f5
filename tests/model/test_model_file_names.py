"""Which names Windows cannot have, whatever system tdocs runs on."""

import pytest

from teilhabe_docs.model.file_names import fault


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        *(
            (name, "Gerätename")
            for name in ("nul", "COM1.md", "aux ", "prn.tar.gz", "Lpt³", "con .txt", "CONIN$", "conout$.md")
        ),
        *((f"a{sign}b", f"»{sign}«") for sign in '<>:"|?*'),
        *((name, "am Ende") for name in ("Ende.", "Ende ", "Ende..", "Ende. ")),
    ],
)
def test_a_name_that_windows_cannot_have_has_its_reason(name: str, reason: str) -> None:
    assert reason in fault(name)


@pytest.mark.parametrize(
    "name", ["nulltarif.md", "console", "a.nul", "com", "com10", ".tdocs", "Über uns.md"]
)
def test_other_names_have_none(name: str) -> None:
    assert fault(name) == ""
