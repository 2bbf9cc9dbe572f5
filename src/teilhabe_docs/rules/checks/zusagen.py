"""Promises that staff does not keep: qualifications still to come, standby of nobody (TD452, TD453)."""

import re
from collections.abc import Iterator

from teilhabe_docs.rules.engine.declared_check import check
from teilhabe_docs.rules.engine.field_values import given_list
from teilhabe_docs.rules.engine.match import Match, TextStretch
from teilhabe_docs.rules.engine.other_providers import is_of_others
from teilhabe_docs.rules.engine.prose import NEGATED, sentences_with
from teilhabe_docs.rules.engine.readable_staff import all_positions_read
from teilhabe_docs.rules.engine.subject import Subject

_FRIST = ("onat", "ochen", "Jahr", "jahr")
_SPAETER = re.compile(
    r"\b(?:innerhalb|binnen|in\s+den\s+ersten|im\s+ersten|während\s+der\s+ersten|spätestens)\b"
    r"(?!\s+der\s+letzten)"
    r"[^.;]{0,60}?(?:[Mm]onat|[Ww]ochen|[Jj]ahr)\w*[^.;]{0,80}?"
    r"\b(?:durchläuft|durchlaufen|erw[ie]rbt|erwerben|erworben|nachholt|nachgeholt|absolviert|abschließt|"
    r"abgeschlossen|nachweist|nachgewiesen|besucht)\b"
)
_BIS_DAHIN_NICHT = re.compile(r"(?i)\b(?:nicht|keine)\s+(?:\w+\s+){0,3}Fachkr|\bNicht-Fachkr")
_BEREITSCHAFT = ("ufbereitschaft", "achtbereitschaft", "ereitschaftsdienst")
_DIENST = re.compile(rf"\w*(?:{'|'.join(_BEREITSCHAFT)})\w*")
_ANDERSWO = frozenset(
    f"angebot.{feld}" for feld in ("abgrenzung", "zusatzleistungen", "anlagen", "vernetzung", "verguetung")
)


@check("TD452", "TD453")
def zusagen(subject: Subject) -> Iterator[Match]:
    """Who counts as Fachkraft before the training is done, and standby without a position."""
    if subject.grundlage.startswith("sgb9"):
        yield from _spaetere_qualifikation(subject)
    yield from _bereitschaft(subject)


def _spaetere_qualifikation(subject: Subject) -> Iterator[Match]:
    for quelle in subject.texts_in("personal.qualifikation"):
        if quelle.path[1:2] != ("fachkraft",) or _BIS_DAHIN_NICHT.search(quelle.text):
            continue
        for von, bis in sentences_with(quelle.text, _FRIST):
            if treffer := _SPAETER.search(quelle.text, von, bis):
                text = (
                    "Hier zählt als Fachkraft, wer die Zusatzqualifikation noch erwirbt; die Vereinbarung "
                    "sagt, dass Fachkräfte sie besitzen. Bitte sagen, dass die Kraft bis dahin nicht als "
                    "Fachkraft zählt, oder die Qualifikation vorher verlangen."
                )
                yield Match("TD452", text, quelle.stretch(treffer))
                return


def _bereitschaft(subject: Subject) -> Iterator[Match]:
    positionen = given_list(subject, "personal.positionen")
    if not positionen or not all_positions_read(subject):
        return
    if any("ereitschaft" in (position.funktion or "") for position in positionen):
        return
    for quelle in subject.texts_in("personal.personalermittlung"):
        if any(not NEGATED.search(quelle.text, *s) for s in sentences_with(quelle.text, _BEREITSCHAFT)):
            return
    for quelle in subject.texts_with(*_BEREITSCHAFT):
        if quelle.root != "angebot" or quelle.top_field in _ANDERSWO:
            continue
        for von, bis in sentences_with(quelle.text, _BEREITSCHAFT):
            dienst = _DIENST.search(quelle.text, von, bis)
            if dienst and is_of_others(quelle.text, von, bis, dienst):
                continue
            if not NEGATED.search(quelle.text, von, bis):
                text = (
                    "Das Angebot sagt eine Bereitschaft zu, aber keine Stelle und kein Satz der "
                    "Personalermittlung sieht Personal dafür vor. Bitte unter »positionen« ergänzen oder die "
                    "Zusage streichen."
                )
                zweite = ("personal.positionen", "hier nicht vorgesehen")
                yield Match("TD453", text, TextStretch(quelle, von, bis), related=zweite)
                return
