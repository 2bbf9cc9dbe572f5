"""What members of a package would be told though only the package can mend it (TD308, TD321)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from teilhabe_docs.diagnostics import Finding
from teilhabe_docs.documents.profile.demands import head_of
from teilhabe_docs.documents.profile.narrowed import narrowed
from teilhabe_docs.documents.profile.profil import Profil
from teilhabe_docs.documents.profile.profile_reach import leaf_fields, used_by
from teilhabe_docs.documents.profile.resolve import all_profiles, resolved
from teilhabe_docs.documents.profile.shelf import REQUIREMENTS_FILE
from teilhabe_docs.documents.profile.uncovered import met, place_of_gap, uncovered
from teilhabe_docs.documents.profile.vocabulary import DOKUMENTE
from teilhabe_docs.model.choices import Vertragsgrundlage

if TYPE_CHECKING:
    from teilhabe_docs.documents.profile.shelf import ProfileFolder, Shelf
    from teilhabe_docs.rules.engine.match import Match
    from teilhabe_docs.rules.policy.rule_selection import FindingKind

_BASES = tuple(str(basis.value) for basis in Vertragsgrundlage)


def names_alone(shelf: "Shelf", folder: "ProfileFolder") -> "Iterator[Finding]":
    """What is wrong with the names that a package lists: those it had before, and what has changed."""
    from teilhabe_docs.documents.profile.package_names import faults_in_changes, names_without_effect

    own = _profiles_of(shelf, folder)
    yield from names_without_effect(shelf, folder, own)
    for package in shelf.packages:
        if package.folder == folder:
            yield from faults_in_changes(package, own, shelf.requirements, shelf.fields.declared)


def names_of_houses(shelf: "Shelf") -> "Iterator[Finding]":
    """What is wrong with the former names in folders of profiles that are no packages."""
    from teilhabe_docs.documents.profile.package_names import names_without_effect

    for folder in shelf.ordner:
        if not (folder.mitgebracht or folder.is_package):
            yield from names_without_effect(shelf, folder, _profiles_of(shelf, folder))


def told_to_members(
    shelf: "Shelf", folder: "ProfileFolder", wanted_by: "Mapping[FindingKind, str]"
) -> "Iterator[Finding]":
    """What the profiles of a folder take back of duties or declare in vain, without what comments except.

    Of duties only in profiles that members may take. `wanted_by` are the kinds that nothing excepts.
    """
    from teilhabe_docs.rules.engine.run_checks import finding_at
    from teilhabe_docs.rules.policy.exemptions import Exemptions
    from teilhabe_docs.rules.policy.rule_selection import RuleSelection

    own = _profiles_of(shelf, folder)
    exemptions = Exemptions(shelf.requirements, shelf.fields)
    for file, outline in {d.file: d for p in own for d in p.quellen.values()}.items():
        if any(file in one.eigene_texte for one in own):
            exemptions.read_comments(file, outline)
    for requirements in shelf.requirement_files:
        if requirements.file == folder.root_name(REQUIREMENTS_FILE):
            exemptions.read_comments(requirements.file, requirements)
    found: dict[tuple[str, str, int], Finding] = {}
    matches = (
        *_duties_taken_back(own),
        *_without_profile(shelf, folder, own),
        *_declared_in_vain(shelf, own),
    )
    for finding in (finding_at(match, None) for match in matches):
        found.setdefault((finding.requirement, finding.file, finding.span.line), finding)
    selection = RuleSelection(mandatory=frozenset(wanted_by), wanted_by=wanted_by)
    yield from exemptions.applied(found.values(), selection, None, all_seen=False).findings


def _profiles_of(shelf: "Shelf", folder: "ProfileFolder") -> list[Profil]:
    return [one for one in all_profiles(shelf) if shelf.plaetze[one.dokument, one.name] == folder]


def _duties_taken_back(own: Iterable[Profil]) -> "Iterator[Match]":
    """Each duty that a profile leaves without a section or narrows; what it inherits, where that is done."""
    from teilhabe_docs.rules.checks.deckung import narrower, without_section

    members = [one for one in own if _is_for_members(one)]
    names = {(one.dokument, one.name) for one in members}
    for profile in members:
        above = [n for n in profile.quellen if n != profile.name and (profile.dokument, n) in names]
        parents = [resolved(profile.dokument, name, profile.regal) for name in above]
        for basis in profile.vertragsgrundlagen or _BASES:
            told = {slug for parent in parents for slug in uncovered(parent, basis)}
            for slug in uncovered(profile, basis):
                place = place_of_gap(profile, slug)
                of_its_basis = profile.vertragsgrundlagen or profile.requirements[slug].eigen
                if of_its_basis and not (slug in told and place == head_of(profile)):
                    yield without_section({profile.dokument: profile}, slug, basis, place)
            for one in narrowed(profile, basis) if profile.vertragsgrundlagen else ():
                yield narrower(one, basis)


def _without_profile(shelf: "Shelf", folder: "ProfileFolder", own: Iterable[Profil]) -> "Iterator[Match]":
    """Each duty of the package in a document for which neither it nor anybody has a profile with a place.

    Members would be told so of whatever profile they take.
    """
    from teilhabe_docs.rules.checks.deckung import nowhere
    from teilhabe_docs.rules.engine.match import OutlineEntry

    documents = {one.dokument for one in own if _is_for_members(one)}
    met_in = {document: set[str]() for document in DOKUMENTE if document not in documents}
    for profile in all_profiles(shelf):
        if profile.dokument in met_in:
            met_in[profile.dokument] |= met(profile)
    for file in shelf.requirement_files:
        entries = file.data.get("anforderungen")
        if file.file != folder.root_name(REQUIREMENTS_FILE) or not isinstance(entries, dict):
            continue
        for slug in (slug for slug in entries if slug in shelf.requirements):
            one = shelf.requirements[slug]
            asked = (doc for doc, there in met_in.items() if slug not in there)
            lacking = [doc for doc in asked if any(one.pflicht_in(doc, basis) for basis in _BASES)]
            if lacking:
                place = OutlineEntry(file, ("anforderungen", slug, "verlangt_in"))
                yield nowhere(one.titel, lacking, slug, place)


def _is_for_members(profile: Profil) -> bool:
    """Whether an offer may take the profile: a package may prescribe others, which extend it."""
    for package in profile.regal.packages:
        wanted = {str(document): names for document, names in package.content.profile.items()}
        if names := wanted.get(profile.dokument):
            return not set(names).isdisjoint(profile.quellen)
    return True


def _declared_in_vain(shelf: "Shelf", own: Sequence[Profil]) -> "Iterator[Match]":
    """Each field that the profiles declare, or what lies inside, that none of them prints or decides by."""
    from teilhabe_docs.rules.engine.match import Match, OutlineEntry

    used = {path for one in own for paths in used_by(one) for path in paths}
    by_name = {(one.dokument, one.name): one for one in own}
    for path, field in shelf.fields.declared.items():
        unused = [leaf for leaf in leaf_fields(path, shelf.fields.at(path).typ) if leaf not in used]
        first = next((by_name[name] for name in field.profiles if name in by_name), None)
        if unused and first:
            named = " und ".join(f"»{leaf}«" for leaf in unused)
            place = OutlineEntry(first.quellen[first.name], ("felder", path))
            yield Match("TD321", _IN_VAIN.format(named), place)


_IN_VAIN = (
    "{} erklärt dieses Paket, aber keines seiner Profile druckt es oder richtet sich danach: Was Mitglieder "
    "dort eintragen, steht in keinem Dokument. Bitte in einem Abschnitt bei »braucht« nennen oder streichen."
)
