"""Which of our modules a command executes is recorded; some execute none in vain: `python tests/modules`."""

import subprocess
import sys
from pathlib import Path

import pytest

from modules.running import BROKEN, CALLS, LIST, Run, block, run
from modules.use import ALLOWED, LEAN, in_vain, unused
from sampling import THOROUGH, few

RECORDED = {text.partition(": ")[0]: f"{text.rstrip()}\n" for text in LIST.read_text("utf-8").split("\n\n")}


@pytest.mark.parametrize("call", few(CALLS, 8))
def test_a_command_executes_the_modules_that_are_recorded(call: str) -> None:
    assert block(call, run(call).modules) == RECORDED[call], "python tests/modules"


def test_lean_commands_execute_none_in_vain_but_what_is_allowed() -> None:
    calls = LEAN if THOROUGH else LEAN[:2]
    assert [name for call in calls for name in in_vain(run(call), run(call, BROKEN))] == []
    assert not THOROUGH or set(ALLOWED) <= {name for call in LEAN for name in unused(run(call))}


def test_all_commands_are_recorded_and_nothing_else() -> None:
    assert list(RECORDED) == list(CALLS)


def test_another_module_is_noticed() -> None:
    modules = run(LEAN[0]).modules
    assert block(LEAN[0], modules) == RECORDED[LEAN[0]]
    for other in ([*modules, "teilhabe_docs.rendering.docx"], [*modules][1:]):
        assert block(LEAN[0], other) != RECORDED[LEAN[0]]


SMALL = {
    "__init__": "",
    "start": (
        "from small.calls import a\nfrom small.data import CONSTANT\nfrom small.kept import b\n"
        "from small.errors import Problem\n\nTABLE = {'b': b}\n\n"
        "def main():\n    try:\n        return a(CONSTANT)\n    except Problem:\n        return b\n"
    ),
    "calls": "def a(x):\n    return x\n",
    "data": "from small.sizes import SIZE\n\nCONSTANT = [SIZE]\n",
    "sizes": "SIZE = 3\n\n\ndef never():\n    pass\n",
    "kept": "def b():\n    pass\n",
    "errors": "class Problem(Exception):\n    pass\n",
    "vain": "class Other:\n    def method(self):\n        pass\n",
}
"""A package by module; `kept` is only put into a table, `vain` is imported by nobody that names it."""


def test_what_is_executed_in_vain_is_named(tmp_path: Path) -> None:
    files = {name: tmp_path / "small" / f"{name}.py" for name in SMALL}
    (tmp_path / "small").mkdir()
    for name, text in SMALL.items():
        files[name].write_text(text, "utf-8")
    code = "import sys; sys.path.insert(0, '.'); from small.start import main; assert main() == [3]"
    subprocess.run([sys.executable, "-c", code], cwd=tmp_path, check=True)
    modules = {f"small.{name}".removesuffix(".__init__"): file for name, file in files.items()}
    functions = [("start", "def main"), ("calls", "def a")]
    ran = frozenset((files[m], SMALL[m].split("\n").index(_line(m, text)) + 1) for m, text in functions)
    assert unused(Run(modules, ran)) == ["small.kept", "small.vain"]


def _line(module: str, text: str) -> str:
    return next(line for line in SMALL[module].split("\n") if line.startswith(text))
