"""Reasons in own profiles that say nothing: of conditions (`weil`) and of what is taken out (`entfernen`)."""

from collections.abc import Iterator

from teilhabe_docs.diagnostics import Finding
from teilhabe_docs.documents.profile.profil import Profil, profile_finding
from teilhabe_docs.loading.yaml.node_tree import DataPath, PlainValue

_SAYS_NOTHING = "»{}« sagt nicht, warum. Bitte den Grund in Worten schreiben."


def silent_reasons(profil: Profil) -> Iterator[Finding]:
    """A finding for each reason in its own files that is none."""
    from teilhabe_docs.documents.text_reasons import excuses, says_why  # only own profiles need the words

    for quelle in profil.quellen.values():
        if quelle.file not in profil.eigene_texte:
            continue
        for pfad, grund in _reasons(quelle.data, ()):
            if grund.strip() and not (says_why(grund) or (pfad[0] == "entfernen" and excuses(grund))):
                text = _SAYS_NOTHING.format(" ".join(grund.split()))
                yield profile_finding(quelle.file, quelle.span(pfad), text, quelle.path_text(pfad))


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
