"""A folder of profiles checked alone, as its keeper sees it: every profile in it, used or not."""

from functools import cache

from teilhabe_docs.diagnostics import Finding
from teilhabe_docs.documents.profile.profile_check import check_profile
from teilhabe_docs.documents.profile.resolve import resolved
from teilhabe_docs.documents.profile.shelf import ProfileFolder, Shelf


@cache
def findings_alone(shelf: Shelf, folder: ProfileFolder) -> tuple[tuple[Finding, ...], dict[str, str]]:
    """What is wrong with all profiles of one folder, used or not; the texts of its files by name."""
    findings: list[Finding] = []
    texts: dict[str, str] = {}
    for (document, name), place in shelf.plaetze.items():
        if place == folder:
            profile = resolved(document, name, shelf)
            findings += check_profile(profile)
            texts |= profile.eigene_texte
    return tuple(dict.fromkeys(findings)), texts
