"""What is wrong with headings that folders of profiles add to requirements."""

from collections.abc import Iterator, Mapping, Sequence

from teilhabe_docs.documents.profile.requirements import Anforderung, HeadingName
from teilhabe_docs.loading.yaml.node_tree import DataPath


def heading_faults(
    slug: str, headings: Sequence[HeadingName], entries: Mapping[str, Anforderung]
) -> Iterator[tuple[DataPath, str]]:
    """For each heading that cannot stand for this requirement: where in its entry, and why.

    What counts in some documents only may be called otherwise in others.
    """
    if not headings:
        return
    from teilhabe_docs.documents.recognition.recognition_data import heading_key, recognition

    data = recognition()
    taken = {
        heading_key(name): other
        for other, entry in entries.items()
        if other != slug
        for name in (entry.titel, *(one.name for one in entry.ueberschriften))
    }
    seen: set[tuple[str, ...]] = set()
    for number, heading in enumerate(headings):
        key = heading_key(heading.name)
        everywhere = not (heading.dokument or heading.land)
        text = ""
        if not key:
            text = f"»{heading.name}« hat kein Wort, an dem eine Überschrift zu erkennen wäre."
        elif key in data.listings or key in data.belonging_nowhere:
            text = f"»{heading.name}« steht in Dokumenten über Teilen, die zu keiner Anforderung gehören."
        elif everywhere and key in data.ambiguous:
            text = f"Unter »{heading.name}« steht Verschiedenes; der Name allein entscheidet nichts."
        elif everywhere and key in taken:
            other = taken[key]
            text = f"»{heading.name}« ist schon ein Name der Anforderung »{entries[other].titel}« ({other})."
        elif key in seen:
            text = f"»{heading.name}« steht hier schon."
        seen.add(key)
        if text:
            ending = "Bitte streichen." if "schon." in text else "Bitte eindeutiger nennen oder streichen."
            yield ("ueberschriften", number), f"{text} {ending}"
