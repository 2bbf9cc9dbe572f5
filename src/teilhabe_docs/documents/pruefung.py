"""What can be said of a profile without any data: every field, id and reference in it means something."""

from collections.abc import Iterator

from teilhabe_docs.diagnostics import Finding, Span
from teilhabe_docs.documents.katalog import katalog
from teilhabe_docs.documents.koerper import Gebrauch, Koerper, KoerperfehlerError, pruefe_ausdruck
from teilhabe_docs.documents.profil import Abschnittsplan, Profil, profilbefund
from teilhabe_docs.documents.profilmodell import Abschnittseintrag, Bedarf, Teileintrag
from teilhabe_docs.model.felder import UnbekanntesFeld, feld_info

Stelle = tuple[str, Span]


def pruefe(profil: Profil) -> tuple[Finding, ...]:
    """The profile's own mistakes together with those that only the whole outline shows."""
    return (*profil.befunde, *(f for plan in profil.alle() for f in _Pruefung(profil, plan).befunde()))


class _Pruefung:
    """The checks of one section."""

    def __init__(self, profil: Profil, plan: Abschnittsplan) -> None:
        self.profil, self.plan = profil, plan
        e = plan.eintrag
        self.bedarfe: list[tuple[str, Bedarf]] = [("", b) for b in e.braucht]
        self.bedarfe += [(kennung, b) for kennung, teil in e.teile.items() for b in teil.braucht]
        self.noetig = {feld for _, b in self.bedarfe for feld in b.feld}

    def befunde(self) -> Iterator[Finding]:
        yield from self._felder_und_slugs()
        yield from self._bedingungen()
        if self.plan.koerper:
            try:
                yield from self._marken(self.plan.koerper)
                yield from self._gebrauch(self.plan.koerper)
                yield from self._ungedruckte(self.plan.koerper)
                yield from self._verweise(self.plan.koerper)
            except KoerperfehlerError as fehler:
                yield self._im_koerper(self.plan.koerper, fehler.zeile, fehler.text)
        elif self.plan.eintrag.teile:
            yield self._am_abschnitt("Teile ohne Text: Zu diesem Abschnitt fehlt die Textdatei.")

    def _am_abschnitt(self, text: str) -> Finding:
        return profilbefund(f"{self.plan.ort.profil}/gliederung.yaml", Span(), f"»{self.plan.id}«: {text}")

    def _felder_und_slugs(self) -> Iterator[Finding]:
        e = self.plan.eintrag
        for feld in self.noetig:
            if text := _unbekannt(feld):
                yield self._am_abschnitt(text)
        slugs = [*e.erfuellt, *(s for t in e.teile.values() for s in t.erfuellt)]
        slugs += [s for _, b in self.bedarfe for s in b.erfuellt]
        for slug in slugs:
            if slug not in katalog():
                yield self._am_abschnitt(f"Die Anforderung »{slug}« steht nicht im Katalog.")

    def _bedingungen(self) -> Iterator[Finding]:
        e = self.plan.eintrag
        traeger: list[Abschnittseintrag | Teileintrag | Bedarf] = [e, *e.teile.values()]
        traeger += [b for _, b in self.bedarfe]
        noetig = {f for plan in self.profil.alle() for f in _bedarf_von(plan)}
        for eintrag in traeger:
            if not eintrag.wenn or eintrag.wenn == "ja":
                continue
            if not eintrag.weil:
                yield self._am_abschnitt(f"Zur Bedingung »{eintrag.wenn}« fehlt »weil«, der Grund in Worten.")
            try:
                for gebrauch in pruefe_ausdruck(eintrag.wenn):
                    text = _unbekannt(gebrauch.pfad) or _unsicher(gebrauch, noetig)
                    if text:
                        yield self._am_abschnitt(f"Bedingung »{eintrag.wenn}«: {text}")
            except KoerperfehlerError as fehler:
                yield self._am_abschnitt(f"Bedingung »{eintrag.wenn}«: {fehler.text}")

    def _im_koerper(self, koerper: Koerper, zeile: int, text: str) -> Finding:
        return profilbefund(koerper.datei, Span(zeile, 1, zeile, 1), text)

    def _marken(self, koerper: Koerper) -> Iterator[Finding]:
        gesehen: set[str] = set()
        for marke in koerper.marken:
            if marke.id and marke.id in gesehen:
                yield self._im_koerper(koerper, marke.zeile, f"Die Kennung »{marke.id}« steht hier zweimal.")
            gesehen.add(marke.id)
        for kennung in self.plan.eintrag.teile:
            if kennung not in gesehen:
                yield self._im_koerper(koerper, 1, f"Der Teil »{kennung}« kommt im Text nicht vor.")
        for kind in self.plan.kinder:
            if kind.eintrag.id in gesehen:
                yield self._am_abschnitt(f"»{kind.eintrag.id}« ist Teil und Unterabschnitt zugleich.")

    def _gebrauch(self, koerper: Koerper) -> Iterator[Finding]:
        noetig = {f for plan in self.profil.alle() for f in _bedarf_von(plan)}
        for g in koerper.gebrauch:
            if text := _unsicher(g, noetig):
                yield self._im_koerper(koerper, g.zeile, text)
            if text := _unbekannt(g.pfad):
                yield self._im_koerper(koerper, g.zeile, text)
            elif g.art in ("druck", "schleife") and not self._sicher(g):
                rat = "Entweder unter »braucht« nennen oder mit »is gegeben« schützen."
                text = f"Der Text druckt »{g.pfad}«, das Profil nennt es nicht unter »braucht«. {rat}"
                yield self._im_koerper(koerper, g.zeile, text)

    def _sicher(self, g: Gebrauch) -> bool:
        """Whether the field is needed here, known to be given, or never missing."""
        if not feld_info(g.pfad).optional:
            return True
        davor = _vorfahren(g.pfad)
        return any(p in self.noetig or p in g.geschuetzt for p in davor)

    def _ungedruckte(self, koerper: Koerper) -> Iterator[Finding]:
        benutzt = {p for g in koerper.gebrauch for p in _vorfahren(g.pfad)}
        for teil, bedarf in self.bedarfe:
            if not any(feld in benutzt for feld in bedarf.feld):
                wo = f" im Teil »{teil}«" if teil else ""
                yield self._im_koerper(
                    koerper, 1, f"»{bedarf.feld[0]}« wird{wo} gebraucht, aber nicht gedruckt."
                )

    def _verweise(self, koerper: Koerper) -> Iterator[Finding]:
        bekannt = {p.id for p in self.profil.alle()}
        bekannt |= {
            f"{p.id}.{m.id}" for p in self.profil.alle() if p.koerper for m in p.koerper.marken if m.id
        }
        for ziel, zeile in koerper.verweise:
            if ziel not in bekannt:
                yield self._im_koerper(koerper, zeile, f"Der Verweis auf »{ziel}« geht ins Leere.")


def _bedarf_von(plan: Abschnittsplan) -> Iterator[str]:
    for bedarf in plan.bedarfe():
        yield from bedarf.feld


def _unsicher(g: Gebrauch, noetig: set[str]) -> str:
    """What is wrong where a comparison depends on a field that may be missing without being an open place."""
    if g.art != "vergleich" or _unbekannt(g.pfad):
        return ""
    info = feld_info(g.pfad)
    if info.ist_liste or not info.optional:
        return ""
    if any(p in noetig or p in g.geschuetzt for p in _vorfahren(g.pfad)):
        return ""
    return (
        f"Ob dieser Text gilt, hängt von »{g.pfad}« ab; das kann fehlen. "
        "Nennen Sie es unter »braucht« oder prüfen Sie »is gegeben«."
    )


def _vorfahren(pfad: str) -> list[str]:
    """The path itself and those above it, below the three roots."""
    teile = pfad.split(".")
    return [".".join(teile[:i]) for i in range(len(teile), 1, -1)]


def _unbekannt(pfad: str) -> str:
    """What is wrong with a field path; empty where it exists."""
    try:
        feld_info(pfad)
    except UnbekanntesFeld as fehler:
        nah = f"; gemeint: »{fehler.aehnlich[0]}«?" if fehler.aehnlich else "."
        return f"Das Feld »{fehler.teil}« gibt es in »{fehler.davor}« nicht{nah}"
    return ""
