"""By which profile a Word file is judged: one that the call names, else the one that fits best."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from teilhabe_docs.application.called_paths import as_text
from teilhabe_docs.application.impossible import Cause, ImpossibleError
from teilhabe_docs.documents.profile.resolve import resolved
from teilhabe_docs.documents.profile.vocabulary import DOKUMENTE
from teilhabe_docs.documents.recognition.fitting_profile import fitting
from teilhabe_docs.documents.recognition.judge import judge
from teilhabe_docs.documents.recognition.verdicts import Recognised
from teilhabe_docs.near_names import meant, nearest

if TYPE_CHECKING:
    from teilhabe_docs.documents.profile.profil import Profil
    from teilhabe_docs.documents.profile.shelf import Shelf
    from teilhabe_docs.documents.recognition.given_section import GivenSection
    from teilhabe_docs.documents.recognition.verdicts import Judgement

_COUNTS = {Recognised.FOUND: 1.0, Recognised.EMPTY: 0.8, Recognised.MAYBE: 0.4, Recognised.MISSING: 0.0}
"""How much of a requirement is there."""
_LEAST = 0.15
"""A document in which less of any profile is found is none of the three."""


class JudgedBy(NamedTuple):
    """The profile that a document is judged by, the judgement, the contract basis that it speaks of.

    `chosen`: nobody has named the profile; `at_beginning` are the bases whose norms its title or cover cites.
    """

    profil: "Profil"
    judgement: "Judgement"
    basis: str
    chosen: bool
    at_beginning: frozenset[str] = frozenset()

    def basis_told(self, basis: str) -> bool:
        """Whether the document begins with this contract basis alone, or the call names a profile for it."""
        if self.at_beginning:
            return self.at_beginning == {basis}
        return not self.chosen and self.profil.vertragsgrundlagen == (basis,)


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
    sections: "Sequence[GivenSection]", named: "Sequence[Profil]", shelf: "Shelf"
) -> JudgedBy | None:
    """The profile, and what is found by it; None where nothing speaks for any, or for none that is named.

    A single profile that the call names judges whatever it is.
    """
    best = fitting(sections, shelf)
    of_kind = [profil for profil in named if profil.dokument == best.profil.dokument]
    if not of_kind and (not best.kind_told or len({profil.name for profil in named}) == 1):
        of_kind = list(named)
    if named:
        if not of_kind:
            return None
        judgement = judge(sections, of_kind[0])
        return JudgedBy(of_kind[0], judgement, best.basis, False, best.at_beginning)
    judgement = judge(sections, best.profil)
    there = sum(_COUNTS[verdict.state] for verdict in judgement.verdicts)
    if not best.kind_told and there < _LEAST * len(judgement.verdicts):
        return None
    return JudgedBy(best.profil, judgement, best.basis, True, best.at_beginning)


_MORE = "Alle zeigt »tdocs profiles«; einen Ordner mit weiteren nennt --profiles."
