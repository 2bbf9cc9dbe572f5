"""Which profile makes which document of an offer: named, else the companion of a named one, else by basis."""

from collections.abc import Container, Iterable, Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from teilhabe_docs.diagnostics import Finding
from teilhabe_docs.documents.free_sections import free_section_findings
from teilhabe_docs.documents.profile.profil import Profil
from teilhabe_docs.documents.profile.resolve import all_profiles, resolved
from teilhabe_docs.documents.profile.shelf import BUILT_IN, Shelf, UnknownProfileError
from teilhabe_docs.documents.profile.shelf_check import shelf_findings
from teilhabe_docs.documents.profile.vocabulary import DOKUMENTE
from teilhabe_docs.loading import codes
from teilhabe_docs.loading.loaded_concept import LoadedConcept


def _rests_on_unread(profil: Profil) -> bool:
    if not profil.herkunft or profil.fields.complete:
        return False
    from teilhabe_docs.documents.profile.unread_fields import rests_on_unread

    return rests_on_unread(profil)


class ProfileChoice(NamedTuple):
    """The profiles of an offer by document, in the order of the documents; what is wrong with the choice.

    `further` are the texts of files beside those of the profiles that something is wrong in; `missing` are
    the documents for which a profile is named that there is not, whether that is told here or elsewhere.
    """

    profile: Mapping[str, Profil]
    befunde: tuple[Finding, ...]
    further: Mapping[str, str] = MappingProxyType({})
    missing: frozenset[str] = frozenset()

    @property
    def brauchbare(self) -> dict[str, Profil]:
        """The profiles without a mistake of their own, and not in the place of one that there is not.

        Of an outline that cannot be read nothing is known, so nothing is missing in it; nor can a document be
        made with fields whose declarations cannot be read.
        """
        dateien = {b.file for b in self.befunde if b.code == codes.PROFIL_FEHLERHAFT.code}
        pfade = {b.path for b in self.befunde if b.code == codes.PROFIL_PASST_NICHT.code}
        return {
            dokument: p
            for dokument, p in self.profile.items()
            if p.abschnitte and not dateien & p.texte.keys() and f"profil.{dokument}" not in pfade
            if dokument not in self.missing and not _rests_on_unread(p)
        }

    @property
    def texte(self) -> dict[str, str]:
        """The files of the profiles by name, for showing the places of findings."""
        return {**self.further, **{n: text for p in self.profile.values() for n, text in p.texte.items()}}


def choose(geladen: LoadedConcept, regal: Shelf = BUILT_IN, verlangt: Iterable[str] = ()) -> ProfileChoice:
    """The profile of each document of the offer; a document without one is missing in the result.

    That is an error for those that are `verlangt`. Profiles that are not built in are checked as a whole.
    """
    befunde: list[Finding] = []
    profile: dict[str, Profil] = {}
    angebot, missing = geladen.konzept.angebot, set()
    for dokument in DOKUMENTE:
        name = getattr(angebot.profil, dokument)
        if isinstance(name, str):
            try:
                profile[dokument] = resolved(dokument, name, regal)
            except UnknownProfileError as fehler:
                missing.add(dokument)
                if not any(package.prescribes(dokument, name) for package in regal.packages):
                    befunde.append(_befund(geladen, f"angebot.profil.{dokument}", str(fehler)))
    basis = str(angebot.vertragsgrundlage) if isinstance(angebot.vertragsgrundlage, str) else ""
    geordnet = complete(profile, basis, regal)
    if not missing:
        befunde += without_profile(geladen, geordnet, verlangt)
    befunde += _nicht_bedient(geladen, geordnet, basis)
    befunde += [b for p in geordnet.values() for b in (_geprueft(p) if p.herkunft else p.befunde)]
    if angebot.klauseln:
        from teilhabe_docs.documents.clause_findings import clause_findings
        from teilhabe_docs.documents.clauses import with_clauses

        befunde += clause_findings(geladen, geordnet)
        geordnet = {d: with_clauses(geladen.konzept, p) for d, p in geordnet.items()}
    faults, texts = regal.faults
    befunde += [*free_section_findings(geladen, geordnet), *shelf_findings(regal), *faults]
    return ProfileChoice(geordnet, tuple(befunde), texts, frozenset(missing))


def without_profile(
    loaded: LoadedConcept, profiles: Container[str], documents: Iterable[str]
) -> Iterator[Finding]:
    """An error for the first of the `documents` that has none of the `profiles`."""
    law = loaded.konzept.angebot.vertragsgrundlage
    basis = str(law) if isinstance(law, str) else ""
    for document in documents:
        if document not in profiles:
            yield _befund(loaded, f"angebot.profil.{document}", _ohne(document, basis))
            return


@cache
def _geprueft(eigenes: Profil) -> tuple[Finding, ...]:
    from teilhabe_docs.documents.profile.profile_check import check_profile

    return check_profile(eigenes)


def complete(profile: Mapping[str, Profil], basis: str, regal: Shelf = BUILT_IN) -> dict[str, Profil]:
    """The profiles in the order of the documents, with companions and defaults where one is missing."""
    alle = dict(profile)
    if not basis:
        basis = next((b for p in profile.values() for b in p.vertragsgrundlagen), "")
    for nur_begleiter in (True, True, False):  # a companion may have a companion
        for dokument in (d for d in DOKUMENTE if d not in alle):
            ersatz = _begleiter(alle, dokument, regal)
            if ersatz is None and not nur_begleiter:
                ersatz = _nach_grundlage(dokument, basis, regal)
            if ersatz:
                alle[dokument] = ersatz
    return {d: alle[d] for d in DOKUMENTE if d in alle}


def _begleiter(profile: Mapping[str, Profil], dokument: str, regal: Shelf) -> Profil | None:
    for andere in DOKUMENTE:
        name = profile[andere].begleiter.get(dokument, "") if andere in profile else ""
        if (dokument, name) in regal.plaetze:
            return resolved(dokument, name, regal)
    return None


def _nach_grundlage(dokument: str, basis: str, regal: Shelf) -> Profil | None:
    """The profile made for the basis alone and for every Land, that extends none which serves it as well."""
    for kandidat in all_profiles():
        if kandidat.dokument == dokument and kandidat.vertragsgrundlagen == (basis,) and not kandidat.land:
            above = (resolved(dokument, name) for name in kandidat.quellen if name != kandidat.name)
            if not any(basis in profil.vertragsgrundlagen for profil in above):
                return resolved(dokument, kandidat.name, regal)
    return None


def _ohne(dokument: str, basis: str) -> str:
    grund = f"für die Vertragsgrundlage »{basis}«" if basis else "ohne Vertragsgrundlage"
    return (
        f"Für das Dokument »{dokument}« ist kein Profil bestimmt: {grund} gibt es kein eingebautes. "
        f"Nennen Sie eines unter »profil: {{{dokument}: …}}« (tdocs profiles listet sie auf)."
    )


def _nicht_bedient(geladen: LoadedConcept, profile: Mapping[str, Profil], basis: str) -> Iterator[Finding]:
    land = str(geladen.konzept.angebot.land or "")
    for dokument, gewaehlt in profile.items():
        bedient = gewaehlt.vertragsgrundlagen
        if basis and bedient and basis not in bedient:
            text = (
                f"Das Profil »{gewaehlt.name}« ist für {' und '.join(bedient)} gemacht, "
                f"nicht für »{basis}«. Wählen Sie ein anderes Profil oder die passende Vertragsgrundlage."
            )
            yield _befund(geladen, f"angebot.profil.{dokument}", text)
        if land and gewaehlt.land and land != gewaehlt.land:
            text = (
                f"Das Profil »{gewaehlt.name}« gilt nur für das Land »{gewaehlt.land}«, nicht für »{land}«. "
                "Wählen Sie ein anderes Profil oder berichtigen Sie »land«."
            )
            yield _befund(geladen, f"angebot.profil.{dokument}", text)


def _befund(geladen: LoadedConcept, feld: str, text: str) -> Finding:
    datei, span, pfad = geladen.ort(feld)
    return codes.PROFIL_PASST_NICHT.finding(text, datei, span, pfad)
