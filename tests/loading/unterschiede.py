"""The cases of `tests/cases/unterschiede.yaml`, for the tests of hints and of `tdocs fix`."""

from dataclasses import dataclass
from pathlib import Path

from case_files import read_cases


@dataclass(frozen=True)
class Fall:
    """A file, the findings expected in it, and what `tdocs fix` makes of it."""

    fall: str
    datei: str
    inhalt: str
    befunde: list[str]
    danach: str = ""

    @property
    def berichtigt(self) -> str:
        return self.danach or self.inhalt


_DATEI = Path(__file__).resolve().parents[1] / "cases" / "unterschiede.yaml"

FAELLE = {fall.fall: fall for fall in (Fall(**eintrag) for eintrag in read_cases(_DATEI))}
