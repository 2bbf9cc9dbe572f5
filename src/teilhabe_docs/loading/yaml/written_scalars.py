"""A single value as it is written in a YAML file: plain where that reads as the same text, else quoted."""

import json
import re

from teilhabe_docs.loading.yaml.yaml_writer import as_yaml

_PLAIN = re.compile(r"[^\W\d_][\w /.()äöüÄÖÜß§&+-]*|\d+")


class Figure(str):
    """A number as it is typed, which needs no quotation marks where it stands for one."""

    __slots__ = ()


def quoted(value: str) -> str:
    """The value between double quotation marks."""
    return json.dumps(value, ensure_ascii=False)


def in_block(value: str) -> str:
    """The value on the line of its key or dash."""
    if isinstance(value, Figure):
        return value
    written = as_yaml({"k": value}).removeprefix("k:").strip()
    return quoted(value) if "\n" in written else written


def in_flow(value: str) -> str:
    """The value between braces or brackets."""
    plain = _PLAIN.fullmatch(value) and in_block(value) == value
    return value if plain else quoted(value)
