"""Which age an author means who writes it as in a text: `etwa 6`, `18+`, `bis unter 27`, `ab Einschulung`.

`von` and `bis` are completed years, both included: nobody under 18 is 18, and the 6th year begins at 5.
"""

import re

from teilhabe_docs.loading.meant_value import MeantValue
from teilhabe_docs.loading.typed_number import typed_number

_FROM, _TO = "von", "bis"
_N = r"(?P<n>\d{1,3}|[a-zäöüß]{3,13})(?:\s*(?:Jahren?|J\.?))?"
_TO_THE = r"(?:(?:zum|zur|dem|der|einschließlich|einschl\.|zu)\s+)?"
_YEAR_OF_LIFE = r"(?P<n>\d{1,3})\.\s*(?:Lebensjahr(?:e?s)?|Lj\.?)"
_FORMS = (
    (rf"(?:(?:ca\.?|circa|zirka|etwa|rund|ungefähr|meist(?:ens)?|in der Regel|mit)\s+)+{_N}", 0, 0),
    (rf"(?:(?:ab|von|mind\.|mindestens)\s+)?(?:dem\s+)?{_N}(?:\s*\+|\s+(?:und|oder) älter)?", 0, None),
    (rf"(?:bis|max\.|maximal|höchstens)\s+{_TO_THE}{_N}", None, 0),
    (rf"(?:bis\s+)?(?:unter\s+|<\s*){_N}", None, -1),
    (r"(?:ab|mit)\s+(?:dem\s+)?(?P<n>\d{1,3})\.\s*Geburtstag", 0, None),
    (rf"bis\s+{_TO_THE}(?P<n>\d{{1,3}})\.\s*Geburtstag", None, -1),
    (rf"(?:ab|mit|nach)\s+{_TO_THE}(?:Vollendung des|vollendete[mn])\s+{_YEAR_OF_LIFE}", 0, None),
    (rf"bis\s+{_TO_THE}(?:Vollendung des|vollendete[mn])\s+{_YEAR_OF_LIFE}", None, -1),
    (r"(?:ab\s+|von\s+)?(?:der\s+)?Geburt(?:\s+an)?(?P<n>)", 0, None),
    (r"(?:ab\s+)?(?:der\s+)?Volljährig(?:keit)?(?P<n>)", 18, None),
)
"""For each form what is added to its number at `von` and at `bis`; `None` where it belongs to the other."""
_READ = tuple((re.compile(form, re.I), *shifts) for form, *shifts in _FORMS)
_PLAIN = re.compile(_N, re.I)
_NTH = re.compile(rf"(?:[\w.]+\s+){{0,3}}{_YEAR_OF_LIFE}", re.I)
_SPAN = re.compile(r"\D{0,12}(\d{1,3})\s*(?:Jahren?|J\.?)?\s*(?:-|–|—|bis)\s*(unter\s*)?(\d{1,3})\b\D*")
_OPEN = re.compile(
    r"(?:nach oben\s+)?(?:offen|unbegrenzt|unbeschränkt|lebenslang|beliebig)|(?:ohne|keine)\s+"
    r"(?:Ober|Unter|Alters)?(?:grenze|begrenzung|beschränkung)",
    re.I,
)
_NO_LIMIT = "Gibt es keine Grenze, bitte den Grund: {}: {{entfaellt: ohne Altersgrenze}}."
_TO_IS_WITHIN = "»bis« schließt das Jahr ein; unter {} heißt bis {}."
_NTH_BEGINS = "Das {}. Lebensjahr beginnt mit dem Alter {}; hier stehen vollendete Jahre."
_OTHER_END = "Das gehört zu »{}«."
_APART = "Bitte trennen: von: {}, bis: {}."
ASKED = (
    "Gefragt ist das Alter in vollendeten Jahren; was sich nach Schule oder Entwicklung richtet, gehört zu"
    " »bildungsphase« oder »beschreibung« der Zielgruppe."
)
"""What is said of a text at an age that is no age."""


def is_age(path: str) -> bool:
    """Whether a field is one of both ends of an age."""
    return path.endswith((f"alter.{_FROM}", f"alter.{_TO}"))


def meant_age(text: str, path: str) -> MeantValue | None:
    """What is meant by a text at `…alter.von` or `…alter.bis`; `None` where its form is none of an age."""
    text, end = " ".join(text.split()), path.rpartition(".")[2]
    if (plain := _PLAIN.fullmatch(text)) and _number(plain["n"]) is not None:
        return None
    if _OPEN.fullmatch(text):
        return MeantValue(note=_NO_LIMIT.format(end))
    if found := _SPAN.fullmatch(text):
        first, last = int(found[1]), int(found[3]) - bool(found[2])
        return MeantValue(note=_APART.format(first, last)) if first < last else None
    for form, *shifts in _READ:
        if (found := form.fullmatch(text)) and (age := _number(found["n"])) is not None:
            shift = shifts[end == _TO]
            if shift is None:
                return MeantValue(note=_OTHER_END.format(_FROM if end == _TO else _TO))
            if age + shift < 0:
                return None
            below = shift < 0 and "unter" in text.casefold()
            note = _TO_IS_WITHIN.format(age, age + shift) if below else ""
            return MeantValue((str(age + shift),), note=note)
    if found := _NTH.fullmatch(text):
        return MeantValue(note=_NTH_BEGINS.format(int(found["n"]), int(found["n"]) - 1))
    return None


def _number(typed: str) -> int | None:
    number = typed_number(typed) if typed else None
    if number is None:
        return None if typed else 0
    (whole, *_) = number.readings
    return int(whole)
