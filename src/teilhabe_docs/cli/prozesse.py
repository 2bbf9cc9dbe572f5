"""Offers in several processes: each is read here and built there."""

import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import TYPE_CHECKING

from teilhabe_docs.cli.fertigung import Auftrag, Ergebnis, fertige

if TYPE_CHECKING:
    from teilhabe_docs.documents.umfang import Laufumfang
    from teilhabe_docs.loading.loaded_concept import GeladenesKonzept

_VORRAT = 3
"""So many offers at most wait for each process."""
_auftraege: list[Auftrag] = []


def fertige_alle(geladene: "Iterable[GeladenesKonzept]", auftrag: Auftrag, jobs: int) -> Iterator[Ergebnis]:
    """What becomes of the offers, in their order, with `jobs` processes beside this one, or in this one.

    Once the documents take too much together nothing comes of the others.
    """
    from teilhabe_docs.documents.umfang import Laufumfang
    from teilhabe_docs.rendering.dokument import zu_viel

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
    pool = ProcessPoolExecutor(jobs, get_context("spawn"), _beginne, (auftrag,))
    wartende: deque[tuple[GeladenesKonzept, Future[Ergebnis]]] = deque()
    try:
        for geladen in geladene:
            if umfang.voll:
                continue
            wartende.append((geladen, pool.submit(_fertige_dort, geladen)))
            if len(wartende) > _VORRAT * jobs:
                erster, ergebnis = wartende.popleft()
                yield erster, ergebnis.result()
        for erster, ergebnis in wartende:
            yield erster, ergebnis.result()
    finally:
        pool.shutdown(cancel_futures=True)


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
