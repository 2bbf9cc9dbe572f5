"""What can be said of a profile without any data: every field, id and reference in it means something."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from teilhabe_docs.diagnostics import Finding, Span, has_errors
from teilhabe_docs.documents.profile.blame import Blame
from teilhabe_docs.documents.profile.condition_faults import dead_ends_in, faults_in_condition, judged
from teilhabe_docs.documents.profile.entry_place import EntryPlace, RemovedPart
from teilhabe_docs.documents.profile.field_use import (
    impossible_value,
    incomparable,
    misplaced,
    never_equal,
    said_of,
    structures_around,
    uncertain,
    unjudged,
    unknown,
)
from teilhabe_docs.documents.profile.given_reasons import silent_reasons
from teilhabe_docs.documents.profile.own_bodies import body_faults
from teilhabe_docs.documents.profile.own_outlines import outline_faults
from teilhabe_docs.documents.profile.own_parts import WITHOUT_MARKS, part_faults
from teilhabe_docs.documents.profile.profil import Profil, SectionPlan, profile_finding
from teilhabe_docs.documents.profile.resolve import resolved
from teilhabe_docs.documents.profile.uncovered import unknown_requirement
from teilhabe_docs.documents.profile.unprinted_needs import not_put_out
from teilhabe_docs.documents.profile.vocabulary import ANNEX_LISTS, Abschnittseintrag, Bedarf, Teileintrag
from teilhabe_docs.documents.template.body import Body
from teilhabe_docs.documents.template.grammar import BodyError
from teilhabe_docs.documents.template.usage import Usage
from teilhabe_docs.loading import codes
from teilhabe_docs.loading.yaml.node_tree import DataPath
from teilhabe_docs.model.field_path import FieldPath

_BARE = (
    "In diesem Abschnitt kann nichts stehen. Bitte eine Textdatei anlegen, unter »braucht« nennen, was er "
    "druckt, Unterabschnitte nennen oder ihn streichen."
)

_PARTS_WITHOUT_TEXT = (
    "Zu diesem Abschnitt mit Teilen fehlt die Textdatei. Bitte »{}.md« anlegen; jeder Teil steht darin "
    "hinter seiner Marke »(@kennung)«."
)
_UNMARKED = (
    "Der Teil »{0}« kommt im Text nicht vor. Bitte »(@{0})« vor seinen Absatz setzen, oder den Teil "
    "streichen."
)
_EMPTY = (
    "Diese Textdatei sagt nichts, und sonst steht in ihrem Abschnitt nichts. Bitte den Text schreiben, oder "
    "die Datei löschen und unter »braucht« nennen, was der Abschnitt druckt."
)


@cache
def check_profile(profil: Profil) -> tuple[Finding, ...]:
    """The profile's own mistakes together with those that only the whole outline shows.

    What no longer fits in something inherited stands at the line of the profile that caused it.
    """
    irgendwo_noetig = {feld for plan in profil.alle() for feld in _bedarf_von(plan)}
    blame = Blame(profil, _of_parent(profil))
    checks = (_ProfileCheck(profil, plan, irgendwo_noetig, blame) for plan in profil.alle())
    abschnitte = [finding for check in checks for finding in check.befunde()]
    own = (*outline_faults(profil), *body_faults(profil)) if profil.herkunft else ()
    faults = (*profil.befunde, *_kopf(profil), *abschnitte, *own)
    told = {(one.file, one.path) for one in faults}
    silent = silent_reasons(profil) if profil.herkunft else ()
    faults += tuple(one for one in silent if (one.file, one.path) not in told)
    return faults if has_errors(faults) else (*faults, *_bare_sections(profil, blame))


def _of_parent(profil: Profil) -> tuple[Finding, ...]:
    """The mistakes of the profile that it extends; a built-in one has none, nor one whose chain is broken."""
    for name in [*profil.quellen][1:2] if profil.abschnitte else ():
        parent = resolved(profil.dokument, name, profil.regal)
        return check_profile(parent) if parent.herkunft else ()
    return ()


def _bare_sections(profil: Profil, blame: Blame) -> Iterator[Finding]:
    """The sections in which nothing can ever stand, and which would count as filled."""
    for plan in profil.alle():
        e = plan.eintrag
        says = (plan.koerper and plan.koerper.says_something) or plan.eigene or plan.kinder
        if not (e.braucht or e.teile or e.abgeleitet or says):
            bare = profil.befund(plan.ort, _BARE)
            if plan.koerper and plan.koerper.datei in profil.eigene_texte:
                bare = profile_finding(plan.koerper.datei, Span(), _EMPTY)
            yield from blame.moved(bare, plan, blame.of_order())


def _kopf(profil: Profil) -> Iterator[Finding]:
    """What is wrong with `verbindlich` and `verlangt`; where it cannot be decided a profile does not bind."""
    if profil.verbindlich:
        ort = profil.kopf("verbindlich")
        if not profil.quellen[ort.profil].data.get("weil"):
            yield profil.befund(ort, "Zu »verbindlich« fehlt »weil«, der Grund in Worten.")
        for text in faults_in_condition(profil.fields, profil.verbindlich, None):
            yield profil.befund(ort, text)
        for text in dead_ends_in(profil.fields, profil.verbindlich):
            yield profil.befund(ort, text, codes.PROFIL_WERT)
    for slug in profil.verlangt:
        if text := unknown_requirement(slug, profil.requirements):
            yield profil.befund(profil.asked_at(slug) or profil.kopf("verlangt"), text)


class _ProfileCheck:
    """The checks of one section."""

    def __init__(
        self, profil: Profil, plan: SectionPlan, irgendwo_noetig: set[FieldPath], blame: Blame
    ) -> None:
        self.profil, self.plan, self.blame = profil, plan, blame
        self.noetig = set(_bedarf_von(plan))
        self.irgendwo_noetig = irgendwo_noetig
        self.fields = profil.fields

    def befunde(self) -> Iterator[Finding]:
        for pfad, eintrag in self._eintraege():
            yield from self._slugs(pfad, eintrag.erfuellt)
            yield from self._bedingung(pfad, eintrag)
            if isinstance(eintrag, Bedarf):
                yield from self._felder(pfad, eintrag)
        yield from self._hausteile()
        if self.plan.koerper:
            yield from self._marken(self.plan.koerper)
        elif self.plan.eintrag.teile:
            yield from self._hier(_PARTS_WITHOUT_TEXT.format(self.plan.eintrag.id), "teile")
        koerper = [*([self.plan.koerper] if self.plan.koerper else []), *self.plan.eigene.values()]
        for k in koerper:
            try:
                yield from self._gebrauch(k)
                yield from self._verweise(k)
            except BodyError as fehler:
                yield from self._im_koerper(k, fehler.zeile, said_of(self.fields, fehler))
                return
        if any(k.says_something for k in koerper):
            yield from self._ungedruckte(koerper)

    def _eintraege(self) -> Iterator[tuple[DataPath, Abschnittseintrag | Teileintrag | Bedarf]]:
        """The section's entry, its parts and all needs, each with its path below the section."""
        e = self.plan.eintrag
        yield (), e
        yield from ((("braucht", i), b) for i, b in enumerate(e.braucht))
        for kennung, teil in e.teile.items():
            yield ("teile", kennung), teil
            yield from ((("teile", kennung, "braucht", i), b) for i, b in enumerate(teil.braucht))

    def _hier(
        self, text: str, *pfad: str | int, code: codes.FindingCode = codes.PROFIL_FEHLERHAFT
    ) -> Iterator[Finding]:
        ort = EntryPlace(self.plan.ort.profil, (*self.plan.ort.pfad, *pfad))
        yield from self.blame.moved(self.profil.befund(ort, text, code), self.plan)

    def _felder(self, pfad: DataPath, bedarf: Bedarf) -> Iterator[Finding]:
        for feld in bedarf.feld:
            if unjudged(self.fields, feld):
                continue
            if text := unknown(self.fields, feld):
                yield from self._hier(text, *pfad)
                continue
            yield from self._gewaehlt(pfad, feld, bedarf.mit)

    def _gewaehlt(self, pfad: DataPath, feld: FieldPath, mit: Mapping[str, str]) -> Iterator[Finding]:
        """What is wrong with the choice of entries of a list, by members that they have."""
        if mit and not self.fields.at(feld).ist_liste:
            yield from self._hier(f"»mit« wählt Einträge einer Liste; »{feld}« ist keine.", *pfad, "mit")
            return
        for name, wert in mit.items():
            unten = feld / name
            text = unknown(self.fields, unten) or never_equal(unten, self.fields.at(unten), wert)
            if text:
                yield from self._hier(text, *pfad, "mit", name)

    def _slugs(self, pfad: DataPath, slugs: tuple[str, ...]) -> Iterator[Finding]:
        for slug in slugs:
            if text := unknown_requirement(slug, self.profil.requirements):
                yield from self._hier(text, *pfad, "erfuellt")

    def _bedingung(self, pfad: DataPath, e: Abschnittseintrag | Teileintrag | Bedarf) -> Iterator[Finding]:
        if not e.wenn or e.wenn == "ja":
            return
        if not e.weil:
            yield from self._hier("Zu »wenn« fehlt »weil«, der Grund in Worten.", *pfad, "wenn")
        for text in faults_in_condition(self.fields, e.wenn, self.irgendwo_noetig):
            yield from self._hier(text, *pfad, "wenn")
        for text in dead_ends_in(self.fields, e.wenn):
            yield from self._hier(text, *pfad, "wenn", code=codes.PROFIL_WERT)

    def _hausteile(self) -> Iterator[Finding]:
        marken = self.plan.koerper.marken if self.plan.koerper else ()
        for kennung, text in part_faults(marken, self.plan.eintrag.teile):
            yield from self._hier(text, "teile", kennung)
        for koerper in self.plan.eigene.values():
            for marke in koerper.marken:
                yield from self._im_koerper(koerper, marke.zeile, WITHOUT_MARKS)

    def _im_koerper(
        self, koerper: Body, zeile: int, text: str, places: Iterable[EntryPlace | Finding | None] = ()
    ) -> Iterator[Finding]:
        found = profile_finding(koerper.datei, Span(zeile, 1, zeile, 1), text)
        yield from self.blame.moved(found, self.plan, places)

    def _marken(self, koerper: Body) -> Iterator[Finding]:
        gesehen: set[str] = set()
        for marke in koerper.marken:
            if marke.id and marke.id in gesehen:
                yield from self._im_koerper(
                    koerper, marke.zeile, f"Die Kennung »{marke.id}« steht hier zweimal."
                )
            gesehen.add(marke.id)
        for kennung, teil in self.plan.eintrag.teile.items():
            if kennung not in gesehen and not teil.nach and not isinstance(teil, RemovedPart):
                yield from self._im_koerper(koerper, 1, _UNMARKED.format(kennung))
        for kind in self.plan.kinder:
            if kind.eintrag.id in gesehen:
                yield from self._hier(f"»{kind.eintrag.id}« ist Teil und Unterabschnitt zugleich.")

    def _gebrauch(self, koerper: Body) -> Iterator[Finding]:
        for g in self._gilt(koerper):
            text = (
                unknown(self.fields, g.pfad)
                or incomparable(self.fields, g)
                or impossible_value(self.fields, g)
                or uncertain(self.fields, g, self.irgendwo_noetig)
                or self._ungeschuetzt(g)
                or misplaced(self.fields, g, koerper.zeile(g.zeile))
            )
            if text:
                yield from self._im_koerper(koerper, g.zeile, text, self.blame.of_use(self.plan, g))

    def _gilt(self, koerper: Body) -> Iterator[Usage]:
        """The uses of a body that can be judged, without those in parts that are replaced or taken out."""
        yield from (g for g in judged(self.fields, koerper.gebrauch) if not self._ersetzt(koerper, g.zeile))

    def _ersetzt(self, koerper: Body, zeile: int) -> bool:
        """Whether the line stands in an Absatz that a profile has replaced, or in a part it has taken out."""
        if koerper is not self.plan.koerper:
            return False
        davor = [m for m in koerper.marken if m.zeile <= zeile]
        absatz = next((m.id for m in reversed(davor) if m.absatz), "")
        in_teilen = {absatz, davor[-1].id if davor else ""}
        return absatz in self.plan.eigene or not in_teilen.isdisjoint(self.plan.entfernte)

    def _ungeschuetzt(self, g: Usage) -> str:
        """What is wrong where a field is printed that may be missing and that no need stands behind."""
        if g.art not in ("druck", "verbunden", "schleife") or not self.fields.at(g.pfad).optional:
            return ""
        if any(p in self.noetig or p in g.geschuetzt for p in structures_around(self.fields, g.pfad)):
            return ""
        rat = "Entweder unter »braucht« nennen oder mit »is gegeben« schützen."
        return f"Der Text druckt »{g.pfad}«, das Profil nennt es nicht unter »braucht«. {rat}"

    def _ungedruckte(self, koerper: list[Body]) -> Iterator[Finding]:
        if any(unknown(self.fields, g.pfad) for k in koerper for g in k.gebrauch):
            return  # it may be that which is printed under a wrong name
        needs = (
            (pfad, bedarf)
            for pfad, bedarf in self._eintraege()
            if isinstance(bedarf, Bedarf)
            and bedarf.feld != ANNEX_LISTS
            and not any(unjudged(self.fields, feld) or unknown(self.fields, feld) for feld in bedarf.feld)
        )
        for one in not_put_out(self.profil, self.plan, needs, self._ersetzt):
            if one.body is None:
                yield from self._hier(one.text, *one.need)
            elif not one.body.mitgebracht:
                yield from self._im_koerper(one.body, one.line, one.text)

    def _verweise(self, koerper: Body) -> Iterator[Finding]:
        bekannt = {p.id for p in self.profil.alle()}
        bekannt |= {
            f"{p.id}.{m.id}" for p in self.profil.alle() for m in p.marken if m.id not in ("", *p.entfernte)
        }
        for ziel, zeile in koerper.verweise:
            if ziel not in bekannt and not self._ersetzt(koerper, zeile):
                text = f"Der Verweis auf »{ziel}« geht ins Leere."
                yield from self._im_koerper(koerper, zeile, text, self.blame.of_target(ziel))


def _bedarf_von(plan: SectionPlan) -> Iterator[FieldPath]:
    for bedarf in plan.bedarfe():
        yield from bedarf.feld
