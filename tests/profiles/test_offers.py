"""The offers in `tests/offers`: each complete, its documents without a finding and without an open place."""

from pathlib import Path

import pytest

from rules.linten import lint
from teilhabe_docs.documents.blocks import OpenPlace, nodes
from teilhabe_docs.documents.gliederung import outline_of
from teilhabe_docs.documents.profile.profile_choice import choose
from teilhabe_docs.loading.loaded_concept import LoadedConcept
from teilhabe_docs.loading.repository import load_repository
from teilhabe_docs.rendering.assembly import assemble

OFFERS = Path(__file__).resolve().parents[1] / "offers"
LOADED = load_repository(OFFERS).konzepte


def test_they_have_no_findings() -> None:
    assert [f"{f.file}:{f.span.line}: {f.message}" for f in lint(OFFERS)] == []


@pytest.mark.parametrize("loaded", LOADED, ids=lambda one: one.konzept.angebot.id)
def test_their_documents_have_no_open_place(loaded: LoadedConcept) -> None:
    for profile in choose(loaded).profile.values():
        document = assemble(loaded, outline_of(loaded.konzept, profile)).dokument
        assert [node for node in nodes(document) if isinstance(node, OpenPlace)] == []
