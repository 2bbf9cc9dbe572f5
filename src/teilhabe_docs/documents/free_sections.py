"""Free sections straight from the data: `zusatzabschnitte` of an offer take their place in the outline."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from teilhabe_docs.diagnostics import Finding, Span
from teilhabe_docs.documents.profile.entry_place import EntryPlace
from teilhabe_docs.documents.profile.former_in_profile import present_id
from teilhabe_docs.documents.profile.profil import Profil, SectionPlan
from teilhabe_docs.documents.profile.vocabulary import Abschnittseintrag, Bedarf
from teilhabe_docs.loading import codes
from teilhabe_docs.loading.former_names import FormerName, advice, told
from teilhabe_docs.loading.loaded_concept import LoadedConcept
from teilhabe_docs.model.field_path import FieldPath
from teilhabe_docs.model.konzept import Konzept
from teilhabe_docs.model.offer_terms import Zusatzabschnitt
from teilhabe_docs.near_names import meant, nearest

_ZUSAETZE = FieldPath("angebot.zusatzabschnitte")


def with_free_sections(konzept: Konzept, profil: Profil) -> tuple[SectionPlan, ...]:
    """The profile's sections with the offer's own behind those that they name."""
    plaene = profil.abschnitte
    for stelle, zusatz in reversed(list(_zusaetze(konzept, profil.dokument))):
        feld = _ZUSAETZE / stelle / "text"
        bedarf = Bedarf(feld=(feld,), pflicht="soll", anlage="ja", entfaellt="ja")
        eintrag = Abschnittseintrag(id=f"zusatz-{stelle + 1}", titel=zusatz.titel, braucht=(bedarf,))
        plan = SectionPlan(eintrag, eintrag.id, None, {}, (), EntryPlace(profil.name, ()))
        plaene = _eingefuegt(plaene, plan, present_id(zusatz.nach or "", profil.former_sections))
    return plaene


def free_section_findings(geladen: LoadedConcept, profile: Mapping[str, Profil]) -> Iterator[Finding]:
    """The free sections that name a place which their document does not have."""
    for dokument, profil in profile.items():
        ids = [plan.id for plan in profil.alle()]
        for feld, zusatz in _without_place(geladen.konzept, profil):
            gone = profil.regal.told_gone(zusatz.nach or "")
            rat = meant(nearest(zusatz.nach or "", ids), f"Möglich: {', '.join(ids)}.")
            rat = f" Denn {gone}. Bitte einen anderen nennen." if gone else rat
            text = f"Einen Abschnitt »{zusatz.nach}« hat das Dokument »{dokument}« nicht.{rat}"
            if not zusatz.nach:
                text = f"Hier fehlt »nach«, der Abschnitt, hinter dem dieser freie steht.{rat}"
            datei, span, pfad = geladen.ort(feld / "nach")
            yield codes.ZUSATZ_OHNE_PLATZ.finding(text, datei, span, pfad)
    for (datei, span, pfad), alt, neu in former_places(geladen, profile):
        text = told("Der Abschnitt", alt, FormerName(neu)) + advice(datei)
        yield codes.NAME_FRUEHER.finding(text, datei, span, pfad)


def free_sections_without_place(konzept: Konzept, profile: Iterable[Profil]) -> frozenset[FieldPath]:
    """The free sections that stand in no document for it, by their paths; each is told."""
    return frozenset(feld for profil in profile for feld, _ in _without_place(konzept, profil))


def _without_place(konzept: Konzept, profil: Profil) -> Iterator[tuple[FieldPath, Zusatzabschnitt]]:
    ids = {plan.id for plan in profil.alle()}
    for stelle, zusatz in _zusaetze(konzept, profil.dokument):
        if present_id(zusatz.nach or "", profil.former_sections) not in ids:
            yield _ZUSAETZE / stelle, zusatz


def former_places(
    geladen: LoadedConcept, profile: Mapping[str, Profil]
) -> Iterator[tuple[tuple[str, Span, str], str, str]]:
    """Where free sections follow a section that is called otherwise now: place, old and new name."""
    for dokument, profil in profile.items():
        for stelle, zusatz in _zusaetze(geladen.konzept, dokument):
            neu = present_id(zusatz.nach or "", profil.former_sections)
            if zusatz.nach and neu != zusatz.nach:
                yield geladen.ort(_ZUSAETZE / stelle / "nach"), zusatz.nach, neu


def _zusaetze(konzept: Konzept, dokument: str) -> Iterator[tuple[int, Zusatzabschnitt]]:
    zusaetze = konzept.angebot.zusatzabschnitte
    if isinstance(zusaetze, tuple):
        yield from ((i, z) for i, z in enumerate(zusaetze) if z.dokument == dokument)


def _eingefuegt(plaene: tuple[SectionPlan, ...], neu: SectionPlan, nach: str) -> tuple[SectionPlan, ...]:
    ergebnis: list[SectionPlan] = []
    for plan in plaene:
        oben = plan.id.rpartition(".")[0]
        ergebnis.append(replace(plan, kinder=_eingefuegt(plan.kinder, neu, nach)) if plan.kinder else plan)
        if plan.id == nach:
            ergebnis.append(replace(neu, id=f"{oben}.{neu.id}" if oben else neu.id))
    return tuple(ergebnis)
