"""`tdocs validate` of many offers, beside check-jsonschema with our schemas on the same files."""

import sys
import tempfile
from pathlib import Path

from offer_tree import ROOT, write
from timing import Limits, quickest, run

BIN = Path(sys.executable).parent
OFFERS = 1000
ROUNDS = 3


def main(limits: Limits) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write(folder, OFFERS)
        peer = [
            [
                str(BIN / "check-jsonschema"),
                "--schemafile",
                str(ROOT / "schemas" / f"{kind}.schema.json"),
                *files,
            ]
            for kind in ("provider", "offer", "staffing")
            if (files := [str(file) for file in sorted(folder.rglob(f"{kind}.yaml"))])
        ]
        measured = quickest({"tdocs": [[str(BIN / "tdocs"), "validate", "."]], "peer": peer}, ROUNDS, folder)
    ours, theirs = measured["tdocs"], measured["peer"]
    limits.at_most(f"tdocs validate, {OFFERS} offers", ours, theirs, "check-jsonschema", 0.25)
    print(f"{ours / OFFERS * 1000:.1f} ms for each offer, {theirs / ours:.1f} times faster")


if __name__ == "__main__":
    run(main)
