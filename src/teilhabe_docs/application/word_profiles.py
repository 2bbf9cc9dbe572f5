"""By which profile a Word file is judged: one that the call names, else the one that fits best."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from teilhabe_docs.application.called_paths import as_text
from teilhabe_docs.application.impossible import Cause, ImpossibleError
from teilhabe_docs.documents.profile.resolve import resolved
from teilhabe_docs.documents.profile.vocabulary import DOKUMENTE
from teilhabe_docs.documents.recognition.document_title import kinds_named
from teilhabe_docs.documents.recognition.judge import judge
from teilhabe_docs.documents.recognition.verdicts import Recognised
from teilhabe_docs.documents.recognition.word_forms import stems_in
from teilhabe_docs.near_names import meant, nearest

if TYPE_CHECKING:
    from teilhabe_docs.documents.profile.profil import Profil
    from teilhabe_docs.documents.profile.shelf import Shelf
    from teilhabe_docs.documents.recognition.given_section import GivenSection
    from teilhabe_docs.documents.recognition.verdicts import Judgement

_COUNTS = {Recognised.FOUND: 1.0, Recognised.EMPTY: 0.8, Recognised.MAYBE: 0.4, Recognised.MISSING: 0.0}
"""How much of a requirement is there."""
_NEARLY = 0.03
"""So little more likeness does not make a special profile fit better than a general one."""
_LEAST = 0.15
"""A document in which less of any profile is found is none of the three."""


class JudgedBy(NamedTuple):
    """The profile that a document is judged by, and the judgement; `chosen`: nobody has named it."""

    profil: "Profil"
    judgement: "Judgement"
    chosen: bool


def profiles_named(names: Iterable[str], shelf: "Shelf") -> "tuple[Profil, ...]":
    """The profiles that a call names, one for a document; else an `ImpossibleError` of usage."""
    found: dict[str, Profil] = {}
    for name in names:
        documents = [document for document in DOKUMENTE if (document, name) in shelf.plaetze]
        if not documents:
            all_names = tuple(dict.fromkeys(name for _, name in shelf.plaetze))
            near = meant(nearest(name, all_names), f"Vorhanden: {', '.join(all_names)}.")
            text = f"--profile: Ein Profil »{as_text(name)}« gibt es nicht.{near} {_MORE}"
            raise ImpossibleError(Cause.USAGE, text)
        for document in documents:
            if document in found and len(documents) == 1:
                text = (
                    f"--profile: »{found[document].name}« und »{name}« sind beide für das Dokument "
                    f"{DOKUMENTE[document]}. Bitte je Dokument nur ein Profil nennen. {_MORE}"
                )
                raise ImpossibleError(Cause.USAGE, text)
            found.setdefault(document, resolved(document, name, shelf))
    return tuple(found.values())


def unused(named: "Sequence[Profil]", used: Iterable[JudgedBy | None]) -> ImpossibleError | None:
    """What to raise where a profile that a call names fits none of its files."""
    names = {one.profil.name for one in used if one}
    for profil in named:
        if profil.name not in names:
            text = (
                f"--profile: »{profil.name}« ist für das Dokument {DOKUMENTE[profil.dokument]}; keine der "
                f"Dateien nennt sich so. Bitte ein passendes Profil nennen oder die Option weglassen. {_MORE}"
            )
            return ImpossibleError(Cause.USAGE, text)
    return None


def judged_by(
    sections: "Sequence[GivenSection]",
    title: str,
    named: "Sequence[Profil]",
    shelf: "Shelf",
    bases: Sequence[str],
) -> JudgedBy | None:
    """The profile, and what is found by it; None where nothing speaks for any.

    `title` is what the document says it is, `bases` are the contract bases that it cites. A single profile
    that the call names judges whatever it is.
    """
    kinds = list(dict.fromkeys(kinds_named(title)))
    fitting = [profil for profil in named if not kinds or profil.dokument == kinds[0]]
    if not fitting and len({profil.name for profil in named}) == 1:
        fitting = list(named)
    if fitting:
        profil = _nearest(sections, fitting)
        return JudgedBy(profil, judge(sections, profil), len(fitting) > 1)
    candidates = [] if named else list(_candidates(kinds[:1] or list(DOKUMENTE), shelf, bases))
    if not candidates:
        return None
    profil = _nearest(sections, candidates)
    judgement = judge(sections, profil)
    there = sum(_COUNTS[verdict.state] for verdict in judgement.verdicts)
    if not kinds and there < _LEAST * len(judgement.verdicts):
        return None
    return JudgedBy(profil, judgement, True)


def _candidates(kinds: Sequence[str], shelf: "Shelf", bases: Sequence[str]) -> "Iterator[Profil]":
    """The profiles of each kind of document; if there are any, those that serve a basis which it cites.

    Else those of the same book of the law.
    """
    books = _books(bases)
    for kind in kinds:
        every = [resolved(document, name, shelf) for document, name in shelf.plaetze if document == kind]
        sound = [profil for profil in every if profil.abschnitte]
        serving = [profil for profil in sound if set(bases) & set(profil.vertragsgrundlagen)]
        yield from (
            serving or [profil for profil in sound if books & _books(profil.vertragsgrundlagen)] or sound
        )


def _books(bases: Iterable[str]) -> set[str]:
    return {basis.partition("_")[0] for basis in bases}


def _nearest(sections: "Sequence[GivenSection]", profiles: "Sequence[Profil]") -> "Profil":
    """The profile whose titles are most like the headings; of nearly equal ones the most general."""
    headings = [words for section in sections if (words := frozenset(stems_in(section.title)))]
    rated = {profil: _likeness(profil, headings) for profil in profiles}
    best = max(rated.values())
    near = [profil for profil in profiles if rated[profil] >= best - _NEARLY]
    return min(near, key=lambda profil: (bool(profil.land), len(profil.quellen), -rated[profil]))


def _likeness(profil: "Profil", headings: Sequence[frozenset[str]]) -> float:
    """How much of the titles of a profile stands in headings, from 0 to 1."""
    titles = [words for plan in profil.alle() if (words := frozenset(stems_in(plan.eintrag.titel)))]
    shares = (max((len(t & h) / len(t | h) for h in headings), default=0.0) for t in titles)
    return sum(shares) / max(1, len(titles))


_MORE = "Alle zeigt »tdocs profiles«; einen Ordner mit weiteren nennt --profiles."
