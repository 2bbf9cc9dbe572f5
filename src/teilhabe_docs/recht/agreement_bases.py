"""By which norms agreements are closed: those of the contract bases that offers have."""

from teilhabe_docs.recht.citation import CitedNorm
from teilhabe_docs.recht.norm_numbers import spread

BASES = {
    ("SGB IX", "123"): ("sgb9_125", "sgb9_134"),
    ("SGB IX", "125"): ("sgb9_125",),
    ("SGB IX", "134"): ("sgb9_134",),
    ("SGB VIII", "77"): ("sgb8_77",),
    ("SGB VIII", "78a"): ("sgb8_78b",),
    ("SGB VIII", "78b"): ("sgb8_78b",),
}
"""The bases of offers that a norm stands for."""

BASIS_NORMS = {basis: f"§ {norm} {law}" for (law, norm), (basis, *more) in BASES.items() if not more}
"""The norm that a basis is named by."""


def bases_of(norm: CitedNorm, law: str) -> set[str]:
    """The bases for which a cited norm stands, or those of its range."""
    numbers = spread(norm.nummer, norm.letzte or None, every=True)
    return {basis for number in numbers for basis in BASES.get((law, number), ())}
