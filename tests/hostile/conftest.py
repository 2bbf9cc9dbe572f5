"""A small repository, and beside it what it may not touch."""

from collections import defaultdict
from pathlib import Path

import pytest

from cli.conftest import haus, tdocs
from hostile.kit import HOUSE, SECRET, plant
from sampling import few

__all__ = ["haus", "outside", "repo", "tdocs"]


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    """A checkout with the small house in it."""
    (tmp_path / "repo" / ".git" / "hooks").mkdir(parents=True)
    (tmp_path / "repo" / ".git" / "HEAD").write_text("ref: refs/heads/main\n", "utf-8")
    return plant(tmp_path / "repo", HOUSE)


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    """A folder beside the checkout with a canary in each form that tdocs reads."""
    canary = tmp_path / "outside" / "canary"
    files = {
        "secret.txt": f"{SECRET}\n",
        "secret.yaml": f"name: {SECRET}\nid: {SECRET.lower()}\n{SECRET}: 1\nbezeichnung: {SECRET}\n",
        "secret.md": f"# {SECRET}\n\nDas ist {SECRET}.\n",
        "folder/secret.md": f"Das ist {SECRET}.\n",
        "folder/leitbild.md": f"Das ist {SECRET}.\n",
    }
    plant(canary.parent, files)
    return canary.parent


NTH = 8
"""Of the variants of a case every so manyth runs in the suite, where there are more than two."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    variants: dict[str, list[pytest.Item]] = defaultdict(list)
    for item in items:
        if Path(__file__).parent in item.path.parents:
            variants[item.nodeid.partition("[")[0]].append(item)
    left = {i for those in variants.values() if len(those) > 2 for i in set(those) - set(few(those, NTH))}
    config.hook.pytest_deselected(items=sorted(left, key=items.index))
    items[:] = [item for item in items if item not in left]
