"""Names that fields, sections and requirements had before: a table for what tdocs brings along."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from teilhabe_docs import __version__
from teilhabe_docs.diagnostics import Finding
from teilhabe_docs.loading import codes
from teilhabe_docs.loading.yaml.document import Document
from teilhabe_docs.loading.yaml.packaged_data import data_beside
from teilhabe_docs.loading.yaml.renaming import Clash, FoundName

MODEL = ".".join(__version__.split(".")[:2])
"""The version of the model that this tdocs reads."""
ADVICE = " `tdocs migrate` schreibt es um."
BY_HAND = " Bitte hier von Hand ändern."
"""The same where `migrate` changes nothing: in a package, and outside of the repository."""


class FormerName(NamedTuple):
    """What something is called now, and since which version of tdocs; a profile does not say that."""

    new: str
    since: str = ""


@cache
def renamed_fields() -> Mapping[str, FormerName]:
    """The last names of fields by the paths that these had before."""
    return _of("schluessel")


@cache
def renamed_sections(profile: str) -> Mapping[str, FormerName]:
    """The ids of the sections of a built-in profile (`fachkonzept/allgemein`) by those they had before."""
    rows = data_beside("renames.yaml")["versionen"]
    return {
        old: FormerName(new, since)
        for since, row in rows.items()
        for old, new in row.get("abschnitte", {}).get(profile, {}).items()
    }


@cache
def renamed_requirements() -> Mapping[str, FormerName]:
    """The slugs of requirements by those they had before."""
    return _of("anforderungen")


def told(what: str, old: str, now: FormerName) -> str:
    """In German that something is called otherwise now."""
    since = f"seit {now.since}" if now.since else "jetzt"
    return f"{what} »{old}« heißt {since} »{now.new}«.".lstrip()


def advice(file: str) -> str:
    """What to do with an old name in a file, by its name as seen from the repository."""
    return BY_HAND if file.startswith("../") else ADVICE


def finding_on(document: Document, found: FoundName, what: str, now: FormerName) -> Finding:
    """The hint at the place of an old name."""
    text = told(what, found.old, now) + advice(document.file)
    return codes.NAME_FRUEHER.finding(text, document.file, found.span, document.path_text(found.path))


def clashing(document: Document, clash: Clash) -> Finding:
    """The error at an old key that means the same as one beside it; which of them holds, a person says."""
    if clash.new in clash.beside:
        reason = "und das steht schon daneben"
    else:
        reason = f"und daneben {' und '.join(f'»{one}«' for one in clash.beside)} auch"
    text = f"»{clash.old}« heißt jetzt »{clash.new}«, {reason}. Bitte nur einen Schlüssel lassen."
    return codes.DOPPELTER_SCHLUESSEL.finding(text, document.file, clash.span, ".".join(map(str, clash.path)))


def _of(kind: str) -> Mapping[str, FormerName]:
    rows = data_beside("renames.yaml")["versionen"]
    return {
        old: FormerName(new, since) for since, row in rows.items() for old, new in row.get(kind, {}).items()
    }
