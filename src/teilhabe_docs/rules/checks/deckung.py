"""What the law asks for and the profile has no section for, or asks for less strictly (TD308)."""

from collections.abc import Iterator, Mapping

from teilhabe_docs.diagnostics import DocumentPlace
from teilhabe_docs.documents.profile.inheritance import EntryPlace
from teilhabe_docs.documents.profile.narrowed import Narrowed, narrowed
from teilhabe_docs.documents.profile.profil import Profil
from teilhabe_docs.documents.profile.uncovered import place_of_gap, uncovered
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
            for one in narrowed(profil, basis, subject.beginn):
                yield narrower(one, basis)
    for (slug, ort), dokumente in fehlend.items():
        yield without_section({d: subject.gliederungen[d].profil for d in dokumente}, slug, basis, ort)


def without_section(profile: Mapping[str, Profil], slug: str, basis: str, ort: EntryPlace | None) -> Match:
    """A requirement that profiles, by their documents, leave without a section, at the line that does."""
    erstes = next(iter(profile.values()))
    anforderung = erstes.requirements[slug]
    norm = anforderung.norm.get(basis, anforderung.quelle or "")
    namen = " und ".join(f"{DOKUMENTE[d]} (Profil »{profil.name}«)" for d, profil in profile.items())
    text = (
        f"{anforderung.titel}: {norm or 'Das Profil'} verlangt es, aber {namen} hat keinen Abschnitt dafür. "
        f"Bitte im Profil einen Abschnitt mit »erfuellt: {slug}« ergänzen oder ein anderes Profil wählen."
    )
    place: Place = f"angebot.profil.{erstes.dokument}"
    if ort is not None:
        place = OutlineEntry(erstes.quellen[ort.profil], ort.pfad)
    orte = tuple(DocumentPlace(dokument, "") for dokument in profile)
    return Match("TD308", text, place, requirement=slug, source=norm, documents=orte)


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


_UNMET = (CONTENT_MISSING, "TD308")
"""What a package forbids to except where it makes a duty of this finding, or of the content missing."""
_EXCEPTION = ", oder den Grund hier in einem Kommentar darüber nennen: # tdocs: ignore[TD308:{}] Begründung"
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
