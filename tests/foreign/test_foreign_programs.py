"""What is missing is told with the packages that bring it."""

import pytest

from foreign.programs import PACKAGES, program


@pytest.mark.parametrize("name", PACKAGES)
def test_a_missing_program_fails_the_test(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(pytest.fail.Exception, match=f"{name} is missing.*apt-get install {PACKAGES[name]}"):
        program(name)
