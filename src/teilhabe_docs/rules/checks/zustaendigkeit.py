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
_LAENDER = re.compile("|".join(sorted((land.label for land in Land), key=len, reverse=True)))


class Behoerde(Model):
    """Names of authorities, and the Land or the contract bases that they stand for."""

    muster: Text
    quelle: Text
    land: Land | None = None
    grundlagen: TextTuple = ()


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
    vertrag = _LAENDER.search(given(subject, _LRV) or "")
    if vertrag and land and vertrag[0] != land.label:
        text = f"Der Rahmenvertrag nennt {vertrag[0]}, das Angebot gehört zu {land.label}. Bitte angleichen."
        yield Match("TD416", text, _LRV, source="§ 131 SGB IX", related=(_LAND, f"hier {land.label}"))
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
