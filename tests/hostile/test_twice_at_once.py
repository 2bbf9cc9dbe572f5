"""Two at once on one folder: never a mixed or half file, and nothing left beside them."""

import os
import subprocess
import sys
from pathlib import Path

from hostile.kit import HOUSE, ONE, decent, environment_of, everything, plant, tdocs, unix
from hostile.warm import warm_modules

pytestmark = unix
ROUNDS = int(os.environ.get("TDOCS_ROUNDS", "6"))
"""How often; a hundred before a release."""

RENDER = ("render", "--format", "docx", "--force", *ONE)
SCRIPT = """
import contextlib, importlib, os, sys
rounds, warm = int(sys.argv[1]), sys.argv[2].split(",")
for name in warm:
    with contextlib.suppress(ImportError):
        importlib.import_module(name) if name != "__main__" else None
import teilhabe_docs.__main__ as program
codes = []
for number in range(rounds):
    pair = []
    gate, open_gate = os.pipe()
    for _ in range(2):
        child = os.fork()
        if child == 0:
            os.close(open_gate)
            os.read(gate, 1)
            null = os.open(os.devnull, os.O_RDWR)
            os.dup2(null, 1)
            error = os.open("../err", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
            os.dup2(error, 2)
            sys.argv = ["tdocs", *sys.argv[3:]]
            code = 99
            try:
                program.main()
            except SystemExit as end:
                code = end.code
            finally:
                sys.stdout.flush()
                os._exit(code or 0)
        pair.append(child)
    os.close(gate)
    os.close(open_gate)
    codes += [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in pair]
print(",".join(map(str, codes)))
"""


def documents(repo: Path) -> dict[str, bytes | str]:
    return everything(repo / "ausgabe")


def test_two_at_once_write_what_one_writes(repo: Path) -> None:
    alone = plant(repo.parent / "alone", HOUSE)
    call = RENDER if ROUNDS >= 100 else ("render", "--format", "md", "--force", *ONE)
    decent(tdocs(alone, *call), 0)
    expected = documents(alone)
    command = [sys.executable, "-I", "-c", SCRIPT, str(ROUNDS), warm_modules(), *call]
    done = subprocess.run(
        command, cwd=repo, env=environment_of(), capture_output=True, text=True, check=False
    )
    words = (repo.parent / "err").read_text("utf-8") if (repo.parent / "err").exists() else ""
    assert done.returncode == 0, done.stderr
    codes = set(done.stdout.strip().split(","))
    assert codes <= {"0", "1", "2"}, f"exit codes {codes}\n{words[-1500:]}"
    assert "0" in codes, f"none of {2 * ROUNDS} was written\n{words[-1500:]}"
    assert "Traceback" not in words and "Interner Fehler" not in words, words[-1500:]
    found = documents(repo)
    assert sorted(found) == sorted(expected), f"other files than of a single run: {sorted(found)}"
    different = [name for name in expected if found[name] != expected[name]]
    assert not different, f"not the bytes of a single run: {different}"


def test_two_that_differ_leave_one_or_the_other(repo: Path) -> None:
    """One with comments, one without: each file is wholly of one of them."""
    kinds: list[dict[str, bytes | str]] = []
    for number, more in enumerate(((), ("--comments",))):
        alone = plant(repo.parent / f"alone{number}", HOUSE)
        decent(tdocs(alone, *RENDER, *more), 0)
        kinds.append(documents(alone))
    for _ in range(max(2, ROUNDS // 10)):
        command = [str(Path(sys.executable).with_name("tdocs")), *RENDER]
        started = [
            subprocess.Popen(
                [*command, *more],
                cwd=repo,
                env=environment_of(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            for more in ((), ("--comments",))
        ]
        codes = [process.wait(60) for process in started]
        assert set(codes) <= {0, 1, 2}, codes
        for name, content in documents(repo).items():
            assert content in [kind.get(name) for kind in kinds], f"{name} is a mixture, or was left behind"
