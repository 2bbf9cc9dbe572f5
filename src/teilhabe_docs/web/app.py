"""The routes of the page: each answers from the present state, and none takes a path on the disk."""

import json
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Route

from teilhabe_docs.application.impossible import ImpossibleError
from teilhabe_docs.application.preview_word import word_file
from teilhabe_docs.web.board import fault
from teilhabe_docs.web.pages import DOCUMENT_POLICY, asset, document_page, shown_page

if TYPE_CHECKING:
    from starlette.requests import Request

    from teilhabe_docs.application.preview import Preview
    from teilhabe_docs.web.board import Board

T = TypeVar("T")

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_NOT_THERE = "Das gibt es nicht (mehr). Bitte zurück zur Vorschau."


def preview_app(
    board: "Board",
    further: Sequence[BaseRoute] = (),
    running: Callable[[], AbstractAsyncContextManager[None]] | None = None,
) -> Starlette:
    """The page for what `board` holds, with `further` routes; `running` goes on beside it."""
    own = _Routes(board, edit=bool(further))
    routes = [
        Route("/", own.page),
        Route("/dokument", own.document),
        Route("/word", own.word),
        Route("/stand", own.events),
        *(asset_route(f"/{name}", name) for name in ("page.css", "page.js")),
        *further,
    ]

    return Starlette(
        routes=routes,
        lifespan=(lambda _: running()) if running else None,
        exception_handlers={Exception: _faulty},
    )


async def _faulty(_: "Request", error: Exception) -> Response:
    return PlainTextResponse(fault(error), 500)


class _Routes:
    """The answers; what is asked for is looked up in the present state by its whole name."""

    def __init__(self, board: "Board", *, edit: bool) -> None:
        self._board, self._edit = board, edit

    async def page(self, request: "Request") -> Response:
        """The page of an offer and one of its documents, else of all offers."""
        key, kind = _asked(request)
        html = await self._read(lambda preview, state: shown_page(preview, key, kind, state, edit=self._edit))
        return Response(html, media_type="text/html")

    async def document(self, request: "Request") -> Response:
        """A document as a page of its own, in which nothing acts."""
        key, kind = _asked(request)
        html = await self._read(lambda preview, _: document_page(preview, key, kind))
        if html is None:
            return PlainTextResponse(_NOT_THERE, 404)
        return Response(html, media_type="text/html", headers={"content-security-policy": DOCUMENT_POLICY})

    async def word(self, request: "Request") -> Response:
        """A document as a Word file, as `tdocs render` writes it."""
        key, kind = _asked(request)
        try:
            file = await self._read(lambda preview, _: word_file(preview, key, kind))
        except ImpossibleError as error:
            return PlainTextResponse(str(error) or _NOT_THERE, 409)
        if file is None:
            return PlainTextResponse(_NOT_THERE, 404)
        named = f"attachment; filename*=UTF-8''{quote(file.name)}"
        return Response(file.content, media_type=_WORD, headers={"content-disposition": named})

    async def events(self, _: "Request") -> Response:
        """The number of the present state, and of each that follows (server-sent events)."""
        return StreamingResponse(self._states(), media_type="text/event-stream")

    async def _states(self) -> AsyncIterator[str]:
        state: int | None = self._board.state
        while state is not None:
            yield f"retry: 1000\ndata: {json.dumps(state)}\n\n"
            state = await self._board.after(state)

    async def _read(self, work: "Callable[[Preview, int], T]") -> T:
        return await run_in_threadpool(self._board.read, work)


def _asked(request: "Request") -> tuple[str, str]:
    return request.query_params.get("angebot", ""), request.query_params.get("dokument", "")


_KINDS = {"html": "text/html", "css": "text/css", "js": "text/javascript"}


def asset_route(path: str, name: str) -> Route:
    """The route at which a file of the page is had."""
    kind = _KINDS[name.rpartition(".")[2]]
    return Route(path, lambda _: Response(asset(name), media_type=kind))
