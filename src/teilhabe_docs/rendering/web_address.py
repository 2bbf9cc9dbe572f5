"""Addresses that documents lead to, each as every program takes it."""

import re
from unicodedata import normalize
from urllib.parse import quote, urlsplit

_PARTS = re.compile(
    r"(?:(https?)://(?:([^/?#@]*)@)?([^/?#:@]+)(:[0-9]*)?(?=[/?#]|\Z)|(mailto):)", re.IGNORECASE
)
_MAIL = re.compile(r"([^@\s]+)@([^@\s?]+)(\?\S*)?")
_PHONE = re.compile(r"tel:[+0-9().%/-]+", re.IGNORECASE)
_HOST = re.compile(r"[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*\.?")
_STRAY = re.compile(r"%(?![0-9A-Fa-f]{2})")
_SAFE = "%:/?@!$&'()*+,;=-._~"
"""What may stand in an address behind its host, if a fragment begins but once (RFC 3986, appendix A)."""


def web_address(address: str) -> str:
    """`address` as documents link to it; empty where it is none of the web, of mail or of a telephone.

    Word would call a file damaged that holds one badly written. Letters beyond ASCII are written in the name
    of a host as the domain name system has them (RFC 3492), elsewhere in hexadecimal.
    """
    address = address.strip()
    if _PHONE.fullmatch(address):
        return _encoded(address)
    begin = _PARTS.match(address)
    if begin is None:
        return ""
    rest = address[begin.end() :]
    if begin[5]:
        mail = _MAIL.fullmatch(rest)
        host = _host(mail[2]) if mail else ""
        return f"{begin[5]}:{_encoded(mail[1])}@{host}{_encoded(mail[3] or '')}" if mail and host else ""
    host = _host(begin[3])
    user = f"{_encoded(begin[2])}@" if begin[2] else ""
    whole = f"{begin[1]}://{user}{host}{begin[4] or ''}{_encoded(rest)}"
    return whole if host and _has_port(whole) else ""


def _host(name: str) -> str:
    """The name of a host as it is asked for; empty where it is none."""
    labels = normalize("NFC", name.lower()).split(".") if not name.isascii() else [name]
    try:
        host = ".".join(one if one.isascii() else f"xn--{one.encode('punycode').decode()}" for one in labels)
    except UnicodeError:
        return ""
    spelled = name.isascii() or all(char.isalnum() or char in "-._" for char in normalize("NFC", name))
    return host if spelled and _HOST.fullmatch(host) else ""


def _has_port(address: str) -> bool:
    """Whether the port, if there is one, is a port."""
    try:
        _ = urlsplit(address).port
    except ValueError:
        return False
    return True


def _encoded(text: str) -> str:
    """A part of an address with `%` and two figures for each character that may not stand there."""
    before, mark, fragment = text.partition("#")
    return mark.join(
        _STRAY.sub("%25", quote(part, safe=_SAFE)) for part in (before, fragment)[: 1 + bool(mark)]
    )
