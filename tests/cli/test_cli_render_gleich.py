"""The same input gives the same bytes: elsewhere, later, in another time zone, in another language."""

import os
from pathlib import Path

from cli.aufruf import HAUS, prozess
from helpers import build_tree
from rendering.hausdateien import hausdatei

UMGEBUNGEN = {
    "eins": {"TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1"},
    "woanders/zwei": {
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "tr_TR.UTF-8",
        "LANG": "tr",
        "PYTHONHASHSEED": "2",
    },
}
SPAETER = 2_000_000_000  # seconds: the year 2033
VORLAGE = hausdatei()
"""Made once: the packing itself notes the time."""


def geschrieben(ordner: Path, umgebung: dict[str, str]) -> dict[str, bytes]:
    """What `render` writes in an environment, by path."""
    build_tree(ordner, HAUS | {"tdocs.yaml": "hausvorlage: haus.docx\n", "haus.docx": VORLAGE})
    for datei in ordner.rglob("*"):
        os.utime(datei, (SPAETER, SPAETER) if "woanders" in ordner.as_posix() else None)
    argumente = ("render", ".", "--format", "docx", "--format", "md", "--comments")
    assert prozess(*argumente, umgebung=os.environ | umgebung, cwd=ordner).returncode == 0
    return {p.name: p.read_bytes() for p in (ordner / "ausgabe").rglob("*") if p.is_file()}


def test_folder_time_zone_language_and_age_of_the_files_change_no_byte(tmp_path: Path) -> None:
    eins, zwei = (geschrieben(tmp_path / name, umgebung) for name, umgebung in UMGEBUNGEN.items())
    assert len(eins) == 6
    assert eins == zwei
