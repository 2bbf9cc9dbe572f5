"""`tdocs status --format html`: one page for people who do not use a terminal."""

from functools import cache
from typing import Any

from jinja2 import Environment, StrictUndefined, Template

from teilhabe_docs.diagnostics import Severity, heaviest_first
from teilhabe_docs.documents.emptiness import NeedState
from teilhabe_docs.documents.profile.vocabulary import DOKUMENTE
from teilhabe_docs.documents.written_state import WrittenState
from teilhabe_docs.reporting.format_words import counts, visible
from teilhabe_docs.reporting.freshness_forms import what_changed
from teilhabe_docs.reporting.overview import Overview
from teilhabe_docs.reporting.status_forms import NEED_WORDS, STATE_WORDS, sums
from teilhabe_docs.resources import content, folder

_COLUMNS = (NeedState.GEFUELLT, NeedState.ANLAGE, NeedState.ENTFAELLT, NeedState.LEER)


def as_html(overview: Overview) -> str:
    """The page, the same for the same repositories."""
    return filled(
        "status.html",
        overview=overview,
        summen=sums(overview),
        titel=DOKUMENTE,
        stand=STATE_WORDS,
        geaendert=what_changed,
        zustaende=_COLUMNS,
        zustand=NEED_WORDS,
        leer=NeedState.LEER,
        schwere=Severity,
        aktuell=WrittenState.CURRENT,
    )


def filled(template: str, **values: Any) -> str:
    """A page of `templates/` with its values put in."""
    return filled_text(content(folder("templates") / template).decode(), **values)


def filled_text(template: str, **values: Any) -> str:
    """The text of a page with its values put in; texts among them are escaped."""
    return _compiled(template).render(values)


@cache
def _compiled(template: str) -> Template:
    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_shown,
    )
    environment.filters |= {"anzahlen": counts, "heaviest_first": heaviest_first}
    return environment.from_string(template)


def _shown(value: Any) -> Any:
    """Texts on one line and without characters that no page may hold."""
    return visible(value) if isinstance(value, str) and not hasattr(value, "__html__") else value
