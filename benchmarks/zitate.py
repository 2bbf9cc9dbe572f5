"""Citations of law: how many verdicts over the corpus are right, and how long a megabyte of text takes."""

import sys
import time
from itertools import cycle
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "recht"))

from zitatkorpus import Fall, faelle

from teilhabe_docs.recht.citation_check import verdicts
from teilhabe_docs.recht.verdict import Surroundings

SIZE = 1_000_000  # bytes
PACE = 100  # words for each citation
ROUNDS = 5
SECOND_HAND = "zweite-hand"  # a file of cases, each written before the program saw it
TEXT = (
    "Die leistungsberechtigten Personen entscheiden selbst, wie sie wohnen und ihren Alltag gestalten. "
    "Das Angebot begleitet sie dabei; Art und Umfang richten sich nach dem Gesamtplan. Im Ort arbeitet es "
    "mit anderen zusammen: Vereine, Nachbarschaft, Ärztinnen. Dann wird geprüft, ob die Ziele noch passen."
)
CITATIONS = (
    "§ 125 Abs. 2 S. 1 Nr. 5 SGB IX",
    "§§ 53, 54 SGB XII",
    "§ 7 Abs. 2",
    "§ 82 Abs. 1b LRV SGB IX",
    "Art. 9 Abs. 2 DSGVO",
    "§ 8a Abs. 4 SGB VIII i. V. m. § 4 KKG",
    "§ 1831 BGB",
    "§ 12 der Hausordnung",
)


def megabyte() -> str:
    """A text with a citation each hundred words."""
    words, citations = cycle(TEXT.split()), cycle(CITATIONS)
    parts: list[str] = []
    size = 0
    while size < SIZE:
        parts.append(" ".join(next(words) for _ in range(PACE - 1)) + f" {next(citations)}.\n\n")
        size += len(parts[-1].encode())
    return "".join(parts)


def figures(name: str, cases: list[Fall]) -> None:
    """Print how many verdicts over the cases are right."""
    right, wrong, missing = (sum(column) for column in zip(*(case.bilanz() for case in cases), strict=True))
    quiet = sum(not case.erwartet for case in cases)
    print(f"citations, {name}, {len(cases)} cases, {quiet} with nothing to report:")
    print(f"  {right} verdicts right, {wrong} wrong, {missing} missing")
    precision, recall = right / (right + wrong), right / (right + missing)
    print(f"  precision {precision:.3f} (at least 0.99), recall {recall:.3f} (at least 0.97)")


def main() -> None:
    cases = [*faelle(), *faelle("verfehlt")]
    for case in cases:
        _, wrong, missing = case.bilanz()
        if wrong or missing:
            print(f"  {case.datei}: {case.satz!r}: {case.gefunden()}, expected {list(case.erwartet)}")
    figures("all", cases)
    figures("second hand", [case for case in cases if case.datei == SECOND_HAND])
    text = megabyte()
    around = Surroundings("sgb9_125", "angebot.kurzbeschreibung")
    seconds = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        found = sum(1 for _ in verdicts(text, around))
        seconds.append(time.perf_counter() - start)
    print(f"citations, 1 MB: {sorted(seconds)[ROUNDS // 2]:.3f} s, {found} verdicts (at most 0.3 s)")


if __name__ == "__main__":
    main()
