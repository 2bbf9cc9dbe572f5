"""`tdocs render`: the three documents as Word files, Markdown and pages for browsers."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import typer

from teilhabe_docs.application.chosen import chosen
from teilhabe_docs.application.order import FORMATS
from teilhabe_docs.application.settings import settings_source
from teilhabe_docs.cli.console import show, tell
from teilhabe_docs.cli.exits import End, ExitCode, end
from teilhabe_docs.cli.kept_back import without_faults, without_foreign
from teilhabe_docs.cli.options import (
    COLOUR,
    CONFIG,
    DOCUMENT,
    FORCE,
    OFFER,
    PATH,
    PROFILES,
    QUIET,
    TRUSTED,
    path_as_stored,
)
from teilhabe_docs.cli.progress import shown_reading, with_progress
from teilhabe_docs.cli.sound_repositories import done_for_each
from teilhabe_docs.cli.terminal import coloured, told

if TYPE_CHECKING:
    from teilhabe_docs.application.outcomes import Outcomes
    from teilhabe_docs.application.render import Outcome, RenderPlan
    from teilhabe_docs.application.rulebook import Rulebook
    from teilhabe_docs.application.workspace import Parts, Workspace

_FORMATS = "|".join(FORMATS)
_WITHOUT_PAGES = (
    "Im Inhaltsverzeichnis der Word-Dateien fehlen noch die Seitenzahlen. Entweder in einer Kopie alles "
    "markieren (Strg+A) und F9 drücken, denn gespeichert gilt eine Datei als bearbeitet; oder mit "
    "--toc-update schreiben: Dann fragt Word beim Öffnen, ob es sie eintragen soll."
)
_REPORTS = ("text", "json", "github")
"""The forms of what `--check` says, the first where nothing is said."""


def render(
    pfad: str = PATH,
    doc: list[str] | None = DOCUMENT,
    format_: list[str] | None = typer.Option(
        None,
        "--format",
        metavar=_FORMATS,
        help="Form der Dateien: Word, Markdown, Seite für Browser; darf mehrmals stehen. Vorgabe: docx. "
        "Mit --check auch text, json, github.",
    ),
    out: str | None = typer.Option(
        None, "--out", metavar="ORDNER", help="Zielordner. Vorgabe: ausgabe/ im Konzeptordner."
    ),
    offer: list[str] | None = OFFER,
    house: str | None = typer.Option(
        None,
        "--house",
        metavar="DATEI",
        callback=path_as_stored,
        help="Word-Datei des Hauses, deren Aussehen die Dokumente bekommen.",
    ),
    jobs: int = typer.Option(
        1,
        "--jobs",
        metavar="ZAHL",
        min=1,
        help="So viele Prozesse bauen zugleich, höchstens so viele wie Prozessoren.",
    ),
    force: bool = FORCE,
    final: bool = typer.Option(
        False,
        "--final",
        help="Schreibt nur, wenn keine Stelle mehr offen ist; Ausnahmen zählen dabei nicht.",
    ),
    allow_open: bool = typer.Option(
        False,
        "--allow-open",
        help="Mit --final: Was kein Pflichtinhalt ist, darf offen bleiben.",
    ),
    check: bool = typer.Option(
        False, "--check", help="Schreibt nichts; scheitert, wenn ein Dokument fehlt oder nicht aktuell ist."
    ),
    comments: bool = typer.Option(
        False, "--comments", help="Offene und zweifelhafte Stellen als Kommentare am Rand (docx)."
    ),
    toc_update: bool = typer.Option(
        False,
        "--toc-update",
        help="Word fragt beim Öffnen, ob es die Seitenzahlen im Inhaltsverzeichnis eintragen soll (docx).",
    ),
    profiles: str | None = PROFILES,
    config: str | None = CONFIG,
    trusted_config: str | None = TRUSTED,
    color: str = COLOUR,
    quiet: bool = QUIET,
) -> None:
    """Schreibt die Dokumente nach <Ziel>/<Angebot>/<Dokument>.docx, .md, .html oder .pdf."""
    from teilhabe_docs.application.outcomes import outcomes
    from teilhabe_docs.application.render import (
        building,
        outcome,
        plan,
        waiting_room,
        write_documents,
    )
    from teilhabe_docs.application.repositories import opened
    from teilhabe_docs.application.workspace import open_folder

    if check and force:
        end(ExitCode.USAGE, "--check und --force schließen sich aus: --check schreibt nichts.")
    if final and comments:
        end(ExitCode.USAGE, "--final und --comments schließen sich aus: Ein fertiges Dokument ist ohne.")
    if allow_open and not final:
        end(ExitCode.USAGE, "--allow-open gehört zu --final.")
    for word in format_ or ():
        chosen("--format", word, (*FORMATS, *_REPORTS) if check else FORMATS)
    form = next((word for word in format_ or () if word in _REPORTS), _REPORTS[0])
    formats = [word for word in format_ or () if word in FORMATS]
    colour = coloured(color, stderr=True)
    source = settings_source(config, trusted_config)
    rulebooks: dict[str, Rulebook] = {}

    def planned_for(workspace: "Workspace") -> "RenderPlan":
        planned = plan(
            workspace,
            documents=doc,
            formats=formats,
            offers=offer,
            house=house,
            out=out,
            final=final,
            allow_open=allow_open,
            renew=toc_update,
        )
        if comments:
            from teilhabe_docs.application.rulebook import rulebook_for

            rulebooks[workspace.called] = told(rulebook_for(workspace, source))
        return told(planned)

    repositories = opened(lambda one: open_folder(one, source, profiles), pfad)
    asked, refused = done_for_each(repositories, planned_for, colour=colour)
    if comments and not any("docx" in planned.formats for planned in asked):
        end(
            ExitCode.USAGE,
            "--comments schreibt an den Rand von Word-Dateien: Bitte auch --format docx nennen.",
        )
    if toc_update and not any("docx" in planned.formats for planned in asked):
        end(
            ExitCode.USAGE,
            "--toc-update gilt für Word-Dateien: Bitte auch --format docx nennen.",
        )
    with waiting_room() as room:
        each = []
        for planned in asked:
            reading = planned.workspace.reading()
            parts: Parts = reading
            margin = None
            if comments:
                from teilhabe_docs.application.margin_findings import findings_for_margin

                rulebook = rulebooks[planned.workspace.called]
                parts = list(shown_reading(reading))
                margin = told(findings_for_margin(planned.workspace, rulebook, parts)).findings
            offers = building(planned, parts, room=None if check else room, margin=margin, jobs=jobs)
            each.append(outcome(offers, with_progress(offers, reading.count, "Dokumente", quiet=quiet)))
        everything = outcomes(each)
        built = without_faults(everything, colour=colour, quiet=quiet)
        for remark in () if quiet else built.remarks:
            tell(remark)
        if check:
            whole = not (doc or offer or formats)
            failed = refused or len(built.each) < len(everything.each)
            _end_after_check(built, form, whole=whole, failed=failed)
            return
        if not force:
            built = without_foreign(built)
        not_written = False
        for ready in built.each:
            missing = set()
            for written in write_documents(ready, room):
                if written.refusal:
                    tell(written.refusal)
                    missing.add((written.file.offer, written.file.document))
                else:
                    show(written.file.path.as_posix())
            if not quiet:
                _tell_open_places(ready, but_not=missing)
            not_written = not_written or bool(missing)
        if not (quiet or toc_update) and any(one.without_pages for one in built.each):
            tell(_WITHOUT_PAGES)
    if not_written:
        raise End(ExitCode.USAGE)
    if final and not quiet:
        from teilhabe_docs.application.remaining_errors import remaining_errors

        if count := remaining_errors([ready.plan.workspace for ready in built.each], source):
            tell(f"Geschrieben ist es; »tdocs lint« meldet noch {count} Fehler.")
    if refused or len(built.each) < len(everything.each):
        raise End(ExitCode.FINDINGS)


def _end_after_check(built: "Outcomes", form: str, *, whole: bool, failed: bool) -> None:
    """The state of each file on stdout; one that is not current ends the program with exit code 1.

    So does what has `failed` before.

    Where the `whole` repository is asked for, so are documents that belong to none of its offers.
    """
    from teilhabe_docs.application.freshness import file_states
    from teilhabe_docs.application.freshness import strangers as find_strangers
    from teilhabe_docs.reporting.freshness_forms import as_github, as_json, as_text, summary

    states, strangers = file_states(built), find_strangers(built) if whole else []
    if form == "json":
        show(as_json(states, strangers), form="json", end="")
    elif form == "github":
        show(as_github(states, strangers, built.each[0].plan.workspace.root), form="github", end="")
    else:
        show(as_text(states, strangers), end="")
    tell(summary(states))
    if not all(state.is_current for state in states):
        tell("»tdocs render« schreibt sie neu; was von Hand bearbeitet wurde, nur mit --force.")
        failed = True
    if failed:
        raise End(ExitCode.FINDINGS)


def _tell_open_places(built: "Outcome", *, but_not: Iterable[tuple[str, str]]) -> None:
    for (offer, document), count in built.open_places.items():
        if count and (offer, document) not in but_not:
            places = "offene Stelle" if count == 1 else "offene Stellen"
            name = (built.plan.workspace.below / offer).as_posix()
            tell(f"{name}, {document}: {count} {places}.")
