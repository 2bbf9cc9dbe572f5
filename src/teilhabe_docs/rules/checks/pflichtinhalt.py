"""Mandatory content: which needed field says nothing, by which norm, in which documents (TD301 to TD312)."""

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, field

from teilhabe_docs.diagnostics import DocumentPlace, Severity
from teilhabe_docs.documents.emptiness import Reason
from teilhabe_docs.documents.profile.vocabulary import DOKUMENTE, Grad
from teilhabe_docs.model.choices import Dokument
from teilhabe_docs.model.field_path import NO_FIELD, FieldPath
from teilhabe_docs.rules.engine.declared_check import check
from teilhabe_docs.rules.engine.match import Match
from teilhabe_docs.rules.engine.subject import OpenNeed, Subject
from teilhabe_docs.rules.engine.wording import belongs_here, capital, named, sentence

_CODES = {
    Reason.FEHLT: "TD301",
    Reason.NICHT_IN_KLAUSEL: "TD301",
    Reason.BLANK: "TD302",
    Reason.PLATZHALTER: "TD303",
    Reason.UEBERSCHRIFT: "TD304",
    Reason.ANLAGE: "TD305",
    Reason.AUF_SICH: "TD305",
    Reason.OHNE_KURZFASSUNG: "TD305",
    Reason.ENTFAELLT: "TD306",
    Reason.VERWEIS: "TD309",
    Reason.NACHTRAG: "TD309",
    Reason.OHNE_GRUND: "TD311",
    Reason.WIEDERHOLUNG: "TD312",
    Reason.BESCHRIFTUNG: "TD312",
    Reason.TABELLE: "TD312",
    Reason.PFAD: "TD312",
    Reason.ADRESSE: "TD312",
}
"""An annex that is not listed is told by reading (TD209), hence not again."""

_SCHWEREN: dict[Grad, Severity] = {"ja": Severity.ERROR, "soll": Severity.WARNING}

_IN_OTHER_FORM = frozenset((Reason.VERWEIS, Reason.NACHTRAG, Reason.PFAD, Reason.ADRESSE))
"""Where the content may lie elsewhere, so that the forms for that are named."""

_Schluessel = tuple[FieldPath, str]
"""Field and requirement."""


@dataclass(slots=True)
class _Luecke:
    """An empty field and a requirement, with all documents that ask for it; `offen` is the heaviest need.

    `entries`: so many there are in the list of the field, and all of them lack it.
    """

    slug: str
    quelle: str
    offen: OpenNeed
    entries: int = 0
    orte: dict[DocumentPlace, Severity] = field(default_factory=dict)
    gruende: dict[str, None] = field(default_factory=dict)

    @property
    def schwere(self) -> Severity:
        """The highest weight of all documents."""
        return min(self.orte.values())

    def nimm(self, offen: OpenNeed, quelle: str) -> None:
        """Take in one more document's need."""
        schwere = _SCHWEREN[offen.punkt.grad]
        if schwere is Severity.ERROR and Severity.ERROR not in self.orte.values():
            self.offen, self.quelle = offen, quelle
        self.orte[offen.place] = schwere
        eintrag = offen.abschnitt.plan.eintrag
        teil = eintrag.teile.get(offen.punkt.teil)
        gruende = (eintrag.weil, teil.weil if teil else None, offen.punkt.weil)
        self.gruende |= {weil: None for weil in gruende if weil}

    def uebernimm(self, andere: "_Luecke") -> None:
        """Take in another one, which it says as well."""
        self.orte |= andere.orte
        self.gruende |= andere.gruende


@check("TD301", "TD302", "TD303", "TD304", "TD305", "TD306", "TD309", "TD311", "TD312")
def pflichtinhalt(subject: Subject) -> Iterator[Match]:
    """One finding for each empty field and requirement, with the highest weight of all documents."""
    luecken: dict[_Schluessel, _Luecke] = {}
    for offen in subject.open_needs:
        if offen.punkt.grund in _CODES:
            for slug in offen.slugs or ("",):
                quelle = _quelle(offen, slug, subject)
                luecke = luecken.setdefault((offen.punkt.feld, slug), _Luecke(slug, quelle, offen))
                luecke.nimm(offen, quelle)
    sagt: dict[_Schluessel, _Schluessel] = {}
    for schluessel in luecken:
        anderer = _sagt_auch(schluessel, luecken)
        if anderer and _am_ende(anderer, sagt) != schluessel:
            sagt[schluessel] = anderer
    for schluessel in sagt:
        luecken[_am_ende(schluessel, sagt)].uebernimm(luecken[schluessel])
    left = [luecke for schluessel, luecke in luecken.items() if schluessel not in sagt]
    for luecke in _by_list(left, subject):
        yield _treffer(luecke, subject)
    yield from nur_im_text(subject, _named_in_texts(subject), _told(subject))


def _by_list(found: Iterable[_Luecke], subject: Subject) -> Iterator[_Luecke]:
    """Each, but one for all entries of a list where none has the field: that is one thing to do."""
    groups: dict[object, list[_Luecke]] = {}
    for number, one in enumerate(found):
        need, (entries, rest) = one.offen.punkt, _in_list(one.offen.punkt.feld)
        alone = need.grund is not Reason.FEHLT or len(need.felder) > 1 or not entries
        groups.setdefault(number if alone else (entries, rest, one.slug), []).append(one)
    for first, *others in groups.values():
        entries, _ = _in_list(first.offen.punkt.feld)
        given = next((value for _, value in subject.konzept.values_at(entries)), ()) if others else ()
        if not others or len(given) != len(others) + 1:
            yield from (first, *others)
            continue
        for one in others:
            first.uebernimm(one)
        first.entries = len(given)
        yield first


def _in_list(feld: FieldPath) -> tuple[FieldPath, FieldPath]:
    """The list that a field stands in an entry of, and its path there; both empty where it stands in none."""
    entry = next((one for one in feld.around() if one.endswith("]")), NO_FIELD)
    return (entry.parent, feld.below(entry)) if entry else (NO_FIELD, NO_FIELD)


def _told(subject: Subject) -> set[FieldPath]:
    return {feld for need in subject.open_needs for feld in (need.punkt.feld, *need.punkt.felder)}


def _named_in_texts(subject: Subject) -> Iterator[tuple[str, str, str]]:
    """The empty fields that texts put in (`{{ plaetze }}`): document, field, prompt."""
    for document, places in subject.empty_in_texts.items():
        for path in places if document in subject.gliederungen else ():
            if not subject.geladen.ausgelassen(path):
                yield document, path, subject.konzept.fields.at(FieldPath(path).field).description


def _quelle(offen: OpenNeed, slug: str, subject: Subject) -> str:
    """The norm, else where the part, the section or the profile comes from."""
    eintrag = offen.abschnitt.plan.eintrag
    teil = eintrag.teile.get(offen.punkt.teil)
    norm = subject.requirements[slug].norm.get(subject.grundlage, "") if slug else ""
    return norm or (teil.quelle if teil else "") or eintrag.quelle or offen.abschnitt.plan.source


def _sagt_auch(schluessel: _Schluessel, luecken: dict[_Schluessel, _Luecke]) -> _Schluessel | None:
    """Which other one says the same: about a field inside, another way to meet the need, a requirement."""
    feld, slug = schluessel
    felder = luecken[schluessel].offen.punkt.felder
    for anderes, anderer in luecken:
        if anderer == slug and anderes != feld and (anderes.is_inside(feld) or anderes in felder):
            return anderes, anderer
        if not slug and anderer and anderes == feld:
            return anderes, anderer
    return None


def _am_ende(schluessel: _Schluessel, sagt: dict[_Schluessel, _Schluessel]) -> _Schluessel:
    while schluessel in sagt:
        schluessel = sagt[schluessel]
    return schluessel


def _treffer(luecke: _Luecke, subject: Subject) -> Match:
    punkt, eintrag = luecke.offen.punkt, luecke.offen.abschnitt.plan.eintrag
    assert punkt.grund is not None
    titel = subject.requirements[luecke.slug].titel if luecke.slug else eintrag.titel
    weil = f", {' und '.join(f'weil {grund}' for grund in luecke.gruende)}" if luecke.gruende else ""
    quelle = f" ({luecke.quelle})" if luecke.quelle else ""
    wo = f"{_wo(luecke.orte)}{quelle}{weil}"
    entries, rest = _in_list(punkt.feld) if luecke.entries else (NO_FIELD, NO_FIELD)
    name = f"»{rest}«" if rest else named(punkt.feld)
    where = f" in allen {luecke.entries} Einträgen von {named(entries)}" if rest else ""
    text = f"{titel}: {name} {punkt.grund}{where}. {sentence(punkt.hinweis)} {capital(wo)}."
    if punkt.klausel:
        text += f" Bitte dort drucken: {{{{ {punkt.feld.field.removeprefix('angebot.')} }}}}."
    elif grund := subject.why_waived(punkt.feld):
        text += f" Angegeben ist: »{grund}«"
    if punkt.grund in _IN_OTHER_FORM and punkt.formen:
        text += f" Bitte hier schreiben, worum es geht; möglich ist auch {punkt.formen}."
    if len(names := dict.fromkeys(map(named, punkt.felder))) > 1:
        text += f" Eines genügt: {' oder '.join(names)}."
    elif len(punkt.felder) > 1:
        text += f" Bitte {punkt.felder[0].name} in offer.yaml oder provider.yaml ergänzen."
    text += belongs_here(luecke.offen, subject)
    orte = tuple(sorted(luecke.orte, key=lambda ort: Dokument.lies(ort.document)))
    return Match(
        _CODES[punkt.grund],
        text,
        punkt.klausel or entries or punkt.feld,
        luecke.schwere,
        requirement=luecke.slug,
        source=luecke.quelle,
        documents=orte,
        adds=f"{name}, »{titel}«, {wo}" if punkt.klausel else f"»{titel}«, {wo}",
    )


def _wo(orte: dict[DocumentPlace, Severity]) -> str:
    """`verlangt in Leistungsvereinbarung § 9, erwartet in Fachkonzept 2.3`."""
    verlangt = _dokumente(ort for ort, schwere in orte.items() if schwere is Severity.ERROR)
    erwartet = _dokumente(ort for ort, schwere in orte.items() if schwere is not Severity.ERROR)
    worte = [f"verlangt in {verlangt}"] * bool(verlangt) + [f"erwartet in {erwartet}"] * bool(erwartet)
    return ", ".join(worte)


def _dokumente(orte: Iterable[DocumentPlace]) -> str:
    """`Leistungsvereinbarung § 9 und Leistungsbeschreibung 6`."""
    nummern: dict[str, list[str]] = {dokument: [] for dokument in DOKUMENTE}
    for ort in orte:
        nummern[ort.document].append(ort.number)
    worte = [
        " ".join([DOKUMENTE[dokument], ", ".join(filter(None, dict.fromkeys(stellen)))]).rstrip()
        for dokument, stellen in nummern.items()
        if stellen
    ]
    return " und ".join([", ".join(worte[:-1]), worte[-1]] if len(worte) > 1 else worte)


def nur_im_text(
    subject: Subject, offene: Iterable[tuple[str, str, str]], genannt: Set[FieldPath] | None = None
) -> Iterator[Match]:
    """Open places (document, field, prompt) that no need stands behind: a text names an empty field.

    With `genannt` those that none of these fields says.
    """
    gebraucht = genannt
    if gebraucht is None:
        gebraucht = {p.feld for g in subject.gliederungen.values() for a in g.alle() for p in a.punkte}
    stellen: dict[tuple[str, str], dict[DocumentPlace, Severity]] = {}
    for dokument, feld, hinweis in offene:
        if feld not in gebraucht:
            stellen.setdefault((feld, hinweis), {})[DocumentPlace(dokument, "")] = Severity.ERROR
    for (feld, hinweis), orte in stellen.items():
        text = f"{named(feld)} fehlt; ein Text setzt es ein. {sentence(hinweis)} {capital(_wo(orte))}."
        texte = subject.empty_in_texts
        wo = next((texte[ort.document][feld] for ort in orte if feld in texte.get(ort.document, ())), "")
        related = (wo, "hier eingesetzt") if wo else None
        yield Match("TD301", text, feld, Severity.ERROR, documents=tuple(orte), related=related)
