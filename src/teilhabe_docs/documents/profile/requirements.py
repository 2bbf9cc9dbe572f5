"""The requirement catalogue: what the law and the framework contracts ask for, by stable slug."""

from datetime import date
from functools import cache
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from teilhabe_docs.documents.profile.vocabulary import Dokumentart, Grad, TextTuple
from teilhabe_docs.loading.yaml.packaged_data import packaged_data
from teilhabe_docs.model.base import Model
from teilhabe_docs.model.values import Day, Text, YesNo
from teilhabe_docs.resources import folder


def _je_grundlage(wert: Any) -> Any:
    """A value for all contract bases, or a mapping from basis to value with `sonst` for the others."""
    return wert if isinstance(wert, dict) else {"sonst": wert}


class Anforderung(Model):
    """A requirement: its name, its norm for each contract basis, how binding it is, where it is asked for."""

    titel: Text
    norm: dict[str, Text] = Field(default_factory=dict)
    grad: Annotated[dict[str, Grad], BeforeValidator(_je_grundlage)] = Field(default_factory=dict)
    gesetzlich: YesNo = False
    soweit_erforderlich: TextTuple = ()
    verlangt_in: Annotated[dict[str, tuple[Dokumentart, ...]], BeforeValidator(_je_grundlage)] = Field(
        default_factory=dict
    )
    ab: Annotated[dict[str, Day], BeforeValidator(_je_grundlage)] = Field(default_factory=dict)
    quelle: Text | None = None

    def gilt(self, basis: str, beginn: date | None) -> bool:
        """Whether it is law when an agreement on `basis` begins; where that is not known it is."""
        ab = self.ab.get(basis, self.ab.get("sonst"))
        return not (beginn and ab and beginn < ab)

    def pflicht_in(self, dokument: str, basis: str) -> bool:
        """Whether the law of `basis` makes it mandatory content of `dokument`."""
        grad = self.grad.get(basis, self.grad.get("sonst", "ja"))
        dokumente = self.verlangt_in.get(basis, self.verlangt_in.get("sonst", ()))
        return grad == "ja" and basis in self.norm and dokument in dokumente


class Unterlage(Model):
    """A paper that requirements come from: what its citations begin with, and for whom it holds."""

    anfang: Text
    land: Text = ""
    grundlagen: tuple[Text, ...] = ()

    def gilt(self, basis: str, land: str) -> bool:
        """Whether it holds for an agreement on `basis` in `land`."""
        return basis in self.grundlagen and self.land in ("", land)


@cache
def catalogue() -> dict[str, Anforderung]:
    """All requirements by slug."""
    eintraege = _read()["anforderungen"]
    return {slug: Anforderung.model_validate(eintrag) for slug, eintrag in eintraege.items()}


def cited_where_it_holds(norm: str, source: str, basis: str, land: str) -> str:
    """The `norm` of a requirement, then the papers in the `source` of a section that hold for the agreement.

    Where no law asks for it, the laws that the source names stand first.
    """
    pieces = [piece.strip() for piece in source.split(";") if piece.strip()]
    laws = [piece for piece in pieces if _is_law(piece)]
    holding = [piece for piece in pieces if not _is_law(piece) and _holds(piece, basis, land)]
    return "; ".join(dict.fromkeys([*([norm] if norm else laws), *holding]))


def _is_law(piece: str) -> bool:
    return piece.startswith("§") and not piece.endswith(" LRV")


def _holds(piece: str, basis: str, land: str) -> bool:
    known = [paper for paper in _papers() if piece.startswith(paper.anfang)]
    return not known or any(paper.gilt(basis, land) for paper in known)


@cache
def _papers() -> tuple[Unterlage, ...]:
    return tuple(Unterlage.model_validate(eintrag) for eintrag in _read()["unterlagen"])


@cache
def _read() -> Any:
    return packaged_data(folder("templates") / "anforderungen.yaml")
