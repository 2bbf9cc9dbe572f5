"""Reasons in own profiles that say nothing: of conditions (`weil`) and of what is taken out (`entfernen`)."""

import re
from collections.abc import Iterator

from teilhabe_docs.diagnostics import Finding
from teilhabe_docs.documents.profile.profil import Profil, profile_finding
from teilhabe_docs.loading.yaml.node_tree import DataPath, PlainValue

_UNWANTED = frozenset(("nein", "nicht", "danke", "doch", "weg", "raus", "egal", "bitte", "gelöscht"))
"""Words that say no more than that something is taken out."""
_NO_PLACE = 2
"""So many words name no place: `siehe oben`."""
_SAYS_NOTHING = "»{}« sagt nicht, warum. Bitte den Grund in Worten schreiben."


def silent_reasons(profil: Profil) -> Iterator[Finding]:
    """A finding for each reason in its own files that is none."""
    for quelle in profil.quellen.values():
        if quelle.file not in profil.eigene_texte:
            continue
        for pfad, grund in _reasons(quelle.data, ()):
            if grund.strip() and not (_takes_out(grund) if pfad[0] == "entfernen" else _says_why(grund)):
                text = _SAYS_NOTHING.format(" ".join(grund.split()))
                yield profile_finding(quelle.file, quelle.span(pfad), text, quelle.path_text(pfad))


def _says_why(reason: str) -> bool:
    from teilhabe_docs.documents.text_reasons import says_why  # only own profiles need the words

    return says_why(reason)


def _takes_out(reason: str) -> bool:
    """Whether it says why a section is left out: also where else it stands, but not that it is unwanted."""
    from teilhabe_docs.documents.text_reasons import excuses, points_elsewhere

    words = re.findall(r"\w+", reason.casefold())
    if _UNWANTED.issuperset(words):
        return False
    return _says_why(reason) or excuses(reason) or (len(words) > _NO_PLACE and points_elsewhere(reason))


def _reasons(value: PlainValue, path: DataPath) -> Iterator[tuple[DataPath, str]]:
    """Each reason with its path."""
    if isinstance(value, dict):
        for key, below in value.items():
            here = (*path, key)
            if isinstance(below, str) and (key == "weil" or path == ("entfernen",)):
                yield here, below
            else:
                yield from _reasons(below, here)
    elif isinstance(value, list):
        for number, below in enumerate(value):
            yield from _reasons(below, (*path, number))
