"""Values in `{…}` that a comma has torn apart: its rest is a key without a value."""

import re
from collections.abc import Collection

from teilhabe_docs.diagnostics import Span
from teilhabe_docs.loading.codes import FindingCode
from teilhabe_docs.loading.meant_value import MeantValue
from teilhabe_docs.loading.yaml.document import Document
from teilhabe_docs.loading.yaml.node_tree import DataPath, PlainValue, into
from teilhabe_docs.model.value_errors import shown_value

REST_OF_A_NUMBER = re.compile(r"\d+[^\d:]{0,30}")
"""What stands behind the comma of a number, with its unit."""
_LONGEST = 60  # characters of a text that a message repeats


def behind_the_comma(data: PlainValue, path: DataPath) -> str:
    """The digits behind the value at a path, in `{schluessel: 4,5 h}`, with a unit; empty without any."""
    around = _around(data, path)
    keys = list(around)
    after = keys[keys.index(path[-1]) + 1 :][:1] if path[-1] in around else []
    rest = str(after[0]) if after and around[after[0]] is None else ""
    return rest if REST_OF_A_NUMBER.fullmatch(rest) else ""


def rest_of_a_text(dokument: Document, span: Span, path: DataPath) -> str:
    """What to say of a key without a value, at `span`, that is the rest of a text; empty where it is none."""
    key = str(path[-1])
    line = dokument.text.split("\n")[span.end_line - 1]
    if key[:1].isdigit() or line[span.end_column - 1 :].lstrip().startswith(":"):
        return ""
    torn: list[str] = []
    of = ""
    around = _around(dokument.data, path)
    for name, value in around.items():
        if isinstance(value, str):
            if key in torn:
                break
            of, torn = name, [value]
        elif value is None:
            torn.append(name)
    if not of or key not in torn:
        return ""
    return (
        f"In geschweiften Klammern trennt ein Komma Einträge; der Text endet deshalb vor {shown_value(key)}. "
        f'Bitte den Text in Anführungszeichen setzen: {of}: "{", ".join(torn)}".'
    )


def torn_text(value: PlainValue) -> MeantValue | None:
    """What to say of a text with a colon in it, which makes it a key and a value; None where it is none."""
    if not isinstance(value, dict) or len(value) != 1:
        return None
    ((key, rest),) = value.items()
    if not isinstance(rest, str) or not rest or '"' in f"{key}{rest}":
        return None
    whole = f"{key}: {rest}"
    shown = whole if len(whole) <= _LONGEST else f"{whole[: _LONGEST - 1]}…"
    return MeantValue(note=f'Der Doppelpunkt trennt. Bitte den Text in Anführungszeichen setzen: "{shown}".')


def glued_pair(value: str, keys: Collection[str]) -> tuple[FindingCode, str] | None:
    """What is wrong with a text that is one of these keys and its value with no plain blank between them."""
    from teilhabe_docs.loading.yaml.yaml_errors import glued

    if value.partition(":")[0] not in keys or not (found := glued(value, 0)):
        return None
    return found[0], found[1]


def _around(data: PlainValue, path: DataPath) -> dict[str, PlainValue]:
    for step in path[:-1]:
        data = into(data, step)
    return data if isinstance(data, dict) else {}
