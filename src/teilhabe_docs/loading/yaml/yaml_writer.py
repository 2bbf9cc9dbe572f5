"""Plain values to YAML as an author would type it, for the files that `tdocs init` writes."""

import re
from typing import Any

import yaml

from teilhabe_docs.loading.yaml.dialects import is_ambiguous

_TEXT = "tag:yaml.org,2002:str"
_TIME = re.compile(r"\d+(:\d+)+")
"""What only some values of are numbers for readers of YAML 1.1: all are written alike."""


class _YamlWriter(yaml.SafeDumper):
    """Block style, keys in the given order, lists indented below their key."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, indentless=False)

    def ignore_aliases(self, data: Any) -> bool:
        return True


def as_yaml(daten: Any) -> str:
    """A nested value of str, int, list and dict as block YAML with `\\n` line ends.

    Text that a YAML reader would take for something else is quoted; several lines become a `|` block.
    """
    return str(yaml.dump(daten, Dumper=_YamlWriter, allow_unicode=True, sort_keys=False, width=10_000))


def _text(schreiber: yaml.SafeDumper, wert: str) -> yaml.ScalarNode:
    stil = "|" if "\n" in wert else "'" if is_ambiguous(wert) or _TIME.fullmatch(wert) else None
    return schreiber.represent_scalar(_TEXT, str(wert), style=stil)


_YamlWriter.add_representer(str, _text)
_YamlWriter.add_multi_representer(str, _text)  # paths and other texts of a kind
