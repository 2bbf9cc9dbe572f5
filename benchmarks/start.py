"""What it costs to start tdocs, beside Python alone and the modules of others that it loads meanwhile."""

import subprocess
import sys
from pathlib import Path

from offer_tree import EXAMPLE
from timing import Limits, quickest, run

TDOCS = str(Path(sys.executable).with_name("tdocs"))
VALIDATE = ("validate", "provider.yaml")
SHORT = "from pydantic import BaseModel; import yaml, typer"
"""What a program of these libraries begins with; each of them loads more when it is used."""
ROUNDS = 20


def imports() -> str:
    """A program that imports what `VALIDATE` loads, but nothing of tdocs, in the same order."""
    program = f"""
import atexit, sys
atexit.register(lambda: print(*sys.modules, file=sys.stderr))
from teilhabe_docs.cli import main
sys.argv[1:] = {VALIDATE}
main()
"""
    command = [sys.executable, "-c", program]
    loaded = subprocess.run(command, cwd=EXAMPLE, check=True, capture_output=True, text=True).stderr.split()
    others = [name for name in loaded if not name.startswith(("teilhabe_docs", "__main__"))]
    return f"from importlib import import_module\nfor name in {others}: import_module(name)"


def main(limits: Limits) -> None:
    measured = quickest(
        {
            "pass": [[sys.executable, "-c", "pass"]],
            "version": [[TDOCS, "--version"]],
            "short": [[sys.executable, "-c", SHORT]],
            "imports": [[sys.executable, "-c", imports()]],
            "validate": [[TDOCS, *VALIDATE]],
        },
        ROUNDS,
        EXAMPLE,
    )
    limits.at_most("tdocs --version", measured["version"], measured["pass"], "python -c pass", 3)
    validate = measured["validate"]
    limits.at_most("tdocs validate provider.yaml", validate, measured["imports"], "its imports", 1.5)
    print(f"beside `{SHORT}`: ratio {validate / measured['short']:.3f}")


if __name__ == "__main__":
    run(main)
