"""`tdocs render --jobs`: the same documents from several processes."""

import json
import os
import zipfile
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path

import pytest

from cli.aufruf import HAUS, Tdocs, prozess
from helpers import build_tree
from teilhabe_docs.documents import extent as umfang


def bestand(ordner: Path, anzahl: int) -> Path:
    """A repository of many offers."""
    angebote = {
        f"angebote/{n}/offer.yaml": str(HAUS["offer.yaml"]).replace("id: haus", f"id: haus-{n}")
        for n in range(anzahl)
    }
    rest = {name: text for name, text in HAUS.items() if name != "offer.yaml"}
    return build_tree(ordner, rest | angebote)


def inhalte(ordner: Path) -> dict[str, bytes]:
    return {p.relative_to(ordner).as_posix(): p.read_bytes() for p in ordner.rglob("*") if p.is_file()}


def test_several_processes_write_the_same_in_the_same_order(tmp_path: Path) -> None:
    bestand(tmp_path / "viele", 5)
    eins = prozess("render", "viele", "--out", "eins", cwd=tmp_path)
    zwei = prozess("render", "viele", "--out", "zwei", "--jobs", "2", cwd=tmp_path)
    assert (eins.returncode, zwei.returncode) == (0, 0)
    assert zwei.stdout.replace(b"zwei/", b"eins/") == eins.stdout
    assert zwei.stderr == eins.stderr
    assert inhalte(tmp_path / "eins") == inhalte(tmp_path / "zwei")
    assert prozess("render", "viele", "--check", "--out", "eins", "--jobs", "2", cwd=tmp_path).returncode == 0


def test_what_is_wrong_in_one_offer_stops_all_of_them(tmp_path: Path) -> None:
    bestand(tmp_path / "viele", 3)
    falsch = "id: haus-1\nvertragsgrundlage: sgb9_125\nbezeichnung: 'Haus [offen: x]'\n"
    build_tree(tmp_path / "viele", {"angebote/1/offer.yaml": falsch})
    for jobs in ("1", "2"):
        ergebnis = prozess("render", "viele", "--out", "aus", "--jobs", jobs, cwd=tmp_path)
        assert ergebnis.returncode == 1
        assert b"angebote/1/offer.yaml:3:20: TD802" in ergebnis.stderr
    assert not (tmp_path / "aus").exists()


ZU_VIEL = "TD802 Fehler: Mit diesem Angebot werden alle Dokumente zusammen zu groß (Grenze: "


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_documents_have_a_bound_together(
    tdocs: Tdocs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jobs: str
) -> None:
    bestand(tmp_path / "viele", 5)
    monkeypatch.setattr(umfang, "MAX_RUN", 30_000)
    ergebnis = tdocs("render", "viele", "--jobs", jobs, "--offer", "haus-0", "--offer", "haus-4")
    assert ergebnis.code == 1
    assert ergebnis.err.count("TD802") == 1
    assert f"angebote/4/offer.yaml:1:5: {ZU_VIEL}" in ergebnis.err
    assert not (tmp_path / "viele" / "ausgabe").exists()


def test_the_state_of_documents_is_told_within_the_same_bound(
    tdocs: Tdocs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bestand(tmp_path / "viele", 3)
    assert tdocs("render", "viele").code == 0
    monkeypatch.setattr(umfang, "MAX_RUN", 30_000)
    angebote = json.loads(tdocs("status", "viele", "--format", "json").out)["offers"]
    staende = [dokument["state"] for angebot in angebote for dokument in angebot["documents"]]
    assert staende == ["current"] * 4 + ["unknown"] * 5
    ohne, mit, danach = (angebot["findings"]["errors"] for angebot in angebote)
    assert (ohne, mit) == (danach, danach + 1)


def test_no_process_is_wrong_usage(tdocs: Tdocs, haus: Path) -> None:
    assert tdocs("render", "haus", "--jobs", "0").code == 2


@pytest.mark.parametrize("jobs", [62, 64, 1000])
def test_windows_waits_for_sixty_one_processes_at_most(
    tdocs: Tdocs, haus: Path, monkeypatch: pytest.MonkeyPatch, jobs: int
) -> None:
    class Pool(ThreadPoolExecutor):
        def __init__(self, max_workers: int, _: object, __: object, auftraege: tuple[object]) -> None:
            if max_workers > 61:
                raise ValueError("max_workers must be <= 61")
            monkeypatch.setattr("teilhabe_docs.application.processes._orders", auftraege)
            super().__init__(2)

    monkeypatch.setattr(os, "cpu_count", lambda: 128)
    monkeypatch.setattr("concurrent.futures.ProcessPoolExecutor", Pool)
    assert tdocs("render", "haus", "--jobs", str(jobs)).code == 0


def test_a_process_that_ends_early_is_told_with_a_way_on(
    tdocs: Tdocs, haus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("teilhabe_docs.application.processes._begin", os.abort)
    ergebnis = tdocs("render", "haus", "--jobs", "2")
    assert (ergebnis.code, ergebnis.out) == (2, "")
    assert "--jobs 1" in ergebnis.err


def test_an_interrupted_run_leaves_only_whole_files(
    tdocs: Tdocs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bestand(tmp_path / "viele", 3)
    echt, gerufen = os.replace, count(1)

    def replace(quelle: Path, ziel: Path) -> None:
        if "aus" in Path(ziel).parts and next(gerufen) == 4:  # not what goes into the cache
            raise KeyboardInterrupt
        echt(quelle, ziel)

    monkeypatch.setattr(os, "replace", replace)
    assert tdocs("render", "viele", "--out", "aus").code == 130
    fertige = list((tmp_path / "aus").rglob("*.docx"))
    assert len(fertige) == 3
    assert all(zipfile.ZipFile(datei).testzip() is None for datei in fertige)
    assert not list((tmp_path / "aus").rglob("*.neu"))
    monkeypatch.undo()
    assert prozess("render", "viele", "--out", "aus", cwd=tmp_path).returncode == 0
    assert len([p for p in (tmp_path / "aus").rglob("*") if p.is_file()]) == 9
