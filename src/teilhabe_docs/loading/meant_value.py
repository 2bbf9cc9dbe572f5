"""What an author means by a value that the model refuses, and how it is to be written."""

from dataclasses import dataclass

from teilhabe_docs.near_names import Near, meant


@dataclass(frozen=True, slots=True)
class MeantValue:
    """The readings there are; how the only one is written in YAML, empty where it is asked; a sentence."""

    readings: Near = ()
    written: str = ""
    note: str = ""

    @property
    def said(self) -> str:
        """All of it, to follow a sentence."""
        return meant(self.readings) + (f" {self.note}" if self.note else "")
