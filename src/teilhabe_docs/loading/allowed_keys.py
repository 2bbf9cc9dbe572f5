"""Places of a model: what they are called, and the keys that may stand there in any of their forms."""

from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel

from teilhabe_docs.loading.yaml.node_tree import DataPath

_FEW = 15
_NAMES = "Namen als Schlüssel, unter jedem "
_ROOTS = {"Traeger": "traeger", "Angebot": "angebot", "Personal": "personal", "Konfiguration": "tdocs"}


def allowed_keys(klasse: type[BaseModel], pfad: DataPath) -> tuple[str, ...]:
    """The keys that the value at `pfad` below `klasse` may have, of all forms it may take, in their order."""
    annotationen: list[Any] = [klasse]
    for teil in pfad:
        annotationen = [unten for oben in annotationen for unten in _unter(oben, teil)]
    klassen = [k for annotation in annotationen for k in _modelle(annotation)]
    return tuple(dict.fromkeys(name for k in klassen for name in k.model_fields))


def keys_in_words(klasse: type[BaseModel], pfad: DataPath) -> str:
    """What is expected at a place of keys: its keys, unless too many, or ids of one's own with theirs."""
    names = allowed_keys(klasse, pfad)
    listed = f" ({', '.join(names)})" if 0 < len(names) <= _FEW else ""
    kinds: list[Any] = [klasse]
    for part in pfad:
        kinds = [below for above in kinds for below in _unter(above, part)]
    own = any(_is_map(kind) for kind in kinds)
    if not listed and (said := _described(klasse, pfad)):
        listed = f" ({said})"
    return f"{_NAMES * own}Schlüssel mit Werten{listed}"


def _described(klasse: type[BaseModel], pfad: DataPath) -> str:
    """What a mapping of values by names holds, in the words of its field; empty where it is none."""
    kinds: list[Any] = [klasse]
    for part in pfad[:-1]:
        kinds = [below for above in kinds for below in _unter(above, part)]
    fields = [
        k.model_fields[pfad[-1]] for kind in kinds for k in _modelle(kind) if pfad[-1] in k.model_fields
    ]
    return next((f.description or "" for f in fields if get_origin(f.annotation) is dict), "")


def _is_map(annotation: Any) -> bool:
    """Whether it is a mapping of names of one's own to models, or annotated so."""
    inner = annotation.__value__ if hasattr(annotation, "__value__") else annotation
    if get_origin(inner) is dict:
        return bool(_modelle(get_args(inner)[1]))
    return get_origin(inner) is Annotated and _is_map(get_args(inner)[0])


def field_path(klasse: type[BaseModel], pfad: DataPath) -> str:
    """The full path of a field, without which entry of a list it is: `angebot.gruppen[].plaetze`."""
    root = _ROOTS.get(klasse.__name__, "")
    return root + "".join("[]" if isinstance(teil, int) else f".{teil}" for teil in pfad)


def _unter(annotation: Any, teil: str | int) -> list[Any]:
    """What stands below a key or an index; a part that matches nothing is the name of a form: stay."""
    if get_origin(annotation) is dict:
        return [get_args(annotation)[1]]
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation.model_fields[teil].annotation] if teil in annotation.model_fields else []
    inneres = [annotation.__value__] if hasattr(annotation, "__value__") else get_args(annotation)
    if isinstance(teil, int) and get_origin(annotation) in (tuple, list):
        return [a for a in inneres if a is not Ellipsis]
    return [unten for a in inneres for unten in _unter(a, teil)]


def _modelle(annotation: Any) -> list[type[BaseModel]]:
    """All models that an annotation mentions, through unions, lists and named types."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    if hasattr(annotation, "__value__"):
        return _modelle(annotation.__value__)
    return [klasse for teil in get_args(annotation) for klasse in _modelle(teil)]
