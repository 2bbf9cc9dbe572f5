"""Whether a Word file that was saved again says the same, and what has been edited in it, in few words."""

from teilhabe_docs.reading.line_changes import ReadSides, line_changes
from teilhabe_docs.reading.picture_keys import picture_key
from teilhabe_docs.reading.word_lines import both_views
from teilhabe_docs.reading.word_reader import read_word
from teilhabe_docs.rendering.document_formats import read_written
from teilhabe_docs.rendering.docx.margin_comments import AUTHOR
from teilhabe_docs.rendering.seal import PARTS_DIGEST

_ZIP = b"PK"


def edits_in_words(there: bytes, wanted: bytes) -> str | None:
    """What has been edited in the Word file that is there, beside the one that would be written now.

    Empty where it has only been saved again. None where it is not known: one of them is no Word file, or the
    file was made from something else.
    """
    if not (there.startswith(_ZIP) and wanted.startswith(_ZIP)):
        return None
    old, new = read_written(there).digests, read_written(wanted).digests
    if not old or {**old, PARTS_DIGEST: ""} != {**new, PARTS_DIGEST: ""}:
        return None
    edited, written = read_word(there, "").document, read_word(wanted, "").document
    if edited is None or written is None:
        return None
    views, before = both_views(edited), both_views(written).before
    keys = picture_key(wanted), picture_key(there)
    changes = 0
    for part in ("body", "notes", "margins"):
        sides = ReadSides(getattr(views.before, part), getattr(views.after, part))
        changes += len(line_changes(getattr(before, part), sides, *keys).changes)
    comments = sum(1 for one in edited.comments if one.author != AUTHOR)
    said = [f"{changes} Stelle{'' if changes == 1 else 'n'} geändert"] if changes else []
    said += [f"{comments} Kommentar{'' if comments == 1 else 'e'}"] if comments else []
    return ", ".join(said)
