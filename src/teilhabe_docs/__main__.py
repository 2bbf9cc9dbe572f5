"""Where `tdocs` begins: what needs no command line is answered before one is loaded."""

import gc
import sys

from teilhabe_docs import __version__


def main() -> None:
    """Run tdocs and leave with its exit code."""
    if sys.argv[1:] == ["--version"]:
        print(f"tdocs {__version__}")
        return
    gc.set_threshold(
        100_000, 20, 100
    )  # what starting creates is there to stay: looking through it is in vain
    from teilhabe_docs.cli import main as befehlszeile

    befehlszeile()


if __name__ == "__main__":
    if not sys.flags.safe_path:
        del sys.path[0]  # the current folder, which `python -m` puts there and which may be somebody else's
    main()
