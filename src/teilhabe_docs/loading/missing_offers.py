"""Files that belong to an offer where there is none."""

from collections.abc import Iterable, Iterator
from pathlib import PurePath

from teilhabe_docs.diagnostics import Finding
from teilhabe_docs.loading import codes
from teilhabe_docs.loading.concept_file import ConceptFile
from teilhabe_docs.loading.discovery import FileKind, FoundFiles
from teilhabe_docs.loading.files.spelling import name_in
from teilhabe_docs.loading.near_files import near_name

_TEXTS = "texte"


def missing_offers(
    found: FoundFiles, read: Iterable[ConceptFile], root: PurePath, offers: Iterable[PurePath]
) -> Iterator[Finding]:
    """A finding for each staffing without an offer in its folder or below, and for texts that wait for one.

    A provider alone is whole: an association keeps it with its profiles. `offers` are the files of all
    offers, also those of repositories within; `read` are the files of kinds that no offer takes.
    """
    like = {file: name for file in found.files if (name := near_name(file.name)) and name.stem == "offer"}
    near = sorted(like, key=lambda file: (like[file].spare, file))
    with_offer = {folder for offer in offers for folder in offer.parents}
    used = {name for file in read for name in file.texte}
    told: set[PurePath] = set()
    for file, kind in found.concepts:
        if kind is FileKind.PERSONAL and file.parent not in with_offer:
            told.add(file.parent)
            meant = next((name_in(f, root) for f in near if file.parent in f.parents), "")
            text = _NO_OFFER + (_NEAR.format(meant) if meant else _MAKE)
            yield codes.KEIN_ANGEBOT.finding(text, name_in(file, root))
    for file, kind in found.concepts:
        folder = file.parent
        if kind is FileKind.TRAEGER and not {folder, *folder.parents} & (told | with_offer):
            texts = (f for f in found.files if folder in f.parents and f.parent.name == _TEXTS)
            waiting = sorted(name_in(f, root) for f in texts if f.suffix == ".md")
            if unread := [name for name in waiting if name not in used]:
                yield codes.TEXTE_OHNE_ANGEBOT.finding(_TEXTS_WAIT.format(unread[0]), name_in(file, root))


_NO_OFFER = "Zu diesem Personal gibt es kein Angebot, weder in seinem Ordner noch darunter. "
_NEAR = "»{}« wird nicht gelesen: Ist das Angebot gemeint, bitte in »offer.yaml« umbenennen."
_MAKE = "Ohne das entsteht kein Dokument; bitte eine offer.yaml anlegen, oder diese Datei zum Angebot legen."
_TEXTS_WAIT = (
    "Bei diesem Träger liegt kein Angebot, aber Text, auf den nichts verweist (»{}«). Bitte eine offer.yaml "
    "anlegen; ohne sie entsteht kein Dokument."
)
