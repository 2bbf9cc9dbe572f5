"""The coverage table: which requirement is met where, by which norm, in which state."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from teilhabe_docs.documents.blocks import Absatz, Abschnitt, Dokument, Inline, Tabelle, Text
from teilhabe_docs.documents.display import deutsches_datum
from teilhabe_docs.documents.emptiness import Zustand
from teilhabe_docs.documents.gliederung import GegliederterAbschnitt, Gliederung, Punkt
from teilhabe_docs.documents.profile.requirements import katalog
from teilhabe_docs.documents.profile.uncovered import ungedeckte
from teilhabe_docs.documents.profile.vocabulary import DOKUMENTE
from teilhabe_docs.rules.ausnahmen import Ausnahme
from teilhabe_docs.rules.treffer import Gegenstand

_STAENDE = {
    Zustand.GEFUELLT: "vorhanden",
    Zustand.ANLAGE: "in einer Anlage",
    Zustand.ENTFAELLT: "entfällt mit Begründung",
    Zustand.LEER: "fehlt",
}
_FORMEL = re.compile(r"""((?:^|[,;\t\r\n])[\s"']*)([=+@\-＝＋＠－])""")
_FREIWILLIG = "freiwillig, nicht angegeben"
_FESTTEXT = "fester Text"
_OHNE_ABSCHNITT = "kein Abschnitt"
_SPALTEN = ("Anforderung", "Norm", "Abschnitt", "Angabe", "Stand")
_AUSRICHTUNG: tuple[Literal["links"], ...] = ("links", "links", "links", "links", "links")
_CSV = (
    *("Angebot", "Anforderung", "Bezeichnung", "Norm", "Dokument", "Nummer", "Abschnitt", "Eigener Text"),
    *("Datei", "Angabe", "Stand", "Ausnahme", "Person", "Gilt bis"),
)

Ort = tuple[str, str, str]
"""File, YAML path and requirement of a finding."""


@dataclass(frozen=True, slots=True)
class Zeile:
    """One requirement in one section of one document; `orte` are file and YAML path of its fields."""

    angebot: str
    slug: str
    norm: str
    dokument: str
    nummer: str
    abschnitt: str
    eigener_text: str
    orte: tuple[tuple[str, str], ...]
    stand: str
    ausnahme: Ausnahme | None = None


def zeilen(gegenstand: Gegenstand, ausnahmen: Mapping[Ort, Ausnahme]) -> Iterator[Zeile]:
    """The rows of one offer, document by document in the order of the sections."""
    for gliederung in gegenstand.gliederungen.values():
        for abschnitt in gliederung.alle():
            for slug in _slugs(abschnitt):
                if katalog()[slug].gilt(gegenstand.grundlage, gegenstand.beginn):
                    yield _zeile(gegenstand, gliederung, abschnitt, slug, ausnahmen)
        for slug in ungedeckte(gliederung.profil, gegenstand.grundlage, gegenstand.beginn):
            dokument = gliederung.profil.dokument
            norm = katalog()[slug].norm.get(gegenstand.grundlage, "")
            id_ = gegenstand.konzept.angebot.id
            ort = gegenstand.geladen.ort(f"angebot.profil.{dokument}")[::2]
            ausnahme = ausnahmen.get((*ort, slug))
            yield Zeile(id_, slug, norm, dokument, "", "", "", (), _OHNE_ABSCHNITT, ausnahme)


def _slugs(abschnitt: GegliederterAbschnitt) -> list[str]:
    eintrag = abschnitt.plan.eintrag
    weg = abschnitt.entfallen
    teile = [teil for kennung, teil in eintrag.teile.items() if kennung not in weg]
    gruppen = [
        *(p.anforderungen for p in abschnitt.punkte),
        eintrag.erfuellt,
        *(teil.erfuellt for teil in teile),
    ]
    return list(dict.fromkeys(slug for gruppe in gruppen for slug in gruppe))


def _zeile(
    gegenstand: Gegenstand,
    gliederung: Gliederung,
    abschnitt: GegliederterAbschnitt,
    slug: str,
    ausnahmen: Mapping[Ort, Ausnahme],
) -> Zeile:
    punkte = [p for p in abschnitt.punkte if slug in p.anforderungen]
    orte = tuple(dict.fromkeys(gegenstand.geladen.ort(p.feld)[::2] for p in punkte))
    ausnahme = next((a for ort in orte if (a := ausnahmen.get((*ort, slug)))), None)
    eintrag = abschnitt.plan.eintrag
    return Zeile(
        gegenstand.konzept.angebot.id,
        slug,
        katalog()[slug].norm.get(gegenstand.grundlage, "") or eintrag.quelle or "",
        gliederung.profil.dokument,
        abschnitt.nummer,
        eintrag.titel,
        _eigener_text(gliederung, abschnitt),
        orte,
        _stand(punkte, gegenstand),
        ausnahme,
    )


def _stand(punkte: list[Punkt], gegenstand: Gegenstand) -> str:
    """The worst state of the needs, with the reason of what falls away; unasked needs do not lack."""
    if not punkte:
        return _FESTTEXT
    noetig = [p.zustand for p in punkte if p.grad != "nein" or p.zustand is not Zustand.LEER]
    if not noetig:
        return _FREIWILLIG
    stand = max(noetig, key=list(Zustand).index)
    gruende = [g for p in punkte if p.zustand is stand and (g := gegenstand.warum_entfallen(p.feld))]
    if stand is Zustand.ENTFAELLT and gruende:
        return f"entfällt: {'; '.join(dict.fromkeys(gruende))}"
    return _STAENDE[stand]


def _eigener_text(gliederung: Gliederung, abschnitt: GegliederterAbschnitt) -> str:
    """The profile whose text the section has, where that is not built in."""
    herkunft = gliederung.profil.herkunft
    koerper = [*filter(None, [abschnitt.plan.koerper]), *abschnitt.plan.eigene.values()]
    if herkunft and any(k.datei.startswith(f"{herkunft}/") for k in koerper):
        return gliederung.profil.name
    return ""


def als_csv(alle: Iterable[Zeile]) -> str:
    """The rows with semicolons, as spreadsheets in German read them."""
    strom = io.StringIO()
    schreiber = csv.writer(strom, delimiter=";", lineterminator="\r\n")
    schreiber.writerow(_CSV)
    for z in alle:
        a = z.ausnahme
        schreiber.writerow(
            _ohne_formel(zelle)
            for zelle in [
                z.angebot,
                z.slug,
                katalog()[z.slug].titel,
                z.norm,
                DOKUMENTE[z.dokument],
                z.nummer,
                z.abschnitt,
                z.eigener_text,
                ", ".join(dict.fromkeys(datei for datei, _ in z.orte)),
                ", ".join(pfad for _, pfad in z.orte),
                z.stand,
                a.grund if a else "",
                a.person if a else "",
                a.bis.isoformat() if a and a.bis else "",
            ]
        )
    return strom.getvalue()


def _ohne_formel(zelle: str) -> str:
    """A cell that a spreadsheet takes for text, also where it splits lines at commas or tabulators."""
    return _FORMEL.sub(r"\1'\2", zelle)


def als_dokument(gegenstaende: Iterable[tuple[Gegenstand, list[Zeile]]]) -> Dokument:
    """The rows as a document: a section for each offer, in it a table for each document."""
    alle = list(gegenstaende)
    abschnitte = tuple(_angebot(i, g, zeilen_) for i, (g, zeilen_) in enumerate(alle, 1))
    traeger = alle[0][0].konzept.traeger.name
    einziges = alle[0][0].konzept.angebot if len(alle) == 1 else None
    stand = getattr(einziges, "stand", None)
    return Dokument(
        art="synopse",
        titel="Übersicht über den Pflichtinhalt",
        zaehlung="dezimal",
        traeger=traeger,
        angebot=einziges.bezeichnung if einziges else "",
        stand=stand.isoformat() if isinstance(stand, date) else "",
        version="",
        kopf=(Absatz((Text(traeger),), "mitte"),),
        abschnitte=abschnitte,
        quer=True,
    )


def _angebot(nummer: int, gegenstand: Gegenstand, alle: list[Zeile]) -> Abschnitt:
    angebot = gegenstand.konzept.angebot
    kinder = []
    for i, (dokument, gliederung) in enumerate(gegenstand.gliederungen.items(), 1):
        eigene = [zeile for zeile in alle if zeile.dokument == dokument]
        profil = gliederung.profil
        einleitung = (
            f"Profil »{profil.name}«: {profil.titel}. Vertragsgrundlage: {gegenstand.grundlage or '–'}."
        )
        kopf = tuple((Text(wort),) for wort in _SPALTEN)
        tabelle = Tabelle(kopf, tuple(map(_zellen, eigene)), _AUSRICHTUNG)
        inhalt = (Absatz((Text(einleitung),)), tabelle)
        kinder.append(Abschnitt(f"{angebot.id}.{dokument}", 2, f"{nummer}.{i}", DOKUMENTE[dokument], inhalt))
    return Abschnitt(angebot.id, 1, str(nummer), angebot.bezeichnung, tuple(kinder))


def _zellen(zeile: Zeile) -> tuple[tuple[Inline, ...], ...]:
    wo = " ".join(filter(None, [zeile.nummer, zeile.abschnitt])) or "–"
    if zeile.eigener_text:
        wo += f" (Text aus Profil »{zeile.eigener_text}«)"
    fehlt = zeile.stand in (_STAENDE[Zustand.LEER], _OHNE_ABSCHNITT)
    stand: list[Inline] = [Text(zeile.stand, fett=fehlt)]
    if a := zeile.ausnahme:
        frist = f", bis {deutsches_datum(a.bis)}" if a.bis else ""
        stand.append(Text(f"; Ausnahme: {a.grund} ({a.person or 'ohne Person'}{frist})"))
    return (
        (Text(katalog()[zeile.slug].titel),),
        (Text(zeile.norm or "–"),),
        (Text(wo),),
        (Text(_angaben(zeile.orte) or "–"),),
        tuple(stand),
    )


def _angaben(orte: Iterable[tuple[str, str]]) -> str:
    """`offer.yaml: ziele, methoden; provider.yaml: leitbild`."""
    je_datei: dict[str, list[str]] = {}
    for datei, pfad in orte:
        je_datei.setdefault(datei.rpartition("/")[2], []).append(pfad)
    return "; ".join(f"{datei}: {', '.join(pfade)}" for datei, pfade in je_datei.items())
