"""The reference of all findings, `docs/regeln.md`: written anew, or compared with what the rules say now."""

import sys
from pathlib import Path

from teilhabe_docs.rules.beschreibung import nachschlagewerk

FILE = Path(__file__).resolve().parents[1] / "docs" / "regeln.md"


def main(arguments: list[str]) -> int:
    """Write the file; with `--check` only say whether it is current."""
    text = nachschlagewerk()
    if "--check" not in arguments:
        FILE.write_text(text, "utf-8")
        return 0
    current = FILE.is_file() and FILE.read_text("utf-8") == text
    if not current:
        print(f"docs/{FILE.name} is not current; run `make docs`", file=sys.stderr)
    return 0 if current else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
