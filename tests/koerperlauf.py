"""Bodies against the data of a large offer, in a process whose memory and time the system bounds.

`laufe` starts it: cases go in as JSON, each the keys of a section beside its id and title and the section's
body; out comes for each what `Ausgang` says. What raises anything ends the process.
"""

import json
import resource
import subprocess
import sys
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

SPEICHER = 700_000_000
"""Bytes of address space."""
ZEIT = 15
"""Seconds of processor time for all cases of a run."""
_TESTS = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Ausgang:
    """What has become of a case: findings without any data, with the data, length of the document."""

    profil: list[str]
    dokument: list[str]
    zeichen: int


def laufe(faelle: list[tuple[str, str]], groesse: int = 60) -> list[Ausgang]:
    """What becomes of the cases (`eintrag`, `text`) with lists of `groesse` entries."""
    lauf = subprocess.run(
        [sys.executable, __file__],
        input=json.dumps({"groesse": groesse, "faelle": faelle}),
        capture_output=True,
        text=True,
        check=False,
    )
    assert lauf.returncode == 0, f"after {lauf.stdout.count(chr(10))} cases: {lauf.stderr[-3000:]}"
    return [Ausgang(**json.loads(zeile)) for zeile in lauf.stdout.splitlines()]


def daten(groesse: int) -> dict[str, Any]:
    """An offer whose every list has `groesse` entries, and whose texts are long."""
    text = "Ein *Satz* mit Wörtern.[^a]\n\n- {{ bezeichnung }}\n- zwei\n\n" * 150 + "[^a]: Note.\n"
    return {
        "angebot": {
            "methoden": [f"m{i}" for i in range(groesse)],
            "gruppen": [{"id": f"g{i}", "bezeichnung": f"G{i}", "plaetze": i} for i in range(groesse)],
            "leistungen": {
                "individuell": [
                    {"anlass": "zusatzangebot", "punkte": [f"p{i}" for i in range(10)]}
                    for _ in range(groesse)
                ]
            },
            "plaetze": 12,
            "vernetzung": text,
        },
        "traeger": {"leitbild": text},
        "personal": {
            "positionen": [
                {"id": f"s{i}", "funktion": f"Stelle {i}", "bereich": "gruppe", "vzae": 1}
                for i in range(groesse)
            ]
        },
    }


def _bedient() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (SPEICHER, SPEICHER))
    resource.setrlimit(resource.RLIMIT_CPU, (ZEIT, ZEIT))
    sys.path.insert(0, str(_TESTS))
    from kleinprofil import gebaut, geladen, lies_profil, stellen
    from teilhabe_docs.documents.profile.profile_check import check_profile
    from teilhabe_docs.rendering.markdown.markdown_writer import write_markdown

    auftrag = json.loads(sys.stdin.read())
    with tempfile.TemporaryDirectory() as ordner:
        gelesen = geladen(Path(ordner) / "k", **daten(auftrag["groesse"]))
        for nummer, (eintrag, text) in enumerate(auftrag["faelle"]):
            abschnitte = f"  - {{id: a, titel: A{eintrag and ', '}{eintrag}}}\n"
            profil = lies_profil(Path(ordner) / str(nummer), abschnitte, {"a.md": text})
            am_profil = stellen(check_profile(profil))
            am_dokument, zeichen = [], 0
            if not am_profil:
                fertig = gebaut(gelesen, profil)
                am_dokument, zeichen = stellen(fertig.befunde), fertig.zeichen
                if not am_dokument:
                    write_markdown(fertig.dokument)
            print(json.dumps(asdict(Ausgang(am_profil, am_dokument, zeichen))), flush=True)


if __name__ == "__main__":
    _bedient()
