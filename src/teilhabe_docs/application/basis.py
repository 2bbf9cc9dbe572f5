"""What a file that comes back is compared with: the state of the sources that it was made from.

The file carries digests of them. They are looked for in the folder as it lies there, then in its git history;
else the file that was sent says what was written. Without digests, as some programs save files, the words
themselves show which document it is.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from teilhabe_docs.application.house_template import house_of, house_template
from teilhabe_docs.application.impossible import Cause, ImpossibleError
from teilhabe_docs.application.printed_lines import PrintedLines, TracedLines, lines_of
from teilhabe_docs.application.revisions import NamedState, has_library, laid_out, unrecorded
from teilhabe_docs.application.workspace import Workspace
from teilhabe_docs.documents.drift_report import BasisKind
from teilhabe_docs.documents.profile.profile_choice import choose
from teilhabe_docs.documents.profile.vocabulary import DOKUMENTE
from teilhabe_docs.loading.discovery import git_root
from teilhabe_docs.loading.files.paths import as_text, exists, real
from teilhabe_docs.loading.repository import joined
from teilhabe_docs.reading.line_edits import as_typed
from teilhabe_docs.reading.word_lines import WordLines, both_views
from teilhabe_docs.reading.word_model import WordDocument
from teilhabe_docs.rendering.seal import HOUSE_DIGEST, PROFILE_DIGEST, SOURCE_DIGEST, source_digests

if TYPE_CHECKING:
    from collections.abc import Callable

    from teilhabe_docs.loading.loaded_concept import LoadedConcept

    Opener = Callable[[str], list[Workspace]]
    """From a folder to the repositories that it holds."""

_SURE = 0.6
"""So many of a document's paragraphs a file without digests shares with it word for word."""
_FEW = 4
"""Paragraphs of fewer words say nothing of which document it is."""


@dataclass(frozen=True)
class Basis:
    """A document as it was written: `printed` is it with its sources, `sent` the file where that is known.

    `exact`: the sources are those that it was made from; else it is the nearest document there is.
    """

    kind: BasisKind
    printed: PrintedLines
    sent: bytes | None = None
    revision: str = ""
    remarks: tuple[str, ...] = ()
    exact: bool = True

    @property
    def content(self) -> bytes:
        """The Word file as it was written."""
        return self.sent or self.printed.content

    @cached_property
    def lines(self) -> TracedLines:
        """Its lines with what they come from."""
        return self.printed.trace(lines_of(self.sent) if self.sent else self.printed.plain)


class ReturnedFile(NamedTuple):
    """A file that has come back."""

    name: str
    document: WordDocument

    @property
    def sources(self) -> dict[str, str]:
        """The digests of the sources it was made from, by their names in the repository."""
        found = self.document.properties.items()
        return {unquote(k.removeprefix(SOURCE_DIGEST)): v for k, v in found if k.startswith(SOURCE_DIGEST)}

    def digest(self, name: str) -> str:
        """Another digest that it carries; empty without it."""
        return self.document.properties.get(name, "")


class _OfferDocuments(NamedTuple):
    workspace: Workspace
    loaded: "LoadedConcept"
    documents: Mapping[str, PrintedLines]


def basis_of(
    file: ReturnedFile,
    folder: str,
    open_: "Opener",
    rooms: ExitStack,
    sent: tuple[ReturnedFile, bytes] | None,
) -> Basis:
    """The basis of a file; an `ImpossibleError` of content where it is unknown, or none of ours.

    What a revision needs of the disk lasts as long as `rooms`.
    """
    if sent is not None and (kinds := [_kind(file), _kind(sent[0])])[0] != kinds[1] and all(kinds):
        names = as_text(file.name), DOKUMENTE[kinds[0]], as_text(sent[0].name), DOKUMENTE[kinds[1]]
        raise ImpossibleError(Cause.CONTENT, _OTHER_KIND.format(*names))
    candidates = list(_candidates(open_(folder)))
    known = sent[0] if sent and not file.sources else file
    if known.sources:
        found = _by_digests(known, candidates)
        if found is not None:
            return _based(BasisKind.FOLDER, found, known, sent)
        revision = _revision(known, folder)
        if revision:
            there = rooms.enter_context(laid_out(NamedState(revision, folder, revision)))
            old = open_(there)
            if (why := unrecorded(old, revision)) and sent is None:
                raise ImpossibleError(Cause.CONTENT, why + _SENT)
            found = None if why else _by_digests(known, list(_candidates(old)))
            if found is not None:
                return _based(BasisKind.REVISION, found, known, sent, revision)
        if sent is None:
            raise ImpossibleError(Cause.CONTENT, _unknown(known, candidates, folder))
    words = sent[0] if sent else file
    share, found = _by_words(words, candidates)
    if found is None or share < _SURE:
        raise ImpossibleError(Cause.CONTENT, _NOT_OURS.format(as_text(file.name)))
    if sent is not None:
        return Basis(BasisKind.SENT, found, sent[1], exact=False)
    return Basis(BasisKind.FOLDER, found, None, "", (_BY_WORDS.format(round(share * 100)),), exact=False)


def _kind(file: ReturnedFile) -> str:
    """Which document a file says to be; empty where its title is none of theirs, or of several."""
    called = [kind for kind, name in DOKUMENTE.items() if file.document.title.startswith(name)]
    return called[0] if len(called) == 1 else ""


def _based(
    kind: BasisKind,
    printed: PrintedLines,
    file: ReturnedFile,
    sent: tuple[ReturnedFile, bytes] | None,
    revision: str = "",
) -> Basis:
    if sent is not None:
        return Basis(BasisKind.SENT, printed, sent[1], revision)
    remarks = () if printed.seal.get(PROFILE_DIGEST) == file.digest(PROFILE_DIGEST) else (_OTHER_PROFILE,)
    return Basis(kind, printed, None, revision, remarks)


def _candidates(workspaces: Sequence[Workspace]) -> Iterator[_OfferDocuments]:
    for workspace in workspaces:
        house = house_template(workspace).content
        for loaded in joined(workspace.reading()).konzepte:
            profiles = choose(loaded, workspace.shelf).brauchbare
            worn = house_of(house) if house else None
            documents = {kind: PrintedLines(loaded, profile, worn) for kind, profile in profiles.items()}
            if documents:
                yield _OfferDocuments(workspace, loaded, documents)


def _by_digests(file: ReturnedFile, candidates: Sequence[_OfferDocuments]) -> PrintedLines | None:
    """The document that a file was made as, where its sources say today what they said."""
    wanted = file.sources
    for one in candidates:
        own = {unquote(k.removeprefix(SOURCE_DIGEST)): v for k, v in source_digests(one.loaded).items()}
        if own and all(wanted.get(name) == digest for name, digest in own.items()):
            return _dressed(_document(file, one), file)
    return None


def _dressed(printed: PrintedLines, file: ReturnedFile) -> PrintedLines:
    """The document in the looks that the file had."""
    worn = printed.house is not None and printed.house.digest == file.digest(HOUSE_DIGEST)
    return printed if worn else PrintedLines(printed.loaded, printed.profile)


def _document(file: ReturnedFile, candidate: _OfferDocuments) -> PrintedLines:
    """Which of the documents of an offer a file is: by its title, by its profile, by its words."""
    title = file.document.title
    called = [kind for kind in candidate.documents if title.startswith(DOKUMENTE[kind])]
    if len(called) == 1:
        return candidate.documents[called[0]]
    digest = file.digest(PROFILE_DIGEST)
    for one in candidate.documents.values():
        if one.seal.get(PROFILE_DIGEST) == digest:
            return one
    _, found = _by_words(file, [candidate])
    assert found is not None
    return found


def _by_words(file: ReturnedFile, candidates: Sequence[_OfferDocuments]) -> tuple[float, PrintedLines | None]:
    """The document of which a file shares most paragraphs, and how many of them."""
    views = both_views(file.document)
    there = Counter(_said(views.before)) | Counter(_said(views.after))
    best: tuple[float, PrintedLines | None] = (0.0, None)
    for one in candidates:
        for printed in one.documents.values():
            lines = Counter(_said(printed.plain))
            shared = (lines & there).total() / max(lines.total(), 1)
            if shared > best[0]:
                best = shared, printed
    return best


def _said(lines: WordLines) -> Iterator[str]:
    for line in lines.body:
        words = as_typed(line.text).split()
        if len(words) >= _FEW:
            yield " ".join(words)


def _revision(file: ReturnedFile, folder: str) -> str:
    """The revision in which the sources of a file said what they said; empty without one."""
    place = real(PurePath(folder))
    checkout = git_root(place)
    if not exists(checkout / ".git") or not has_library():
        return ""
    from teilhabe_docs.loading.git_history import commit_with
    from teilhabe_docs.loading.git_objects import GitError, git_objects

    try:
        return commit_with(git_objects(checkout), place.relative_to(checkout), file.sources)
    except GitError:
        return ""


def _unknown(file: ReturnedFile, candidates: Sequence[_OfferDocuments], folder: str) -> str:
    """What to say of a file whose sources are nowhere to be found as they were."""
    now = {
        unquote(k.removeprefix(SOURCE_DIGEST)): v
        for one in candidates
        for k, v in source_digests(one.loaded).items()
    }
    changed = sorted(name for name, digest in file.sources.items() if name in now and now[name] != digest)
    if not any(name in now for name in file.sources):
        return _OTHER_OFFER.format(as_text(file.name), as_text(folder))
    named = ", ".join(f"»{name}«" for name in changed[:5]) + (" und weitere" if changed[5:] else "")
    since = f" Seither geändert: {named}." if named else ""
    checkout = git_root(real(PurePath(folder)))
    git = "" if not exists(checkout / ".git") or has_library() else _NO_LIBRARY
    return _GONE.format(as_text(file.name), as_text(folder), since, git)


_SENT = " Bitte mit --sent die Datei nennen, wie sie verschickt wurde."
_OTHER_KIND = (
    "»{}« heißt {}, »{}« aber {}. Bitte mit --sent die Datei nennen, als die diese verschickt wurde."
)
_NOT_OURS = (
    "»{}« ist kein Dokument aus diesem Ordner: Die Datei nennt nicht, woraus sie entstanden ist, und ihre "
    "Absätze stehen in keinem Dokument der Angebote hier. Bitte den Ordner nennen, aus dem sie erzeugt "
    "wurde, oder mit --sent die Datei, wie sie verschickt wurde."
)
_OTHER_OFFER = (
    "»{}« wurde nicht aus »{}« erzeugt: Keine der Dateien, aus denen sie entstanden ist, liegt hier. Bitte "
    "den Ordner nennen, aus dem sie erzeugt wurde."
)
_GONE = (
    "Der Stand, aus dem »{}« entstanden ist, liegt nicht mehr in »{}« und nicht in seiner Git-Geschichte.{} "
    "Bitte mit --sent die Datei nennen, wie sie verschickt wurde.{}"
)
_NO_LIBRARY = ' Für die Git-Geschichte fehlt das Paket »dulwich«: pip install "dulwich>=1.2"'
_BY_WORDS = (
    "Die Datei nennt nicht, woraus sie entstanden ist; manche Programme speichern das nicht. Verglichen "
    "wurde mit dem Ordner, wie er jetzt ist: {} % der Absätze stehen dort Wort für Wort. Was sich dort seit "
    "dem Versand geändert hat, erscheint hier als Änderung; --sent nennt die Datei, wie sie verschickt wurde."
)
_OTHER_PROFILE = (
    "Der feste Text hat sich geändert, seit die Datei erzeugt wurde (Profil oder tdocs). Was daran liegt, "
    "erscheint hier als Änderung; --sent nennt die Datei, wie sie verschickt wurde."
)
