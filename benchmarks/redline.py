"""A document with tracked changes, beside both its states without, in process.

Of three documents of an example every fifth paragraph has other words; then all of it is another document.
"""

import statistics
import time
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from itertools import count
from typing import Any

from offer_tree import EXAMPLE
from teilhabe_docs.documents.blocks import BlockDocument, TextRun
from teilhabe_docs.documents.gliederung import outline_of
from teilhabe_docs.documents.profile.profile_choice import choose
from teilhabe_docs.loading.repository import load_repository
from teilhabe_docs.rendering.assembly import assemble
from teilhabe_docs.rendering.docx import write_docx
from teilhabe_docs.rendering.docx.redline import write_redline
from timing import Limits, run

ROUNDS = 15
NTH = 5
OTHER_EXAMPLE = EXAMPLE.parent / "assistenz"


def main(limits: Limits) -> None:
    for name, document, other in zip(*_documents(EXAMPLE), _documents(OTHER_EXAMPLE)[1], strict=True):
        for what, new, limit in (
            ("every fifth run changed", _changed(document, count(1)), 5),
            ("another document", other, 5),
        ):
            plain = _median(lambda old=document, new=new: [write_docx(one) for one in (old, new)])
            marked = _median(lambda old=document, new=new: write_redline(old, new, "Träger", "2027-03-01"))
            limits.at_most(f"{name}, {what}", marked, plain, "both states", limit)


def _documents(folder: Any) -> tuple[list[str], list[BlockDocument]]:
    (loaded,) = load_repository(folder).konzepte
    profiles = choose(loaded).profile
    built = [assemble(loaded, outline_of(loaded.konzept, one)).dokument for one in profiles.values()]
    return [*profiles], built


def _changed(node: Any, numbers: Any) -> Any:
    """The same with a word in the middle of every `NTH` text replaced."""
    if isinstance(node, TextRun) and next(numbers) % NTH == 0:
        words = node.text.split(" ")
        words[len(words) // 2] = "anders"
        return replace(node, text=" ".join(words))
    if isinstance(node, tuple):
        return tuple(_changed(one, numbers) for one in node)
    if is_dataclass(node) and not isinstance(node, type):
        return replace(
            node, **{one.name: _changed(getattr(node, one.name), numbers) for one in fields(node) if one.init}
        )
    return node


def _median(work: Callable[[], object]) -> float:
    """Seconds of the processor, the middle of several rounds."""
    spent = []
    for _ in range(ROUNDS + 1):
        start = time.process_time()
        work()
        spent.append(time.process_time() - start)
    return statistics.median(spent[1:])


if __name__ == "__main__":
    run(main)
