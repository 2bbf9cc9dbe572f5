"""The rows of the coverage table of an offer."""

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from teilhabe_docs.documents.clauses import ClauseBody, clause_at, clauses_saying
from teilhabe_docs.documents.covered_requirement import CoverageState, CoveredOffer, CoveredRequirement
from teilhabe_docs.documents.emptiness import NeedState
from teilhabe_docs.documents.field_labels import field_labels
from teilhabe_docs.documents.gliederung import Gliederung, OutlinedSection
from teilhabe_docs.documents.needs import Need
from teilhabe_docs.documents.profile.profil import Profil, entry_span
from teilhabe_docs.documents.profile.requirements import cited_where_it_holds
from teilhabe_docs.documents.profile.uncovered import place_of_gap, uncovered
from teilhabe_docs.rules.engine.subject import Subject
from teilhabe_docs.rules.policy.exemptions import Exemption

_STATES = {
    NeedState.GEFUELLT: CoverageState.FILLED,
    NeedState.ANLAGE: CoverageState.ANNEX,
    NeedState.ENTFAELLT: CoverageState.WAIVED,
    NeedState.LEER: CoverageState.MISSING,
}
_WORDS = {
    CoverageState.FILLED: "vorhanden",
    CoverageState.FIXED_TEXT: "fester Text",
    CoverageState.VOLUNTARY: "freiwillig, nicht angegeben",
    CoverageState.ANNEX: "in einer Anlage",
    CoverageState.WAIVED: "entfällt mit Begründung",
    CoverageState.MISSING: "fehlt",
}
_NO_SECTION = "kein Abschnitt"
_IN_CLAUSE = "vereinbarte Klausel"

Excepted: TypeAlias = Mapping[tuple[str, str, str], Exemption]
"""The exceptions by file, YAML path and requirement of the finding."""


def covered_offer(subject: Subject, excepted: Excepted) -> CoveredOffer:
    """The rows of one offer, document by document in the order of the sections."""
    rows = tuple(_rows(subject, excepted))
    return CoveredOffer(subject.konzept, subject.grundlage, subject.gliederungen, rows)


def _rows(subject: Subject, excepted: Excepted) -> Iterator[CoveredRequirement]:
    for gliederung in subject.gliederungen.values():
        for abschnitt in gliederung.alle():
            for slug in _slugs(abschnitt):
                if subject.requirements[slug].gilt(subject.grundlage, subject.beginn):
                    yield _row(subject, gliederung, abschnitt, slug, excepted)
        for slug in uncovered(gliederung.profil, subject.grundlage, subject.beginn):
            document = gliederung.profil.dokument
            place = _place_of_gap(subject, gliederung.profil, slug)
            ausnahme = excepted.get((*place, slug))
            yield CoveredRequirement(
                subject.konzept.angebot.id,
                slug,
                subject.requirements[slug].titel,
                subject.requirements[slug].norm.get(subject.grundlage, ""),
                document,
                _NO_SECTION,
                CoverageState.MISSING,
                reason=ausnahme.grund if ausnahme else "",
                person=ausnahme.person if ausnahme else "",
                until=ausnahme.bis if ausnahme else None,
            )


def _slugs(abschnitt: OutlinedSection) -> list[str]:
    eintrag = abschnitt.plan.eintrag
    waived = abschnitt.entfallen
    teile = [teil for kennung, teil in eintrag.teile.items() if kennung not in waived]
    groups = [
        *(p.anforderungen for p in abschnitt.punkte),
        eintrag.erfuellt,
        *(teil.erfuellt for teil in teile),
    ]
    return list(dict.fromkeys(slug for group in groups for slug in group))


def _row(
    subject: Subject,
    gliederung: Gliederung,
    abschnitt: OutlinedSection,
    slug: str,
    excepted: Excepted,
) -> CoveredRequirement:
    punkte = [p for p in abschnitt.punkte if slug in p.anforderungen]
    places = tuple(dict.fromkeys(subject.geladen.ort(p.feld)[::2] for p in punkte))
    ausnahme = next((a for place in places if (a := excepted.get((*place, slug)))), None)
    eintrag = abschnitt.plan.eintrag
    coverage = _coverage(punkte)
    clauses = _clauses(abschnitt, slug, punkte)
    clause = "; ".join(dict.fromkeys(one.agreed for one in clauses if one))
    state = _in_words(coverage, punkte, subject)
    if clause and coverage is CoverageState.FIXED_TEXT:
        state = _IN_CLAUSE if all(clauses) else f"{state} und {_IN_CLAUSE}"
    return CoveredRequirement(
        subject.konzept.angebot.id,
        slug,
        subject.requirements[slug].titel,
        cited_where_it_holds(
            subject.requirements[slug].norm.get(subject.grundlage, ""),
            eintrag.quelle or "",
            subject.grundlage,
            _land(subject, gliederung),
        ),
        gliederung.profil.dokument,
        state,
        coverage,
        abschnitt.nummer,
        eintrag.titel,
        _own_text(gliederung, abschnitt),
        clause,
        places,
        field_labels((p.feld for p in punkte), subject.konzept.fields),
        ausnahme.grund if ausnahme else "",
        ausnahme.person if ausnahme else "",
        ausnahme.bis if ausnahme else None,
    )


def _clauses(abschnitt: OutlinedSection, slug: str, punkte: list[Need]) -> list[ClauseBody | None]:
    """For each place of a section that meets a requirement the clause in its stead; None where it stays."""
    plan = abschnitt.plan
    return [*clauses_saying(plan, slug), *(clause_at(plan, one.teil) for one in punkte if one.teil)]


def _place_of_gap(subject: Subject, profil: Profil, slug: str) -> tuple[str, str]:
    """File and path of the finding on a requirement without a section."""
    if ort := place_of_gap(profil, slug):
        quelle = profil.quellen[ort.profil]
        return quelle.file, entry_span(quelle, ort.pfad)[1]
    return subject.geladen.ort(f"angebot.profil.{profil.dokument}")[::2]


def _land(subject: Subject, gliederung: Gliederung) -> str:
    """The Land of the offer, else that which the profile is made for."""
    land = subject.konzept.angebot.land
    return str(land) if isinstance(land, str) else gliederung.profil.land


def _coverage(punkte: list[Need]) -> CoverageState:
    """That of the worst of the needs; unasked needs do not lack."""
    if not punkte:
        return CoverageState.FIXED_TEXT
    needed = [p.zustand for p in punkte if p.grad != "nein" or p.zustand is not NeedState.LEER]
    return _STATES[max(needed)] if needed else CoverageState.VOLUNTARY


def _in_words(coverage: CoverageState, punkte: list[Need], subject: Subject) -> str:
    """The same as authors say it, with the reason of what falls away."""
    waived = [p for p in punkte if coverage is CoverageState.WAIVED and p.zustand is NeedState.ENTFAELLT]
    reasons = dict.fromkeys(g for p in waived if (g := subject.why_waived(p.feld)))
    return f"entfällt: {'; '.join(reasons)}" if reasons else _WORDS[coverage]


def _own_text(gliederung: Gliederung, abschnitt: OutlinedSection) -> str:
    """The profile whose text the section has, where that is not built in."""
    herkunft = gliederung.profil.herkunft
    koerper = [*filter(None, [abschnitt.plan.koerper]), *abschnitt.plan.eigene.values()]
    if herkunft and any(k.datei.startswith(f"{herkunft}/") for k in koerper):
        return gliederung.profil.name
    return ""
