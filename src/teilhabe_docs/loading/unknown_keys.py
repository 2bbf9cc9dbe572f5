"""Keys that there are not where they stand: what to say of them, and for which fields they may stand."""

import re
from typing import NamedTuple

from pydantic import BaseModel

from teilhabe_docs.loading.allowed_keys import allowed_keys, field_path
from teilhabe_docs.loading.key_words import FILES, meant_key
from teilhabe_docs.loading.source_text import code_point
from teilhabe_docs.loading.torn_values import REST_OF_A_NUMBER
from teilhabe_docs.loading.yaml.node_tree import DataPath
from teilhabe_docs.model.fields import FieldCatalogue
from teilhabe_docs.model.value_errors import shown_value
from teilhabe_docs.near_names import meant

_UNSICHTBAR = re.compile("[^\\S ]|[\u00ad\u200b-\u200f\u2060]")
_AUFGEZAEHLT = 15


class StandsFor(NamedTuple):
    """For what a key may stand: `here` are keys beside it, `elsewhere` are full paths of other fields."""

    here: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()

    @property
    def said(self) -> bool:
        """Whether there is anything."""
        return bool(self.here or self.elsewhere)


NOTHING = StandsFor()


def stands_for(name: str, klasse: type[BaseModel], above: DataPath, fields: FieldCatalogue) -> StandsFor:
    """For which fields a key may stand that there is not below `above`; none where that is not plain."""
    if _nested_field(name, klasse, above):
        return StandsFor(here=("art",))
    root, _, field = field_path(klasse, above).partition(".")
    if is_own(f"{root}.{field}") and (declared := _declared_as(name, fields)):
        return StandsFor(elsewhere=declared)
    found = meant_key(root, field, name, allowed_keys(klasse, above), fields)
    return StandsFor(found.here, found.paths)


def unknown_key(name: str, klasse: type[BaseModel], darueber: DataPath, fields: FieldCatalogue) -> str:
    """What to say of a key that there is not below `darueber` in a file of this kind."""
    erlaubt = allowed_keys(klasse, darueber)
    if treffer := _UNSICHTBAR.search(name):
        return (
            f"Der Schlüssel {shown_value(name)} enthält ein unsichtbares Zeichen "
            f"({code_point(treffer.group())}). Bitte neu tippen."
        )
    if whole := _nested_field(name, klasse, darueber):
        return f"Ein Feld steht hier unter seinem ganzen Pfad, in einer Zeile: »{whole}: {{art: …}}«."
    if name in erlaubt:
        return f"Der Schlüssel {shown_value(name)} passt nicht zu den anderen hier. Bitte einen weglassen."
    if REST_OF_A_NUMBER.fullmatch(name):
        return (
            f"Den Schlüssel {shown_value(name)} gibt es hier nicht. Ist er der Teil einer Zahl nach dem "
            'Komma, bitte die ganze Zahl ohne Einheit in Anführungszeichen setzen ("0,75"); in Klammern '
            "trennt das Komma Werte."
        )
    found = re.match(r"([^\W\d]\w*):(?=\S)(.+)", name)
    is_rule = (klasse.__name__, darueber) == _RULES and _RULE.match(name)
    if found and not is_rule:
        return f"Nach dem Doppelpunkt gehört ein Leerzeichen: »{found[1]}: {found[2]}«."
    root, _, above = field_path(klasse, darueber).partition(".")
    own = next(
        (path for path in (field_path(klasse, (*darueber, name)), f"{root}.{above}") if is_own(path)), ""
    )
    if is_own(f"{root}.{above}") and (belongs := _declared_elsewhere(name, fields)):
        return f"Den Schlüssel »{name}« gibt es hier nicht: Das Feld gehört {belongs}. Bitte verschieben."
    if (own and not erlaubt) or own.endswith(f".{name}"):
        return _NO_OWN.format(name, own.replace("[]", ""))
    meant_there = meant_key(root, above, name, erlaubt, fields)
    if meant_there.asked:
        return f"Den Schlüssel {shown_value(name)} gibt es hier nicht; gemeint: {meant_there.asked}?"
    doubtful = above and len(meant_there.places) > 1 and len(erlaubt) <= _AUFGEZAEHLT
    if meant_there.here or (meant_there.places and not doubtful):
        where, near = meant_there.elsewhere, meant(meant_there.here)
        return f"Den Schlüssel {shown_value(name)} gibt es hier nicht{where}.{near}"
    if is_rule:
        return f'Eine Regel steht hier unter »schwere«: regeln: {{schwere: {{"{name}": …}}}}.'
    if 0 < len(erlaubt) <= _AUFGEZAEHLT:
        more = " Weitere erklärt ein Profil unter »felder«." if own else ""
        return f"Den Schlüssel {shown_value(name)} gibt es hier nicht; erlaubt: {', '.join(erlaubt)}.{more}"
    return f"Den Schlüssel {shown_value(name)} gibt es hier nicht. {all_keys_of(klasse)}"


def _nested_field(name: str, klasse: type[BaseModel], above: DataPath) -> str:
    """The path of a field that an outline declares step by step instead: `angebot:`, below it `eigene:`."""
    if klasse.__name__ != "Gliederungsdatei" or above[:1] != ("felder",) or len(above) != _BELOW_FIELDS:
        return ""
    begun = str(above[1]).removesuffix(f".{_OWN}").replace(_OWN, "angebot")
    if begun not in (*FILES, "personal.positionen"):
        return ""
    positions = ".positionen" if name == "positionen" else ""
    return f"{begun}{positions}.{_OWN}.{'name' if name in (_OWN, 'positionen') else name}"


def _declared_elsewhere(name: str, fields: FieldCatalogue) -> str:
    """In which file, and where in it, a field of that name stands that profiles declare."""
    places = (
        f"in {FILES[path.partition('.')[0]]}{_AT_POSITION * ('.positionen.' in path)} unter »{_OWN}«"
        for path in _declared_as(name, fields)
    )
    return " oder ".join(places)


def _declared_as(name: str, fields: FieldCatalogue) -> tuple[str, ...]:
    """The fields of one's own of that name."""
    return tuple(path for path in sorted(fields.declared) if path.endswith(f".{_OWN}.{name}"))


def all_keys_of(klasse: type[BaseModel]) -> str:
    """Where all stands that may stand in a file of this kind."""
    root = field_path(klasse, ())
    if klasse.__name__ in _DESCRIBED:
        return _DESCRIBED[klasse.__name__]
    if root not in _FILES:
        return "Alle Schlüssel mit ihrer Bedeutung gibt `tdocs schema profil` aus."
    return f"Alle Schlüssel von {_FILES[root]} stehen in docs/felder.md."


def is_own(path: str) -> bool:
    """Whether it is the field that holds those of profiles."""
    root, _, rest = path.partition(".")
    return (rest == _OWN and root in FILES) or path == f"personal.positionen[].{_OWN}"


_OWN = "eigene"
_BELOW_FIELDS = 2  # steps of the path to what stands below a key of `felder`
_AT_POSITION = " bei einer Position"
_NO_OWN = (
    "Den Schlüssel »{}« gibt es hier nicht: Kein Profil erklärt ein solches Feld. Bitte in der "
    "gliederung.yaml eines Profils unter »felder« erklären ({}.name: {{art: …, beschreibung: …}}), oder "
    "streichen."
)
_FILES = {**FILES, "tdocs": "tdocs.yaml"}
_DESCRIBED = {
    "Gesetz": "Wie die Datei eines Gesetzes aussieht, steht in docs/recht.md.",
    "Paketdatei": "Wie ein Paket aussieht, steht in docs/paket.md.",
}
_RULES, _RULE = ("Konfiguration", ("regeln",)), re.compile(r"TD\d{3}\b|[a-z]+(-[a-z]+)+$")
