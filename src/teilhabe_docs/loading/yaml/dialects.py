"""Which plain scalars other YAML readers take for something else than the text that the author typed."""

import re
from collections.abc import Mapping

from yaml.constructor import SafeConstructor
from yaml.nodes import ScalarNode
from yaml.resolver import BaseResolver, Resolver

from teilhabe_docs.loading import codes
from teilhabe_docs.loading.codes import FindingCode
from teilhabe_docs.model.value_errors import shown_value

_TAG = "tag:yaml.org,2002:"


class _Yaml11(Resolver):
    """PyYAML's rules, and `y` and `n`, which YAML 1.1 takes for switches too."""


class _Yaml12(BaseResolver):
    """The core schema of YAML 1.2 (YAML 1.2.2, 10.3.2), by which editors read."""


_KERN = {
    "null": (r"~|null|Null|NULL", "~nN"),
    "bool": (r"true|True|TRUE|false|False|FALSE", "tTfF"),
    "int": (r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", "-+0123456789"),
    "float": (
        r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)",
        "-+.0123456789",
    ),
}

_Yaml11.add_implicit_resolver(f"{_TAG}bool", re.compile("^[yYnN]$"), list("yYnN"))
for _name, (_muster, _anfang) in _KERN.items():
    _Yaml12.add_implicit_resolver(f"{_TAG}{_name}", re.compile(f"^(?:{_muster})$"), list(_anfang))

_LESER = (_Yaml11.yaml_implicit_resolvers, _Yaml12.yaml_implicit_resolvers)
BEGINNINGS = frozenset(anfang for tabelle in _LESER for anfang in tabelle)
"""How a scalar begins (one character, or nothing) that a reader may take for anything but text."""

_RECHNER = SafeConstructor()

_ARTEN = {
    "bool": codes.WAHRHEITSWERT,
    "timestamp": codes.DATUM,
    "null": codes.NULL_WORT,
    "value": codes.EIGENE_BEDEUTUNG,
    "merge": codes.EIGENE_BEDEUTUNG,
}
"""What a reader takes a scalar for, and the finding; numbers are told apart by how they are written."""

_MELDUNGEN = {
    codes.FUEHRENDE_NULL: "ist für andere YAML-Leser eine Zahl{zahl}, die Null am Anfang geht verloren",
    codes.UHRZEIT_ODER_VERHAELTNIS: "rechnen andere YAML-Leser in eine Zahl um{zahl}",
    codes.WAHRHEITSWERT: "ist für andere YAML-Leser ein Schalter (ein oder aus) und kein Text",
    codes.DATUM: "ist für andere YAML-Leser ein Datum und kein Text",
    codes.ZAHL: "ist für andere YAML-Leser eine Zahl{zahl} und kein Text",
    codes.NULL_WORT: "bedeutet für andere YAML-Leser, dass nichts dasteht",
    codes.EIGENE_BEDEUTUNG: "hat in YAML eine eigene Bedeutung, an der andere YAML-Leser scheitern",
}

MENDABLE = frozenset(kennung.code for kennung in _MELDUNGEN)
"""The codes of the findings that quotation marks mend without changing what tdocs reads."""

_GERECHNET = 20  # longer numbers are not told in other ways of writing them


def is_ambiguous(value: str) -> bool:
    """Whether a reader of YAML 1.1 or 1.2 takes a plain scalar for anything but text."""
    return bool(_art(value, *_LESER))


def difference(wert: str, *, by_fix: bool) -> tuple[FindingCode, str] | None:
    """Kind and message, where a reader of YAML 1.1 or 1.2 takes a plain scalar for anything but text.

    `by_fix`: `tdocs fix` mends it, as in the files that it rewrites.
    """
    art = _art(wert, *_LESER)
    if not art:
        return None
    kennung = _ARTEN.get(art) or _zahlenart(wert)
    meldung = _MELDUNGEN[kennung].format(zahl=_gerechnet(wert))
    rat = "; `tdocs fix` erledigt das" if by_fix else f': "{wert}"'
    return kennung, f"{shown_value(wert)} {meldung}. Bitte in Anführungszeichen setzen{rat}."


def _art(wert: str, *leser: Mapping[str, list[tuple[str, re.Pattern[str]]]]) -> str:
    """What the first of the readers takes a scalar for that does not take it for text; empty for none."""
    regeln = (regel for tabelle in leser for regel in tabelle.get(wert[:1], ()))
    return next((tag.removeprefix(_TAG) for tag, muster in regeln if muster.match(wert)), "")


def _zahlenart(wert: str) -> FindingCode:
    if ":" in wert:
        return codes.UHRZEIT_ODER_VERHAELTNIS
    return codes.FUEHRENDE_NULL if re.match(r"[-+]?0[0-9]", wert) else codes.ZAHL


def _gerechnet(wert: str) -> str:
    """What PyYAML makes of a number, if it is another row of characters."""
    art = _art(wert, _LESER[0])
    if art not in ("int", "float") or len(wert) > _GERECHNET:
        return ""
    try:
        zahl = _RECHNER.construct_document(ScalarNode(f"{_TAG}{art}", wert))
    except ValueError:  # `0x_` and its like
        return ""
    return "" if str(zahl) == wert else f" ({zahl})"
