"""Each format that documents are written in: what is written is known again."""

from dataclasses import replace

import pytest

from rendering.proben import konzept
from teilhabe_docs.model.choices import Format
from teilhabe_docs.rendering.document_formats import document_files, format_named, read_written
from teilhabe_docs.rendering.seal import PARTS_DIGEST, PROFILE_DIGEST, SOURCE_DIGEST

DOCUMENT = konzept()
DIGESTS = {PROFILE_DIGEST: "0" * 64, f"{SOURCE_DIGEST}offer.yaml": "1" * 64}


def written(format_: str, digests: dict[str, str] = DIGESTS) -> bytes:
    files = document_files(DOCUMENT, "dokument", format_, digests)
    assert next(iter(files)) == f"dokument.{format_}"
    return files[f"dokument.{format_}"]


@pytest.mark.parametrize("format_", Format)
def test_a_document_is_known_as_ours_with_what_it_is_made_from(format_: str) -> None:
    read = read_written(written(format_))
    assert {name: read.digests[name] for name in DIGESTS} == DIGESTS
    assert read.untouched
    assert read.same(read_written(written(format_)))


@pytest.mark.parametrize("format_", Format)
def test_digests_of_sources_alone_make_no_other_document(format_: str) -> None:
    other = read_written(written(format_, {**DIGESTS, PROFILE_DIGEST: "2" * 64}))
    assert other.same(read_written(written(format_)))
    assert other.digests[PROFILE_DIGEST] != DIGESTS[PROFILE_DIGEST]


@pytest.mark.parametrize("format_", Format)
def test_another_word_is_another_document(format_: str) -> None:
    files = document_files(replace(DOCUMENT, titel="Anderer Titel"), "dokument", format_, DIGESTS)
    other = read_written(files[f"dokument.{format_}"])
    assert not other.same(read_written(written(format_)))
    assert other.digests[PARTS_DIGEST] != read_written(written(format_)).digests[PARTS_DIGEST]


@pytest.mark.parametrize("format_", Format)
def test_what_is_text_is_text(format_: str) -> None:
    if format_named(format_).text:
        assert DOCUMENT.titel in written(format_).decode("utf-8")


@pytest.mark.parametrize("format_", Format)
def test_without_digests_it_carries_none(format_: str) -> None:
    assert not read_written(written(format_, {})).digests
