"""`tdocs profiles`: which profiles there are."""

import json

import typer

from teilhabe_docs.cli.gemeinsam import TEXT_ODER_JSON, gewaehlt


def registriere(app: typer.Typer) -> None:
    """Add the command to the program."""
    from teilhabe_docs.cli.deutsch import Befehl

    app.command("profiles", cls=Befehl)(profiles)


def profiles(
    format_: str = TEXT_ODER_JSON,
) -> None:
    """Listet die Profile auf: Dokument, Land, Vertragsgrundlagen, Quelle und Stand."""
    from teilhabe_docs.documents.darstellung import deutsches_datum
    from teilhabe_docs.documents.profil import alle_profile

    gewaehlt("--format", format_, ["text", "json"])
    liste = list(alle_profile())
    if format_ == "json":
        eintraege = [
            {
                "document": p.dokument,
                "name": p.name,
                "title": p.titel,
                "land": p.land or None,
                "contract_bases": list(p.vertragsgrundlagen),
                "companions": p.begleiter,
                "source": p.quelle,
                "date": p.stand.isoformat() if p.stand else None,
            }
            for p in liste
        ]
        typer.echo(json.dumps(eintraege, ensure_ascii=False, indent=2))
        return
    for p in liste:
        land = f", nur Land {p.land}" if p.land else ""
        typer.echo(f"{p.dokument}  {p.name}\n    {p.titel}")
        typer.echo(f"    für {', '.join(p.vertragsgrundlagen)}{land}\n    Quelle: {p.quelle}")
        if p.stand:
            typer.echo(f"    Stand: {deutsches_datum(p.stand)}")
