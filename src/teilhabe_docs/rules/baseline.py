"""The findings of today as exceptions in `tdocs.yaml`, for a repository that begins with many."""

import re
from collections.abc import Iterable

from teilhabe_docs.diagnostics import Finding
from teilhabe_docs.loading.config import GeladeneKonfiguration
from teilhabe_docs.loading.yaml.yaml_reader import lies_yaml
from teilhabe_docs.loading.yaml.yaml_writer import als_yaml
from teilhabe_docs.rules.ausnahmen import Ausnahmen
from teilhabe_docs.rules.auswahl import Kennzeichen, Regelwahl, abstellbare

_LEERE_LISTE = re.compile(r"^ausnahmen:[ \t]*(?:\[[ \t]*\]|~|null)[ \t]*(?:\n|\Z)", re.MULTILINE)
_ZU_ERGAENZEN = "    person:\n    bis:\n"


class BaselineError(Exception):
    """Why the exceptions cannot be put into the file, in German."""


def eintraege(findings: Iterable[Finding], wahl: Regelwahl, schon: Ausnahmen) -> list[str]:
    """An entry of `ausnahmen` for each finding that may be excepted, has a YAML path and has none yet."""
    texte = []
    for finding in findings:
        if finding.code not in abstellbare() or finding.code.startswith("TD9"):
            continue
        if not finding.path or wahl.ist_pflicht(finding) or schon.betreffen(finding):
            continue
        daten = {
            "regel": str(Kennzeichen(finding.code, finding.requirement)),
            "ort": finding.path,
            "datei": finding.file,
            "grund": "Bestand",
        }
        kopf, *rest = als_yaml(daten).splitlines(keepends=True)
        texte.append(f"  - {kopf}" + "".join(f"    {zeile}" for zeile in rest) + _ZU_ERGAENZEN)
    return list(dict.fromkeys(texte))


def ergaenzt(geladen: GeladeneKonfiguration, neue: list[str]) -> str:
    """The text of `tdocs.yaml` with the entries added at the end of `ausnahmen`; raises `BaselineError`."""
    neu = _ergaenzt(geladen, neue)
    gelesen, _ = lies_yaml(neu.encode("utf-8"), geladen.name)
    liste = gelesen.data.get("ausnahmen") if gelesen else None
    if not isinstance(liste, list) or len(liste) != len(geladen.konfiguration.ausnahmen) + len(neue):
        raise BaselineError(_NICHT_LESBAR)
    return neu


def _ergaenzt(geladen: GeladeneKonfiguration, neue: list[str]) -> str:
    text = _LEERE_LISTE.sub("ausnahmen:\\n", geladen.text)
    if text and not text.endswith("\n"):
        text += "\n"
    if geladen.dokument is None or "ausnahmen" not in geladen.dokument.data:
        trenner = "\n" if text else ""
        return f"{text}{trenner}ausnahmen:\n{''.join(neue)}"
    schluessel = geladen.dokument.key_span(("ausnahmen",))
    zeilen = text.splitlines(keepends=True)
    ende = schluessel.line
    for nummer in range(schluessel.line, len(zeilen)):
        if zeilen[nummer].strip() and not zeilen[nummer].lstrip().startswith("#"):
            if not zeilen[nummer].startswith((" ", "-")):
                break
            ende = nummer + 1
    liste = geladen.dokument.data["ausnahmen"]
    einzug = geladen.dokument.span(("ausnahmen", 0)).column - 3 if liste else 2
    passend = ["".join(f"{' ' * einzug}{z[2:]}" for z in neu.splitlines(keepends=True)) for neu in neue]
    return "".join([*zeilen[:ende], *passend, *zeilen[ende:]])


_NICHT_LESBAR = (
    "In tdocs.yaml lassen sich die Ausnahmen nicht ergänzen. Bitte die Datei in Zeilen der Form »Schlüssel: "
    "Wert« schreiben, jeden Eintrag unter »ausnahmen« mit »- « in einer eigenen Zeile."
)
