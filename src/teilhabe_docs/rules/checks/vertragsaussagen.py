"""Sentences that law or the agreement contradicts: certificates, claims, who is told (TD454 to TD456)."""

import re
from collections.abc import Iterator

from teilhabe_docs.rules.engine.declared_check import check
from teilhabe_docs.rules.engine.match import Match
from teilhabe_docs.rules.engine.prose import sentence_around, sentences_with
from teilhabe_docs.rules.engine.subject import Subject

_ZEUGNIS = "ührungszeugnis"
_SPAETER = re.compile(
    r"\b[Vv]or\s+(?:dem|ihrem|seinem)\s+ersten\s+(?:Einsatz|Arbeitstag|Diensttag|Tag)\b"
    r"|\b[Vv]or\s+(?:Dienst|Arbeits)(?:beginn|antritt)\b"
    r"|\b[Vv]or\s+(?:Beginn|Aufnahme)\s+(?:der|ihrer|seiner)\s+(?:Tätigkeit|Arbeit)\b"
)
_AUSSER = re.compile(
    r"[Ee]hrenamt|Einstellung|[Pp]raktik|[Ff]reiwillig|[Hh]ospit|[Hh]onorar|[Dd]ienstleist|[Ll]eiharbeit|[Zz]eitarbeit"
    r"|\b(?:[Ee]xterne|[Ff]reie|[Ss]elbst?ständige|[Ff]remde)[nrms]?\s+(?:[\w-]+\s+)?"
    r"(?:\w*[Kk]r[aä]ft|Person|Mitarbeit|Therap|Referent|Dienst|Anbiet|Beteiligt|Tätige)"
)
"""Who is not hired, or is told apart from those who are."""
_NORM = r"(?:\s+(?:Abs\.|Absatz|Satz|Nr\.)\s*\d+|\s*(?:,|und|bis)\s*\d+)*\s+SGB\s+"
_ANSPRUCH = re.compile(
    r"\bAnspr(?:uch|üche)\w*\b(?:(?!ereinbarung|ertrag|ergütung)[^.;]){0,90}?"
    r"\b(?:nach|gemäß|aus|Verbindung\s+mit)\s+§§?\s*"
    rf"(?:(?:125|134){_NORM}IX|(?:77|78b){_NORM}VIII)\b"
)
_NUR_JUGENDAMT = re.compile(r"\b(?:ausschließlich|nur|allein)\s+an\s+das\s+Jugendamt\b")
_AUCH = re.compile(r"Leistungsträger|Träger\s+der\s+Eingliederungshilfe")
_WOVON = re.compile(r"Vorw[uü]rf|Gewalt|Übergriff|Gefährdung|Kindeswohl")


@check("TD454", "TD455", "TD456", of_words=True)
def vertragsaussagen(subject: Subject) -> Iterator[Match]:
    """Each such sentence."""
    if subject.grundlage.startswith("sgb9"):
        yield from _zeugnis(subject)
        yield from _nur_jugendamt(subject)
    for quelle in subject.texts_with("nspruch", "nsprüche"):
        for treffer in _ANSPRUCH.finditer(quelle.text):
            text = (
                "Diese Norm regelt, was in der Vereinbarung mit dem Leistungsträger steht; Ansprüche der "
                "Leistungsberechtigten folgen nicht aus ihr. Bitte die leistungsrechtliche Norm nennen."
            )
            yield Match("TD455", text, quelle.stretch(treffer))


def _zeugnis(subject: Subject) -> Iterator[Match]:
    for quelle in subject.texts_with(_ZEUGNIS):
        for von, bis in sentences_with(quelle.text, (_ZEUGNIS,)):
            treffer = _SPAETER.search(quelle.text, von, bis)
            if treffer and not _AUSSER.search(quelle.text, von, bis):
                wann = " ".join(treffer[0].split())
                text = (
                    f"Das Führungszeugnis liegt nach diesem Satz »{wann}« vor; § 124 Abs. 2 Satz 4 SGB IX "
                    "nennt bei Beschäftigten den Zeitpunkt vor der Einstellung. Bitte angleichen."
                )
                yield Match("TD454", text, quelle.stretch(treffer))


def _nur_jugendamt(subject: Subject) -> Iterator[Match]:
    for quelle in subject.texts_in("angebot.dokumentation"):
        treffer = _NUR_JUGENDAMT.search(quelle.text)
        if quelle.path[1:2] != ("meldungen",) or treffer is None:
            continue
        von, bis = sentence_around(quelle.text, *treffer.span())
        rest = quelle.text[:von] + quelle.text[bis:]
        if _AUCH.search(rest) and _WOVON.search(rest):
            text = (
                "Danach erfährt nur das Jugendamt davon; derselbe Text sagt dem Leistungsträger Meldungen "
                "über solche Ereignisse zu. Bitte sagen, wer was erfährt."
            )
            yield Match("TD456", text, quelle.stretch(treffer))
