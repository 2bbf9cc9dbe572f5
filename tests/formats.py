"""What each format makes of one list of findings, `tests/reporting/erwartet`: written anew, or compared."""

import sys
from pathlib import Path

from reporting.befunde import REPORT
from teilhabe_docs.reporting.formate import FORMATE

FOLDER = Path(__file__).resolve().parent / "reporting" / "erwartet"
FILES = {
    "full": "full.txt",
    "concise": "concise.txt",
    "json": "befunde.json",
    "sarif": "befunde.sarif",
    "github": "github.txt",
    "gitlab": "gitlab.json",
    "junit": "junit.xml",
    "markdown": "markdown.md",
}


def outdated() -> list[str]:
    """The files that are not what the formats say now."""
    return [
        name
        for format_, name in FILES.items()
        if not (FOLDER / name).is_file() or (FOLDER / name).read_bytes() != rendered(format_)
    ]


def rendered(format_: str) -> bytes:
    return FORMATE[format_].schreiber(REPORT).encode("utf-8")


def main(arguments: list[str]) -> int:
    """Write the files; with `--check` only say which are not current."""
    if "--check" not in arguments:
        for format_, name in FILES.items():
            FOLDER.mkdir(exist_ok=True)
            (FOLDER / name).write_bytes(rendered(format_))
        return 0
    for name in outdated():
        print(
            f"tests/reporting/erwartet/{name} is not current; run `python tests/formats.py`", file=sys.stderr
        )
    return 1 if outdated() else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
