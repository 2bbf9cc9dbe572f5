"""One call over forty repositories below one folder, beside a call for each of them in one process.

python benchmarks/many_repositories.py [REPOSITORIES]
"""

import io
import os
import shutil
import sys
import tempfile
from contextlib import redirect_stderr, redirect_stdout, suppress
from pathlib import Path

from offer_tree import EXAMPLE
from timing import Limits, quickest, run

REPOSITORIES = 40
ROUNDS = 3
LIMIT = 1.2
CALLS = {
    "validate": ("validate",),
    "lint": ("lint",),
    "status": ("status", "--format", "json"),
    "status --matrix": ("status", "--matrix", "--format", "csv"),
    "render --check": ("render", "--check"),
}


def call(arguments: list[str]) -> None:
    """Tdocs in this process, whatever it ends with."""
    from teilhabe_docs.cli import main

    sys.argv = ["tdocs", *arguments]
    nothing = io.StringIO()
    with suppress(SystemExit), redirect_stdout(nothing), redirect_stderr(nothing):
        main()


def measure(limits: Limits) -> None:
    repositories = int(sys.argv[1]) if len(sys.argv) > 1 else REPOSITORIES
    with tempfile.TemporaryDirectory() as name:
        root, cache = Path(name) / "alle", Path(name) / "cache"
        os.environ["XDG_CACHE_HOME"] = os.environ["WIN_PD_OVERRIDE_LOCAL_APPDATA"] = str(cache)
        for number in range(repositories):
            shutil.copytree(EXAMPLE, root / f"haus-{number:02}")
        here = [sys.executable, __file__, "--call"]
        each = [path.name for path in sorted(root.iterdir())]
        for title, arguments in CALLS.items():
            commands = {
                "one": [[*here, *arguments, "--", "."]],
                "each": [[*here, *arguments, "--", *each]],
            }
            seconds = quickest(commands, ROUNDS, root)
            ours, theirs = seconds["one"], seconds["each"]
            limits.at_most(f"tdocs {title}, {repositories} repositories", ours, theirs, "one by one", LIMIT)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--call"]:
        end = sys.argv.index("--")
        asked, places = sys.argv[2:end], sys.argv[end + 1 :]
        for place in places:
            call([*asked, place])
    else:
        run(measure)
