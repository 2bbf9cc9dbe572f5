"""Writes anew what each format makes of one list of findings: `tests/reporting/erwartet`."""

from dataclasses import replace
from pathlib import Path

from reporting.befunde import REPORT
from teilhabe_docs.reporting.finding_formats import FINDING_FORMATS
from teilhabe_docs.rules.engine.rule_description import code_texts

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


def rendered(format_: str) -> bytes:
    return FINDING_FORMATS[format_].schreiber(replace(REPORT, codes=code_texts())).encode("utf-8")


def main() -> None:
    """Write the files."""
    FOLDER.mkdir(exist_ok=True)
    for format_, name in FILES.items():
        (FOLDER / name).write_bytes(rendered(format_))


if __name__ == "__main__":
    main()
