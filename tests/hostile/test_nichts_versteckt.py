"""Nothing that a repository holds besides takes an offer out of sight."""

from pathlib import Path

from cli.aufruf import HAUS
from helpers import build_tree
from teilhabe_docs.loading.repository import load_repository

SUED = str(HAUS["offer.yaml"]).replace("id: haus", "id: sued")


def ids(ordner: Path) -> list[str]:
    return [geladen.konzept.angebot.id for geladen in load_repository(ordner).konzepte]


def test_a_file_of_virtual_environments_hides_no_offer(tmp_path: Path) -> None:
    build_tree(
        tmp_path, {**HAUS, "angebote/sued/offer.yaml": SUED, "angebote/pyvenv.cfg": "home = /usr/bin\n"}
    )
    assert ids(tmp_path) == ["sued", "haus"]


def test_what_a_virtual_environment_holds_is_no_offer(tmp_path: Path) -> None:
    paket = {
        "umgebung/pyvenv.cfg": "home = /usr/bin\n",
        "umgebung/bin/python": "",
        "umgebung/lib/python3.13/site-packages/paket/offer.yaml": SUED,
    }
    build_tree(tmp_path, {**HAUS, **paket})
    assert ids(tmp_path) == ["haus"]
