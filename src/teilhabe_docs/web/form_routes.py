"""The routes of the form: its page, its data, and what is written; none takes a path on the disk."""

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from teilhabe_docs.application.form_change import FormAction, FormChange
from teilhabe_docs.application.impossible import ImpossibleError
from teilhabe_docs.application.served_form import ServedForm, in_words
from teilhabe_docs.application.typed_values import size_of
from teilhabe_docs.web.app import asset_route
from teilhabe_docs.web.form_json import form_json, in_unicode

if TYPE_CHECKING:
    from starlette.requests import Request

MAX_TEXT = 5_000_000
"""So many bytes of text somebody may paste at once."""

_TOO_MUCH = "Das ist zu viel auf einmal: höchstens 5 MB. Bitte in Teilen einfügen."
_NO_REQUEST = "Diese Anfrage ist nicht zu verstehen."
_SCRIPTS = (
    *("form.js", "form_controls.js", "form_fields.js", "form_lists.js", "form_texts.js"),
    "word_paste.js",
)


def form_routes(served: ServedForm) -> list[BaseRoute]:
    """The form of each offer of a folder, and what can be done in it."""
    own = _FormRoutes(served)
    return [
        asset_route("/formular", "form.html"),
        *(asset_route(f"/{name}", name) for name in ("form.css", *_SCRIPTS)),
        Route("/formular/daten", own.data),
        Route("/formular/profile", own.profiles),
        Route("/formular/pruefen", own.try_out, methods=["POST"]),
        Route("/formular/aendern", own.change, methods=["POST"]),
        Route("/formular/zurueck", own.undo, methods=["POST"]),
        Route("/formular/neu", own.begin, methods=["POST"]),
    ]


class _FormRoutes:
    """The answers: a form as JSON, or in German why there is none."""

    def __init__(self, served: ServedForm) -> None:
        self._served = served

    async def data(self, request: "Request") -> Response:
        """The form of the offer `angebot`."""
        key = request.query_params.get("angebot", "")
        return await self._answer(lambda: self._json(self._served.see(key)))

    async def profiles(self, _: "Request") -> Response:
        """What a concept may begin with."""
        return await self._answer(
            lambda: [
                {"document": document, "name": name, "title": title}
                for document, name, title in self._served.profiles()
            ]
        )

    async def try_out(self, request: "Request") -> Response:
        """What would become of a change."""
        return await self._with_change(request, self._served.try_out)

    async def change(self, request: "Request") -> Response:
        """Make a change."""
        return await self._with_change(request, self._served.change)

    async def undo(self, request: "Request") -> Response:
        """Take the last change back."""
        asked = await _asked(request)
        if asked is None:
            return _refusal(_NO_REQUEST, 400)
        key = str(asked.get("offer", ""))
        return await self._answer(lambda: self._json(*self._served.undo(key)))

    async def begin(self, request: "Request") -> Response:
        """Begin a concept; returns the key of its offer."""
        asked = await _asked(request)
        if asked is None or not isinstance(asked.get("profile"), str):
            return _refusal(_NO_REQUEST, 400)
        profile, name = asked["profile"], str(asked.get("name", "") or "")
        return await self._answer(lambda: {"offer": self._served.begin(profile, name)})

    async def _with_change(self, request: "Request", work: Callable[[str, FormChange], Any]) -> Response:
        asked = await _asked(request)
        change = None if asked is None else _change(asked)
        if asked is None or change is None:
            return _refusal(_NO_REQUEST, 400)
        if size_of(asked) > MAX_TEXT:
            return _refusal(_TOO_MUCH, 413)
        return await self._answer(lambda: self._json(*work(str(asked.get("offer", "")), change)))

    def _json(self, form: Any, refused: Any = None) -> dict[str, Any]:
        return form_json(form, len(self._served.history), refused)

    async def _answer(self, work: Callable[[], Any]) -> Response:
        try:
            return JSONResponse(await run_in_threadpool(in_words, work))
        except ImpossibleError as error:
            return _refusal(str(error) or _NO_REQUEST, 409)


async def _asked(request: "Request") -> dict[str, Any] | None:
    """The body of a request; None for what is no object in JSON."""
    try:
        found = json.loads(await request.body())
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _change(asked: dict[str, Any]) -> FormChange | None:
    path, digest, index, text = (asked.get(key) for key in ("path", "digest", "index", "text"))
    fits = isinstance(path, str) and isinstance(digest, str) and len(path) < 1000
    fits = fits and (index is None or type(index) is int) and (text is None or isinstance(text, str))
    if not fits or asked.get("action") not in [*FormAction]:
        return None
    return FormChange(str(path), FormAction(asked["action"]), str(digest), asked.get("value"), index, text)


def _refusal(text: str, status: int) -> Response:
    return JSONResponse({"problem": in_unicode(text)}, status)
