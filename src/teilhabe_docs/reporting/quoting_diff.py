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
    said = []
    if quoted := [version for version in changed if version.werte]:
        values = _counted(sum(version.werte for version in quoted), "Wert", "Werte")
        where = f"{values} in {_counted(len(quoted), 'Datei', 'Dateien')}"
        said.append(f"{where} in Anführungszeichen {'gesetzt' if written else 'zu setzen'}.")
    if meant := [version for version in changed if version.gemeint]:
        values = _counted(sum(version.gemeint for version in meant), "Wert", "Werte")
        where = f"{values} in {_counted(len(meant), 'Datei', 'Dateien')}"
        said.append(f"{where} {'geschrieben' if written else 'zu schreiben'}, wie gemeint.")
    if mended := [version for version in changed if version.texte]:
        texts = _counted(sum(version.texte for version in mended), "Text", "Texte")
        said.append(f"{texts} {'in Markdown umgeschrieben' if written else 'in Markdown umzuschreiben'}.")
    return " ".join(said)


def _lines(content: bytes) -> list[str]:
    *whole, rest = content.decode("utf-8").split("\n")
    return [*(f"{line}\n" for line in whole), *([rest] if rest else [])]


def _counted(count: int, one: str, several: str) -> str:
    return f"{count} {one if count == 1 else several}"
