"""Saved files are seen whether the system tells of them or not; folders may go and come back."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import PurePath
from typing import Any

import pytest

from teilhabe_docs.application.preview import Preview
from teilhabe_docs.web import follow as follow_module
from teilhabe_docs.web.board import Board
from teilhabe_docs.web.follow import follow


def followed(
    monkeypatch: pytest.MonkeyPatch, watches: list[list[Any]], looks: list[bool], clock: Any = None
) -> list[str]:
    """What happens where the system tells of `watches`, one list each time that it is asked to."""
    done: list[str] = []
    stop = asyncio.Event()
    left, answers = iter(watches), iter(looks)

    async def awatch(*places: str, **_: object) -> AsyncIterator[set[str]]:
        done.append(f"listen {' '.join(places)}")
        for news in next(left, [None]):
            if isinstance(news, Exception):
                raise news
            if news is None:
                stop.set()
                return
            yield news

    def look() -> Preview | None:
        new = next(answers, False)
        done.append("new" if new else "same")
        return Preview("haus") if new else None

    monkeypatch.setattr(follow_module, "awatch", awatch)
    monkeypatch.setattr(follow_module, "QUIET_MS", 0)
    monkeypatch.setattr(follow_module, "monotonic", clock or (lambda: 0.0))
    asyncio.run(follow(Board(look, Preview("haus")), lambda: [PurePath("haus")], stop))
    return done


def test_what_the_system_tells_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    assert followed(monkeypatch, [[{"a"}, {"b"}, None]], [True, False]) == ["listen haus", "new", "same"]


def test_now_and_then_somebody_looks_without_being_told(monkeypatch: pytest.MonkeyPatch) -> None:
    assert followed(monkeypatch, [[set(), set(), None]], []) == ["listen haus", "same", "same"]


def test_who_was_not_told_of_news_listens_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    done = followed(monkeypatch, [[set(), {"never"}]], [True])
    assert done == ["listen haus", "new", "listen haus"]


def test_who_looks_long_looks_seldom_but_always_when_told(monkeypatch: pytest.MonkeyPatch) -> None:
    times = iter([0, 3, 3, 5, 6, 9, 9, 300, 301, 301])
    done = followed(monkeypatch, [[set(), set(), {"a"}, set(), None]], [], lambda: float(next(times)))
    assert done == ["listen haus", *["same"] * 3]


@pytest.mark.parametrize("error", [FileNotFoundError(), PermissionError(), RuntimeError("too many watches")])
def test_a_place_that_cannot_be_listened_to_is_looked_at(
    monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    done = followed(monkeypatch, [[error], [error]], [False, True])
    assert done == ["listen haus", "same", "listen haus", "new", "listen haus"]
