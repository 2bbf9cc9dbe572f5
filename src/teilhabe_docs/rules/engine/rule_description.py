"""Rules in words: for `tdocs rules`, `tdocs explain` and the reference."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from teilhabe_docs.diagnostics import CodeText, Severity
from teilhabe_docs.documents.profile.entry_place import RemovedPart
from teilhabe_docs.documents.profile.resolve import all_profiles
from teilhabe_docs.documents.profile.shelf import BUILT_IN, Shelf
from teilhabe_docs.documents.profile.vocabulary import DOKUMENTE, Abschnittseintrag, Grad, Teileintrag
from teilhabe_docs.loading import codes
from teilhabe_docs.model.base import Model
from teilhabe_docs.model.choices import Vertragsgrundlage
from teilhabe_docs.model.values import Text
from teilhabe_docs.rules.engine.compared_by_hand import comparisons
from teilhabe_docs.rules.engine.rows import rows
from teilhabe_docs.rules.engine.rule import Rule, all_rules


class ReadingFinding(Model):
    """What holds for files, in one sentence; why, and what to do."""

    code: Text
    titel: Text
    warum: Text
    tun: Text


@dataclass(frozen=True, slots=True)
class CodeEntry:
    """A code with its name and weight and the sentence that it stands for.

    `regel` if it is a rule, which shows with examples what to do; else `tun` says it.
    """

    code: str
    name: str
    schwere: Severity
    titel: str
    warum: str = ""
    tun: str = ""
    regel: Rule | None = None


@cache
def code_directory() -> Mapping[str, CodeEntry]:
    """All codes that a finding may have, in their order."""
    lesen = {k.code: k for k in codes.ALLE}
    eintraege = [
        CodeEntry(
            zeile.code,
            lesen[zeile.code].name,
            lesen[zeile.code].severity,
            zeile.titel,
            zeile.warum,
            zeile.tun,
        )
        for zeile in rows(f"{__package__}.reading_findings", "lesen", ReadingFinding)
    ]
    eintraege += [
        CodeEntry(r.code, r.name, r.severity, r.titel, r.warum, regel=r) for r in all_rules().values()
    ]
    return {eintrag.code: eintrag for eintrag in sorted(eintraege, key=lambda e: e.code)}


def find_code(wer: str) -> CodeEntry | None:
    """The entry of a code or name."""
    je_name = {eintrag.name: eintrag for eintrag in code_directory().values()}
    return code_directory().get(wer) or je_name.get(wer)


def explanation(eintrag: CodeEntry, anforderung: str = "", regal: Shelf = BUILT_IN) -> str:
    """What the rule wants, why, by which source, with both examples; then the requirement if one is named.

    That is one of the requirements of the profiles `regal`.
    """
    absaetze = [f"# {eintrag.code} {eintrag.name}", "", f"{eintrag.schwere.word}. {eintrag.titel}"]
    if regel := eintrag.regel:
        absaetze += ["", eintrag.warum, "", f"Quelle: {regel.quelle}"]
        for wort, beispiel in (("Falsch", regel.beispiel.schlecht), ("Richtig", regel.beispiel.gut)):
            absaetze += ["", f"{wort} (in {regel.beispiel.datei}):", ""]
            absaetze += [f"    {zeile}".rstrip() for zeile in beispiel.rstrip().split("\n")]
    else:
        absaetze += ["", eintrag.warum, "", f"Was zu tun ist: {eintrag.tun}"]
    if anforderung:
        absaetze += ["", *_anforderung(anforderung, regal)]
    return "\n".join(absaetze) + "\n"


def _anforderung(slug: str, regal: Shelf) -> Iterator[str]:
    """The norms of a requirement, and how strictly each profile asks for it: that is what `lint` goes by."""
    eintrag = regal.requirements[slug]
    yield f"## Anforderung {slug}: {eintrag.titel}"
    yield ""
    for grundlage in Vertragsgrundlage:
        norm = eintrag.norm.get(grundlage, "keine Norm; verlangt, wo ein Profil es vorsieht")
        orte = eintrag.verlangt_in.get(grundlage, eintrag.verlangt_in.get("sonst", ()))
        orte = orte if grundlage in eintrag.norm else ()
        wo = f" (in jedem Profil: {', '.join(DOKUMENTE[ort] for ort in orte)})" if orte else ""
        yield f"- {grundlage}: {norm}{wo}"
    if eintrag.quelle:
        yield f"- Quelle: {eintrag.quelle}"
    asked = list(_asked(slug, regal))
    if asked:
        yield ""
        yield "Fehlt die Angabe, ist das:"
        yield ""
        yield from asked


def _asked(slug: str, regal: Shelf) -> Iterator[str]:
    """The weight in each profile that asks for it, document by document."""
    for profil in all_profiles(regal):
        grades = {grade for plan in profil.alle() for grade in _grades(plan.eintrag, slug)}
        words = [_GRADES[grade] for grade in ("ja", "soll") if grade in grades]
        bases = profil.vertragsgrundlagen or tuple(Vertragsgrundlage)
        always = all(profil.requirements[slug].binds(basis) for basis in bases)
        if words and profil.verbindlich and "ja" in grades and not always:
            because = profil.quellen[profil.kopf("weil").profil].data.get("weil")
            words = [f"ein Fehler; wo es nicht bindet, eine Warnung, weil {because}"]
        if words:
            yield f"- {DOKUMENTE[profil.dokument]} »{profil.name}«: {', je nach Abschnitt '.join(words)}"


def _grades(eintrag: Abschnittseintrag, slug: str) -> Iterator[Grad]:
    """How strictly the needs of a section ask for what is behind a requirement."""
    asked: list[Abschnittseintrag | Teileintrag] = [eintrag, *eintrag.teile.values()]
    for part in asked:
        own = "erfuellt" in part.model_fields_set
        for need in () if isinstance(part, RemovedPart) else part.braucht:
            if slug in (need.erfuellt or (part.erfuellt if own else eintrag.erfuellt)):
                yield need.pflicht or part.pflicht or eintrag.pflicht


def code_texts() -> Mapping[str, CodeText]:
    """All codes in words, for a report that explains them."""
    return {
        e.code: CodeText(
            e.code,
            e.name,
            e.schwere,
            e.titel,
            e.warum,
            e.regel.quelle if e.regel else "",
            explanation(e),
        )
        for e in code_directory().values()
    }


def reference_page() -> str:
    """All codes as Markdown, for `docs/regeln.md`."""
    mit_regel = ["#" + explanation(eintrag) for eintrag in code_directory().values() if eintrag.regel]
    reihen = (
        f"| {eintrag.code} | `{eintrag.name}` | {eintrag.schwere.word} | "
        f"{eintrag.titel} {eintrag.warum} {eintrag.tun} |\n"
        for eintrag in code_directory().values()
        if not eintrag.regel
    )
    abgleich = (
        f"| {n.nummer} | {' '.join(filter(None, [n.was, n.unmoeglich]))} | {', '.join(n.regeln) or '–'} |\n"
        for n in comparisons()
    )
    return "\n".join([_KOPF, *mit_regel, _LESEN]) + "".join([*reihen, _ABGLEICH, *abgleich])


_GRADES = {"ja": "ein Fehler", "soll": "eine Warnung"}
_KOPF = """\
# Regeln

Alle Befunde von tdocs nach ihrem Code. Diese Datei wird erzeugt (`make docs`). Die Regeln prüft `tdocs lint`;
`tdocs explain CODE` zeigt dasselbe, `tdocs explain TD301:gewaltschutz` dazu die Anforderung mit ihren Normen.
"""
_LESEN = """\
## Lesen, Verweise und Profile

Diese Befunde meldet schon `tdocs validate`.

| Code | Name | Schwere | Was gilt, warum, was zu tun ist |
|---|---|---|---|
"""
_ABGLEICH = """
## Was beim Abgleich von Hand geprüft wird

L: was das Gesetz verlangt; C: Kontrollen über die drei Dokumente hinweg; M: Regeln zwischen Feldern. Daneben
steht, welcher Befund davon spricht, oder warum die Daten diesen Widerspruch nicht enthalten können.

| Nr. | Was geprüft wird | Befund |
|---|---|---|
"""
