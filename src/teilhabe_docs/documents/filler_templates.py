"""Whether a unit is a form that nobody has filled in: boxes without a tick, a sentence of gaps."""

import re

HOLE = "⟦"
"""Stands for a placeholder."""
_BOXES, _TICKS = "☐□❏❑⬜◻", re.compile(r"[☒☑✓✔✗✘⊠×]")
_FIELD = re.compile(r"\[[^\[\]\n\d]{1,30}\](?!\()|<[^<>\n\d/:@]{1,30}>")
_GAP = re.compile(r"(?<=\s)…(?=[\s.,;]|$)")
_WORDS_OF_A_FIELD = 4
_SEVERAL = 2
_WORD = re.compile(r"[^\W\d_]{2,}")


def is_template(text: str) -> bool:
    """Whether it begins with a box and none is ticked."""
    return text.lstrip()[:1] in {*_BOXES} and not _TICKS.search(text)


def is_model_sentence(signed: str) -> bool:
    """Whether a text with `HOLE` for placeholders is a sentence with several of them and no figure."""
    if (HOLE not in signed and "…" not in signed) or "{{" in signed:
        return False
    filled = _GAP.sub(f" {HOLE} ", _FIELD.sub(HOLE, signed))
    holes = filled.count(HOLE)
    if holes < _SEVERAL or any(sign.isdigit() for sign in filled):
        return False
    return len(_WORD.findall(filled)) <= _WORDS_OF_A_FIELD * holes
