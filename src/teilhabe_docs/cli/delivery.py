"""A result on stdout or in the file that `--out` names."""

from collections.abc import Sequence
from pathlib import PurePath

from teilhabe_docs.application.chosen import chosen
from teilhabe_docs.cli.console import Form, show
from teilhabe_docs.cli.terminal import told


def deliver(
    text: str, out: str | None, *, force: bool, form: Form = "text", colour: bool | None = None
) -> None:
    """Write to stdout or into the file that somebody named; the file is named on stdout.

    `colour` keeps (true) or drops (false) the colours in what goes to stdout.
    """
    if out is None:
        show(text, end="", color=colour, form=form)
    else:
        content = text.encode("utf-8-sig" if form == "csv" else "utf-8", "replace")
        put_down(PurePath(out), content, force=force)


def form_of(named: str | None, out: str | None, forms: Sequence[str]) -> str:
    """The form that `--format` names, else that of the ending of `--out`, else the first; ends if unknown."""
    by_ending = PurePath(out or "").suffix.lower().removeprefix(".")
    form = named if named is not None else by_ending if by_ending in forms else forms[0]
    chosen("--format", form, forms)
    return form


def put_down(target: PurePath, content: bytes, *, force: bool, root: PurePath | None = None) -> None:
    """Write a file and name it on stdout, but not over one that is not ours unless `force`.

    With `root` it must lie in that folder.
    """
    from teilhabe_docs.application.destinations import write_result

    show(told(write_result(target, content, force=force, root=root)).path.as_posix())
