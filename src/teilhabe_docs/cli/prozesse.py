"""Offers in several processes: each is read here and built there."""

import os
import signal
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import TYPE_CHECKING

from teilhabe_docs.cli.ausgang import Ausgang, beende
from teilhabe_docs.cli.fertigung import Auftrag, Ergebnis, fertige
from teilhabe_docs.cli.interrupts import unheard

if TYPE_CHECKING:
    from teilhabe_docs.documents.extent import Laufumfang
    from teilhabe_docs.loading.loaded_concept import GeladenesKonzept

_VORRAT = 3
"""So many offers at most wait for each process."""
_MEISTE_PROZESSE = 61
"""So many processes one can wait for on Windows."""
_OHNE_ORDNER = "PYTHONSAFEPATH"
"""Where this is set, Python imports nothing from the current folder, which may be somebody else's."""
_auftraege: list[Auftrag] = []


def fertige_alle(geladene: "Iterable[GeladenesKonzept]", auftrag: Auftrag, jobs: int) -> Iterator[Ergebnis]:
    """What becomes of the offers, in their order, with `jobs` processes beside this one, or in this one.

    Once the documents take too much together nothing comes of the others. There are no more processes than
    processors, since more gain nothing, but two where two are asked for. A Python that takes no word from the
    environment cannot keep the current folder off their path: then one.
    """
    jobs = min(jobs, max(2, os.cpu_count() or 1), _MEISTE_PROZESSE)
    if sys.flags.ignore_environment and not sys.flags.safe_path:
        jobs = 1
    from teilhabe_docs.documents.extent import Laufumfang
    from teilhabe_docs.rendering.assembly import zu_viel

    umfang = Laufumfang()
    for geladen, ergebnis in _gefertigte(geladene, auftrag, jobs, umfang):
        if umfang.zaehle(ergebnis.zeichen):
            ergebnis.befunde.append(zu_viel(geladen))
        yield ergebnis


def _gefertigte(
    geladene: "Iterable[GeladenesKonzept]", auftrag: Auftrag, jobs: int, umfang: "Laufumfang"
) -> "Iterator[tuple[GeladenesKonzept, Ergebnis]]":
    if jobs <= 1:
        for geladen in geladene:
            yield geladen, Ergebnis() if umfang.voll else fertige(geladen, auftrag)
        return
    with _ohne_ordner():
        pool = ProcessPoolExecutor(jobs, get_context("spawn"), _beginne, (auftrag,))
        wartende: deque[tuple[GeladenesKonzept, Future[Ergebnis]]] = deque()
        try:
            for geladen in geladene:
                if umfang.voll:
                    continue
                with unheard():
                    wartende.append((geladen, pool.submit(_fertige_dort, geladen)))
                if len(wartende) > _VORRAT * jobs:
                    erster, ergebnis = wartende.popleft()
                    yield erster, ergebnis.result()
            for erster, ergebnis in wartende:
                yield erster, ergebnis.result()
        except BrokenProcessPool:
            beende(Ausgang.NUTZUNG, _ABGEBROCHEN)
        finally:
            pool.shutdown(cancel_futures=True)


@contextmanager
def _ohne_ordner() -> Iterator[None]:
    """Processes started meanwhile find nothing to import in the current folder."""
    vorher = os.environ.get(_OHNE_ORDNER)
    os.environ[_OHNE_ORDNER] = "1"
    try:
        yield
    finally:
        if vorher is None:
            del os.environ[_OHNE_ORDNER]
        else:
            os.environ[_OHNE_ORDNER] = vorher


def _beginne(auftrag: Auftrag) -> None:
    """In a new process: leave Ctrl-C to the first one, and end when that one is no more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_ende_mit_dem_ersten, daemon=True).start()
    _auftraege[:] = [auftrag]


def _ende_mit_dem_ersten() -> None:
    erster = parent_process()
    if erster is not None:
        erster.join()
    os._exit(1)


def _fertige_dort(geladen: "GeladenesKonzept") -> Ergebnis:
    return fertige(geladen, _auftraege[0])


_ABGEBROCHEN = (
    "Einer der Prozesse wurde beendet, vielleicht weil der Speicher nicht reicht. "
    "Bitte mit weniger Prozessen versuchen: --jobs 1."
)
