"""`tdocs lint` of 10 and of 300 offers, beside `validate`: what an offer costs, and whether that grows."""

import sys
import tempfile
from pathlib import Path

from offer_tree import write
from timing import medians, show

TDOCS = str(Path(sys.executable).with_name("tdocs"))
FEW, MANY = 10, 300
ROUNDS = 3


def per_offer(command: str) -> tuple[float, float]:
    """Seconds for each offer of few and of many, without what starting costs."""
    with tempfile.TemporaryDirectory() as name:
        folders = {count: Path(name) / str(count) for count in (1, FEW, MANY)}
        for count, folder in folders.items():
            folder.mkdir()
            write(folder, count)
        measured = medians(
            {str(count): [[TDOCS, command, str(folder)]] for count, folder in folders.items()}, ROUNDS
        )
    one = measured["1"]
    return (measured[str(FEW)] - one) / (FEW - 1), (measured[str(MANY)] - one) / (MANY - 1)


def main() -> None:
    few, many = per_offer("lint")
    _, validate = per_offer("validate")
    show(f"tdocs lint, each of {MANY} offers", many, few, f"each of {FEW}", "at most 1.2")
    show("tdocs lint, each offer", many, validate, "tdocs validate", "at most 3")


if __name__ == "__main__":
    main()
