"""What cannot be done, and what there is to tell people on the way: values for whoever shows them."""

from collections.abc import Iterable
from enum import Enum, auto
from typing import TYPE_CHECKING, TypeAlias, Union

if TYPE_CHECKING:
    from teilhabe_docs.reporting.report import Report

Notice: TypeAlias = Union[str, "Report"]
"""Something to tell beside the result: a sentence, or findings with the texts that they stand in."""


class Cause(Enum):
    """Why something cannot be done: the call is wrong, the content is, or there is nothing to do it with."""

    USAGE = auto()
    CONTENT = auto()
    NOTHING = auto()


class ImpossibleError(Exception):
    """What is asked for cannot be done; `notices` come before the German `text`, which may be empty."""

    def __init__(self, cause: Cause, text: str = "", notices: Iterable[Notice] = ()) -> None:
        super().__init__(cause, text, tuple(notices))  # all of it, for other processes
        self.cause = cause
        self.text = text
        self.notices = tuple(notices)

    def __str__(self) -> str:
        return self.text

    def after(self, notices: Iterable[Notice]) -> "ImpossibleError":
        """The same, with these notices before its own."""
        return ImpossibleError(self.cause, self.text, (*notices, *self.notices))


class SettingsError(ImpossibleError):
    """The settings of one repository cannot be used; `report` says where in its files, and why."""

    def __init__(self, cause: Cause, text: str, notices: Iterable[Notice], report: "Report") -> None:
        super().__init__(cause, text, notices)
        self.report = report
        self.args = (*self.args, report)

    def after(self, notices: Iterable[Notice]) -> "SettingsError":
        """The same, with these notices before its own."""
        return SettingsError(self.cause, self.text, (*notices, *self.notices), self.report)


def explained(error: Exception) -> str | None:
    """In German why the system does not let us read or write; None for an error of another kind."""
    from teilhabe_docs.loading.files.refusals import stray
    from teilhabe_docs.loading.files.writer import NotWritableError

    if isinstance(error, OSError):
        return stray(error)
    return str(error) if isinstance(error, NotWritableError) else None
