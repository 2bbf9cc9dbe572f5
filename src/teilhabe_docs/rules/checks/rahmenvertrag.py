"""A framework contract that has ended before the agreement begins (TD470)."""

from collections.abc import Iterator
from datetime import date

from teilhabe_docs.rules.engine.declared_check import check
from teilhabe_docs.rules.engine.field_values import given
from teilhabe_docs.rules.engine.match import Match
from teilhabe_docs.rules.engine.subject import Subject

_END = "angebot.lrv.gilt_bis"
_DAYS = (
    ("angebot.laufzeit.beginn", "die Laufzeit beginnt am"),
    ("angebot.unterzeichnung.datum", "unterzeichnet wird am"),
    ("angebot.stand", "die Angaben haben den Stand vom"),
)
"""The days of the data that count as the day of the agreement, the first that is given."""


@check("TD470")
def rahmenvertrag(subject: Subject) -> Iterator[Match]:
    """Its last day lies before the agreement, by the days that the data give; no clock is asked."""
    end = given(subject, _END)
    if not isinstance(end, date):
        return
    for field, words in _DAYS:
        day = given(subject, field)
        if isinstance(day, date):
            if end < day:
                text = (
                    f"Der Landesrahmenvertrag gilt nur bis zum {_german(end)}, {words} {_german(day)}. "
                    "Bitte nennen, was dann gilt, oder »lrv.gilt_bis« streichen, wenn er fortgilt."
                )
                yield Match("TD470", text, _END, related=(field, _german(day)))
            return


def _german(day: date) -> str:
    return f"{day.day}.{day.month}.{day.year}"
