"""Value types of numbers: whole numbers by limits, decimals by subclasses that print themselves in German."""

import re
from decimal import Decimal
from typing import Annotated, Any, ClassVar, NamedTuple, Self

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import core_schema

from teilhabe_docs.model.value_errors import value_error
from teilhabe_docs.model.value_type import ReadValue

_HOECHSTENS = 999_999_999
_TAUSENDERPUNKT = r"(?![1-9][0-9]{0,2}\.[0-9]{3}(?![0-9]))"
"""Point and exactly three digits: a thousand to whoever typed it, a decimal to YAML; nobody reads it."""
_ZAHL = rf"{_TAUSENDERPUNKT}(?:0|[1-9][0-9]{{0,8}})(?:[.,][0-9]{{1,9}})?"
_NICHT_NULL = r"(?![0.,]+$)"
_OHNE_GRENZEN = re.compile(
    rf"(?P<minus>[-−]\s?)?(?P<ganz>[0-9]{{1,3}}(?:\.[0-9]{{3}})+(?=,)|{_TAUSENDERPUNKT}[0-9]+)"
    r"(?:[.,](?P<stellen>[0-9]+))?(?:\s?(?:€|EUR|Euro|%))?"
)
"""A number of any size, with as many decimals as there are, to say what is wrong with it."""
_PASST_NICHT = "passt hier nicht"
_STELLEN = {2: "zwei", 9: "neun"}

_GERMAN_SIGNS = str.maketrans(",.", ".,")


def german_digits(zahl: Decimal | int) -> str:
    """All digits of a number as documents print them: decimal comma, points between thousands: `1.580,50`."""
    return (
        f"{zahl:,f}".translate(_GERMAN_SIGNS) if isinstance(zahl, Decimal) else f"{zahl:,}".replace(",", ".")
    )


class Limits(NamedTuple):
    """Annotation of `int`: digits only, from `von` to `bis`, both included."""

    von: int = 0
    bis: int = _HOECHSTENS

    def lies(self, wert: object) -> int:
        """The whole number from an int, a whole float or digits; raises `PydanticCustomError`."""
        if isinstance(wert, float) and wert.is_integer():
            zahl = int(wert)
        elif isinstance(wert, int) and not isinstance(wert, bool):
            zahl = wert
        elif isinstance(wert, str) and re.fullmatch(r"-?(0|[1-9][0-9]{0,11})", wert):
            zahl = int(wert)
        else:
            raise value_error("ganzzahl", "{wert} ist keine ganze Zahl in Ziffern, etwa 24", wert)
        if zahl < self.von:
            raise value_error(
                "ganzzahl_klein", "{wert} ist zu klein; mindestens {von}", wert, von=str(self.von)
            )
        if zahl > self.bis:
            raise value_error(
                "ganzzahl_gross", "{wert} ist zu groß; höchstens {bis}", wert, bis=str(self.bis)
            )
        return zahl

    def __get_pydantic_core_schema__(
        self, quelle: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(self.lies)

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {"type": "integer", "minimum": self.von, "maximum": self.bis}


WholeNumber = Annotated[int, Limits()]
"""A whole number from 0."""

FromOne = Annotated[int, Limits(von=1)]
"""A whole number from 1."""

DaysOfYear = Annotated[int, Limits(von=1, bis=366)]
"""Days of a year, 1 to 366."""

Minutes = Annotated[int, Limits()]
"""Whole minutes; the key says of what (day, week)."""


class DecimalNumber(ReadValue, Decimal):
    """What the decimal types share; `lies` reads the author's text, `deutsch` prints it.

    Calculating gives plain `Decimal`. As JSON numbers are read too, `als_zahl` is their schema (empty: text
    only).
    """

    art: ClassVar[str] = "dezimal"
    hoechstens: ClassVar[int] = _HOECHSTENS
    stellen: ClassVar[int] = 9
    erwartet: ClassVar[str] = "eine Zahl, etwa 24 oder 0,75"
    muster: ClassVar[str] = rf"^({_ZAHL})$"
    als_zahl: ClassVar[dict[str, Any]] = {"type": "number", "minimum": 0, "maximum": _HOECHSTENS}

    @classmethod
    def lies(cls, wert: object) -> Self:
        """The value from text (comma or point), number or `Decimal`; raises `PydanticCustomError`."""
        if isinstance(wert, cls):
            return wert
        zahl: Decimal | None = None
        if isinstance(wert, str):
            if treffer := re.fullmatch(cls.muster, wert):
                zahl = cls._number(treffer[1])
        elif isinstance(wert, Decimal) or (cls.als_zahl and type(wert) in (int, float)):
            zahl = Decimal(str(wert))
        if zahl is None or not cls.gueltig(zahl):
            said = f"{{wert}} {cls._fault(str(wert))}; erwartet wird {{erwartet}}"
            raise value_error(cls.art, said, wert, erwartet=cls.erwartet)
        return cls(zahl)

    @classmethod
    def _fault(cls, text: str) -> str:
        """In German, without the value, what is wrong with one that is refused."""
        found = _OHNE_GRENZEN.fullmatch(text.strip())
        if found and found["minus"]:
            return "ist negativ"
        if found and Decimal(f"{found['ganz'].replace('.', '')}.{found['stellen'] or 0}") > cls.hoechstens:
            return f"ist zu groß (höchstens {cls.hoechstens})"
        if found and len(found["stellen"] or "") > cls.stellen:
            return f"hat mehr als {_STELLEN[cls.stellen]} Nachkommastellen"
        return _PASST_NICHT

    @classmethod
    def takes(cls, text: str) -> bool:
        """Whether it reads a text."""
        found = re.fullmatch(cls.muster, text)
        return bool(found and cls.gueltig(cls._number(found[1])))

    @classmethod
    def _number(cls, ziffern: str) -> Decimal:
        """The number that the group of `muster` stands for."""
        return Decimal(ziffern.replace(",", "."))

    @classmethod
    def gueltig(cls, zahl: Decimal) -> bool:
        """Whether the number lies within the limits of the type."""
        return zahl.is_finite() and 0 <= zahl <= cls.hoechstens

    def deutsch(self) -> str:
        """The number with a comma, points between thousands and without superfluous zeros."""
        ziffern = german_digits(self)
        return ziffern.rstrip("0").rstrip(",") if "," in ziffern else ziffern

    @classmethod
    def json_schema(cls) -> dict[str, Any]:
        """A number within the limits, or text that matches `muster`."""
        text = {"type": "string", "pattern": cls.muster}
        return {"anyOf": [dict(cls.als_zahl), text]} if cls.als_zahl else text


class AnyDecimal(DecimalNumber):
    """A decimal from 0."""


class AboveZero(AnyDecimal):
    """A decimal above 0."""

    art = "dezimal_ueber_null"
    erwartet = "eine Zahl über 0, etwa 3 oder 2,5"
    muster = rf"^{_NICHT_NULL}({_ZAHL})$"
    als_zahl: ClassVar[dict[str, Any]] = {"type": "number", "exclusiveMinimum": 0, "maximum": _HOECHSTENS}

    @classmethod
    def gueltig(cls, zahl: Decimal) -> bool:
        """Above 0."""
        return super().gueltig(zahl) and zahl > 0


class Hours(AnyDecimal):
    """Hours from 0; the key says of what (day, week, year)."""

    art = "stunden"
    erwartet = "eine Zahl von Stunden, etwa 6 oder 7,5"


class Percent(DecimalNumber):
    """Per cent from 0 to 100, never a share of 1."""

    art = "prozent"
    hoechstens = 100
    erwartet = "ein Wert von 0 bis 100 in Prozent, etwa 60 oder 62,5 %"
    muster = rf"^{_TAUSENDERPUNKT}(100(?:[.,]0{{1,9}})?|[1-9]?[0-9](?:[.,][0-9]{{1,9}})?)\s?%?$"
    als_zahl: ClassVar[dict[str, Any]] = {"type": "number", "minimum": 0, "maximum": 100}

    def deutsch(self) -> str:
        """`62,5 %`."""
        return f"{super().deutsch()} %"


_BETRAG = rf"{_TAUSENDERPUNKT}(?:0|[1-9][0-9]{{0,8}})(?:[.,][0-9]{{1,2}})?"
_MIT_TAUSENDERN = r"[1-9][0-9]{0,2}(?:\.[0-9]{3}){1,2}"
_EURO = r"\s?(?:€|EUR|Euro)"


class Euro(DecimalNumber):
    """An amount of money in euros, at most two decimals.

    A point before three digits parts thousands where cents behind a comma say so; else, as with all numbers,
    nobody reads it.
    """

    art = "euro"
    stellen = 2
    erwartet = "ein Betrag in Euro mit höchstens zwei Nachkommastellen, etwa 78,40 € oder 1250 €"
    muster = rf"^({_BETRAG}|{_MIT_TAUSENDERN},[0-9]{{1,2}})(?:{_EURO})?$"

    @classmethod
    def _number(cls, ziffern: str) -> Decimal:
        if re.match(rf"{_MIT_TAUSENDERN},", ziffern):
            ziffern = ziffern.replace(".", "")
        return super()._number(ziffern)

    @classmethod
    def gueltig(cls, zahl: Decimal) -> bool:
        """From 0, in cents."""
        return super().gueltig(zahl) and zahl == round(zahl, 2)

    def deutsch(self) -> str:
        """Always two decimals, points between thousands: `78,40 €`, `1.250,00 €`."""
        return f"{german_digits(round(self, 2))} €"


class Vzae(DecimalNumber):
    """Full-time equivalents, 1,00 is one full-time worker; at most two decimals."""

    art = "vzae"
    stellen = 2
    erwartet = "eine Zahl von Vollzeitäquivalenten mit höchstens zwei Nachkommastellen, etwa 1,75"
    muster = r"^((?:0|[1-9][0-9]{0,8})(?:[.,][0-9]{1,2})?)$"

    @classmethod
    def gueltig(cls, zahl: Decimal) -> bool:
        """From 0, in hundredths."""
        return super().gueltig(zahl) and zahl == round(zahl, 2)

    def deutsch(self) -> str:
        """Always two decimals: `1,75`, `2,00`."""
        return german_digits(round(self, 2))


class Ratio(DecimalNumber):
    """One full-time worker to x units; the value is x, a larger x means less staff."""

    art = "ratio"
    erwartet = 'ein Verhältnis mit einer 1 vor dem Doppelpunkt, etwa "1:4,5"'
    muster = rf"^1\s*:\s*{_NICHT_NULL}({_ZAHL})$"
    als_zahl: ClassVar[dict[str, Any]] = {}

    @classmethod
    def gueltig(cls, zahl: Decimal) -> bool:
        """Above 0."""
        return super().gueltig(zahl) and zahl > 0

    @classmethod
    def _fault(cls, text: str) -> str:
        return _PASST_NICHT

    def deutsch(self) -> str:
        """`1 : 4,5`."""
        return f"1 : {super().deutsch()}"
