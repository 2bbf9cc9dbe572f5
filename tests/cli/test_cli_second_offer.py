"""A second offer in a folder below: its provider is found from whichever folder the call starts."""

import os
from pathlib import Path, PurePath

import pytest

from cli.aufruf import HAUS, Tdocs
from helpers import build_tree
from teilhabe_docs.loading import discovery

SECOND = {name: content for name, content in HAUS.items() if name in ("offer.yaml", "staffing.yaml")}
PLACES = ("nord", "angebote/nord", "angebote/land/nord")


def second(root: Path, place: str, *, checkout: bool) -> Path:
    """A repository with its provider at the top and an offer at a place below."""
    build_tree(root, {name: HAUS[name] for name in ("provider.yaml", "texte/leitbild.md")})
    build_tree(root / place, SECOND)
    return build_tree(root, {".git/HEAD": ""} if checkout else {})


@pytest.mark.parametrize("checkout", [False, True])
@pytest.mark.parametrize("place", PLACES)
def test_the_provider_above_is_found_from_every_folder(
    tdocs: Tdocs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str, checkout: bool
) -> None:
    second(tmp_path / "hof", place, checkout=checkout)
    for start in (PurePath("hof") / place, *(PurePath("hof") / place).parents):
        monkeypatch.chdir(tmp_path / start)
        way = os.path.relpath(tmp_path / "hof" / place)
        for path in {".", way}:
            assert tdocs("validate", path).out == "Keine Befunde in 4 Dateien.\n"
        assert tdocs("outline", way).out.startswith("haus · ")


def test_a_provider_too_far_above_is_told_with_the_way_to_it(tdocs: Tdocs, tmp_path: Path) -> None:
    second(tmp_path / "hof", "a/b/c/d", checkout=False)
    called = tdocs("validate", "hof/a/b/c/d").out
    assert "noch darüber (bis 3 Ordner über dem genannten" in called
    assert "Liegt sie weiter oben, rufen Sie tdocs für den Ordner dort auf." in called
    assert tdocs("validate", "hof").code == 0


def test_beyond_the_checkout_nothing_is_advised(tdocs: Tdocs, tmp_path: Path) -> None:
    build_tree(tmp_path, {"provider.yaml": "name: GEHEIM\n", "hof/.git/HEAD": ""})
    build_tree(tmp_path / "hof", SECOND)
    called = tdocs("validate", "hof").out
    assert "noch darüber (bis zum Ordner mit ».git«)" in called
    assert "weiter oben" not in called


@pytest.mark.parametrize("stranger", ["hof", "hof/provider.yaml"])
def test_what_somebody_else_put_above_is_not_read(
    tdocs: Tdocs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stranger: str
) -> None:
    second(tmp_path / "hof", "nord", checkout=False)
    monkeypatch.setattr(discovery, "owner", lambda path: int(path == tmp_path / stranger))
    assert "TD030" in tdocs("validate", "hof/nord").out
    assert tdocs("init", "hof/sued", "--profile", "rahmen").out.startswith("hof/sued/provider.yaml\n")


@pytest.mark.parametrize("checkout", [False, True])
@pytest.mark.parametrize("place", PLACES)
def test_init_writes_no_second_provider(tdocs: Tdocs, tmp_path: Path, place: str, checkout: bool) -> None:
    second(tmp_path / "hof", "da", checkout=checkout)
    called = tdocs("init", f"hof/{place}", "--profile", "rahmen")
    assert "Der Träger steht in »hof/provider.yaml« und gilt auch hier" in called.err
    assert not (tmp_path / "hof" / place / "provider.yaml").exists()
    assert tdocs("validate", f"hof/{place}").code == 0
