"""The needs of a section that its bodies do not print, or only under a condition of their own."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from teilhabe_docs.documents.profile.profil import Profil, SectionPlan
from teilhabe_docs.documents.profile.put_out import Certainty, PutOut, prints, put_out_by
from teilhabe_docs.documents.profile.vocabulary import Bedarf
from teilhabe_docs.documents.template.body import Body
from teilhabe_docs.loading.yaml.node_tree import DataPath

_NOT_PRINTED = "»{}« wird hier gebraucht, aber nicht gedruckt."
_ON_CONDITION = (
    "Der Text druckt »{0}« nur unter einer Bedingung; wo sie nicht gilt, fehlt es im Dokument. Bitte "
    "{{{{ {0} }}}} in jedem Fall drucken (fragen darf der Text, ob es gegeben ist), oder die Bedingung im "
    "Profil beim Bedarf nennen, unter »wenn« mit »weil«."
)


class Unprinted(NamedTuple):
    """A need, by its place in the section, that is not printed; `body` and `line`, where a condition is."""

    need: DataPath
    text: str
    body: Body | None = None
    line: int = 1


def not_put_out(
    profil: Profil,
    plan: SectionPlan,
    needs: Iterable[tuple[DataPath, Bedarf]],
    replaced: Callable[[Body, int], bool],
) -> Iterator[Unprinted]:
    """What a section with bodies does not print of its needs; `replaced` are lines that do not count.

    Every field in needs and bodies has to be known, or unjudged because its declaration could not be read.
    Raises `BodyError` where a body is broken.
    """
    bodies = [*([plan.koerper] if plan.koerper else []), *plan.eigene.values()]
    uses = [
        (body, use)
        for body in bodies
        for use in put_out_by(body, profil.fields)
        if not replaced(body, use.line)
    ]
    certainty = Certainty(
        profil.fields,
        [field for need in plan.bedarfe() for field in need.feld],
        profil.merkmale,
        profil.vertragsgrundlagen,
    )
    for place, need in needs:
        part = str(place[1]) if place[0] == "teile" else ""
        here = [(body, use) for body, use in uses if _belongs(plan, part, use)]
        found = {field: prints((use for _, use in here), field) for field in need.feld}
        if not any(found.values()):
            yield Unprinted(place, _NOT_PRINTED.format(need.feld[0]))
            continue
        conditions = [*_conditions(profil, plan, part), *_said(need.wenn)]
        for field, printed in found.items():
            if printed and not certainty.certain(field, printed, conditions):
                body = next(body for body, use in here if use is printed[0])
                yield Unprinted(place, _ON_CONDITION.format(field), body, printed[0].line)


def _belongs(plan: SectionPlan, part: str, use: PutOut) -> bool:
    return not part or part in (use.part, use.absatz) or part in plan.eigene


def _conditions(profil: Profil, plan: SectionPlan, part: str) -> Iterator[str]:
    """The conditions of a part, its section and those around it."""
    if part:
        yield from _said(plan.eintrag.teile[part].wenn)
    for one in profil.alle():
        if plan.id == one.id or plan.id.startswith(f"{one.id}."):
            yield from _said(one.eintrag.wenn)


def _said(condition: str | None) -> Iterator[str]:
    if condition and condition != "ja":
        yield condition
