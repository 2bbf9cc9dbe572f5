"""The examples are complete, their committed documents current, and pandoc reads what the model has."""

import shutil
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from examples import EXAMPLES, render, stale
from rendering.pandoc_vergleich import modell_sicht, pandoc_sicht
from sampling import few
from teilhabe_docs.documents.emptiness import NeedState
from teilhabe_docs.documents.gliederung import outline_of
from teilhabe_docs.documents.profile.profile_choice import choose
from teilhabe_docs.loading.loaded_concept import LoadedConcept
from teilhabe_docs.loading.repository import load_repository
from teilhabe_docs.model.text_slot import AnlageVerweis, Markdown, ReadFileSlot
from teilhabe_docs.rendering.assembly import AssembledDocument, assemble
from teilhabe_docs.rendering.docx import write_docx

CONCEPTS = {k.konzept.angebot.id: k for example in EXAMPLES for k in load_repository(example).konzepte}
DOCUMENTS = [(offer, art) for offer, concept in CONCEPTS.items() for art in choose(concept).profile]


def built(offer: str, art: str) -> AssembledDocument:
    concept = CONCEPTS[offer]
    return assemble(concept, outline_of(concept.konzept, choose(concept).profile[art]))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: e.name)
def test_an_example_has_no_finding(example: Path) -> None:
    findings = load_repository(example).findings + tuple(
        f for k in CONCEPTS.values() for f in choose(k).befunde
    )
    assert findings == ()


@pytest.mark.parametrize("example", few(EXAMPLES, 8), ids=lambda e: e.name)
def test_the_committed_documents_are_current(example: Path) -> None:
    assert stale(example) == []


@pytest.mark.parametrize("example", few(EXAMPLES, 2), ids=lambda e: e.name)
def test_no_introduction_stands_right_below_another(example: Path) -> None:
    """But for those that authors have written themselves."""
    texts = [
        t for k in load_repository(example).konzepte for f in k.dateien.values() for t in f.texte.values()
    ]
    written = " ".join(" ".join(texts).split())
    for document in example.glob("ausgabe/*/*.md"):
        paragraphs = document.read_text("utf-8").split("\n\n")
        for first, second in pairwise(paragraphs):
            own = " ".join(second.split())[:40] in written
            assert own or not (first.endswith(":") and second.endswith(":")), (document.name, first, second)


def test_a_change_in_the_data_makes_documents_stale(tmp_path: Path) -> None:
    example = shutil.copytree(EXAMPLES[0], tmp_path / EXAMPLES[0].name)
    with (example / "offer.yaml").open("a", encoding="utf-8") as offer:
        offer.write(
            "\nzusatzabschnitte: [{dokument: fachkonzept, nach: zielgruppe, titel: Neu, text: Neu}]\n"
        )
    assert {Path(name).stem for name in stale(example)} == {"fachkonzept"}
    assert len(stale(example)) == 2


def test_a_leftover_document_is_named(tmp_path: Path) -> None:
    example = shutil.copytree(EXAMPLES[0], tmp_path / EXAMPLES[0].name)
    (example / "ausgabe" / "alt.md").write_text("alt", "utf-8")
    assert stale(example) == [f"{example.name}/ausgabe/alt.md"]


def test_rendering_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    for run in ("a", "b"):
        render(EXAMPLES[0], tmp_path / run)
    files = {p.relative_to(tmp_path / "a") for p in (tmp_path / "a").rglob("*.*")}
    assert len(files) == 6
    assert all((tmp_path / "a" / f).read_bytes() == (tmp_path / "b" / f).read_bytes() for f in files)


@pytest.mark.parametrize(("offer", "art"), DOCUMENTS)
def test_a_document_has_no_open_place_and_no_finding(offer: str, art: str) -> None:
    assert (built(offer, art).offene, built(offer, art).befunde) == ((), ())


@pytest.mark.parametrize(("offer", "art"), few(DOCUMENTS, 3))
def test_pandoc_reads_the_word_file_as_the_model_has_it(offer: str, art: str) -> None:
    document = built(offer, art).dokument
    assert pandoc_sicht(write_docx(document)) == modell_sicht(document, listed=True)


def mandatory_texts(concept: LoadedConcept) -> Iterator[tuple[str, str]]:
    """Path and words of every text slot that a document of the concept must contain."""
    for profile in choose(concept).profile.values():
        for section in outline_of(concept.konzept, profile).alle():
            for point in section.punkte:
                if point.grad != "nein" and point.zustand in (NeedState.GEFUELLT, NeedState.ANLAGE):
                    for path, value in concept.konzept.values_at(point.feld):
                        if text := text_of(value):
                            yield path, text


def text_of(value: Any) -> str:
    slot = value.kurz if isinstance(value, AnlageVerweis) else value
    return slot.text if isinstance(slot, Markdown | ReadFileSlot) else ""


@pytest.mark.parametrize("offer", CONCEPTS)
def test_mandatory_texts_have_forty_words_and_no_two_are_alike(offer: str) -> None:
    texts = dict(mandatory_texts(CONCEPTS[offer]))
    assert len(texts) > 20
    assert [path for path, text in texts.items() if len(text.split()) < 40] == []
    assert len(set(texts.values())) == len(texts)
