"""Each test of the command line works in an empty folder of its own."""

import sys
from pathlib import Path

import pytest

from cli.aufruf import HAUS, Ergebnis, Tdocs
from helpers import build_tree
from teilhabe_docs.cli import main


@pytest.fixture
def tdocs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Tdocs:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NO_COLOR", raising=False)

    def rufe(*argumente: str) -> Ergebnis:
        monkeypatch.setattr(sys, "argv", ["tdocs", *argumente])
        with pytest.raises(SystemExit) as ende:
            main()
        assert isinstance(ende.value.code, int)
        return Ergebnis(ende.value.code, *capsys.readouterr())

    return rufe


@pytest.fixture
def haus(tmp_path: Path) -> Path:
    return build_tree(tmp_path / "haus", HAUS)
