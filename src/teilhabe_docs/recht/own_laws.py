"""A newer state of the law beside the built-in one: what counts of it, and what it lacks."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath

from pydantic import ValidationError

from teilhabe_docs.diagnostics import Finding
from teilhabe_docs.loading import codes
from teilhabe_docs.loading.yaml.document import Document
from teilhabe_docs.recht.law import Gesetz
from teilhabe_docs.recht.law_completion import OwnLaw, completed
from teilhabe_docs.recht.law_gaps import said_beside
from teilhabe_docs.recht.law_recognition import unnamed
from teilhabe_docs.recht.norm_lines import UNDIVIDED, as_lines
from teilhabe_docs.recht.own_files import OwnFile, built_day, read_files, short

_YEAR = re.compile(r" \d{4}$")
_FIRST_YEAR = 1990
_YEARS_AHEAD = 10
"""So many years a state may be newer than the newest built-in one; there is no clock to ask."""


@dataclass(frozen=True, slots=True)
class OwnLaws:
    """All laws with those of the folder in the place of the built-in ones; `renewed` are its own.

    `own` are the same as their files have them, without what the built-in state adds; `documents` are the
    files in our form.
    """

    laws: Mapping[str, Gesetz]
    renewed: Mapping[str, Gesetz]
    own: Mapping[str, OwnLaw]
    findings: tuple[Finding, ...]
    files: tuple[str, ...]
    documents: tuple[Document, ...] = ()


def own_laws(
    folder: PurePath,
    called: str,
    built_in: Mapping[str, Gesetz],
    within: PurePath | None = None,
    day: date | None = None,
    *,
    below: bool = True,
) -> OwnLaws:
    """The state of the law with a folder, and `below` it.

    Of official files it is that of `day`, else of the one that each names. What is older than the built-in
    counts for nothing, nor does what no text can name; what is missing stays as it is built in; findings tell
    of all that.
    """
    files = list(read_files(folder, called, within, below=below))
    findings = [finding for file in files for finding in file.findings]
    found: dict[str, list[OwnLaw]] = defaultdict(list)
    newest = max(law.stand for law in built_in.values())
    for file in files:
        law = _as_law(file, built_in, day)
        fault = _not_counting(law, built_in.get(law.law.kuerzel), newest) if isinstance(law, OwnLaw) else law
        if fault is not None:
            findings.append(fault)
        elif isinstance(law, OwnLaw):
            found[law.law.kuerzel].append(law)
    own = {name: _newest(laws, findings) for name, laws in found.items()}
    renewed = {name: completed(law.law, built_in.get(name)) for name, law in own.items()}
    for name, text in unnamed(own, {**built_in, **renewed}):
        findings.append(own[name].finding(codes.RECHT_UNLESBAR, text))
        del own[name], renewed[name]
    for name, law in own.items():
        findings += said_beside(law, built_in.get(name))
    if not files:
        findings.append(codes.RECHT_UNLESBAR.finding(_EMPTY, called))
    names = tuple(file.name for file in files)
    documents = tuple(file.document for file in files if file.document)
    return OwnLaws({**built_in, **renewed}, renewed, own, tuple(findings), names, documents)


def _as_law(file: OwnFile, built_in: Mapping[str, Gesetz], day: date | None) -> OwnLaw | Finding | None:
    if isinstance(file.law, Gesetz):
        return OwnLaw(file.law, file.name, file.span)
    if file.law is None:
        return None
    built = built_day(file.law)
    if day and built and built > day:
        return codes.RECHT_UNLESBAR.finding(_LATER.format(_german(built), _german(day)), file.name)
    if (stand := day or built) is None:
        return codes.RECHT_UNLESBAR.finding(_NO_DAY, file.name)
    official = file.law.abbreviation
    base = {law.amtlich or law.kuerzel: law for law in built_in.values()}.get(official)
    without_text = frozenset(file.law.without_text)
    known = {n for n in without_text if base is None or base.zeilen.get(n, UNDIVIDED) != UNDIVIDED}
    states = {norm: state for norm, state in file.law.norms.items() if norm not in known}
    if base is None and not states:
        return codes.RECHT_UNLESBAR.finding(_NO_TEXT, file.name)
    try:
        law = Gesetz(
            kuerzel=base.kuerzel if base else _YEAR.sub("", official),
            titel=base.titel if base else " ".join(file.law.title.split()),
            amtlich=base.amtlich if base else None if official == _YEAR.sub("", official) else official,
            einheit="Art." if file.law.unit == "Art." else "§",
            stand=stand,
            normen="\n".join(as_lines(states)),
        )
    except ValidationError:
        return codes.RECHT_UNLESBAR.finding(_NO_NAMES, file.name)
    labels = tuple(file.law.not_understood)
    return OwnLaw(law, file.name, file.span, official=True, without_text=without_text, not_understood=labels)


def _not_counting(law: OwnLaw, base: Gesetz | None, newest: date) -> Finding | None:
    """Why a law counts for nothing by its day."""
    day = law.law.stand
    if not _FIRST_YEAR <= day.year <= newest.year + _YEARS_AHEAD:
        text = _NO_SUCH_DAY.format(day.isoformat(), newest.year + _YEARS_AHEAD)
        return law.finding(codes.RECHT_UNLESBAR, text)
    if base is not None and day < base.stand:
        text = _OLDER.format(short(law.law.kuerzel), _german(day), _german(base.stand))
        hint = f" {_LOADED_LATER}" if law.official else ""
        return law.finding(codes.RECHT_AELTER, f"{text}{hint}")
    return None


def _newest(laws: list[OwnLaw], findings: list[Finding]) -> OwnLaw:
    """Which of several files of one law counts; what is said of the others goes to the findings.

    A file in our form goes before official XML of the same day, from which it has been made.
    """
    best = max(laws, key=lambda law: (law.law.stand, not law.official))
    for law in laws:
        if law is best:
            continue
        days = _german(law.law.stand), best.file, _german(best.law.stand)
        name = short(law.law.kuerzel)
        if law.law.stand < best.law.stand:
            advice = _RENEW if best.official and not law.official else _ONLY_NEWER
            findings.append(law.finding(codes.RECHT_AELTER, _NEWER_BESIDE.format(name, *days) + advice))
        elif law.official == best.official:
            findings.append(law.finding(codes.RECHT_UNLESBAR, _TWICE.format(name, *days[1:])))
    return best


def _german(day: date) -> str:
    return f"{day:%d.%m.}{day.year:04}"


_EMPTY = (
    "In dem Ordner ist kein Gesetz: weder amtliches XML noch eine YAML-Datei. Es gilt der eingebaute Stand."
)
_NO_NAMES = (
    "In der Datei fehlt die Abkürzung (jurabk) oder der Titel (langue) des Gesetzes; es zählt nicht. Bitte "
    "neu herunterladen."
)
_NO_TEXT = (
    "In der Datei stehen nur Überschriften, kein Text; sie zählt nicht. Bitte vollständig neu herunterladen."
)
_NO_DAY = "Die Datei nennt keinen Tag. Bitte neu herunterladen oder den Tag mit --date nennen."
_LATER = (
    "Die Datei ist nach eigener Angabe vom {}, also neuer als der Tag bei --date ({}); sie zählt nicht. "
    "Bitte bei --date den Tag nennen, an dem sie geladen wurde."
)
_NO_SUCH_DAY = (
    "Der Stand {} kann nicht stimmen; erwartet wird ein Tag von 1990 bis {}. Die Datei zählt nicht. Bitte "
    "den Tag berichtigen oder sie neu herunterladen."
)
_OLDER = (
    "{} ist vom {}, der eingebaute Stand vom {}. Die Datei zählt nicht. Bitte eine neuere nehmen oder die "
    "Datei löschen."
)
_LOADED_LATER = (
    "Haben Sie das XML danach geladen, weil sich das Gesetz seither nicht geändert hat, so nennen Sie den "
    "Tag: »tdocs recht --law ORDNER --date TAG«."
)
_NEWER_BESIDE = "{} ist hier vom {}; »{}« hat den Stand {} und gilt. Diese Datei zählt nicht. "
_ONLY_NEWER = "Bitte nur die neuere behalten."
_RENEW = (
    "»tdocs recht --law ORDNER --out ORDNER« erneuert sie aus dem XML; was darin eingetragen ist, bleibt."
)
_TWICE = "{} steht mit demselben Stand auch in »{}« ({}); diese Datei zählt nicht. Bitte nur eine behalten."
