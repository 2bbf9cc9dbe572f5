"""What it costs to start tdocs, beside Python alone and the libraries that it cannot do without."""

import sys
from pathlib import Path

from offer_tree import EXAMPLE
from timing import medians, show

TDOCS = str(Path(sys.executable).with_name("tdocs"))
LIBRARIES = "from pydantic import BaseModel; import yaml, typer"
ROUNDS = 20


def main() -> None:
    measured = medians(
        {
            "pass": [[sys.executable, "-c", "pass"]],
            "version": [[TDOCS, "--version"]],
            "libraries": [[sys.executable, "-c", LIBRARIES]],
            "validate": [[TDOCS, "validate", "provider.yaml"]],
        },
        ROUNDS,
        EXAMPLE,
    )
    show("tdocs --version", measured["version"], measured["pass"], "python -c pass", "at most 3")
    show(
        "tdocs validate provider.yaml", measured["validate"], measured["libraries"], "imports", "at most 1.7"
    )


if __name__ == "__main__":
    main()
