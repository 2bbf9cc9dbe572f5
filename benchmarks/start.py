"""What it costs to start tdocs, beside Python alone and the libraries that it cannot do without."""

import sys
from pathlib import Path

from offer_tree import EXAMPLE
from timing import Limits, quickest, run

TDOCS = str(Path(sys.executable).with_name("tdocs"))
LIBRARIES = "from pydantic import BaseModel; import yaml, typer"
ROUNDS = 20


def main(limits: Limits) -> None:
    measured = quickest(
        {
            "pass": [[sys.executable, "-c", "pass"]],
            "version": [[TDOCS, "--version"]],
            "libraries": [[sys.executable, "-c", LIBRARIES]],
            "validate": [[TDOCS, "validate", "provider.yaml"]],
        },
        ROUNDS,
        EXAMPLE,
    )
    limits.at_most("tdocs --version", measured["version"], measured["pass"], "python -c pass", 3)
    limits.at_most(
        "tdocs validate provider.yaml", measured["validate"], measured["libraries"], "imports", 1.5
    )


if __name__ == "__main__":
    run(main)
