"""The laws that a folder of one's own holds: official XML, also zipped, and files in our form."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePath

from teilhabe_docs.diagnostics import Finding, Span
from teilhabe_docs.loading import codes
from teilhabe_docs.loading.files.reader import Obstacle, Walk, listing, read
from teilhabe_docs.loading.files.zipped import ZipError, unpack
from teilhabe_docs.loading.finding_limit import limited
from teilhabe_docs.loading.model_loading import as_model
from teilhabe_docs.loading.pruning import REPLACEMENT
from teilhabe_docs.loading.source_text import MAX_BYTES
from teilhabe_docs.loading.yaml.document import Document
from teilhabe_docs.loading.yaml.node_tree import DataPath
from teilhabe_docs.loading.yaml.yaml_reader import read_yaml
from teilhabe_docs.recht.law import Gesetz
from teilhabe_docs.recht.name_forms import LONGEST_NAME, MOST_NAMES, is_name
from teilhabe_docs.recht.norm_lines import as_line, faulty_states, readable, split_lines
from teilhabe_docs.recht.official_xml import MAX_XML, OfficialLaw, OfficialXmlError, read_official

MAX_FILES = 500
"""Files that are read of a folder, at most; the built-in state has 42 laws."""
MAX_TOTAL = 200_000_000
"""Bytes that are read of a folder, at most, unpacked; all built-in laws together have 17 million."""

_ENDINGS = (".xml", ".zip", ".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class OwnFile:
    """A file and the law in it, or what keeps it from being read; at `span` it says which norms there are.

    The `document` is that of a file in our form.
    """

    name: str
    law: Gesetz | OfficialLaw | None
    findings: tuple[Finding, ...] = ()
    span: Span = field(default_factory=Span)
    document: Document | None = None


def read_files(
    folder: PurePath, called: str, within: PurePath | None = None, *, below: bool = True
) -> Iterator[OwnFile]:
    """The files of a folder, and `below` it, in the order of their names; `called` is it in findings."""
    walk, total = Walk(folder), 0
    found = walk.files() if below else _directly_in(folder)
    paths = sorted(path for path in found if path.suffix.lower() in _ENDINGS)
    for path, code, text in walk.closed:
        yield OwnFile(str(path), None, (code.finding(text, _named(path, folder, called)),))
    if len(paths) > MAX_FILES:
        text = f"In dem Ordner liegen mehr als {MAX_FILES} Dateien; gelesen werden nur die ersten."
        yield OwnFile(called, None, (codes.RECHT_UNLESBAR.finding(text, called),))
    for path in paths[:MAX_FILES]:
        name = _named(path, folder, called)
        content = read(path, MAX_BYTES if path.suffix.lower() in (".yaml", ".yml") else MAX_XML, within)
        if isinstance(content, Obstacle):
            yield OwnFile(name, None, (content.kennung.finding(content.text, name),))
            continue
        for inner, data in _unpacked(name, content):
            total += len(data) if isinstance(data, bytes) else 0
            if total > MAX_TOTAL:
                text = f"Der Ordner hat mehr als {MAX_TOTAL // 1_000_000} MB; der Rest wird nicht gelesen."
                yield OwnFile(called, None, (codes.RECHT_UNLESBAR.finding(text, called),))
                return
            yield _read(inner, data) if isinstance(data, bytes) else OwnFile(inner, None, (data,))


def _directly_in(folder: PurePath) -> Iterator[PurePath]:
    return (folder / name for name, is_folder in (listing(folder) or {}).items() if not is_folder)


def _named(path: PurePath, folder: PurePath, called: str) -> str:
    return (PurePath(called) / path.relative_to(folder)).as_posix()


def _unpacked(name: str, content: bytes) -> Iterator[tuple[str, bytes | Finding]]:
    if not name.lower().endswith(".zip"):
        yield name, content
        return
    try:
        members = unpack(content, MAX_XML)
    except ZipError as error:
        yield name, codes.RECHT_UNLESBAR.finding(f"Die Datei {error}. Bitte neu herunterladen.", name)
        return
    laws = [member for member in members if member.lower().endswith(".xml")]
    if not laws:
        yield name, codes.RECHT_UNLESBAR.finding("Darin ist kein Gesetz im amtlichen XML.", name)
    for member in laws:
        yield name, members[member]


def _read(name: str, content: bytes) -> OwnFile:
    if not name.lower().endswith((".yaml", ".yml")):
        try:
            official = read_official(content)
            return OwnFile(name, official, _too_long_for_a_line(official, name))
        except OfficialXmlError as error:
            return OwnFile(name, None, (codes.RECHT_UNLESBAR.finding(str(error), name),))
    return _in_our_form(name, content)


def _in_our_form(name: str, content: bytes) -> OwnFile:
    document, findings = read_yaml(content, name)
    if document is None:
        return OwnFile(name, None, findings)
    if document.data.keys().isdisjoint(_OF_A_LAW):
        return OwnFile(name, None, (codes.RECHT_UNLESBAR.finding(_NO_LAW, name),))
    law, faults = as_model(document, Gesetz)
    if law is None or law.kuerzel == REPLACEMENT:
        return OwnFile(name, None, (*findings, *faults))
    wrong = (*_faulty_lines(law, document), *_faulty_names(law, document))
    names = tuple(filter(is_name, law.aliase))[:MOST_NAMES]
    law = law.model_copy(update={"aliase": names})
    return OwnFile(name, law, (*findings, *faults, *wrong), document.key_span(("normen",)), document)


def law_in(path: PurePath) -> OwnFile | None:
    """The law that a file in our form holds; None where it is no such file."""
    content = read(path, MAX_BYTES)
    found = None if isinstance(content, Obstacle) else _in_our_form(path.name, content)
    return found if found and found.law else None


def _faulty_names(law: Gesetz, document: Document) -> Iterator[Finding]:
    """The names under `aliase` that are none, and those that are too many."""
    typed = document.data.get("aliase")
    for number, alias in enumerate(law.aliase):
        if reason := _NO_NAME if not is_name(alias) else _TOO_MANY if number >= MOST_NAMES else "":
            places = (
                [at for at, entry in enumerate(typed) if entry == alias] if isinstance(typed, list) else []
            )
            span = document.span(("aliase", *places[:1]))
            yield codes.RECHT_UNLESBAR.finding(reason.format(short(alias)), document.file, span)
            if number >= MOST_NAMES:
                return


def _too_long_for_a_line(law: OfficialLaw, name: str) -> tuple[Finding, ...]:
    """What of a published law cannot be said in a line that is read back."""
    lines = {norm: as_line(state) for norm, state in law.norms.items()}
    found = (
        codes.RECHT_UNLESBAR.finding(_NO_LINE.format(short(norm)), name)
        for norm, said in lines.items()
        if not readable(norm, said)
    )
    return limited([*found], name)


def _faulty_lines(law: Gesetz, document: Document) -> tuple[Finding, ...]:
    """What is wrong with the lines of the norms; each is found where it stands."""
    places = {line.strip(): number for number, line in enumerate(document.text.splitlines(), 1)}
    findings = []
    texts: list[tuple[str, DataPath]] = [(law.normen, ("normen",))]
    texts += [(change.normen, ("aenderungen", n, "normen")) for n, change in enumerate(law.aenderungen)]
    for norms, path in texts:
        states, faulty = split_lines(norms)
        for line in (*faulty, *faulty_states(states)):
            at = places.get(line)
            span = Span(at, 1, at, 2) if at else document.span(path)
            text = (_DOUBLE if _is_double(line, states) else _LINE).format(short(line))
            findings.append(codes.RECHT_UNLESBAR.finding(text, document.file, span))
    return limited(findings, document.file)


def _is_double(line: str, states: Mapping[str, str]) -> bool:
    norm, _, said = line.partition(": ")
    return norm in states and readable(norm, said)


def short(text: str) -> str:
    """A text as a message shows it."""
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def built_day(law: OfficialLaw) -> date | None:
    """The day on which a published law was last built; None where it names none."""
    try:
        return date(int(law.built[:4]), int(law.built[4:6]), int(law.built[6:8]))
    except ValueError:
        return None


_OF_A_LAW = frozenset({"kuerzel", "normen"})
_NO_NAME = (
    "»{}« unter »aliase« ist kein Name eines Gesetzes und zählt nicht. Erwartet wird ein Name wie "
    f"»Mustergesetz«: Buchstaben, mindestens drei, Ziffern, Leerzeichen, Bindestriche, Klammern, Punkte und "
    f"Kommas, höchstens {LONGEST_NAME} Zeichen."
)
_NO_LINE = "Norm {} hat mehr Absätze und Nummern, als tdocs liest; sie zählt nicht. Bitte die Datei prüfen."
_TOO_MANY = f"Ab »{{}}« zählt unter »aliase« nichts mehr: Es sind mehr als {MOST_NAMES} Namen. Bitte kürzen."
_SHOWN = 80
"""So many letters of a line a message shows."""
_LINE = (
    "Die Zeile »{}« ist keine Norm mit ihren Absätzen. Erwartet wird etwa »125: 1-2, 3 (Nr. 1-6), 4 "
    "weggefallen« oder »126: weggefallen«, die Zahlen aufsteigend und ohne führende Null."
)
_DOUBLE = "Von der Norm in »{}« steht schon eine Zeile da. Bitte diese ersetzen: Jede Norm hat eine Zeile."
_NO_LAW = (
    "Die Datei ist kein Gesetz: Es fehlen »kuerzel« und »normen«. In diesem Ordner liegen nur Gesetze; bitte "
    "sie an einen anderen Ort legen, oder unter »rechtsstand« einen eigenen Ordner nennen."
)
