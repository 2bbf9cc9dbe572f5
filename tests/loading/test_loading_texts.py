"""Text files and pictures: from inside the repository, and only from there."""

from pathlib import Path

import pytest

from helpers import build_tree
from teilhabe_docs.diagnostics import Finding, Severity
from teilhabe_docs.loading.loaded_files import LoadedFiles
from teilhabe_docs.loading.repository import load_repository
from teilhabe_docs.loading.source_text import MAX_BYTES
from teilhabe_docs.loading.source_tree import MAX_PICTURE, SourceTree
from teilhabe_docs.model.text_slot import Datei, ReadFileSlot


def offer(reference: str) -> str:
    return f"id: skg\nbezeichnung: Haus\ngewaltschutz: {{datei: {reference}}}\n"


def load(root: Path, reference: str, files: dict[str, str | bytes] | None = None) -> LoadedFiles:
    base: dict[str, str | bytes] = {"provider.yaml": "name: T\n", "staffing.yaml": ""}
    return load_repository(
        build_tree(root, {**base, "angebot/offer.yaml": offer(reference), **(files or {})})
    )


def only(stock: LoadedFiles) -> Finding:
    (finding,) = stock.findings
    assert finding.file == "angebot/offer.yaml"
    assert (finding.span.line, finding.span.column) == (3, 23)
    assert finding.path == "gewaltschutz.datei"
    return finding


@pytest.mark.parametrize(
    "reference", ["texte/schutz.md", "texte\\schutz.md", "./texte/schutz.md", '"texte/../texte/schutz.md"']
)
def test_a_text_is_read_relative_to_its_yaml_file(tmp_path: Path, reference: str) -> None:
    stock = load(tmp_path, reference, {"angebot/texte/schutz.md": "\ufeffEins\r\nZwei\r\n"})
    assert stock.findings == ()
    slot = stock.konzepte[0].konzept.angebot.gewaltschutz
    assert isinstance(slot, ReadFileSlot)
    assert slot.text == "Eins\nZwei\n"
    assert slot.datei == "angebot/texte/schutz.md"


def test_a_text_may_lie_above_inside_the_repository(tmp_path: Path) -> None:
    stock = load(tmp_path, "../texte/schutz.md", {"texte/schutz.md": "Text"})
    assert stock.findings == ()
    assert "texte/schutz.md" in stock.dateien


def test_a_slot_deep_in_the_model_is_read(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "provider.yaml": "name: T\nkinderschutz:\n  verfahren: {datei: a.md}\n",
        "a.md": "Text",
    }
    stock = load_repository(
        build_tree(tmp_path, {**files, "offer.yaml": "id: a\nbezeichnung: A\n", "staffing.yaml": ""})
    )
    slot = stock.konzepte[0].konzept.traeger.kinderschutz.verfahren
    assert isinstance(slot, ReadFileSlot)


@pytest.mark.parametrize(
    "reference",
    [
        "../../geheim.md",
        "..\\..\\geheim.md",
        "/etc/passwd",
        "C:\\geheim.md",
        "c:geheim.md",
        '"\\\\\\\\server\\\\x"',
    ],
)
def test_a_path_out_of_the_repository_is_refused(tmp_path: Path, reference: str) -> None:
    build_tree(tmp_path, {"geheim.md": "GEHEIM"})
    stock = load(tmp_path / "repo", reference)
    assert only(stock).code == "TD041"
    assert stock.konzepte[0].konzept.angebot.gewaltschutz == Datei(
        datei=reference.strip('"').replace("\\\\", "\\")
    )
    assert "GEHEIM" not in "".join(stock.texte.values())


@pytest.mark.parametrize("target", ["../../geheim.md", "{absolute}"])
def test_a_link_out_of_the_repository_is_refused(tmp_path: Path, target: str) -> None:
    build_tree(tmp_path, {"geheim.md": "GEHEIM", "repo/angebot/x": ""})
    (tmp_path / "repo/angebot/link.md").symlink_to(target.format(absolute=tmp_path / "geheim.md"))
    assert only(load(tmp_path / "repo", "link.md")).code == "TD041"


def test_a_linked_folder_out_of_the_repository_is_refused(tmp_path: Path) -> None:
    build_tree(tmp_path, {"draussen/a.md": "GEHEIM", "repo/angebot/x": ""})
    (tmp_path / "repo/angebot/texte").symlink_to(tmp_path / "draussen")
    assert only(load(tmp_path / "repo", "texte/a.md")).code == "TD041"


def test_a_link_inside_the_repository_is_followed(tmp_path: Path) -> None:
    build_tree(tmp_path, {"texte/a.md": "Text", "angebot/x": ""})
    (tmp_path / "angebot/link.md").symlink_to("../texte/a.md")
    assert load(tmp_path, "link.md").findings == ()


def test_a_link_to_itself_is_a_finding(tmp_path: Path) -> None:
    build_tree(tmp_path, {"angebot/x": ""})
    (tmp_path / "angebot/link.md").symlink_to("link.md")
    assert only(load(tmp_path, "link.md")).code in {"TD001", "TD040"}


def test_a_missing_text_suggests_a_near_name(tmp_path: Path) -> None:
    finding = only(load(tmp_path, "texte/schuz.md", {"angebot/texte/Schutz.md": "x"}))
    assert finding.code == "TD040"
    assert "»texte/Schutz.md«" in finding.message


def test_a_folder_is_no_text(tmp_path: Path) -> None:
    assert only(load(tmp_path, ".")).code == "TD040"


def test_an_overlong_name_is_a_finding(tmp_path: Path) -> None:
    assert only(load(tmp_path, "x" * 5000)).code in {"TD001", "TD040"}


def test_an_empty_text_is_a_warning_and_read(tmp_path: Path) -> None:
    stock = load(tmp_path, "leer.md", {"angebot/leer.md": " \n"})
    finding = only(stock)
    assert (finding.code, finding.severity) == ("TD042", Severity.WARNING)
    assert isinstance(stock.konzepte[0].konzept.angebot.gewaltschutz, ReadFileSlot)


@pytest.mark.parametrize(
    ("content", "code", "words"),
    [
        ("Grüße\nKöln".encode("cp1252"), "TD003", "Zeile 1, Spalte 3"),
        (b"x" * (MAX_BYTES + 1), "TD002", "5 MB"),
        (b"Eins\nZw\x0bei", "TD004", "Zeile 2, Spalte 3"),
        ("Eins\nZw\ue002ei".encode(), "TD004", "Zeile 2, Spalte 3"),
    ],
)
def test_a_text_that_cannot_be_read_stands_at_its_reference(
    tmp_path: Path, content: bytes, code: str, words: str
) -> None:
    finding = only(load(tmp_path, "a.md", {"angebot/a.md": content}))
    assert finding.code == code
    assert finding.message.startswith("»a.md«")
    assert words in finding.message


def test_no_finding_names_an_absolute_path(tmp_path: Path) -> None:
    for reference in ("fehlt.md", "../../x.md", "."):
        assert str(tmp_path) not in only(load(tmp_path, reference)).message


def test_a_picture_is_read_relative_to_its_text(tmp_path: Path) -> None:
    store = SourceTree(build_tree(tmp_path, {"texte/bilder/haus.PNG": b"\x89PNG"}))
    found = store.lies_bytes("texte", "bilder\\haus.PNG")
    assert isinstance(found, tuple)
    assert found[1] == b"\x89PNG"


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("../../geheim.png", "außerhalb"),
        ("/geheim.png", "absoluter Pfad"),
        ("hous.png", "Gemeint: »haus.png«"),
        ("bild.svg", "gibt es nicht"),
        ("gross.jpg", "10 MB"),
    ],
)
def test_a_picture_that_cannot_be_read_says_why(tmp_path: Path, target: str, words: str) -> None:
    files: dict[str, str | bytes] = {
        "repo/texte/haus.png": b"",
        "repo/texte/gross.jpg": b"x" * (MAX_PICTURE + 1),
    }
    store = SourceTree(build_tree(tmp_path, {**files, "geheim.png": b"x"}) / "repo")
    problem = store.lies_bytes("texte", target)
    assert isinstance(problem, str)
    assert words in problem
