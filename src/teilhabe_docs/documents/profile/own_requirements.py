"""The requirements that folders of profiles add to the catalogue, and the norms by which they extend it."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import Annotated, NamedTuple, TypeAlias, TypeVar

from pydantic import BeforeValidator, Field

from teilhabe_docs.diagnostics import Finding, Severity
from teilhabe_docs.documents.profile.demands import RANKS
from teilhabe_docs.documents.profile.own_headings import heading_faults
from teilhabe_docs.documents.profile.profil import entry_span, profile_finding
from teilhabe_docs.documents.profile.requirements import (
    Anforderung,
    DocumentTuple,
    HeadingTuple,
    Requirements,
    by_basis,
    catalogue,
)
from teilhabe_docs.documents.profile.shelf import REQUIREMENTS_FILE, Faults, Shelf
from teilhabe_docs.documents.profile.vocabulary import NO_SLUG, SLUG, BasisTuple, Grad, TextTuple
from teilhabe_docs.loading.former_names import FormerName
from teilhabe_docs.loading.model_loading import as_model
from teilhabe_docs.loading.yaml.document import Document
from teilhabe_docs.loading.yaml.node_tree import DataPath
from teilhabe_docs.loading.yaml.yaml_reader import read_yaml
from teilhabe_docs.model.base import Model
from teilhabe_docs.model.choices import Vertragsgrundlage
from teilhabe_docs.model.values import Day, Text
from teilhabe_docs.near_names import ending_in_meant, meant, nearest

Fault: TypeAlias = tuple[DataPath, str]
"""Where in an entry, and what is wrong there."""

T = TypeVar("T")

_OTHERS = "sonst"
_BASES = tuple(str(basis.value) for basis in Vertragsgrundlage)


class Anforderungsangabe(Model):
    """An entry of the file: a requirement of one's own, or what is added to a built-in one."""

    frueher: TextTuple = Field((), description="Kennungen, die eine eigene Anforderung früher hatte")
    titel: Text | None = Field(None, description="Worum es geht; bei einer eigenen Anforderung Pflicht")
    ueberschriften: HeadingTuple = Field(
        (), description="Überschriften, unter denen fertige Dokumente sie behandeln; der Titel zählt immer"
    )
    norm: dict[str, Text] = Field(default_factory=dict, description="Je Vertragsgrundlage die Fundstelle")
    grad: Annotated[
        dict[str, Grad], BeforeValidator(by_basis, json_schema_input_type=Grad | dict[str, Grad])
    ] = Field(
        default_factory=dict, description="ja (Pflicht), soll (Warnung) oder nein, auch je Vertragsgrundlage"
    )
    verlangt_in: Annotated[
        dict[str, DocumentTuple],
        BeforeValidator(by_basis, json_schema_input_type=DocumentTuple | dict[str, DocumentTuple]),
    ] = Field(default_factory=dict, description="Dokumente, in denen jedes Profil einen Abschnitt braucht")
    ab: Annotated[dict[str, Day], BeforeValidator(by_basis, json_schema_input_type=Day | dict[str, Day])] = (
        Field(default_factory=dict, description="Seit wann sie gilt; maßgeblich ist der Beginn der Laufzeit")
    )
    soweit_erforderlich: BasisTuple = Field(
        (), description="Vertragsgrundlagen, unter denen eine Begründung die Angabe ersetzen darf"
    )
    quelle: Text | None = Field(None, description="Woher sie kommt, wenn keine Norm sie verlangt")


class Anforderungsdatei(Model):
    """The file `anforderungen.yaml` at the root of a folder of profiles."""

    anforderungen: dict[str, Anforderungsangabe] = Field(
        default_factory=dict, description="Anforderungen nach Kennung"
    )


class OwnRequirements(NamedTuple):
    """The catalogue with what the folders add, what is wrong with their files, and these."""

    catalogue: Requirements
    faults: Faults
    files: tuple[Document, ...]


@cache
def own_requirements(shelf: Shelf) -> OwnRequirements:
    """What the files of all folders say; of two different requirements of one name the first counts.

    Built-in ones are only ever extended. Where a file cannot be read, requirements that nobody knows are not
    called unknown.
    """
    entries, former = dict(catalogue()), dict(catalogue().former)
    findings: list[Finding] = []
    files: list[Document] = []
    complete = True
    for folder in shelf.ordner:
        raw = None if folder.mitgebracht else folder.read_root(REQUIREMENTS_FILE)
        if raw is None:
            continue
        file = folder.root_name(REQUIREMENTS_FILE)
        if not isinstance(raw, bytes):
            findings.append(raw.kennung.finding(raw.text, file))
            complete = False
            continue
        document, found = read_yaml(raw, file)
        findings += found
        content = None
        if document is not None:
            files.append(document)
            content, further = as_model(document, Anforderungsdatei)
            findings += further
        complete &= content is not None and not any("." not in finding.path for finding in findings)
        if document is not None and content is not None:
            wrong = {finding.path for finding in findings if finding.severity is Severity.ERROR}
            findings += _taken(document, content, entries, wrong)
            for slug, entry in content.anforderungen.items():
                former = {old: FormerName(slug) for old in entry.frueher} | former
    former = {old: new for old, new in former.items() if old not in entries}
    texts = {one.file: one.text for one in files}
    requirements = Requirements(entries, complete=complete, former=former)
    return OwnRequirements(requirements, (tuple(findings), texts), tuple(files))


def _taken(
    document: Document, content: Anforderungsdatei, entries: dict[str, Anforderung], wrong: set[str]
) -> Iterator[Finding]:
    """Take in what one file says; what is wrong with it."""
    for slug, entry in content.anforderungen.items():
        here: DataPath = ("anforderungen", slug)
        before = catalogue().get(slug)
        told = any(path.startswith(document.path_text(here)) for path in wrong)
        own = [] if told else [*_lacking(slug, entry)]
        headings = heading_faults(slug, entry.ueberschriften, entries)
        for key, text in (
            *_of_bases(entry),
            *(() if told or (own and not before) else _without_norm(entry, before)),
            *headings,
            *(_weakening(slug, entry, before) if before else own),
        ):
            below = (*here, *key)
            span, place = entry_span(document, below) if key else (document.key_span(here), "")
            yield profile_finding(document.file, span, text, place or document.path_text(here))
        if before:
            entries[slug] = _extended(entries[slug], entry)
        elif slug in entries and entries[slug] != _as_requirement(slug, entry):
            text = f"Die Anforderung »{slug}« steht in einem anderen Ordner anders. Bitte beide angleichen."
            yield profile_finding(document.file, document.key_span(here), text, document.path_text(here))
        else:
            entries[slug] = _as_requirement(slug, entry)


def _as_requirement(slug: str, entry: Anforderungsangabe) -> Anforderung:
    """One of one's own; what it does not say is as in the built-in catalogue."""
    return Anforderung(
        titel=entry.titel or slug,
        ueberschriften=entry.ueberschriften,
        norm={basis: norm for basis, norm in entry.norm.items() if basis in _BASES},
        grad=entry.grad,
        soweit_erforderlich=tuple(map(str, entry.soweit_erforderlich)),
        verlangt_in=entry.verlangt_in,
        ab=entry.ab,
        quelle=entry.quelle,
        eigen=True,
    )


def _extended(built_in: Anforderung, entry: Anforderungsangabe) -> Anforderung:
    """A built-in one with more norms, documents and a higher grade; it loses nothing."""
    norm = dict(built_in.norm)
    for law in filter(_BASES.__contains__, entry.norm):
        norm[law] = "; ".join(dict.fromkeys(filter(None, (norm.get(law), entry.norm[law]))))
    sources = dict.fromkeys(filter(None, (built_in.quelle, entry.quelle)))
    bases = (*_BASES, _OTHERS)
    grad, documents = dict(built_in.grad), dict(built_in.verlangt_in)
    for basis in bases if entry.grad else ():
        asked = (_of(built_in.grad, basis, "ja"), _of(entry.grad, basis, "nein"))
        grad[basis] = max(asked, key=lambda one: RANKS[one])
    for basis in bases if entry.verlangt_in else ():
        joined = (*_of(built_in.verlangt_in, basis, ()), *_of(entry.verlangt_in, basis, ()))
        documents[basis] = tuple(dict.fromkeys(joined))
    since = dict(built_in.ab)
    for basis in bases if entry.ab else ():
        days = (by.get(basis, by.get(_OTHERS)) for by in (built_in.ab, entry.ab))
        given = [day for day in days if day]
        if len(given) > 1:
            since[basis] = min(given)
    update = {
        "ueberschriften": tuple(dict.fromkeys((*built_in.ueberschriften, *entry.ueberschriften))),
        "norm": norm,
        "grad": grad,
        "verlangt_in": documents,
        "ab": since,
        "quelle": "; ".join(sources) or None,
    }
    return built_in.model_copy(update=update)


def _of(by: Mapping[str, T], basis: str, otherwise: T) -> T:
    return by.get(basis, by.get(_OTHERS, otherwise))


def _weakening(slug: str, entry: Anforderungsangabe, built_in: Anforderung) -> Iterator[Fault]:
    """What an entry would take back of a built-in requirement; all of that is left as it is."""
    said = f"Die Anforderung »{slug}« bringt tdocs mit; Normen, Dokumente und ein höherer Grad kommen dazu,"
    if entry.titel and entry.titel != built_in.titel:
        yield ("titel",), f"{said} ihr Titel bleibt »{built_in.titel}«. Bitte diese Zeile streichen."
    lower = (
        b for b in _asked(entry.grad) if RANKS[_of(entry.grad, b, "ja")] < RANKS[_of(built_in.grad, b, "ja")]
    )
    if basis := next(lower, None):
        grade = _of(built_in.grad, basis, "ja")
        yield ("grad",), f"{said} herabsetzen lässt sie sich nicht: Es bleibt bei »{grade}«. Bitte streichen."
    for basis in _asked(entry.verlangt_in):
        lost = set(_of(built_in.verlangt_in, basis, ())) - set(_of(entry.verlangt_in, basis, ()))
        if lost:
            yield (
                ("verlangt_in",),
                f"{said} verlangt bleibt sie auch in: {', '.join(sorted(lost))}. Bitte nennen.",
            )
            break
    if any(_of(entry.ab, b, date.min) > _of(built_in.ab, b, date.min) for b in _asked(entry.ab)):
        yield ("ab",), f"{said} später gilt sie dadurch nicht. Bitte diese Zeile streichen."
    if set(map(str, entry.soweit_erforderlich)) - set(built_in.soweit_erforderlich):
        yield (
            ("soweit_erforderlich",),
            f"{said} entfallen darf sie dadurch nicht. Bitte diese Zeile streichen.",
        )


def _asked(by: Mapping[str, object]) -> tuple[str, ...]:
    """The contract bases that an entry speaks of."""
    return (*_BASES, _OTHERS) if _OTHERS in by else tuple(basis for basis in _BASES if basis in by)


def _lacking(slug: str, entry: Anforderungsangabe) -> Iterator[Fault]:
    """What a requirement of one's own lacks."""
    if not SLUG.fullmatch(slug):
        yield (), NO_SLUG.format(slug)
    elif not entry.titel:
        near = meant(nearest(slug, list(catalogue())))
        yield (), f"Zur Anforderung »{slug}« fehlt »titel«.{near}"
    elif not (entry.norm or entry.quelle):
        yield (
            (),
            f"Zur Anforderung »{slug}« fehlt, woher sie kommt: »norm« je Vertragsgrundlage oder »quelle«.",
        )


def _without_norm(entry: Anforderungsangabe, built_in: Anforderung | None) -> Iterator[Fault]:
    """Documents that are named in vain, as no law of the contract basis asks for it."""
    norms = {*entry.norm, *(built_in.norm if built_in else ())}
    named = [basis for basis in entry.verlangt_in if basis in _BASES]
    lacking = [basis for basis in named if basis not in norms]
    if entry.verlangt_in and not norms:
        yield ("verlangt_in",), _NO_NORM.format("", next(iter(lacking), _BASES[0]))
    elif lacking:
        yield ("verlangt_in", lacking[0]), _NO_NORM.format(f" für {lacking[0]}", lacking[0])


def _of_bases(entry: Anforderungsangabe) -> Iterator[Fault]:
    """The keys that are no contract basis, where something is told apart by them."""
    for key in ("norm", "grad", "verlangt_in", "ab"):
        possible = _BASES if key == "norm" else (*_BASES, _OTHERS)
        for basis in getattr(entry, key):
            if basis not in possible:
                near = ending_in_meant(nearest(basis, possible), f"; möglich: {', '.join(possible)}.")
                yield (key, basis), f"Eine Vertragsgrundlage »{basis}« gibt es hier nicht{near}"


_NO_NORM = (
    "»verlangt_in« wirkt nur, wo »norm« eine Fundstelle nennt; hier steht{} keine. Bitte ergänzen (norm: "
    "{{{}: Fundstelle}}), oder »verlangt_in« streichen und die Anforderung im Profil unter »verlangt« nennen."
)
