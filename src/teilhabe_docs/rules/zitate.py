"""Citations of law that are wrong or out of date, in texts and in profiles of one's own (TD601 to TD607)."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from teilhabe_docs.recht.citation_check import urteile
from teilhabe_docs.recht.verdict import Umfeld, Urteil, Urteilsart
from teilhabe_docs.rules.treffer import Gegenstand, Profilstelle, Textstelle, Treffer

_CODES: Mapping[Urteilsart, str] = MappingProxyType(
    {
        Urteilsart.UNBEKANNTES_GESETZ: "TD601",
        Urteilsart.NORM_FEHLT: "TD602",
        Urteilsart.AUFGEHOBEN: "TD603",
        Urteilsart.ABSATZ_FEHLT: "TD604",
        Urteilsart.UEBERHOLT: "TD605",
        Urteilsart.PASST_NICHT: "TD606",
        Urteilsart.ZIEL_FEHLT: "TD607",
    }
)
_WORAN = ("§", "Art.", "Artikel", "Paragra", "SGB", "SBG", "GSB")
_VOLLJAEHRIG = 18  # years, § 2 BGB


def zitate(gegenstand: Gegenstand) -> Iterator[Treffer]:
    """What is wrong with the citations in the texts of an offer and in profiles that are not built in."""
    vereinbarung = _paragrafen(gegenstand)
    minderjaehrige = _nur_minderjaehrige(gegenstand)
    for quelle in gegenstand.texte_mit(*_WORAN):
        umfeld = Umfeld(gegenstand.grundlage, quelle.feld, minderjaehrige, vereinbarung)
        for urteil in urteile(quelle.text, umfeld):
            yield _treffer(urteil, Textstelle(quelle, urteil.von, urteil.bis))
    umfeld = Umfeld(gegenstand.grundlage, "", minderjaehrige)
    for gliederung in gegenstand.gliederungen.values():
        for datei, text in gliederung.profil.eigene_texte.items():
            for urteil in urteile(text, umfeld):
                yield _treffer(urteil, Profilstelle(datei, text, urteil.von, urteil.bis))


def _treffer(urteil: Urteil, ort: Textstelle | Profilstelle) -> Treffer:
    return Treffer(_CODES[urteil.art], urteil.text, ort, quelle=urteil.quelle)


def _paragrafen(gegenstand: Gegenstand) -> dict[int, int]:
    """The sections of the agreement by number, with how many Absätze each has; empty if not so numbered."""
    gliederung = gegenstand.gliederungen.get("leistungsvereinbarung")
    if gliederung is None or gliederung.profil.zaehlung != "paragraf":
        return {}
    return {
        int(abschnitt.nummer.removeprefix("§ ")): max(
            (int(t.nummer) for t in abschnitt.teile if t.nummer), default=1
        )
        for abschnitt in gliederung.alle()
        if abschnitt.nummer
    }


def _nur_minderjaehrige(gegenstand: Gegenstand) -> bool:
    """Whether the offer is for minors only, by age or else by contract basis."""
    bis = getattr(getattr(gegenstand.konzept.angebot.zielgruppe, "alter", None), "bis", None)
    return bis < _VOLLJAEHRIG if isinstance(bis, int) else gegenstand.grundlage == "sgb9_134"
