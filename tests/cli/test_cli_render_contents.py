"""How the pages get into the contents of Word files: said once, asked for with `--toc-update`."""

from pathlib import Path

from cli.aufruf import HAUS, Tdocs
from helpers import build_tree
from rendering.docx_lesen import Datei, W

F9 = "F9 drücken"
CALL = ("render", ".", "--doc", "fachkonzept")


def test_render_says_once_how_pages_get_into_contents(tdocs: Tdocs, tmp_path: Path) -> None:
    text = "Wir begleiten Menschen in ihrem Alltag und stärken, was sie können.\n\n" * 140
    build_tree(tmp_path, {**HAUS, "texte/leitbild.md": text})
    said = tdocs(*CALL).err
    assert said.count(F9) == 1
    assert tdocs(*CALL).err == said
    assert F9 not in tdocs(*CALL, "--toc-update").err
    (file,) = tmp_path.glob("ausgabe/haus/fachkonzept.docx")
    assert Datei(file.read_bytes()).xml("settings").find(W + "updateFields") is not None
    checked = tdocs(*CALL, "--check")
    assert (checked.code, F9 in checked.err) == (0, False)
    assert tdocs(*CALL, "--quiet").err == ""
    assert Datei(file.read_bytes()).xml("settings").find(W + "updateFields") is None


def test_a_short_document_needs_no_word_about_pages(tdocs: Tdocs, tmp_path: Path) -> None:
    build_tree(tmp_path, HAUS)
    assert F9 not in tdocs("render", ".", "--doc", "leistungsbeschreibung").err
    refused = tdocs("render", ".", "--format", "md", "--toc-update")
    assert (refused.code, "--format docx" in refused.err) == (2, True)
