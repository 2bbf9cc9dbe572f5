"""`tdocs rules`: which findings there are."""

import json

from teilhabe_docs.cli.gemeinsam import FORCE, OUT, TEXT_ODER_JSON, gewaehlt
from teilhabe_docs.cli.zieldatei import gib


def rules(format_: str = TEXT_ODER_JSON, out: str | None = OUT, force: bool = FORCE) -> None:
    """Listet alle Befunde mit Code, Name und Schwere auf."""
    from teilhabe_docs.rules.engine.rule_description import code_directory

    gewaehlt("--format", format_, ["text", "json"])
    eintraege = code_directory().values()
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
        text = json.dumps(liste, ensure_ascii=False, indent=2)
        gib(f"{text}\n", out, force=force, form="json")
        return
    zeilen = (f"{e.code}  {e.name}  ({e.schwere.word})\n    {e.titel}\n" for e in eintraege)
    gib("".join(zeilen), out, force=force)
