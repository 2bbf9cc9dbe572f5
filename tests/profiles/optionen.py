"""The options of the model agreement with their values, and the combinations of them that are tried."""

from collections.abc import Mapping
from functools import cache
from itertools import cycle, islice, product
from random import Random
from typing import Any

from beispiel import wert_an

from teilhabe_docs.model.base import Entfaellt
from teilhabe_docs.model.choices import Berichtsform, Gebietsart, Leistungsform
from teilhabe_docs.model.text_slot import AnlageVerweis, Markdown

Werte = Mapping[str, Any]
Wahl = dict[str, str]

WEGFALL = Entfaellt(entfaellt="dafür besteht hier kein Bedarf")
TEXT = Markdown("Das Nähere regelt der Träger in einem Satz.")
INDIVIDUELL = wert_an("angebot.leistungen.individuell")
GRUPPE = wert_an("angebot.leistungen.gruppe")
UMFANG = (
    "betreuung_tag_h",
    "ankommen_verabschieden_tag_min",
    "pausen_tag_min",
    "ausserunterrichtlich_jahr_h",
    "wegbegleitung_tag_min",
    "ferien_jahr_h",
)
REGIE = ("leitung", "verwaltung", "hauswirtschaft_technik", "fachdienst")

GRUND: Werte = {
    "angebot.gewaltschutz": TEXT,
    "angebot.pool.strukturen": AnlageVerweis(anlage=wert_an("angebot.pool.strukturen").anlage),
    "angebot.zielgruppe.beschreibung": TEXT,
    "angebot.ausstattung.fuhrpark": TEXT,
    "angebot.ausstattung.betriebsnotwendige_anlagen": TEXT,
    "angebot.ziele": tuple(z.model_copy(update={"text": "Teilhabe"}) for z in wert_an("angebot.ziele")),
}
"""The example with short texts of the author in place of the long ones."""


def _form(pfad: str) -> dict[str, Werte]:
    formen = list(Leistungsform)
    return {
        "aus": {pfad: ()},
        **{form.value: {pfad: (form,)} for form in formen},
        "beide": {pfad: tuple(formen)},
    }


def _ja_nein(pfad: str) -> dict[str, Werte]:
    return {"aus": {pfad: False}, "ein": {pfad: True}}


def _da(pfad: str, wert: Any = None) -> dict[str, Werte]:
    """There as in the example (or with `wert`), or not."""
    da = wert_an(pfad) if wert is None else wert
    return {"ein": {pfad: da}, "aus": {pfad: () if isinstance(da, tuple) else None}}


def _entfaellt(pfad: str, wert: Any = None) -> dict[str, Werte]:
    return {"ein": {pfad: wert_an(pfad) if wert is None else wert}, "entfaellt": {pfad: WEGFALL}}


def _alter(von: int | None, bis: int | None) -> Werte:
    return {"angebot.zielgruppe.alter.von": von, "angebot.zielgruppe.alter.bis": bis}


def _gebiet(behoerde: str | None, art: Gebietsart | None = None) -> Werte:
    return {"angebot.einzugsgebiet.festgelegt_durch": behoerde, "angebot.einzugsgebiet.art": art}


def _frist(frist: str | None, fortgeltung: bool | None) -> Werte:
    return {
        "angebot.laufzeit.kuendigungsfrist": frist,
        "angebot.laufzeit.fortgeltung_ohne_enddatum": fortgeltung,
    }


OPTIONEN: dict[str, dict[str, Werte]] = {
    "fassung": _da("angebot.lrv.fassung", "1. Januar 2026"),
    "aussengruppen": _da("angebot.aussengruppen"),
    "abgrenzung": _da("angebot.abgrenzung"),
    "gruppen": _da("angebot.gruppen"),
    "ileb": _ja_nein("angebot.optionen.ileb"),
    "alter": {
        "3 bis 6": _alter(3, 6),
        "ab 3": _alter(3, None),
        "bis 6": _alter(None, 6),
        "-": _alter(None, None),
    },
    "beschreibung": _da("angebot.zielgruppe.beschreibung", TEXT),
    "voraussetzungen": _da("angebot.zielgruppe.voraussetzungen"),
    "ausschluss": _entfaellt("angebot.zielgruppe.ausschluss"),
    "gebiet": {
        "aus": _gebiet(None),
        "ein": _gebiet("Regierungspräsidium Stuttgart"),
        **{art.value: _gebiet("Regierungspräsidium Stuttgart", art) for art in Gebietsart},
    },
    "weg": _form("angebot.optionen.wegbegleitung"),
    "ferien": _form("angebot.optionen.ferienbegleitung"),
    "nachmittag": _ja_nein("angebot.optionen.nachmittagsbetreuung"),
    "zusatzangebot": {
        "ein": {"angebot.leistungen.individuell": INDIVIDUELL},
        "aus": {"angebot.leistungen.individuell": INDIVIDUELL[:3]},
    },
    "behandlungspflege": _entfaellt("angebot.leistungen.behandlungspflege"),
    "unterkunft": _entfaellt("angebot.leistungen.unterkunft_verpflegung"),
    "lebensbereiche": {
        "alle": {"angebot.leistungen.gruppe": GRUPPE},
        "drei": {"angebot.leistungen.gruppe": GRUPPE[3:6]},
        "einer": {"angebot.leistungen.gruppe": GRUPPE[1:2]},
    },
    "umfang": {
        "ein": {f"angebot.umfang.{name}": 20 for name in UMFANG},
        "aus": {f"angebot.umfang.{name}": None for name in UMFANG},
    },
    "fls": _da("angebot.fachleistungsstunde.minuten_je_fls"),
    "quelle": _da("personal.netto_jahresarbeitszeit_quelle"),
    "nicht_fachkraft": _da("personal.berufsgruppen.nicht_fachkraft"),
    "quote": _entfaellt("personal.fachkraftquote"),
    "regie": {"ein": {}, "entfaellt": {f"personal.personalschluessel.{name}": WEGFALL for name in REGIE}},
    "sachmittel": _entfaellt("angebot.ausstattung.sachmittel"),
    "fuhrpark": _entfaellt("angebot.ausstattung.fuhrpark", TEXT),
    "sonderinfrastruktur": _da("angebot.ausstattung.sonderinfrastruktur"),
    "ergaenzung": _da("angebot.ausstattung.betriebsnotwendige_anlagen", TEXT),
    "bericht": {
        "-": {"angebot.dokumentation.teilhabebericht_form": None},
        **{f.value: {"angebot.dokumentation.teilhabebericht_form": f} for f in list(Berichtsform)[:2]},
    },
    "gewaltschutz": {
        "text": {"angebot.gewaltschutz": TEXT},
        "anlage": {"angebot.gewaltschutz": AnlageVerweis(anlage=wert_an("angebot.gewaltschutz").anlage)},
    },
    "frist": {
        "aus": _frist(None, None),
        "ein": _frist("sechs Monate zum Jahresende", True),
        "ohne Fortgeltung": _frist("sechs Monate zum Jahresende", False),
    },
}
"""Every option with its values, each as what it sets in the data."""

PARAGRAFEN: dict[str, tuple[str, ...]] = {
    "1": ("fassung",),
    "2": ("aussengruppen", "abgrenzung", "gruppen", "ileb"),
    "3": ("alter", "beschreibung", "voraussetzungen", "ausschluss", "gebiet"),
    "4": ("ileb",),
    "5": ("weg", "ferien", "behandlungspflege", "unterkunft"),
    "7": ("unterkunft", "lebensbereiche"),
    "8": ("weg", "ferien", "nachmittag", "zusatzangebot", "behandlungspflege"),
    "9": ("weg", "ferien", "umfang", "fls"),
    "10": ("quelle", "nicht_fachkraft", "quote", "regie"),
    "11": ("sachmittel", "fuhrpark", "sonderinfrastruktur", "ergaenzung"),
    "12": ("bericht", "gewaltschutz"),
    "13": ("frist",),
}
"""The options that a paragraph depends on."""


@cache
def wahlen() -> tuple[Wahl, ...]:
    """The combinations: those of § 8 in full, the other paragraphs dealt out over them."""
    zeilen_ = [dict(zip(PARAGRAFEN["8"], werte, strict=True)) for werte in kombinationen(PARAGRAFEN["8"])]
    zufall = Random(8)
    for paragraf in ("1", "2", "3", "10", "11", "12", "13"):
        karten = list(islice(cycle(kombinationen(PARAGRAFEN[paragraf])), len(zeilen_)))
        zufall.shuffle(karten)
        for zeile, karte in zip(zeilen_, karten, strict=True):
            zeile |= dict(zip(PARAGRAFEN[paragraf], karte, strict=True))
    for i, zeile in enumerate(zeilen_):
        nachmittag, zusatz, pflege = (
            zeile["nachmittag"] == "ein", zeile["zusatzangebot"] == "ein", zeile["behandlungspflege"] == "ein"
        )  # fmt: skip
        zeile["unterkunft"] = "ein" if nachmittag ^ zusatz else "entfaellt"
        zeile["umfang"] = "ein" if nachmittag ^ pflege else "aus"
        zeile["fls"] = "ein" if zusatz ^ pflege else "aus"
        zeile["lebensbereiche"] = ("alle", "drei", "einer")[i % 3]
    return tuple(zeilen_)


def kombinationen(optionen: tuple[str, ...]) -> list[tuple[str, ...]]:
    return list(product(*(OPTIONEN[o] for o in optionen)))
