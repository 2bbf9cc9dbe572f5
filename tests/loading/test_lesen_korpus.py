"""The corpus of good, odd and hostile files in tests/cases/lesen: each ends as its case says, never raising.

How a case is written stands at the start of tests/cases/lesen/tabelle.yaml.
"""

import os
import shutil
import tracemalloc
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from case_files import read_cases
from helpers import build_tree
from sampling import few
from teilhabe_docs.diagnostics import Finding
from teilhabe_docs.loading import codes
from teilhabe_docs.loading.concept_file import read_concept_file
from teilhabe_docs.loading.config import load_configuration
from teilhabe_docs.loading.discovery import file_kind
from teilhabe_docs.loading.finding_limit import MAX_FINDINGS
from teilhabe_docs.loading.repository import load_repository
from teilhabe_docs.loading.source_tree import SourceTree
from teilhabe_docs.loading.yaml import composer
from teilhabe_docs.loading.yaml.yaml_reader import read_yaml
from teilhabe_docs.model.numbers import DecimalNumber

ROOT = Path(__file__).resolve().parents[2]
CASES = ROOT / "tests" / "cases" / "lesen"


@cache
def corpus() -> dict[str, dict[str, Any]]:
    """All cases by file and name."""
    files = sorted(CASES.glob("*.yaml"))
    found = [(f"{f.stem}: {case['name']}", case) for f in files for case in read_cases(f)["faelle"]]
    assert len(found) == len(dict(found)), "two cases have the same name"
    return dict(found)


def content(case: dict[str, Any]) -> bytes:
    """The bytes of a case's file: as given, or made from its pieces."""
    if "erzeugt" in case:
        return "".join(_piece(piece) for piece in case["erzeugt"]).encode()
    return str(case["eingabe"]).encode(case.get("kodierung", "utf-8"))


def _piece(piece: dict[str, Any]) -> str:
    if "zeile" in piece:
        return "".join(piece["zeile"].format(n=n, davor=n - 1) for n in range(1, piece["bis"] + 1))
    return str(piece["text"]) * int(piece.get("mal", 1))


def read(case: dict[str, Any], folder: Path) -> tuple[tuple[Finding, ...], Any, Any]:
    """What is found in a case's file or folder, and the data and the model that were read."""
    if "dateien" in case:
        build_tree(folder, {name: content(file) for name, file in case["dateien"].items()})
        with without_permission({name for name, file in case["dateien"].items() if file.get("gesperrt")}):
            return load_repository(folder).findings, None, None
    name = case.get("datei", "")
    if not name:
        document, findings = read_yaml(content(case), "offer.yaml")
        return findings, document and document.data, None
    build_tree(folder, {name: content(case)})
    if (kind := file_kind(name)) is None:
        loaded = load_configuration(folder)
        return loaded.findings, None, loaded.konfiguration
    file = read_concept_file(name, kind, SourceTree(folder.resolve()))
    return file.findings, file.dokument and file.dokument.data, file.modell


@contextmanager
def without_permission(names: set[str]) -> Iterator[None]:
    """While it lasts, files of these names cannot be opened."""
    system_open = os.open

    def refusing(path: str, *args: int) -> int:
        if Path(path).name in names:
            raise PermissionError(path)
        return system_open(path, *args)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "open", refusing)
        yield


def told(findings: Iterable[Finding], *, hints: bool, with_file: bool) -> list[str]:
    """The findings as a case lists them, hints (TD1xx) or the others."""
    return [
        f"{f'{f.file} ' if with_file else ''}{f.code} {f.span.line}:{f.span.column}"
        for f in findings
        if f.code.startswith("TD1") == hints
    ]


def at(value: Any, path: str) -> Any:
    """What stands at a dotted path of plain data or of a model."""
    for part in path.split("."):
        if isinstance(value, dict):
            value = value[part]
        else:
            value = value[int(part)] if isinstance(value, list | tuple) else getattr(value, part)
    return value


def printed(value: Any) -> str:
    return value.deutsch() if isinstance(value, DecimalNumber) else str(value)


def cases() -> list[str]:
    """The names of the cases; of the large ones some."""
    large = [name for name in corpus() if name.startswith("feindlich")]
    return [name for name in corpus() if name not in large or name in few(large, 3)]


@pytest.mark.parametrize("name", cases())
def test_a_file_ends_as_its_case_says(name: str, tmp_path: Path) -> None:
    case = corpus()[name]
    findings, data, model = read(case, tmp_path)
    if "anzahl" in case:
        assert len(findings) == case["anzahl"]
        assert case.get("rest", codes.WEITERE_FEHLER.code) in {finding.code for finding in findings}
    else:
        assert told(findings, hints=False, with_file="dateien" in case) == case["befunde"]
        assert told(findings, hints=True, with_file="dateien" in case) == case.get("hinweise", [])
    for path, text in case.get("gelesen", {}).items():
        assert at(data, path) == text
    for path, text in case.get("modell", {}).items():
        assert printed(at(model, path)) == text
    if case.get("gelesen") == {}:
        assert data == {}


@pytest.mark.parametrize("name", few(corpus(), 8))
def test_every_message_is_a_german_sentence_of_bounded_length(name: str, tmp_path: Path) -> None:
    findings, _, _ = read(corpus()[name], tmp_path)
    for finding in findings:
        assert finding.message.endswith((".", "?"))
        assert len(finding.message) < 1000
        assert not {"Input", "should", "Field", "Extra", "expected", "found"} & set(finding.message.split())


def test_the_corpus_is_large_enough_and_names_every_kind() -> None:
    assert len(corpus()) >= 60
    assert {name.partition(":")[0] for name in corpus()} == {
        "feindlich",
        "ordner",
        "schema",
        "tabelle",
        "versehen",
        "zeichen",
    }


@pytest.mark.parametrize("name", few([name for name in corpus() if name.startswith("feindlich")], 6))
def test_a_hostile_file_costs_no_more_than_its_bounds(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    events = 0
    parse: Callable[..., Iterable[yaml.Event]] = yaml.parse

    def counting(*args: Any, **kwargs: Any) -> Iterable[yaml.Event]:
        nonlocal events
        for event in parse(*args, **kwargs):
            events += 1
            yield event

    monkeypatch.setattr(yaml, "parse", counting)
    findings, _, _ = read(corpus()[name], tmp_path)
    assert events <= 3 * composer.MAX_VALUES
    assert len(findings) <= 2 * (MAX_FINDINGS + 1)


def test_memory_stays_bounded_whatever_the_file(tmp_path: Path) -> None:
    (tmp_path / "offer.yaml").write_bytes(b"")
    with (tmp_path / "offer.yaml").open("r+b") as file:
        file.truncate(50_000_000)
    bomb = content(corpus()["tabelle: Verweise auf Verweise"])
    tracemalloc.start()
    try:
        (finding, *_) = load_repository(tmp_path).findings
        read_yaml(bomb, "offer.yaml")
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert finding.code == "TD002"
    assert peak < 60_000_000


EXAMPLE = ROOT / "examples" / "schulkindergarten-bw"
MISTAKES = {
    "\nstand: 2026-11-01": "\nstand: 2026-11-31",
    "\nland: bw": "\nland: bq",
    "tage_pro_jahr: 190": "tage_pro_jahr: 190 Tage",
}


def offer_with_mistakes() -> str:
    text = (EXAMPLE / "offer.yaml").read_text("utf-8")
    for before, after in MISTAKES.items():
        assert text.count(before) == 1
        text = text.replace(before, after)
    return text


def found_in_example(folder: Path, offer: str) -> set[str]:
    shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns("ausgabe"), dirs_exist_ok=True)
    (folder / "offer.yaml").write_text(offer, "utf-8")
    return {
        f"{f.file} {f.code} {f.span.line}:{f.span.column} {f.path}" for f in load_repository(folder).findings
    }


def test_a_typo_in_one_key_adds_one_finding_and_hides_none(tmp_path: Path) -> None:
    offer = offer_with_mistakes()
    without = found_in_example(tmp_path, offer)
    assert {finding.split()[1] for finding in without} >= {"TD204", "TD205"}
    line = offer[: offer.index("\nplaetze:")].count("\n") + 2
    with_typo = found_in_example(tmp_path, offer.replace("\nplaetze:", "\nplaezte:"))
    assert with_typo == without | {f"offer.yaml TD201 {line}:1 plaezte"}


@pytest.mark.parametrize("key", few(read_cases(EXAMPLE / "offer.yaml")))
def test_a_typo_in_any_key_hides_only_what_stands_below_it(tmp_path: Path, key: str) -> None:
    offer = offer_with_mistakes()
    typo = key[:-2] + key[-1] + key[-2] if key[-1] != key[-2] else key + "x"
    without = {f for f in found_in_example(tmp_path, offer) if not f.split()[-1].startswith(key)}
    found = found_in_example(tmp_path, offer.replace(f"\n{key}:", f"\n{typo}:"))
    assert without <= found
    assert any(f.split()[1] == "TD201" and f.endswith(f" {typo}") for f in found)
