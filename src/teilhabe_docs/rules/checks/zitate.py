"""Citations of law that are wrong or out of date, in texts and in profiles of one's own (TD601 to TD608)."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from teilhabe_docs.recht.agreement_bases import BASIS_NORMS
from teilhabe_docs.recht.citation_check import verdicts
from teilhabe_docs.recht.listed_bases import foreign_bases
from teilhabe_docs.recht.mentions import names_alone
from teilhabe_docs.recht.verdict import Surroundings, Verdict, VerdictKind
from teilhabe_docs.rules.engine.declared_check import check
from teilhabe_docs.rules.engine.field_values import given_list
from teilhabe_docs.rules.engine.match import Match, ProfileStretch, TextStretch
from teilhabe_docs.rules.engine.subject import Subject

_CODES: Mapping[VerdictKind, str] = MappingProxyType(
    {
        VerdictKind.UNBEKANNTES_GESETZ: "TD601",
        VerdictKind.NORM_FEHLT: "TD602",
        VerdictKind.AUFGEHOBEN: "TD603",
        VerdictKind.ABSATZ_FEHLT: "TD604",
        VerdictKind.UEBERHOLT: "TD605",
        VerdictKind.PASST_NICHT: "TD606",
        VerdictKind.ZIEL_FEHLT: "TD607",
        VerdictKind.FALSCHE_GRUNDLAGE: "TD608",
    }
)
_WORAN = ("§", "Art.", "Artikel", "Paragra", "SGB", "SBG", "GSB")
_BODY = ".md"
_VOLLJAEHRIG = 18  # years, § 2 BGB


@check("TD601", "TD602", "TD603", "TD604", "TD605", "TD606", "TD607", "TD608", of_words=True)
def zitate(subject: Subject) -> Iterator[Match]:
    """What is wrong with the citations in the texts of an offer and in profiles that are not built in."""
    vereinbarung = subject.paragrafen
    minderjaehrige = _nur_minderjaehrige(subject)
    name = subject.konzept.angebot.bezeichnung
    angebot = " ".join(name.split()) if isinstance(name, str) else ""
    for quelle in subject.texts_with(*_WORAN, *names_alone()):
        umfeld = Surroundings(
            subject.grundlage, quelle.feld, minderjaehrige, vereinbarung, angebot, subject.finished
        )
        for urteil in verdicts(quelle.text, umfeld):
            if urteil.art is VerdictKind.FALSCHE_GRUNDLAGE and not subject.basis_told:
                continue
            yield _treffer(urteil, TextStretch(quelle, urteil.von, urteil.bis))
    yield from _listed_bases(subject)
    umfeld = Surroundings(subject.grundlage, "", minderjaehrige, angebot=angebot)
    for datei, text in _texts_of_profiles(subject):
        for urteil in verdicts(text, umfeld):
            if urteil.art is VerdictKind.FALSCHE_GRUNDLAGE and not datei.endswith(_BODY):
                continue  # an outline names all bases that it serves
            yield _treffer(urteil, ProfileStretch(datei, text, urteil.von, urteil.bis))


def _texts_of_profiles(subject: Subject) -> Iterator[tuple[str, str]]:
    """The files of profiles of one's own, and those with the duties of their folders."""
    profiles = [gliederung.profil for gliederung in subject.gliederungen.values()]
    for profile in profiles:
        yield from profile.eigene_texte.items()
    yield from {one.file: one.text for profile in profiles for one in profile.regal.requirement_files}.items()


def _treffer(urteil: Verdict, ort: TextStretch | ProfileStretch) -> Match:
    return Match(_CODES[urteil.art], urteil.text, ort, source=urteil.quelle)


def _listed_bases(subject: Subject) -> Iterator[Match]:
    """Another contract basis among the legal bases of the offer, in the place of its own."""
    listed = [entry.zitat for entry in given_list(subject, "angebot.rechtsgrundlagen")]
    for number, text in foreign_bases(listed, subject.grundlage):
        place = f"angebot.rechtsgrundlagen[{number}].zitat"
        yield Match("TD608", text, place, source=BASIS_NORMS[subject.grundlage])


def _nur_minderjaehrige(subject: Subject) -> bool:
    """Whether the offer is for minors only, by age or else by contract basis."""
    bis = getattr(getattr(subject.konzept.angebot.zielgruppe, "alter", None), "bis", None)
    return bis < _VOLLJAEHRIG if isinstance(bis, int) else subject.grundlage == "sgb9_134"
