"""Nothing of a repository is executed, whatever it is called and from wherever tdocs is called."""

import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from hostile.kanarien import feindlich, gelaufen
from sampling import few

TDOCS = Path(sysconfig.get_path("scripts")) / ("tdocs.exe" if sys.platform == "win32" else "tdocs")
JOBS = ("render", "--jobs", "2", "--out", "../aus")


def rufe(befehl: list[str], ordner: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(befehl, cwd=ordner, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("befehl", few([[str(TDOCS)], [sys.executable, "-I", "-m", "teilhabe_docs"]], 2))
def test_several_processes_import_nothing_from_the_repository(befehl: list[str], tmp_path: Path) -> None:
    haus, marke = feindlich(tmp_path / "haus", tmp_path / "marke"), tmp_path / "marke"
    ergebnis = rufe([*befehl, *JOBS], haus)
    assert ergebnis.returncode == 0, ergebnis.stderr
    assert len(list((tmp_path / "aus").rglob("*.docx"))) == 6
    assert gelaufen(marke) == []


def test_a_python_that_ignores_the_environment_imports_nothing_either(tmp_path: Path) -> None:
    haus, marke = feindlich(tmp_path / "haus", tmp_path / "marke"), tmp_path / "marke"
    assert rufe([sys.executable, "-E", str(TDOCS), *JOBS], haus).returncode == 0
    assert gelaufen(marke) == []


def test_called_as_a_module_the_current_folder_counts_no_longer_once_tdocs_runs(tmp_path: Path) -> None:
    """What `python -m` itself looks for there is beyond us; `python -I -m` looks for nothing."""
    haus, marke = feindlich(tmp_path / "haus", tmp_path / "marke"), tmp_path / "marke"
    shutil.rmtree(haus / "teilhabe_docs")
    assert rufe([sys.executable, "-m", "teilhabe_docs", *JOBS], haus).returncode == 0
    assert gelaufen(marke) == []


def test_the_marks_trip(tmp_path: Path) -> None:
    haus, marke = feindlich(tmp_path / "haus", tmp_path / "marke"), tmp_path / "marke"
    rufe([sys.executable, "-c", "import pickle, jinja2"], haus)
    assert gelaufen(marke) == ["jinja2", "pickle"]
    rufe([sys.executable, "-m", "pip", "--version"], haus)
    assert "pip" in gelaufen(marke)


@pytest.mark.parametrize(("zahl", "code"), [("100000000000", 0), ("0", 2), ("-1", 2), ("1e9", 2)])
def test_an_absurd_number_of_processes_is_told_or_bounded(zahl: str, code: int, tmp_path: Path) -> None:
    haus = feindlich(tmp_path / "haus", tmp_path / "marke")
    ergebnis = rufe([str(TDOCS), "render", "--jobs", zahl, "--out", "../aus"], haus)
    assert ergebnis.returncode == code, ergebnis.stderr
    assert code == 0 or "--jobs" in ergebnis.stderr
