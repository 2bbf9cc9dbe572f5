"""What the law asks for and the profile has no section for, or asks for less strictly (TD308)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from teilhabe_docs.diagnostics import DocumentPlace, Severity
from teilhabe_docs.documents.clauses import ClauseBody, clause_at, clause_bodies, clauses_saying
from teilhabe_docs.documents.gliederung import Gliederung, OutlinedSection
from teilhabe_docs.documents.profile.demands import Demand, demands_of
from teilhabe_docs.documents.profile.entry_place import EntryPlace
from teilhabe_docs.documents.profile.narrowed import Narrowed, narrowed
from teilhabe_docs.documents.profile.profil import Profil, SectionPlan
from teilhabe_docs.documents.profile.resolve import all_profiles
from teilhabe_docs.documents.profile.shelf import REQUIREMENTS_FILE
from teilhabe_docs.documents.profile.uncovered import demanded, met, place_of_gap, uncovered
from teilhabe_docs.documents.profile.vocabulary import DOKUMENTE
from teilhabe_docs.rules.engine.declared_check import check
from teilhabe_docs.rules.engine.match import Match, OutlineEntry, Place
from teilhabe_docs.rules.engine.rule import CONTENT_MISSING, all_rules
from teilhabe_docs.rules.engine.subject import Subject


@check("TD308")
def deckung(subject: Subject) -> Iterator[Match]:
    """One finding for each requirement that a document owes by law and its profile leaves out or narrows.

    It stands where the profile does so; of a built-in profile, where it is chosen.
    """
    basis = subject.grundlage
    if not basis:
        return
    fehlend: dict[tuple[str, EntryPlace | None], list[str]] = {}
    for dokument, gliederung in subject.gliederungen.items():
        profil = gliederung.profil
        for slug in uncovered(profil, basis, subject.beginn):
            fehlend.setdefault((slug, place_of_gap(profil, slug)), []).append(dokument)
        if profil.herkunft:
            for one in narrowed(profil.without_clauses, basis, subject.beginn):
                yield narrower(one, basis)
        if subject.konzept.angebot.klauseln:
            yield from replaced_by_clauses(subject, gliederung)
    for (slug, ort), dokumente in fehlend.items():
        profil = subject.gliederungen[dokumente[0]].profil
        if ort is None and (place := _asked_in_vain(profil, slug, dokumente)):
            yield nowhere(profil.requirements[slug].titel, dokumente, slug, place)
            continue
        yield without_section({d: subject.gliederungen[d].profil for d in dokumente}, slug, basis, ort)


def _asked_in_vain(profil: Profil, slug: str, dokumente: list[str]) -> OutlineEntry | None:
    """Where a package asks for a requirement that no profile for these documents has a section for."""
    if not profil.requirements[slug].eigen:
        return None
    if any(p.dokument in dokumente and slug in met(p) for p in all_profiles(profil.regal)):
        return None
    files = {folder.root_name(REQUIREMENTS_FILE) for folder in profil.regal.ordner if folder.is_package}
    for file in profil.regal.requirement_files:
        entries = file.data.get("anforderungen")
        if file.file in files and isinstance(entries, dict) and slug in entries:
            return OutlineEntry(file, ("anforderungen", slug, "verlangt_in"))
    return None


def nowhere(titel: str, dokumente: Iterable[str], slug: str, place: OutlineEntry) -> Match:
    """A requirement that a package asks for in documents for which nobody has a section for it."""
    named = " und ".join(DOKUMENTE[dokument] for dokument in dokumente)
    return Match("TD308", _NOWHERE.format(titel, named, slug), place, requirement=slug)


def without_section(profile: Mapping[str, Profil], slug: str, basis: str, ort: EntryPlace | None) -> Match:
    """A requirement that profiles, by their documents, leave without a section, at the line that does."""
    erstes = next(iter(profile.values()))
    anforderung = erstes.requirements[slug]
    norm = anforderung.norm.get(basis, anforderung.quelle or "")
    namen = " und ".join(f"{DOKUMENTE[d]} (Profil »{profil.name}«)" for d, profil in profile.items())
    text = (
        f"{anforderung.titel}: {norm or 'Das Profil'} verlangt es, aber {namen} "
        f"{'haben' if len(profile) > 1 else 'hat'} keinen Abschnitt dafür. "
    )
    if ort is not None and ort.pfad[0] == "entfernen":
        package = _made_duty_by(erstes, slug)
        text += _KEPT.format(slug) + (_BY_PACKAGE.format(package) if package else _EXCEPTION.format(slug))
    else:
        text += (
            f"Bitte im Profil einen Abschnitt mit »erfuellt: {slug}« ergänzen oder ein anderes Profil wählen."
        )
    place: Place = f"angebot.profil.{erstes.dokument}"
    if ort is not None:
        place = OutlineEntry(erstes.quellen[ort.profil], ort.pfad)
    orte = tuple(DocumentPlace(dokument, "") for dokument in profile)
    return Match("TD308", text, place, requirement=slug, source=norm, documents=orte)


def replaced_by_clauses(subject: Subject, gliederung: Gliederung) -> Iterator[Match]:
    """The requirements that the document meets by fixed words, where clauses stand in place of all it says.

    What the document owes is an error, what its profile says beyond that a warning.
    """
    profil, basis = gliederung.profil, subject.grundlage
    owed = demanded(profil, basis, subject.beginn)
    staying = {section.id: section for section in gliederung.alle()}
    for slug, every in demands_of(profil.without_clauses).items():
        demands = [one for one in every if _stays(one, staying)]
        fixed = [one for one in demands if not one.need]
        clauses = [_clauses_at(staying[one.sections[-1].id].plan, one, slug) for one in demands]
        anforderung = profil.requirements[slug]
        if not (fixed and all(map(any, clauses))):
            continue
        section = staying[fixed[0].sections[-1].id]
        here = _clauses_at(section.plan, fixed[0], slug)
        clause = next((one for one in here if one), None)
        if clause and (slug in owed or anforderung.gilt(basis, subject.beginn)):
            norm = anforderung.norm.get(basis, anforderung.quelle or "")
            text = (
                f"{anforderung.titel}{f' ({norm})' if norm else ''}: Das Profil »{profil.name}« sagt es "
                f"{'nur' if fixed == demands else 'auch'} mit dem festen Text von »{fixed[0].id}«"
                f"{_replaced(here)}. "
            )
            package = _made_duty_by(profil, slug)
            yield Match(
                "TD308",
                text + (_KEPT_WORDS.format(package) if package else _CHECKED.format(slug)),
                clause.pfad.parent / "stelle",
                None if slug in owed else Severity.WARNING,
                requirement=slug,
                source=norm,
                documents=(DocumentPlace(profil.dokument, section.id, section.nummer),),
            )


def _stays(demand: Demand, staying: Mapping[str, OutlinedSection]) -> bool:
    section = staying.get(demand.sections[-1].id)
    return section is not None and demand.part not in section.entfallen


def _clauses_at(plan: SectionPlan, demand: Demand, slug: str) -> list[ClauseBody | None]:
    """The clauses in place of the text in which a demand stands; None for what stays of it."""
    if demand.part:
        return [clause_at(plan, demand.part)]
    if demand.need:
        return [next(iter(clause_bodies(plan).values()), None)]
    return clauses_saying(plan, slug)


def _replaced(clauses: Sequence[ClauseBody | None]) -> str:
    """What clauses replace of a text: all of it, or some of its Absätze."""
    if all(clauses):
        return ", an dessen Stelle eine Klausel steht"
    places = [f"»{one.klausel.stelle}«" for one in clauses if one]
    verb = "ersetzt eine Klausel" if len(places) == 1 else "ersetzen Klauseln"
    return f"; davon {verb} {' und '.join(places)}"


def narrower(one: Narrowed, basis: str) -> Match:
    """A requirement that a profile asks for less strictly than the one it is measured by."""
    dokument = one.profil.dokument
    anforderung = one.profil.requirements[one.slug]
    norm = anforderung.norm.get(basis, anforderung.quelle or "")
    felder = ", ".join(f"»{feld}«" for feld in one.demand.felder)
    wo = f"im Abschnitt »{one.demand.id}«{f' ({felder})' if felder else ''}"
    wie, rat = _WAYS[one.way]
    vorher = ", ".join(f"»{feld}«" for feld in one.before.felder)
    text = (
        f"{anforderung.titel}: {norm or 'Das Grundprofil'} verlangt es. Das Profil »{one.profil.name}« "
        f"({DOKUMENTE[dokument]}) {wie.format(wo=wo, vorbild=one.vorbild.name, vorher=vorher)} {rat}"
    )
    package = _made_duty_by(one.profil, one.slug)
    text += _BY_PACKAGE.format(package) if package else _EXCEPTION.format(one.slug)
    place = OutlineEntry(one.profil.quellen[one.place.profil], one.place.pfad)
    orte = (DocumentPlace(dokument, ""),)
    return Match("TD308", text, place, requirement=one.slug, source=norm, documents=orte)


def _made_duty_by(profil: Profil, slug: str) -> str:
    """The package that lets nobody except this finding; empty where there is none."""
    names = {name for code in _UNMET for name in (code, all_rules()[code].name)}
    for package in profil.regal.packages:
        for kind in package.content.pflichtregeln:
            rule, _, requirement = kind.partition(":")
            if rule.strip() in names and requirement.strip() in ("", slug):
                return package.content.name
    return ""


_NOWHERE = (
    "{0}: Verlangt in {1}, aber dafür hat das Paket kein Profil, kein anderes einen "
    "Abschnitt. Bitte ein Profil mit »erfuellt: {2}« ergänzen oder das Dokument hier streichen."
)
_UNMET = (CONTENT_MISSING, "TD308")
"""What a package forbids to except where it makes a duty of this finding, or of the content missing."""
_EXCEPTION = ", oder den Grund hier in einem Kommentar darüber nennen: # tdocs: ignore[TD308:{}] Begründung"
_CHECKED = (
    "Ob es danach noch dasteht, kann tdocs nicht prüfen. Bitte prüfen und hier in einem Kommentar darüber "
    "sagen, womit: # tdocs: ignore[TD308:{}] Begründung"
)
_KEPT_WORDS = (
    "Das Paket »{}« macht das zur Pflicht; ein Kommentar nimmt es nicht aus. Bitte die Klausel für "
    "einen Absatz vereinbaren, der es nicht sagt, oder streichen."
)
_KEPT = "Bitte diese Zeile streichen, oder es in einem anderen Abschnitt mit »erfuellt: {}« bringen"
_BY_PACKAGE = ". Das Paket »{}« macht das zur Pflicht; ein Kommentar nimmt es nicht aus."
_WAYS = {
    "wenn": (
        "fragt danach {wo} nur unter einer Bedingung, das Profil »{vorbild}« auch sonst.",
        "Bitte die Bedingung weiter fassen",
    ),
    "pflicht": (
        "fragt danach {wo} weniger streng als das Profil »{vorbild}«.",
        "Bitte den Grad von dort übernehmen",
    ),
    "braucht": (
        "fragt danach {wo} mit anderen Feldern als das Profil »{vorbild}« ({vorher}).",
        "Bitte eines davon unter »braucht« nennen",
    ),
    "ohne": (
        "fragt nicht mehr nach {vorher}, das Profil »{vorbild}« schon.",
        "Bitte wieder unter »braucht« nennen",
    ),
    "merkmale": (
        "schaltet das {wo} durch »merkmale« ab, im Profil »{vorbild}« gilt es.",
        "Bitte das Merkmal von dort übernehmen",
    ),
    "feld": (
        "lässt {wo} auch andere Felder genügen als das Profil »{vorbild}« ({vorher}).",
        "Bitte die übrigen Felder einzeln nennen oder streichen",
    ),
    "mit": (
        "zählt {wo} auch Einträge, die im Profil »{vorbild}« nicht zählen.",
        "Bitte »mit« von dort übernehmen",
    ),
    "anlage": (
        "lässt {wo} eine Anlage genügen, die dem Profil »{vorbild}« so nicht genügt.",
        "Bitte »anlage« von dort übernehmen",
    ),
    "entfaellt": (
        "lässt {wo} zu, dass die Angabe mit Grund entfällt, das Profil »{vorbild}« nicht.",
        "Bitte »entfaellt: ja« streichen",
    ),
    "mindestens": (
        "erwartet {wo} weniger Wörter als das Profil »{vorbild}«.",
        "Bitte »mindestens« von dort übernehmen",
    ),
}
