"""The committed documents of the examples: rendered anew, or compared with what a rendering gives now."""

import json
import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
INCOMPLETE = ROOT / "examples" / "unvollstaendig"
"""Broken on purpose, to show what lint finds; it has no documents."""
EXAMPLES = tuple(
    sorted(p for p in (ROOT / "examples").iterdir() if (p / "provider.yaml").is_file() and p != INCOMPLETE)
)


def render(example: Path, out: Path) -> None:
    """Render all documents of an example in both formats into `out`."""
    command = [sys.executable, "-m", "teilhabe_docs", "render", str(example), "--out", str(out)]
    command += ["--force", "--format", "docx", "--format", "md"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def parts(file: Path) -> dict[str, bytes]:
    """What a file consists of: the uncompressed parts of a Word file, else its bytes."""
    if file.suffix != ".docx":
        return {"": file.read_bytes()}
    with zipfile.ZipFile(file) as package:
        return {name: package.read(name) for name in package.namelist()}


def stale(example: Path) -> list[str]:
    """The documents that `tdocs render --check` calls missing or not current, and those left over."""
    committed = example / "ausgabe"
    command = [
        sys.executable,
        "-m",
        "teilhabe_docs",
        "render",
        str(example),
        "--out",
        str(committed),
        "--check",
    ]
    command += ["--format", "docx", "--format", "md", "--format", "json"]
    told = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout
    states = {Path(entry["file"]): entry["state"] for entry in json.loads(told)["documents"]}
    return sorted(
        file.relative_to(example.parent).as_posix()
        for file in states.keys() | set(files_in(committed))
        if states.get(file) != "current"
    )


def files_in(folder: Path) -> list[Path]:
    """All files below a folder."""
    return [p for p in folder.rglob("*") if p.is_file()]


def main(arguments: list[str]) -> int:
    """Render all examples; with `--check` only name what is not current and return 1."""
    if "--check" not in arguments:
        for example in EXAMPLES:
            render(example, example / "ausgabe")
        return 0
    names = [name for example in EXAMPLES for name in stale(example)]
    for name in names:
        print(f"{name} is not current; run `make examples`", file=sys.stderr)
    return 1 if names else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
