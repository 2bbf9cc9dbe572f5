"""`tdocs profiles`: which profiles there are."""

import typer

from teilhabe_docs.application.called_paths import existing_folder
from teilhabe_docs.application.chosen import chosen
from teilhabe_docs.application.order import asked_documents
from teilhabe_docs.application.settings import settings_source
from teilhabe_docs.cli.console import show
from teilhabe_docs.cli.exits import ExitCode, end
from teilhabe_docs.cli.options import CONFIG, DOCUMENT, PATH, PROFILES, TEXT_OR_JSON, TRUSTED
from teilhabe_docs.cli.terminal import told


def profiles(
    pfad: str = PATH,
    weitere: str | None = PROFILES,
    show_: str | None = typer.Option(
        None, "--show", metavar="NAME", help="Nur dieses Profil, mit Abschnitten, Feldern und Anforderungen."
    ),
    text: str | None = typer.Option(
        None, "--text", metavar="ABSCHNITT", help="Der Text eines Abschnitts, als Anfang für einen eigenen."
    ),
    doc: list[str] | None = DOCUMENT,
    format_: str = TEXT_OR_JSON,
    config: str | None = CONFIG,
    trusted_config: str | None = TRUSTED,
) -> None:
    """Listet die Profile auf: Dokument, Herkunft, Land, Vertragsgrundlagen, Quelle und Stand."""
    from teilhabe_docs.application.workspace import open_folder
    from teilhabe_docs.reporting.profile_forms import as_json, as_text, with_outline
    from teilhabe_docs.reporting.profile_outline import text_of

    chosen("--format", format_, ["text", "json"])
    existing_folder(pfad)  # told before options that exclude each other
    workspace = told(open_folder(pfad, settings_source(config, trusted_config), weitere))
    every = workspace.all_profiles()
    documents = asked_documents(doc, ())
    there = [one for one in every if one.dokument in documents]
    if text is not None and show_ is None:
        end(ExitCode.USAGE, "--text braucht das Profil dazu: --show NAME.")
    if show_ is not None:
        chosen("--show", show_, [profile.name for profile in there])
        there = [profile for profile in there if profile.name == show_]
    if text is not None:
        chosen("--text", text, dict.fromkeys(plan.id for profile in there for plan in profile.alle()))
        having = [profile for profile in there if text in {plan.id for plan in profile.alle()}]
        if len(having) > 1:
            named = " oder ".join(f"--doc {profile.dokument}" for profile in having)
            end(ExitCode.USAGE, f"Den Abschnitt »{text}« haben mehrere Dokumente. Bitte dazu: {named}.")
        show(text_of(having[0], text, every), end="")
    elif format_ == "json":
        show(as_json(there, whole=show_ is not None), form="json", end="")
    elif show_ is not None:
        show(with_outline(there), end="")
    else:
        show(as_text(there), end="")
