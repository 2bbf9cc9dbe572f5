"""Text files that lie in a concept's folders for texts and that none of its files names."""

from collections.abc import Iterator
from posixpath import basename, dirname

from teilhabe_docs.loading.concept_file import ConceptFile
from teilhabe_docs.loading.files.paths import is_folder
from teilhabe_docs.loading.files.reader import Walk, is_text
from teilhabe_docs.loading.files.spelling import name_in
from teilhabe_docs.loading.loaded_concept import LoadedConcept

TEXT_FOLDER = "texte"
_TEXT_ENDINGS = (".md", ".txt")


def text_folders(loaded: LoadedConcept) -> tuple[str, ...]:
    """The folders for texts beside the files of a concept, by their names in the repository."""
    folders = (dirname(file.file) for file in loaded.dateien.values())
    return tuple(dict.fromkeys(f"{folder}/{TEXT_FOLDER}" if folder else TEXT_FOLDER for folder in folders))


def loose_texts(loaded: LoadedConcept) -> Iterator[str]:
    """The files there that no slot and no annex of the concept names, nor what could not be read of it."""
    named = {name for file in loaded.dateien.values() for name in _named(file)}
    unread = "\n".join(
        file.texte.get(file.file, "")
        for file in loaded.dateien.values()
        if file.modell is None or file.rest.entfernt
    )
    for folder in text_folders(loaded):
        place = loaded.ablage.wurzel / folder
        if not is_folder(place):
            continue
        for path in Walk(place).files():
            name = name_in(path, loaded.ablage.wurzel)
            text = name.casefold().endswith(_TEXT_ENDINGS) and is_text(name)
            if text and name not in named and not _is_hidden(name) and basename(name) not in unread:
                yield name


def _is_hidden(name: str) -> bool:
    return basename(name).startswith(".")


def _named(file: ConceptFile) -> Iterator[str]:
    yield from file.texte
    for annex in getattr(file.modell, "anlagen", ()):
        if annex.datei:
            yield f"{dirname(file.file)}/{annex.datei}".removeprefix("/")
