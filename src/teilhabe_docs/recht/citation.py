"""A citation as it stands in a text: its norms with their Absätze, whose they are, and where."""

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

SourceKind = Literal["gesetz", "landesrecht", "vertrag", "eu", "intern", "fremd"]

GAP = r"(?:[^\S\n]|[\u00ad\u200b*_]|&nbsp;)*+(?:\n[^\S\n]*+)?+"
"""What may stand between the parts of a citation: blanks of all kinds, marks of emphasis, one line break."""


class NormSource(NamedTuple):
    """A law or paper by the name that it is known by, from `von` to `bis`.

    `vertippt`: what stands there is no such name; `name` is then the one that is meant, or empty.
    `intern` is the agreement itself, `fremd` a paper or law that tdocs does not know.
    """

    art: SourceKind
    name: str
    von: int
    bis: int
    vertippt: bool = False


@dataclass(slots=True)
class CitedNorm:
    """A norm with its Absätze (`1`, `1a`); `letzte` is the end of a range, `folgende` says `ff.`.

    `teile` are the Sätze (`satz`), numbers (`nummer`) and letters (`buchstabe`, a is 1) that are cited of a
    single Absatz, or of the norm where none is cited.
    """

    nummer: str
    von: int
    bis: int
    letzte: str = ""
    folgende: bool = False
    absaetze: list[str] = field(default_factory=list)
    teile: list[tuple[str, str, int]] = field(default_factory=list)

    @property
    def enden(self) -> tuple[str, ...]:
        """The norm, and the last of a range."""
        return (self.nummer, self.letzte) if self.letzte else (self.nummer,)

    @property
    def mehrere(self) -> bool:
        """Whether it stands for more than itself."""
        return bool(self.letzte or self.folgende)

    def genannt(self, gesetz: str) -> str:
        """As a message names it: `§ 75 Abs. 3 SGB XII`, `§§ 75 ff. SGB XII`."""
        ende = f" bis {self.letzte}" if self.letzte else " ff." if self.folgende else ""
        absatz = f" Abs. {self.absaetze[0]}" if len(self.absaetze) == 1 else ""
        return f"{'§§' if ende else '§'} {self.nummer}{ende}{absatz} {gesetz}"


class Citation(NamedTuple):
    """Norms of one source; without norms it is a mention of the source, without a source none is named."""

    normen: tuple[CitedNorm, ...]
    quelle: NormSource | None
    einheit: str = "§"
