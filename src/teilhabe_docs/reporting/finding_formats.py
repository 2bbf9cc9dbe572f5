"""The formats of `validate` and `lint` by their names."""

from collections.abc import Callable, Mapping
from importlib import import_module
from types import MappingProxyType
from typing import NamedTuple, cast


class FindingFormat(NamedTuple):
    """Where the function is that makes a report a text, imported only when it is asked for.

    Platforms look a file up in the checkout: `ab_checkout` says that files are named from its root. A format
    that explains codes (`explains`) asks for them in words, `Report.codes`. What people read (`for_people`)
    says once what a field lacks; machines get a finding for each requirement.
    """

    modul: str
    funktion: str = "render"
    ab_checkout: bool = True
    explains: bool = False
    for_people: bool = False

    @property
    def schreiber(self) -> Callable[..., str]:
        """The function; it takes a `Report`, those for people also colour and width."""
        modul = import_module(f"teilhabe_docs.reporting.{self.modul}")
        return cast("Callable[..., str]", getattr(modul, self.funktion))


FINDING_FORMATS: Mapping[str, FindingFormat] = MappingProxyType(
    {
        "full": FindingFormat("text_format", "full", ab_checkout=False, for_people=True),
        "concise": FindingFormat("text_format", "concise", ab_checkout=False, for_people=True),
        "json": FindingFormat("json_format", ab_checkout=False),
        "sarif": FindingFormat("sarif_format", explains=True),
        "github": FindingFormat("github_format", for_people=True),
        "gitlab": FindingFormat("gitlab_format"),
        "junit": FindingFormat("junit_format"),
        "markdown": FindingFormat("markdown_format", for_people=True),
    }
)
