"""Texts as XML and HTML can hold them."""

import re

_BLANKS = re.compile("[\t\n\r\x0b\x0c\x85\u2028\u2029]")
_FORBIDDEN = re.compile(r"[\x00-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """`text` as XML can hold it: line breaks and tabs as blanks, forbidden characters dropped."""
    if text.replace("\u00a0", " ").isprintable():  # nothing of the kind, and quickly seen
        return text
    return _FORBIDDEN.sub("", _BLANKS.sub(" ", text))
