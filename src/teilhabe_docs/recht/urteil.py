"""What the law of a day says of the citations of a text."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from teilhabe_docs.recht.daten import Gesetz, Zusammenhang, gesetze, nachfolger, stand, zusammenhaenge
from teilhabe_docs.recht.leser import lies_zitate
from teilhabe_docs.recht.nummern import schluessel
from teilhabe_docs.recht.quelle import SCHRIFT, bekannter_name
from teilhabe_docs.recht.satz import Saetze
from teilhabe_docs.recht.zitat import Norm, Zitat


class Urteilsart(StrEnum):
    """What may be wrong with a citation."""

    UNBEKANNTES_GESETZ = "unbekanntes-gesetz"
    NORM_FEHLT = "norm-fehlt"
    AUFGEHOBEN = "aufgehoben"
    ABSATZ_FEHLT = "absatz-fehlt"
    UEBERHOLT = "ueberholt"
    PASST_NICHT = "passt-nicht"
    ZIEL_FEHLT = "ziel-fehlt"


@dataclass(frozen=True, slots=True)
class Umfeld:
    """Where a text stands: contract basis, field, whether the offer is for minors only.

    `vereinbarung` are the numbers of the agreement's sections, each with how many Absätze it has; empty where
    it is not numbered that way, so that a bare `§ 7` says nothing.
    """

    grundlage: str = ""
    ort: str = ""
    minderjaehrige: bool = False
    vereinbarung: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Urteil:
    """What is wrong with the stretch from `von` to `bis`, in words; `quelle` is the norm or law behind it."""

    art: Urteilsart
    von: int
    bis: int
    text: str
    quelle: str


_FRUEHER = re.compile(
    r"\ba\.\s?F\.|alte[rn]? Fassung|\b[Ff]rüher(?:e\w*)?\b|\b(?:[Ee]hemal|[Vv]ormal|[Bb]isherig)|\bdamal"
    r"|aufgehoben|weggefallen|außer Kraft|abgelöst|an die Stelle|geltenden Fassung|Fassung vom\b|\(alt\)"
    r"|\b(?:[Bb]is|[Vv]or)\s(?:(?:zum|Ende|dem)\s)*(?:\d{1,2}\.\s?(?:\d{1,2}\.|\w+)\s?)?20(?:0\d|1\d|2[0-3])\b"
)
_KINDER = re.compile(r"\bKind(?:er[ns]?|es)?\b|\bJugendliche|[Mm]inderjährig|\bSchüler")
_BUECHER = "Es gibt die Bücher SGB I bis XII und XIV."


def urteile(text: str, umfeld: Umfeld | None = None) -> Iterator[Urteil]:
    """What is wrong with the citations of a text, in order; a text in which all is well yields nothing."""
    return _Pruefung(text, umfeld or Umfeld()).urteile()


class _Pruefung:
    def __init__(self, text: str, umfeld: Umfeld) -> None:
        self.text = text
        self.umfeld = umfeld
        self.saetze = Saetze(text)
        self.mit_gesetz: set[str] = set()

    def urteile(self) -> Iterator[Urteil]:
        davor = 0
        for zitat in lies_zitate(self.text):
            quelle = zitat.quelle
            if quelle and quelle.vertippt and (zitat.normen or quelle.name or self._buch_genannt(zitat)):
                yield self._vertippt(zitat)
            if quelle and quelle.art == "gesetz" and quelle.name:
                for norm in zitat.normen:
                    self.mit_gesetz.add(norm.nummer)
                    yield from self._norm(norm, quelle.name, zitat)
            elif quelle:
                self.mit_gesetz.update(norm.nummer for norm in zitat.normen if quelle.art != "intern")
                if quelle.art in ("intern", "landesrecht"):
                    for norm in zitat.normen:
                        yield from (
                            self._ziel(norm)
                            if quelle.art == "intern"
                            else self._im_zusammenhang(norm, quelle.name)
                        )
            elif zitat.einheit == "§" and not self._schrift_davor(zitat.normen[0], davor):
                for norm in zitat.normen:
                    yield from self._ziel(norm)
            davor = quelle.bis if quelle else davor

    def _buch_genannt(self, zitat: Zitat) -> bool:
        """Whether a book that is named without a norm bears a Roman number."""
        quelle = zitat.quelle
        return quelle is not None and bool(re.search(r"[IVX]{2}", self.text[quelle.von + 3 : quelle.bis]))

    def _schrift_davor(self, norm: Norm, davor: int) -> bool:
        """Whether the sentence names a paper or law before, of which the bare norm may be."""
        anfang = self.saetze.grenzen(norm.von, norm.bis)[0]
        satz = self.text[anfang : norm.von]
        return davor > anfang or bool(SCHRIFT.search(satz)) or bekannter_name(satz)

    def _vertippt(self, zitat: Zitat) -> Urteil:
        quelle = zitat.quelle
        assert quelle is not None
        hier = self.text[quelle.von : quelle.bis]
        if quelle.name:
            rat = f"Gemeint: »{quelle.name}«?"
        else:
            rat = f"Bitte das Buch nennen. {_BUECHER}" if hier.upper() == "SGB" else _BUECHER
        text = f"Ein Gesetz »{_einzeilig(hier)}« gibt es nicht. {rat}"
        return self._urteil(Urteilsart.UNBEKANNTES_GESETZ, quelle.von, quelle.bis, text, quelle.name)

    def _norm(self, norm: Norm, name: str, zitat: Zitat) -> Iterator[Urteil]:
        gesetz = gesetze().get(name)
        aufgehoben = self._aufgehoben(norm, name, gesetz)
        if aufgehoben:
            if not self._frueher(norm, zitat):
                yield aufgehoben
            return
        if gesetz and (fehlende := [n for n in _enden(norm) if n not in gesetz.normen]):
            text = f"{gesetz.einheit} {fehlende[0]} {name} gibt es nicht. Bitte Nummer und Gesetz prüfen."
            yield self._urteil(Urteilsart.NORM_FEHLT, norm.von, norm.bis, text, gesetz.titel)
            return
        gefunden = list(self._im_zusammenhang(norm, name))
        if gefunden:
            yield from () if self._frueher(norm, zitat) else gefunden
            return
        if gesetz and not norm.letzte:
            yield from self._absaetze(norm, gesetz)

    def _aufgehoben(self, norm: Norm, name: str, gesetz: Gesetz | None) -> Urteil | None:
        for nummer in _enden(norm):
            eintrag = nachfolger().get((name, nummer)) or nachfolger().get((name, ""))
            if eintrag is None and not (gesetz and nummer in gesetz.aufgehobene):
                continue
            einheit = gesetz.einheit if gesetz else "§"
            text = f"{einheit} {nummer} {name} ist aufgehoben"
            if eintrag is None:
                text += ". Bitte prüfen, was heute gilt."
                return self._urteil(
                    Urteilsart.AUFGEHOBEN, norm.von, norm.bis, text, gesetz.titel if gesetz else name
                )
            text += f", seit {eintrag.seit}. Heute: {_mit_namen(eintrag.statt)}."
            return self._urteil(
                Urteilsart.AUFGEHOBEN, norm.von, norm.bis, text, f"{eintrag.statt}; {eintrag.quelle}"
            )
        return None

    def _absaetze(self, norm: Norm, gesetz: Gesetz) -> Iterator[Urteil]:
        vorhanden = gesetz.absaetze_von(norm.nummer)
        fehlende = [absatz for absatz in norm.absaetze if absatz not in vorhanden]
        if not fehlende:
            return
        wer = f"{gesetz.einheit} {norm.nummer} {gesetz.kuerzel}"
        letzter = max(vorhanden, key=schluessel, default="")
        hat = f"Der letzte ist Absatz {letzter}." if letzter else "Seine Absätze sind nicht nummeriert."
        text = f"{wer} hat keinen Absatz {fehlende[0]}. {hat} Bitte prüfen."
        yield self._urteil(Urteilsart.ABSATZ_FEHLT, norm.von, norm.bis, text, gesetz.titel)

    def _im_zusammenhang(self, norm: Norm, name: str) -> Iterator[Urteil]:
        """The first rule about the norm whose conditions are met here."""
        for regel in zusammenhaenge():
            if any(regel.betrifft(name, nummer) for nummer in _enden(norm)) and self._trifft(regel, norm):
                wie = "ist hier vermutlich überholt" if regel.urteil == "ueberholt" else "passt hier nicht"
                text = f"{_genannt(norm, name)} {wie}: {regel.sagt}."
                text += f" Gemeint: {_mit_namen(regel.ersatz(norm.nummer))}?"
                yield self._urteil(Urteilsart(regel.urteil), norm.von, norm.bis, text, regel.quelle)
                return

    def _trifft(self, regel: Zusammenhang, norm: Norm) -> bool:
        if regel.grundlagen and self.umfeld.grundlage not in regel.grundlagen:
            return False
        satz = self.saetze.um(norm.von, norm.bis)
        mit, ohne = regel.muster
        if ohne and ohne.search(satz):
            return False
        if regel.nur_minderjaehrige and not (self.umfeld.minderjaehrige or _KINDER.search(satz)):
            return False
        if regel.ort and self.umfeld.ort.startswith(regel.ort):
            return True
        if regel.absatz and re.search(regel.absatz, self.text[norm.von : norm.bis]):
            return True
        return mit is None or mit.search(satz) is not None

    def _ziel(self, norm: Norm) -> Iterator[Urteil]:
        """A reference within the agreement whose section or Absatz it does not have."""
        paragrafen = self.umfeld.vereinbarung
        if not paragrafen or norm.nummer in self.mit_gesetz:
            return
        for nummer in _enden(norm):
            if not nummer.isdigit():
                return
            if int(nummer) not in paragrafen:
                text = (
                    f"Die Leistungsvereinbarung hat keinen § {nummer}; ihr letzter ist § {max(paragrafen)}. "
                    "Bitte den Verweis prüfen oder das Gesetz dazuschreiben."
                )
                yield Urteil(Urteilsart.ZIEL_FEHLT, norm.von, norm.bis, text, "")
                return
        zahl = paragrafen[int(norm.nummer)]
        if fehlende := [a for a in norm.absaetze if a.isdigit() and int(a) > zahl]:
            hat = f"{zahl} Absätze" if zahl > 1 else "nur einen Absatz"
            text = (
                f"§ {norm.nummer} der Leistungsvereinbarung hat {hat}, keinen Absatz {fehlende[0]}. "
                "Bitte den Verweis prüfen oder das Gesetz dazuschreiben."
            )
            yield Urteil(Urteilsart.ZIEL_FEHLT, norm.von, norm.bis, text, "")

    def _frueher(self, norm: Norm, zitat: Zitat) -> bool:
        """Whether the sentence speaks of the law that was."""
        ende = zitat.quelle.bis if zitat.quelle else norm.bis
        return _FRUEHER.search(self.saetze.um(norm.von, max(ende, norm.bis))) is not None

    def _urteil(self, art: Urteilsart, von: int, bis: int, text: str, quelle: str) -> Urteil:
        return Urteil(art, von, bis, f"{text} (Rechtsstand {stand()})", quelle)


def _enden(norm: Norm) -> tuple[str, ...]:
    """The norm, and the last of a range."""
    return (norm.nummer, norm.letzte) if norm.letzte else (norm.nummer,)


def _mit_namen(norm: str) -> str:
    """A single norm with what it is about, where that is known: `§ 99 SGB IX (Leistungsberechtigung)`."""
    treffer = re.fullmatch(r"§ (\w+) (.+)", norm)
    gesetz = gesetze().get(treffer[2]) if treffer else None
    worum = gesetz.bezeichnungen.get(treffer[1]) if gesetz and treffer else None
    return f"{norm} ({worum})" if worum else norm


def _genannt(norm: Norm, name: str) -> str:
    """The norm as a message names it: `§ 75 Abs. 3 SGB XII`, `§§ 75 ff. SGB XII`."""
    ende = f" bis {norm.letzte}" if norm.letzte else " ff." if norm.folgende else ""
    absatz = f" Abs. {norm.absaetze[0]}" if len(norm.absaetze) == 1 else ""
    return f"{'§§' if ende else '§'} {norm.nummer}{ende}{absatz} {name}"


def _einzeilig(text: str) -> str:
    return " ".join(text.split())
