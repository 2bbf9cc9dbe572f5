"""The requirement catalogue: what the law and the framework contracts ask for, by stable slug."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from teilhabe_docs.documents.profile.vocabulary import Dokumentart, Grad, TextTuple, as_list
from teilhabe_docs.loading.former_names import FormerName, renamed_requirements
from teilhabe_docs.loading.yaml.packaged_data import packaged_data
from teilhabe_docs.model.base import Model
from teilhabe_docs.model.choices import Land
from teilhabe_docs.model.values import Day, Text, YesNo
from teilhabe_docs.resources import folder


def by_basis(wert: Any) -> Any:
    """A value for all contract bases, or a mapping from basis to value with `sonst` for the others."""
    return wert if isinstance(wert, dict) else {"sonst": wert}


def by_name(wert: Any) -> Any:
    """A name alone as a name everywhere."""
    return {"name": wert} if isinstance(wert, str) else wert


DocumentTuple = Annotated[
    tuple[Dokumentart, ...],
    BeforeValidator(as_list, json_schema_input_type=Dokumentart | tuple[Dokumentart, ...]),
]
"""One document or a list of them."""


class HeadingName(Model):
    """A name under which headings have a requirement; with `dokument` and `land` only there."""

    name: Text = Field(description="Überschrift, unter der Dokumente die Anforderung behandeln")
    dokument: DocumentTuple = Field((), description="Nur in diesen Dokumenten; sonst in allen")
    land: Land | None = Field(None, description="Nur in diesem Land; sonst in allen")

    def counts_in(self, dokument: str, land: str) -> bool:
        """Whether it is a name in a document of that kind; where no Land is known, one of a Land does not."""
        return (not self.dokument or dokument in self.dokument) and str(self.land or "") in ("", land)


HeadingTuple = Annotated[
    tuple[Annotated[HeadingName, BeforeValidator(by_name)], ...],
    BeforeValidator(as_list, json_schema_input_type=Text | HeadingName | tuple[Text | HeadingName, ...]),
]
"""A heading or a list of headings, each a string or with where it counts."""


class Anforderung(Model):
    """A requirement: its name, its norm for each contract basis, how binding it is, where it is asked for.

    `eigen`: a folder of profiles adds it.
    """

    titel: Text
    ueberschriften: HeadingTuple = ()
    norm: dict[str, Text] = Field(default_factory=dict)
    grad: Annotated[dict[str, Grad], BeforeValidator(by_basis)] = Field(default_factory=dict)
    gesetzlich: YesNo = False
    soweit_erforderlich: TextTuple = ()
    verlangt_in: Annotated[dict[str, tuple[Dokumentart, ...]], BeforeValidator(by_basis)] = Field(
        default_factory=dict
    )
    ab: Annotated[dict[str, Day], BeforeValidator(by_basis)] = Field(default_factory=dict)
    quelle: Text | None = None
    eigen: YesNo = False

    def gilt(self, basis: str, beginn: date | None) -> bool:
        """Whether it is law when an agreement on `basis` begins; where that is not known it is."""
        ab = self.ab.get(basis, self.ab.get("sonst"))
        return not (beginn and ab and beginn < ab)

    def pflicht_in(self, dokument: str, basis: str) -> bool:
        """Whether the law of `basis` makes it mandatory content of `dokument`."""
        dokumente = self.verlangt_in.get(basis, self.verlangt_in.get("sonst", ()))
        return self._is_duty(basis) and basis in self.norm and dokument in dokumente

    def binds(self, basis: str) -> bool:
        """Whether it is a duty of one's own, which binds also where the document itself does not."""
        return self.eigen and self._is_duty(basis)

    def _is_duty(self, basis: str) -> bool:
        return self.grad.get(basis, self.grad.get("sonst", "ja")) == "ja"


class Requirements(Mapping[str, Anforderung]):
    """Requirements by slug; where it is not `complete` any slug may be one, of which only that is known.

    `former` are the slugs that some had before.
    """

    def __init__(
        self,
        entries: Mapping[str, Anforderung],
        *,
        complete: bool = True,
        former: Mapping[str, FormerName] = MappingProxyType({}),
    ) -> None:
        self._entries, self._complete, self.former = entries, complete, former

    def __getitem__(self, slug: str) -> Anforderung:
        """The requirement; raises `KeyError` where there is none."""
        if slug and slug not in self._entries and not self._complete:
            return Anforderung(titel=slug)
        return self._entries[slug]

    def __iter__(self) -> Iterator[str]:
        """The slugs that are known."""
        return iter(self._entries)

    def __len__(self) -> int:
        """How many are known."""
        return len(self._entries)


class Unterlage(Model):
    """A paper that requirements come from: what its citations begin with, and for whom it holds."""

    anfang: Text
    land: Text = ""
    grundlagen: tuple[Text, ...] = ()

    def gilt(self, basis: str, land: str) -> bool:
        """Whether it holds for an agreement on `basis` in `land`."""
        return basis in self.grundlagen and self.land in ("", land)


@cache
def catalogue() -> Requirements:
    """The requirements that tdocs brings along, by slug."""
    eintraege = _read()["anforderungen"]
    entries = {slug: Anforderung.model_validate(eintrag) for slug, eintrag in eintraege.items()}
    return Requirements(entries, former=renamed_requirements())


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
