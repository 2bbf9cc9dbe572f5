"""Where `tdocs` begins: what needs no command line is answered before one is loaded."""

import gc
import os
import sys

from teilhabe_docs import __version__


def main() -> None:
    """Run tdocs and leave with its exit code."""
    try:
        if not (sys.argv[1:] == ["--version"] and _says_version()):
            _run()
    except KeyboardInterrupt:
        sys.exit(130)


def _says_version() -> bool:
    """Whether that was possible at once; a stream that is not simply there is for the command line."""
    try:
        return "PYTHONIOENCODING" not in os.environ and bool(os.write(1, f"tdocs {__version__}\n".encode()))
    except OSError:
        return False


def _run() -> None:
    import signal  # not above: there it would be a file of the current folder, under `python -m`

    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "1"  # nobody else reads along; looking for them takes time
    gc.set_threshold(250_000, 20, 100)  # what starting creates stays: looking through it is in vain
    try:
        from teilhabe_docs.cli import main as befehlszeile

        befehlszeile()
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # leaving takes no time that one could cut short


if __name__ == "__main__":
    if not sys.flags.safe_path:
        del sys.path[0]  # the current folder, which `python -m` puts there and which may be somebody else's
    main()
