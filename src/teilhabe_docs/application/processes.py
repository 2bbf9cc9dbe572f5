"""Offers in several processes: each is read here and built there."""

import os
import signal
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from threading import Thread
from typing import TYPE_CHECKING

from teilhabe_docs.application.build import build
from teilhabe_docs.application.built_offer import BuiltOffer
from teilhabe_docs.application.impossible import Cause, ImpossibleError
from teilhabe_docs.application.known_documents import current_documents
from teilhabe_docs.application.order import Order
from teilhabe_docs.application.unheard import unheard

if TYPE_CHECKING:
    from teilhabe_docs.documents.extent import RunExtent
    from teilhabe_docs.loading.loaded_concept import LoadedConcept
    from teilhabe_docs.rendering.records import Known

_STOCK = 3
"""So many offers at most wait for each process."""
_MOST_PROCESSES = 61
"""So many processes one can wait for on Windows."""
_WITHOUT_FOLDER = "PYTHONSAFEPATH"
"""Where this is set, Python imports nothing from the current folder, which may be somebody else's."""
_orders: list[Order] = []


def build_all(
    offers: "Iterable[LoadedConcept]", order: Order, jobs: int, extent: "RunExtent"
) -> Iterator[BuiltOffer]:
    """What becomes of the offers, in their order, with `jobs` processes beside this one, or in this one.

    Once the documents take too much together nothing comes of the others; `extent` counts on. There are no
    more processes than processors, since more gain nothing, but two where two are asked for. A Python that
    takes no word from the environment cannot keep the current folder off their path: then one; so it is where
    profiles declare fields, since other processes cannot be sent models that are made here.
    """
    jobs = min(jobs, max(2, os.cpu_count() or 1), _MOST_PROCESSES)
    if (sys.flags.ignore_environment and not sys.flags.safe_path) or order.shelf.fields.own:
        jobs = 1
    from teilhabe_docs.rendering.assembly import too_much_in_run

    for loaded, result in _built(offers, order, jobs, extent):
        if extent.zaehle(result.size):
            result.findings.append(too_much_in_run(loaded))
        order.records.keep(result.known)
        yield result


def _built(
    offers: "Iterable[LoadedConcept]", order: Order, jobs: int, extent: "RunExtent"
) -> "Iterator[tuple[LoadedConcept, BuiltOffer]]":
    if jobs <= 1:
        for loaded in offers:
            full = extent.voll
            yield loaded, BuiltOffer() if full else build(loaded, order, current_documents(loaded, order))
        return
    from concurrent.futures import Future, ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    with _without_folder():
        pool = ProcessPoolExecutor(jobs, get_context("spawn"), _begin, (order,))
        waiting: deque[tuple[LoadedConcept, Future[BuiltOffer]]] = deque()
        try:
            for loaded in offers:
                if extent.voll:
                    continue
                current = current_documents(loaded, order)
                if current.keys() >= {*order.documents}:
                    done: Future[BuiltOffer] = Future()
                    done.set_result(build(loaded, order, current))
                    waiting.append((loaded, done))
                else:
                    with unheard():
                        waiting.append((loaded, pool.submit(_build_there, loaded, current)))
                if len(waiting) > _STOCK * jobs:
                    first, result = waiting.popleft()
                    yield first, result.result()
            for first, result in waiting:
                yield first, result.result()
        except BrokenProcessPool:
            raise ImpossibleError(Cause.USAGE, _BROKEN) from None
        finally:
            pool.shutdown(cancel_futures=True)


@contextmanager
def _without_folder() -> Iterator[None]:
    """Processes started meanwhile find nothing to import in the current folder."""
    before = os.environ.get(_WITHOUT_FOLDER)
    os.environ[_WITHOUT_FOLDER] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ[_WITHOUT_FOLDER]
        else:
            os.environ[_WITHOUT_FOLDER] = before


def _begin(order: Order) -> None:
    """In a new process: leave Ctrl-C to the first one, and end when that one is no more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_the_first, daemon=True).start()
    _orders[:] = [order]


def _end_with_the_first() -> None:
    from multiprocessing import parent_process

    first = parent_process()
    if first is not None:
        first.join()
    os._exit(1)


def _build_there(loaded: "LoadedConcept", current: "dict[str, Known]") -> BuiltOffer:
    return build(loaded, _orders[0], current)


_BROKEN = (
    "Einer der Prozesse wurde beendet, vielleicht weil der Speicher nicht reicht. "
    "Bitte mit weniger Prozessen versuchen: --jobs 1."
)
