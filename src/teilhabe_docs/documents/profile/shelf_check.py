"""What can be said of folders of profiles as wholes: names that are taken, folders that nobody looks into."""

from collections.abc import Iterator
from functools import cache

from teilhabe_docs.diagnostics import Finding, Span
from teilhabe_docs.documents.profile.profil import profile_finding
from teilhabe_docs.documents.profile.shelf import OUTLINE_FILE, REQUIREMENTS_FILE, Shelf
from teilhabe_docs.documents.profile.vocabulary import DOKUMENTE
from teilhabe_docs.loading import codes
from teilhabe_docs.loading.files.targets import key
from teilhabe_docs.near_names import meant, nearest


@cache
def shelf_findings(shelf: Shelf) -> tuple[Finding, ...]:
    """What is wrong with the folders of a shelf, whichever profiles are used."""
    remarks = (remark.kennung.finding(remark.text, file) for file, remark in shelf.bemerkt())
    return (*_taken(shelf), *_alike(shelf), *_misplaced(shelf), *_duties_elsewhere(shelf), *remarks)


def _taken(shelf: Shelf) -> Iterator[Finding]:
    """The profiles that are not used because their name is taken."""
    for folder, document, name in shelf.doppelte():
        text = (
            f"Das Profil »{name}« gibt es schon; dieses hier gilt nicht. Geben Sie ihm einen anderen Namen."
        )
        yield profile_finding(folder.dateiname(document, name, OUTLINE_FILE), Span(), text)


def _alike(shelf: Shelf) -> Iterator[Finding]:
    """The profiles whose name another one has but for capitals, which Windows and macOS do not tell apart."""
    first: dict[tuple[str, str], str] = {}
    small_letters_first = sorted(shelf.plaetze.items(), key=lambda one: not one[0][1].islower())
    for (document, name), folder in small_letters_first:
        other = first.setdefault((document, key(name)), name)
        if other != name and not folder.mitgebracht:
            text = (
                f"Das Profil »{name}« heißt bis auf Groß- und Kleinschreibung wie »{other}«; unter Windows "
                "und macOS ist das derselbe Name. Geben Sie ihm einen anderen."
            )
            yield profile_finding(folder.dateiname(document, name, OUTLINE_FILE), Span(), text)


def _misplaced(shelf: Shelf) -> Iterator[Finding]:
    """Profiles in a folder that is called like none of the documents, so that they are never used."""
    for folder in shelf.ordner:
        for name in () if folder.mitgebracht else folder.ordner.names():
            if name in DOKUMENTE or name.startswith("."):
                continue
            if folder.ordner.has(name, OUTLINE_FILE):
                text = _NO_DOCUMENT.format(name, ", ".join(DOKUMENTE))
                yield profile_finding(folder.root_name(f"{name}/{OUTLINE_FILE}"), Span(), text)
            for inner in folder.profile(name):
                file = folder.dateiname(name, inner, OUTLINE_FILE)
                text = f"Der Ordner »{name}« heißt wie keines der Dokumente; dieses Profil gilt nicht."
                near = meant(nearest(name, DOKUMENTE), f"Möglich: {', '.join(DOKUMENTE)}.")
                yield profile_finding(file, Span(), f"{text}{near}")
            for document in DOKUMENTE:
                for inner in folder.ordner.names(name, document):
                    if folder.ordner.has(name, document, inner, OUTLINE_FILE):
                        file = folder.root_name(f"{name}/{document}/{inner}/{OUTLINE_FILE}")
                        yield profile_finding(file, Span(), _TOO_DEEP.format(document, name))


def _duties_elsewhere(shelf: Shelf) -> Iterator[Finding]:
    """Files with duties that lie in a document's folder, or in a profile's, where nobody reads them."""
    for folder in shelf.ordner:
        for document in () if folder.mitgebracht else DOKUMENTE:
            places = [(document,), *((document, name) for name in folder.ordner.names(document))]
            for place in places:
                if folder.ordner.has(*place, REQUIREMENTS_FILE):
                    file = folder.root_name("/".join((*place, REQUIREMENTS_FILE)))
                    right = folder.root_name(REQUIREMENTS_FILE)
                    yield codes.NAME_FAST.finding(_DUTIES.format(right), file)


_NO_DOCUMENT = (
    "Dieses Profil liegt nicht im Ordner seines Dokuments und gilt nicht. Bitte den Ordner »{}« in einen von "
    "diesen verschieben: {}."
)
_TOO_DEEP = (
    "Dieses Profil gilt nicht: Der Ordner »{0}« liegt in »{1}«, eine Ebene zu tief. Bitte »{0}« aus »{1}« "
    "herausnehmen, oder »{1}« als den Ordner der Profile nennen."
)
_DUTIES = (
    "Diese Datei wird nicht gelesen: Eigene Anforderungen stehen neben den Ordnern der Dokumente, in »{}«. "
    "Bitte dorthin verschieben, oder anders nennen, wenn sie etwas anderes ist."
)
