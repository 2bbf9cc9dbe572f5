"""Postal addresses, telephone numbers and addresses of the net, as documents write them."""

import re
from typing import Any

_STREET = r"[A-ZÄÖÜ][^\d,;:|@\n]{2,45}? \d{1,4} ?[a-zA-Z]?(?: ?[-–/] ?\d{1,4} ?[a-z]?)?"
_TOWN = r"(?:D[-–])?(?P<plz>\d{5}) (?P<ort>[A-ZÄÖÜ][^\d,;:|@\n()]{1,45}?)"
_ADDRESS = re.compile(
    rf"(?P<strasse>{_STREET})(?:\s*[,;|\n·]\s*|\s+[–-]\s+){_TOWN}(?=\s*$|\s*[,;.|\n()–]|\s+-\s)"
)
_LONGEST = 500
STREET = re.compile(_STREET)
TOWN = re.compile(_TOWN)
_PHONE = re.compile(r"(?:\+49|0)[\d ()/–-]{5,22}\d")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_WEB = re.compile(r"(?:https?://|www\.)[^\s,;|()<>]+[\w/]")
_FAX = re.compile(r"(?i)\bfax\w*")
PHONE_LABEL = re.compile(r"(?i)^(?:Tel|Telefon|Fon|Telefonnummer)\b\.?\s*:?\s*")


def address_in(text: str) -> tuple[dict[str, str], str] | None:
    """The one address of a text, and what stands in front of it; None where there is none or several."""
    found = list(_ADDRESS.finditer(text)) if len(text) < _LONGEST else []
    if len(found) != 1:
        return None
    parts = {key: " ".join(part.split()) for key, part in found[0].groupdict().items()}
    return parts, text[: found[0].start()].strip(" ,;|\n–-·")


def reached_by(text: str, attribute: str) -> str | None:
    """The one telephone number, e-mail address or address of the net of a text."""
    if attribute == "telefon":
        text = _FAX.split(text)[0]
        found = {" ".join(one.split()) for one in _PHONE.findall(text)}
    else:
        found = set((_MAIL if attribute == "email" else _WEB).findall(text))
    return found.pop() if len(found) == 1 else None


def contact_in(text: str) -> dict[str, Any]:
    """What of a contact stands in a text, each once."""
    labelled = PHONE_LABEL.search(text) or re.search(r"(?i)\b(?:tel|fon)", text)
    found = {
        "telefon": reached_by(text, "telefon") if labelled else None,
        "email": reached_by(text, "email"),
        "web": reached_by(text, "web"),
    }
    return {key: value for key, value in found.items() if value}
