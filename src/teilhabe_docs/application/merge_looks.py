"""Why what only looks otherwise is not taken into the data, nor what stands beside words struck by hand."""

from teilhabe_docs.application.drift import TracedChange
from teilhabe_docs.application.merge_words import LOOKS, STRUCK, STRUCK_BESIDE

_STRUCK = ("struck", True)


def reason_of_looks(traced: TracedChange) -> str:
    """The reason in German; empty where looks are none.

    Words beside struck ones are meant to stand in their place: taken alone they would say both.
    """
    edit = traced.edit.edits[0] if traced.edit else None
    if edit is not None and edit.kind == "looks":
        return STRUCK if _STRUCK in edit.traits else LOOKS
    line = traced.line.line
    struck = line is not None and any(atom.look.struck and atom.text.strip() for atom in line.atoms)
    return STRUCK_BESIDE if struck else ""
