"""`tdocs lint` of 10 and of 300 offers, beside `validate`: what an offer costs, and whether that grows."""

import sys
import tempfile
from pathlib import Path

from offer_tree import write
from timing import Limits, quickest, run

TDOCS = str(Path(sys.executable).with_name("tdocs"))
COMMANDS = ("lint", "validate")
FEW, MANY = 10, 300
ROUNDS = 3


def per_offer() -> dict[str, tuple[float, float]]:
    """Seconds for each offer of few and of many, without what starting costs, by command."""
    with tempfile.TemporaryDirectory() as name:
        folders = {count: Path(name) / str(count) for count in (1, FEW, MANY)}
        for count, folder in folders.items():
            folder.mkdir()
            write(folder, count)
        measured = quickest(
            {
                f"{command} {count}": [[TDOCS, command, str(folder)]]
                for count, folder in folders.items()
                for command in COMMANDS
            },
            ROUNDS,
        )
    one = {command: measured[f"{command} 1"] for command in COMMANDS}
    return {
        command: (
            (measured[f"{command} {FEW}"] - one[command]) / (FEW - 1),
            (measured[f"{command} {MANY}"] - one[command]) / (MANY - 1),
        )
        for command in COMMANDS
    }


def main(limits: Limits) -> None:
    seconds = per_offer()
    (few, many), (_, validate) = (seconds[command] for command in COMMANDS)
    limits.at_most(f"tdocs lint, each of {MANY} offers", many, few, f"each of {FEW}", 1.2)
    limits.at_most("tdocs lint, each offer", many, validate, "tdocs validate", 3.5)


if __name__ == "__main__":
    run(main)
