"""The findings of today as exceptions in `tdocs.yaml`, for a repository that begins with many."""

import re
from collections.abc import Iterable

from teilhabe_docs.diagnostics import Finding
from teilhabe_docs.loading.config import LoadedConfiguration
from teilhabe_docs.loading.yaml.yaml_reader import read_yaml
from teilhabe_docs.loading.yaml.yaml_writer import as_yaml
from teilhabe_docs.rules.policy.exemptions import Exemptions
from teilhabe_docs.rules.policy.rule_selection import FindingKind, RuleSelection, adjustable_codes

_EMPTY_LIST = re.compile(r"^ausnahmen:[ \t]*(?:\[[ \t]*\]|~|null)[ \t]*(?:\n|\Z)", re.MULTILINE)
_TO_FILL_IN = "    person:\n    bis:\n"


class BaselineError(Exception):
    """Why the exceptions cannot be put into the file, in German."""


def baseline_entries(findings: Iterable[Finding], selection: RuleSelection, already: Exemptions) -> list[str]:
    """An entry of `ausnahmen` for each finding that may be excepted, has a YAML path and has none yet."""
    texts = []
    for finding in findings:
        if finding.code not in adjustable_codes() or finding.code.startswith("TD9"):
            continue
        if not finding.path or selection.is_mandatory(finding) or already.concern(finding):
            continue
        entry = {
            "regel": str(FindingKind(finding.code, finding.requirement)),
            "ort": finding.path,
            "datei": finding.file,
            "grund": "Bestand",
        }
        head, *rest = as_yaml(entry).splitlines(keepends=True)
        texts.append(f"  - {head}" + "".join(f"    {line}" for line in rest) + _TO_FILL_IN)
    return list(dict.fromkeys(texts))


def with_entries(geladen: LoadedConfiguration, entries: list[str]) -> str:
    """The text of `tdocs.yaml` with the entries added at the end of `ausnahmen`; raises `BaselineError`."""
    text = _with_entries(geladen, entries)
    read, _ = read_yaml(text.encode("utf-8"), geladen.name)
    listed = read.data.get("ausnahmen") if read else None
    if not isinstance(listed, list) or len(listed) != len(geladen.konfiguration.ausnahmen) + len(entries):
        raise BaselineError(_NICHT_LESBAR)
    return text


def _with_entries(geladen: LoadedConfiguration, entries: list[str]) -> str:
    text = _EMPTY_LIST.sub("ausnahmen:\\n", geladen.text)
    if text and not text.endswith("\n"):
        text += "\n"
    if geladen.dokument is None or "ausnahmen" not in geladen.dokument.data:
        between = "\n" if text else ""
        return f"{text}{between}ausnahmen:\n{''.join(entries)}"
    key = geladen.dokument.key_span(("ausnahmen",))
    lines = text.splitlines(keepends=True)
    end = key.line
    for number in range(key.line, len(lines)):
        if lines[number].strip() and not lines[number].lstrip().startswith("#"):
            if not lines[number].startswith((" ", "-")):
                break
            end = number + 1
    listed = geladen.dokument.data["ausnahmen"]
    indent = geladen.dokument.span(("ausnahmen", 0)).column - 3 if listed else 2
    fitting = [
        "".join(f"{' ' * indent}{line[2:]}" for line in entry.splitlines(keepends=True)) for entry in entries
    ]
    return "".join([*lines[:end], *fitting, *lines[end:]])


_NICHT_LESBAR = (
    "In tdocs.yaml lassen sich die Ausnahmen nicht ergänzen. Bitte die Datei in Zeilen der Form »Schlüssel: "
    "Wert« schreiben, jeden Eintrag unter »ausnahmen« mit »- « in einer eigenen Zeile."
)
