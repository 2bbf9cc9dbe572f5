"""Words that the law has left behind (TD702)."""

import re
from collections.abc import Iterator
from functools import cache

from teilhabe_docs.documents.profile.vocabulary import TextTuple
from teilhabe_docs.model.base import Model
from teilhabe_docs.model.values import Text, YesNo
from teilhabe_docs.rules.engine.declared_check import check
from teilhabe_docs.rules.engine.match import Match
from teilhabe_docs.rules.engine.prose import sentence_around
from teilhabe_docs.rules.engine.rows import rows
from teilhabe_docs.rules.engine.rule import SEVERITIES, SeverityWord
from teilhabe_docs.rules.engine.subject import Subject


class Begriff(Model):
    """A term (a pattern), the right one, and since when or by which norm; for some contract bases, or all.

    With one of `ausser` in the same sentence the term is right, with `eigener` also where the offer goes to
    an institution with a provider of its own. `woran` are words of which one stands wherever the pattern
    does, so that most texts need no closer look.
    """

    muster: Text
    woran: TextTuple
    statt: Text
    quelle: Text
    schwere: SeverityWord = "warnung"
    grundlagen: TextTuple = ()
    ausser: TextTuple = ()
    eigener: YesNo = False


@cache
def _begriffe() -> tuple[tuple[Begriff, re.Pattern[str]], ...]:
    return tuple((begriff, re.compile(begriff.muster)) for begriff in rows(__name__, "begriffe", Begriff))


@check("TD702", of_words=True)
def begriffe(subject: Subject) -> Iterator[Match]:
    """Each outdated term with the right one."""
    for begriff, muster in _begriffe():
        if begriff.grundlagen and subject.grundlage not in begriff.grundlagen:
            continue
        if begriff.eigener and subject.in_an_institution:
            continue
        for quelle in subject.texts_with(*begriff.woran):
            for treffer in muster.finditer(quelle.text):
                satz = quelle.text[slice(*sentence_around(quelle.text, *treffer.span()))]
                if any(wort in satz for wort in begriff.ausser):
                    continue
                wort = " ".join(treffer[0].split())
                text = f"»{wort}« ist überholt. Heute: {begriff.statt} ({begriff.quelle})."
                yield Match(
                    "TD702", text, quelle.stretch(treffer), SEVERITIES[begriff.schwere], source=begriff.quelle
                )
