"""Ctrl-C ends tdocs with its own code and without a word, whenever it comes: also while Python imports."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from helpers import build_tree
from sampling import few
from teilhabe_docs.application import unheard as quietly
from teilhabe_docs.application.unheard import unheard
from teilhabe_docs.cli.interrupts import interrupted

unix = pytest.mark.skipif(sys.platform == "win32", reason="os.kill ends a process there")

START = """
import os, signal, sys
name, arguments = sys.argv[1], sys.argv[2:]

class Hit:
    def find_spec(self, wanted, *_):
        if wanted == name:
            os.kill(os.getpid(), signal.SIGINT)

sys.meta_path.insert(0, Hit())
sys.argv = ["tdocs", *arguments]
from teilhabe_docs.__main__ import main
main()
"""
IMPORTED = """
import sys
sys.argv = ["tdocs", *sys.argv[1:]]
from teilhabe_docs.__main__ import main
import atexit
here = set(sys.modules)
atexit.register(lambda: print(*sorted(set(sys.modules) - here), file=sys.stderr))
main()
"""
OFFER = "id: haus-{}\nvertragsgrundlage: sgb9_125\nbezeichnung: Haus\n"
EARLY = """
import os, signal, sys
if "--multiprocessing-fork" in sys.orig_argv:
    os.kill(os.getpid(), signal.SIGINT)
"""


@pytest.fixture(autouse=True)
def heard() -> Iterator[None]:
    """Ctrl-C is heard here and in what is started, also where the tests run in a shell's background."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def python(code: str, *arguments: str, **rest: object) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, capture_output=True, check=False, **rest)  # type: ignore[call-overload,no-any-return]


@unix
def test_while_any_module_is_imported(haus: Path) -> None:
    call = ("render", str(haus), "--out", str(haus / "aus"), "-q")
    run = python(IMPORTED, *call)
    assert run.returncode == 0
    modules = [name for name in run.stderr.decode().split() if name.count(".") < 3]
    assert {"typer", "teilhabe_docs.cli", "pydantic", "lxml"} <= {*modules}
    ours = [name for name in modules if name.startswith("teilhabe_docs")]
    others = [name for name in modules if not name.startswith("teilhabe_docs")]
    for name in (*few(ours[::24]), *few(others[::120]), "typer", "teilhabe_docs.cli", "pydantic", "lxml"):
        shutil.rmtree(haus / "aus")  # else there is nothing to be done
        end = python(START, name, *call)
        (haus / "aus").mkdir(exist_ok=True)
        assert (name, end.returncode, end.stdout, end.stderr) == (name, 130, b"", b"")


@unix
def test_while_another_process_starts(tmp_path: Path) -> None:
    """The others hear nothing, from their first line on; the first ends the work."""
    house = {
        "provider.yaml": "name: Lebensräume Musterstadt gGmbH\n",
        **{f"angebote/{n}/offer.yaml": OFFER.format(n) for n in (1, 2)},
    }
    build_tree(tmp_path / "haus", house)
    build_tree(tmp_path / "path", {"sitecustomize.py": EARLY})
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "path")}
    command = [sys.executable, "-m", "teilhabe_docs", "render", "haus", "--jobs", "2", "-q"]
    run = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, check=False)
    assert (run.returncode, run.stderr) == (0, b"")
    assert len(run.stdout.splitlines()) == 6


@unix
def test_what_comes_meanwhile_comes_afterwards() -> None:
    after = False
    with pytest.raises(KeyboardInterrupt), unheard():
        signal.raise_signal(signal.SIGINT)
        after = True
    assert after


def test_on_windows_processes_inherit_that_it_is_ignored(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[bool] = []
    monkeypatch.delattr(signal, "pthread_sigmask", raising=False)
    monkeypatch.setattr(quietly, "_ignore_on_windows", calls.append)
    with pytest.raises(LookupError), unheard():
        assert calls == [True]
        raise LookupError
    assert calls == [True, False]


def test_what_ctrl_c_has_caused_is_no_fault_of_ours() -> None:
    try:
        try:
            raise KeyboardInterrupt
        except KeyboardInterrupt as error:
            raise RuntimeError("Error calling __set_name__") from error
    except RuntimeError as error:
        assert interrupted(error)
    assert not interrupted(RuntimeError())
    assert not interrupted(None)
