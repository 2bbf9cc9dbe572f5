"""Where `tdocs` begins: what needs no command line is answered before one is loaded."""

import gc
import sys

from teilhabe_docs import __version__


def main() -> None:
    """Run tdocs and leave with its exit code."""
    try:
        if sys.argv[1:] == ["--version"]:
            print(f"tdocs {__version__}")
            return
        _run()
    except KeyboardInterrupt:
        sys.exit(130)


def _run() -> None:
    import signal  # not above: there it would be a file of the current folder, under `python -m`

    gc.set_threshold(
        100_000, 20, 100
    )  # what starting creates is there to stay: looking through it is in vain
    try:
        from teilhabe_docs.cli import main as befehlszeile

        befehlszeile()
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # leaving takes no time that one could cut short


if __name__ == "__main__":
    if not sys.flags.safe_path:
        del sys.path[0]  # the current folder, which `python -m` puts there and which may be somebody else's
    main()
