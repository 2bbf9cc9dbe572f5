"""Each command reads each file of a repository once."""

import os
from collections import Counter
from pathlib import Path

import pytest

from cli.aufruf import HAUS, Tdocs
from helpers import build_tree
from sampling import few
from teilhabe_docs.loading.files import reader

COMMANDS = (
    ("validate",),
    ("validate", "offer.yaml"),
    ("lint",),
    ("lint", "provider.yaml"),
    ("lint", "--no-ignores"),
    ("fix", "--diff"),
    ("render", "--out", "aus"),
    ("render", "--comments"),
    ("render", "--comments", "--offer", "sued"),
    ("render", "--final", "--format", "md"),
    ("render", "--jobs", "2", "--format", "md"),
    ("render", "--check"),
    ("render", "--check", "--comments"),
    ("outline",),
    ("synopse",),
    ("synopse", "--format", "docx"),
    ("personal",),
    ("status",),
    ("status", "--format", "html"),
)
TREE: dict[str, str | bytes] = {
    **{name: text for name, text in HAUS.items() if name != "offer.yaml"},
    "tdocs.yaml": "ausnahmen: [{regel: TD701, ort: leitbild, grund: folgt, person: A}]\n",
    "texte/leitbild.md": "Das Angebot besteht seit XX.XX.20XX.\n",
    "offer.yaml": "id: nord\nbezeichnung: Nord\nvertragsgrundlage: sgb9_125\n",
    "sued/offer.yaml": "# tdocs: ignore[TD301:ziele] Umbau\nid: sued\nbezeichnung: Süd\n",
}


@pytest.mark.parametrize("command", few(COMMANDS, 3), ids=" ".join)
def test_each_file_is_read_once(
    tdocs: Tdocs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    build_tree(tmp_path, TREE)
    monkeypatch.chdir(tmp_path)
    opened: Counter[str] = Counter()
    really = reader._opener

    def count(path: str, flags: int) -> int:
        opened[os.path.relpath(path)] += 1
        return really(path, flags)

    monkeypatch.setattr(reader, "_opener", count)
    assert tdocs(*command).code in (0, 1)
    read = {name: times for name, times in opened.items() if Path(name).as_posix() in TREE}
    assert set(read.values()) == {1}, read
    assert "offer.yaml" in read or "provider.yaml" in read
