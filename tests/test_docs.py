"""The worked example of docs/profile.md, run."""

from pathlib import Path

from markdown_it import MarkdownIt

from helpers import build_tree
from teilhabe_docs.documents.gliederung import gliedere
from teilhabe_docs.documents.profil import Profil, profil
from teilhabe_docs.documents.pruefung import pruefe
from teilhabe_docs.documents.regal import EINGEBAUT, Profilordner, Regal
from teilhabe_docs.loading.repository import lade
from teilhabe_docs.rendering.dokument import baue

ROOT = Path(__file__).resolve().parents[1]


def files_of(page: str) -> dict[str, str | bytes]:
    """The code blocks of a page that name a file, by its path."""
    tokens = MarkdownIt().parse((ROOT / "docs" / page).read_text("utf-8"))
    return {t.info.split()[1]: t.content for t in tokens if t.type == "fence" and len(t.info.split()) > 1}


def house(tmp_path: Path) -> Profil:
    build_tree(tmp_path, files_of("profile.md"))
    shelf = Regal((*EINGEBAUT.ordner, Profilordner(tmp_path / "profile", "profile")))
    return profil("leistungsbeschreibung", "haus-nord", shelf)


def test_the_worked_example_has_no_mistake(tmp_path: Path) -> None:
    assert pruefe(house(tmp_path)) == ()


def test_the_worked_example_is_short(tmp_path: Path) -> None:
    build_tree(tmp_path, files_of("profile.md"))
    outline = tmp_path / "profile/leistungsbeschreibung/haus-nord/gliederung.yaml"
    assert len(outline.read_text("utf-8").splitlines()) <= 30


def test_the_worked_example_orders_and_adds_sections(tmp_path: Path) -> None:
    concept = lade(ROOT / "examples" / "schulkindergarten-bw").konzepte[0]
    built = baue(concept, gliedere(concept.konzept, house(tmp_path)))
    assert built.befunde == ()
    assert [(s.nummer, s.titel) for s in built.dokument.abschnitte[2:6]] == [
        ("3", "Personenkreis"),
        ("4", "Sozialraum und Vernetzung"),
        ("5", "Ziel der Leistung"),
        ("6", "Unsere Leistungen"),
    ]
    assert [s.titel for s in built.dokument.abschnitte][-2:] == ["So erreichen Sie uns", "Anlagen"]
