"""`tdocs profiles`: which profiles there are."""

import json
from pathlib import PurePath

from teilhabe_docs.cli.console import show
from teilhabe_docs.cli.gemeinsam import (
    KONFIGURATION,
    PFAD,
    PROFILE,
    TEXT_ODER_JSON,
    VERTRAUT,
    gewaehlt,
    konfiguration,
    ordner,
    profilregal,
)
from teilhabe_docs.cli.vertrauen import quelle


def profiles(
    pfad: str = PFAD,
    weitere: str | None = PROFILE,
    format_: str = TEXT_ODER_JSON,
    config: str | None = KONFIGURATION,
    trusted_config: str | None = VERTRAUT,
) -> None:
    """Listet die Profile auf: Dokument, Herkunft, Land, Vertragsgrundlagen, Quelle und Stand."""
    from teilhabe_docs.documents.display import deutsches_datum
    from teilhabe_docs.documents.profile.resolve import alle_profile

    gewaehlt("--format", format_, ["text", "json"])
    einstellung = konfiguration(ordner(pfad), quelle(config, trusted_config))
    liste = list(alle_profile(profilregal(PurePath(pfad), einstellung, weitere)))
    if format_ == "json":
        eintraege = [
            {
                "document": p.dokument,
                "name": p.name,
                "origin": p.herkunft or "built-in",
                "title": p.titel,
                "land": p.land or None,
                "contract_bases": list(p.vertragsgrundlagen),
                "companions": p.begleiter,
                "source": p.quelle,
                "date": p.stand.isoformat() if p.stand else None,
            }
            for p in liste
        ]
        show(json.dumps(eintraege, ensure_ascii=False, indent=2), form="json")
        return
    for p in liste:
        land = f", nur Land {p.land}" if p.land else ""
        woher = f" (aus {p.herkunft})" if p.herkunft else ""
        show(f"{p.dokument}  {p.name}{woher}\n    {p.titel}")
        show(f"    für {', '.join(p.vertragsgrundlagen)}{land}\n    Quelle: {p.quelle}")
        if p.stand:
            show(f"    Stand: {deutsches_datum(p.stand)}")
