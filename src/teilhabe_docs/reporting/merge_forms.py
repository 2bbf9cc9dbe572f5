"""What has been taken back from documents: as text, as JSON (version 1), as a unified diff."""

import json
from collections.abc import Iterator, Mapping, Sequence
from difflib import unified_diff

from teilhabe_docs.documents.merge_report import LeftChange, MergeReport, ProposedClause
from teilhabe_docs.loading.yaml.yaml_writer import as_yaml
from teilhabe_docs.reporting.drift_json import change_as_data, comment_as_data
from teilhabe_docs.reporting.drift_text import NOTHING, change_lines, comment_lines, heading_of, in_context
from teilhabe_docs.reporting.path_words import path_words

_LONG = 100
_PROPOSALS = """Vorschläge für Klauseln von »{}«
  Bitte in die Datei dieses Angebots (offer.yaml) einfügen und ergänzen, was leer ist.
  Steht »klauseln:« dort schon, kommen nur die Einträge dazu, so weit eingerückt wie die anderen."""
_LOSES = "Mit der Klausel für »{}« entfiele auch, bitte in ihren Text aufnehmen, was bleiben soll:"
_COLOURS = {"+": "32", "-": "31", "@": "36"}


def as_json(report: MergeReport) -> str:
    """All of it with English keys."""
    content = {
        "version": 1,
        "taken": [
            {"path": one.path, "file": one.file, "line": one.line, "old": one.old, "new": one.new}
            for one in report.taken
        ],
        "clauses": [
            {
                "section": one.section,
                "offer": one.offer,
                **_clause(one),
                "old_text": one.old,
                "loses": list(one.loses),
            }
            for one in report.clauses
        ],
        "left": [
            {"source": one.source, **change_as_data(one.change), "reason": one.reason} for one in report.left
        ],
        "tasks": [{"source": one.source, **comment_as_data(one.comment)} for one in report.tasks],
        "remarks": list(report.remarks),
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def as_text(report: MergeReport, *, colour: bool, taken: bool = True) -> str:
    """What is taken where `taken` says so, what is left and why, clauses to paste, comments as tasks."""
    blocks = []
    if report.taken and taken:
        lines = ["Übernommen"]
        for one in report.taken:
            lines.append(f"  {path_words(one.path.partition('.')[2])} ({one.file}, Zeile {one.line})")
            plain = f"{_short(one.old) or NOTHING} → {_short(one.new) or NOTHING}"
            lines.append(f"    {in_context(one, colour=colour) or plain}")
        blocks.append("\n".join(lines))
    if report.left:
        lines = ["Nicht übernommen"]
        for left in report.left:
            lines += _left(left, colour=colour)
        blocks.append("\n".join(lines))
    if report.clauses:
        blocks += _proposals(report.clauses)
    if report.tasks:
        lines = ["Aufgaben aus Kommentaren"]
        for task in report.tasks:
            lines += comment_lines(task.comment)
        blocks.append("\n".join(lines))
    return "\n\n".join([*blocks, _summary(report)]) + "\n"


def _summary(report: MergeReport) -> str:
    """How much of what there is."""
    said = [
        f"{len(report.taken)} übernommen",
        f"{len(report.left)} nicht übernommen",
        *(
            [_counted(len(report.clauses), "Klausel vorgeschlagen", "Klauseln vorgeschlagen")]
            if report.clauses
            else []
        ),
        *([_counted(len(report.tasks), "Aufgabe", "Aufgaben")] if report.tasks else []),
    ]
    return ", ".join(said) + "."


def diff(name: str, old: bytes, new: bytes, *, colour: bool) -> str:
    """A diff that `patch` takes, with the line ends of the file."""
    lines = ""
    for line in unified_diff(_lines(old), _lines(new), name, name):
        whole = line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
        code = _COLOURS.get(line[0]) if colour else None
        lines += f"\x1b[{code}m{whole}\x1b[0m" if code else whole
    return lines


def diffs(old: Mapping[str, bytes], new: Mapping[str, bytes], *, colour: bool) -> str:
    """The diffs of all files."""
    return "".join(diff(name, old.get(name, b""), content, colour=colour) for name, content in new.items())


def _left(left: LeftChange, *, colour: bool) -> Iterator[str]:
    where = heading_of(left.change.place)
    yield f"  {where} ({left.source})"
    yield from (f"  {line}" for line in change_lines(left.change, colour=colour))
    yield f"      {left.reason}"


def _proposals(clauses: Sequence[ProposedClause]) -> Iterator[str]:
    """The proposals of each offer, as they can be copied into its file."""
    for offer in dict.fromkeys(one.offer for one in clauses):
        yield _PROPOSALS.format(offer)
        own = [one for one in clauses if one.offer == offer]
        yield as_yaml({"klauseln": [_clause(one) for one in own]}).rstrip("\n")
        for one in own:
            if one.loses:
                yield "\n".join((_LOSES.format(one.stelle), *(f"  »{line}«" for line in one.loses)))


def _clause(clause: ProposedClause) -> dict[str, str]:
    return {
        "dokument": clause.document,
        "stelle": clause.stelle,
        "text": clause.text,
        "grund": "",
        "vereinbart_mit": clause.author,
        "vereinbart_am": clause.date,
        "fassung": clause.version,
    }


def _short(text: str) -> str:
    return text if len(text) <= _LONG else f"{text[: _LONG // 2].rstrip()} … {text[-_LONG // 2 :].lstrip()}"


def _counted(count: int, one: str, several: str) -> str:
    return f"{count} {one if count == 1 else several}"


def _lines(content: bytes) -> list[str]:
    *whole, rest = content.decode("utf-8").split("\n")
    return [*(f"{line}\n" for line in whole), *([rest] if rest else [])]
