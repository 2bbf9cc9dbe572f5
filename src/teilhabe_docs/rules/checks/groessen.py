"""Numbers that belong together and differ by an order of magnitude: mostly a slip of the comma (TD446)."""

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from teilhabe_docs.documents.display import german_number
from teilhabe_docs.loading.number_fields import number_words
from teilhabe_docs.model.base import Model
from teilhabe_docs.model.values import Text
from teilhabe_docs.rechnen.counted_positions import in_area
from teilhabe_docs.rechnen.figures import Unit, german
from teilhabe_docs.rules.engine.declared_check import check
from teilhabe_docs.rules.engine.field_values import given, given_list
from teilhabe_docs.rules.engine.match import Match
from teilhabe_docs.rules.engine.readable_staff import all_positions_read
from teilhabe_docs.rules.engine.rows import rows
from teilhabe_docs.rules.engine.subject import Subject

_ROOM_M2 = (4, 600)
"""What one room has; a room that nobody stays in may be smaller."""
_PLACES_FOR_ONE = 40
"""The places of a group for each who is there at the same time; at night there may be so many."""
_STEP = 6
"""How many times the hours of the level before a level has at most."""
_STEP_BACK = 3
"""How many times less it has at most, where levels rise."""
_DAY_MIN = 14 * 60
"""The minutes of a day that a facility is open which people go home from."""
_BEHIND = 2
"""How many times as large as all who work with the people served one other position is at most."""
_QUOTA = 5
"""How many times the agreed quota the positions reach at most."""


class SmallRoom(Model):
    """A word for rooms that nobody stays in."""

    muster: Text


@check("TD446")
def groessen(subject: Subject) -> Iterator[Match]:
    """Rooms, groups, levels, hours and positions that are far from what goes with them."""
    checks = [_rooms, _groups, _levels, _hours]
    if all_positions_read(subject):
        checks += [_positions, _quota]
    for one in checks:
        yield from (match for match in one(subject) if not _is_told_alone(subject, str(match.place)))


def _is_told_alone(subject: Subject, field: str) -> bool:
    """Whether a number is unusual by itself, which reading tells (TD212)."""
    expected = number_words().fields.get(re.sub(r"\[\d+\]", "[]", field))
    numbers = (value for _, value in subject.konzept.values_at(field) if isinstance(value, int | Decimal))
    return expected is not None and not all(expected.expects(Decimal(number)) for number in numbers)


def _rooms(subject: Subject) -> Iterator[Match]:
    small = "|".join(row.muster for row in rows(__name__, "nebenraeume", SmallRoom))
    for number, room in enumerate(given_list(subject, "angebot.ausstattung.raeume")):
        if room.flaeche_m2 is None or room.anzahl == 0:
            continue
        each, field = room.flaeche_m2 / (room.anzahl or 1), f"angebot.ausstattung.raeume[{number}]"
        least, most = _ROOM_M2
        if re.search(small, room.art, re.IGNORECASE):
            least = 1
        if least <= each <= most:
            continue
        several = (room.anzahl or 1) > 1
        where = f"für {room.anzahl} Räume, je Raum {german_number(round(each, 1))} m²," if several else "hier"
        text = (
            f"{german_number(room.flaeche_m2)} m² sind {where} ungewöhnlich; zu erwarten sind je Raum "
            f"{least} bis {most} m². Bitte Fläche und Zahl der Räume prüfen"
            f"{'; die Fläche ist die aller dieser Räume zusammen' if several else ''}."
        )
        count = (f"{field}.anzahl", "so viele Räume") if several else None
        yield Match("TD446", text, f"{field}.flaeche_m2", related=count)


def _groups(subject: Subject) -> Iterator[Match]:
    whole = given(subject, "angebot.plaetze")
    for number, group in enumerate(given_list(subject, "angebot.gruppen")):
        field = f"angebot.gruppen[{number}]"
        if whole and group.plaetze_max and group.plaetze_max > whole:
            text = (
                f"Die Gruppe soll bis zu {group.plaetze_max} Plätze haben, das ganze Angebot hat {whole}. "
                "Bitte eine der Zahlen berichtigen."
            )
            yield Match("TD446", text, f"{field}.plaetze_max", related=("angebot.plaetze", "weniger"))
        present = group.gleichzeitig_anwesend
        if present and group.plaetze and group.plaetze / present > _PLACES_FOR_ONE:
            text = (
                f"Auf {group.plaetze} Plätze kommen {german_number(present)} gleichzeitig anwesende Kräfte; "
                "das ist ungewöhnlich wenig. Gezählt werden alle, die zur selben Zeit da sind. Bitte prüfen."
            )
            related = (f"{field}.plaetze", "für so viele")
            yield Match("TD446", text, f"{field}.gleichzeitig_anwesend", related=related)


def _levels(subject: Subject) -> Iterator[Match]:
    """Levels of intensity that do not rise (or fall) one after the other, or jump."""
    levels = given_list(subject, "angebot.umfang.intensitaetsstufen")
    hours = [(number, level.woche_h) for number, level in enumerate(levels) if level.woche_h]
    pairs = list(pairwise(hours))
    falls = sum(high < low for (_, low), (_, high) in pairs) * 2 > len(pairs)
    for (before, low), (number, high) in pairs:
        small, large = (high, low) if falls else (low, high)
        if small < large * _STEP_BACK and large <= small * _STEP:
            continue
        text = (
            f"Auf {german_number(low)} Stunden in der Woche folgen als nächste Stufe {german_number(high)}. "
            "Stufen steigen sonst in kleinen Schritten; bitte beide Zahlen prüfen."
        )
        field = "angebot.umfang.intensitaetsstufen[{}].woche_h"
        yield Match("TD446", text, field.format(number), related=(field.format(before), "Stufe davor"))
        return


def _hours(subject: Subject) -> Iterator[Match]:
    """A facility that people go home from, open at night too."""
    kinds = ("kindertageseinrichtung", "schulkindergarten")
    trait = next(filter(None, (subject.with_trait("einrichtung", kind) for kind in kinds)), None)
    minutes: Counter[str] = Counter()
    for window in given_list(subject, "angebot.oeffnung.zeiten") if trait else ():
        if window.von and window.bis:
            minutes.update(dict.fromkeys(window.wochentage, window.bis.minuten - window.von.minuten))
    if trait and minutes and max(minutes.values()) > _DAY_MIN:
        longest = german_number(Decimal(max(minutes.values())) / 60)
        text = (
            f"An einem Tag wäre {longest} Stunden geöffnet; für eine Einrichtung, die tagsüber besucht wird, "
            "ist das ungewöhnlich lang. Bitte die Zeiten prüfen."
        )
        yield Match("TD446", text, "angebot.oeffnung.zeiten", related=(trait, "danach"))


def _positions(subject: Subject) -> Iterator[Match]:
    """A position of Regie or coordination that outweighs all who work with the people served."""
    positions, betreuung = subject.rechnung.stellen, in_area(*subject.rechnung.direkt)
    served = [one.vzae for one in positions if one.vzae and betreuung(one.position)]
    serving = sum(served, Decimal(0))
    if not serving or any(one.vzae is None or one.position.bereich is None for one in positions):
        return
    for one in positions:
        if one.vzae is None or betreuung(one.position) or one.vzae <= serving * _BEHIND:
            continue
        kind = "vzae" if one.stunden_h is None else "wochenstunden_h"
        text = (
            f"Diese eine Position hat {german(one.vzae, Unit.VZAE)}, alle in Gruppe und Individualleistungen "
            f"zusammen {german(serving, Unit.VZAE)}. Bitte die Zahl prüfen."
        )
        yield Match("TD446", text, f"personal.positionen[{one.nummer}].{kind}")


def _quota(subject: Subject) -> Iterator[Match]:
    """An agreed quota that the positions exceed many times over."""
    agreed, reached = given(subject, "personal.fachkraftquote"), subject.rechnung.quote.prozent
    if agreed and reached is not None and reached > agreed * _QUOTA:
        text = (
            f"Vereinbart sind {german(agreed, Unit.PROZENT)} Fachkräfte, die Stellen ergeben "
            f"{german(reached, Unit.PROZENT)}. Bitte die Quote prüfen."
        )
        related = ("personal.positionen", german(reached, Unit.PROZENT))
        yield Match("TD446", text, "personal.fachkraftquote", related=related)
