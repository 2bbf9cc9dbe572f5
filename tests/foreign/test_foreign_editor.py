"""What an editor with the language server for YAML offers and underlines, by the schemas in `.tdocs/`."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cli.aufruf import prozess
from foreign.editor import Editor
from helpers import build_tree
from own_fields import FIELDS

pytestmark = pytest.mark.foreign

HEAD = "# yaml-language-server: $schema=.tdocs/offer.schema.json\nid: haus\n"
OWN = "eigene:\n  fahrzeuge: viele\n  hilfebedarf: \n  \n"
HOUSE = "profil: haus\ndokument: leistungsbeschreibung\ntitel: Haus\nerweitert: rahmen\n"


@pytest.fixture
def opened(node: Path, tmp_path: Path) -> Iterator[Callable[[str], Editor]]:
    """An editor on `offer.yaml` of a repository whose profile declares fields."""
    editors: list[Editor] = []

    def start(offer: str) -> Editor:
        gliederung = "profile/leistungsbeschreibung/haus/gliederung.yaml"
        files = {"offer.yaml": offer, "tdocs.yaml": "", gliederung: HOUSE + FIELDS}
        folder = build_tree(tmp_path / "haus", files)
        written = prozess("schema", "--write", "--profiles", "profile", cwd=folder)
        assert written.returncode == 0, written.stderr
        server = node / "node_modules/yaml-language-server/bin/yaml-language-server"
        editors.append(Editor(server, folder / "offer.yaml"))
        return editors[-1]

    yield start
    for editor in editors:
        editor.close()


def test_own_fields_are_offered_and_judged(opened: Callable[[str], Editor]) -> None:
    editor = opened(f"{HEAD}bezeichnung: Haus\nprofil: {{leistungsbeschreibung: haus}}\n{OWN}")
    offered = editor.suggestions(7, 2)
    assert {"fahrdienst", "fls_preis", "nachtbeginn", "treffpunkte"} <= set(offered)
    assert "fahrzeuge" not in offered
    assert "gering" in editor.suggestions(6, 15)
    assert "Zahl der Fahrzeuge" in editor.hover(5, 4)
    assert 5 in [mistake["range"]["start"]["line"] for mistake in editor.mistakes]


def test_built_in_fields_are_offered_alike(opened: Callable[[str], Editor]) -> None:
    editor = opened(f"{HEAD}\n")
    assert {"bezeichnung", "plaetze", "eigene"} <= set(editor.suggestions(2, 0))
