"""Where `tdocs` begins: what needs no command line is answered before one is loaded."""

import sys

from teilhabe_docs import __version__


def main() -> None:
    """Run tdocs and leave with its exit code."""
    if sys.argv[1:] == ["--version"]:
        print(f"tdocs {__version__}")
        return
    from teilhabe_docs.cli import main as befehlszeile

    befehlszeile()


if __name__ == "__main__":
    main()
