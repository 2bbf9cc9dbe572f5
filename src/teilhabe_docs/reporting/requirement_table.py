"""The requirements that Word files are judged by, as a table for people."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from teilhabe_docs.documents.profile.vocabulary import DOKUMENTE
from teilhabe_docs.documents.recognition.verdicts import Recognised
from teilhabe_docs.reporting.format_words import visible
from teilhabe_docs.reporting.report import JudgedRequirement


def requirement_table(requirements: Sequence[JudgedRequirement]) -> str:
    """For each file a heading and a line for each requirement: state, title, where; else the norm."""
    lines = []
    for head, here in _by_file(requirements):
        lines.append(f"\n{visible(head)}\n")
        width = max(len(one.state.word) for one in here)
        title = max(len(one.title) for one in here)
        for one in here:
            line = f"  {one.state.word:<{width}}  {visible(one.title):<{title}}  {visible(_where(one))}"
            lines.append(f"{line.rstrip()}\n")
    return "".join([*lines, "\n" * bool(lines)])


def markdown_table(requirements: Sequence[JudgedRequirement], escaped: Callable[[str], str]) -> str:
    """The same in Markdown; empty where there are none."""
    lines = []
    for head, here in _by_file(requirements):
        lines.append(f"\n#### {escaped(head)}\n\n| Anforderung | Stand | Wo |\n|---|---|---|\n")
        lines += [f"| {escaped(one.title)} | {one.state.word} | {escaped(_where(one))} |\n" for one in here]
    return "".join(lines)


def _by_file(
    requirements: Iterable[JudgedRequirement],
) -> Iterator[tuple[str, list[JudgedRequirement]]]:
    """The requirements of each file below what it is judged as."""
    for (file, document, profile), group in groupby(requirements, lambda one: one[:3]):
        here = list(group)
        found = sum(one.state is Recognised.FOUND for one in here)
        named = DOKUMENTE.get(document, document)
        yield f"{file} als {named}, Profil »{profile}«: {found} von {len(here)} gefunden", here


def _where(one: JudgedRequirement) -> str:
    """The places; of what is not found the norm, or that it need not be there."""
    if one.places:
        return "; ".join(place.words for place in one.places)
    return "freigestellt" if one.optional else one.source
