"""The results that every offer measured in hours has: a full-time worker's hours, positions against hours."""

from collections.abc import Iterator
from decimal import Decimal

from teilhabe_docs.rechnen.bemessung import Bemessung
from teilhabe_docs.rechnen.figures import Unit, rounded
from teilhabe_docs.rechnen.result import Input, Result

STELLEN = "personal.positionen"
NETTO = "personal.netto_jahresarbeitszeit_h"
_H, _VZAE, _PROZENT = Unit.STUNDEN, Unit.VZAE, Unit.PROZENT


def hours_left(
    id_: str, title: str, netto_h: Decimal | None, abzug_h: Decimal | None, wert: Decimal | None
) -> Result:
    """Hours of a full-time worker after the Minderzeiten."""
    netto = Input("Netto-Jahresarbeitszeit", netto_h, _H, NETTO)
    return Result(
        id_, title, _H, "{} − {}", (netto, Input("Minderzeiten", abzug_h, _H, "personal.minderzeiten")), wert
    )


def hours_billed(kind: str, probe: Bemessung) -> Iterator[Result]:
    """Those of them that are billed, where a utilisation is given; `kind` begins the id."""
    if probe.auslastung_prozent is not None:
        je_vollkraft = Input("abrechenbare Stunden", probe.je_vollkraft_h, _H)
        auslastung = Input("Auslastung", probe.auslastung_prozent, _PROZENT, "personal.auslastung")
        yield Result(
            f"{kind}.abgerechnet",
            "Abgerechnete Stunden je Vollkraft",
            _H,
            "{} × {} ÷ 100",
            (je_vollkraft, auslastung),
            probe.abgerechnet_je_vollkraft_h,
        )


def positions_against_hours(kind: str, name: str, probe: Bemessung) -> Iterator[Result]:
    """What the hours need and what the positions give, which are called `name`; `kind` begins the ids."""
    stunden = Input("Personalstunden", probe.personalstunden_h, _H)
    je_vollkraft = Input("Stunden je Vollkraft", probe.abgerechnet_je_vollkraft_h, _H)
    yield Result(
        f"{kind}.bedarf", "Bedarf nach Umfang", _VZAE, "{} ÷ {}", (stunden, je_vollkraft), probe.bedarf_vzae
    )
    if not probe.direkt.anzahl:
        return
    vzae = Input(name, probe.direkt.sicher, _VZAE, STELLEN)
    yield held(f"{kind}.stellen", "Stellen gegen Umfang", vzae, probe.bedarf_vzae, probe.direkt.fehlt)
    yield Result(
        f"{kind}.kapazitaet",
        "Stunden der Stellen",
        _H,
        "{} × {}",
        (vzae, je_vollkraft),
        probe.kapazitaet_h,
        fehlt=probe.direkt.fehlt,
    )
    kapazitaet = Input("Stunden der Stellen", probe.kapazitaet_h, _H)
    yield Result(
        f"{kind}.deckung",
        "Deckung des Umfangs",
        _PROZENT,
        "{} ÷ {} × 100",
        (kapazitaet, stunden),
        probe.deckung_prozent,
    )


def held(id_: str, title: str, vzae: Input, bedarf: Decimal | None, fehlt: tuple[str, ...]) -> Result:
    """Positions held against what they are needed for."""
    agreed = None if bedarf is None else rounded(bedarf)
    return Result(id_, title, _VZAE, "{}", (vzae,), vzae.wert, agreed, fehlt=fehlt)
