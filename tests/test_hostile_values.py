"""Whatever a value holds comes out as typed, in Markdown, Word and HTML; nothing in it acts."""

import json
import subprocess
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypandoc
import pytest

from helpers import build_tree
from own_fields import shelf_in
from sampling import few
from teilhabe_docs.diagnostics import Span
from teilhabe_docs.documents.gliederung import outline_of
from teilhabe_docs.documents.profile.resolve import resolved
from teilhabe_docs.loading.repository import load_repository
from teilhabe_docs.rendering.assembly import AssembledDocument, assemble
from teilhabe_docs.rendering.docx import write_docx
from teilhabe_docs.rendering.html.html_writer import write_html
from teilhabe_docs.rendering.markdown.markdown_writer import write_markdown

VALUES = [
    "AWO *Nord* & Co_KG <Süd> #5",
    "1. Gasse",
    "# Haus",
    "- Strich",
    "> Zitat",
    "a | b",
    "{{ 7*7 }}",
    "{% if x %}",
    "{# weg #} Haus",
    "[Text](ziel)",
    "![Bild](x.png)",
    "[^1]",
    "^[x]",
    "`code` und ``mehr``",
    "**fett**",
    "__auch__",
    "~~weg~~",
    "<script>alert(1)</script>",
    "&amp; &lt;",
    "http://example.org/a_b",
    "C:\\Ordner\\",
    "(@id) Marke",
    "(#id) Marke",
    "Haus {.und}",
    "$x^2$",
    "@niemand",
    ":-) 🙂 e\u0301 שלום",
    "Haus\u00a05",
    "Straße \\* 5",
]


OWN = """\
profil: eigen
dokument: leistungsvereinbarung
titel: Eigen
erweitert: sgb9-134
felder:
  angebot.eigene.wort: {art: kurzer_text, beschreibung: Wort}
  angebot.eigene.orte: {art: liste, beschreibung: Orte, eintrag: kurzer_text}
  angebot.eigene.zeilen: {art: liste, beschreibung: Zeilen, eintrag: {text: {art: kurzer_text}}}
  angebot.eigene.gruppe: {art: gruppe, beschreibung: Gruppe, felder: {ort: {art: kurzer_text}}}
einfuegen:
  - nach: kopf
    id: eigenes
    titel: Eigenes
    braucht: [angebot.eigene.wort, angebot.eigene.orte, angebot.eigene.zeilen, angebot.eigene.gruppe]
"""
"""A profile whose fields hold the value as well: in a line, a list, cells, a structure."""


def built(folder: Path, value: str) -> AssembledDocument:
    """The agreement by a built-in profile."""
    return assembled(folder, value, "", "sgb9-134")


def built_with_own_fields(folder: Path, value: str) -> AssembledDocument:
    """The same by one that declares fields."""
    quoted = json.dumps(value, ensure_ascii=False)
    build_tree(folder, {"profile/leistungsvereinbarung/eigen/gliederung.yaml": OWN})
    own = f"wort: {quoted}, orte: [{quoted}], zeilen: [{{text: {quoted}}}], gruppe: {{ort: {quoted}}}"
    return assembled(folder, value, f"eigene: {{{own}}}\n", "eigen")


def assembled(folder: Path, value: str, more: str, profile: str) -> AssembledDocument:
    quoted = json.dumps(value, ensure_ascii=False)
    address = f"{{strasse: {quoted}, plz: '70000', ort: {quoted}}}"
    build_tree(
        folder,
        {
            "provider.yaml": f"name: {quoted}\nanschrift: {address}\n",
            "offer.yaml": f"id: a\nbezeichnung: {quoted}\nanschrift: {address}\n"
            f"aussengruppen: [{{bezeichnung: {quoted}}}]\nziele: [{quoted}]\n{more}",
            "staffing.yaml": f"positionen: [{{id: a, funktion: {quoted}, vzae: '1'}}]\n",
        },
    )
    shelf = shelf_in(folder)
    concept = load_repository(folder, shelf.fields).konzepte[0]
    return assemble(concept, outline_of(concept.konzept, resolved("leistungsvereinbarung", profile, shelf)))


def pandoc_words(content: bytes, source: str) -> str:
    command = [pypandoc.get_pandoc_path(), "-f", source, "-t", "json"]
    tree = json.loads(subprocess.run(command, input=content, capture_output=True, check=True).stdout)
    words = " ".join("".join(_strings(tree["blocks"])).split())
    return unicodedata.normalize("NFC", words)  # pandoc does so in Markdown only


def _strings(node: Any) -> list[str]:
    if isinstance(node, list):
        return [text for child in node for text in _strings(child)]
    if not isinstance(node, dict):
        return []
    if node["t"] == "Str":
        return [node["c"]]
    return _strings(node.get("c", [])) if node["t"] not in ("Space", "SoftBreak", "LineBreak") else [" "]


@pytest.mark.parametrize(("build", "times"), [(built, 4), (built_with_own_fields, 8)])
@pytest.mark.parametrize("value", few(VALUES, 8))
def test_a_value_comes_out_as_typed_in_each_format(
    tmp_path: Path, value: str, build: Callable[[Path, str], AssembledDocument], times: int
) -> None:
    document = build(tmp_path, value).dokument
    words = unicodedata.normalize("NFC", " ".join(value.split()))
    for content, source in (
        (write_markdown(document).encode(), "commonmark+pipe_tables+footnotes"),
        (write_docx(document), "docx"),
        (write_html(document).encode(), "html"),
    ):
        assert pandoc_words(content, source).count(words) >= times, source


def test_a_value_cannot_pose_as_an_open_place(tmp_path: Path) -> None:
    findings = built(tmp_path, "Haus [offen: nichts]").befunde
    assert {(f.code, f.path) for f in findings} >= {("TD802", "bezeichnung"), ("TD802", "anschrift.ort")}
    assert ("offer.yaml", Span(2, 20, 2, 27)) in {(f.file, f.span) for f in findings}


def test_a_value_that_is_only_a_prompt_is_an_open_place_itself(tmp_path: Path) -> None:
    document = built(tmp_path, "[offen: nichts]")
    markdown = write_markdown(document.dokument)
    assert document.befunde == ()
    assert "nichts" not in markdown
    assert markdown.count("[offen:") == len(document.offene)
