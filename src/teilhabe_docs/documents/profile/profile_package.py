"""What an association keeps for its members: a folder of profiles with a `paket.yaml`."""

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import PurePath
from typing import Annotated, NamedTuple

from packaging.specifiers import InvalidSpecifier, SpecifierSet
from packaging.version import InvalidVersion, Version
from pydantic import BeforeValidator, Field

from teilhabe_docs import __version__
from teilhabe_docs.diagnostics import Finding
from teilhabe_docs.documents.profile.shelf import Faults, ProfileFolder, Shelf, UnknownProfileError
from teilhabe_docs.documents.profile.vocabulary import Dokumentart, TextTuple, as_list
from teilhabe_docs.loading import codes
from teilhabe_docs.loading.discovery import PACKAGE_FILE
from teilhabe_docs.loading.model_loading import read_model
from teilhabe_docs.loading.near_files import PACKAGE, near_name, unread_package
from teilhabe_docs.loading.pruning import REPLACEMENT
from teilhabe_docs.loading.yaml.document import Document
from teilhabe_docs.loading.yaml.node_tree import DataPath
from teilhabe_docs.loading.yaml.plain_scalars import differences
from teilhabe_docs.loading.yaml.yaml_reader import read_yaml
from teilhabe_docs.model.base import Model, list_field
from teilhabe_docs.model.values import Text

OneOf = Annotated[tuple[Text, ...], BeforeValidator(as_list, json_schema_input_type=Text | tuple[Text, ...])]
"""One name, or several of which one is enough."""


class Paketaenderung(Model):
    """What changed with a version of a package, for those who still work with an older one."""

    version: Text = Field(description="Version, mit der es sich geändert hat")
    text: Text | None = Field(None, description="Was sich geändert hat, in einem Satz")
    abschnitte: TextTuple = Field((), description="Abschnitte, die neu oder anders sind oder fehlen")
    anforderungen: TextTuple = Field((), description="Anforderungen, die neu oder anders sind oder fehlen")
    felder: TextTuple = Field((), description="Eigene Felder, die neu oder anders sind")
    entfallen: TextTuple = Field(
        (), description="Abschnitte, Anforderungen und Felder, die es nicht mehr gibt"
    )


class Paketdatei(Model):
    """The file `paket.yaml` at the root of a folder of profiles."""

    name: Text = Field(description="Name des Pakets")
    version: Text = Field(description="Version des Pakets, etwa 2027.1")
    tdocs: Text | None = Field(None, description="Versionen von tdocs, für die es gemacht ist (>=0.1)")
    profile: dict[Dokumentart, OneOf] = Field(
        default_factory=dict, description="Profile, von denen jedes Angebot eines nimmt oder erweitert"
    )
    pflichtregeln: tuple[Text, ...] = list_field("Regeln, die kein Mitglied abschaltet oder ausnimmt")
    aenderungen: tuple[Paketaenderung, ...] = list_field("Was sich mit welcher Version geändert hat")


class Package(NamedTuple):
    """A package that can be read: its folder, its file, what that says; whether its version stands twice."""

    folder: ProfileFolder
    document: Document
    content: Paketdatei
    version_twice: bool = False

    @property
    def has_version(self) -> bool:
        """Whether its version could be read, and stands there once."""
        return self.content.version != REPLACEMENT and not self.version_twice

    def prescribes(self, document: str, profile: str) -> bool:
        """Whether it names a profile for a document, which it says itself where there is none."""
        return any(str(kind) == document and profile in names for kind, names in self.content.profile.items())

    @property
    def label(self) -> str:
        """Its name and version, as documents record it."""
        return f"{self.content.name} {self.content.version}"

    def finding(self, code: codes.FindingCode, text: str, path: DataPath) -> Finding:
        """A finding at a place in its file."""
        return code.finding(text, self.document.file, self.document.span(path), self.document.path_text(path))

    def told_gone(self, section: str) -> str:
        """In German, inside a sentence, that it says so of a section that it does not have; else empty."""
        named = (one for one in self.content.aenderungen if section in (*one.entfallen, *one.abschnitte))
        versions = [change.version for change in named]
        return (
            f"das Paket »{self.content.name}« nennt ihn unter den Änderungen mit {versions[-1]}"
            if versions
            else ""
        )

    def changes_since(self, version: str) -> Iterator[Paketaenderung]:
        """What it says that has changed since an older version; nothing where this one is older."""
        now = self.content.version
        for change in self.content.aenderungen:
            if change.version != version and _is_between(version, change.version, now):
                yield change


class Packages(NamedTuple):
    """Those of a shelf, and what is wrong with their files."""

    packages: tuple[Package, ...]
    faults: Faults


@cache
def packages(shelf: Shelf) -> Packages:
    """The packages among the folders of a shelf, each read once; one that is broken leaves the others."""
    found: list[Package] = []
    findings: list[Finding] = []
    texts: dict[str, str] = {}
    for folder in (one for one in shelf.ordner if one.is_package):
        file = folder.root_name(PACKAGE_FILE)
        raw = folder.read_root(PACKAGE_FILE)
        if not isinstance(raw, bytes):
            findings.append(raw.kennung.finding(raw.text, file) if raw else _missing(folder))
            continue
        document, read = read_yaml(raw, file)
        findings += read
        if document is None:
            continue
        texts[file] = document.text
        state = read_model(document, Paketdatei)
        findings += state.findings
        if (content := state.modell) is not None:
            if content.name == REPLACEMENT:
                content = content.model_copy(update={"name": PurePath(folder.name).name or folder.name})
            found.append(Package(folder, document, content, _names_twice("version", document, read)))
            findings += _faults(found[-1], shelf)
        told = {finding.span for finding in findings}
        hints = differences(document, Paketdatei, state.rest.entfernt)
        findings += (hint for hint in hints if hint.span not in told)
    return Packages(tuple(found), (tuple(findings), texts))


def _names_twice(key: str, document: Document, read: Iterable[Finding]) -> bool:
    span = document.key_span((key,))
    doubled = (one for one in read if one.code == codes.DOPPELTER_SCHLUESSEL.code)
    return any(span in (one.span, one.related and one.related.span) for one in doubled)


def _faults(package: Package, shelf: Shelf) -> Iterator[Finding]:
    content = package.content
    if content.tdocs is not None:
        try:
            fits = SpecifierSet(content.tdocs).contains(__version__, prereleases=True)
        except InvalidSpecifier:
            yield package.finding(codes.WERT_UNGUELTIG, _NO_SPECIFIER.format(content.tdocs), ("tdocs",))
        else:
            if not fits:
                text = _OTHER_TDOCS.format(content.name, content.tdocs, __version__)
                yield package.finding(codes.PAKET_BRAUCHT, text, ("tdocs",))
    for document, names in content.profile.items():
        single = not isinstance(_at(package, document), list)
        for place, name in enumerate(names):
            path: DataPath = ("profile", document) if single else ("profile", document, place)
            try:
                shelf.finde(document, name)
            except UnknownProfileError as unknown:
                yield package.finding(codes.WERT_NICHT_ERLAUBT, str(unknown), path)


def _missing(folder: ProfileFolder) -> Finding:
    """What is wrong where there is no such file: perhaps it is called nearly so."""
    near = (name for name in folder.ordner.names() if (found := near_name(name)) and found.stem == PACKAGE)
    if name := next(near, None):
        return unread_package(folder.root_name(name))
    return codes.DATEI_FEHLT.finding(_MISSING.format(PACKAGE_FILE), folder.root_name(PACKAGE_FILE))


def _at(package: Package, document: str) -> object:
    given = package.document.data.get("profile")
    return given.get(document) if isinstance(given, dict) else None


def _is_between(old: str, changed: str, now: str) -> bool:
    """Whether a version lies behind the old one, and not behind the present one."""
    try:
        return Version(old) < Version(changed) <= Version(now)
    except InvalidVersion:
        return changed == now


_MISSING = "Dieser Ordner soll ein Paket sein, aber »{}« fehlt. Bitte mit »name« und »version« anlegen."
_NO_SPECIFIER = (
    "»{}« nennt keine Versionen von tdocs. Gemeint ist etwa »>=0.1« oder »>=0.1,<2«, in Anführungszeichen."
)
_OTHER_TDOCS = (
    "Das Paket »{}« braucht tdocs {}; hier läuft Version {}. Bitte tdocs in einer passenden Version "
    "installieren. Was sonst am Paket gemeldet wird, kann daran liegen."
)
