"""A newer state of the law beside the built-in one: what counts of it, and what it lacks."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath

from pydantic import ValidationError

from teilhabe_docs.diagnostics import Finding
from teilhabe_docs.loading import codes
from teilhabe_docs.recht.law import Gesetz
from teilhabe_docs.recht.norm_lines import REPEALED, as_lines, readable
from teilhabe_docs.recht.norm_numbers import in_order, number_key, shortened
from teilhabe_docs.recht.official_xml import OfficialLaw
from teilhabe_docs.recht.own_files import OwnFile, day_of, read_files

_YEAR = re.compile(r" \d{4}$")


@dataclass(frozen=True, slots=True)
class OwnLaws:
    """All laws with those of the folder in the place of the built-in ones; `renewed` are its own."""

    laws: Mapping[str, Gesetz]
    renewed: Mapping[str, Gesetz]
    findings: tuple[Finding, ...]
    files: tuple[str, ...]


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

    Of official files it is that of `day`, else of their newest. What is older than the built-in counts for
    nothing, what is missing stays as it is built in; findings tell of both.
    """
    files = list(read_files(folder, called, within, below=below))
    findings = [finding for file in files for finding in file.findings]
    newest = day or day_of(file.law for file in files if isinstance(file.law, OfficialLaw))
    renewed: dict[str, Gesetz] = {}
    for file in files:
        law = _as_law(file, built_in, newest)
        if isinstance(law, Finding):
            findings.append(law)
        elif law is not None and law.kuerzel in renewed:
            text = f"»{law.kuerzel}« steht schon in einer anderen Datei des Ordners; diese zählt nicht."
            findings.append(codes.RECHT_UNLESBAR.finding(text, file.name))
        elif law is not None:
            findings += _beside(law, built_in.get(law.kuerzel), file.name)
            if law.stand >= built_in.get(law.kuerzel, law).stand:
                renewed[law.kuerzel] = _completed(law, built_in.get(law.kuerzel))
    if not files:
        findings.append(codes.RECHT_UNLESBAR.finding(_EMPTY, called))
    return OwnLaws({**built_in, **renewed}, renewed, tuple(findings), tuple(file.name for file in files))


def _as_law(file: OwnFile, built_in: Mapping[str, Gesetz], day: date | None) -> Gesetz | Finding | None:
    if not isinstance(file.law, OfficialLaw):
        return file.law
    if day is None:
        return codes.RECHT_UNLESBAR.finding(_NO_DAY, file.name)
    official = file.law.abbreviation
    names = {law.amtlich or law.kuerzel: law for law in built_in.values()}
    base = names.get(official)
    try:
        return Gesetz(
            kuerzel=base.kuerzel if base else _YEAR.sub("", official),
            titel=base.titel if base else " ".join(file.law.title.split()),
            amtlich=base.amtlich if base else None if official == _YEAR.sub("", official) else official,
            einheit="Art." if file.law.unit == "Art." else "§",
            stand=day,
            normen="\n".join(as_lines(file.law.norms)),
        )
    except ValidationError:
        return codes.RECHT_UNLESBAR.finding(_NO_NAMES, file.name)


def _beside(law: Gesetz, base: Gesetz | None, name: str) -> Iterator[Finding]:
    """What there is to say of a law beside the built-in one."""
    known = law.zeilen if base is None else {**base.zeilen, **law.zeilen}
    if unknown := [norm for norm in law.bezeichnungen if norm not in known]:
        text = f"»bezeichnungen« nennt »{_some(unknown)}«; eine solche Norm hat {law.kuerzel} nicht."
        yield codes.RECHT_UNLESBAR.finding(f"{text} Bitte prüfen.", name)
    if base is not None and law.stand < base.stand:
        text = f"{law.kuerzel} ist vom {law.stand:%d.%m.%Y}, der eingebaute Stand vom {base.stand:%d.%m.%Y}."
        yield codes.RECHT_AELTER.finding(f"{text} {_OLDER}", name)
    elif missing := _missing(law, base):
        many = "fehlen" if len(missing) > 1 else "fehlt"
        sign = law.einheit if law.einheit == "Art." else "§§" if len(missing) > 1 else "§"
        lacks = f"{sign} {_some(missing)} {law.kuerzel} {many}"
        yield codes.RECHT_LUECKE.finding(f"{lacks}{_LESS if base else _GAP}", name)


def _missing(law: Gesetz, base: Gesetz | None) -> set[str]:
    """The norms that the built-in law has in force and this one does not know; of a new law its gaps."""
    known = {norm for norm, said in law.zeilen.items() if readable(norm, said)}
    if base is not None:
        return set(base.geltende) - known
    last = max((number_key(norm)[0] for norm in known), default=0)
    return set(map(str, range(1, last + 1))) - known


def _completed(law: Gesetz, base: Gesetz | None) -> Gesetz:
    """The law with what only the built-in one knows: norms, names, labels, what will change."""
    states = {norm: said for norm, said in law.zeilen.items() if readable(norm, said)}
    fields = {name: getattr(law, name) for name in Gesetz.model_fields}
    labels = law.bezeichnungen
    if base is not None:
        states = {norm: said for norm, said in base.zeilen.items() if norm not in states} | states
        for name in ("amtlich", "ebene", "aliase", "falsche_namen", "quelle", "aenderungen"):
            fields[name] = fields[name] or getattr(base, name)
        labels = base.bezeichnungen | labels
    fields["bezeichnungen"] = {
        norm: label for norm, label in labels.items() if states.get(norm, REPEALED) != REPEALED
    }
    fields["normen"] = "".join(f"{norm}: {states[norm]}\n" for norm in in_order(states))
    return Gesetz(**fields)


def _some(norms: Iterable[str]) -> str:
    listed = shortened(norms).split(", ")
    return ", ".join(listed[:_SHOWN]) + (f" und {len(listed) - _SHOWN} weitere" if listed[_SHOWN:] else "")


_SHOWN = 12
_EMPTY = (
    "In dem Ordner ist kein Gesetz: weder amtliches XML noch eine YAML-Datei. Es gilt der eingebaute Stand."
)
_NO_NAMES = (
    "In der Datei fehlt die Abkürzung (jurabk) oder der Titel (langue) des Gesetzes; es zählt nicht. Bitte "
    "neu herunterladen."
)
_NO_DAY = "Die Datei nennt keinen Tag. Bitte neu herunterladen oder den Tag mit --date nennen."
_OLDER = "Die Datei zählt nicht. Bitte eine neuere nehmen oder die Datei löschen."
_LESS = (
    " in dieser Datei; dafür gilt weiter der eingebaute Stand. Was aufgehoben ist, bitte als »weggefallen« "
    "eintragen, sonst die Datei vollständig neu herunterladen."
)
_GAP = (
    " in dieser Datei; Zitate davon werden als falsch gemeldet. Bitte prüfen, ob die Datei vollständig ist."
)
