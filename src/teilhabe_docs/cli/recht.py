"""`tdocs recht`: by which state of the law citations are checked, and what a newer one would say."""

import typer

from teilhabe_docs.application.chosen import chosen
from teilhabe_docs.cli.console import show, tell
from teilhabe_docs.cli.exits import End, ExitCode, end
from teilhabe_docs.cli.options import TEXT_OR_JSON, day, path_as_stored
from teilhabe_docs.cli.terminal import tell_findings


def recht(
    law: str | None = typer.Option(
        None,
        "--law",
        metavar="ORDNER",
        callback=path_as_stored,
        help="Ordner mit neueren Gesetzen: amtliches XML, auch gezippt, oder YAML von »--out«.",
    ),
    out: str | None = typer.Option(
        None,
        "--out",
        metavar="ORDNER",
        callback=path_as_stored,
        help="Schreibt die Gesetze aus »--law« als YAML in diesen Ordner.",
    ),
    stichtag: str | None = typer.Option(
        None,
        "--date",
        metavar="JJJJ-MM-TT",
        help="Tag, an dem das XML geladen wurde; sonst der, den jede Datei nennt.",
    ),
    format_: str = TEXT_OR_JSON,
) -> None:
    """Zeigt den Rechtsstand: die Gesetze mit ihrem Tag, aufgehobene Normen, Regeln nach dem Zusammenhang."""
    from teilhabe_docs.diagnostics import has_errors
    from teilhabe_docs.reporting.law_forms import as_json, as_text

    chosen("--format", format_, ["text", "json"])
    if law is None:
        if out is not None or stichtag is not None:
            end(ExitCode.USAGE, "--out und --date brauchen --law: den Ordner mit den neueren Gesetzen.")
        _show(as_json() if format_ == "json" else as_text(), format_)
        return
    from teilhabe_docs.application.law_folder import law_folder, write_laws

    folder = law_folder(law, day(stichtag))
    tell_findings(folder.report)
    if out is not None:
        for place in write_laws(folder.own, out):
            show(place.as_posix())
        if folder.own:
            tell(_HINT.format(out))
    else:
        shown = as_json if format_ == "json" else as_text
        _show(shown(folder.laws, folder.renewed), format_)
    if has_errors(folder.report.findings):
        raise End(ExitCode.FINDINGS)


_HINT = (
    "Damit diese Gesetze gelten, tragen Sie den Ordner in tdocs.yaml ein, von dort aus gesehen: "
    "»rechtsstand: {}«."
)


def _show(text: str, format_: str) -> None:
    if format_ == "json":
        show(text, form="json", end="")
    else:
        show(text, end="")
