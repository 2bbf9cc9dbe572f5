"""A number as a German types it into a text: with points for thousands, a unit, a »ca.«."""

import re
from dataclasses import dataclass
from decimal import Decimal

_BLANK = "[ \N{NO-BREAK SPACE}\N{THIN SPACE}\N{NARROW NO-BREAK SPACE}]"
_NUMBER = (
    rf"\d{{1,3}}(?:(?:\.|'|’|{_BLANK})\d{{3}})+(?:,\d{{1,4}})?"  # 1.590  1 590,5
    r"|\d{1,3}(?:,\d{3})+\.\d{1,4}"  # 1,590.5
    r"|\d{1,9}[.,]\d{1,9}|\d{1,9}"
    r"|[½¼¾]|\d{1,2}/\d{1,2}"
)
_ABOUT = (
    r"ca\.?|circa|zirka|etwa|rund|ungefähr|knapp|gut|mind\.?|mindestens|min\.|max\.?|maximal|höchstens|"
    r"bis zu|ab|über|unter|je|[~≈<>≤≥±]"
)
_UNIT = r"(?:(?![½¼¾])[^\W\d_]|[%€²/.*:() -]|m2)*"
_TYPED = re.compile(rf"(?P<about>(?:(?:{_ABOUT})\s*)*)(?P<number>{_NUMBER})\s*(?P<unit>{_UNIT})", re.I)
_DURATION = re.compile(
    r"(?P<h>\d{1,4})\s*(?::|h|Std\.?|Stunden?)\s*(?:und\s+)?(?P<min>[0-5]?\d)\s*(?:min\.?|Minuten?|h|Std\.?|Stunden)?",
    re.I,
)
_SPAN = re.compile(r"\D{0,12}\d[\d.,]*\s*(?:-|–|—|bis|/|oder)\s*\d[\d.,]*(?:\s*\D*)")
_WORDS = [
    *(
        "null",
        "eins",
        "zwei",
        "drei",
        "vier",
        "fünf",
        "sechs",
        "sieben",
        "acht",
        "neun",
        "zehn",
        "elf",
        "zwölf",
    ),
    *("dreizehn", "vierzehn", "fünfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn", "zwanzig"),
]
_SIDES = ((re.compile(r"\bunter\b|<", re.I), -1), (re.compile(r"\büber\b|>", re.I), 1))
_FRACTIONS = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}
_POINT_AND_THREE = re.compile(r"(?<![\d.,])[1-9]\d{0,2}\.\d{3}(?![\d.,])")


@dataclass(frozen=True, slots=True)
class TypedNumber:
    """What may be meant: one reading or two; the words behind it; whether it only says about how much.

    `side`: -1 below, 1 above that number, which is then not meant itself; `fraction`: typed as `4/5` or `½`.
    """

    readings: tuple[Decimal, ...]
    unit: str = ""
    about: bool = False
    side: int = 0
    fraction: bool = False


def typed_number(text: str) -> TypedNumber | None:
    """The number that a text is, with what stands around it; None where it is no single number."""
    text = text.strip()
    if text.casefold() in _WORDS:
        return TypedNumber((Decimal(_WORDS.index(text.casefold())),))
    found = _TYPED.fullmatch(text)
    if not found:
        return None
    readings = _readings(found["number"])
    if not readings:
        return None
    fraction = not re.search(r"^\d+$|[.,]", found["number"]) and len(readings) == 1 and readings[0] < 1
    side = next((side for words, side in _SIDES if words.search(found["about"])), 0)
    return TypedNumber(readings, found["unit"].strip(), bool(found["about"]), side, fraction)


def typed_duration(text: str) -> Decimal | None:
    """Minutes, where hours and minutes are typed: `7:30`, `1 Std. 30 Min.`."""
    found = _DURATION.fullmatch(text.strip())
    return Decimal(int(found["h"]) * 60 + int(found["min"])) if found else None


def point_and_three(text: str) -> bool:
    """Whether a number has a point before exactly three digits: a thousand in German, a decimal in YAML."""
    return bool(_POINT_AND_THREE.search(text))


def is_span(text: str) -> bool:
    """Whether a text is two numbers, from one to the other: `20-24`."""
    return bool(_SPAN.fullmatch(text.strip()))


def german(number: Decimal) -> str:
    """A number with a comma, without superfluous zeros and without points for thousands."""
    digits = f"{number:f}".replace(".", ",")
    return digits.rstrip("0").rstrip(",") if "," in digits else digits


def _readings(number: str) -> tuple[Decimal, ...]:
    if number in _FRACTIONS:
        return (_FRACTIONS[number],)
    if "/" in number:
        above, below = map(int, number.split("/"))
        return (Decimal(above) / below,) if above < below and below in (2, 4, 5, 8, 10) else ()
    if point_and_three(number):
        return Decimal(number.replace(".", "")), Decimal(number)
    if re.fullmatch(r"\d+,\d+", number):
        return (Decimal(number.replace(",", ".")),)
    if re.fullmatch(r"\d+\.\d+", number):
        return (Decimal(number),)
    if re.search(r",\d{3}.*\.", number):
        return (Decimal(number.replace(",", "")),)
    return (Decimal(re.sub(rf"\.|'|’|{_BLANK}", "", number).replace(",", ".")),)
