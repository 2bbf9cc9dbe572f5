"""Whether texts can name a law of one's own at all: by its abbreviation or a long name."""

from collections.abc import Iterator, Mapping

from teilhabe_docs.recht.citation_parser import read_citations
from teilhabe_docs.recht.law import Gesetz
from teilhabe_docs.recht.law_completion import OwnLaw
from teilhabe_docs.recht.law_data import Laws, built_in, in_force
from teilhabe_docs.recht.own_files import short

_LONGEST = 60


def unnamed(own: Mapping[str, OwnLaw], laws: Laws) -> Iterator[tuple[str, str]]:
    """The laws that no text can name, each with what to say of it; `laws` are all that hold with them."""
    with in_force(lambda: laws):
        heard = {name: _heard_as(laws[name]) for name in own if name not in built_in()}
    for name, other in heard.items():
        if other == name:
            continue
        if other in built_in() and own[name].official:
            official = built_in()[other].amtlich or other
            yield name, _OTHER_STATE.format(short(name), other, official)
        elif other in built_in():
            yield name, _OTHER_NAME.format(_shown(name), other, other)
        else:
            yield name, _NO_NAME.format(_shown(name))


def _heard_as(law: Gesetz) -> str:
    """The law as which a citation of this one is read; empty where it is read as none."""
    plain = " ".join(law.kuerzel.split())
    if len(plain) > _LONGEST:
        return ""
    heard = [_read(name, law.einheit) for name in (plain, *law.aliase)]
    if plain == law.kuerzel and law.kuerzel in heard:
        return law.kuerzel
    return heard[0]


def _read(name: str, unit: str) -> str:
    citations = read_citations(f"Das folgt aus {unit} 1 {name}.")
    return next((cited.quelle.name for cited in citations if cited.quelle and cited.normen), "")


def _shown(name: str) -> str:
    return short(" ".join(name.split()))


_OTHER_NAME = (
    "Das Gesetz »{}« heißt hier »{}«; so zählt die Datei nicht. Bitte »kuerzel: {}« schreiben, mit einem "
    "gewöhnlichen Leerzeichen."
)
_OTHER_STATE = (
    "»{}« ist nicht das geltende {}; dieses heißt im amtlichen XML »{}«. Die Datei zählt nicht. Bitte das "
    "XML dieses Gesetzes laden."
)
_NO_NAME = (
    "»{}« wird in Texten nicht als Gesetz erkannt; die Datei zählt nicht. Erwartet wird unter »kuerzel« ein "
    "Wort, das groß beginnt, wie »MusterG«, oder unter »aliase« ein Name wie »Mustergesetz«."
)
