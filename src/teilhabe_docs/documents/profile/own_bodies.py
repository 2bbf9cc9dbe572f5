"""What bodies of one's own leave out of what a section claims or needs, and what they print as it stands."""

from collections.abc import Iterator

from teilhabe_docs.diagnostics import Finding, Span
from teilhabe_docs.documents.profile.demands import demands_of, place_in_own
from teilhabe_docs.documents.profile.entry_place import RemovedPart
from teilhabe_docs.documents.profile.field_use import unknown, with_those_around
from teilhabe_docs.documents.profile.profil import Profil, SectionPlan, profile_finding
from teilhabe_docs.documents.profile.put_out import PutOut, put_out_by
from teilhabe_docs.documents.profile.resolve import resolved
from teilhabe_docs.documents.profile.vocabulary import ANNEX_LISTS
from teilhabe_docs.documents.template.body import Body
from teilhabe_docs.documents.template.grammar import BodyError
from teilhabe_docs.documents.template.literal import Literal, printed_literally
from teilhabe_docs.documents.template.usage import Usage
from teilhabe_docs.model.field_path import FieldPath

_BLANK = (
    "Diese Textdatei druckt nichts. Bitte den Text schreiben, oder die Datei löschen; ohne sie druckt der "
    "Abschnitt von selbst, was unter »braucht« steht, oder den geerbten Text."
)
_SEVERAL = 2
_PRINTS = ("druck", "verbunden", "schleife")


def body_faults(profil: Profil) -> Iterator[Finding]:
    """What is wrong with the bodies of its own, of each file once."""
    told: set[str] = set()
    inherited = {plan.id: plan.koerper for plan in _parent_sections(profil) if plan.koerper}
    for plan in profil.alle():
        for one_of_it in filter(None, (plan.koerper, *plan.eigene.values())):
            if one_of_it.datei in profil.eigene_texte and one_of_it.datei not in told:
                told.add(one_of_it.datei)
                yield from (_at(one_of_it, one) for one in printed_literally(one_of_it.text))
        body = plan.koerper
        if body is None or body.datei not in profil.eigene_texte:
            continue
        if not body.says_something and [*plan.bedarfe()]:
            yield _at(body, Literal(1, _BLANK))
            continue
        try:
            bodies = (body, *plan.eigene.values())
            if any(unknown(profil.fields, use.pfad) for one in bodies for use in one.gebrauch):
                continue  # what it prints is not known
            uses = [use for one in bodies for use in put_out_by(one, profil.fields)]
            before = inherited.get(plan.id)
            yield from (_at(body, one) for one in _alternatives(profil, plan, uses))
            if before and before.datei != body.datei:
                yield from (_at(body, one) for one in _no_longer_met(plan, before.gebrauch, uses))
                yield from (_at(body, one) for one in _met_by_words_alone(profil, plan, before.gebrauch))
        except BodyError:
            continue  # told where the body is checked


def _parent_sections(profil: Profil) -> Iterator[SectionPlan]:
    for name in [*profil.quellen][1:2]:
        yield from resolved(profil.dokument, name, profil.regal).alle()


def _at(body: Body, one: Literal) -> Finding:
    return profile_finding(body.datei, Span(one.line, 1, one.line, 1), one.text)


def _alternatives(profil: Profil, plan: SectionPlan, uses: list[PutOut]) -> Iterator[Literal]:
    """The fields of which one is enough, and which the body does not print where others are missing."""
    used = {path for use in uses for path in with_those_around(use.path)}
    for need in plan.bedarfe():
        lost = [field for field in need.feld if field not in used and not unknown(profil.fields, field)]
        if len(need.feld) == 1 or need.feld == ANNEX_LISTS or not 0 < len(lost) < len(need.feld):
            continue
        first = next(use.line for use in uses if not set(need.feld).isdisjoint(with_those_around(use.path)))
        named = " oder ".join(f"»{field}«" for field in lost)
        text = (
            f"Der Abschnitt nimmt auch {named} an; dieser Text druckt es nicht, und wo nur das gegeben ist, "
            f"bleibt er leer. Bitte drucken ({{% if {lost[0]} is gegeben %}} … {{% endif %}}), oder unter "
            "»braucht« nur nennen, was er druckt."
        )
        yield Literal(first, text)


def _met_by_words_alone(profil: Profil, plan: SectionPlan, before: tuple[Usage, ...]) -> Iterator[Literal]:
    """Requirements that only the words of the inherited body meet beside what the section is for.

    The own outline may claim them itself.
    """
    if len(plan.eintrag.erfuellt) < _SEVERAL or place_in_own(profil, plan, ("erfuellt",)):
        return
    printed = {_last(use.pfad) for use in before if use.art in _PRINTS}
    parent = resolved(profil.dokument, [*profil.quellen][1], profil.regal)
    for slug, demands in demands_of(parent).items():
        here = [one for one in demands if one.sections[-1].id == plan.id]
        by_words = [one for one in here if one.need is None and not one.part]
        named = slug == plan.eintrag.id or slug.replace("-", "_") in printed
        if by_words and len(by_words) == len(here) and not named:
            every = ", ".join(plan.eintrag.erfuellt)
            text = (
                f"Der Abschnitt erfüllt »{slug}« allein durch den geerbten Text, den dieser hier ersetzt. "
                f"Bitte ergänzen; sagt er es schon, bitte im Profil nennen: aendern: {{{plan.id}: "
                f"{{erfuellt: [{every}]}}}}."
            )
            yield Literal(1, text)


def _no_longer_met(plan: SectionPlan, before: tuple[Usage, ...], uses: list[PutOut]) -> Iterator[Literal]:
    """Requirements of the section that no need stands for and whose field only the inherited body prints."""
    parts = [part for part in plan.eintrag.teile.values() if not isinstance(part, RemovedPart)]
    needs = [
        *((need, plan.eintrag.erfuellt) for need in plan.eintrag.braucht),
        *((need, part.erfuellt or plan.eintrag.erfuellt) for part in parts for need in part.braucht),
    ]
    needed = {slug for need, above in needs for slug in need.erfuellt or above}
    used = {use.path for use in uses}
    for slug in plan.eintrag.erfuellt:
        named = slug.replace("-", "_")
        lost = [use.pfad for use in before if use.art in _PRINTS and _last(use.pfad) == named]
        if lost and slug not in needed and lost[0] not in used:
            text = (
                f"Der Abschnitt erfüllt »{slug}«, weil der geerbte Text »{lost[0]}« druckt; dieser hier tut "
                f"es nicht. Bitte ergänzen: {{% if {lost[0]} is gegeben %}}, eine Zeile mit "
                f"{{{{ {lost[0]} }}}}, {{% endif %}}."
            )
            yield Literal(1, text)


def _last(path: FieldPath) -> str:
    return path.parts[-1]
