"""A newer state of a law, with what only the built-in one has, and with what a person entered."""

from dataclasses import dataclass, field

from teilhabe_docs.diagnostics import Finding, Span
from teilhabe_docs.loading.codes import FindingCode
from teilhabe_docs.recht.law import CompletedLaw, Gesetz, KnownChange
from teilhabe_docs.recht.law_data import built_in
from teilhabe_docs.recht.name_forms import MOST_NAMES, title_as_name
from teilhabe_docs.recht.norm_lines import REPEALED, readable, split_lines
from teilhabe_docs.recht.norm_numbers import in_order

_NOT_IN_XML = (
    "amtlich",
    "artikelgesetz",
    "ebene",
    "aliase",
    "falsche_namen",
    "quelle",
    "von_hand",
    "aenderungen",
)


@dataclass(frozen=True, slots=True)
class OwnLaw:
    """A law as a file has it, with the place in the file where findings on its norms stand.

    Of norms `without_text` an `official` one has the label alone; labels `not_understood` are not read.
    """

    law: Gesetz
    file: str
    span: Span = field(default_factory=Span)
    official: bool = False
    without_text: frozenset[str] = frozenset()
    not_understood: tuple[str, ...] = ()

    def finding(self, code: FindingCode, text: str) -> Finding:
        """A finding about the law, at the path by which exceptions name it."""
        return code.finding(text, self.file, self.span, path="normen")


def completed(law: Gesetz, base: Gesetz | None) -> Gesetz:
    """The law with what only the built-in one knows: norms, names, labels, what will change after its day."""
    states = {norm: said for norm, said in law.zeilen.items() if readable(norm, said)}
    fields = {name: getattr(law, name) for name in Gesetz.model_fields}
    if base is None:
        title = title_as_name(law.titel)
        title = "" if any(title in known.aliase for known in built_in().values()) else title
        names = dict.fromkeys((*law.aliase, *filter(None, [title])))
        fields["aliase"] = tuple(names)[:MOST_NAMES]
        fields["bezeichnungen"] = _in_force(law.bezeichnungen, states)
        return Gesetz(**fields | {"normen": _lines(states)})
    for name in _NOT_IN_XML:
        fields[name] = fields[name] or getattr(base, name)
    before = base.am(law.stand).zeilen
    older = frozenset(norm for norm in before if norm not in states)
    states = {norm: before[norm] for norm in older} | states
    fields["aenderungen"] = (*_still_coming(base, law), *law.aenderungen)
    fields["bezeichnungen"] = _in_force(base.bezeichnungen | law.bezeichnungen, states)
    fields["normen"] = _lines(states)
    return CompletedLaw(**fields, aus_aelterem=older, aelterer=base.stand)


def renewed(new: OwnLaw, old: Gesetz) -> Gesetz:
    """The law as its file shall have it: norms and day of the new one, all else that a person entered stays.

    So do its norms `von_hand`, and those that it says to be repealed, where the new one does not have them.
    """
    gone = {norm: said for norm, said in old.zeilen.items() if said == REPEALED}
    by_hand = {norm: said for norm, said in old.zeilen.items() if norm in old.by_hand}
    lines = {**gone, **new.law.zeilen, **by_hand}
    fields = {name: getattr(new.law, name) for name in Gesetz.model_fields}
    for name in _NOT_IN_XML:
        fields[name] = fields[name] or getattr(old, name)
    if new.official:
        fields |= {"titel": old.titel, "einheit": old.einheit}
    labels = old.bezeichnungen | new.law.bezeichnungen
    fields["bezeichnungen"] = {n: label for n, label in labels.items() if lines.get(n) != REPEALED}
    return Gesetz(**fields | {"normen": _lines(lines)})


def lost(new: OwnLaw, old: Gesetz) -> list[str]:
    """The norms that the old file has in force and the new one leaves out, or has without their text."""
    lines = new.law.zeilen
    return in_order(
        norm
        for norm in old.geltende - old.by_hand
        if norm not in lines or (norm in new.without_text and lines[norm] != old.zeilen[norm])
    )


def _still_coming(base: Gesetz, law: Gesetz) -> tuple[KnownChange, ...]:
    """What is known to change after the day of a newer law, but for norms of which that says it itself."""
    said = {norm for change in law.aenderungen for norm in split_lines(change.normen)[0]}
    coming = []
    for change in base.aenderungen:
        lines = {norm: text for norm, text in split_lines(change.normen)[0].items() if norm not in said}
        if change.ab > law.stand and lines:
            coming.append(change.model_copy(update={"normen": _lines(lines)}))
    return tuple(coming)


def _in_force(labels: dict[str, str], states: dict[str, str]) -> dict[str, str]:
    return {norm: label for norm, label in labels.items() if states.get(norm, REPEALED) != REPEALED}


def _lines(states: dict[str, str]) -> str:
    return "".join(f"{norm}: {states[norm]}\n" for norm in in_order(states))
