"""How a written document stands to what would be written now."""

from typing import NamedTuple

from teilhabe_docs.ordered import Ordered


class WrittenState(Ordered):
    """The state of a document that ought to be there, best first."""

    CURRENT = "current"
    STALE = "stale"
    EDITED = "edited"
    FOREIGN = "foreign"
    MISSING = "missing"


class Comparison(NamedTuple):
    """A document's state; `changed` names what it is made from and has changed since: files, `profile`,
    `package:` with name and version, `house`, or `tdocs` where it is none of them.

    `reason` says in German why it cannot be looked at; `with_margin` that it is the one with comments.
    `content` is the digest of a file that is current and need not be written anew. `edits` says in words what
    has been edited, where that is known.
    """

    state: WrittenState
    changed: tuple[str, ...] = ()
    reason: str = ""
    with_margin: bool = False
    content: str = ""
    edits: str = ""
