"""`tdocs render --check` of many offers that the caller knows to be current, beside rendering them.

python benchmarks/check_many.py [OFFERS]
"""

import os
import shutil
import sys
import tempfile
from pathlib import Path

from offer_tree import write
from timing import Limits, quickest, run

TDOCS = str(Path(sys.executable).with_name("tdocs"))
OFFERS = 1000
ROUNDS = 2


def main(limits: Limits) -> None:
    offers = int(sys.argv[1]) if len(sys.argv) > 1 else OFFERS
    with tempfile.TemporaryDirectory() as name:
        tree, cache = Path(name) / "tree", Path(name) / "cache"
        os.environ["XDG_CACHE_HOME"] = os.environ["WIN_PD_OVERRIDE_LOCAL_APPDATA"] = str(cache)
        tree.mkdir()
        write(tree, offers)
        seconds: dict[str, list[float]] = {}
        for _ in range(ROUNDS):
            for folder in (cache, tree / "ausgabe"):
                shutil.rmtree(folder, ignore_errors=True)
            measured = {
                **quickest({"render": [[TDOCS, "render", "-q", "."]]}, 0, tree),
                **quickest({"check": [[TDOCS, "render", "--check", "-q", "."]]}, 2, tree),
            }
            for command, value in measured.items():
                seconds.setdefault(command, []).append(value)
    ours, theirs = min(seconds["check"]), min(seconds["render"])
    limits.at_least(f"tdocs render --check, {offers} current offers", ours, theirs, "tdocs render", 10)


if __name__ == "__main__":
    run(main)
