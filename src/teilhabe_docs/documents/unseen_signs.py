"""Signs of a text in Markdown that print nothing, however they are written."""

import re
from html import unescape

_UNSEEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d159\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff"
)
"""Default_Ignorable_Code_Point (Unicode, DerivedCoreProperties), and what is drawn blank."""
_SIGN = re.compile(f"[{_UNSEEN}]")
_ENTITY = re.compile(r"&(?:#x[0-9a-f]{1,6}|#[0-9]{1,7}|[a-z][a-z0-9]{1,31});", re.IGNORECASE)
_BREAK = re.compile(r"<br[ \t]*/?>", re.IGNORECASE)


def without_unseen(text: str) -> str:
    """The text without them; in the place of a break and of an entity for a blank stands a blank."""
    if "<" in text:
        text = _BREAK.sub(" ", text)
    if "&" in text:
        text = _ENTITY.sub(_unless_seen, text)
    return text if text.isascii() else _SIGN.sub("", text)


def _unless_seen(entity: re.Match[str]) -> str:
    """Nothing or a blank for an entity that prints no more, else as it is written (CommonMark 0.31, 2.5)."""
    signs = _SIGN.sub("", unescape(entity[0]))
    return signs if not signs.strip() else entity[0]
