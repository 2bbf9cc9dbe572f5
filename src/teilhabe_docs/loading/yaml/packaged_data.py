"""The YAML files that tdocs brings along: data beside code, in which no mistake is expected."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from teilhabe_docs.resources import content


def packaged_data(file: Traversable) -> Mapping[str, Any]:
    """What such a file holds; it is read as YAML once for this program."""
    from teilhabe_docs.loading.files.kept_values import kept_values

    text = content(file)
    return kept_values().made("data", text.decode(), lambda: _read(text, file.name))


@cache
def data_beside(name: str) -> Mapping[str, Any]:
    """A file that lies beside the models; to read it takes less time than to look for what is kept."""
    return _read(content(files("teilhabe_docs.model") / name), name)


def _read(text: bytes, name: str) -> Mapping[str, Any]:
    from teilhabe_docs.loading.yaml.yaml_reader import read_yaml

    document, findings = read_yaml(text, name)
    assert document is not None, findings
    return document.data
