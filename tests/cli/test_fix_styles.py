"""`tdocs fix` in each style in which YAML can write a text: it is mended, and no byte beside it changes."""

import json
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from cli.test_fix_texts import KEPT, MENDED, PARTLY, mended
from helpers import build_tree
from rules.linten import lint
from sampling import few
from teilhabe_docs.application.fix import rewritten, write_rewritten

HEAD = "# Kopf  \nid: haus\nbezeichnung: 'Haus am See'   # bleibt\nvertragsgrundlage: sgb9_125\n"
TAIL = "land: ni   # bleibt\nplaetze:   12\n\n# Ende\n"


def block(text: str) -> str:
    return "\n".join(f"  {line}" if line else "" for line in text.split("\n"))


def spaced(text: str) -> str:
    return block(text.replace("\n", "\n\n"))


STYLES: dict[str, Callable[[str], str]] = {
    "literal": lambda text: f"kurzbeschreibung: |\n{block(text)}\n",
    "stripped": lambda text: f"kurzbeschreibung: |-  # aus Word\n{block(text)}\n\n",
    "kept": lambda text: f"kurzbeschreibung: |+\n{block(text)}\n\n\n",
    "counted": lambda text: f"kurzbeschreibung: |2\n{block(text)}\n",
    "folded": lambda text: f"kurzbeschreibung: >\n{spaced(text)}\n",
    "folded and stripped": lambda text: f"kurzbeschreibung: >-  # aus Word\n{spaced(text)}\n\n",
    "double": lambda text: f"kurzbeschreibung: {json.dumps(text, ensure_ascii=False)}   # aus Word\n",
    "escaped": lambda text: f"kurzbeschreibung: {json.dumps(text)}\n",
    "single": lambda text: f"kurzbeschreibung: '{spaced(text).strip()}'  # aus Word\n",
    "plain": lambda text: f"kurzbeschreibung:\n{spaced(text)}\n",
    "in braces": lambda text: f"zielgruppe: {{beschreibung: {json.dumps(text)}}}\n",
    "in a structure": lambda text: f"zielgruppe:\n  beschreibung: {json.dumps(text)}\n  # bleibt\n",
}
FOLDED = ("folded", "folded and stripped", "single", "plain")


def fixed(folder: Path, files: dict[str, bytes]) -> dict[str, bytes]:
    build_tree(folder, {"provider.yaml": "name: T\n", **files})
    for name, version in rewritten(str(folder)).versions.items():
        if version.neu != version.alt:
            write_rewritten(name, version)
    return {name: (folder / name).read_bytes() for name in files}


def value_in(content: str) -> str:
    data = yaml.safe_load(content)
    return str(data["kurzbeschreibung"] if "kurzbeschreibung" in data else data["zielgruppe"]["beschreibung"])


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("style", STYLES)
def test_a_text_is_mended_in_every_style(style: str, end: str, tmp_path: Path) -> None:
    tried = 0
    for number, text in enumerate(few([*PARTLY, *MENDED, *KEPT], 7)):
        entry = STYLES[style](text)
        try:
            holds = value_in(HEAD + entry + TAIL).strip("\n") == text
        except yaml.YAMLError:
            holds = False
        if not holds or "\r" in text:
            continue
        tried += 1
        before = HEAD + entry + TAIL
        folder = tmp_path / str(number)
        after = fixed(folder, {"offer.yaml": before.replace("\n", end).encode()})["offer.yaml"].decode()
        assert after.replace(end, "").count("\n") == after.replace(end, "").count("\r") == 0
        after = after.replace(end, "\n")
        written, meant = value_in(after).strip("\n"), (MENDED | PARTLY).get(text, text).strip("\n")
        as_typed = {text.strip("\n")} if style in FOLDED else set()
        if style in FOLDED:  # the empty lines between the lines typed part paragraphs
            meant = mended(text.replace("\n", "\n\n"))
            written, meant = (re.sub("\n+", "\n", value.strip("\n")) for value in (written, meant))
        assert written in {meant, *as_typed}, after
        assert (after == before) == (text in KEPT or {written} == as_typed)
        assert after.startswith(HEAD)
        assert after.endswith(TAIL)
        assert before.count("#") <= after.count("#") + text.count("#")
        again = fixed(tmp_path / f"{number}b", {"offer.yaml": after.encode()})["offer.yaml"]
        assert again.decode() == after
    assert tried > 2


@pytest.mark.parametrize("text", few(MENDED, 2))
def test_what_is_mended_is_found_no_more(text: str, tmp_path: Path) -> None:
    entry = STYLES["double"](f"Es ist so.\n\n{text}")
    fixed(tmp_path, {"offer.yaml": (HEAD + entry + TAIL).encode()})
    assert not [f.message for f in lint(tmp_path) if "`tdocs fix`" in f.message]


def test_a_folded_text_is_mended_by_the_lines_that_are_typed(tmp_path: Path) -> None:
    entry = (
        "kurzbeschreibung: >  # aus Word\n  Es gibt\n  hier:\n  • Küche\n  • Heil\u00adbad\n\n"
        "  Und\n\n\n  Ende\n"
    )
    after = fixed(tmp_path, {"offer.yaml": (HEAD + entry + TAIL).encode()})["offer.yaml"].decode()
    expected = (
        "kurzbeschreibung: |  # aus Word\n  Es gibt\n  hier:\n  - Küche\n  - Heilbad\n\n  Und\n\n\n  Ende\n"
    )
    assert after == HEAD + expected + TAIL


def test_hidden_characters_go_from_values_of_one_line_but_not_from_names(tmp_path: Path) -> None:
    entry = (
        'umfang: {beschreibung: "Heil\\xadbad"}\n'
        "anlagen:\n  - {id: x, titel: Heil\u00adbad, datei: Heil\u00adbad.pdf}\n"
    )
    after = fixed(tmp_path, {"offer.yaml": (HEAD + entry + TAIL).encode()})["offer.yaml"].decode()
    expected = entry.replace("\\xad", "").replace("titel: Heil\u00adbad", "titel: Heilbad")
    assert after == HEAD + expected + TAIL


@pytest.mark.parametrize(
    "text", few([*MENDED, *KEPT, "| a<br>b | Heil\u00adbad |\n|---|---|\n| • c | d |"], 2)
)
def test_a_finding_says_that_fix_does_it_where_it_does(text: str, tmp_path: Path) -> None:
    said, left = [], []
    for folder, fix in (("before", False), ("after", True)):
        tree = {"offer.yaml": (HEAD + STYLES["double"](f"Es ist so.\n\n{text}") + TAIL).encode()}
        (
            fixed(tmp_path / folder, tree)
            if fix
            else build_tree(tmp_path / folder, {"provider.yaml": "name: T\n", **tree})
        )
        found = [f.message for f in lint(tmp_path / folder) if f.code in ("TD331", "TD333", "TD334")]
        said, left = (said, found) if fix else (found, left)
    assert [message for message in said if "»tdocs fix« schreibt es um" not in message] == left


def test_many_texts_of_one_file_are_mended_where_one_cannot_be(tmp_path: Path) -> None:
    entry = 'kurzbeschreibung: &a "eins<br>zwei"\nbesonderheiten: *a\nvernetzung: "eins<br>zwei"\n'
    after = fixed(tmp_path, {"offer.yaml": (HEAD + entry + TAIL).encode()})["offer.yaml"].decode()
    assert (
        after == HEAD + entry.replace('vernetzung: "eins<br>zwei"', "vernetzung: |-\n  eins\\\n  zwei") + TAIL
    )


def test_a_text_that_yaml_puts_together_keeps_its_items_apart(tmp_path: Path) -> None:
    lines = "  • Küche\n  • Bad\n\n  • Flur\n    und Keller"
    for number, entry in enumerate(
        (
            f"kurzbeschreibung:\n{lines}\n",
            f'kurzbeschreibung:\n  "{lines.strip()}"\n',
            f"kurzbeschreibung: >\n{lines}\n",
        )
    ):
        after = fixed(tmp_path / str(number), {"offer.yaml": (HEAD + entry + TAIL).encode()})["offer.yaml"]
        items = value_in(after.decode()).strip().split("\n")
        assert [item for item in items if item.startswith("-")] == ["- Küche", "- Bad", "- Flur"]
        assert after.decode().endswith(TAIL)


def test_what_is_no_code_or_table_in_its_value_becomes_none(tmp_path: Path) -> None:
    for number, text in enumerate(
        ("```\n  Küche\n  ```\n  a) Bad\n  b) Flur", "| a |\n  |---|\n  | • b |\n  • c\n  • d")
    ):
        before = {"offer.yaml": f"{HEAD}kurzbeschreibung: >\n  {text}\n{TAIL}".encode()}
        assert fixed(tmp_path / str(number), before) == before


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_each_line_keeps_its_end_and_a_file_its_byte_order_mark(mark: str, tmp_path: Path) -> None:
    entry = "kurzbeschreibung: |\r\n  Wir:\r  • eins\n   \r\n  • zwei<br>drei\r"
    offer = f"{mark}{HEAD}{entry}besonderheiten: {{datei: texte/a.md}}\r\n{TAIL}"
    text = f"{mark}• eins\r• zwei\r\n\n• drei"
    files = {"offer.yaml": offer.encode(), "texte/a.md": text.encode()}
    after = fixed(tmp_path, files)
    assert after["offer.yaml"].decode() == offer.replace("• ", "- ").replace("<br>", "\\\r    ")
    assert after["texte/a.md"].decode() == text.replace("• ", "- ")


def test_a_text_file_is_mended_however_its_accents_are_stored(tmp_path: Path) -> None:
    stored = unicodedata.normalize("NFD", "täxte/Küche.md")
    offer = f"{HEAD}besonderheiten: {{datei: täxte/Küche.md}}\n{TAIL}".encode()
    after = fixed(tmp_path, {"offer.yaml": offer, stored: b"\xe2\x80\xa2 eins\n"})
    assert after == {"offer.yaml": offer, stored: b"- eins\n"}
