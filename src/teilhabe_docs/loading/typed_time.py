"""Days, times of the day and opening hours as a German types them."""

import calendar
import datetime
import re
from collections.abc import Sequence

_MONTHS = (
    *("januar", "februar", "märz", "april", "mai", "juni"),
    *("juli", "august", "september", "oktober", "november", "dezember"),
)
_SHORT = {"jänner": 1, "jan": 1, "feb": 2, "mär": 3, "maerz": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8} | {
    "sep": 9,
    "sept": 9,
    "okt": 10,
    "nov": 11,
    "dez": 12,
}
_WEEKDAY = r"(?:(?:Mo|Di|Mi|Do|Fr|Sa|So)[a-z]*\.?,?\s+)?(?:den\s+|am\s+|ab\s+|seit\s+|vom\s+)?"
_NUMBERS = re.compile(rf"{_WEEKDAY}(\d{{1,2}})\.\s?(\d{{1,2}})\.\s?(\d{{4}}|\d{{2}})")
_MONTH = re.compile(rf"{_WEEKDAY}(\d{{1,2}})\.?\s*([A-Za-zä]+)\.?\s*(\d{{4}})")
_YEAR_FIRST = re.compile(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?:[T ]\d\d?:\d\d.*)?")
_DAY_FIRST = re.compile(r"(\d{1,2})[-/](\d{1,2})[-/](\d{4})")

_YEARS = range(1900, 2200)
"""Years that are meant; others are digits that were mistyped."""

_FROM = re.compile(r"\s*(?:[A-Za-z]+\.?,?\s+)?(?:ab|seit|vom)\s", re.I)

_LAST_CENTURY = 60
"""From here on two digits are a year of the last century: `98`."""

_TIME = r"(?:(?P<h{n}>2[0-4]|[01]?\d)(?:\s?[.:h]\s?(?P<m{n}>[0-5]\d))?(?!\d))"
_DAILY = re.compile(r"täglich|jeden Tag|alle Tage", re.I)
_ONE = re.compile(_TIME.format(n=1) + r"\s*(?:h|Uhr)?", re.I)
_TWO = re.compile(
    r"(?:von\s*)?"
    + _TIME.format(n=1)
    + r"\s*(?:h|Uhr)?\s*(?:-|–|—|bis)\s*"
    + _TIME.format(n=2)
    + r"\s*(?:h|Uhr)?",
    re.I,
)


def typed_day(text: str) -> str:
    """The day that a text is, as `2026-07-01`; empty where it is none or may be two."""
    text = text.strip()
    if found := _NUMBERS.fullmatch(text):
        day, month, year = map(int, found.groups())
        century = 0 if year > 99 else 2000 if year < _LAST_CENTURY else 1900
        return _iso(century + year, month, day)
    if found := _MONTH.fullmatch(text):
        name = found[2].casefold()
        month = _MONTHS.index(name) + 1 if name in _MONTHS else _SHORT.get(name, 0)
        return _iso(int(found[3]), month, int(found[1]))
    if found := _YEAR_FIRST.fullmatch(text):
        return _iso(*map(int, found.groups()))
    if found := _DAY_FIRST.fullmatch(text):
        day, month, year = map(int, found.groups())
        return _iso(year, month, day) if day > 12 or day == month else ""  # else the month may come first
    return ""


def is_beginning(text: str) -> bool:
    """Whether a text says of a day that something begins on it: `ab 1.7.2026`."""
    return bool(_FROM.match(text))


def days_of_its_month(text: str) -> tuple[str, int] | None:
    """Month and number of its days, where a text is a day that there is not: `31.06.2026`."""
    found = _NUMBERS.fullmatch(text.strip()) or _YEAR_FIRST.fullmatch(text.strip())
    if not found:
        return None
    parts = [int(part) for part in found.groups()]
    year, month, day = parts if parts[0] in _YEARS else reversed(parts)
    if year not in _YEARS or not 1 <= month <= 12 or not 28 < day <= 31:
        return None
    days = calendar.monthrange(year, month)[1]
    return (f"{_MONTHS[month - 1].capitalize()} {year}", days) if day > days else None


def typed_time(text: str) -> str:
    """The time that a text is, as `08:00`; empty where it is none."""
    found = _ONE.fullmatch(text.strip())
    return _clock(found["h1"], found["m1"]) if found else ""


def typed_hours(text: str) -> tuple[str, str] | None:
    """Beginning and end, where a text is both: `08.00-16.00 Uhr`."""
    found = _TWO.fullmatch(text.strip())
    if not found:
        return None
    hours = _clock(found["h1"], found["m1"]), _clock(found["h2"], found["m2"])
    return hours if all(hours) else None


def typed_days_of_week(text: str, names: dict[str, str], order: Sequence[str]) -> list[str]:
    """The days that a text names, by ranges and one by one (`Mo-Do, Sa`); empty where that is not plain."""
    days: list[str] = []
    if _DAILY.fullmatch(text.strip(" :,.")):
        return [*order]
    for part in re.split(r"\s*(?:,|/|\+|&|\bund\b|\bu\.)\s*", text.strip(" :,")):
        ends = [names.get(end.strip(" .:").casefold(), "") for end in re.split(r"-|–|—|\bbis\b", part)]
        if not all(ends) or len(ends) > 2:
            return []
        first, last = order.index(ends[0]), order.index(ends[-1])
        if last < first:
            return []
        days += [day for day in order[first : last + 1] if day not in days]
    return days


def typed_opening(text: str, names: dict[str, str], order: Sequence[str]) -> list[tuple[list[str], str, str]]:
    """Days with beginning and end, where a text is nothing else: `Mo-Do 8-16, Fr 8-14 Uhr`."""
    hours: list[tuple[list[str], str, str]] = []
    end = 0
    for found in _TWO.finditer(text):
        between = re.sub(r"^\s*(?:,|;|und|sowie|/)\s*", "", text[end : found.start()])
        days = typed_days_of_week(between, names, order)
        times = typed_hours(found[0])
        if not days or times is None:
            return []
        hours.append((days, *times))
        end = found.end()
    return hours if not text[end:].strip(" .,;") else []


def _clock(hour: str, minute: str | None) -> str:
    time = f"{int(hour):02}:{minute or '00'}"
    return "" if time > "24:00" else time


def _iso(year: int, month: int, day: int) -> str:
    try:
        return datetime.date(year, month, day).isoformat() if year in _YEARS else ""
    except ValueError:
        return ""
