"""What the downloads share: locked packages, pages as text, a limit, the list of what is in one."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))
from teilhabe_docs import __version__

ROOT = Path(__file__).resolve().parents[1]
PAGES = ROOT / "docs"
LARGEST = 150_000_000
"""Bytes: it is sent by mail and lies on shared drives."""

OF_THIS_MACHINE = {"direct_url.json", "RECORD", "INSTALLER", "REQUESTED"}
"""What pip notes of where and how it has installed, which stays behind."""


def module(name: str, *arguments: str | Path) -> None:
    """Run a Python program that is installed beside us."""
    command = [sys.executable, "-m", name, *map(str, arguments)]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def locked(target: Path, *options: str) -> None:
    """Write down the packages that tdocs and its extras need, pinned, with the hash of each."""
    kept = (
        "--no-python-downloads",
        "--generate-hashes",
        "--no-annotate",
        "--no-header",
        "-c",
        "constraints.txt",
        "-o",
        target,
    )
    module("uv", "pip", "compile", "pyproject.toml", "--extra", "alle", *options, *kept)


def bill_of_materials(requirements: Path, python: str, target: Path) -> None:
    """Write what `locked` has written as CycloneDX, for programs that look for known weaknesses.

    Named are also tdocs and the Python with its version, which the packages do not ask for.
    """
    module("cyclonedx_py", "requirements", "--output-reproducible", "-o", target, requirements)
    listed = json.loads(target.read_text("utf-8"))
    about = {"type": "application", "name": "tdocs", "version": __version__}
    listed["metadata"]["component"] = {
        **about,
        "bom-ref": "tdocs",
        "purl": f"pkg:pypi/teilhabe-docs@{__version__}",
    }
    name = f"cpe:2.3:a:python:python:{python}:*:*:*:*:*:*:*"
    listed["components"].append({"type": "platform", "name": "python", "version": python, "cpe": name})
    target.write_text(json.dumps(listed, indent=2, sort_keys=True) + "\n", "utf-8")


def pages_as_text() -> Iterator[tuple[str, str]]:
    """The pages of the documentation as files that every system opens, by name; links among them lead on."""
    names = "|".join(sorted(path.stem for path in PAGES.glob("*.md")))
    for page in sorted(PAGES.glob("*.md")):
        text = re.sub(rf"(?<![\w/.-])({names})\.md\b", r"\1.txt", page.read_text("utf-8"))
        yield page.with_suffix(".txt").name, text


def refuse_if_too_large(target: Path) -> None:
    """Say how large a download is; raises `SystemExit` where it is too large."""
    size = target.stat().st_size
    print(f"{target.name}: {size / 1e6:.1f} MB")
    if size > LARGEST:
        raise SystemExit(f"{target.name} is larger than {LARGEST // 1_000_000} MB")
