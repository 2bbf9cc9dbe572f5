"""What a profile consists of, for who builds on it: ids, needs, requirements, sources, texts."""

from collections.abc import Iterable, Iterator
from typing import Any

from teilhabe_docs.documents.entry_columns import column_labels, entry_columns, list_around
from teilhabe_docs.documents.profile.profil import Profil, SectionPlan
from teilhabe_docs.documents.profile.vocabulary import Abschnittseintrag, Bedarf, Grad, Teileintrag
from teilhabe_docs.model.field_path import FieldPath
from teilhabe_docs.model.fields import FieldCatalogue


def outline_lines(profile: Profil) -> Iterator[str]:
    """A few lines for each section and each of its parts."""
    above = [*profile.quellen][1:]
    if above:
        yield f"    Erweitert: {', '.join(above)}"
    if profile.verlangt:
        yield f"    Verlangt: {', '.join(profile.verlangt)}"
    yield "    Abschnitte:"
    for plan in profile.alle():
        depth = "  " * plan.id.count(".")
        yield f"      {depth}{plan.id}  {plan.eintrag.titel}"
        yield from (f"          {depth}{line}" for line in _said(plan.eintrag, plan.eintrag.pflicht))
        for id_, part in _parts(plan):
            title = (part.titel if part else "") or ""
            yield f"        {depth}{plan.id}.{id_}  (Teil)  {title}".rstrip()
            if part:
                yield from (f"            {depth}{line}" for line in _said(part, part.pflicht))


def _parts(plan: SectionPlan) -> Iterator[tuple[str, Teileintrag | None]]:
    """The parts of its text that have an id, each with its entry if it has one."""
    for id_ in dict.fromkeys(mark.id for mark in plan.marken if mark.id and mark.id not in plan.entfernte):
        yield id_, plan.eintrag.teile.get(id_)


def _said(entry: Abschnittseintrag | Teileintrag, grade: Grad | None) -> Iterator[str]:
    if grade and grade != "ja":
        yield f"pflicht: {grade}"
    if entry.wenn and entry.wenn != "ja":
        yield f"wenn {entry.wenn}"
    if entry.erfuellt:
        yield f"erfüllt {', '.join(entry.erfuellt)}"
    for need in entry.braucht:
        yield _needed(need)
    if entry.quelle:
        yield f"Quelle: {entry.quelle}"


def _needed(need: Bedarf) -> str:
    fields = " oder ".join(need.feld)
    fulfils = f" (erfüllt {', '.join(need.erfuellt)})" if need.erfuellt else ""
    condition = f", wenn {need.wenn}" if need.wenn and need.wenn != "ja" else ""
    return f"braucht {fields}{fulfils}{condition}"


def outline_entries(profile: Profil) -> list[dict[str, Any]]:
    """The same with English keys."""
    return [
        {
            "id": plan.id,
            "title": plan.eintrag.titel,
            **_entry(plan.eintrag),
            "parts": [
                {"id": f"{plan.id}.{id_}", "title": part.titel if part else None, **_entry(part)}
                for id_, part in _parts(plan)
            ],
        }
        for plan in profile.alle()
    ]


def _entry(entry: Abschnittseintrag | Teileintrag | None) -> dict[str, Any]:
    needs = entry.braucht if entry else ()
    return {
        "grade": entry.pflicht if entry else None,
        "condition": entry.wenn if entry else None,
        "requirements": list(entry.erfuellt) if entry else [],
        "needs": [
            {"fields": list(n.feld), "requirements": list(n.erfuellt), "condition": n.wenn} for n in needs
        ],
        "source": entry.quelle if entry else None,
    }


def text_of(profile: Profil, section: str, every: Iterable[Profil] = ()) -> str:
    """The text of a section as its file has it; of one without, a text that prints the same fields.

    Where the file is still empty, that of the profiles that this one extends counts, which are among `every`.
    """
    catalogue = profile.fields
    above = {one.name: one for one in every if one.dokument == profile.dokument}
    chain = [profile, *(above[name] for name in [*profile.quellen][1:] if name in above)]
    plans = [plan for one in chain for plan in one.alle() if plan.id == section]
    plan = plans[0]
    texts = (one.koerper.text for one in plans if one.koerper)
    if written := next(filter(str.strip, texts), ""):
        return written
    fields = dict.fromkeys(field for need in plan.eintrag.braucht for field in need.feld)
    around = {field: list_around(field, catalogue) for field in fields}
    tables = {entries: [one for one in fields if around[one] == entries] for entries in around.values()}
    printed = {}
    for field, entries in around.items():
        text = _table(entries, tables[entries], catalogue) if entries else f"{{{{ {field} }}}}\n"
        printed[entries or field] = text
    return "\n".join(printed.values())


def _table(entries: FieldPath, members: list[FieldPath], catalogue: FieldCatalogue) -> str:
    """A table of these fields of a list, a row for each entry that has one of them."""
    columns = entry_columns(entries, members, catalogue)
    of_entry = [f"eintrag.{column.below(entries)}" for column in columns]
    wanted = [name for name, column in zip(of_entry, columns, strict=True) if column in members]
    lines = [
        f"{{% if {' or '.join(f'{one} is gegeben' for one in members)} %}}",
        f"| {' | '.join(column_labels(columns, members, catalogue))} |",
        f"|{'---|' * len(columns)}",
        f"{{% for eintrag in {entries} %}}",
        f"{{% if {' or '.join(f'{one} is gegeben' for one in wanted)} %}}",
        f"| {' | '.join(f'{{{{ {one} }}}}' for one in of_entry)} |",
        *("{% endif %}", "{% endfor %}", "{% endif %}"),
    ]
    return "".join(f"{line}\n" for line in lines)
