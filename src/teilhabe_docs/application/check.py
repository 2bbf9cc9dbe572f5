"""What is wrong in a file or a repository, offer after offer; a judge may say more of each."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from teilhabe_docs.application.former_settings import hints_on_settings
from teilhabe_docs.application.packages import package_findings, packages_below
from teilhabe_docs.application.workspace import Parts, Reading, Workspace
from teilhabe_docs.diagnostics import files_of
from teilhabe_docs.loading import codes
from teilhabe_docs.loading.codes import is_of_profile

if TYPE_CHECKING:
    from teilhabe_docs.diagnostics import Finding
    from teilhabe_docs.documents.gliederung import Gliederung
    from teilhabe_docs.documents.profile.profil import Profil
    from teilhabe_docs.documents.profile.profile_choice import ProfileChoice
    from teilhabe_docs.loading.loaded_concept import LoadedConcept
    from teilhabe_docs.loading.loaded_files import LoadedFiles
    from teilhabe_docs.loading.source_tree import SourceTree
    from teilhabe_docs.reporting.report import Report


class OutlinedOffer(NamedTuple):
    """An offer, the profiles chosen for it, and by document the outlines of those that are sound."""

    loaded: "LoadedConcept"
    choice: "ProfileChoice"
    outlines: "Mapping[str, Gliederung]"


Judge: TypeAlias = Callable[[OutlinedOffer], Iterable["Finding"]]
"""What else is wrong with an offer."""


class Checked(NamedTuple):
    """What was found where: the repository, findings as they came, the files read, texts to show them in."""

    root: PurePath
    findings: "tuple[Finding, ...]"
    files: tuple[str, ...]
    texts: Mapping[str, str]

    @property
    def report(self) -> "Report":
        """The findings in their order."""
        from teilhabe_docs.reporting.report import report_on

        return report_on(self.findings, self.files, self.texts)


def reading_for(workspace: Workspace, content: Callable[[int], bytes] | None = None) -> Reading:
    """What `check` reads: a folder offer after offer, a file alone; of one not saved `content` reads it."""
    if content is None and workspace.file is None:
        return workspace.reading()
    return Reading(_alone(workspace, content), alone=True)


def check(workspace: Workspace, parts: Parts, judge: Judge | None = None) -> Checked:
    """What is wrong in what is read, without the rules; with a judge also what that says of each offer."""
    from teilhabe_docs.rendering.text_findings import text_findings

    workspace.demand_settings()
    all_findings: list[Finding] = []
    files: list[str] = []
    texts: dict[str, str] = {}
    needed: set[str] = set()
    for part in parts:
        findings, sources = [*part.findings, *text_findings(part, workspace.kept)], part.texte
        files += sources
        for loaded in part.konzepte:
            further, of_profiles, annexes = _with_profiles(loaded, workspace, judge)
            if any(map(is_of_profile, findings)) and _names_no_profile(loaded, workspace):
                findings = [f for f in findings if not is_of_profile(f)]
            findings += further
            needed |= annexes
            sources |= of_profiles
        all_findings += findings
        texts |= {name: sources[name] for name in files_of(findings) if name in sources}
    all_findings = [f for f in all_findings if not needed or not _is_needed(f, needed)]
    faults, outlines = workspace.in_declarations()
    all_findings += [*workspace.settings.mangel, *faults]
    texts |= outlines
    if workspace.has_own_profiles:
        from teilhabe_docs.application.package_content import names_of_houses

        all_findings += names_of_houses(workspace.shelf)
    packages = packages_below(workspace)
    told, settings_texts = package_findings(workspace)
    all_findings += [*packages.findings, *told, *hints_on_settings(workspace)]
    texts |= settings_texts | packages.texts
    files += packages.texts
    if any(map(is_of_profile, all_findings)):
        all_findings = _without_following(all_findings, workspace)
    if any(one.code in (codes.NAME_FAST.code, codes.PROFIL_FEHLERHAFT.code) for one in all_findings):
        from teilhabe_docs.application.unread_causes import told_at_their_files

        all_findings = told_at_their_files(all_findings, workspace)
    if workspace.file is None and workspace.settings.konfiguration.hausvorlage:
        from teilhabe_docs.application.house_template import unfit_house

        all_findings += unfit_house(workspace)
    texts |= read_again(part.ablage, files_of(all_findings) - texts.keys())
    return Checked(part.wurzel, tuple(all_findings), tuple(sorted(files)), texts)


def kept_documents(workspace: Workspace) -> tuple[str, ...]:
    """The documents that a repository keeps (`dokumente` in the settings); of others nothing is told."""
    from teilhabe_docs.application.order import asked_documents

    return asked_documents(None, workspace.settings.konfiguration.dokumente)


def read_again(tree: "SourceTree", names: set[str]) -> dict[str, str]:
    """The texts of files that are no longer at hand, as far as they can be read, to show findings in."""
    read = {name: tree.lies_text("", name) for name in sorted(names)}
    return {name: text[1] if isinstance(text, tuple) else "" for name, text in read.items()}


def _alone(workspace: Workspace, content: Callable[[int], bytes] | None) -> "Iterator[LoadedFiles]":
    file = workspace.file or workspace.folder
    if content is not None:
        from teilhabe_docs.application.unsaved import read_unsaved

        yield read_unsaved(str(file), content, workspace.fields)
    else:
        from teilhabe_docs.loading.loaded_files import load_file

        yield _of_others(load_file(file, workspace.fields), file)


def _of_others(read: "LoadedFiles", file: PurePath) -> "LoadedFiles":
    """A file alone, without what it may say to repositories inside that alone take it."""
    from teilhabe_docs.loading.discovery import concept_files
    from teilhabe_docs.loading.files.paths import real
    from teilhabe_docs.loading.inner_repositories import InnerRepositories

    if not (any(map(is_of_profile, read.findings)) or any("{{" in text for text in read.texte.values())):
        return read
    folder = real(file.parent)
    inner = InnerRepositories(concept_files(folder, read.wurzel), folder, read.ablage)
    return read.left_to_others() if real(file) in inner.serving_alone else read


def _with_profiles(
    loaded: "LoadedConcept", workspace: Workspace, judge: Judge | None
) -> "tuple[list[Finding], dict[str, str], set[str]]":
    """What shows only where the offer meets its profiles, the profiles' files, the annexes that they need.

    Documents are built only for profiles that are not built in: of those every body is held by our tests.
    """
    from teilhabe_docs.diagnostics import has_errors
    from teilhabe_docs.documents.profile.profile_choice import choose, without_profile
    from teilhabe_docs.documents.profile.vocabulary import DOKUMENTE

    kept, documents = workspace.kept, kept_documents(workspace)
    choice = kept.once("choice", (loaded,), lambda: choose(loaded, workspace.shelf))
    left_out = {f"profil.{kind}" for kind in DOKUMENTE if kind not in documents}
    misfit = codes.PROFIL_PASST_NICHT.code
    findings = [f for f in choice.befunde if not (f.code == misfit and f.path in left_out)]
    findings += _without_required(loaded, workspace, choice)
    if loaded.konzept.angebot.klauseln:
        from teilhabe_docs.documents.clause_findings import without_document

        findings += without_document(loaded, documents)
    wrongly_chosen = {f.path for f in findings if f.code == codes.PROFIL_VORGESCHRIEBEN.code}
    profiles = {
        d: profile
        for d, profile in choice.brauchbare.items()
        if judge or profile.herkunft
        if f"profil.{d}" not in wrongly_chosen and not loaded.ausgelassen(f"angebot.profil.{d}")
    }
    outlines = (
        kept.once("outlines", (loaded, *profiles.values()), lambda: _outlined(loaded, profiles))
        if profiles
        else {}
    )
    own = [one for kind, one in outlines.items() if one.profil.herkunft and kind in documents]
    findings += _findings_in_documents(loaded, own, workspace) if own else []
    known = not loaded.ausgelassen("angebot.vertragsgrundlage") and not has_errors(findings)
    if judge and known and len(choice.profile) < len(DOKUMENTE):
        findings += without_profile(loaded, choice.profile, documents)
    if judge:
        findings += judge(OutlinedOffer(loaded, choice, outlines))
    annexes = {id_ for profile in choice.profile.values() for id_ in profile.needed_annexes}
    return findings, choice.texte if findings else {}, annexes


def _without_required(
    loaded: "LoadedConcept", workspace: Workspace, choice: "ProfileChoice"
) -> "Iterator[Finding]":
    """What is wrong where a package wants other profiles for the documents that the repository keeps."""
    if workspace.holds_packages:
        from teilhabe_docs.documents.profile.required import without_required

        documents = kept_documents(workspace)
        yield from without_required(loaded, choice.profile, workspace.shelf, documents)


def _is_needed(finding: "Finding", annexes: set[str]) -> bool:
    """Whether it says of an annex that nobody names it, and a profile does."""
    named = any(f"[id={id_}]" in finding.path for id_ in annexes)
    return finding.code == codes.ANLAGE_UNGENANNT.code and named


def _without_following(findings: "list[Finding]", workspace: Workspace) -> "list[Finding]":
    """The findings; where a profile has an error, without the names of fields that it may have caused."""
    from teilhabe_docs.diagnostics import has_errors

    profiles = workspace.shelf.plaetze.items()
    own = tuple(one.dateiname(*key, "") for key, one in profiles if not one.mitgebracht)
    if not has_errors([f for f in findings if f.file.startswith(own)]):
        return findings
    return [f for f in findings if f.file.startswith(own) or not is_of_profile(f)]


def _names_no_profile(loaded: "LoadedConcept", workspace: Workspace) -> bool:
    """Whether an offer takes a profile that there is not, or one is not used for its name.

    The fields that it declares are not known then.
    """
    shelf, chosen = workspace.shelf, loaded.konzept.angebot.profil
    names = ((kind, getattr(chosen, kind)) for kind in type(chosen).model_fields)
    unknown = any(isinstance(name, str) and (kind, name) not in shelf.plaetze for kind, name in names)
    return unknown or any(True for _ in shelf.doppelte())


def _outlined(loaded: "LoadedConcept", profiles: "Mapping[str, Profil]") -> "dict[str, Gliederung]":
    from teilhabe_docs.documents.gliederung import outline_of

    return {document: outline_of(loaded.konzept, profile) for document, profile in profiles.items()}


def _findings_in_documents(
    loaded: "LoadedConcept", outlines: "Sequence[Gliederung]", workspace: Workspace
) -> "list[Finding]":
    """What shows only where documents are built; nothing once they have taken too much together."""
    from teilhabe_docs.rendering.assembly import assemble, too_much_in_run

    extent, of = workspace.spent.checked, (loaded, *outlines)
    built = (
        []
        if extent.voll
        else workspace.kept.once("built", of, lambda: [assemble(loaded, outline) for outline in outlines])
    )
    findings = [finding for one in built for finding in one.befunde]
    if extent.zaehle(sum(one.zeichen for one in built)):
        findings.append(too_much_in_run(loaded))
    return findings
