"""Signs in a text for what is no word: placeholders, addresses, paths, quotations."""

import re
from functools import lru_cache, partial

from teilhabe_docs.documents.filler_templates import HOLE, is_field
from teilhabe_docs.documents.filler_words import WORD, filler_words

QUOTE_SIGN, URL_SIGN, FILE_SIGN = "⟪", "⟨", "⟮"
SIGNS = (QUOTE_SIGN, URL_SIGN, FILE_SIGN)
_BRACKETS = re.compile(
    r"[\[(<{«]\s*(?:bitte|hier|name|datum|ort|traeger|angebot|anzahl|zahl|text|titel|platzhalter|ihr|ihre|einsetzen"
    r"|ergaenzen|eintragen|todo)\b[^\[\](){}<>\n]{0,80}[\])>}»](?![(\[:])"
    r"|[\[<«]\s*\w{0,20}(?:name|nachname|anzahl|zahl|datum|ort|plz|strasse|anschrift|adresse|einrichtung|telefon"
    r"|nummer|titel|traeger)(?:\s[^\[\](){}<>«»\n]{0,30})?[\]>»](?![(\[:])"
)
_MERGED = re.compile(r"\[([^\[\]\n]{1,60})\](?![(\[:])|<([^<>\n@/:]{1,40})>|«([^«»\n]{1,40})»")
_QUOTED = re.compile(r"»[^»«\n]{1,80}«|„[^„“”\n]{1,80}[“”]|\"[^\"\n]{1,80}\"")
_URL = re.compile(r"<?(?:https?://|www\.)[^\s<>]{2,300}>?")
_ENDINGS = (
    *("md", "txt", "docx", "doc", "pdf", "xlsx", "xls", "pptx", "ppt", "odt", "ods", "rtf", "html", "htm"),
    *("jpeg", "jpg", "png", "zip"),
)
_PATH = re.compile(
    r"(?<![\w/\\.~-])(?:[a-z]:)?[\w.~-]{0,60}(?:[/\\][\w.~-]{1,60}){0,12}"
    rf"\.(?:{'|'.join(_ENDINGS)})(?!\w)"
    r"|(?<![\w/\\.~-])(?:[a-z]:|\\\\[\w.~-]{1,60})(?:\\[\w.~ -]{1,60}){1,12}"
    r"|\w{2,40}(?: > \w{2,40}){1,8}"
)
_FOLLOWS_A_NORM = re.compile(r"\b(?:folgt|folgen) (?:hier |dabei |auch |insoweit )?(?:de[nrm] )?§")
"""`folgt § 45` announces nothing: it names the norm that holds."""
_IN_A_PATH = (*(f".{ending}" for ending in _ENDINGS), "\\", " > ")


def _field_sign(found: re.Match[str]) -> str:
    """A placeholder for a field of a form: `[Name, Telefon]`, `«Ziel_1»`; else what stands there."""
    inner = found[1] or found[2] or found[3]
    words, fields = WORD.findall(inner), filler_words().form_fields
    named = [word for word in words if word not in filler_words().stop]
    is_field = "_" in inner or (named and fields.issuperset(named))
    return f" {HOLE} " if is_field else found[0]


def _sign(sign: str, found: re.Match[str]) -> str:
    """The sign for what was found; `{{ traeger.name }}` is no placeholder: its value is printed."""
    begin, end = max(found.start() - 1, 0), found.end() + 1
    return found[0] if is_field(found.string[begin:end]) else f" {sign} "


@lru_cache(maxsize=1024)
def signed_text(text: str) -> str:
    """The text (folded) with signs for what is no word."""
    if any(mark in text for mark in ("[", "<", "«")):
        text = _MERGED.sub(_field_sign, text)
    for pattern, sign, marks in (
        (_BRACKETS, HOLE, ("[", "(", "<", "{", "«")),
        (_URL, URL_SIGN, ("http", "www.")),
        (_PATH, FILE_SIGN, _IN_A_PATH),
        (filler_words().anywhere, HOLE, ("",)),
        (_QUOTED, QUOTE_SIGN, ("»", "„", '"')),
    ):
        if any(mark in text for mark in marks):  # it stands wherever the pattern does
            text = pattern.sub(partial(_sign, sign), text)
    return _FOLLOWS_A_NORM.sub("richtet sich nach §", text) if "§" in text else text
