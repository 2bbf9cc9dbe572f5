"""Which addresses a document leads to: one list for texts, for profiles and for every format."""

from teilhabe_docs.documents.blocks import Inline, Link

SCHEMES = ("http://", "https://", "mailto:", "tel:")
"""What an address begins with that a person may follow; anything else could start a program."""


def leads_out(address: str) -> bool:
    """Whether an address may become a link."""
    return address.lower().startswith(SCHEMES)


def linked(address: str, content: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """The content as a link to the address; as it is where that may not become one."""
    return (Link(address, content),) if leads_out(address) else content
