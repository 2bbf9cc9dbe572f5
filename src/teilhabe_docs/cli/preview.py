"""`tdocs preview`: documents, findings and figures in the browser, following what is saved.

It ends with the terminal: 130, as whatever is interrupted. A page that is only written is a report and no
gate, as that of `status`: 1 only where an offer cannot be read, 3 where there is nothing to show.
"""

from importlib.util import find_spec
from threading import Thread
from typing import TYPE_CHECKING

import typer

from teilhabe_docs.application.called_paths import existing_folder
from teilhabe_docs.application.impossible import Cause
from teilhabe_docs.application.settings import settings_source
from teilhabe_docs.cli.arguments import target
from teilhabe_docs.cli.console import flush, show, tell
from teilhabe_docs.cli.delivery import deliver
from teilhabe_docs.cli.exits import CODES, ExitCode, end
from teilhabe_docs.cli.options import (
    CONFIG,
    DATE,
    FORCE,
    PROFILES,
    QUIET,
    TRUSTED,
    day,
    path_as_stored,
)

if TYPE_CHECKING:
    from teilhabe_docs.application.preview import Preview

_PACKAGES = {"starlette": "starlette>=0.40", "uvicorn": "uvicorn>=0.30", "watchfiles": "watchfiles>=0.24"}


def preview(
    ordner: str = typer.Argument(
        ".",
        callback=target,
        metavar="ORDNER",
        help="Ordner mit den Konzeptdateien; sonst der aktuelle Ordner.",
    ),
    open_: bool = typer.Option(False, "--open", help="Öffnet die Seite im Browser."),
    once: str | None = typer.Option(
        None,
        "--once",
        metavar="DATEI",
        callback=path_as_stored,
        help="Schreibt stattdessen eine Seite, die sich nicht ändert, etwa vorschau.html.",
    ),
    edit: bool = typer.Option(
        False, "--edit", help="Zeigt auch ein Formular, das in die Konzeptdateien schreibt."
    ),
    force: bool = FORCE,
    stichtag: str | None = DATE,
    profiles: str | None = PROFILES,
    config: str | None = CONFIG,
    trusted_config: str | None = TRUSTED,
    quiet: bool = QUIET,
) -> None:
    """Zeigt Dokumente, Befunde und offene Stellen im Browser und folgt jeder gespeicherten Datei."""
    from teilhabe_docs.application.followed_folder import FollowedFolder
    from teilhabe_docs.application.preview import PreviewCall

    if once is not None and open_:
        end(ExitCode.USAGE, "--open und --once schließen sich aus: --once öffnet nichts.")
    if once is not None and edit:
        end(ExitCode.USAGE, "--edit und --once schließen sich aus: --once schreibt nur eine Seite.")
    if force and once is None:
        end(ExitCode.USAGE, "--force gehört zu --once; sonst wird nichts geschrieben.")
    existing_folder(ordner)
    call = PreviewCall(ordner, settings_source(config, trusted_config), profiles, day(stichtag))
    if once is None:
        _demand_packages()
    folder = FollowedFolder(call)
    first = folder.first()
    if first.cause is not None and not (edit and first.cause is Cause.NOTHING):
        end(CODES[first.cause], first.problem)
    if once is not None:
        _write(first, once, force=force)
        return

    def ready(address: str) -> None:
        show(address)
        flush()
        if not quiet:
            tell("Die Adresse gilt nur auf diesem Rechner und nur, bis Sie hier Strg+C drücken.")
        if open_:
            Thread(target=_opened, args=(address,), daemon=True).start()

    from teilhabe_docs.web.server import serve

    if not edit:
        serve(folder, first, ready)
        return
    from teilhabe_docs.application.served_form import ServedForm
    from teilhabe_docs.web.form_routes import form_routes

    served = ServedForm(call)
    serve(folder, first, ready, form_routes(served), served.usual_port)


def _opened(address: str) -> None:
    """Open the browser, which may take its time, while the page is there already."""
    import webbrowser

    if not webbrowser.open(address):
        tell("Es ließ sich kein Browser öffnen. Bitte die Adresse selbst eingeben.")


def _write(first: "Preview", once: str, *, force: bool) -> None:
    from teilhabe_docs.application.preview import sealed
    from teilhabe_docs.web.pages import still_page

    deliver(sealed(still_page(first)), once, force=force)
    if first.problem or not all(offer.documents for offer in first.offers):
        end(ExitCode.FINDINGS, "Die Seite ist unvollständig: Nicht alles lässt sich lesen.")


def _demand_packages() -> None:
    """A usage error where the page needs packages that are not installed."""
    missing = [name for name in _PACKAGES if not find_spec(name)]
    if missing:
        names = " und ".join(f"»{name}«" for name in missing)
        wanted = " ".join(f'"{_PACKAGES[name]}"' for name in missing)
        text = f"Für die Vorschau fehlt {names}. Bitte installieren: pip install {wanted}"
        end(ExitCode.USAGE, f"{text} Ohne das geht »tdocs preview --once vorschau.html«.")
