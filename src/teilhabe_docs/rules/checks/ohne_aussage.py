"""Texts that say nothing although they count, and those that nobody demands (TD310, TD313)."""

import re
from collections.abc import Iterator
from contextlib import suppress

from teilhabe_docs.documents.annexes import anlagen
from teilhabe_docs.documents.filler import Filler, filler_in
from teilhabe_docs.documents.filler_data import Tier
from teilhabe_docs.documents.filler_words import filler_words
from teilhabe_docs.model.base import Model
from teilhabe_docs.model.field_path import FieldPath
from teilhabe_docs.model.fields import UnknownField
from teilhabe_docs.model.text_slot import AnlageVerweis
from teilhabe_docs.model.values import Text, Zitat
from teilhabe_docs.rules.engine.declared_check import check
from teilhabe_docs.rules.engine.match import Match, TextSource
from teilhabe_docs.rules.engine.rows import rows
from teilhabe_docs.rules.engine.subject import Subject

_LONGEST = 400  # characters; what is longer is looked at only as a longer text
_SHOWN = 60
_SHORT, _REASON, _NAME = "kurz", "entfaellt", "name"
_ASKED = ("text", _NAME, _REASON)
"""Values of one line that must say something, too; others must only not point elsewhere."""


_NONE_GIVEN = ("Entfall", "Ohne Angabe")
_NOT_NEEDED = re.compile(r"erforderlich|n[oö]twendig|nötig|vorgesehen", re.IGNORECASE)
_LEAVE_OUT = "Gibt es das hier nicht, bitte weglassen."


class SilentField(Model):
    """The last key of fields that are no statement: what they name may be a place, an id, a version."""

    feld: Text


@check("TD310", "TD313")
def ohne_aussage(subject: Subject) -> Iterator[Match]:
    """Each text that asserts without saying; each one that points elsewhere where no need speaks of it."""
    told = {offen.punkt.feld for offen in subject.open_needs}
    titles = {entry.id: entry.titel for entry in anlagen(subject.konzept).values()}
    silent = {row.feld for row in rows(__name__, "ausser", SilentField)}
    for source in subject.texts:
        if isinstance(source.value, Zitat) or not source.path or (key := _last_key(source)) in silent:
            continue
        if not source.is_prose and len(source.text) > _LONGEST:
            continue
        filler = _filler(source, key, subject, titles)
        if filler and not any(source.feld.is_inside(feld) for feld in told):
            yield from _match(source, filler)


def _last_key(source: TextSource) -> str:
    return next((str(step) for step in reversed(source.path) if isinstance(step, str)), "")


def _filler(source: TextSource, key: str, subject: Subject, titles: dict[str, str]) -> Filler | None:
    labels: tuple[str, ...] = ()
    field = source.feld
    if key in (_SHORT, _REASON):
        field = FieldPath.of(source.root, *source.path[:-1])
    if key == _SHORT:
        values = (value for _, value in subject.konzept.values_at(field))
        labels = tuple(titles.get(v.anlage, "") for v in values if isinstance(v, AnlageVerweis))
    with suppress(UnknownField):
        labels = (*labels, subject.konzept.fields.at(field.field).description)
    filler = filler_in(
        source.text,
        tuple(filter(None, labels)),
        prose=source.is_prose or key == _REASON,
        reason=key in (_SHORT, _REASON),
    )
    if filler and filler.kind == _PLACEHOLDER:
        return None
    if not filler or not (_is_asked(source) or filler.tier is Tier.VERWEIST or _is_no_value(source, filler)):
        return None
    return filler


def _is_asked(source: TextSource) -> bool:
    return source.is_prose or isinstance(source.path[-1], int) or _last_key(source) in _ASKED


def _is_no_value(source: TextSource, filler: Filler) -> bool:
    """Whether a value of one line says that there is none, and not that none is needed."""
    return not source.is_prose and filler.kind in _NONE_GIVEN and not _NOT_NEEDED.search(source.text)


_PLACEHOLDER = "Platzhalter"
"""Told by TD701, where it stands."""


def _match(source: TextSource, filler: Filler) -> Iterator[Match]:
    """The finding; a reason that is none, or a name of nobody, is one that points elsewhere."""
    kind = filler_words().kinds.get(filler.kind)
    advice = (kind.rat if kind else "") or "Bitte schreiben, was hier gilt, oder die Angabe weglassen."
    if _is_no_value(source, filler) and filler.kind == _NONE_GIVEN[0] and not _is_asked(source):
        advice = _LEAVE_OUT
    asserts = filler.tier is Tier.BEHAUPTET and _last_key(source) not in (_SHORT, _REASON, _NAME)
    code = "TD310" if asserts else "TD313"
    shown = " ".join(source.text.split())
    shown = f"{shown[:_SHOWN]} …" if len(shown) > _SHOWN else shown
    found = re.search(r"\S(?:.*\S)?", source.text, re.DOTALL)
    if found:
        yield Match(code, f"»{shown}« sagt nichts aus. {advice}", source.stretch(found))
