"""`python tests/modules`: write `executed.txt` anew; then name the modules that a call executes in vain."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from modules.running import BROKEN, LIST, blocks, run
from modules.use import LEAN, in_vain


def main() -> None:
    """Run all calls."""
    LIST.write_text("\n".join(blocks()), "utf-8")
    for call in LEAN:
        for name in in_vain(run(call), run(call, BROKEN)):
            print(f"{call}: {name} is executed and not used")


if __name__ == "__main__":
    main()
