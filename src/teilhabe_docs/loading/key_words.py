"""What is meant by a key that there is not here: by its synonyms, by its place, by a slip of the pen."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from teilhabe_docs.loading.yaml.packaged_data import data_beside
from teilhabe_docs.model.base import Model
from teilhabe_docs.model.fields import BUILT_IN_FIELDS, FieldCatalogue, fields_of
from teilhabe_docs.near_names import Near, nearest, plain

FILES: Mapping[str, str] = {"traeger": "provider.yaml", "angebot": "offer.yaml", "personal": "staffing.yaml"}
"""The file that the fields below each root stand in."""

_CUTOFF = 0.75
_NAMED = 3  # so many places of a key are told


@dataclass(frozen=True, slots=True)
class MeantKey:
    """Keys that may be meant, all of them here; or `key` that stands at `places`, in this file or another.

    `asked`: what a word with several meanings may mean, for a question. `paths` are the fields that are meant
    elsewhere, or may be.
    """

    here: Near = ()
    key: str = ""
    places: Near = ()
    asked: str = ""
    paths: tuple[str, ...] = ()

    @property
    def elsewhere(self) -> str:
        """Where the key belongs, to follow a sentence without its full stop; empty where it belongs here."""
        return f"; »{self.key}« gehört {' oder '.join(self.places)}" if self.places else ""


def meant_key(
    root: str,
    above: str,
    name: str,
    allowed: tuple[str, ...],
    fields: FieldCatalogue = BUILT_IN_FIELDS,
) -> MeantKey:
    """For a key `name` below the field `above` (empty: at the root) of a file, where `allowed` may stand."""
    small = plain(name)
    same = tuple(key for key in allowed if plain(key) == small) or _labelled(fields, root, above, small)
    if same:
        return MeantKey(here=same)
    synonyms = _synonyms().get(small, ())
    group = above.rpartition(".")[2]
    here = [path for path in synonyms if _group(path) == group and (group or path.partition(".")[0] == root)]
    if keys := tuple(dict.fromkeys(key for path in here if (key := path.rpartition(".")[2]) in allowed)):
        return MeantKey(here=keys)
    if keys := tuple(dict.fromkeys(key for path in synonyms if (key := path.rpartition(".")[2]) in allowed)):
        return MeantKey(here=keys)
    if root in FILES and (asked := _questions(root).get(small)):
        question = " oder ".join(_reading(path, said, root) for path, said in asked.items())
        return MeantKey(asked=question, paths=tuple(asked))
    targets = [path for path in synonyms if path.partition(".")[0] == root]
    if root in FILES and not targets:
        targets = list(_everywhere(fields, root).get(small, ()))
    targets = [path for path in targets if path.startswith(f"{_joined(root, above)}.")] or targets
    if not targets and root in FILES and not above:
        targets = _in_another_file(fields, root, small)
    near = _near(fields, name, allowed)
    if near and not targets:
        return MeantKey(here=near)
    key = targets[0].rpartition(".")[2] if targets else ""
    if not key or len(targets) > _NAMED or any(path.rpartition(".")[2] != key for path in targets):
        return MeantKey(here=near)
    return MeantKey(key=key, places=tuple(_place(path, root) for path in targets), paths=tuple(targets))


def _labelled(fields: FieldCatalogue, root: str, above: str, small: str) -> tuple[str, ...]:
    """The fields of one's own right below `above` that are called so in documents."""
    group = _joined(root, above).replace("[]", "")
    return tuple(
        path.rpartition(".")[2]
        for path, one in fields.declared.items()
        if path.rpartition(".")[0] == group and plain(one.description) == small
    )


def never_for_each_other() -> Iterator[tuple[str, str]]:
    """Pairs of fields, below their roots, of which none is suggested for the other."""
    yield from ((one, other) for one, other in data_beside("keys.yaml")["nie"])


def _near(fields: FieldCatalogue, name: str, allowed: tuple[str, ...]) -> Near:
    """What a slip of the pen may mean; the name of another field is none but in singular and plural."""
    small = plain(name)
    near = nearest(name, allowed, _CUTOFF)
    if any(small in _everywhere(fields, root) for root in FILES):
        near = tuple(key for key in near if key.startswith(small) or small.startswith(key))
    if len(near) != 1:
        return near
    last = [(one.rpartition(".")[2], other.rpartition(".")[2]) for one, other in never_for_each_other()]
    rivals = [pair for pair in last if near[0] in pair and set(pair) <= set(allowed)]
    others = [other for pair in rivals for other in pair if other != near[0]]
    return (*near, *nearest(name, others, _CUTOFF - 0.15))


def _in_another_file(fields: FieldCatalogue, root: str, small: str) -> list[str]:
    """Fields of another file's uppermost level, or what its synonyms mean; those of this file if it has them.

    `homepage` is what an offer has as well as its provider.
    """
    synonyms = [path for path in _synonyms().get(small, ()) if path.partition(".")[0] != root]
    here = [f"{root}.{path.partition('.')[2]}" for path in synonyms if path.count(".") > 1]
    known = _everywhere(fields, root)
    if own := [path for path in here if path in known.get(plain(path.rpartition(".")[2]), ())]:
        return own
    top = [path for other in FILES if other != root for path in _everywhere(fields, other).get(small, ())]
    deep = top if len(top) == 1 else []
    return synonyms or [path for path in top if path.count(".") == 1] or deep


def _place(path: str, root: str) -> str:
    own, _, rest = path.partition(".")
    above = rest.rpartition(".")[0]
    where = [f"in {FILES[own]}"] if own != root else []
    if above.endswith("[]"):
        where.append(f"in einen Eintrag von »{above.removesuffix('[]')}«")
    elif above:
        where.append(f"unter »{above}«")
    return " ".join(where) or "ganz nach links"


def _reading(path: str, said: str, root: str) -> str:
    place = _place(path, root)
    return f"»{path.rpartition('.')[2]}« ({said}, {place})"


def _group(path: str) -> str:
    """The key that a field stands below; empty at the root of a file."""
    parts = path.split(".")
    return parts[-2] if len(parts) > 2 else ""


def _joined(root: str, above: str) -> str:
    return f"{root}.{above}" if above else root


@cache
def _synonyms() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    data = data_beside("keys.yaml")
    for root in FILES:
        for path, words in data[root].items():
            for word in words:
                found[plain(word)] = (*found.get(plain(word), ()), f"{root}.{path}")
    return found


@cache
def _questions(root: str) -> Mapping[str, Mapping[str, str]]:
    """Words of several meanings in a file: the fields that each may mean, with what sets one apart."""
    rows = [row for row in data_beside("keys.yaml")["nachfragen"] if row.get("in", root) == root]
    return {plain(word): row["bedeutungen"] for row in rows for word in row["woerter"]}


@cache
def _everywhere(fields: FieldCatalogue, root: str) -> Mapping[str, tuple[str, ...]]:
    """All fields below a root by their keys, plainly written."""
    found: dict[str, tuple[str, ...]] = {}
    waiting: list[tuple[type[Model], str]] = [(fields.model(root), root)]
    while waiting:
        kind, path = waiting.pop(0)
        for name, info in fields_of(kind).items():
            here = f"{path}.{name}"
            found[plain(name)] = (*found.get(plain(name), ()), here)
            if isinstance(info.typ, type) and issubclass(info.typ, Model):
                waiting.append((info.typ, f"{here}[]" if info.ist_liste else here))
    return found
