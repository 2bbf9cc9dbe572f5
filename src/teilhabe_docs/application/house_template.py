"""The house's Word file that a call or the settings name, and one to begin with."""

from collections.abc import Iterable
from functools import cache
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from teilhabe_docs.application.called_paths import as_text, existing_file
from teilhabe_docs.application.house_findings import house_findings
from teilhabe_docs.application.impossible import Cause, ImpossibleError, Notice
from teilhabe_docs.application.sound_settings import wrong_setting
from teilhabe_docs.application.workspace import Workspace
from teilhabe_docs.loading.files.paths import exists, is_file, is_link, real, same
from teilhabe_docs.loading.files.reader import Obstacle, read
from teilhabe_docs.model.choices import Format

if TYPE_CHECKING:
    from teilhabe_docs.application.repository_reports import RepositoryReport
    from teilhabe_docs.diagnostics import Finding
    from teilhabe_docs.rendering.docx.house import House

MAX_HOUSE = 60_000_000
"""Largest house file, in bytes; a letterhead with photographs stays far below."""

_ONLY_COLOURS = (
    "Ins PDF kommen aus der Hausvorlage nur die Farben von Titel und Überschriften, soweit sie auf Weiß gut "
    "zu lesen sind; Schrift, Ränder, Deckblatt, Kopf- und Fußzeile gelten für Word-Dateien. Ein PDF ganz im "
    "Aussehen des Hauses speichert Word aus der Word-Datei."
)
_NOT_IN_PAGES = (
    "Seiten für Browser (HTML) bekommen nichts aus der Hausvorlage; ihr Aussehen ist das von tdocs, auch im "
    "Druck."
)
_WORD_FILE = "die Word-Datei des Hauses; »tdocs house« schreibt eine zum Gestalten"
_UNFIT = "Die Hausvorlage taugt nicht: {}"


class HouseTemplate(NamedTuple):
    """The content of a house's Word file if it is fit, what there is to say of it, and its path."""

    content: bytes | None = None
    findings: "tuple[Finding, ...]" = ()
    path: PurePath | None = None


def worn(formats: Iterable[str]) -> bool:
    """Whether any of the formats shows looks of a house."""
    return bool({Format.DOCX, Format.PDF}.intersection(formats))


def house_template(workspace: Workspace, called: str | None = None) -> HouseTemplate:
    """The file that `--house` (`called`) or `hausvorlage:` names.

    One that does not exist is an `ImpossibleError` of usage.
    """
    if called is not None:
        path = existing_file(called, _WORD_FILE)
        return _read(path, path.as_posix(), None)._replace(path=path)
    settings = workspace.settings
    if not (name := settings.konfiguration.hausvorlage):
        return HouseTemplate()
    place = settings.ort("hausvorlage", name)
    if not place.gefunden or not is_file(place.pfad):
        from teilhabe_docs.loading import codes

        where = f"{workspace.settings_name}, hausvorlage"
        text = f"Die Datei »{name}« gibt es nicht.{place.rat}"
        if place.gefunden and exists(place.pfad):
            text = f"»{name}« ist keine Datei. Nennen Sie {_WORD_FILE}."
        raise wrong_setting(workspace, where, "hausvorlage", codes.DATEI_FEHLT, text)
    seen = workspace.called_from_here("hausvorlage", name)
    return _read(place.pfad, seen, place.grenze)._replace(path=place.pfad)


def not_carried(workspace: Workspace, formats: tuple[str, ...], called: str | None) -> str:
    """What to say of a house file where documents are also written in formats that do not wear all of it."""
    if not (called or workspace.settings.konfiguration.hausvorlage):
        return ""
    said = {Format.PDF: _ONLY_COLOURS, Format.HTML: _NOT_IN_PAGES}
    return "\n".join(text for format_, text in said.items() if format_ in formats)


def unfit_house(workspace: Workspace) -> "tuple[Finding, ...]":
    """Why documents cannot be written with the file that `hausvorlage:` names, without writing any."""
    from teilhabe_docs.diagnostics import has_errors
    from teilhabe_docs.loading import codes

    settings = workspace.settings
    if not worn(settings.konfiguration.formate):
        return ()
    try:
        findings = house_template(workspace).findings
    except ImpossibleError as error:
        key = ("hausvorlage",)
        place = settings.name, settings.span(key), *key
        return (codes.DATEI_FEHLT.finding(error.text.partition(": ")[2], *place),)
    return findings if has_errors(findings) else ()


def _read(path: PurePath, name: str, limit: PurePath | None) -> HouseTemplate:
    from teilhabe_docs.loading import codes
    from teilhabe_docs.rendering.docx.house import HouseError

    content = read(path, MAX_HOUSE, limit)
    if isinstance(content, Obstacle):
        unfit = codes.HAUSVORLAGE_UNBRAUCHBAR.finding(_UNFIT.format(content.text), name)
        return HouseTemplate(None, (unfit,))
    try:
        house = house_of(content)
    except HouseError as error:
        return HouseTemplate(None, (codes.HAUSVORLAGE_UNBRAUCHBAR.finding(_UNFIT.format(error), name),))
    return HouseTemplate(content, tuple(house_findings(house, name)))


@cache
def house_of(content: bytes) -> "House":
    """The house's Word file from its content, read once; raises `HouseError`."""
    from teilhabe_docs.rendering.docx.house import House

    return House(content)


def checked_house(called: str) -> tuple[HouseTemplate, "RepositoryReport"]:
    """A house's Word file that a call names, whatever it is, and what there is to say of it."""
    from teilhabe_docs.application.repository_reports import RepositoryReport
    from teilhabe_docs.reporting.report import report_on

    path = existing_file(called, _WORD_FILE)
    template = _read(path, path.name, None)
    report = report_on(template.findings, (path.name,), {})
    return template, RepositoryReport(called, real(path).parent, report, path.parent)


class LooksWritten(NamedTuple):
    """Where a Word file stands now, and whether something of others stood there before."""

    path: PurePath
    replaced: bool
    notices: tuple[Notice, ...] = ()


def beside_checked(called: str, target: PurePath, option: str) -> None:
    """An `ImpossibleError` of usage where `target`, which an option names, is the file that is checked."""
    if same(target, PurePath(called)):
        text = f"{option}: »{as_text(called)}« ist die Datei, die geprüft wird. Bitte eine andere nennen."
        raise ImpossibleError(Cause.USAGE, text)


def write_proof(target: PurePath, content: bytes, *, force: bool) -> LooksWritten:
    """Write pages that show each style in the looks of a house's Word file."""
    from teilhabe_docs.rendering.docx import write_docx
    from teilhabe_docs.rendering.docx.house.proof import proof
    from teilhabe_docs.rendering.seal import HOUSE_DIGEST

    house = house_of(content)
    pages = write_docx(proof(), {HOUSE_DIGEST: house.digest}, haus=house, listed=True)
    try:
        return _write(target, pages, force=force)
    except ImpossibleError as error:
        raise ImpossibleError(error.cause, f"--proof: {error.text}", error.notices) from None


def write_sample(target: PurePath, *, force: bool) -> LooksWritten:
    """Write a Word file to design the house's looks on, not over one that is not ours unless `force`."""
    from teilhabe_docs.rendering.docx import write_docx
    from teilhabe_docs.rendering.docx.house.sample import sample

    try:
        return _write(target, write_docx(sample(), listed=True), force=force)
    except ImpossibleError as error:
        if error.cause is not Cause.CONTENT or is_link(target):
            raise
        check = f'»tdocs house --check "{target.as_posix()}"« sagt, was sie mit Dokumenten macht.'
        raise ImpossibleError(error.cause, f"{error.text} {check}", error.notices) from None


def _write(target: PurePath, content: bytes, *, force: bool) -> LooksWritten:
    from teilhabe_docs.application.destinations import is_foreign, named_file, write_result
    from teilhabe_docs.loading.files.writer import NotWritableError

    try:
        replaced = force and is_foreign(named_file(target).path, content)
    except NotWritableError as error:
        raise ImpossibleError(Cause.USAGE, str(error)) from None
    written = write_result(target, content, force=force)
    return LooksWritten(written.path, replaced, written.notices)
