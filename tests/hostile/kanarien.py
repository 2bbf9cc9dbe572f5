"""A stranger's repository that leaves a mark if anything in it is ever run."""

from pathlib import Path

from cli.aufruf import HAUS
from helpers import build_tree

MODULE = (
    *("pickle.py", "sitecustomize.py", "usercustomize.py", "yaml.py", "typing.py", "signal.py"),
    *("jinja2/__init__.py", "pip/__init__.py", "pip/__main__.py", "venv/__init__.py", "venv/__main__.py"),
    *("teilhabe_docs/__init__.py", "teilhabe_docs/__main__.py", "multiprocessing/__init__.py"),
)
"""Modules that Python, pip or tdocs import, in the place where the current folder would bring them in."""


def feindlich(ordner: Path, marke: Path, angebote: int = 2) -> Path:
    """A repository of some offers beside modules that write their names into the folder `marke`."""
    marke.mkdir()
    code = f"import os; open(os.path.join({str(marke)!r}, __name__), 'w').close()\n"
    rest = {name: text for name, text in HAUS.items() if name != "offer.yaml"}
    offers = {
        f"angebote/{n}/offer.yaml": str(HAUS["offer.yaml"]).replace("id: haus", f"id: haus-{n}")
        for n in range(angebote)
    }
    return build_tree(ordner, {**rest, **offers, **dict.fromkeys(MODULE, code)})


def gelaufen(marke: Path) -> list[str]:
    """The modules of the repository that were run."""
    return sorted(datei.name for datei in marke.iterdir())
