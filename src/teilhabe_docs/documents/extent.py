"""How large sections, documents and runs may become: one unit for what is printed and what that takes.

The unit is a character of the document, values put in. Work is counted in it as well: a round of a loop, or
an entry of a list that is looked at, takes about as long as a character that is printed.
"""

MAX_BODY = 100_000
"""Characters of the text of one section in a profile; the longest built in has 4,300."""
MAX_PROFILE = 1_000_000
"""Characters of the texts of all sections of a profile; the longest built in has 30,000."""
MAX_SECTION = 500_000
"""Characters of one section; the largest of the examples has 14,000."""
MAX_DOCUMENT = 2_000_000
"""Characters of one document; the largest of the examples has 79,000."""
MAX_RUN = 400_000_000
"""Characters of all documents of one run; a thousand offers of the size of an example have 160 million."""
PER_NODE = 10
"""Characters that a paragraph, a cell or a run of text counts beside its own: that much it takes to write."""


class TooLargeError(Exception):
    """A section (`was`) or a document has more characters than it may: `grenze`."""

    def __init__(self, was: str, grenze: int) -> None:
        super().__init__(was)
        self.was, self.grenze = was, grenze


class Extent:
    """What a document has taken so far (`zeichen`), and its present section of that."""

    def __init__(self) -> None:
        self.zeichen = self.abschnitt = 0

    def beginne_abschnitt(self) -> None:
        """What is counted from here on belongs to another section."""
        self.abschnitt = 0

    def zaehle(self, zeichen: int) -> None:
        """Count so many characters more; raises `TooLargeError` beyond a bound."""
        self.zeichen += zeichen
        self.abschnitt += zeichen
        self.pruefe(0)

    def pruefe(self, zeichen: int) -> None:
        """Raise `TooLargeError` if so many characters more would be too many."""
        if self.abschnitt + zeichen > MAX_SECTION:
            raise TooLargeError("Abschnitt", MAX_SECTION)
        if self.zeichen + zeichen > MAX_DOCUMENT:
            raise TooLargeError("Dokument", MAX_DOCUMENT)


class RunExtent:
    """What the documents of a run have taken, in all repositories that it is about.

    It is `voll` once there is no room for more.
    """

    def __init__(self) -> None:
        self.zeichen = 0

    def begin(self) -> None:
        """Another run begins."""
        self.zeichen = 0

    @property
    def voll(self) -> bool:
        """Whether no more documents are built."""
        return self.zeichen > MAX_RUN

    def zaehle(self, zeichen: int) -> bool:
        """Count what has been built; returns whether it is this that has filled the run."""
        vorher = self.voll
        self.zeichen += zeichen
        return self.voll and not vorher
