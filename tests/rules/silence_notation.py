"""The cases of tests/cases/stille/notation.yaml: each as an offer, with what must be found or printed."""

import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from case_files import read_cases

CASES = Path(__file__).resolve().parents[1] / "cases" / "stille" / "notation.yaml"
CODES = {"TD050", "TD051", "TD052", "TD330", "TD331", "TD332", "TD333", "TD334", "TD802", "TD004"}


def cases(file: Path = CASES) -> list[dict[str, Any]]:
    """All of them that count."""
    return [case for case in read_cases(file) if not case.get("strittig")]


def offer_of(case: dict[str, Any]) -> dict[str, Any]:
    """The part of an offer in which the case stands."""
    text = case["text"]
    match case["stelle"]:
        case "absatz":
            return {"kurzbeschreibung": text}
        case "listenpunkt":
            return {"kurzbeschreibung": "- Küche\n- " + text.replace("\n", "\n  ") + "\n- Bad\n"}
        case "tabellenzelle":
            return {"kurzbeschreibung": f"| Raum | Größe |\n|---|---|\n| {text} | 12 |\n"}
        case "titel":
            return {"anlagen": [{"id": "x", "titel": text}]}
    return {"bezeichnung": text}


def words(blocks: Any) -> Iterator[str]:
    """The words of blocks, one line for each paragraph or cell."""
    from teilhabe_docs.documents.blocks import LineBreak, TextRun, children_of, nodes

    for block in blocks:
        yield "".join(
            node.text if isinstance(node, TextRun) else " " if isinstance(node, LineBreak) else ""
            for node in nodes(block)
        )
        yield from words(children_of(block))


def plain(text: str) -> str:
    """In the form in which words are compared."""
    return " ".join(unicodedata.normalize("NFC", text).split())
