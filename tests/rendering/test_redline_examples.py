"""Redlines of the examples, as they have changed in the history of this checkout, and of variants of them."""

import io
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from examples import EXAMPLES, ROOT
from rendering.random_states import vary
from rendering.unwrapped import proof
from sampling import THOROUGH, few
from teilhabe_docs.application.compare import read_side
from teilhabe_docs.application.compare_documents import PrintedDocument
from teilhabe_docs.application.workspace import open_folder
from teilhabe_docs.diagnostics import has_errors
from teilhabe_docs.documents.blocks import BlockDocument
from teilhabe_docs.rendering.docx.redline import write_redline

SEEDS = range(4 if THOROUGH else 1)


def documents(folder: Path) -> dict[tuple[str, str], BlockDocument]:
    """The documents of the offers in a folder that there can be, by offer and kind."""
    found = {}
    for offer in read_side("", [open_folder(str(folder))]).offers:
        for kind, profile in offer.profiles.items():
            built = PrintedDocument(offer.loaded, profile).built
            if not has_errors(built.befunde):
                found[offer.place.id, kind] = built.dokument
    return found


def proven(old: Path, new: Path) -> int:
    """How many documents of both folders differ; each all accepted is the new one, all rejected the old."""
    before, after = documents(old), documents(new)
    changed = 0
    for key in after.keys() & before.keys():
        redline = write_redline(before[key], after[key], "Träger", "2027-03-01")
        if redline.changes:
            proof(redline.content, before[key], after[key])
            changed += 1
    return changed


def git(*arguments: str) -> bytes:
    done = subprocess.run(["git", "-C", str(ROOT), *arguments], capture_output=True, check=False)
    return done.stdout if done.returncode == 0 else b""


@cache
def steps() -> tuple[tuple[str, str, str], ...]:
    """Each change of the sources of an example: the commit before, the commit, the example; newest first."""
    if shutil.which("git") is None:
        return ()
    log = git("log", "--first-parent", "--format=commit %H %P", "--name-only", "--", "examples").decode()
    found: dict[tuple[str, str, str], None] = {}
    commit = before = ""
    for line in log.splitlines():
        if line.startswith("commit "):
            _, commit, before, *_ = [*line.split(), ""]
        elif before and line.count("/") > 1 and "/ausgabe/" not in line:
            found[before, commit, line.split("/")[1]] = None
    names = {example.name for example in EXAMPLES}
    return tuple(one for one in found if one[2] in names)


def laid_out(commit: str, example: str, folder: Path) -> Path | None:
    """An example as it was at a commit; None where there was none, or nobody has that commit here."""
    content = git("archive", "--format=zip", commit, f"examples/{example}")
    if not content:
        return None
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        archive.extractall(folder)
    return folder / "examples" / example


def pairs(tmp_path: Path) -> Iterator[tuple[Path, Path]]:
    for number, (before, commit, example) in enumerate(steps()):
        old, new = (
            laid_out(one, example, tmp_path / f"{number}-{side}")
            for side, one in (("alt", before), ("neu", commit))
        )
        if old and new:
            yield old, new


def test_each_change_of_an_example_in_the_history_comes_back_both_ways(tmp_path: Path) -> None:
    if not steps():
        pytest.skip("this checkout has no history of the examples")
    changed = 0
    for old, new in pairs(tmp_path):
        changed += proven(old, new)
        if changed and not THOROUGH:
            break
    assert changed


@pytest.mark.parametrize("example", few(EXAMPLES, 5), ids=lambda example: example.name)
@pytest.mark.parametrize("seed", SEEDS)
def test_a_variant_of_an_example_comes_back_both_ways(example: Path, seed: int, tmp_path: Path) -> None:
    variant = tmp_path / example.name
    shutil.copytree(example, variant, ignore=shutil.ignore_patterns("ausgabe"))
    vary(variant, f"{example.name} {seed}")
    assert proven(example, variant)
