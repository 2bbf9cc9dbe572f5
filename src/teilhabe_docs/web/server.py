"""From a folder to an address in the browser of this machine, until the terminal ends it."""

import asyncio
import logging
import secrets
import signal
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager, suppress
from threading import current_thread, main_thread
from types import FrameType
from typing import TYPE_CHECKING

import uvicorn
from starlette.routing import BaseRoute

from teilhabe_docs.application.followed_folder import FollowedFolder
from teilhabe_docs.application.impossible import Cause, ImpossibleError
from teilhabe_docs.application.preview import Preview
from teilhabe_docs.web.app import preview_app
from teilhabe_docs.web.board import Board
from teilhabe_docs.web.follow import follow
from teilhabe_docs.web.guard import Guard

if TYPE_CHECKING:
    from socket import socket  # noqa: TID251 - what uvicorn opens

LOOPBACK = "127.0.0.1"
"""The one interface that is listened at; the port is one that is free."""
_TOKEN_BYTES = 32
_NO_PORT = "Auf diesem Rechner lässt sich keine Adresse für die Vorschau öffnen. Bitte die Rechte prüfen."


class _Server(uvicorn.Server):
    """A server that says when it is `ready`, and sends all away who wait when it is to end."""

    def __init__(self, config: uvicorn.Config, board: Board, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._board = board
        self._ready = ready

    async def startup(self, sockets: "list[socket] | None" = None) -> None:
        """Begin to listen."""
        await super().startup(sockets)
        if self.started:
            self._ready()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """The terminal ends it."""
        self._board.close()
        super().handle_exit(sig, frame)


@contextmanager
def _hanging_up(server: _Server) -> Iterator[None]:
    """A terminal that is closed ends the server as Ctrl+C does; uvicorn itself does not hear of it."""
    number = getattr(signal, "SIGHUP", None)
    if number is None or current_thread() is not main_thread():
        yield
        return
    before = signal.signal(number, server.handle_exit)
    try:
        yield
    finally:
        signal.signal(number, before)


def serve(
    folder: FollowedFolder,
    first: Preview,
    ready: Callable[[str], None],
    further: Sequence[BaseRoute] = (),
    port: int = 0,
) -> None:
    """Show the folder until the process is told to end; `ready` gets the address, with its token.

    `further` routes are answered too. The `port` is taken where it is free, else another.
    Raises `KeyboardInterrupt` when the terminal ends it, `ImpossibleError` where no port can be had.
    """
    board = Board(folder.look, first)
    stop = asyncio.Event()

    @asynccontextmanager
    async def running() -> AsyncIterator[None]:
        task = asyncio.create_task(follow(board, lambda: folder.places, stop))
        yield
        stop.set()
        await task

    logging.getLogger("uvicorn").addHandler(logging.NullHandler())
    logging.getLogger("watchfiles").addHandler(logging.NullHandler())
    config = uvicorn.Config(
        "",
        host=LOOPBACK,
        port=port,
        loop="asyncio",
        http="h11",
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        date_header=False,
        timeout_graceful_shutdown=2,
    )
    with _bound(config) as opened:
        port, token = opened.getsockname()[1], secrets.token_urlsafe(_TOKEN_BYTES)
        address = f"http://{LOOPBACK}:{port}/{token}/"
        hosts = [f"{LOOPBACK}:{port}", f"localhost:{port}"]
        config.app = Guard(preview_app(board, further, running), hosts=hosts, token=token)
        server = _Server(config, board, lambda: ready(address))
        with _hanging_up(server):
            server.run(sockets=[opened])
    if server.started:
        raise KeyboardInterrupt
    raise ImpossibleError(Cause.USAGE, _NO_PORT)


def _bound(config: uvicorn.Config) -> "socket":
    """The port asked for, else one that is free; an `ImpossibleError` where no port can be had."""
    for port in dict.fromkeys((config.port, 0)):
        config.port = port
        with suppress(SystemExit):
            return config.bind_socket()
    raise ImpossibleError(Cause.USAGE, _NO_PORT)
