"""`tdocs rules`: which findings there are."""

import json

from teilhabe_docs.cli.console import show
from teilhabe_docs.cli.gemeinsam import TEXT_ODER_JSON, gewaehlt


def rules(format_: str = TEXT_ODER_JSON) -> None:
    """Listet alle Befunde mit Code, Name und Schwere auf."""
    from teilhabe_docs.rules.beschreibung import SCHWERE_WORTE, verzeichnis

    gewaehlt("--format", format_, ["text", "json"])
    eintraege = verzeichnis().values()
    if format_ == "json":
        liste = [
            {
                "code": e.code,
                "name": e.name,
                "severity": e.schwere.value,
                "summary": e.titel,
                "source": e.regel.quelle if e.regel else None,
            }
            for e in eintraege
        ]
        show(json.dumps(liste, ensure_ascii=False, indent=2), form="json")
        return
    for e in eintraege:
        show(f"{e.code}  {e.name}  ({SCHWERE_WORTE[e.schwere]})\n    {e.titel}")
