"""Reads the citations out of a text.

Written by hand: a citation has no end mark (the comma behind it may be the sentence's), its numbers belong to
norm or Absatz by their size, and its source comes last and counts for all before it. That asks for looking
ahead and going back in the midst of prose. A generated parser (lark, parsimonious: fast enough, 60 µs for a
citation) wants the stretch cut out first, and that is the work. The extractor that libraries offer for German
(refex) names law and norm in 216 of 288 sentences of our cases.
"""

import re
from collections.abc import Iterator

from teilhabe_docs.recht.citation import Citation, CitedNorm, NormSource
from teilhabe_docs.recht.citation_forms import (
    ABSATZ,
    ANKER,
    BEFORE_A_NAME,
    BIS,
    BIS_BUCHSTABE,
    BIS_LETZTER,
    BIS_WERT,
    BIS_WORT,
    BUCHSTABE,
    CLOSING,
    FOLGENDE,
    GOES_ON,
    KLAMMER,
    KLAMMERWERT,
    LEER,
    LUECKE,
    NUMMER,
    OF_A_PAPER,
    ORDINAL,
    PARTS,
    ROEMISCH,
    ROEMISCHER_WERT,
    ROMAN,
    TEIL,
    TO_ROMAN,
    TRENNER,
    VOR_NAMEN,
    WEITERER_ANKER,
    WERT,
)
from teilhabe_docs.recht.law_names import (
    book_around,
    explains,
    leads_on,
    named_from,
    source_before,
    source_from,
)
from teilhabe_docs.recht.mentions import names_alone, with_names
from teilhabe_docs.recht.norm_numbers import BEFORE_A, number_key


def read_citations(text: str) -> Iterator[Citation]:
    """The citations of a text in order, and between them the laws that are named without a norm.

    Those are the books, and what is reported by its name alone.
    """
    namen = tuple(wort for wort in names_alone() if wort in text)
    anker_muster = with_names(ANKER.pattern, namen) if namen else ANKER
    stelle, ende, genannt = 0, 0, None
    while anker := anker_muster.search(text, stelle):
        stelle = anker.end()
        if not anker["norm"]:
            neu = book_around(text, anker.start())
            if genannt and neu and not explains(text, genannt, neu):
                yield Citation((), genannt)
            genannt = neu or genannt
            stelle = max(stelle, neu.bis) if neu else stelle
            continue
        kette = _Kette(text, anker)
        if not kette.normen:
            continue
        quelle = kette.quelle
        if quelle is None and genannt and leads_on(text, genannt.bis, anker.start()):
            quelle = genannt
        quelle = quelle or source_before(text, ende, anker.start())
        if genannt and not (quelle and quelle.von <= genannt.von < quelle.bis):
            yield Citation((), genannt)
        if not kette.normen[0].absaetze and text[anker.start() - 4 : anker.start()] in (
            "des ",
            "der ",
            "von ",
        ):
            from teilhabe_docs.recht.absaetze_before import absaetze_before  # only where there may be some

            kette.normen[0].absaetze += absaetze_before(text, anker.start())
        stelle, genannt = max(kette.stelle, stelle), None
        ende = stelle
        yield Citation(tuple(kette.normen), quelle, "§" if anker[0][0] in "§P" else "Art.")
    if genannt:
        yield Citation((), genannt)


class _Kette:
    """One citation from its first mark on: norms with what belongs to each, and the source behind them."""

    def __init__(self, text: str, anker: re.Match[str]) -> None:
        self.text = text
        self.stelle = anker.end()
        self.normen: list[CitedNorm] = []
        self.quelle: NormSource | None = None
        self.mehrere = "§" in anker[0][1:] or anker[0].endswith("en")
        self.sicher = True
        self._lies(anker.start())

    def _lies(self, von: int) -> None:
        if not self._norm(von):
            return
        fest = len(self.normen), self.stelle
        while self._weitere():
            if self.sicher:
                fest = len(self.normen), self.stelle
        if not self._lies_quelle():
            del self.normen[fest[0] :]
            self.stelle = fest[1]

    def _weitere(self) -> bool:
        """Read a further norm, with a mark of its own or as a bare number."""
        trenner = TRENNER.match(self.text, self.stelle) if self._behind_gap() in GOES_ON else None
        if not trenner:
            return False
        zurueck = self.stelle
        self.stelle = trenner.end()
        if anker := WEITERER_ANKER.match(self.text, self.stelle):
            von = anker.start(1)
            self.stelle = anker.end()
            self.mehrere = "§" in anker[1][1:]
            self.sicher = True
            if self._norm(von):
                return True
        elif self._norm(None):
            self.sicher = self.mehrere
            return True
        self.stelle = zurueck
        return False

    def _norm(self, von: int | None) -> bool:
        treffer = NUMMER.match(self.text, self.stelle)
        if not treffer:
            return False
        nummer = (treffer[1].lstrip("0") or "0") + _letter(treffer)
        norm = CitedNorm(nummer, treffer.start(1) if von is None else von, treffer.end())
        self.stelle = treffer.end()
        if self._behind_gap() in GOES_ON:
            self._lies_folgendes(norm, nummer, _letter(treffer))
        norm.bis = self.stelle
        self.normen.append(norm)
        return True

    def _behind_gap(self) -> str:
        """The sign behind what is read and the gap there, empty at the end."""
        luecke = LUECKE.match(self.text, self.stelle)
        ende = luecke.end() if luecke else self.stelle
        return self.text[ende : ende + 1]

    def _lies_folgendes(self, norm: CitedNorm, nummer: str, buchstabe_der_norm: str | None) -> None:
        """Read what may follow the number: the end of a range, `ff.`, Absätze and what is below them."""
        if bis := BIS.match(self.text, self.stelle):
            if letzte := NUMMER.match(self.text, bis.end()):
                norm.letzte = letzte[1] + _letter(letzte)
                self.stelle = letzte.end()
        elif buchstabe_der_norm and (buchstabe := BIS_BUCHSTABE.match(self.text, self.stelle)):
            norm.letzte = nummer.rstrip(buchstabe_der_norm) + buchstabe[1]
            self.stelle = buchstabe.end()
        elif folgende := FOLGENDE.match(self.text, self.stelle):
            norm.folgende = True
            self.stelle = folgende.end()
        elif roemisch := ROEMISCH.match(self.text, self.stelle):
            norm.absaetze.append(str(ROMAN.index(roemisch[1])))
            self.stelle = roemisch.end()
        while self._unterteilung(norm):
            pass

    def _unterteilung(self, norm: CitedNorm, *, angehaengt: bool = False) -> bool:
        """Read an Absatz, a Satz, a number below the norm, each perhaps with several values.

        Those that are `angehaengt` stand behind the source, where nothing may stand between.
        """
        if ordinal := ORDINAL.match(self.text, self.stelle):
            self.stelle = ordinal.end()
            return True
        trenner = TRENNER.match(self.text, self.stelle) or BIS_WORT.match(self.text, self.stelle)
        for ab in (self.stelle, trenner.end() if trenner and not angehaengt else self.stelle):
            if klammer := KLAMMERWERT.match(self.text, ab):
                norm.absaetze.append(klammer[1])
                self.stelle = klammer.end()
                return True
            absatz = ABSATZ.match(self.text, ab)
            if absatz and self._roemische(absatz.end(), norm):
                return True
            teil = absatz or TEIL.match(self.text, ab)
            werte: list[str] = norm.absaetze if absatz else []
            if teil and self._werte(teil.end(), norm, werte):
                eigene = not (angehaengt and OF_A_PAPER.match(self.text, self.stelle))
                if eigene and not absatz and len(norm.absaetze) < 2:
                    art = PARTS.get(teil[0].lstrip(LEER)[:1], "")
                    gezaehlt = (
                        int(w) if w.isdigit() else ord(w) - BEFORE_A
                        for w in werte
                        if len(w) == 1 or w.isdigit()
                    )
                    norm.teile += [("".join(norm.absaetze), art, zahl) for zahl in gezaehlt if art]
                return True
        return False

    def _roemische(self, ab: int, norm: CitedNorm) -> bool:
        """Read Absätze in Roman numbers: `Abs. II`, `Abs. Ia und II`."""
        wert = ROEMISCHER_WERT.match(self.text, ab)
        gelesen, davor, bis = wert is not None, 0, None
        while wert:
            zahl = ROMAN.index(wert[1])
            if bis:
                norm.absaetze += map(str, range(davor + 1, zahl))
            norm.absaetze.append(f"{zahl}{wert[2]}")
            self.stelle, davor = wert.end(), zahl
            bis = TO_ROMAN.match(self.text, self.stelle)
            trenner = bis or TRENNER.match(self.text, self.stelle)
            wert = ROEMISCHER_WERT.match(self.text, trenner.end()) if trenner else None
        return gelesen

    def _werte(self, ab: int, norm: CitedNorm, werte: list[str]) -> bool:
        wert = WERT.match(self.text, ab)
        if not wert:
            return False
        while wert:
            werte.append(wert[1] + wert[2] if wert[1] else wert[3])
            self.stelle = wert.end()
            if buchstabe := BUCHSTABE.match(self.text, self.stelle):
                self.stelle = buchstabe.end()
            wert = self._naechster(norm, werte)
        if weiter := FOLGENDE.match(self.text, self.stelle) or BIS_LETZTER.match(self.text, self.stelle):
            self.stelle = weiter.end()
        return True

    def _naechster(self, norm: CitedNorm, werte: list[str]) -> re.Match[str] | None:
        """The next value of a list, if it is not a norm instead."""
        if ORDINAL.match(self.text, self.stelle):
            return None
        bis = BIS_WERT.match(self.text, self.stelle)
        trenner = bis or TRENNER.match(self.text, self.stelle)
        wert = WERT.match(self.text, trenner.end()) if trenner else None
        if not wert or not wert[1]:
            nur_buchstaben = not any(map(str.isdigit, "".join(werte)))
            return wert if wert and bis is None and len(wert[3]) == 1 and nur_buchstaben else None
        zahl, nummer = number_key(wert[1] + wert[2]), number_key(norm.nummer)
        if ABSATZ.match(self.text, wert.end()) or zahl[0] > 40 or (zahl > nummer and self.mehrere):
            return None
        if bis and werte and werte[-1][0].isdigit():
            werte += map(str, range(number_key(werte[-1])[0] + 1, min(zahl[0], 99)))
        return wert

    def _lies_quelle(self) -> bool:
        luecke = LUECKE.match(self.text, self.stelle)
        ab = luecke.end() if luecke else self.stelle
        zeichen = self.text[ab : ab + 1]
        if not (zeichen.isalnum() or (zeichen and zeichen in BEFORE_A_NAME)):
            return False
        self.quelle = source_from(self.text, ab)
        if self.quelle is None and (klammer := KLAMMER.match(self.text, self.stelle)):
            self.quelle = named_from(self.text, klammer.end())
        if self.quelle is None and (davor := VOR_NAMEN.match(self.text, self.stelle)):
            named = named_from(self.text, davor.end())
            self.quelle = named if named and named.name else None
            zu = {davor["klammer"], davor["zeichen"]} - {None}
            while self.quelle and zu and CLOSING.get(self.text[self.quelle.bis : self.quelle.bis + 1]) in zu:
                zu.remove(CLOSING[self.text[self.quelle.bis]])
                self.quelle = self.quelle._replace(bis=self.quelle.bis + 1)
        if self.quelle is None:
            return False
        self.stelle = self.quelle.bis
        while self._unterteilung(self.normen[-1], angehaengt=True):
            pass
        if self.quelle.art != "fremd":
            self.normen[-1].bis = self.stelle
        return True


def _letter(number: re.Match[str]) -> str:
    """The letter of a norm, which is written small: `37A` is § 37a."""
    return next(filter(None, number.groups()[1:]), "").lower()
