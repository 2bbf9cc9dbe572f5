"""Whether a norm is law: it is there, it has not been repealed, it has the Absätze that are cited."""

import re

from teilhabe_docs.recht.citation import CitedNorm
from teilhabe_docs.recht.citation_parser import read_citations
from teilhabe_docs.recht.law import Gesetz
from teilhabe_docs.recht.law_data import Successor, laws, successor_of, successor_of_absatz
from teilhabe_docs.recht.norm_numbers import number_key
from teilhabe_docs.recht.verdict import Verdict, VerdictKind


def repealed(norm: CitedNorm, name: str) -> Verdict | None:
    """What to say of a norm that is law no more."""
    gesetz = laws().get(name)
    for nummer in norm.enden:
        if gesetz and nummer in gesetz.geltende:
            continue
        wer = f"{gesetz.einheit if gesetz else '§'} {nummer} {name} ist aufgehoben"
        if eintrag := successor_of().get((name, nummer)) or successor_of().get((name, "")):
            return _superseded(norm, wer, eintrag)
        if gesetz and gesetz.war(nummer):
            text = f"{wer}. {_CHECK}"
            return Verdict(VerdictKind.AUFGEHOBEN, norm.von, norm.bis, text, gesetz.titel)
    return None


def _superseded(norm: CitedNorm, wer: str, eintrag: Successor) -> Verdict:
    seit = f", seit {eintrag.seit:%d.%m.%Y}" if eintrag.seit else ""
    if not still_law(eintrag.statt):
        text = f"{wer}{seit}. {_CHECK}"
        return Verdict(VerdictKind.AUFGEHOBEN, norm.von, norm.bis, text, eintrag.quelle)
    text = f"{wer}{seit}. Heute: {with_name(eintrag.statt)}."
    quelle = f"{eintrag.statt}; {eintrag.quelle}"
    return Verdict(VerdictKind.AUFGEHOBEN, norm.von, norm.bis, text, quelle)


def missing(norm: CitedNorm, name: str) -> Verdict | None:
    """What to say of a norm that the law has never had."""
    gesetz = laws().get(name)
    if gesetz is None:
        return None
    fehlende = [
        nummer for nummer in norm.enden if not (gesetz.je(nummer) or (name, nummer) in successor_of())
    ]
    if not fehlende:
        return None
    text = f"{gesetz.einheit} {fehlende[0]} {name} gibt es nicht. Bitte Nummer und Gesetz prüfen."
    return Verdict(VerdictKind.NORM_FEHLT, norm.von, norm.bis, text, gesetz.titel)


def wrong_unit(norm: CitedNorm, law: Gesetz, sentence: str | None) -> Verdict | None:
    """What to say of a norm that is cited as § though its law has Artikel, or the other way round.

    `sentence` is that of a norm cited alone, None where several are: then only what the law does not have is
    told. Nothing is said either where the sentence speaks of an act that changes the law.
    """
    if law.einheit == "Art." and (law.artikelgesetz or not law.je(norm.nummer)):
        text = f"{law.kuerzel} hat Artikel, keinen § {norm.nummer}. Bitte Nummer und Gesetz prüfen."
        if rewritten := law.artikelgesetz:
            text = (
                f"Das {law.kuerzel} ist ein Artikelgesetz, das vor allem das {rewritten} neu gefasst hat; es "
                f"hat keinen § {norm.nummer}. Bitte das Gesetz nennen, in dem die Norm steht."
            )
        return Verdict(VerdictKind.NORM_FEHLT, norm.von, norm.bis, text, law.titel)
    if sentence is None or norm.nummer not in law.geltende:
        return None
    if law.einheit == "§" and re.search(r"[Gg]esetz(?!buch)|BTHG|KJSG|BGBl|[Ää]nder|Entwurf", sentence):
        return None
    zaehlt = "Artikeln" if law.einheit == "Art." else "Paragrafen"
    rest = norm.genannt(law.kuerzel).removeprefix("§§").removeprefix("§").strip()
    gemeint = f"{'§§' if law.einheit == '§' and norm.mehrere else law.einheit} {rest}"
    text = f"{law.kuerzel} zählt nach {zaehlt}. Gemeint: {gemeint}?"
    return Verdict(VerdictKind.PASST_NICHT, norm.von, norm.bis, text, law.titel)


def missing_absatz(norm: CitedNorm, name: str) -> Verdict | None:
    """What to say of an Absatz that the norm does not have; nothing where a range of norms is cited."""
    gesetz = laws().get(name)
    if gesetz is None or norm.letzte or not norm.absaetze:
        return None
    state = gesetz.norm(norm.nummer)
    if weg := [absatz for absatz in norm.absaetze if absatz in state.gone]:
        wer = f"{gesetz.einheit} {norm.nummer} Abs. {weg[0]} {name} ist aufgehoben"
        if eintrag := successor_of_absatz().get((name, norm.nummer, weg[0])):
            return _superseded(norm, wer, eintrag)
        text = f"{wer}. {_CHECK}"
        return Verdict(VerdictKind.AUFGEHOBEN, norm.von, norm.bis, text, gesetz.titel)
    fehlende = [absatz for absatz in norm.absaetze if absatz not in state.numbered]
    if not fehlende:
        return None
    letzter = max(state.numbered, key=number_key, default="")
    hat = f"Der letzte ist Absatz {letzter}." if letzter else "Seine Absätze sind nicht nummeriert."
    text = f"{gesetz.einheit} {norm.nummer} {name} hat keinen Absatz {fehlende[0]}. {hat} Bitte prüfen."
    return Verdict(VerdictKind.ABSATZ_FEHLT, norm.von, norm.bis, text, gesetz.titel)


def still_law(cited: str) -> bool:
    """Whether nothing of what is cited has been repealed by the laws that hold."""
    for citation in read_citations(cited):
        gesetz = laws().get(citation.quelle.name) if citation.quelle else None
        if gesetz and any(_repealed_in(gesetz, norm) for norm in citation.normen):
            return False
    return True


def _repealed_in(gesetz: Gesetz, norm: CitedNorm) -> bool:
    gone = gesetz.norm(norm.nummer).gone
    return any(map(gesetz.war, norm.enden)) or not gone.isdisjoint(norm.absaetze)


def with_name(norm: str) -> str:
    """A single norm with what it is about, where that is known: `§ 99 SGB IX (Leistungsberechtigung)`."""
    treffer = re.fullmatch(r"§ (\w+) (.+)", norm)
    gesetz = laws().get(treffer[2]) if treffer else None
    worum = gesetz.bezeichnungen.get(treffer[1]) if gesetz and treffer else None
    return f"{norm} ({worum})" if worum else norm


_CHECK = "Bitte prüfen, was heute gilt."
