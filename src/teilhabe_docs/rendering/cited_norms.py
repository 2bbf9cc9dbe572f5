"""The norms of federal law that a document's own clauses cite, beside those that the offer names."""

from collections.abc import Iterable, Iterator
from typing import Any

from teilhabe_docs.documents.blocks import (
    NormList,
    Paragraph,
    Reference,
    Section,
    TableBlock,
    TextRun,
    mapped,
    nodes,
)
from teilhabe_docs.documents.extent import Extent
from teilhabe_docs.documents.gliederung import Gliederung
from teilhabe_docs.model.konzept import Konzept
from teilhabe_docs.model.offer import Angebot
from teilhabe_docs.recht.citation_parser import read_citations
from teilhabe_docs.recht.law_data import laws
from teilhabe_docs.recht.norm_numbers import number_key

_BUECHER = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV")
_Norm = tuple[str, str, str]
"""Law, norm, and the last of a range or nothing."""


def insert_norms(
    abschnitte: tuple[Section, ...], gliederung: Gliederung, konzept: Konzept, umfang: Extent
) -> tuple[Section, ...]:
    """The sections with the norms in place of `NormList`; a paragraph that would name none falls away.

    What a profile's body cites counts where it is printed. What only an author's text cites is left out: many
    such citations say what is not agreed here. `umfang` counts the words.
    """
    koerper = (a.plan.koerper.text for a in gliederung.alle() if a.plan.koerper)
    eigene = {norm for text in koerper for norm in _normen(text)}
    gedruckte = {norm for a in abschnitte for absatz in _absaetze(a) for norm in _normen(absatz)}
    worte = _worte(sorted((eigene & gedruckte) - _genannte(konzept.angebot), key=_ordnung))

    def wandle(k: Any) -> Any:
        if worte and isinstance(k, NormList):
            umfang.zaehle(len(worte))
            return TextRun(worte)
        if worte:
            return k
        return () if isinstance(k, Paragraph) and any(isinstance(teil, NormList) for teil in k.inhalt) else k

    return tuple(mapped(abschnitt, wandle) for abschnitt in abschnitte)


def _normen(text: str) -> Iterator[_Norm]:
    for zitat in read_citations(text):
        if zitat.quelle and zitat.quelle.art == "gesetz" and not zitat.quelle.vertippt:
            law = laws().get(zitat.quelle.name)
            if law and law.ebene:
                continue
            for norm in zitat.normen:
                yield zitat.quelle.name, norm.nummer, norm.letzte


def _absaetze(abschnitt: Section) -> Iterator[str]:
    """The printed words, paragraph by paragraph and cell by cell."""
    for k in nodes(abschnitt):
        if isinstance(k, Paragraph):
            yield _text(k.inhalt)
        elif isinstance(k, TableBlock):
            yield from (_text(zelle) for zeile in (k.kopf, *k.zeilen) for zelle in zeile)


def _text(inhalt: Iterable[Any]) -> str:
    return "".join(
        "".join(t.text for t in teil.teile) if isinstance(teil, Reference) else getattr(teil, "text", " ")
        for teil in inhalt
    )


def _genannte(angebot: Angebot) -> set[_Norm]:
    """What the offer itself names, ranges also by each of their numbers."""
    genannt = set()
    grundlagen = angebot.rechtsgrundlagen if isinstance(angebot.rechtsgrundlagen, tuple) else ()
    for grundlage in grundlagen:
        for gesetz, nummer, letzte in _normen(grundlage.zitat):
            genannt.add((gesetz, nummer, letzte))
            if nummer.isdigit() and letzte.isdigit():
                genannt |= {(gesetz, str(n), "") for n in range(int(nummer), int(letzte) + 1)}
    return genannt


def _ordnung(norm: _Norm) -> tuple[str, int, tuple[int, str]]:
    """By law, the books of the Sozialgesetzbuch by their figures, then by number."""
    gesetz, nummer, _ = norm
    name, _, buch = gesetz.partition(" ")
    return name, _BUECHER.index(buch) if buch in _BUECHER else 0, number_key(nummer)


def _worte(normen: list[_Norm]) -> str:
    """`§ 30a BZRG, §§ 8a und 72a SGB VIII sowie §§ 37a und 123 bis 126 SGB IX`."""
    je_gesetz: dict[str, list[str]] = {}
    for gesetz, nummer, letzte in normen:
        je_gesetz.setdefault(gesetz, []).append(f"{nummer} bis {letzte}" if letzte else nummer)
    gruppen = [_gruppe(gesetz, nummern) for gesetz, nummern in je_gesetz.items()]
    return _verbunden(gruppen, " sowie ")


def _gruppe(gesetz: str, nummern: list[str]) -> str:
    eine = len(nummern) == 1 and nummern[0].isalnum()
    law = laws().get(gesetz)
    zeichen = "Art." if law and law.einheit == "Art." else "§" if eine else "§§"
    return f"{zeichen} {_verbunden(nummern, ' und ')} {gesetz}"


def _verbunden(teile: list[str], letzte: str) -> str:
    return letzte.join(filter(None, (", ".join(teile[:-1]), teile[-1]))) if teile else ""
