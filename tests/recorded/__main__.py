"""`python tests/recorded [FOLDER]`: write `calls.txt` anew; into the folder, all that calls say and write."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from recorded.calls import calls
from recorded.running import LIST, Runner, line


def main(arguments: list[str]) -> int:
    """Run all calls."""
    folder = Path(arguments[0]) if arguments else None
    with Runner() as runner:
        lines = []
        for call in calls():
            told = runner.run(call)
            lines.append(line(call, told))
            if folder:
                told.keep(folder / str(call).replace("/", "_"))
    LIST.write_text("".join(sorted(lines)), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
