"""Tdocs called from outside: arguments in; exit code, stdout and stderr out."""

import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Ergebnis:
    """How a call ended and what it said."""

    code: int
    out: str
    err: str

    @property
    def alles(self) -> str:
        return self.out + self.err


Tdocs = Callable[..., Ergebnis]
"""`tdocs("validate", "haus")` in this process, from the test's own folder."""

HAUS: dict[str, str | bytes] = {
    "provider.yaml": "name: Lebensräume Musterstadt gGmbH\nleitbild: {datei: texte/leitbild.md}\n",
    "offer.yaml": "id: haus\nbezeichnung: Haus am See\nvertragsgrundlage: sgb9_125\nplaetze: 12\n",
    "staffing.yaml": "positionen:\n  - {id: leitung, funktion: Leitung}\n",
    "texte/leitbild.md": "Wir sind da.\n",
}
"""A repository without findings."""


def prozess(
    *argumente: str, eingabe: bytes = b"", umgebung: dict[str, str] | None = None, **rest: object
) -> subprocess.CompletedProcess[bytes]:
    """The same in a process of its own, with its bytes."""
    befehl = [sys.executable, "-m", "teilhabe_docs", *argumente]
    return subprocess.run(befehl, input=eingabe, env=umgebung, capture_output=True, check=False, **rest)  # type: ignore[call-overload,no-any-return]
