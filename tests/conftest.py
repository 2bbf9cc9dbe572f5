"""`slow` and `of_check` on the modules they list, what cannot run on Windows, only a test's own cache."""

import gc
from fnmatch import fnmatch
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings

from windows.skips import here, reason

TESTS = Path(__file__).resolve().parent
LISTS = {name: (TESTS / f"{name}.txt").read_text(encoding="utf-8").split() for name in ("slow", "of_check")}
_numbers = count()
settings.register_profile("tdocs", deadline=None)  # no test times: what is loaded first takes long under load
settings.load_profile("tdocs")
collect_ignore_glob = [str(TESTS / skip.pattern) for skip in here() if "::" not in skip.pattern]


@pytest.fixture(autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The cache folder of the test alone, for the programs that it starts as well; not made yet."""
    folder = tmp_path_factory.getbasetemp() / "caches" / str(next(_numbers))
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA", "WIN_PD_OVERRIDE_LOCAL_APPDATA"):
        monkeypatch.setenv(name, str(folder))
    return folder


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        name = item.path.relative_to(TESTS).as_posix()
        for mark, patterns in LISTS.items():
            if any(fnmatch(name, pattern) for pattern in patterns):
                item.add_marker(mark)
        if why := reason(f"{name}::{item.nodeid.partition('::')[2]}"):
            item.add_marker(pytest.mark.skip(reason=why))


def pytest_collection_finish() -> None:
    """The collected cases stay to the end: what looks for garbage need not go through them."""
    gc.collect()
    gc.freeze()
