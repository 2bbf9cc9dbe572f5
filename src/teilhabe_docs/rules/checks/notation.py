"""Notation that has stayed a string and would be printed as it is typed (TD330 to TD334)."""

import re
from collections.abc import Collection, Iterator, Mapping
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Annotated, Literal

from pydantic import BeforeValidator

from teilhabe_docs.diagnostics import Severity
from teilhabe_docs.documents.profile.printed_strings import (
    BodyText,
    OutlineString,
    PrintedString,
    printed_strings,
)
from teilhabe_docs.documents.profile.profil import Profil
from teilhabe_docs.documents.written_text import TAKEN, PlainPiece, TextReading
from teilhabe_docs.loading.covered_text import Covering
from teilhabe_docs.loading.files.reader import Obstacle
from teilhabe_docs.loading.places import line_and_column, line_starts
from teilhabe_docs.model.base import Model
from teilhabe_docs.model.values import Text
from teilhabe_docs.rules.engine.declared_check import check
from teilhabe_docs.rules.engine.match import (
    Match,
    TextSource,
    TextStretch,
    place_in_profile,
)
from teilhabe_docs.rules.engine.odd_texts import by_fix, odd_texts
from teilhabe_docs.rules.engine.odd_writing import (
    OddStretch,
    first_hidden,
    glued_faults,
    list_faults,
    run_on_faults,
)
from teilhabe_docs.rules.engine.rows import rows
from teilhabe_docs.rules.engine.rule import SEVERITIES, SeverityWord
from teilhabe_docs.rules.engine.searchable_text import SearchableText
from teilhabe_docs.rules.engine.subject import Subject

_CODES: Mapping[str, str] = MappingProxyType(
    {
        "html": "TD330",
        "notation": "TD331",
        "zaehlung": "TD332",
        "uebernommen": "TD333",
        "verborgen": "TD334",
    }
)
_LONGEST = 40  # characters of what a message repeats
_NO_TEXT = frozenset(("id", "datei"))
"""Fields that are never printed as text."""
_PATH = re.compile(
    r"(?:\.{0,2}/)?[\w.-]+(?:[/\\][\w. -]+)*\.(?:md|txt|docx?|pdf|ya?ml|xlsx?|csv|png|jpe?g|odt)"
)
_BEGIN = r"^(?:[^\n]*\|)?(?:[ \t>*+\d.)-]*[>*+\d.)-])?[ \t]*+"
_ENDINGS = (".md", ".txt", ".doc", ".pdf", ".yaml", ".yml", ".xls", ".csv", ".png", ".jp", ".odt")


class Notation(Model):
    """A notation that Markdown does not know, or not there; `woran` are words of which one stands with it.

    `meldung` takes what was found; `rat` says what to do, `zelle` and `feld` do so in the cell of a table and
    in a field of one line where that is something else. `heil` is what Markdown takes for certain: a text
    in which it is all there is need not be parsed. `schwere` is there where it weighs more than its rule.
    """

    name: Text
    art: Literal["html", "notation", "uebernommen"]
    wo: Literal["text", "feld", "beides", "liste"] = "beides"
    woran: Annotated[tuple[str, ...], BeforeValidator(tuple)]
    muster: Text
    heil: Text | None = None
    schwere: SeverityWord | None = None
    meldung: Text
    rat: Text
    zelle: Text | None = None
    feld: Text | None = None
    beispiel: str
    gegenbeispiel: str


@cache
def _notations() -> tuple[tuple[Notation, re.Pattern[str]], ...]:
    given = rows(__name__, "notationen", Notation)
    return tuple((notation, re.compile(notation.muster, re.MULTILINE)) for notation in given)


@check("TD330", "TD331", "TD332", "TD333", "TD334")
def notation(subject: Subject) -> Iterator[Match]:
    """What stands in texts, fields and bodies of own profiles as notation and is printed as it is typed."""
    for source, numbers in _candidates(subject).items():
        text = subject.texts[source]
        if text.path[-1] not in _NO_TEXT:
            yield from _in_prose(subject, text, numbers) if text.is_prose else _in_field(text, numbers)
    for text, odd in odd_texts(subject, _NO_TEXT):
        yield Match(_CODES[odd.art], odd.message, TextStretch(text, odd.start, odd.end), odd.severity)
    yield from _paths(subject)
    yield from _in_profiles(subject)


def _candidates(subject: Subject) -> dict[int, list[int]]:
    """By the number of a text the numbers of the notations that may stand in it."""
    found: dict[int, list[int]] = {}
    for number, (row, _) in enumerate(_notations()):
        for text in subject.numbers_with(*row.woran):
            found.setdefault(text, []).append(number)
    return found


def _in_field(source: TextSource, numbers: Collection[int]) -> Iterator[Match]:
    wo = {"feld", "beides", *(["liste"] if isinstance(source.path[-1], int) else [])}
    for row, found in _found(source.text, numbers, wo):
        yield Match(_CODES[row.art], _message(row, found, row.feld), source.stretch(found), _severity(row))


def _in_prose(subject: Subject, source: TextSource, numbers: Collection[int]) -> Iterator[Match]:
    words = _words([number for number in numbers if _is_doubtful(source.text, number)])
    if not words:
        return
    for piece in subject.written(source.text, words).pieces:
        in_list = piece.item or isinstance(source.path[-1], int)
        wo = {"text", "beides", *(["liste"] if in_list else [])}
        for row, found, start, end in _placed(source.text, piece, numbers, wo):
            place = TextStretch(source, start, end)
            message = _message(row, found, row.zelle if piece.cell else None)
            message += by_fix(subject, source.text, _shown(found))
            yield Match(_CODES[row.art], message, place, _severity(row))


def _is_doubtful(text: str, number: int) -> bool:
    """Whether a notation may stand in a text of Markdown, as far as can be told without parsing it."""
    row, _ = _notations()[number]
    if row.wo == "feld" or not _loose(number).search(text):
        return False
    if not row.heil:
        return True
    text = re.sub(row.heil, "", text, flags=re.MULTILINE)
    return any(word.strip(" \n") in text for word in row.woran)


@cache
def _loose(number: int) -> re.Pattern[str]:
    """The pattern for a text that is not parsed: a line may begin with the signs of a list or cell."""
    begin = r"(?<!\[)\^|\\A|\(\?<=:?\\n\)"
    loose = re.sub(begin, lambda _: _BEGIN, _notations()[number][0].muster)
    return re.compile(loose.replace(r"\Z", "$"), re.MULTILINE)


def _in_profiles(subject: Subject) -> Iterator[Match]:
    """What stands in the strings that profiles of one's own print."""
    for outline in subject.gliederungen.values():
        yield from _in_profile(outline.profil, subject.read_text, subject.cover)


@lru_cache(maxsize=64)
def _in_profile(profil: Profil, read_text: TextReading, covering: Covering) -> tuple[Match, ...]:
    """Looked for once, however many offers choose the profile."""
    matches = []
    for printed in printed_strings(profil):
        searched = SearchableText.of(printed.text)
        found = [*_in_printed(read_text, printed, searched)]
        if isinstance(printed, BodyText):
            found += [odd for odd, _ in run_on_faults(searched.text, covering)]
            found += glued_faults(searched.text, covering)
        if hidden := first_hidden(printed.text, searched):
            found.append(hidden)
        for art, message, start, end, severity in found:
            place = place_in_profile(printed, searched.as_typed(start), searched.as_typed(end))
            matches.append(Match(_CODES[art], message, place, severity))
    return tuple(matches)


def _in_printed(
    read_text: TextReading, printed: PrintedString, searched: SearchableText
) -> Iterator[OddStretch]:
    text = searched.text
    every = range(len(_notations()))
    if not isinstance(printed, BodyText):
        in_list = isinstance(printed, OutlineString) and isinstance(printed.path[-1], int)
        for row, found in _found(text, every, {"feld", "beides", *(["liste"] if in_list else [])}):
            yield OddStretch(row.art, _message(row, found, row.feld), *found.span(), _severity(row))
        return
    words = _words(every)
    written = read_text(text, words, True)
    for piece in written.pieces:
        for row, found, start, end in _placed(text, piece, every, {"text", "beides"}):
            message = _message(row, found, row.zelle if piece.cell else None)
            yield OddStretch(row.art, message, start, end, _severity(row))
    yield from list_faults(text, written)


def _paths(subject: Subject) -> Iterator[Match]:
    """Values that are nothing but the path of a file that exists."""
    for source in subject.texts_with(*_ENDINGS):
        value = source.text.strip()
        if source.path[-1] in _NO_TEXT or not _PATH.fullmatch(value):
            continue
        folder = source.file.file.rpartition("/")[0]
        if isinstance(subject.geladen.ablage.finde(folder, value), Obstacle):
            continue
        form = "»{datei: …}«" if source.is_prose else "die Angabe selbst"
        text = f"»{value}« ist eine Datei; gedruckt wird hier nur ihr Name. Schreiben Sie {form}."
        yield Match(
            "TD331", text, TextStretch(source, source.text.find(value), source.text.find(value) + len(value))
        )


def _words(numbers: Collection[int]) -> tuple[str, ...]:
    given = _notations()
    return tuple(dict.fromkeys(word.strip(" \n") for number in numbers for word in given[number][0].woran))


def _found(
    text: str, numbers: Collection[int], wo: Collection[str]
) -> Iterator[tuple[Notation, re.Match[str]]]:
    """What stands in a text, nothing twice; of what is taken over from elsewhere only the first place."""
    taken = bytearray(len(text))
    for number in numbers:
        row, pattern = _notations()[number]
        if row.wo not in wo:
            continue
        for found in pattern.finditer(text):
            start, end = found.span()
            if taken.find(1, start, end) < 0:
                taken[start:end] = b"\1" * (end - start)
                yield row, found
                if row.art == "uebernommen":
                    break


def _placed(
    text: str, piece: PlainPiece, numbers: Collection[int], wo: Collection[str]
) -> Iterator[tuple[Notation, re.Match[str], int, int]]:
    """What stands in a piece, with its place in the text; found again from its line on, in their order."""
    begins = line_starts(text)
    after: dict[str, int] = {}
    for row, found in sorted(_found(piece.text, numbers, wo), key=lambda one: one[1].start()):
        words = _shown(found)
        first = found.end() - len(found[0].lstrip())
        line = min(piece.line + line_and_column(piece.text, first)[0] - 1, len(begins) - 1)
        start = text.find(words, max(begins[line], after.get(words, 0)))
        end = start + len(words)
        if start < 0:
            start, end = begins[line], begins[line + 1] - 1 if line + 1 < len(begins) else len(text)
        after[words] = end
        yield row, found, start, end


def _shown(found: re.Match[str]) -> str:
    return found[0].strip().split("\n")[0].split(TAKEN)[0].rstrip()


def _severity(row: Notation) -> Severity | None:
    return SEVERITIES[row.schwere] if row.schwere else None


def _message(row: Notation, found: re.Match[str], other: str | None) -> str:
    words = _shown(found).replace("\t", " ")
    words = words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"
    return f"{row.meldung.format(words)} {other or row.rat}"
