"""Large and hostile texts of authors, through the command line: whole in the Word file, or a finding."""

import json
import subprocess
from pathlib import Path

import docx
import pypandoc
import pytest

from cli.aufruf import HAUS, prozess
from helpers import build_tree

BOESE = "Wert & Co <Süd> \"eins\" 'zwei' ]]> 🙂👨‍👩‍👧 e\u0301 שלום עולם x²"
LANGES_WORT = "Donaudampfschifffahrt" * 14 + "sechs"
WORTE = [f"wort{nummer}" for nummer in range(10_000)]
ZEILEN = [f"| Zeile {nummer} | {nummer * 7} |" for nummer in range(500)]
TEXT = "\n\n".join(
    (
        BOESE.replace("<", "\\<"),
        f"Ein Wort: {LANGES_WORT}.",
        " ".join(WORTE) + ".",
        "\n".join(["| Name | Zahl |", "|---|---|", *ZEILEN]),
    )
)


@pytest.fixture(scope="module")
def datei(tmp_path_factory: pytest.TempPathFactory) -> Path:
    ordner = tmp_path_factory.mktemp("gross")
    build_tree(ordner, HAUS | {"texte/leitbild.md": TEXT})
    ergebnis = prozess("render", ".", "--doc", "fachkonzept", cwd=ordner)
    assert ergebnis.returncode == 0, ergebnis.stderr.decode()
    return ordner / "ausgabe" / "haus" / "fachkonzept.docx"


def gelesen(datei: Path) -> str:
    """All words of the file as pandoc reads them, a blank between each."""
    befehl = [pypandoc.get_pandoc_path(), "-f", "docx", "-t", "plain", "--wrap=none", str(datei)]
    return " ".join(subprocess.run(befehl, check=True, capture_output=True).stdout.decode().split())


def test_hostile_characters_come_out_whole(datei: Path) -> None:
    assert BOESE.replace('"eins"', "„eins“") in gelesen(datei)


def test_a_word_of_300_letters_comes_out_whole(datei: Path) -> None:
    assert len(LANGES_WORT) > 290
    assert f"Ein Wort: {LANGES_WORT}." in gelesen(datei)


def test_a_paragraph_of_10_000_words_comes_out_whole(datei: Path) -> None:
    absaetze = [absatz.text for absatz in docx.Document(str(datei)).paragraphs]
    assert " ".join(WORTE) + "." in absaetze


def test_a_table_of_500_rows_comes_out_whole(datei: Path) -> None:
    tabelle = max(docx.Document(str(datei)).tables, key=lambda tabelle: len(tabelle.rows))
    zellen = [[zelle.text for zelle in zeile.cells] for zeile in tabelle.rows]
    assert zellen == [["Name", "Zahl"], *([f"Zeile {n}", str(n * 7)] for n in range(500))]


@pytest.mark.parametrize("zeichen", ["\x07", "\x00", "\x1b"])
def test_a_control_character_is_a_finding_at_its_place(tmp_path: Path, zeichen: str) -> None:
    build_tree(tmp_path, HAUS | {"texte/leitbild.md": f"Erste Zeile.\nZweite{zeichen} Zeile.\n"})
    ergebnis = prozess("validate", ".", "--format", "json", cwd=tmp_path)
    (befund,) = json.loads(ergebnis.stdout)["findings"]
    assert befund["code"] == "TD004"
    assert befund["message"].startswith("»texte/leitbild.md«, Zeile 2, Spalte 7:")
    assert ergebnis.returncode == 1
