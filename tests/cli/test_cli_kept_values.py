"""What is made of what tdocs brings along, from one process to the next: what is kept, what not believed."""

import sys
from pathlib import Path

import pytest

from cli.aufruf import HAUS, Tdocs
from helpers import build_tree
from teilhabe_docs.documents.extent import Extent
from teilhabe_docs.documents.profile.resolve import resolved, shared
from teilhabe_docs.documents.profile.shelf import BUILT_IN, ProfileFolder
from teilhabe_docs.documents.template import body
from teilhabe_docs.documents.template.body import Body
from teilhabe_docs.documents.template.condition import condition
from teilhabe_docs.documents.template.environment import BINDINGS, Bindings
from teilhabe_docs.loading.files import kept_values
from teilhabe_docs.loading.files.folders import DiskFolder
from teilhabe_docs.loading.files.kept_values import KeptValues

TEMPLATES = Path(__file__).resolve().parents[2] / "templates" / "fachkonzept" / "allgemein"
TEXT = "Musterstadt{% for n in [1, 2] %}, Haus{% endfor %}\n"
OWN = "Vom Haus selbst."
PRINTED = "Musterstadt, Haus, Haus\n"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where this test keeps code; each use reads it anew, as another process would."""
    place = tmp_path / "__pycache__" / "a.kept"
    kept: list[KeptValues] = []

    def opened() -> KeptValues:
        return kept[0] if kept else KeptValues(place)

    monkeypatch.setattr(kept_values, "kept_values", opened)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    one = KeptValues(place)
    kept.append(one)
    printed(Body("a.md", TEXT, mitgebracht=True))
    one.save()
    kept.clear()
    return place


def keeping(monkeypatch: pytest.MonkeyPatch, place: Path, *, written: bool = True) -> KeptValues:
    """What is kept in `place` from now on; whether Python may write bytecode."""
    kept = KeptValues(place)
    monkeypatch.setattr(sys, "dont_write_bytecode", not written)
    monkeypatch.setattr(kept_values, "kept_values", lambda: kept)
    return kept


def printed(koerper: Body) -> str:
    return koerper.ausgabe({BINDINGS: Bindings(Extent())})


def compiles(monkeypatch: pytest.MonkeyPatch, text: str = TEXT) -> bool:
    """Whether a built-in body is compiled once more before it is printed."""
    asked: list[object] = []
    real = body.compiled
    monkeypatch.setattr(body, "compiled", lambda tree: asked.append(tree) or real(tree))
    printed(Body("a.md", text, mitgebracht=True))
    monkeypatch.setattr(body, "compiled", real)
    return bool(asked)


def test_what_is_kept_is_not_compiled_again(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not compiles(monkeypatch)
    assert printed(Body("a.md", TEXT, mitgebracht=True)) == PRINTED
    assert compiles(monkeypatch, f"{TEXT}.")


def test_a_body_that_is_not_brought_along_is_neither_looked_up_nor_kept(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_values, "kept_values", lambda: pytest.fail("asked for what is kept"))
    assert printed(Body("profile/fachkonzept/haus/a.md", TEXT)) == PRINTED


@pytest.mark.parametrize("share", [0, 0.01, 0.3, 0.6, 0.99])
def test_what_is_damaged_is_not_read(place: Path, share: float, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = place.read_bytes()
    at = int(len(whole) * share)
    for damaged in (whole[:at], whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :]):
        place.write_bytes(damaged)
        assert compiles(monkeypatch)
    place.write_bytes(whole)
    assert not compiles(monkeypatch)


def test_what_another_program_has_kept_is_not_read(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_values, "program_digest", lambda: "another")
    assert compiles(monkeypatch)


def test_nothing_is_written_where_python_writes_no_bytecode(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = keeping(monkeypatch, tmp_path / "a.kept", written=False)
    assert compiles(monkeypatch)
    kept.save()
    assert not list(tmp_path.iterdir())


def test_where_nothing_can_be_written_documents_are_made_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tdocs: Tdocs
) -> None:
    (tmp_path / "file").write_text("no folder")
    keeping(monkeypatch, tmp_path / "file" / "a.kept")
    build_tree(tmp_path / "haus", HAUS)
    assert tdocs("render", "haus", "--doc", "fachkonzept", "--format", "md").code == 0


def test_a_run_keeps_the_bodies_that_are_brought_along_and_no_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tdocs: Tdocs
) -> None:
    kept = keeping(monkeypatch, tmp_path / "a.kept")
    brought = (TEMPLATES / "titel.md").read_text("utf-8")
    own = {
        "profile/fachkonzept/eigen/gliederung.yaml": "profil: eigen\ndokument: fachkonzept\ntitel: Konzept\n"
        "erweitert: allgemein\n",
        "profile/fachkonzept/eigen/titel.md": f"{brought}\n\n{OWN}\n",
    }
    offer = f"{HAUS['offer.yaml']}profil: {{fachkonzept: eigen}}\n"
    build_tree(tmp_path / "haus", {**HAUS, **own, "offer.yaml": offer})
    resolved.cache_clear()
    shared.cache_clear()
    condition.cache_clear()
    assert tdocs("render", "haus", "--doc", "fachkonzept", "--format", "md").code == 0
    assert OWN in next((tmp_path / "haus").rglob("fachkonzept.md")).read_text("utf-8")
    assert OWN.encode() not in (tmp_path / "a.kept").read_bytes()
    asked = 'angebot.vertragsgrundlage != "sgb8_77"'
    assert asked in (TEMPLATES / "gliederung.yaml").read_text("utf-8")
    assert kept.get("condition", asked) is None  # who made this profile might have written it
    build_tree(tmp_path / "haus", {"offer.yaml": HAUS["offer.yaml"]})
    assert tdocs("render", "haus", "--doc", "fachkonzept", "--format", "md", "--force").code == 0
    assert kept.get("condition", asked)
    assert kept.get("body", (TEMPLATES / "traeger.md").read_text("utf-8"))


def test_only_the_caller_may_write_what_is_kept(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not place.stat().st_mode & 0o077 or sys.platform == "win32"
    if sys.platform != "win32":
        place.chmod(0o666)
        assert compiles(monkeypatch)


def test_nothing_is_kept_by_a_program_that_has_changed_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = keeping(monkeypatch, tmp_path / "a.kept")
    assert compiles(monkeypatch)
    monkeypatch.setattr(kept_values, "digest_now", lambda: "changed")
    kept.save()
    assert not list(tmp_path.iterdir())


def test_a_profile_is_brought_along_by_where_it_lies_not_by_its_name(tmp_path: Path) -> None:
    folder = ProfileFolder(DiskFolder(tmp_path), "")
    assert not folder.mitgebracht
    assert BUILT_IN.ordner[0].mitgebracht
