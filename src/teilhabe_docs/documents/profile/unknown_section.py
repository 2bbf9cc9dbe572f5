"""What to say of a section that a profile names and the one that it extends does not have."""

from collections.abc import Callable, Collection, Mapping

from teilhabe_docs.near_names import ending_in_meant, nearest

_OF_PART = {
    "einfuegen": "; gemeint: »{0}«? Hinter einem Teil steht nur ein weiterer Teil (»teile« mit »nach: {1}«).",
    "aendern": ". Bitte unter »{0}« bei »teile« ändern.",
    "reihenfolge": "; er bleibt darin. Bitte hier streichen.",
}


def unknown_section(
    id_: str,
    key: str,
    base: str,
    sections: Collection[str],
    parts: Mapping[str, Collection[str]],
    gone: Callable[[str], str],
) -> str:
    """What is wrong with the id under `key`.

    `parts` are those of the section that stands before its last dot, by that; `gone` says where a package
    tells that the section has gone.
    """
    above, _, part = id_.rpartition(".")
    if part in parts.get(above, ()):
        advice = _OF_PART.get(key, ".").format(above, part)
        return f"»{id_}« ist kein Abschnitt, sondern ein Teil von »{above}«{advice}"
    said = f"Den Abschnitt »{id_}« gibt es in »{base}« nicht"
    if told := gone(id_):
        return f"{said}; {told}. Bitte anpassen oder streichen."
    return said + ending_in_meant(nearest(id_, sections))
