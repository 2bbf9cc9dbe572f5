"""What quoting changes in a file, as a unified diff, and how much of it there is."""

from collections.abc import Collection
from difflib import unified_diff

from teilhabe_docs.loading.yaml.quoting import QuotedVersion

_COLOURS = {"+": "32", "-": "31", "@": "36"}


def diff(name: str, version: QuotedVersion, *, colour: bool) -> str:
    """A diff that `patch` takes, with the line ends of the file."""
    lines = ""
    for line in unified_diff(_lines(version.alt), _lines(version.neu), name, name):
        whole = line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
        code = _COLOURS.get(line[0]) if colour else None
        lines += f"\x1b[{code}m{whole}\x1b[0m" if code else whole
    return lines


def summary(changed: Collection[QuotedVersion], files: int, *, written: bool) -> str:
    """How many values in how many files; `files` is how many were looked at."""
    if not changed:
        return f"Nichts zu ändern in {_counted(files, 'Datei', 'Dateien')}."
    where = _counted(len(changed), "Datei", "Dateien")
    quoted = sum(version.werte for version in changed)
    as_meant = sum(version.gemeint for version in changed)
    said = []
    if quoted or not as_meant:
        values = _counted(quoted, "Wert", "Werte")
        said.append(f"{values} in {where} in Anführungszeichen {'gesetzt' if written else 'zu setzen'}.")
    if as_meant:
        values = _counted(as_meant, "Wert", "Werte")
        said.append(f"{values} in {where} {'geschrieben' if written else 'zu schreiben'}, wie gemeint.")
    return " ".join(said)


def _lines(content: bytes) -> list[str]:
    *whole, rest = content.decode("utf-8").split("\n")
    return [*(f"{line}\n" for line in whole), *([rest] if rest else [])]


def _counted(count: int, one: str, several: str) -> str:
    return f"{count} {one if count == 1 else several}"
