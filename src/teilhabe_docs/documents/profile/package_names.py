"""Names that lead nowhere: under `frueher` in a folder of profiles, under `aenderungen` of a `paket.yaml`."""

from collections.abc import Container, Iterable, Iterator
from typing import NamedTuple

from packaging.version import InvalidVersion, Version

from teilhabe_docs.diagnostics import Finding
from teilhabe_docs.documents.profile.outline_file import read_outline
from teilhabe_docs.documents.profile.own_models import fields_in
from teilhabe_docs.documents.profile.profil import Profil, entry_span, profile_finding
from teilhabe_docs.documents.profile.profile_package import Package
from teilhabe_docs.documents.profile.shelf import REQUIREMENTS_FILE, ProfileFolder, Shelf
from teilhabe_docs.documents.profile.vocabulary import Feldangabe
from teilhabe_docs.loading import codes
from teilhabe_docs.loading.former_keys import is_field
from teilhabe_docs.loading.yaml.document import Document
from teilhabe_docs.loading.yaml.node_tree import DataPath
from teilhabe_docs.loading.yaml.yaml_reader import read_yaml
from teilhabe_docs.near_names import meant, nearest


class _Former(NamedTuple):
    """An old name, what it is the old name of, and where that is said."""

    old: str
    new: str
    document: Document
    path: DataPath


def names_without_effect(shelf: Shelf, folder: ProfileFolder, own: Iterable[Profil]) -> Iterator[Finding]:
    """Old names, of fields, sections and duties of one folder, that something has today or that two claim."""
    fields = tuple(_of_fields(shelf, folder))
    yield from _clashing(fields, {one.old for one in fields if is_field(shelf.fields, one.old)})
    yield from _clashing(tuple(_of_requirements(folder)), shelf.requirements)
    for profile in own:
        own_ones = (p for p in profile.alle() if p.ort.profil == profile.name and p.ort.pfad[0] != "aendern")
        every = [plan for plan in own_ones if plan.eintrag.frueher]
        sections = tuple(
            _Former(
                plan.id.removesuffix(plan.eintrag.id) + old,
                plan.id,
                profile.quellen[plan.ort.profil],
                (*plan.ort.pfad, "frueher"),
            )
            for plan in every
            for old in plan.eintrag.frueher
        )
        yield from _clashing(sections, {plan.id for plan in profile.alle()})


def _clashing(names: Iterable[_Former], present: Container[str]) -> Iterator[Finding]:
    first: dict[str, str] = {}
    said: set[tuple[str, str, DataPath]] = set()
    for one in names:
        taken = first.setdefault(one.old, one.new)
        here = (one.old, one.document.file, one.path)
        if here in said:
            text = f"»{one.old}« steht hier zweimal. Bitte einmal streichen."
        elif path_typed := _typed_path(one):
            text = path_typed
        elif one.old in present:
            text = f"»{one.old}« heißt heute etwas; als früherer Name wirkt es nicht. Bitte streichen."
        elif taken != one.new:
            text = f"»{one.old}« ist schon der frühere Name von »{taken}«. Bitte nur bei einem nennen."
        else:
            text = ""
        said.add(here)
        span, path = entry_span(one.document, one.path)
        if text:
            yield profile_finding(one.document.file, span, text, path)


def _typed_path(one: _Former) -> str:
    """What is wrong with an old name that is typed as a path; empty where it is a name alone."""
    above = one.new.rpartition(".")[0]
    typed = one.old.removeprefix(f"{above}.") if above else one.old
    if "." not in typed:
        return ""
    before, _, name = typed.rpartition(".")
    near = meant((name,)) if before == above else ""
    return f"»{typed}« wirkt nicht: »frueher« nennt den früheren Namen allein, ohne Pfad.{near}"


def _of_fields(shelf: Shelf, folder: ProfileFolder) -> Iterator[_Former]:
    for document, name in shelf.declaring:
        outline = read_outline(folder, document, name) if shelf.finde(document, name) == folder else None
        if outline and outline.document and outline.content:
            for path, field in outline.content.felder.items():
                for old, new in _in_field(path, field):
                    yield _Former(old, new, outline.document, ("felder", path))


def _in_field(path: str, field: Feldangabe) -> Iterator[tuple[str, str]]:
    yield from ((f"{path.rpartition('.')[0]}.{old}", path) for old in field.frueher)
    for _, name, one in fields_in(field):
        yield from _in_field(f"{path}.{name}", one)


def _of_requirements(folder: ProfileFolder) -> Iterator[_Former]:
    raw = folder.read_root(REQUIREMENTS_FILE)
    document = read_yaml(raw, folder.root_name(REQUIREMENTS_FILE))[0] if isinstance(raw, bytes) else None
    entries = document.data.get("anforderungen") if document else None
    if document is None or not isinstance(entries, dict):
        return
    for slug, entry in entries.items():
        given = entry.get("frueher") if isinstance(entry, dict) else None
        for old in given if isinstance(given, list) else [given] if given else []:
            yield _Former(str(old), str(slug), document, ("anforderungen", slug, "frueher"))


def faults_in_changes(
    package: Package, own: Iterable[Profil], requirements: Iterable[str], fields: Iterable[str]
) -> Iterator[Finding]:
    """What is wrong with the list of changes of a package.

    A version behind its own; what the entry for its own version names and there is not, as it may have gone
    with it; no such entry where there are others. Entries for older versions speak of names of their time.
    """
    now, changes = package.content.version, package.content.aenderungen
    sections = {name: None for p in own for plan in p.alle() for name in (plan.id, plan.eintrag.id)}
    known = {
        "abschnitte": ("Einen Abschnitt", list(sections)),
        "anforderungen": ("Eine Anforderung", list(requirements)),
        "felder": ("Ein Feld", list(fields)),
    }
    for number, change in enumerate(changes):
        if not (change.text or change.entfallen or any(getattr(change, key) for key in known)):
            text = f"Hier steht nicht, was sich mit {change.version} geändert hat. Bitte »text« ergänzen."
            yield package.finding(codes.PAKET_AENDERUNG, text, ("aenderungen", number))
        if _is_newer(change.version, now):
            text = (
                f"Das Paket ist von Version {now}; was mit {change.version} kommt, liest kein Mitglied. "
                "Bitte »version« oben heraufsetzen oder die Version hier berichtigen."
            )
            yield package.finding(codes.WERT_NICHT_ERLAUBT, text, ("aenderungen", number, "version"))
        for key, (what, names) in known.items() if change.version == now else ():
            for place, name in enumerate(getattr(change, key)):
                if name not in names:
                    text = f"{what} »{name}« gibt es hier nicht.{meant(nearest(name, names, _ALIKE), _GONE)}"
                    yield _on_name(package, text, number, key, place)
        there = [name for _, names in known.values() for name in names]
        for place, name in enumerate(change.entfallen) if change.version == now else ():
            if name in there:
                text = f"»{name}« gibt es noch. Bitte hier streichen, oder nennen, was wirklich entfällt."
                yield _on_name(package, text, number, "entfallen", place)
    if changes and not any(change.version == now or _is_newer(change.version, now) for change in changes):
        text = f"Unter »aenderungen« steht nichts zu Version {now}; Mitglieder lesen nicht, was neu ist."
        yield package.finding(codes.PAKET_AENDERUNG, text, ("version",))


def _on_name(package: Package, text: str, number: int, key: str, place: int) -> Finding:
    span, path = entry_span(package.document, ("aenderungen", number, key, place))
    return codes.PAKET_AENDERUNG.finding(text, package.document.file, span, path)


def _is_newer(version: str, now: str) -> bool:
    try:
        return Version(version) > Version(now)
    except InvalidVersion:
        return False


_GONE = "Ist es mit dieser Version weggefallen, bitte unter »entfallen« nennen."
_ALIKE = 0.85
"""So much alike a name must be: what has gone is in no list, and another may look a little like it."""
