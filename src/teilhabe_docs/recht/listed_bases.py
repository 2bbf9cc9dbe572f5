"""Whether the legal bases that an offer lists name another contract basis than it has, and not its own."""

from collections.abc import Iterator, Sequence

from teilhabe_docs.recht.agreement_bases import BASES, BASIS_NORMS, bases_of
from teilhabe_docs.recht.citation import CitedNorm
from teilhabe_docs.recht.citation_parser import read_citations
from teilhabe_docs.recht.norm_numbers import number_key


def foreign_bases(listed: Sequence[str], basis: str) -> Iterator[tuple[int, str]]:
    """Which of the listed citations name a basis of other agreements, each with what to say of it.

    None where one names the basis of the offer, or where that is none of those that are known.
    """
    if basis not in BASIS_NORMS:
        return
    norms = [[*_norms(text)] for text in listed]
    if any(basis in bases_of(norm, law) for found in norms for law, norm in found):
        return
    for place, found in enumerate(norms):
        for law, norm in found:
            if (law, norm.nummer) in BASES and _is_one(norm):
                yield place, _TEXT.format(BASIS_NORMS[basis], norm.genannt(law), BASIS_NORMS[basis])
                break


def _norms(text: str) -> Iterator[tuple[str, CitedNorm]]:
    for citation in read_citations(text):
        for norm in citation.normen if citation.quelle else ():
            yield citation.quelle.name if citation.quelle else "", norm


def _is_one(norm: CitedNorm) -> bool:
    """Whether it is that norm which is named, or those with its letters, and not a range around it.

    § 134 Abs. 4 SGB IX is about agreements for adults.
    """
    within = not norm.letzte or number_key(norm.nummer)[0] == number_key(norm.letzte)[0]
    return within and not norm.folgende and norm.absaetze != ["4"]


_TEXT = (
    "Das Angebot hat die Vertragsgrundlage {}; unter seinen Rechtsgrundlagen steht dafür {}. Bitte hier {} "
    "nennen oder die Vertragsgrundlage des Angebots berichtigen."
)
