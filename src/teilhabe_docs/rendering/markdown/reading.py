"""What is known while one Markdown text is read: its values, its notes, its problems so far."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from teilhabe_docs.documents.blocks import Paragraph
from teilhabe_docs.loading.codes import NICHT_DRUCKBAR, FindingCode
from teilhabe_docs.model.fields import BUILT_IN_FIELDS, FieldCatalogue
from teilhabe_docs.rendering.markdown.reading_types import Bound, FieldValue, PictureSource, TextRemark


@dataclass(slots=True)
class MarkdownReading:
    """One text being read. `gebunden` is `None` in authors' texts, `feld` and `bild` in bodies.

    `noten` are the notes that the text defines, `ueberschriften` the typed levels around the current place,
    `zeilen` the text's lines as the parser counts them, `umgebung` what it leaves, `fields` all there are.
    """

    gebunden: Sequence[Bound] | None = None
    feld: FieldValue | None = None
    bild: PictureSource | None = None
    fields: FieldCatalogue = BUILT_IN_FIELDS
    ebene: int = 0
    zwischentitel: bool = True
    anmerkungen: dict[TextRemark, None] = field(default_factory=dict)
    noten: dict[str, tuple[Paragraph, ...]] = field(default_factory=dict)
    ueberschriften: list[int] = field(default_factory=list)
    zeilen: Sequence[str] = ()
    umgebung: dict[str, Any] = field(default_factory=dict)

    @property
    def koerper(self) -> bool:
        """Whether the text is a profile's body."""
        return self.gebunden is not None

    def bemerke(
        self, zeile: int, text: str, ausschnitt: str = "", kennung: FindingCode = NICHT_DRUCKBAR
    ) -> None:
        """Notes a problem once."""
        self.anmerkungen[TextRemark(zeile, text, ausschnitt, kennung)] = None

    def wert(self, nummer: int) -> Bound:
        """The bound value `nummer`; nothing, if there is none."""
        werte = self.gebunden or ()
        return werte[nummer] if nummer < len(werte) else ()


class Nesting(NamedTuple):
    """Where in the text a block stands."""

    in_liste: bool = False
    in_zitat: bool = False
    in_fussnote: bool = False
