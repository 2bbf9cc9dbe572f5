"""The references in docs/: all findings and all fields, written anew, or compared with what holds now."""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import feldverzeichnis
from teilhabe_docs.rules.engine.rule_description import reference_page

DOCS = Path(__file__).resolve().parents[1] / "docs"
PAGES: Mapping[str, Callable[[], str]] = {
    "regeln.md": reference_page,
    "felder.md": feldverzeichnis.reference,
}


def main(arguments: list[str]) -> int:
    """Write the pages; with `--check` only say which are not current."""
    texts = {DOCS / name: page() for name, page in PAGES.items()}
    if "--check" not in arguments:
        for file, text in texts.items():
            file.write_text(text, "utf-8")
        return 0
    stale = [f for f, text in texts.items() if not (f.is_file() and f.read_text("utf-8") == text)]
    for file in stale:
        print(f"docs/{file.name} is not current; run `make docs`", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
