"""Mandatory content: which needed field is empty, by which norm, in which documents (TD301 to TD309)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from teilhabe_docs.diagnostics import DocumentPlace, Severity
from teilhabe_docs.documents.gliederung import GegliederterAbschnitt, Gliederung, Punkt
from teilhabe_docs.documents.katalog import katalog
from teilhabe_docs.documents.leerheit import Grund
from teilhabe_docs.documents.profilmodell import DOKUMENTE, Abschnittseintrag, Grad, Teileintrag
from teilhabe_docs.documents.sicht import werte_zu
from teilhabe_docs.model.slots import GeleseneDatei, Markdown
from teilhabe_docs.rules.treffer import Gegenstand, Treffer

_CODES = {
    Grund.FEHLT: "TD301",
    Grund.BLANK: "TD302",
    Grund.PLATZHALTER: "TD303",
    Grund.UEBERSCHRIFT: "TD304",
    Grund.ANLAGE: "TD305",
    Grund.OHNE_KURZFASSUNG: "TD305",
    Grund.ENTFAELLT: "TD306",
}
"""An annex that is not listed is told by reading (TD209), hence not again."""

_SCHWEREN: dict[Grad, Severity] = {"ja": Severity.ERROR, "soll": Severity.WARNING}


@dataclass(slots=True)
class _Luecke:
    """An empty field and a requirement, with all documents that ask for it."""

    punkt: Punkt
    schwere: Severity
    quelle: str
    titel: str
    hinweis: str
    orte: dict[DocumentPlace, Severity] = field(default_factory=dict)
    gruende: dict[str, None] = field(default_factory=dict)


def pflichtinhalt(gegenstand: Gegenstand) -> Iterator[Treffer]:
    """One finding for each empty field and requirement, with the highest weight of all documents."""
    luecken: dict[tuple[str, str], _Luecke] = {}
    for gliederung in gegenstand.gliederungen.values():
        for abschnitt in gliederung.alle():
            for punkt in abschnitt.punkte:
                _sammle(gegenstand, gliederung, abschnitt, punkt, luecken)
    eigene = [schluessel for schluessel in luecken if not _gesagt(*schluessel, luecken)]
    for feld, slug in eigene:
        yield _treffer(slug, luecken[feld, slug])


def _sammle(
    gegenstand: Gegenstand,
    gliederung: Gliederung,
    abschnitt: GegliederterAbschnitt,
    punkt: Punkt,
    luecken: dict[tuple[str, str], _Luecke],
) -> None:
    if punkt.grund not in _CODES or punkt.grad == "nein" or gegenstand.geladen.ausgelassen(punkt.feld):
        return
    basis = gegenstand.grundlage
    slugs = [s for s in punkt.anforderungen if katalog()[s].gilt(basis, gegenstand.beginn)]
    if punkt.anforderungen and not slugs:
        return
    eintrag = abschnitt.plan.eintrag
    teil = eintrag.teile.get(punkt.teil)
    for slug in slugs or [""]:
        quelle = katalog()[slug].norm.get(basis, "") if slug else ""
        quelle = quelle or (
            teil.quelle if teil and teil.quelle else eintrag.quelle or gliederung.profil.quelle
        )
        neu = _Luecke(punkt, _SCHWEREN[punkt.grad], quelle, eintrag.titel, _hinweis(teil, eintrag))
        alt = luecken.setdefault((punkt.feld, slug), neu)
        if neu.schwere is Severity.ERROR and alt.schwere is not Severity.ERROR:
            alt.punkt, alt.schwere, alt.quelle = punkt, neu.schwere, quelle
        alt.orte[DocumentPlace(gliederung.profil.dokument, abschnitt.id, abschnitt.nummer)] = _SCHWEREN[
            punkt.grad
        ]
        for weil in (eintrag.weil, teil.weil if teil else None, punkt.weil):
            if weil:
                alt.gruende[weil] = None


def _gesagt(feld: str, slug: str, luecken: dict[tuple[str, str], _Luecke]) -> bool:
    """Whether another finding says the same: about a field inside this one, another way to meet the need.

    One without a requirement is said by any about the same field. The other takes over the documents.
    """
    for (anderes, anderer), luecke in luecken.items():
        innen = anderes.startswith((f"{feld}.", f"{feld}["))
        anders = anderes != feld and anderes in luecken[feld, slug].punkt.felder
        if (anderer == slug and (innen or anders)) or (not slug and anderer and anderes == feld):
            luecke.orte |= luecken[feld, slug].orte
            return True
    return False


def _treffer(slug: str, luecke: _Luecke) -> Treffer:
    punkt = luecke.punkt
    assert punkt.grund is not None
    titel = katalog()[slug].titel if slug else luecke.titel
    weil = f", {_als_nebensatz(luecke.gruende)}" if luecke.gruende else ""
    text = (
        f"{titel}: {_name(punkt.feld)} {punkt.grund}. {_satz(punkt.hinweis)} "
        f"{_wo(luecke.orte)} ({luecke.quelle}){weil}."
    )
    if len(punkt.felder) > 1:
        text += f" Eines genügt: {' oder '.join(map(_name, punkt.felder))}."
    if luecke.hinweis and luecke.hinweis != punkt.hinweis:
        text += f" Was hierher gehört: {_satz(luecke.hinweis)}"
    orte = tuple(sorted(luecke.orte, key=lambda ort: list(DOKUMENTE).index(ort.document)))
    return Treffer(_CODES[punkt.grund], text, punkt.feld, luecke.schwere, slug, luecke.quelle, orte)


def _hinweis(teil: Teileintrag | None, eintrag: Abschnittseintrag) -> str:
    """What belongs there, in the words of the part or the section."""
    return (teil.hinweis if teil and teil.hinweis else eintrag.hinweis) or ""


def _name(feld: str) -> str:
    return f"»{feld.partition('.')[2]}«"


def _wo(orte: dict[DocumentPlace, Severity]) -> str:
    """`Verlangt in Leistungsvereinbarung § 9, erwartet in Fachkonzept 2.3`."""
    verlangt = _dokumente(ort for ort, schwere in orte.items() if schwere is Severity.ERROR)
    erwartet = _dokumente(ort for ort, schwere in orte.items() if schwere is not Severity.ERROR)
    worte = [f"verlangt in {verlangt}"] * bool(verlangt) + [f"erwartet in {erwartet}"] * bool(erwartet)
    satz = ", ".join(worte)
    return satz[:1].upper() + satz[1:]


def _als_nebensatz(gruende: dict[str, None]) -> str:
    return " und ".join(f"weil {grund}" for grund in gruende)


def _satz(hinweis: str) -> str:
    return hinweis if hinweis.endswith((".", "?", "!")) else f"{hinweis}."


def _dokumente(orte: Iterable[DocumentPlace]) -> str:
    """`Leistungsvereinbarung § 9 und Leistungsbeschreibung 6`."""
    nummern: dict[str, list[str]] = {dokument: [] for dokument in DOKUMENTE}
    for ort in orte:
        nummern[ort.document].append(ort.number)
    worte = [
        " ".join([DOKUMENTE[dokument], ", ".join(filter(None, stellen))]).rstrip()
        for dokument, stellen in nummern.items()
        if stellen
    ]
    return " und ".join([", ".join(worte[:-1]), worte[-1]] if len(worte) > 1 else worte)


def nur_im_text(gegenstand: Gegenstand, offene: Iterable[tuple[str, str, str]]) -> Iterator[Treffer]:
    """Open places (document, field, prompt) that no need stands behind: a text names an empty field."""
    gebraucht = {p.feld for g in gegenstand.gliederungen.values() for a in g.alle() for p in a.punkte}
    stellen: dict[tuple[str, str], dict[DocumentPlace, Severity]] = {}
    for dokument, feld, hinweis in offene:
        if feld not in gebraucht:
            stellen.setdefault((feld, hinweis), {})[DocumentPlace(dokument, "")] = Severity.ERROR
    for (feld, hinweis), orte in stellen.items():
        text = f"{_name(feld)} fehlt; ein Text setzt es ein. {_satz(hinweis)} {_wo(orte)}."
        yield Treffer("TD301", text, feld, Severity.ERROR, dokumente=tuple(orte))


def zu_kurz(gegenstand: Gegenstand) -> Iterator[Treffer]:
    """Texts with fewer words than a profile asks for."""
    gesagt = set()
    for gliederung in gegenstand.gliederungen.values():
        for abschnitt in gliederung.alle():
            for punkt in abschnitt.punkte:
                if not punkt.mindestens or punkt.grund or punkt.feld in gesagt:
                    continue
                worte = sum(_woerter(wert) for _, wert in werte_zu(gegenstand.konzept, punkt.feld))
                if 0 < worte < punkt.mindestens:
                    gesagt.add(punkt.feld)
                    ort = DocumentPlace(gliederung.profil.dokument, abschnitt.id, abschnitt.nummer)
                    text = (
                        f"{abschnitt.plan.eintrag.titel}: »{punkt.feld.partition('.')[2]}« hat nur {worte} "
                        f"Wörter; üblich sind mindestens {punkt.mindestens}. {_satz(punkt.hinweis)}"
                    )
                    slug = next(iter(punkt.anforderungen), "")
                    yield Treffer(
                        "TD307", text, punkt.feld, None, slug, abschnitt.plan.eintrag.quelle or "", (ort,)
                    )


def _woerter(wert: object) -> int:
    return len(wert.text.split()) if isinstance(wert, Markdown | GeleseneDatei) else 0
