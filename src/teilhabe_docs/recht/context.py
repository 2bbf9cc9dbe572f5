"""Whether a norm fits where it is cited: by contract basis, by field, by what its sentence says."""

import re
from functools import lru_cache

from teilhabe_docs.recht.citation import CitedNorm
from teilhabe_docs.recht.law_data import ContextRule, context_rules_for
from teilhabe_docs.recht.sentence import Sentences
from teilhabe_docs.recht.validity import still_law, with_name
from teilhabe_docs.recht.verdict import Surroundings, Verdict, VerdictKind

_KINDER = re.compile(r"\bKind(?:er[ns]?|es)?\b|\bJugendliche|[Mm]inderjährig|\bSchüler")


def unfitting(
    norm: CitedNorm, name: str, stelle: tuple[int, int], saetze: Sentences, umfeld: Surroundings
) -> Verdict | None:
    """What to say of a norm by the first rule whose conditions are met; `stelle` is its whole citation."""
    satz, wortlaut = saetze.um(*stelle), saetze.text[norm.von : norm.bis]
    anfang = saetze.grenzen(*stelle)[0]
    hier = stelle[0] - anfang, stelle[1] - anfang
    for regel in (regel for nummer in norm.enden for regel in context_rules_for(name, nummer)):
        if not _trifft(regel, wortlaut, satz, hier, umfeld) or _beside(regel, stelle, saetze):
            continue
        if regel.urteil == "ueberholt":
            wie = f"{'sind' if norm.mehrere else 'ist'} hier vermutlich überholt"
        else:
            wie = f"{'passen' if norm.mehrere else 'passt'} hier nicht"
        ersatz = regel.ersatz(norm.nummer)
        gemeint = f"Gemeint: {with_name(ersatz)}?" if still_law(ersatz) else "Bitte prüfen, was heute gilt."
        text = f"{norm.genannt(name)} {wie}: {regel.sagt}. {gemeint}"
        return Verdict(VerdictKind(regel.urteil), norm.von, norm.bis, text, regel.quelle)
    return None


def _trifft(
    regel: ContextRule, wortlaut: str, satz: str, hier: tuple[int, int], umfeld: Surroundings
) -> bool:
    """Whether a rule speaks: by a word in the clause of the norm, and by none in its whole sentence."""
    mit, ohne = regel.muster
    if regel.grundlagen and umfeld.grundlage not in regel.grundlagen:
        return False
    if ohne and _steht(ohne, satz):
        return False
    if regel.nur_minderjaehrige and not (umfeld.minderjaehrige or _steht(_KINDER, satz)):
        return False
    if regel.ort and umfeld.ort.startswith(regel.ort):
        return True
    if regel.absatz and re.search(regel.absatz, wortlaut):
        return True
    if mit is None or not _steht(mit, satz):
        return mit is None
    from teilhabe_docs.recht.clause_of_norm import words_of  # only where something may be wrong

    return _steht(mit, words_of(satz, *hier))


def _beside(regel: ContextRule, stelle: tuple[int, int], saetze: Sentences) -> bool:
    """Whether a sentence beside it, to which a word ties it, says what the rule is not about."""
    ohne = regel.muster[1]
    if ohne is None:
        return False
    from teilhabe_docs.recht.pointing import tied  # only where something is wrong

    return ohne.search(tied(saetze, *stelle)) is not None


@lru_cache(maxsize=256)
def _steht(muster: re.Pattern[str], satz: str) -> bool:
    """Whether a pattern is found in a sentence, which may hold many citations."""
    return muster.search(satz) is not None
