"""Who the agreement is made with, against the Land, the basis and the people served (TD416)."""

import re
from collections.abc import Iterator

from teilhabe_docs.documents.profile.vocabulary import TextTuple
from teilhabe_docs.model.base import Model
from teilhabe_docs.model.choices import Land
from teilhabe_docs.model.values import Text
from teilhabe_docs.rules.engine.declared_check import check
from teilhabe_docs.rules.engine.field_values import given, given_list
from teilhabe_docs.rules.engine.match import Match
from teilhabe_docs.rules.engine.rows import rows
from teilhabe_docs.rules.engine.subject import Subject

_LAND = "angebot.land"
_NAME = "angebot.leistungstraeger.name"
_LRV = "angebot.lrv.bezeichnung"
_BASES = "angebot.rechtsgrundlagen"
_STATE_LAW = re.compile(r"[Gg]esetz(?!buch)|[Vv]erordnung|[Rr]ahmenvertrag|\bLRV\b|AG[ /-]*SGB|AGSG\b")
"""What may be of one Land alone: a law, how it carries out the books, a framework contract."""


class Behoerde(Model):
    """Names of authorities, and the Land or the contract bases that they stand for."""

    muster: Text
    quelle: Text
    land: Land | None = None
    grundlagen: TextTuple = ()


class LandName(Model):
    """How a Land is called in the names of its laws."""

    land: Land
    muster: Text


def _other_land(text: str, land: Land) -> Land | None:
    """The Land that the name of a law or contract says it is of, where it does not name `land` as well."""
    named = [row.land for row in rows(__name__, "laender", LandName) if re.search(row.muster, text)]
    return named[0] if named and land not in named else None


@check("TD416")
def zustaendigkeit(subject: Subject) -> Iterator[Match]:
    """Authorities and framework agreements of another Land or statute, and for people who are not served."""
    land, traeger = given(subject, _LAND), given(subject, _NAME) or ""
    gefunden = [
        zeile for zeile in rows(__name__, "zustaendigkeit", Behoerde) if re.search(zeile.muster, traeger)
    ]
    for zeile in gefunden:
        if zeile.land and land and zeile.land != land:
            text = (
                f"»{traeger}« gehört zu {zeile.land.label}, das Angebot zu {land.label}. Bitte eines von "
                "beiden ändern."
            )
            yield Match("TD416", text, _NAME, source=zeile.quelle, related=(_LAND, f"hier {land.label}"))
    genannte = {grundlage for zeile in gefunden for grundlage in zeile.grundlagen}
    if genannte and subject.grundlage and subject.grundlage not in genannte:
        text = (
            f"»{traeger}« ist nach dem Namen nicht der Träger, mit dem auf dieser Grundlage vereinbart wird. "
            "Bitte Leistungsträger oder Vertragsgrundlage ändern."
        )
        zweite = ("angebot.vertragsgrundlage", "danach ein anderer")
        yield Match("TD416", text, _NAME, source="§ 69 SGB VIII, § 94 Abs. 1 SGB IX", related=zweite)
    if land:
        yield from _other_law(subject, land)
    arten = given_list(subject, "angebot.zielgruppe.beeintraechtigungen")
    for nummer, eintrag in enumerate(given_list(subject, "angebot.zustaendige_traeger") if arten else ()):
        if fremde := [art.label for art in eintrag.fuer if art not in arten]:
            text = (
                f"Genannt ist, wer für {' und '.join(fremde)} zuständig ist; die Zielgruppe umfasst das "
                "nicht. Bitte angleichen."
            )
            ort = f"angebot.zustaendige_traeger[{nummer}].fuer"
            zweite = ("angebot.zielgruppe.beeintraechtigungen", "hier nicht")
            yield Match("TD416", text, ort, source="§ 10 Abs. 4 SGB VIII", related=zweite)


def _other_law(subject: Subject, land: Land) -> Iterator[Match]:
    """The framework contract, and what the offer rests on, where its name is that of another Land's."""
    related = (_LAND, f"hier {land.label}")
    if other := _other_land(given(subject, _LRV) or "", land):
        text = f"Der Rahmenvertrag nennt {other.label}, das Angebot gehört zu {land.label}. Bitte angleichen."
        yield Match("TD416", text, _LRV, source="§ 131 SGB IX", related=related)
    for number, basis in enumerate(given_list(subject, _BASES)):
        words = str(basis.zitat or "")
        if _STATE_LAW.search(words) and (other := _other_land(words, land)):
            text = (
                f"Die Rechtsgrundlage nennt {other.label}, das Angebot gehört zu {land.label}. Bitte die des "
                "eigenen Landes nennen."
            )
            ort = f"{_BASES}[{number}].zitat"
            yield Match("TD416", text, ort, source="§ 94 Abs. 1 SGB IX", related=related)
