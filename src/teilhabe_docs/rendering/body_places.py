"""Where in a profile's body that stands which reading the printed text has something to say of."""

from collections.abc import Sequence

from teilhabe_docs.documents.template.body import Body
from teilhabe_docs.documents.template.environment import MARKE_AUF
from teilhabe_docs.rendering.markdown.reading_types import TextRemark

_KENNTLICH = 20
"""By so many characters at its start a line is known again."""


def places_in_body(
    anmerkungen: Sequence[TextRemark], koerper: Body, ausgabe: str
) -> dict[tuple[int, str], None]:
    """The line of the body that each note is about, and its text; line 1 where that cannot be told."""
    if not anmerkungen:
        return {}
    anfaenge: dict[str, int] = {}
    for nummer, zeile in enumerate(koerper.text.split("\n"), 1):
        kopf = zeile.strip()[:_KENNTLICH]
        for laenge in range(1, len(kopf) + 1):
            anfaenge.setdefault(kopf[:laenge], nummer)
    zeilen = ausgabe.split("\n")
    gedruckt = ((zeilen[a.zeile - 1] if a.zeile <= len(zeilen) else "", a.text) for a in anmerkungen)
    return {
        (anfaenge.get(zeile.split(MARKE_AUF)[0].strip()[:_KENNTLICH], 1), text): None
        for zeile, text in gedruckt
    }
