"""The citations of a text, judged one by one."""

import re
from collections.abc import Iterator
from functools import cache

from teilhabe_docs.near_names import meant
from teilhabe_docs.recht.agreement_bases import BASES
from teilhabe_docs.recht.citation import GAP, Citation, CitedNorm, NormSource
from teilhabe_docs.recht.citation_parser import read_citations
from teilhabe_docs.recht.context import unfitting
from teilhabe_docs.recht.law_data import context_rules_for, law_day, laws, successor_of
from teilhabe_docs.recht.law_names import LETTERS, known_name
from teilhabe_docs.recht.mentions import mentioned, superseded
from teilhabe_docs.recht.norm_numbers import number_key
from teilhabe_docs.recht.plain_signs import plain_signs
from teilhabe_docs.recht.sentence import Sentences
from teilhabe_docs.recht.validity import missing, missing_absatz, repealed, wrong_unit
from teilhabe_docs.recht.verdict import Surroundings, Verdict, VerdictKind

_NEUFASSUNG = {"SGB IX": 2018, "SGB XII": 2020, "BDSG": 2018}
"""Since when the numbers of a law stand for something else than before."""
_BUECHER = "Es gibt die Bücher SGB I bis XII und XIV."


def verdicts(text: str, umfeld: Surroundings | None = None) -> Iterator[Verdict]:
    """What is wrong with the citations of a text, in order; each names the state of the law data."""
    plain, places = plain_signs(text)
    found = _CitationCheck(plain, umfeld or Surroundings()).urteile()
    if not places:
        return found
    return (v._replace(von=places[v.von], bis=places[v.bis - 1] + 1) for v in found)


class _CitationCheck:
    def __init__(self, text: str, umfeld: Surroundings) -> None:
        self.text = text
        self.umfeld = umfeld
        self.saetze = Sentences(text)
        self.mit_gesetz: set[str] = set()
        self.letzte_quelle = self.letzte_fremde = 0
        self.satzanfang = self.gelesen_bis = self.davor = 0
        self.schrift_genannt = False
        self.zuletzt_genannt = -1, ""

    def urteile(self) -> Iterator[Verdict]:
        for zitat in read_citations(self.text):
            for urteil in self._zitat(zitat):
                worum = next((norm.nummer for norm in zitat.normen if norm.von == urteil.von), "")
                tag = law_day(zitat.quelle.name if zitat.quelle else "", worum)
                yield urteil._replace(text=f"{urteil.text} (Rechtsstand {tag})")
            if self.umfeld.vereinbarung and self._ist_verweis(zitat):
                for norm in zitat.normen:
                    yield from self._verweis(norm)
            if zitat.quelle and zitat.quelle.art != "intern":
                self.letzte_quelle = zitat.quelle.bis

    def _zitat(self, zitat: Citation) -> Iterator[Verdict]:
        """What is wrong by the law."""
        quelle = zitat.quelle
        if quelle is None or quelle.art == "intern":
            return
        self.mit_gesetz.update(norm.nummer for norm in zitat.normen)
        if quelle.vertippt and (zitat.normen or quelle.name or self._ist_buch(quelle)):
            yield self._vertippt(quelle)
        if quelle.name and zitat.normen:
            stelle = zitat.normen[0].von, max(quelle.bis, *(norm.bis for norm in zitat.normen))
            for norm in zitat.normen:
                if urteil := self._unit(norm, zitat, quelle.name) or self._norm(norm, quelle, stelle):
                    yield urteil
        elif quelle.name in superseded() and not quelle.vertippt:
            yield from filter(None, (self._allein(quelle),))

    def _unit(self, norm: CitedNorm, zitat: Citation, name: str) -> Verdict | None:
        """What is wrong where a law has Artikel and no §, or the other way round."""
        gesetz = laws().get(name)
        if gesetz is None or gesetz.einheit == zitat.einheit:
            return None
        satz = self.saetze.um(norm.von, norm.bis) if len(zitat.normen) == 1 else None
        return wrong_unit(norm, gesetz, satz)

    def _allein(self, quelle: NormSource) -> Verdict | None:
        """What is wrong with a law that is named without a norm; once in a sentence, never of its history."""
        anfang, ende = self.saetze.grenzen(quelle.von, quelle.bis)
        urteil = mentioned(quelle, self.text[anfang:ende])
        if urteil is None or self.zuletzt_genannt == (anfang, quelle.name):
            return None
        from teilhabe_docs.recht.law_history import tells_history  # only where such a law is named

        davor, danach = self.text[anfang : quelle.von], self.text[quelle.bis : ende]
        if tells_history(davor, danach) or self._blickt_zurueck("", quelle.name, quelle.von, quelle.bis):
            return None
        self.zuletzt_genannt = anfang, quelle.name
        return urteil

    def _norm(self, norm: CitedNorm, quelle: NormSource, stelle: tuple[int, int]) -> Verdict | None:
        """What is wrong with a norm; nothing where its sentence speaks of it as former law."""
        name = quelle.name
        urteil = repealed(norm, name) or missing(norm, name)
        if urteil and urteil.art is VerdictKind.NORM_FEHLT and _draft().match(self.text, stelle[1]):
            return None
        if urteil is None and any(context_rules_for(name, nummer) for nummer in norm.enden):
            urteil = unfitting(norm, name, stelle, self.saetze, self.umfeld)
        urteil = urteil or missing_absatz(norm, name)
        if urteil is None and norm.teile:
            from teilhabe_docs.recht.subdivisions import missing_subdivision  # only where one is cited

            urteil = missing_subdivision(norm, name)
        urteil = urteil or self._grundlage(norm, name, *stelle)
        return None if urteil and self._blickt_zurueck(norm.nummer, name, *stelle) else urteil

    def _grundlage(self, norm: CitedNorm, name: str, von: int, bis: int) -> Verdict | None:
        """What to say where a norm that may be the basis of an agreement is given as this one's."""
        if all(self.umfeld.grundlage in BASES.get((name, n), (self.umfeld.grundlage,)) for n in norm.enden):
            return None
        from teilhabe_docs.recht.contract_basis import wrong_basis  # only where another basis is cited

        anfang, ende = self.saetze.grenzen(von, bis)
        return wrong_basis(norm, name, self.text[anfang:ende], von - anfang, self.umfeld)

    def _blickt_zurueck(self, nummer: str, name: str, von: int, bis: int) -> bool:
        """Whether it is said to be former law; that excuses no number that the law cannot have had."""
        gesetz = laws().get(name)
        if gesetz and number_key(nummer)[0] > gesetz.highest:
            return False
        from teilhabe_docs.recht.looking_back import in_the_past, looks_back  # only where something is wrong
        from teilhabe_docs.recht.succession import tells_from_successor
        from teilhabe_docs.recht.told_behind import told_behind

        anfang, ende = self.saetze.grenzen(von, bis)
        eintrag = successor_of().get((name, nummer)) or successor_of().get((name, ""))
        jahr = eintrag.seit.year if eintrag and eintrag.seit else _NEUFASSUNG.get(name, int(law_day()[-4:]))
        satz = self.text[anfang:ende]
        if tells_from_successor(satz, von - anfang, name, nummer):
            return True
        if looks_back(satz, von - anfang, jahr, self.text[self.saetze.before(anfang) : anfang]):
            return True
        nachsatz = self.text[ende : self.saetze.behind(ende)]
        return bool(nachsatz) and told_behind(
            nachsatz, name, nummer, jahr, past=in_the_past(satz, von - anfang)
        )

    def _ist_buch(self, quelle: NormSource) -> bool:
        """Whether what is named without a norm bears a Roman number, so that it can only be a book."""
        return bool(re.search(r"[IVX]{2}", self.text[quelle.von + 3 : quelle.bis]))

    def _vertippt(self, quelle: NormSource) -> Verdict:
        hier = " ".join(self.text[quelle.von : quelle.bis].split())
        text = f"Ein Gesetz »{hier}« gibt es nicht.{meant(quelle.name, _BUECHER)}"
        return Verdict(VerdictKind.UNBEKANNTES_GESETZ, quelle.von, quelle.bis, text, quelle.name)

    def _ist_verweis(self, zitat: Citation) -> bool:
        """Whether it is about the agreement itself, because it says so or names no source."""
        if zitat.quelle:
            return zitat.quelle.art == "intern"
        norm = zitat.normen[-1]
        return (
            zitat.einheit == "§"
            and not _of_something_else().match(self.text, norm.bis)
            and not _ROEMISCH.search(self.text, norm.von, norm.bis)
            and not self._schrift_davor(zitat.normen[0])
        )

    def _schrift_davor(self, norm: CitedNorm) -> bool:
        """Whether its sentence, or the one before, names a paper or law of which the bare norm may be."""
        anfang = self.saetze.grenzen(norm.von, norm.bis)[0]
        if anfang != self.satzanfang or norm.von < self.gelesen_bis:
            self.davor = self.saetze.before(anfang)
            self.satzanfang, self.gelesen_bis, self.schrift_genannt = anfang, self.davor, False
        if not self.schrift_genannt:
            weiter = self.text[self.gelesen_bis : norm.von]
            self.schrift_genannt = bool(LETTERS.search(weiter)) or known_name(weiter)
            self.gelesen_bis = norm.von
        genannt = max(self.letzte_quelle, self.letzte_fremde) > self.davor or self.schrift_genannt
        self.letzte_fremde = norm.bis if genannt else 0
        return genannt

    def _verweis(self, norm: CitedNorm) -> Iterator[Verdict]:
        """A reference within the agreement to a section or Absatz that it does not have."""
        paragrafen = self.umfeld.vereinbarung
        if not paragrafen or norm.nummer in self.mit_gesetz or not all(n.isdigit() for n in norm.enden):
            return
        text = ""
        if fehlende := [nummer for nummer in norm.enden if int(nummer) not in paragrafen]:
            text = (
                f"Die Leistungsvereinbarung hat keinen § {fehlende[0]}; ihr letzter ist § {max(paragrafen)}."
            )
        else:
            zahl = paragrafen[int(norm.nummer)]
            hat = f"{zahl} Absätze" if zahl > 1 else "nur einen Absatz"
            if fehlende := [a for a in norm.absaetze if a.isdigit() and int(a) > zahl]:
                text = f"§ {norm.nummer} der Leistungsvereinbarung hat {hat}, keinen Absatz {fehlende[0]}."
        if text:
            text += " Bitte den Verweis prüfen oder das Gesetz dazuschreiben."
            yield Verdict(VerdictKind.ZIEL_FEHLT, norm.von, norm.bis, text, "")


@cache
def _of_something_else() -> re.Pattern[str]:
    """What stands behind a norm of some law: its name, a Roman number, the border of a cell; `§ 34-er`."""
    return re.compile(
        rf"{GAP}(?:\(?(?:[A-ZÄÖÜ][\wäöüß-]*[A-ZÄÖÜ]|[A-ZÄÖÜ][a-zäöüß]{{3,}}|[IVX]{{2,}}\b)"
        r"|a\.\s?a\.\s?O|ebd|ebenda|desselben|derselben|(?:,\s?)?(?:Rn|Rz|Rdn|Rdnr|Anm)\b)|[^\S\n]*\||-\w"
    )


@cache
def _draft() -> re.Pattern[str]:
    """What stands behind a norm that is law not yet: the printed paper of its bill."""
    return re.compile(
        rf"{GAP}(?:i\.\s?d\.\s?F\.|in der Fassung|nach|gemäß)?{GAP}[(,]?{GAP}(?:BT|BR)-?\s?Dr(?:s|ucks)"
        rf"|{GAP}\(?(?:Reg|Ref)E\b|{GAP}\(\w*[Ee]ntwurf"
    )


_ROEMISCH = re.compile(r"\d\s[IVX]+$")
