"""Addresses that documents lead to, each as every program takes it."""

import re
from urllib.parse import quote, urlsplit

_URL_CHARACTERS = "%:/?#[]@!$&'()*+,;=-._~"
_PHONE = re.compile(r"tel:[+0-9().%/-]+", re.IGNORECASE)
_MAIL = re.compile(r"mailto:[^@\s]+@[^@\s?]+(\?[^\s]*)?", re.IGNORECASE)


def web_address(address: str) -> str:
    """`address` as documents link to it; empty where it is none of the web, of mail or of a telephone.

    Word would call a file damaged that holds one badly written.
    """
    encoded = quote(address.strip(), safe=_URL_CHARACTERS)
    try:
        parts = urlsplit(encoded)
        _ = parts.port
    except ValueError:
        return ""
    if parts.scheme.lower() in ("http", "https"):
        return encoded if parts.hostname and re.fullmatch(r"[\w.-]+", parts.hostname) else ""
    return encoded if _MAIL.fullmatch(encoded) or _PHONE.fullmatch(encoded) else ""
