"""Words that the law has left behind (TD702)."""

import re
from collections.abc import Iterator
from functools import cache

from teilhabe_docs.documents.profile.vocabulary import Texte
from teilhabe_docs.model.base import Modell
from teilhabe_docs.model.values import Text
from teilhabe_docs.rules.daten import zeilen
from teilhabe_docs.rules.regel import SCHWEREN, Wort
from teilhabe_docs.rules.saetze import satz_um
from teilhabe_docs.rules.treffer import Gegenstand, Treffer


class Begriff(Modell):
    """A term (a pattern), the right one, and since when or by which norm; for some contract bases, or all.

    With one of `ausser` in the same sentence the term is right. `woran` are words of which one stands
    wherever the pattern does, so that most texts need no closer look.
    """

    muster: Text
    woran: Texte
    statt: Text
    quelle: Text
    schwere: Wort = "warnung"
    grundlagen: Texte = ()
    ausser: Texte = ()


@cache
def _begriffe() -> tuple[tuple[Begriff, re.Pattern[str]], ...]:
    return tuple((begriff, re.compile(begriff.muster)) for begriff in zeilen("begriffe", Begriff))


def begriffe(gegenstand: Gegenstand) -> Iterator[Treffer]:
    """Each outdated term with the right one."""
    for begriff, muster in _begriffe():
        if begriff.grundlagen and gegenstand.grundlage not in begriff.grundlagen:
            continue
        for quelle in gegenstand.texte_mit(*begriff.woran):
            for treffer in muster.finditer(quelle.text):
                satz = quelle.text[slice(*satz_um(quelle.text, *treffer.span()))]
                if any(wort in satz for wort in begriff.ausser):
                    continue
                wort = " ".join(treffer[0].split())
                text = f"»{wort}« ist überholt. Heute: {begriff.statt} ({begriff.quelle})."
                yield Treffer(
                    "TD702", text, quelle.stelle(treffer), SCHWEREN[begriff.schwere], quelle=begriff.quelle
                )
