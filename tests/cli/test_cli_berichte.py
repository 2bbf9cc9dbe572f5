"""`--output` writes over reports and nothing else."""

from pathlib import Path

import pytest

from cli.aufruf import HAUS, Tdocs
from helpers import build_tree
from sampling import few
from teilhabe_docs.reporting.finding_formats import FINDING_FORMATS

BROKEN = {**HAUS, "provider.yaml": "name: T\nname: U\nleitbild: {datei: texte/leitbild.md}\n"}
FOREIGN = {
    "texte/leitbild.md": b"Wir sind da.\n",
    "texte/leitbild.txt": b"Wir sind da. Keine Befunde in 3 Dateien\n",
    "bild.png": b"\x89PNG\r\n\x1a\n\0",
    "plan.pdf": b"%PDF-1.7\n",
    "json.txt": b'{"version": 1}\n',
    "sarif.txt": b'{"$schema": "https://x/sarif", "runs": [{"tool": {"driver": {"name": "eslint"}}}]}\n',
    "xml.txt": b'<?xml version="1.0"?>\n<testsuites name="pytest" tests="1"></testsuites>\n',
    "notiz.md": b"<!-- tdocs -->\nText\n",
    "log.txt": b"::error file=x::a\nmehr\n",
}


@pytest.mark.parametrize("format_", FINDING_FORMATS)
@pytest.mark.parametrize("name", FOREIGN)
def test_what_is_no_report_is_not_overwritten_even_where_the_concept_cannot_be_read(
    tdocs: Tdocs, tmp_path: Path, format_: str, name: str
) -> None:
    root = build_tree(tmp_path / "haus", {**BROKEN, name: FOREIGN[name]})
    result = tdocs("lint", "haus", "--output", f"{format_}=haus/{name}")
    told = "gehört zum Konzept" if name == "texte/leitbild.md" else "ist schon da und kein Bericht von tdocs"
    assert (result.code, f"»haus/{name}« {told}." in result.err) == (2, True)
    assert (root / name).read_bytes() == FOREIGN[name]


EXCEPTED = {
    **HAUS,
    "offer.yaml": f"{HAUS['offer.yaml']!s}kurzbeschreibung: Zu erreichen unter 0171 39200 55.\n",
    "tdocs.yaml": "ausnahmen: [{regel: TD705, ort: kurzbeschreibung, grund: Dienst, person: Leitung}]\n",
}


def test_a_text_whose_file_cannot_be_read_is_not_overwritten(tdocs: Tdocs, tmp_path: Path) -> None:
    root = build_tree(tmp_path / "haus", {**HAUS, "provider.yaml": "leitbild: {datei: texte/leitbild.md\n"})
    result = tdocs("lint", "haus", "--output", "json=haus/texte/leitbild.md")
    assert (result.code, "kein Bericht von tdocs" in result.err) == (2, True)
    assert (root / "texte/leitbild.md").read_bytes() == b"Wir sind da.\n"


def test_a_report_among_the_texts_is_written_anew(tdocs: Tdocs, tmp_path: Path) -> None:
    build_tree(tmp_path / "haus", HAUS)
    for _ in range(2):
        assert tdocs("lint", "haus", "--output", "full=haus/texte/bericht.txt").code in (0, 1)


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("before", few([BROKEN, HAUS, EXCEPTED, {"provider.yaml": "name: T\n"}]))
@pytest.mark.parametrize("format_", FINDING_FORMATS)
def test_a_report_is_written_anew_whatever_it_said(
    tdocs: Tdocs, tmp_path: Path, format_: str, before: dict[str, str | bytes], ending: str
) -> None:
    build_tree(tmp_path / "vorher", before)
    build_tree(tmp_path / "haus", HAUS)
    assert tdocs("lint", "vorher", "--output", f"{format_}=bericht.md").code in (0, 1)
    report = tmp_path / "bericht.md"
    report.write_bytes(report.read_bytes().replace(b"\n", ending.encode()))
    for other in ("json", format_):
        assert tdocs("lint", "haus", "--output", f"{other}=bericht.md").code in (0, 1)
