"""Whether a sentence says that this agreement is closed by a norm that is not the basis of the offer."""

import re
from functools import cache, lru_cache

from teilhabe_docs.recht.agreement_bases import BASIS_NORMS, bases_of
from teilhabe_docs.recht.citation import CitedNorm
from teilhabe_docs.recht.citation_parser import read_citations
from teilhabe_docs.recht.masked_sentence import masked
from teilhabe_docs.recht.verdict import Surroundings, Verdict, VerdictKind

_WEIT = 250  # characters before and behind a citation that count
_VERTRAGS = r"(?:[Vv]ereinbarung(?:en)?|[Vv]ertrag(?:e?s)?)\b"
_VERTRAG = rf"[\w-]*{_VERTRAGS}"
_KETTE = r"(?:§(?:,|\sund|\ssowie|\sbis|\si\.\s?V\.\s?m\.|\siVm|\si\.V\.m\.)?\s?)*(?:d(?:en|em|es|er|ie)\s)?¤"
_NACH = (
    r"\b(?:[Nn]ach|[Gg]emäß|[Gg]em\.|[Ll]aut|[Aa]ufgrund|[Aa]uf\s(?:der\s)?(?:Rechts)?(?:[Gg]rundlage"
    r"|Basis)|im\sSinne"
    r"|i\.\s?S\.|[Nn]ach\sMaßgabe|gestützt\sauf|[Ii]n\sAnwendung)"
    r"\s(?:d(?:en|em|es|er|ie|\.)\s|v(?:on|\.)\s)*"
)
_WE_AGREE = (
    r"(?:vereinbaren|schließen)\s(?:wir|die\s(?:Vertrags|Vereinbarungs)?[Pp]art(?:eien|ner(?:innen)?))\b"
)
_GESCHLOSSEN = (
    rf"^\W*(?:Die|Diese)\s{_VERTRAG}\s(?:folgt|unterliegt|richtet\ssich\snach)\s{_KETTE}",
    rf"^\W*(?:Die|Diese)\s{_VERTRAG}\s\((?:{_NACH})?{_KETTE}\)",
    rf"^\W*(?:Ab|Vertrags)[Ss]chluss\sde[rs]\s{_VERTRAG}\s?:\s(?:{_NACH})?{_KETTE}",
    rf"{_VERTRAGS}[^.;§¤]{{0,90}}{_NACH}{_KETTE}",
    rf"{_NACH}{_KETTE}[^.;§¤]{{0,60}}(?:{_VERTRAGS}|\bvereinbart\b)",
    rf"(?:[Gg]rundlagen?|\bBasis)\b[^.;§¤]{{0,70}}(?:\b(?:ist|sind|bildet|bilden)\b|:)[^.;§¤]{{0,30}}{_KETTE}",
    rf"\b(?:beruh|basier|gründ|stütz)\w+\s[^.;§¤]{{0,30}}auf\s{_KETTE}",
    rf"[Vv]ertragsschluss\b[^.;§¤]{{0,40}}{_KETTE}",
    rf"\b[Vv]ereinbar(?:t|en)\b[^.;§¤]{{0,70}}{_NACH}{_KETTE}",
    rf"{_NACH}{_KETTE}\s{_WE_AGREE}",
    rf"[Gg]rundlage\b[^.;§¤|]{{0,60}}\s?\|\s?{_KETTE}|{_VERTRAG}\s(?:nach|gemäß|gem\.|laut)\s?\|\s?{_KETTE}"
    rf"|\b{_VERTRAG}\s?[:|]\s?(?:nach\s|gemäß\s|gem\.\s)?{_KETTE}",
    rf"\b(?:hat|haben|finde[tn])\s(?:ihre|seine)\s(?:\w+\s)?\w*[Gg]rundlage\sin\s{_KETTE}",
    rf"\b(?:[Vv]orschrift|[Nn]orm|[Bb]estimmung|[Pp]aragraf)\b[^.;§¤]{{0,50}}{_VERTRAG}[^.;§¤]{{0,20}}"
    rf"\b(?:ist|bildet)\s{_KETTE}",
)
"""How a sentence says by what an agreement is closed."""
_PLACE = (
    r"\w*(?:[Gg]ruppe|[Hh]aus|[Hh]eim|[Dd]ienst|[Ee]inrichtung|stätte|[Aa]ngebot|[Kk]indergarten|[Ii]nternat"
    r"|[Ww]ohnverbund|[Ss]tation)"
)
_CLOSES = (
    r"(?:haben|hat|schließ(?:t|en)|verhandel[tn]|vereinbar(?:t|en)|arbeite(?:t|n)|verfüg(?:t|en)"
    r"|erbring(?:t|en)|beruh(?:t|en)|basier(?:t|en)|stützt|gründet|läuft)\s"
)
_NOT_FOR = r"(?:(?!\bfür\s)[^.;§¤])*"
_ABBREVIATED = re.compile(r"\b(?:i\.\s?S\.\s?[dv]\.|gem\.|lt\.)")
"""Its full stops end no sentence."""
_NOT_FOR_OTHERS = r"(?:(?!\bfür\s(?!d(?:as|ie|en|er|iese\w*)\s|unser))[^.;§¤])*"
_DIESE = (
    rf"^\W*(?:(?:Die|Diese)\s{_VERTRAG}\s(?:folgt|unterliegt|richtet|\()|Abschluss\sde[rs]\s)",
    rf"\b[Dd]iese[rsnm]?\s(?:\w+\s)?(?:[\w-]+-,?\s(?:[\w-]+-,?\s)?und\s)?{_VERTRAG}",
    rf"(?:^\W*|\b(?:wird|kommt|gilt|werden)\s)[Dd](?:ie|er)\s(?:\w+\s)?(?:[\w-]+-,?"
    rf"\s(?:[\w-]+-,?\s)?und\s)?{_VERTRAG}",
    rf"\b[Dd](?:ie|er|as)\s(?:mit\s[^.;]{{0,40}})?{_NACH}{_KETTE}\s(?:ab)?(?:geschlossen|schließ|zuschließ)",
    rf"\b(?:vorliegende|nachstehende|nachfolgende|folgende)[rsnm]?\s(?:[\w-]+-,?"
    rf"\s(?:[\w-]+-,?\s)?und\s)?{_VERTRAG}",
    rf"^[\W\d]*(?:[\w-]+-,?\s(?:[\w-]+-,?\s)?und\s)?[\w-]*(?:[Vv]ereinbarung|[Vv]ertrag)\s(?:über\s[^.;]*)?{_NACH}",
    rf"\bhier\s(?:ab)?(?:geschlossene|getroffene|vereinbarte|vorliegende)[nrms]?\s(?:\w+\s)?{_VERTRAG}|{_WE_AGREE}",
    rf"^\W*{_VERTRAG}\s?[:|]|^\W*(?:Art|Form|Typ|Grundlage)\s(?:der|des)\s{_VERTRAG}\s?[:|]|^\W*{_VERTRAG}\s(?:nach|gemäß|gem\.|laut)\s?\|"
    r"|^\W*(?:[Vv]ertrags|[Rr]echts|[Rr]echtliche\s)?[Gg]rundlagen?\s?[:|]|^\W*Vereinbart\s(?:wird|werden|ist|sind)\b",
    rf"^\W*(?:Der|Die|Unsere?)\s{_VERTRAG}\s(?:mit\s[^.;§¤]{{0,40}}\s)?(?:hat|findet|beruht|stützt|gründet|basiert)\b",
    r"^\W*\|\s?(?:\w*(?:[Vv]ertr[aä]g|[Vv]ereinbarung|[Gg]rundlage)\w*|Art)\b[^|]{0,30}\|"
    r"|\b[Dd]iese[rs]?\s(?:Leistungsbeschreibung|\w*[Kk]onzept(?:ion)?|Anlage)\b[^.;§]{0,50}\b(?:Teil|Bestandteil|Anlage)\b",
    r"[Pp]arteien\b|[Vv]ertragspartner|[Vv]ertragsgrundlage|\bvereinbaren\b|\bschließen\b|\bFolgendes\b"
    r"|[Vv]ertragsschluss|[Ee]s\shandelt\ssich\sum",
    r"\b(?:[Dd]as|[Uu]nser|[Dd]ieses|[Dd]iesem|des|vorliegende[sn]?)\s(?:[a-zäöü]+e[sn]?\s)?(?:Leistungsa|A)ngebots?\b"
    r"|\b[Dd]iese[rs]?\s(?:Leistung|Hilfe|Einrichtung)\b"
    r"|\b[Dd]iese[rs]?\sDienst",
    r"(?:[Vv]ertraglich\w*\s|Vertrags|Rechts)[Gg]rundlage|[Gg]rundlage\s(?:ist|sind|bildet|dieser|dieses"
    r"|der\sVereinbarung|des\sVertrags|der\sLeistung|:)"
    r"|[Gg]rundlage:"
    rf"|\bauf\s(?:der\s)?(?:Basis|Grundlage)\s(?:der\s|einer\s(?:[\w-]+-,?\sund\s)?{_VERTRAG})"
    rf"|^\W*Die\sLeistung\b",
    rf"\b(?:[Dd](?:ie|er|en|em)|zur|zum|[Uu]nsere?[rnm]?)\s(?:\w+\s){{0,2}}?(?:[\w-]+-,?\s(?:[\w-]+-,?\s)?und\s)?{_VERTRAG}"
    rf"\s(?:mit\s[^.;§¤,]{{0,50}}\s)?{_NACH}{_KETTE}",
    rf"^\W*(?:[Dd](?:ie|er|as)|[Uu]nsere?r?)\s(?:\w+\s)?{_PLACE}\s{_CLOSES}{_NOT_FOR}¤",
    rf"^\W*(?:Es|Derzeit|Aktuell|Zurzeit|Jetzt|Heute|Nun|Inzwischen|Seither"
    rf"|Seit\s[^.;§¤]{{3,40}}|Zwischen\s[^.;§¤]{{3,60}})\s(?:besteht|gilt|ist|wurde|liegt)\s{_NOT_FOR_OTHERS}¤",
    rf"\b[Mm]it\suns\s{_CLOSES}{_NOT_FOR}¤|\b[Ww]ir\s{_CLOSES}{_NOT_FOR}¤",
    rf"^\W*[Mm]it\sde[mrn]\s{_NOT_FOR}\b(?:besteh(?:t|en)|wurden?|ist|sind|gilt|haben wir)\s{_NOT_FOR}¤",
    rf"\b[Ff]ür\s(?:unsere?n?|die|das|dieses?|den)\s{_PLACE}\s(?:gilt|gelten|besteht|bestehen|wurde|ist)\b",
    rf"\bin\s(?:einer|der)\s(?:\w+\s)?(?:[\w-]+-,?\s(?:[\w-]+-,?\s)?und\s)?{_VERTRAG}\s{_NACH}{_KETTE}[^.;§]{{0,50}}"
    r"\b(?:beschrieben|geregelt|festgelegt|festgehalten|bestimmt|vereinbart)\b",
    r"^\W*(?:D(?:ie|as)\s)?(?:Vergütung|Entgelte?)\s(?:\w+\s){0,2}(?:beruh(?:t|en)|basier(?:t|en))\sauf\b",
    r"\b(?:Inhalt|Umfang|Qualität|Vergütung|Entgelte?|[\w-]*[Ll]eistungen?)\b[^.;§¤]{0,40}\b(?:ist|sind|wird|werden)"
    rf"\s(?:mit\s[^.;§¤]{{1,50}}\s)?{_NACH}{_KETTE}[^.;§]{{0,30}}\bvereinbart",
)
"""How it says that it is this agreement, or this offer's."""
_OTHER_AGREEMENTS = "Zuwendungs|Förder|Miet|Kooperations|Betreuungs|Arbeits|Ziel|Honorar|Nutzungs|Versorgungs"
_GENERAL = "123"
"""A norm by which agreements are closed at all; its further Absätze are about other things."""
_BOOK = {"SGB IX": "sgb9", "SGB VIII": "sgb8"}
_OUR = r"\b(?:[Uu]nsere?|[Dd]ie|[Dd]as|[Dd]er)\s\w*"
_OTHER_KIND = {
    "SGB VIII": rf"{_OUR}(?:Tagesgruppe|[Ff]amilienhilfe|Jugendhilfe\w*|Heimgruppe|Erziehungs\w+)\b",
    "SGB IX": rf"{_OUR}(?:Werkst[aä]tt\w*|Förderstätte|Assistenzdienst|Frühförder\w*|Wohnheim)\b",
}
"""Services by their names, each under the book by which none but it is agreed."""
_ANDERE = (
    r"\bnicht\b|\bkeine?\w?\b|[Aa]nders\sals|[Uu]nterschied|[Dd]emgegenüber|[Dd]agegen|\bstatt\b"
    r"|[Aa]nstelle|\bgesondert|\bweitere"
    r"|\bandere|\beigenständig|\beigene[rn]?\s(?![Ww]ohn|[Hh][aä]us|[Zz]immer|[Rr][aä]um)|\bseparat|[Zz]usätzlich|[Dd]aneben|\b[Nn]eben\b"
    r"|\bebenfalls\b|unberührt|[Kk]ooper(?!ationsv)"
    r"|\bPartner\b|[Kk]ünftig|[Ff]rüher|[Bb]isher|[Ee]hemal|\bdort\b|[Ww]echsel[nt]?\b"
    r"|\b[Aa]uch\s(?:\w+\s)?(?:Vereinbarung|Vertr)"
    r"|\b[Ee]ntsprech|Maßstab|[Vv]ergleich|[Ww]ohnheim\sdes|\bunser(?:en|em|e|es|er)?\s(?:Wohn|zweit"
    r"|Schwester)"
    r"|^\W*(?:Kinder|Jugendliche|Junge\s|Personen|Menschen|Erwachsene|Leistungsberechtigte|Volljährige|Minderjährige"
    r"|Wer|Wird|Wechsel|Nehmen|Sind|Ist|Haben|Hat)\b"
    rf"|\b(?:deren|dessen)\b|Nachbar(?!n)\w|\b[Dd](?:er|es)\s(?:Eltern|Mutter|Vaters|Geschwister)\b|¤\sde[rs]\s{_PLACE}"
    r"|\b(?:braucht|bräuchte|bedarf|benötigt)\b"
    r"|^\W*(?:Beantragt|Stellt|Zieht|Kommt|Möchte|Will|Wünscht|Lebt|Wohnt|Besucht|Erhält|Verlangt)\s"
    r"|[Aa]ußerhalb|\bergänzt\s(?:die|eine|den|unsere)|\bwäre|\bwürde|\bob\b|\bsobald\b|\bsofern\b|\bfalls\b",
    r"^\W*[A-ZÄÖÜ]\w+\s[^,;.§¤]{3,80},\s(?:so\s|dann\s)?(?:ist|sind|wird|werden|muss|müssen|schließ\w+|vereinbar\w+|braucht"
    r"|gilt|bedarf|besteht)\b",
    r"^\W*(?:Bei|Für|Mit|Zu)\s(?:\w+e[nrm]?\s)?(?:Kind|Jugend(?!amt|hilfe)|Mensch|Erwachsen|Person(?!al)|Minderj|Volljähr)\w*",
    rf"\b(?:eine|jene|solche)\s{_NACH}{_KETTE}|\bunterscheide|\berläuter|\bVerfahren\s{_NACH}{_KETTE}"
    rf"|{_VERTRAG}\s(?:und|neben|sowie)\s(?:die|der|eine)\s{_VERTRAG}\s{_NACH}{_KETTE}",
    rf"\b(?:berührt|schließt|lässt|bleiben)\s(?:\w+\s)?(?:Leistungen|Ansprüche|Hilfen|Rechte)\s{_NACH}{_KETTE}",
    r"\bzu\s(?:schließen|vereinbaren)\b|\babzuschließen\b",
    rf"\b(?:{_OTHER_AGREEMENTS})[\w-]*(?:[Vv]ereinbarung|[Vv]ertrag)(?:en|s|es|e)?\s[^.;§¤]{{0,40}}{_NACH}{_KETTE}",
)
"""What speaks of another agreement, or of none."""


def wrong_basis(norm: CitedNorm, name: str, satz: str, von: int, umfeld: Surroundings) -> Verdict | None:
    """What to say of a norm by which this agreement is said to be closed, though the offer has another basis.

    `von` is where its citation begins in the sentence.
    """
    bases, grundlage = bases_of(norm, name), umfeld.grundlage
    if not bases or grundlage in bases or grundlage not in BASIS_NORMS or norm.absaetze == ["4"]:
        return None
    if norm.nummer == _GENERAL and norm.absaetze not in ([], ["1"]):
        return None
    maske, stellen = masked(satz)
    if von not in stellen or _cites(satz, grundlage):
        return None
    hier = stellen[von]
    buch = name if not grundlage.startswith(_BOOK[name]) else ""
    if not _says_so(maske[max(0, hier - _WEIT) : hier], maske[hier + 1 : hier + _WEIT], buch):
        return None
    richtig = BASIS_NORMS[grundlage]
    if umfeld.dokument:
        text = (
            f"Nach seinem Anfang oder dem genannten Profil beruht das Dokument auf {richtig}; hier heißt es, "
            f"die Vereinbarung beruhe auf {norm.genannt(name)}. Bitte die falsche Stelle berichtigen."
        )
        return Verdict(VerdictKind.FALSCHE_GRUNDLAGE, norm.von, norm.bis, text, richtig)
    angebot = f"Das Angebot »{umfeld.angebot}«" if umfeld.angebot else "Das Angebot"
    text = (
        f"{angebot} hat die Vertragsgrundlage {richtig}; hier heißt es, die Vereinbarung beruhe auf "
        f"{norm.genannt(name)}. Bitte die Norm im Text oder die Vertragsgrundlage des Angebots berichtigen."
    )
    return Verdict(VerdictKind.FALSCHE_GRUNDLAGE, norm.von, norm.bis, text, richtig)


@lru_cache(maxsize=256)
def _says_so(davor: str, danach: str, buch: str) -> bool:
    """Whether it says so; `buch` is the book cited, where the offer is agreed under another."""
    hier = _ABBREVIATED.sub("nach", f"{davor}¤{danach}")
    if _definite().search(hier):
        return True
    geschlossen, diese, fremde = _patterns()
    if not (geschlossen.search(hier) and diese.search(hier)) or fremde.search(hier):
        return False
    return not (buch and re.search(_OTHER_KIND[buch], hier))


@lru_cache(maxsize=64)
def _cites(satz: str, grundlage: str) -> bool:
    """Whether the sentence also cites the basis of the offer, so that it tells one from the other."""
    return any(
        not norm.letzte and bases_of(norm, zitat.quelle.name) == {grundlage}
        for zitat in read_citations(satz)
        if zitat.quelle
        for norm in zitat.normen
    )


@cache
def _definite() -> re.Pattern[str]:
    """`Diese Vereinbarung … nach ¤`: the agreement itself; only what stands between may say otherwise."""
    between = rf"(?:(?!\b(?:nicht|kein\w*|durch|wie|eine[rnms]?|jene\w*)\b|{_VERTRAG})[^.,;§¤])"
    this = rf"(?<!als )\b[Dd]iese[rsnm]?\s(?:[\w-]+-,?\s(?:[\w-]+-,?\s)?und\s)?{_VERTRAG}\s"
    nach = rf"(?:{_NACH}|\b[Ee]ntsprechend\s(?:d\w+\s)?){_KETTE}"
    closed = r"(?:(?:ab)?geschlossen|vereinbart|getroffen|zustande|verhandelt|gestützt)\b"
    denied = r"(?!\s(?:\w+\s)?(?:nicht(?:[.,;]|\s(?:(?:ab)?geschlossen|gestützt)\b)|unberührt\b))"
    return re.compile(
        rf"{this}(?:{nach}|\((?:{_NACH})?{_KETTE}\)){denied}"
        rf"|{this}{between}{{0,60}}\b(?:wird|wurde|ist|kommt)\s{between}{{0,40}}{nach}\s{between}{{0,40}}{closed}"
        rf"|{this}{between}{{0,60}}\b(?:beruht|basiert|gründet|stützt\ssich)\s(?:\w+\s)?auf\s(?:de[nmr]\s)?{_KETTE}{denied}"
    )


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile("|".join(muster)) for muster in (_GESCHLOSSEN, _DIESE, _ANDERE))
